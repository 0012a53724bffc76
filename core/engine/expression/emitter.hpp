// From a typed tree to instructions.
#pragma once

#include "engine/expression/checker.hpp"
#include "engine/expression/routine.hpp"

#include <cstdint>
#include <unordered_map>

namespace peil::expression {

// Nodes that are read from a slot of the record instead of being computed.
using Substitutes = std::unordered_map<std::uint32_t, std::uint32_t>;

// Emits the subtree of `root`, without what constants decide. `own_kind` is the kind of subject
// that the expression is about, where it is about one. Texts in the code's constants are views of
// the tree's.
Routine emit(const TypedTree& tree, std::uint32_t root, std::uint32_t own_kind,
             const Substitutes* substitutes = nullptr);

// What loading a value of a type asks for.
Kind kind_of(const Type& type);

}  // namespace peil::expression
