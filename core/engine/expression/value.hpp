// What an expression reads and gives: a value of one of the language's types, or that it is
// missing, or an error. Small, copied freely, never owning anything: a text is a view of somebody
// else's characters.
#pragma once

#include <bit>
#include <cmath>
#include <cstddef>
#include <cstdint>
#include <cstring>
#include <string>
#include <string_view>

namespace peil::expression {

// The first two are no values; their order counts, see `is_value`.
enum class Kind : std::uint8_t {
  missing,
  error,
  boolean,
  integer,
  decimal,
  text,
  date,
  choice,
  set
};

// Why there is an error instead of a value. Where two errors meet, the first of this list wins, so
// that the order of operands never matters.
enum class Fault : std::uint8_t {
  division_by_zero,
  overflow,  // the result doesn't fit: beyond 64 bits for an int, beyond the doubles for a decimal
  empty_bounds  // clamp() whose lowest is above its highest
};

// The stable name of a fault: `division_by_zero`.
std::string_view fault_name(Fault fault);

// A choice of several options out of at most 128, by their index.
struct Set {
  std::uint64_t low = 0;
  std::uint64_t high = 0;

  static constexpr std::uint32_t capacity = 128;

  constexpr void add(std::uint32_t index) {
    if (index < 64) {
      low |= std::uint64_t{1} << index;
    } else if (index < capacity) {
      high |= std::uint64_t{1} << (index - 64);
    }
  }
  constexpr bool has(std::uint32_t index) const {
    if (index < 64) return (low >> index & 1) != 0;
    return index < capacity && (high >> (index - 64) & 1) != 0;
  }
  int count() const { return std::popcount(low) + std::popcount(high); }
  friend constexpr bool operator==(const Set&, const Set&) = default;
};

// The bits of a double, and back. Not every library has std::bit_cast.
inline std::uint64_t bits_of(double number) {
  std::uint64_t bits = 0;
  std::memcpy(&bits, &number, sizeof bits);
  return bits;
}

inline double double_of(std::uint64_t bits) {
  double number = 0;
  std::memcpy(&number, &bits, sizeof number);
  return number;
}

class Value {
 public:
  // Missing.
  constexpr Value() = default;

  // `at` is the byte of the expression's source where the error arose, for those who show it.
  static constexpr Value error(Fault fault, std::uint32_t at = 0) {
    return {Kind::error, static_cast<std::uint64_t>(fault), at};
  }
  static constexpr Value boolean(bool value) { return {Kind::boolean, value ? 1u : 0u, 0}; }
  static constexpr Value integer(std::int64_t value) {
    return {Kind::integer, static_cast<std::uint64_t>(value), 0};
  }
  // What isn't finite is an error, and zero has no sign, so that equal values print equally.
  static Value decimal(double value, std::uint32_t at = 0) {
    if (!std::isfinite(value)) return error(Fault::overflow, at);
    return {Kind::decimal, bits_of(value + 0.0), 0};
  }
  // A view: the characters must live as long as the value.
  static Value text(std::string_view value) {
    return {Kind::text, reinterpret_cast<std::uintptr_t>(value.data()), value.size()};
  }
  // Days since 1970-01-01, see day.hpp.
  static constexpr Value date(std::int64_t day) {
    return {Kind::date, static_cast<std::uint64_t>(day), 0};
  }
  // The index of the option in its list of options.
  static constexpr Value choice(std::uint32_t index) { return {Kind::choice, index, 0}; }
  static constexpr Value set(Set value) { return {Kind::set, value.low, value.high}; }

  constexpr Kind kind() const { return kind_; }
  constexpr bool is_missing() const { return kind_ == Kind::missing; }
  constexpr bool is_error() const { return kind_ == Kind::error; }
  constexpr bool is_value() const { return kind_ > Kind::error; }
  constexpr bool is_true() const { return kind_ == Kind::boolean && first_ != 0; }
  constexpr bool is_false() const { return kind_ == Kind::boolean && first_ == 0; }

  // Each only where `kind()` says so.
  constexpr Fault fault() const { return static_cast<Fault>(first_); }
  constexpr std::uint32_t at() const { return static_cast<std::uint32_t>(second_); }
  constexpr bool as_boolean() const { return first_ != 0; }
  constexpr std::int64_t as_integer() const { return static_cast<std::int64_t>(first_); }
  double as_decimal() const { return double_of(first_); }
  std::string_view as_text() const {
    return {reinterpret_cast<const char*>(static_cast<std::uintptr_t>(first_)),
            static_cast<std::size_t>(second_)};
  }
  constexpr std::int64_t as_date() const { return static_cast<std::int64_t>(first_); }
  constexpr std::uint32_t as_choice() const { return static_cast<std::uint32_t>(first_); }
  constexpr Set as_set() const { return {first_, second_}; }

  // The same kind with the same content; errors are the same where their faults are, wherever they
  // arose.
  friend bool operator==(const Value& a, const Value& b) {
    if (a.kind_ != b.kind_) return false;
    switch (a.kind_) {
      case Kind::missing:
        return true;
      case Kind::text:
        return a.as_text() == b.as_text();
      case Kind::decimal:
        return a.as_decimal() == b.as_decimal();
      case Kind::set:
        return a.as_set() == b.as_set();
      default:
        return a.first_ == b.first_;
    }
  }

  // Two words to do with as one likes, for a sum in the making. Of no meaning to anybody else.
  static constexpr Value raw(Kind kind, std::uint64_t first, std::uint64_t second) {
    return {kind, first, second};
  }
  constexpr std::uint64_t first() const { return first_; }
  constexpr std::uint64_t second() const { return second_; }

 private:
  constexpr Value(Kind kind, std::uint64_t first, std::uint64_t second)
      : kind_(kind), first_(first), second_(second) {}

  Kind kind_ = Kind::missing;
  std::uint64_t first_ = 0;
  std::uint64_t second_ = 0;
};

}  // namespace peil::expression
