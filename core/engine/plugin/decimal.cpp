#include "engine/plugin/decimal.hpp"

#include "engine/json/canonical.hpp"

#include <array>
#include <cmath>
#include <cstddef>
#include <cstdlib>

namespace peil {
namespace {

constexpr std::size_t most_digits = 15;

// Each of these is a double without error.
constexpr std::array<double, most_digits + 1> powers{1,   1e1, 1e2,  1e3,  1e4,  1e5,  1e6,  1e7,
                                                     1e8, 1e9, 1e10, 1e11, 1e12, 1e13, 1e14, 1e15};

bool is_digit(char c) { return c >= '0' && c <= '9'; }

}  // namespace

std::string decimal_text(double number) {
  const std::string text = number_text(number);
  const std::size_t e = text.find('e');
  if (e == std::string::npos) return text;
  // 1.5e-7: the digits 15, with the point moved.
  const int exponent = std::atoi(text.c_str() + e + 1);
  std::string digits;
  for (const char c : text.substr(0, e)) {
    if (is_digit(c)) digits += c;
  }
  const std::string sign = number < 0 ? "-" : "";
  if (exponent < 0)
    return sign + "0." + std::string(static_cast<std::size_t>(-exponent - 1), '0') + digits;
  digits.append(static_cast<std::size_t>(exponent) + 1 - digits.size(), '0');
  return sign + digits;
}

std::string decimal_text(double number, std::uint8_t decimals) {
  const double scaled = std::round(std::fabs(number) * powers.at(decimals));
  std::string digits = decimal_text(scaled);
  if (digits.size() <= decimals) digits.insert(0, decimals + 1 - digits.size(), '0');
  if (decimals > 0) digits.insert(digits.size() - decimals, 1, '.');
  return (number < 0 && scaled > 0 ? "-" : "") + digits;
}

std::optional<Decimal> read_decimal(std::string_view text) {
  const bool negative = text.starts_with('-');
  if (negative) text.remove_prefix(1);
  const std::size_t point = text.find('.');
  const auto whole = text.substr(0, point);
  const auto fraction =
      point == std::string_view::npos ? std::string_view() : text.substr(point + 1);
  if (whole.empty() || (whole.size() > 1 && whole.front() == '0')) return std::nullopt;
  if (point != std::string_view::npos && fraction.empty()) return std::nullopt;
  const std::size_t digits = (whole == "0" ? 0 : whole.size()) + fraction.size();
  if (digits > most_digits) return std::nullopt;
  std::int64_t number = 0;
  for (const auto part : {whole, fraction}) {
    for (const char c : part) {
      if (!is_digit(c)) return std::nullopt;
      number = number * 10 + (c - '0');
    }
  }
  // Both are doubles without error, so there is one rounding: to the nearest.
  const double value = static_cast<double>(number) / powers.at(fraction.size());
  return Decimal{negative && number != 0 ? -value : value,
                 static_cast<std::uint8_t>(fraction.size())};
}

}  // namespace peil
