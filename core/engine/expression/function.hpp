// The functions of the language, all of them: what they are called and how they are called.
#pragma once

#include <cstdint>
#include <optional>
#include <string_view>
#include <vector>

namespace peil::expression {

enum class Function : std::uint8_t {
  all,
  answered,
  any,
  clamp,
  coalesce,
  contains,
  count,
  date,
  label,
  max,
  mean,
  min,
  round,
  score,
  size,
  sum
};

struct Signature {
  std::string_view name;
  Function function;
  std::uint8_t fewest;  // arguments
  std::uint8_t most;    // or `any_number`
  std::string_view usage;
};

inline constexpr std::uint8_t any_number = 0xFF;

// Null if there is none of that name.
const Signature* find_function(std::string_view name);

const std::vector<std::string_view>& function_names();

// What people call a function or operator elsewhere: `avg` → mean. Empty where nothing is known.
std::string_view function_meant_by(std::string_view name);

// True for those that can go over all subjects of a kind.
constexpr bool is_aggregate(Function function) {
  switch (function) {
    case Function::all:
    case Function::any:
    case Function::count:
    case Function::max:
    case Function::mean:
    case Function::min:
    case Function::sum:
      return true;
    default:
      return false;
  }
}

}  // namespace peil::expression
