// Numbers as JSON's texts write them, without floating point: whole numbers, and decimals as a
// whole number of tenths, hundredths and so on. What a plugin computes is then the same on every
// machine, to the last digit.
#pragma once

#include <cstdint>
#include <limits>
#include <optional>
#include <string>
#include <string_view>

namespace peil::plugin {

// 10 to the power; 0 where that doesn't fit.
constexpr std::int64_t power_of_ten(unsigned exponent) {
  if (exponent > 18) return 0;
  std::int64_t power = 1;
  while (exponent-- > 0)
    power *= 10;
  return power;
}

// -?digits(.digits)? as a multiple of 10^-decimals: fixed("2.345", 2) is 235. Rounded to the
// nearest, halves away from zero. Nothing if the text has another form (an exponent, a plus
// sign, blanks), or the number doesn't fit. Not inlined: programs read numbers in many places, and
// each would have these loops.
[[gnu::noinline]] inline std::optional<std::int64_t> fixed(std::string_view text,
                                                           unsigned decimals) {
  constexpr std::int64_t most = std::numeric_limits<std::int64_t>::max();
  const bool negative = text.starts_with('-');
  if (negative) text.remove_prefix(1);
  const std::size_t point = text.find('.');
  std::string_view fraction;
  if (point != text.npos) {
    fraction = text.substr(point + 1);
    text = text.substr(0, point);
    if (fraction.empty()) return {};
  }
  if (text.empty()) return {};
  std::int64_t number = 0;
  const auto append = [&number](char digit) {
    if (digit < '0' || digit > '9' || number > (most - (digit - '0')) / 10) return false;
    number = number * 10 + (digit - '0');
    return true;
  };
  for (const char digit : text) {
    if (!append(digit)) return {};
  }
  for (unsigned i = 0; i < decimals; ++i) {
    if (!append(i < fraction.size() ? fraction[i] : '0')) return {};
  }
  for (std::size_t i = decimals; i < fraction.size(); ++i) {
    if (fraction[i] < '0' || fraction[i] > '9') return {};
  }
  if (decimals < fraction.size() && fraction[decimals] >= '5') {
    if (number == most) return {};
    ++number;
  }
  return negative ? -number : number;
}

// -?digits as a whole number. Nothing for any other text, "2.0" too, and for what doesn't fit.
inline std::optional<std::int64_t> integer(std::string_view text) {
  if (text.find('.') != text.npos) return {};
  return fixed(text, 0);
}

// The number with exactly that many decimals: fixed_text(240, 2) is "2.40".
inline std::string fixed_text(std::int64_t number, unsigned decimals) {
  std::uint64_t rest =
      number < 0 ? 0 - static_cast<std::uint64_t>(number) : static_cast<std::uint64_t>(number);
  std::string backwards;
  for (unsigned written = 0; rest > 0 || written <= decimals; ++written) {
    if (written == decimals && decimals > 0) backwards += '.';
    backwards += static_cast<char>('0' + rest % 10);
    rest /= 10;
  }
  if (number < 0) backwards += '-';
  return {backwards.rbegin(), backwards.rend()};
}

inline std::string integer_text(std::int64_t number) { return fixed_text(number, 0); }

// a ÷ b, to the nearest whole number, halves away from zero; up. b is above 0, and a within
// ±9·10^18 − b.
constexpr std::int64_t divide_rounded(std::int64_t a, std::int64_t b) {
  return a < 0 ? -((-a + b / 2) / b) : (a + b / 2) / b;
}
constexpr std::int64_t divide_up(std::int64_t a, std::int64_t b) {
  return a / b + (a % b > 0 ? 1 : 0);
}

}  // namespace peil::plugin
