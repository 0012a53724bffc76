// What can be said of a condition before anything is answered: that it can never be false, or never
// true.
#pragma once

#include "engine/expression/symbols.hpp"

#include <cstdint>

namespace peil::expression {

struct TypedTree;

enum class Truth : std::uint8_t {
  varies,  // or not known
  always,  // never false: true as soon as it isn't missing
  never    // never true: false, missing or an error
};

// Of a typed tree of type bool. Tries every combination of what its operands can be: each option
// that it names and one that it doesn't, each number that it compares with and those between,
// missing. What is too intricate for that counts as free to be anything, so that `always` and
// `never` are certain and `varies` is not. Cost: at most 256 evaluations.
Truth truth_of(const TypedTree& tree, const Symbols& symbols);

}  // namespace peil::expression
