#include "engine/expression/lexer.hpp"
#include "engine/expression/tree.hpp"
#include "engine/json/canonical.hpp"

namespace peil::expression {
namespace {

// How tightly a node holds together; what is looser than its place allows stands in parentheses.
enum Tightness {
  loose,
  or_level,
  and_level,
  relation_level,
  sum_level,
  product_level,
  unary_level,
  primary_level
};

Tightness tightness(const Node& node) {
  switch (node.form) {
    case Node::Form::conditional:
      return loose;
    case Node::Form::unary:
      return unary_level;
    case Node::Form::logic:
      return node.op == Operator::or_ ? or_level : and_level;
    case Node::Form::binary:
      switch (node.op) {
        case Operator::add:
        case Operator::subtract:
          return sum_level;
        case Operator::multiply:
        case Operator::divide:
        case Operator::remainder:
          return product_level;
        default:
          return relation_level;
      }
    default:
      return primary_level;
  }
}

void append_text(std::string& out, std::string_view text) {
  constexpr std::string_view hex = "0123456789abcdef";
  out += '\'';
  for (const char c : text) {
    const auto byte = static_cast<unsigned char>(c);
    if (c == '\'' || c == '\\') {
      out += '\\';
      out += c;
    } else if (c == '\n' || c == '\r' || c == '\t') {
      out += c == '\n' ? "\\n" : c == '\r' ? "\\r" : "\\t";
    } else if (byte < 0x20 || byte == 0x7F) {
      out += "\\u00";
      out += hex[byte >> 4];
      out += hex[byte & 15];
    } else {
      out += c;
    }
  }
  out += '\'';
}

void append_literal(std::string& out, const Node& node) {
  const Value& value = node.value;
  switch (value.kind()) {
    case Kind::boolean:
      out += value.as_boolean() ? "true" : "false";
      break;
    case Kind::integer:
      // The sign of -0 is all that is left of it.
      if (node.op == Operator::negate && value.as_integer() == 0) out += '-';
      out += std::to_string(value.as_integer());
      break;
    case Kind::decimal: {
      if (node.op == Operator::negate && value.as_decimal() == 0) out += '-';
      const std::string number = number_text(value.as_decimal());
      out += number;
      if (number.find_first_of(".e") == std::string::npos) out += ".0";
      break;
    }
    default:
      append_text(out, value.as_text());
      break;
  }
}

// Recursion is as deep as the source is nested, which is limited: long chains of operators are
// loops.
class Printer {
 public:
  explicit Printer(const Tree& tree) : tree_(tree) {}

  std::string run() {
    print(tree_.root(), loose);
    return std::move(out_);
  }

 private:
  void print(std::uint32_t index, Tightness least) {
    const Node& node = tree_.nodes[index];
    const bool parentheses = tightness(node) < least;
    if (parentheses) out_ += '(';
    print_bare(index, node);
    if (parentheses) out_ += ')';
  }

  void print_bare(std::uint32_t index, const Node& node) {
    const auto children = tree_.children_of(index);
    switch (node.form) {
      case Node::Form::literal:
        append_literal(out_, node);
        break;
      case Node::Form::name: {
        const bool plain = is_plain_name(node.name);
        if (!plain) out_ += '`';
        out_ += node.name;
        if (!plain) out_ += '`';
        break;
      }
      case Node::Form::call:
        out_ += node.name;
        out_ += '(';
        print_list(children);
        out_ += ')';
        break;
      case Node::Form::list:
        out_ += '[';
        print_list(children);
        out_ += ']';
        break;
      case Node::Form::unary:
        out_ += operator_text(node.op);
        print(children[0], unary_level);
        break;
      case Node::Form::logic:
        // The operands of an inner && or || of the same kind go on in the same line: both are
        // associative.
        for (std::size_t i = 0; i < children.size(); ++i) {
          if (i > 0) append_sign(node.op);
          print(children[i], tightness(node));
        }
        break;
      case Node::Form::conditional:
        print(children[0], or_level);
        out_ += " ? ";
        print(children[1], or_level);
        out_ += " : ";
        print(children[2], loose);
        break;
      case Node::Form::binary:
        print_chain(index);
        break;
    }
  }

  // a - b + c is a tree that leans to the left as far as the source is long.
  void print_chain(std::uint32_t index) {
    std::vector<std::uint32_t> chain;
    const Tightness level = tightness(tree_.nodes[index]);
    while (tree_.nodes[index].form == Node::Form::binary &&
           tightness(tree_.nodes[index]) == level) {
      chain.push_back(index);
      index = tree_.children_of(index)[0];
      if (level == relation_level) break;
    }
    const auto tighter = static_cast<Tightness>(level + 1);
    print(index, tighter);
    for (auto each = chain.rbegin(); each != chain.rend(); ++each) {
      append_sign(tree_.nodes[*each].op);
      print(tree_.children_of(*each)[1], tighter);
    }
  }

  void append_sign(Operator op) {
    out_ += ' ';
    out_ += operator_text(op);
    out_ += ' ';
  }

  void print_list(std::span<const std::uint32_t> items) {
    for (std::size_t i = 0; i < items.size(); ++i) {
      if (i > 0) out_ += ", ";
      print(items[i], loose);
    }
  }

  const Tree& tree_;
  std::string out_;
};

}  // namespace

std::string print(const Tree& tree) { return Printer(tree).run(); }

}  // namespace peil::expression
