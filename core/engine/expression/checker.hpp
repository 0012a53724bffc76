// From a tree to a typed tree: every name found, every operand of the right type, every constant
// part computed. This is where most of what can be wrong with an expression is noticed.
#pragma once

#include "engine/base/suggest.hpp"
#include "engine/expression/function.hpp"
#include "engine/expression/routine.hpp"
#include "engine/expression/symbols.hpp"
#include "engine/expression/tree.hpp"

#include <cstdint>
#include <vector>

namespace peil::expression {

// What is known of a node.
struct Typed {
  Type type;
  bool constant = false;  // its value is `value`, whatever is answered
  Value value;
  Function function{};             // of a call
  bool over_subjects = false;      // of a call: an aggregation over the subjects of a kind
  const Symbol* symbol = nullptr;  // of a name, score('…') or label('…')
  Frame frame = Frame::record;     // where the symbol is read
};

struct TypedTree {
  Tree tree;
  std::vector<Typed> types;  // by node

  const Node& node(std::uint32_t index) const { return tree.nodes[index]; }
  const Typed& typed(std::uint32_t index) const { return types[index]; }
  // The arguments of a call: those that are written, or the items of the list that is the only one.
  std::span<const std::uint32_t> arguments(std::uint32_t call) const;
};

// Types a tree of `source` in a scope: that of the record, or of a kind of subject. Adds a mistake
// for everything that is wrong; the result is of use only where there was nothing. Cost: linear,
// but for suggestions, which have a budget.
TypedTree check(Tree tree, const Symbols& symbols, std::uint32_t scope, std::string_view source,
                Suggester& suggester, std::vector<Mistake>& mistakes);

}  // namespace peil::expression
