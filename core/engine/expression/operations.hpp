// What each operation gives for values that may be missing or errors: the tables of the language.
// Strict operations give an error where there is one, else missing where something is missing; &&
// and || are certain wherever one operand decides.
#pragma once

#include "engine/base/exact_sum.hpp"
#include "engine/expression/routine.hpp"
#include "engine/expression/value.hpp"

#include <cmath>
#include <cstdint>
#include <limits>

namespace peil::expression {

// Of two of which at least one is no value. An error is certain whatever is answered, so it wins
// over what is missing; of two errors the first in the list of faults.
inline Value worse(const Value& a, const Value& b) {
  if (a.is_error() && b.is_error()) return b.fault() < a.fault() ? b : a;
  if (a.is_error()) return a;
  if (b.is_error()) return b;
  return {};
}

template <class Operation>
inline Value strict(const Value& a, const Value& b, Operation&& operation) {
  if (a.is_value() && b.is_value()) [[likely]]
    return operation(a, b);
  return worse(a, b);
}

// false decides; else what is missing could still make it false, so that it is missing; else an
// error.
inline Value and_values(const Value& a, const Value& b) {
  if (a.is_false() || b.is_true()) return a;
  if (b.is_false() || a.is_true()) return b;
  return a.is_missing() || b.is_missing() ? Value() : worse(a, b);
}

inline Value or_values(const Value& a, const Value& b) {
  if (a.is_true() || b.is_false()) return a;
  if (b.is_true() || a.is_false()) return b;
  return a.is_missing() || b.is_missing() ? Value() : worse(a, b);
}

inline Value not_value(const Value& a) {
  return a.is_value() ? Value::boolean(!a.as_boolean()) : a;
}

inline bool holds(Relation relation, auto left, auto right) {
  switch (relation) {
    case Relation::less:
      return left < right;
    case Relation::less_equal:
      return left <= right;
    case Relation::greater:
      return left > right;
    case Relation::greater_equal:
      return left >= right;
  }
  return false;
}

inline Value add(std::int64_t a, std::int64_t b, std::uint32_t at) {
  std::int64_t result = 0;
  return __builtin_add_overflow(a, b, &result) ? Value::error(Fault::overflow, at)
                                               : Value::integer(result);
}

inline Value subtract(std::int64_t a, std::int64_t b, std::uint32_t at) {
  std::int64_t result = 0;
  return __builtin_sub_overflow(a, b, &result) ? Value::error(Fault::overflow, at)
                                               : Value::integer(result);
}

inline Value multiply(std::int64_t a, std::int64_t b, std::uint32_t at) {
  std::int64_t result = 0;
  return __builtin_mul_overflow(a, b, &result) ? Value::error(Fault::overflow, at)
                                               : Value::integer(result);
}

// The sign of the result is that of `a`.
inline Value remainder(std::int64_t a, std::int64_t b, std::uint32_t at) {
  if (b == 0) return Value::error(Fault::division_by_zero, at);
  return Value::integer(b == -1 ? 0 : a % b);
}

inline Value divide(double a, double b, std::uint32_t at) {
  return b == 0 ? Value::error(Fault::division_by_zero, at) : Value::decimal(a / b, at);
}

// Half away from zero. What is as near to a half as a decimal can be is a half: 2.675 is rounded to
// 2.68.
Value rounded(double number, std::uint32_t at);
Value rounded(double number, unsigned digits, std::uint32_t at);

// Code points of valid UTF-8.
std::int64_t length(std::string_view text);

// An aggregation in the making. Strict but for `all` and `any`; int sums can't overflow on the way,
// only at the end, and decimals are added with twice their precision, so that the order doesn't
// matter.
Value accumulator(Aggregate aggregate);
Value accumulated(Aggregate aggregate, const Value& accumulator, const Value& value, bool first);
Value aggregated(Aggregate aggregate, const Value& accumulator, std::uint64_t count,
                 std::uint32_t at);

}  // namespace peil::expression
