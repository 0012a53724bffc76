#include "engine/base/limits.hpp"
#include "engine/base/utf8.hpp"
#include "engine/expression/lexer.hpp"
#include "engine/expression/tree.hpp"
#include "engine/json/reading.hpp"
#include "engine/json/text.hpp"

#include <array>
#include <charconv>
#include <utility>

namespace peil::expression {
namespace {

constexpr std::array<std::pair<std::string_view, Operator>, 7> relations = {{
    {"<", Operator::less},
    {"<=", Operator::less_equal},
    {">", Operator::greater},
    {">=", Operator::greater_equal},
    {"==", Operator::equal},
    {"!=", Operator::not_equal},
    {"in", Operator::in},
}};

// Words that stand for operators elsewhere.
constexpr std::array<std::pair<std::string_view, std::string_view>, 10> word_operators = {{
    {"and", "&&"},
    {"AND", "&&"},
    {"en", "&&"},
    {"or", "||"},
    {"OR", "||"},
    {"of", "||"},
    {"is", "=="},
    {"not", "!"},
    {"NOT", "!"},
    {"niet", "!"},
}};

std::string_view meant_by(std::string_view word) {
  for (const auto& [written, sign] : word_operators) {
    if (written == word) return sign;
  }
  return {};
}

// Recursive descent over the grammar in docs/expressions.md. A function gives the index of the node
// it made, or nothing after the first mistake.
class Parser {
 public:
  using Index = std::optional<std::uint32_t>;

  Parser(std::string_view source, std::vector<Mistake>& mistakes)
      : source_(source), mistakes_(mistakes), lexer_(source, tree_.texts) {
    // More than the characters of all texts, and more than a string keeps in itself.
    tree_.texts.reserve(source.size() + 64);
    tree_.nodes.reserve(source.size() / 4 + 8);
    tree_.children.reserve(source.size() / 4 + 8);
  }

  std::optional<Tree> run() {
    if (!advance() || !expression()) return std::nullopt;
    if (token_.kind != Token::Kind::end) {
      expected("operator");
      return std::nullopt;
    }
    return std::move(tree_);
  }

 private:
  std::uint32_t begin_of(std::uint32_t node) const { return tree_.nodes[node].begin; }
  std::uint32_t here() const { return static_cast<std::uint32_t>(token_.offset); }

  bool advance() {
    const auto next = lexer_.next();
    if (!next) {
      mistakes_.push_back(lexer_.mistake());
      return false;
    }
    token_ = *next;
    return true;
  }

  Index expected(std::string_view what) {
    const auto written = source_.substr(token_.offset, token_.size);
    const auto sign = token_.kind == Token::Kind::name ? meant_by(written) : std::string_view{};
    if (!sign.empty()) {
      mistakes_.push_back(
          {Code::expression_character, {std::string(written), std::string(sign)}, token_.offset});
    } else {
      mistakes_.push_back(
          {Code::expression_syntax, {std::string(what), std::string(written)}, token_.offset});
    }
    return std::nullopt;
  }

  // Takes the operands that were pushed on `pending_` since it had `mark` entries as the node's
  // children.
  std::uint32_t finish(Node node, std::size_t mark) {
    node.first = static_cast<std::uint32_t>(tree_.children.size());
    node.count = static_cast<std::uint32_t>(pending_.size() - mark);
    tree_.children.insert(tree_.children.end(),
                          pending_.begin() + static_cast<std::ptrdiff_t>(mark), pending_.end());
    pending_.resize(mark);
    tree_.nodes.push_back(node);
    return tree_.root();
  }

  bool enter() {
    if (++depth_ <= limits::expression_depth) return true;
    mistakes_.push_back(
        {Code::limit_exceeded,
         {"expression nesting", std::to_string(depth_), std::to_string(limits::expression_depth)},
         token_.offset});
    return false;
  }

  // or [? or : expression]
  Index expression() {
    if (!enter()) return std::nullopt;
    const auto condition = or_();
    if (!condition) return std::nullopt;
    Index result = condition;
    if (token_.is("?")) {
      const std::size_t mark = pending_.size();
      const std::uint32_t at = here();
      pending_.push_back(*condition);
      if (!operand(&Parser::or_)) return std::nullopt;
      if (!token_.is(":")) return expected(":");
      if (!operand(&Parser::expression)) return std::nullopt;
      result = finish({Node::Form::conditional, Operator::none, begin_of(*condition), at}, mark);
    }
    --depth_;
    return result;
  }

  // Passes over the current token and pushes what the rule after it gives.
  bool operand(Index (Parser::*rule)()) {
    if (!advance()) return false;
    const auto node = (this->*rule)();
    if (node) pending_.push_back(*node);
    return node.has_value();
  }

  Index or_() { return logic("||", Operator::or_, &Parser::and_); }
  Index and_() { return logic("&&", Operator::and_, &Parser::relation); }

  Index logic(std::string_view sign, Operator op, Index (Parser::*rule)()) {
    const auto first = (this->*rule)();
    if (!first || !token_.is(sign)) return first;
    const std::size_t mark = pending_.size();
    const std::uint32_t at = here();
    pending_.push_back(*first);
    while (token_.is(sign)) {
      if (!operand(rule)) return std::nullopt;
    }
    return finish({Node::Form::logic, op, begin_of(*first), at}, mark);
  }

  Operator relation_here() const {
    for (const auto& [sign, op] : relations) {
      if (token_.is(sign)) return op;
    }
    return Operator::none;
  }

  Index relation() {
    const auto left = sum();
    if (!left) return std::nullopt;
    const Operator op = relation_here();
    if (op == Operator::none) return left;
    const std::size_t mark = pending_.size();
    const std::uint32_t at = here();
    pending_.push_back(*left);
    if (!operand(&Parser::sum)) return std::nullopt;
    if (relation_here() != Operator::none) {
      mistakes_.push_back({Code::expression_chain, {std::string(token_.content)}, token_.offset});
      return std::nullopt;
    }
    return finish({Node::Form::binary, op, begin_of(*left), at}, mark);
  }

  Index sum() {
    auto left = product();
    while (left && (token_.is("+") || token_.is("-"))) {
      left = binary(*left, token_.is("+") ? Operator::add : Operator::subtract, &Parser::product);
    }
    return left;
  }

  Index product() {
    auto left = unary();
    while (left && (token_.is("*") || token_.is("/") || token_.is("%"))) {
      const Operator op = token_.is("*")   ? Operator::multiply
                          : token_.is("/") ? Operator::divide
                                           : Operator::remainder;
      left = binary(*left, op, &Parser::unary);
    }
    return left;
  }

  Index binary(std::uint32_t left, Operator op, Index (Parser::*rule)()) {
    const std::size_t mark = pending_.size();
    const std::uint32_t at = here();
    pending_.push_back(left);
    if (!operand(rule)) return std::nullopt;
    return finish({Node::Form::binary, op, begin_of(left), at}, mark);
  }

  Index unary() {
    if (!token_.is("!") && !token_.is("-")) return primary();
    const Operator op = token_.is("!") ? Operator::not_ : Operator::negate;
    const std::uint32_t begin = here();
    if (!enter() || !advance()) return std::nullopt;
    if (op == Operator::negate &&
        (token_.kind == Token::Kind::integer || token_.kind == Token::Kind::decimal)) {
      --depth_;
      return number(begin, true);
    }
    const std::size_t mark = pending_.size();
    const auto node = unary();
    if (!node) return std::nullopt;
    pending_.push_back(*node);
    --depth_;
    return finish({Node::Form::unary, op, begin, begin}, mark);
  }

  Index primary() {
    const std::uint32_t begin = here();
    switch (token_.kind) {
      case Token::Kind::integer:
      case Token::Kind::decimal:
        return number(begin, false);
      case Token::Kind::text:
        return literal(begin, Value::text(token_.content));
      case Token::Kind::name:
      case Token::Kind::quoted_name:
        return name();
      case Token::Kind::end:
      case Token::Kind::sign:
        break;
    }
    if (token_.is("(")) {
      if (!advance()) return std::nullopt;
      const auto inner = expression();
      if (!inner) return std::nullopt;
      if (!token_.is(")")) return expected(")");
      // What stands in parentheses begins with them.
      tree_.nodes[*inner].begin = begin;
      return advance() ? inner : std::nullopt;
    }
    if (token_.is("[")) return list(Node{Node::Form::list, Operator::none, begin, begin}, "]");
    return expected("value");
  }

  Index literal(std::uint32_t begin, Value value, Operator sign = Operator::none) {
    if (!advance()) return std::nullopt;
    Node node{Node::Form::literal, sign, begin, begin};
    node.value = value;
    return finish(node, pending_.size());
  }

  Index number(std::uint32_t begin, bool negative) {
    const Operator sign = negative ? Operator::negate : Operator::none;
    std::string digits(negative ? "-" : "");
    digits += token_.content;
    if (token_.kind == Token::Kind::integer) {
      std::int64_t whole = 0;
      const auto [end, error] =
          std::from_chars(digits.data(), digits.data() + digits.size(), whole);
      if (error == std::errc{}) return literal(begin, Value::integer(whole), sign);
    } else if (const auto value = read_json(digits, {})) {
      // A decimal is written as JSON writes it, so it is rounded in the same way too.
      if (const auto decimal = number_of(*value))
        return literal(begin, Value::decimal(*decimal), sign);
    }
    mistakes_.push_back({Code::expression_number, {digits}, begin});
    return std::nullopt;
  }

  Index name() {
    const Token word = token_;
    if (!advance()) return std::nullopt;
    const auto begin = static_cast<std::uint32_t>(word.offset);
    Node node{Node::Form::name, Operator::none, begin, begin};
    node.name = word.content;
    if (word.kind == Token::Kind::name) {
      if (word.content == "true" || word.content == "false") {
        node.form = Node::Form::literal;
        node.value = Value::boolean(word.content == "true");
        return finish(node, pending_.size());
      }
      if (token_.is("(")) {
        node.form = Node::Form::call;
        return list(node, ")");
      }
      // `not x`
      if (meant_by(word.content) == "!" && token_.kind != Token::Kind::sign &&
          token_.kind != Token::Kind::end) {
        mistakes_.push_back(
            {Code::expression_character, {std::string(word.content), "!"}, word.offset});
        return std::nullopt;
      }
    }
    return finish(node, pending_.size());
  }

  // The rest of a call or a list, from its opening sign on.
  Index list(const Node& node, std::string_view closing) {
    const std::size_t mark = pending_.size();
    if (!enter() || !advance()) return std::nullopt;
    if (!token_.is(closing)) {
      while (true) {
        const auto item = expression();
        if (!item) return std::nullopt;
        pending_.push_back(*item);
        if (token_.is(closing)) break;
        if (!token_.is(",")) return expected(closing == ")" ? ", / )" : ", / ]");
        if (!advance()) return std::nullopt;
      }
    }
    --depth_;
    return advance() ? Index(finish(node, mark)) : std::nullopt;
  }

  std::string_view source_;
  std::vector<Mistake>& mistakes_;
  Tree tree_;
  Lexer lexer_;
  Token token_;
  std::vector<std::uint32_t> pending_;
  std::size_t depth_ = 0;
};

}  // namespace

std::string_view operator_text(Operator op) {
  constexpr std::array<std::string_view, 17> texts = {
      "", "-", "!", "*", "/", "%", "+", "-", "<", "<=", ">", ">=", "==", "!=", "in", "&&", "||"};
  return texts[static_cast<std::size_t>(op)];
}

std::optional<Tree> parse(std::string_view source, std::vector<Mistake>& mistakes) {
  if (source.size() > limits::expression_bytes) {
    mistakes.push_back({Code::limit_exceeded,
                        {"expression bytes", std::to_string(source.size()),
                         std::to_string(limits::expression_bytes)},
                        0});
    return std::nullopt;
  }
  if (const auto invalid = utf8::first_invalid(source); invalid != std::string_view::npos) {
    mistakes.push_back({Code::json_encoding, {}, invalid});
    return std::nullopt;
  }
  return Parser(source, mistakes).run();
}

}  // namespace peil::expression
