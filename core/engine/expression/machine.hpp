// Runs compiled expressions.
#pragma once

#include "engine/expression/routine.hpp"
#include "engine/expression/value.hpp"

#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

namespace peil::expression {

// The values of all subjects of a kind: those of the first, then those of the second, …, `width`
// each.
struct Rows {
  const Value* values = nullptr;
  std::uint32_t count = 0;
  std::uint32_t width = 0;
};

// What an expression is evaluated over. What isn't there is missing, so any inputs will do.
struct Inputs {
  std::span<const Value> record;
  std::span<const Rows> subjects;  // by kind
  std::uint32_t subject = 0;       // the one that the expression is about, where it is about one
};

// A missing value that keeps an expression from having one.
struct Open {
  Dependency place;
  std::uint32_t subject = 0;  // of which subject, where `place` is of one

  friend bool operator==(const Open&, const Open&) = default;
};

// More is refused by the compiler, and never needed: nesting is limited.
inline constexpr std::size_t most_on_stack = 512;

Value run(const Routine& routine, const Inputs& inputs);

// The same; where the result is missing, adds the missing values that it hinges on.
Value run(const Routine& routine, const Inputs& inputs, std::vector<Open>& open);

}  // namespace peil::expression
