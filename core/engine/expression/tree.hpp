// An expression as it is written: nodes in an array, each after its children and all of a subtree
// side by side, so that whoever goes over it needs a loop and no recursion.
#pragma once

#include "engine/expression/mistake.hpp"
#include "engine/expression/value.hpp"

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace peil::expression {

enum class Operator : std::uint8_t {
  none,
  negate,
  not_,
  multiply,
  divide,
  remainder,
  add,
  subtract,
  less,
  less_equal,
  greater,
  greater_equal,
  equal,
  not_equal,
  in,
  and_,
  or_
};

// As it is written: `&&`.
std::string_view operator_text(Operator op);

struct Node {
  enum class Form : std::uint8_t {
    literal,
    name,
    call,
    unary,
    binary,
    logic,        // && or || of two operands or more
    conditional,  // condition, then, else
    list
  };
  Form form = Form::literal;
  Operator op = Operator::none;  // of a literal: negate where it has a minus sign
  std::uint32_t begin = 0;       // its first byte
  // its operator, or else its first byte: where what is wrong with it is shown
  std::uint32_t at = 0;
  std::uint32_t first = 0;  // its children are Tree::children[first, first + count)
  std::uint32_t count = 0;
  std::string_view name;  // of a name or call, without backticks
  Value value;            // of a literal
};

struct Tree {
  std::vector<Node> nodes;  // the last is the root
  std::vector<std::uint32_t> children;
  // of the literals; views of it stay good when the tree is moved, for it is never short
  std::string texts;

  std::uint32_t root() const { return static_cast<std::uint32_t>(nodes.size() - 1); }
  std::span<const std::uint32_t> children_of(std::uint32_t node) const {
    return {children.data() + nodes[node].first, nodes[node].count};
  }
};

// Reads an expression's text, which must outlive the tree. Where it isn't one, adds the first
// mistake and gives nothing. Refuses what is over the limits of length and nesting. Cost: linear.
std::optional<Tree> parse(std::string_view source, std::vector<Mistake>& mistakes);

// The tree as text, with one space around binary operators, texts in single quotation marks and no
// parentheses that aren't needed. Parsing it gives the same text again. Cost: linear.
std::string print(const Tree& tree);

}  // namespace peil::expression
