#include "engine/expression/operations.hpp"

#include <algorithm>
#include <array>

namespace peil::expression {
namespace {

constexpr double two_to_the_63 = 9223372036854775808.0;
// Beyond this every decimal is whole.
constexpr double two_to_the_52 = 4503599627370496.0;
// Below this a division of two-part numbers is exact; above it, its factors overflow.
constexpr double safe_to_split = 1e290;

Value integer_of(double whole, std::uint32_t at) {
  if (whole < -two_to_the_63 || whole >= two_to_the_63) return Value::error(Fault::overflow, at);
  return Value::integer(static_cast<std::int64_t>(whole));
}

TwoPart parts(const Value& value) { return {double_of(value.first()), double_of(value.second())}; }

Value packed(TwoPart sum) { return Value::raw(Kind::decimal, bits_of(sum.high), bits_of(sum.low)); }

// A 64-bit number exactly.
TwoPart parts_of(std::int64_t whole) {
  const auto low = static_cast<double>(static_cast<std::uint64_t>(whole) & 0xFFFF'FFFFu);
  return exact::sum(static_cast<double>(whole >> 32) * 4294967296.0, low);
}

bool adds_decimals(Aggregate aggregate) {
  return aggregate == Aggregate::sum_decimal || aggregate == Aggregate::mean_decimal ||
         aggregate == Aggregate::mean_integer;
}

}  // namespace

Value rounded(double number, std::uint32_t at) {
  const double size = std::fabs(number);
  if (size >= two_to_the_52) return integer_of(number, at);
  const double below = std::floor(size);
  const double whole = size - below >= 0.5 ? below + 1 : below;
  return integer_of(number < 0 ? -whole : whole, at);
}

Value rounded(double number, unsigned digits, std::uint32_t at) {
  constexpr std::array<double, 10> powers = {1, 1e1, 1e2, 1e3, 1e4, 1e5, 1e6, 1e7, 1e8, 1e9};
  const double power = powers[std::min<std::size_t>(digits, powers.size() - 1)];
  const double size = std::fabs(number);
  if (size * power >= two_to_the_52) return Value::decimal(number, at);
  // Divisions are rounded correctly, so each of these is the nearest decimal to what is written: k
  // / power, (k + ½) / power.
  double below = std::floor(size * power);
  if (below / power > size) below -= 1;
  if ((below + 1) / power <= size) below += 1;
  const double result = size >= (below + 0.5) / power ? (below + 1) / power : below / power;
  return Value::decimal(number < 0 ? -result : result, at);
}

std::int64_t length(std::string_view text) {
  return std::count_if(text.begin(), text.end(),
                       [](char c) { return (static_cast<unsigned char>(c) & 0xC0u) != 0x80u; });
}

Value accumulator(Aggregate aggregate) {
  if (aggregate == Aggregate::all || aggregate == Aggregate::any)
    return Value::boolean(aggregate == Aggregate::all);
  return adds_decimals(aggregate) ? packed({}) : Value::integer(0);
}

Value accumulated(Aggregate aggregate, const Value& accumulator, const Value& value, bool first) {
  if (aggregate == Aggregate::all) return and_values(accumulator, value);
  if (aggregate == Aggregate::any) return or_values(accumulator, value);
  return strict(accumulator, value, [&](const Value& sum, const Value& next) {
    switch (aggregate) {
      case Aggregate::count:
        return Value::integer(sum.as_integer() + (next.as_boolean() ? 1 : 0));
      case Aggregate::sum_integer: {
        // 128 bits, two's complement.
        const std::uint64_t low = sum.first() + next.first();
        const std::uint64_t sign = next.as_integer() < 0 ? ~std::uint64_t{0} : 0;
        return Value::raw(Kind::integer, low, sum.second() + sign + (low < next.first() ? 1 : 0));
      }
      case Aggregate::sum_decimal:
      case Aggregate::mean_decimal:
        return packed(parts(sum) + next.as_decimal());
      case Aggregate::mean_integer:
        return packed(parts(sum) + parts_of(next.as_integer()));
      case Aggregate::min_integer:
        return first || next.as_integer() < sum.as_integer() ? next : sum;
      case Aggregate::max_integer:
        return first || next.as_integer() > sum.as_integer() ? next : sum;
      case Aggregate::min_decimal:
        return first || next.as_decimal() < sum.as_decimal() ? next : sum;
      case Aggregate::max_decimal:
        return first || next.as_decimal() > sum.as_decimal() ? next : sum;
      default:
        return next;
    }
  });
}

Value aggregated(Aggregate aggregate, const Value& accumulator, std::uint64_t count,
                 std::uint32_t at) {
  if (!accumulator.is_value()) return accumulator;
  const auto number = static_cast<double>(count);
  switch (aggregate) {
    case Aggregate::sum_integer: {
      const auto sum = static_cast<std::int64_t>(accumulator.first());
      const std::uint64_t sign = sum < 0 ? ~std::uint64_t{0} : 0;
      return accumulator.second() == sign ? Value::integer(sum) : Value::error(Fault::overflow, at);
    }
    case Aggregate::sum_decimal:
      return Value::decimal(parts(accumulator).rounded(), at);
    case Aggregate::mean_integer:
    case Aggregate::mean_decimal: {
      // The mean, the least and the greatest of nothing are missing.
      if (count == 0) return {};
      const TwoPart sum = parts(accumulator);
      if (!(std::fabs(sum.high) < safe_to_split)) return Value::decimal(sum.rounded() / number, at);
      return Value::decimal((sum / TwoPart{number, 0}).rounded(), at);
    }
    case Aggregate::min_integer:
    case Aggregate::max_integer:
    case Aggregate::min_decimal:
    case Aggregate::max_decimal:
      return count == 0 ? Value() : accumulator;
    default:
      return accumulator;
  }
}

}  // namespace peil::expression
