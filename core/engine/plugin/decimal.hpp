// Numbers as host and program write them to each other: decimal strings, so that nothing depends on
// how a platform prints a float.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace peil {

// The fewest digits that read back as `number`, which is finite, never with an exponent: 2, 2.5,
// -0.25.
std::string decimal_text(double number);

// With that many decimals, at most 15: 2.40.
std::string decimal_text(double number, std::uint8_t decimals);

struct Decimal {
  double value = 0;
  std::uint8_t decimals = 0;  // as written
};

// A number of the form -?digits(.digits)?, without zeros in front, of at most 15 digits and 15
// decimals. Such a number is read without any error beyond the nearest double.
std::optional<Decimal> read_decimal(std::string_view text);

}  // namespace peil
