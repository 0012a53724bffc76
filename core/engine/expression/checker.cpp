#include "engine/expression/checker.hpp"

#include "engine/base/limits.hpp"
#include "engine/expression/call_checker.hpp"
#include "engine/expression/emitter.hpp"
#include "engine/expression/machine.hpp"

#include <algorithm>
#include <utility>

namespace peil::expression {

namespace {

// The first of a list of options, for a message.
std::string listed(const std::vector<std::string_view>& options) {
  constexpr std::size_t most = 10;
  std::string text;
  for (std::size_t i = 0; i < options.size() && i < most; ++i) {
    if (i > 0) text += ", ";
    text += options[i];
  }
  return options.size() > most ? text + ", …" : text;
}

}  // namespace

std::span<const std::uint32_t> TypedTree::arguments(std::uint32_t call) const {
  const auto children = tree.children_of(call);
  if (children.size() == 1 && node(children[0]).form == Node::Form::list)
    return tree.children_of(children[0]);
  return children;
}

void Checker::run() {
  find_aggregations();
  for (std::uint32_t i = 0; i <= tree_.tree.root(); ++i) {
    const Node& node = tree_.node(i);
    switch (node.form) {
      case Node::Form::literal:
        literal(i);
        break;
      case Node::Form::name:
        name(i);
        break;
      case Node::Form::call:
        call(i);
        break;
      case Node::Form::unary:
        unary(i);
        break;
      case Node::Form::binary:
        binary(i);
        break;
      case Node::Form::logic:
        logic(i, node.op == Operator::and_, tree_.tree.children_of(i));
        break;
      case Node::Form::conditional:
        conditional(i);
        break;
      case Node::Form::list:
        list(i);
        break;
    }
    fold(i);
  }
}

// Names inside an aggregation are those of its subjects too, so before any name is looked up it
// must be known where it stands. Parents come after their children: backwards, the outermost is met
// first.
void Checker::find_aggregations() {
  each_.assign(tree_.tree.nodes.size(), record_scope);
  for (std::uint32_t i = tree_.tree.root() + 1; i-- > 0;) {
    const Node& node = tree_.node(i);
    if (node.form != Node::Form::call || node.count < 2) continue;
    const Signature* signature = find_function(node.name);
    if (signature == nullptr || !is_aggregate(signature->function)) continue;
    const auto children = tree_.tree.children_of(i);
    const Node& subjects = tree_.node(children[0]);
    if (subjects.form != Node::Form::name) continue;
    const Symbol* symbol = symbols_.find(Symbols::Space::name, subjects.name);
    if (symbol == nullptr || symbol->type.kind != Type::Kind::subjects) continue;
    if (each_[i] != record_scope) {
      mistake(Code::expression_nested, node.at, {std::string(node.name)});
      continue;
    }
    std::fill(each_.begin() + children[0] + 1, each_.begin() + children[1] + 1, symbol->type.of);
  }
}

void Checker::mistake(Code code, std::uint32_t offset, std::vector<std::string> arguments) {
  mistakes_.push_back({code, std::move(arguments), offset});
}

// A type error is said once: what is made of it is not looked at any more.
void Checker::needs(std::string_view who, std::string_view expected, std::uint32_t operand) {
  if (!sound(operand)) return;
  mistake(Code::expression_type, tree_.node(operand).begin,
          {std::string(who), std::string(expected), symbols_.type_text(type(operand))});
}

bool Checker::is_literal(std::uint32_t index, Kind kind) const {
  const Node& node = tree_.node(index);
  return node.form == Node::Form::literal && node.value.kind() == kind;
}

void Checker::literal(std::uint32_t index) {
  Typed& typed = at(index);
  typed.constant = true;
  typed.value = tree_.node(index).value;
  switch (typed.value.kind()) {
    case Kind::boolean:
      typed.type.kind = Type::Kind::boolean;
      break;
    case Kind::integer:
      typed.type.kind = Type::Kind::integer;
      break;
    case Kind::decimal:
      typed.type.kind = Type::Kind::decimal;
      break;
    default:
      typed.type.kind = Type::Kind::text;
      break;
  }
}

void Checker::name(std::uint32_t index) {
  const Node& node = tree_.node(index);
  const Symbol* symbol = symbols_.find(Symbols::Space::name, node.name);
  if (symbol == nullptr) {
    unknown_name(node);
  } else {
    use(index, *symbol, node.name);
  }
}

void Checker::use(std::uint32_t index, const Symbol& symbol, std::string_view name) {
  if (symbol.scope != record_scope) {
    if (symbol.scope == each_[index]) {
      at(index).frame = Frame::each;
    } else if (symbol.scope == scope_) {
      at(index).frame = Frame::own;
    } else {
      mistake(Code::expression_subject, tree_.node(index).at,
              {std::string(name), std::string(symbols_.subjects_id(symbol.scope))});
      return;
    }
  }
  at(index).symbol = &symbol;
  at(index).type = symbol.type;
}

void Checker::unknown_name(const Node& node) {
  // RM-01 is read as a subtraction; where there is such an id, that is what was meant.
  const auto belongs = [](char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '_' ||
           c == '.' || c == '-';
  };
  const std::string_view rest = source_.substr(node.at);
  const auto end = std::find_if_not(rest.begin(), rest.end(), belongs);
  const std::string_view run = rest.substr(0, static_cast<std::size_t>(end - rest.begin()));
  // The rest of a name that was told as a whole.
  if (node.at < told_until_) return;
  std::string suggestion;
  if (run.size() > node.name.size() && symbols_.find(Symbols::Space::name, run) != nullptr) {
    suggestion += '`';
    suggestion += run;
    suggestion += '`';
    told_until_ = node.at + run.size();
  } else if (symbols_.has_option(node.name)) {
    suggestion = '\'' + std::string(node.name) + '\'';
  } else {
    suggestion = suggester_.nearest(node.name, symbols_.names(Symbols::Space::name));
  }
  mistake(Code::expression_name, node.at, {std::string(node.name), suggestion});
}

void Checker::unary(std::uint32_t index) {
  const Node& node = tree_.node(index);
  const std::uint32_t operand = tree_.tree.children_of(index)[0];
  const bool logical = node.op == Operator::not_;
  if (logical ? type(operand).kind == Type::Kind::boolean : is_number(operand)) {
    at(index).type = type(operand);
  } else {
    needs(operator_text(node.op), logical ? "bool" : "int / decimal", operand);
  }
}

void Checker::logic(std::uint32_t index, bool all, std::span<const std::uint32_t> operands) {
  const Node& node = tree_.node(index);
  bool good = true;
  for (const auto each : operands) {
    if (type(each).kind == Type::Kind::boolean) {
      if (at(each).constant && at(each).value.as_boolean() != all)
        set_constant(index, at(each).value);
    } else {
      needs(node.form == Node::Form::logic ? operator_text(node.op) : node.name, "bool", each);
      good = false;
    }
  }
  if (good) at(index).type.kind = Type::Kind::boolean;
}

void Checker::conditional(std::uint32_t index) {
  const auto children = tree_.tree.children_of(index);
  const bool good = type(children[0]).kind == Type::Kind::boolean;
  if (!good) needs("?", "bool", children[0]);
  const Type branches = unify("? :", tree_.node(index).at, children.subspan(1));
  if (!good || branches.kind == Type::Kind::invalid) return;
  at(index).type = branches;
  if (!at(children[0]).constant) return;
  const Typed& chosen = at(children[at(children[0]).value.as_boolean() ? 1 : 2]);
  if (chosen.constant) set_constant(index, chosen.value);
}

void Checker::binary(std::uint32_t index) {
  const Node& node = tree_.node(index);
  const auto children = tree_.tree.children_of(index);
  const auto sign = operator_text(node.op);
  switch (node.op) {
    case Operator::in:
      membership(index, children[0], children[1]);
      return;
    case Operator::equal:
    case Operator::not_equal: {
      const Type operands = unify(sign, node.at, children);
      if (operands.kind != Type::Kind::invalid) at(index).type.kind = Type::Kind::boolean;
      return;
    }
    case Operator::less:
    case Operator::less_equal:
    case Operator::greater:
    case Operator::greater_equal: {
      if (!all_are(sign, "int / decimal / date", children,
                   [&](auto each) { return is_ordered(each); }))
        return;
      if (unify(sign, node.at, children).kind != Type::Kind::invalid)
        at(index).type.kind = Type::Kind::boolean;
      return;
    }
    default:
      break;
  }
  const bool whole = node.op == Operator::remainder;
  const auto fits = [&](std::uint32_t each) {
    return whole ? type(each).kind == Type::Kind::integer : is_number(each);
  };
  if (!all_are(sign, whole ? "int" : "int / decimal", children, fits)) return;
  Type result = unify(sign, node.at, children);
  // Nothing is computed with a divisor that is zero for ever.
  if (const Value& divisor = at(children[1]).value;
      (whole || node.op == Operator::divide) && at(children[1]).constant &&
      result.kind != Type::Kind::invalid &&
      (result.kind == Type::Kind::integer ? divisor.as_integer() == 0
                                          : divisor.as_decimal() == 0)) {
    mistake(Code::expression_error, node.at, {});
    return;
  }
  // A share of a count must not be cut off to 0 or 1.
  if (node.op == Operator::divide && result.kind == Type::Kind::integer)
    result.kind = Type::Kind::decimal;
  at(index).type = result;
}

void Checker::list(std::uint32_t index) {
  const auto items = tree_.tree.children_of(index);
  if (items.empty()) {
    mistake(Code::empty_list, tree_.node(index).at, {"[]"});
    return;
  }
  // Where the list stands decides what its literals are, so that they are looked at with what they
  // are compared with.
  bool good = true;
  for (const auto each : items) {
    if (!is_scalar(each)) {
      needs("[]", "bool / int / decimal / text / date / choice / set", each);
      good = false;
    }
  }
  if (good) at(index).type.kind = Type::Kind::list;
}

void Checker::membership(std::uint32_t index, std::uint32_t item, std::uint32_t container) {
  const Node& node = tree_.node(index);
  const std::string_view who = node.form == Node::Form::call ? node.name : "in";
  if (!sound(item) || !sound(container)) return;
  if (type(container).kind == Type::Kind::set) {
    const Type wanted{Type::Kind::choice, type(container).of};
    if (type(item) == wanted || adapt(item, wanted, container)) {
      at(index).type.kind = Type::Kind::boolean;
    } else if (type(item).kind != Type::Kind::invalid) {
      needs(who, symbols_.type_text(wanted), item);
    }
    return;
  }
  if (type(container).kind != Type::Kind::list) {
    needs(who, node.form == Node::Form::call ? "list / set / text" : "list / set", container);
    return;
  }
  if (!is_scalar(item)) {
    needs(who, "bool / int / decimal / text / date / choice / set", item);
    return;
  }
  std::vector<std::uint32_t> all = {item};
  const auto items = tree_.tree.children_of(container);
  all.insert(all.end(), items.begin(), items.end());
  if (unify(who, node.at, all).kind == Type::Kind::invalid) return;
  at(index).type.kind = Type::Kind::boolean;
  at(container).constant =
      std::all_of(items.begin(), items.end(), [&](auto each) { return at(each).constant; });
}

bool Checker::is_scalar(std::uint32_t index) const {
  return type(index).kind != Type::Kind::invalid && type(index).kind != Type::Kind::list &&
         type(index).kind != Type::Kind::subjects;
}

// The type that all operands have. A literal takes the type of the others: a text that of a choice,
// a whole number that of a decimal; nothing else is ever converted.
Type Checker::unify(std::string_view who, std::uint32_t offset,
                    std::span<const std::uint32_t> operands) {
  std::uint32_t leader = operands[0];
  for (const auto each : operands) {
    if (!sound(each)) return {};
    if (!is_scalar(each)) {
      needs(who, "bool / int / decimal / text / date / choice / set", each);
      return {};
    }
    const bool adapts = is_literal(each, Kind::text) || is_literal(each, Kind::integer);
    const bool leads = is_literal(leader, Kind::text) || (is_literal(leader, Kind::integer) &&
                                                          type(each).kind == Type::Kind::decimal);
    if (leads && (!adapts || type(each).kind != type(leader).kind)) leader = each;
  }
  bool good = true;
  for (const auto each : operands) {
    if (type(each) == type(leader) || adapt(each, type(leader), leader)) continue;
    good = false;
    if (type(each).kind == Type::Kind::invalid) continue;
    const auto kinds = std::pair(type(each).kind, type(leader).kind);
    if (kinds == std::pair(Type::Kind::integer, Type::Kind::decimal) ||
        kinds == std::pair(Type::Kind::decimal, Type::Kind::integer)) {
      mistake(Code::expression_numbers, offset, {std::string(who)});
    } else {
      const bool before = std::find(operands.begin(), operands.end(), leader) <
                          std::find(operands.begin(), operands.end(), each);
      const auto left = symbols_.type_text(type(before ? leader : each));
      const auto right = symbols_.type_text(type(before ? each : leader));
      mistake(Code::expression_operands, offset, {std::string(who), left, right});
    }
    break;
  }
  return good ? type(leader) : Type{};
}

// True if `index` is a literal that has become of type `wanted`. One that names no option has a
// mistake and no type.
bool Checker::adapt(std::uint32_t index, const Type& wanted, std::uint32_t leader) {
  if (wanted.kind == Type::Kind::decimal && is_literal(index, Kind::integer)) {
    at(index).type = wanted;
    at(index).value = Value::decimal(static_cast<double>(tree_.node(index).value.as_integer()));
    return true;
  }
  if (wanted.kind != Type::Kind::choice || !is_literal(index, Kind::text)) return false;
  const auto& options = symbols_.options(wanted.of);
  const auto text = tree_.node(index).value.as_text();
  const auto found = std::find(options.begin(), options.end(), text);
  if (found == options.end()) {
    const Node& named = tree_.node(leader);
    const auto whose = named.form == Node::Form::name ? named.name : symbols_.options_id(wanted.of);
    // Of ids of one letter each is as near as any other.
    const auto nearest = text.size() > 1 ? suggester_.nearest(text, options) : std::string_view();
    mistake(Code::expression_option, tree_.node(index).at,
            {std::string(text), std::string(whose), std::string(nearest), listed(options)});
    at(index).type = {};
    return false;
  }
  at(index).type = wanted;
  at(index).value = Value::choice(static_cast<std::uint32_t>(found - options.begin()));
  return true;
}

void Checker::set_constant(std::uint32_t index, const Value& value) {
  at(index).constant = true;
  at(index).value = value;
}

// Computes what is made of constants only. What can only fail is a mistake.
void Checker::fold(std::uint32_t index) {
  const Node& node = tree_.node(index);
  const bool made = node.form == Node::Form::unary || node.form == Node::Form::binary ||
                    node.form == Node::Form::logic || node.form == Node::Form::call;
  if (!made || !sound(index) || at(index).constant || at(index).symbol != nullptr ||
      at(index).over_subjects)
    return;
  for (const auto each : tree_.tree.children_of(index)) {
    const auto items = tree_.tree.children_of(each);
    const bool list = tree_.node(each).form == Node::Form::list;
    if (list
            ? !std::all_of(items.begin(), items.end(), [&](auto item) { return at(item).constant; })
            : !at(each).constant) {
      return;
    }
  }
  const bool logical = node.form == Node::Form::logic || at(index).function == Function::all ||
                       at(index).function == Function::any;
  // Of && and || no operand decides, else it would be constant already.
  if (logical && (node.form == Node::Form::logic || node.form == Node::Form::call)) {
    const bool all = node.form == Node::Form::logic ? node.op == Operator::and_
                                                    : at(index).function == Function::all;
    set_constant(index, Value::boolean(all));
    return;
  }
  const Value value = expression::run(emit(tree_, index, 0), {});
  if (value.is_error()) {
    mistake(Code::expression_error, node.at, {});
    at(index).type = {};
  } else {
    set_constant(index, value);
  }
}

TypedTree check(Tree tree, const Symbols& symbols, std::uint32_t scope, std::string_view source,
                Suggester& suggester, std::vector<Mistake>& mistakes) {
  TypedTree typed;
  typed.types.resize(tree.nodes.size());
  typed.tree = std::move(tree);
  Checker(typed, symbols, scope, source, suggester, mistakes).run();
  return typed;
}

}  // namespace peil::expression
