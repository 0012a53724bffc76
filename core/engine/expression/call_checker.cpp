#include "engine/expression/call_checker.hpp"

#include "engine/base/day.hpp"

#include <utility>

namespace peil::expression {

void Checker::call(std::uint32_t index) {
  const Node& node = tree_.node(index);
  const Signature* signature = find_function(node.name);
  if (signature == nullptr) return unknown_function(node);
  at(index).function = signature->function;
  const auto children = tree_.tree.children_of(index);
  if (children.size() < signature->fewest ||
      (signature->most != any_number && children.size() > signature->most)) {
    mistake(Code::expression_arguments, node.at,
            {std::string(node.name), std::string(signature->usage)});
    return;
  }
  switch (signature->function) {
    case Function::score:
      return lookup(index, Symbols::Space::score);
    case Function::label:
      return lookup(index, Symbols::Space::label);
    case Function::date:
      return date(index);
    case Function::answered:
      if (is_scalar(children[0])) {
        at(index).type.kind = Type::Kind::boolean;
      } else {
        needs(node.name, "bool / int / decimal / text / date / choice / set", children[0]);
      }
      return;
    case Function::coalesce:
      at(index).type = unify(node.name, node.at, children);
      if (sound(index) && at(children[0]).constant) set_constant(index, at(children[0]).value);
      return;
    case Function::contains:
      return contains(index);
    case Function::size:
      return size(index);
    case Function::round:
      return round(index);
    case Function::clamp:
      return clamp(index);
    default:
      break;
  }
  if (type(children[0]).kind == Type::Kind::subjects) return over_subjects(index);
  aggregate(index);
}

void Checker::unknown_function(const Node& node) {
  std::string suggestion(function_meant_by(node.name));
  if (const auto dot = node.name.rfind('.'); suggestion.empty() && dot != std::string_view::npos) {
    // x.size(), as in languages with methods.
    const auto method = node.name.substr(dot + 1);
    const auto meant = function_meant_by(method);
    if (find_function(method) != nullptr || !meant.empty()) {
      suggestion = std::string(meant.empty() ? method : meant) + "(" +
                   std::string(node.name.substr(0, dot)) + (node.count > 0 ? ", …)" : ")");
    }
  }
  if (suggestion.empty()) suggestion = suggester_.nearest(node.name, function_names());
  mistake(Code::expression_function, node.at, {std::string(node.name), suggestion});
}

// score('RM') and label('x'): names of their own, so that a section may have the id of a question.
void Checker::lookup(std::uint32_t index, Symbols::Space space) {
  const Node& node = tree_.node(index);
  const std::uint32_t argument = tree_.tree.children_of(index)[0];
  if (!is_literal(argument, Kind::text)) {
    mistake(Code::expression_arguments, node.at,
            {std::string(node.name), std::string(find_function(node.name)->usage)});
    return;
  }
  const auto id = tree_.node(argument).value.as_text();
  if (const Symbol* symbol = symbols_.find(space, id)) {
    use(index, *symbol, id);
  } else {
    mistake(Code::dangling_id, tree_.node(argument).at,
            {std::string(id), std::string(node.name),
             std::string(suggester_.nearest(id, symbols_.names(space)))});
  }
}

void Checker::date(std::uint32_t index) {
  const Node& node = tree_.node(index);
  const std::uint32_t argument = tree_.tree.children_of(index)[0];
  if (!is_literal(argument, Kind::text)) {
    mistake(Code::expression_arguments, node.at,
            {std::string(node.name), std::string(find_function(node.name)->usage)});
    return;
  }
  const auto text = tree_.node(argument).value.as_text();
  if (const auto day = day_of(text)) {
    at(index).type.kind = Type::Kind::date;
    set_constant(index, Value::date(*day));
  } else {
    mistake(Code::bad_date, tree_.node(argument).at, {std::string(text)});
  }
}

void Checker::over_subjects(std::uint32_t index) {
  const Node& node = tree_.node(index);
  const Function function = at(index).function;
  const auto children = tree_.tree.children_of(index);
  if (children.size() > 2 || (children.size() == 1 && function != Function::count)) {
    mistake(Code::expression_arguments, node.at,
            {std::string(node.name), std::string(find_function(node.name)->usage)});
    return;
  }
  at(index).over_subjects = true;
  if (children.size() == 1) {
    at(index).type.kind = Type::Kind::integer;
    return;
  }
  const auto of = children.subspan(1);
  switch (function) {
    case Function::all:
    case Function::any:
    case Function::count:
      if (!all_are(node.name, "bool", of,
                   [&](auto each) { return type(each).kind == Type::Kind::boolean; }))
        return;
      at(index).type.kind = function == Function::count ? Type::Kind::integer : Type::Kind::boolean;
      return;
    case Function::min:
    case Function::max:
      if (all_are(node.name, "int / decimal / date", of,
                  [&](auto each) { return is_ordered(each); })) {
        at(index).type = type(of[0]);
      }
      return;
    default:
      if (!all_are(node.name, "int / decimal", of, [&](auto each) { return is_number(each); }))
        return;
      at(index).type = type(of[0]);
      if (function == Function::mean) at(index).type.kind = Type::Kind::decimal;
      return;
  }
}

void Checker::aggregate(std::uint32_t index) {
  const Node& node = tree_.node(index);
  const Function function = at(index).function;
  const auto arguments = tree_.arguments(index);
  // An empty list was reported where it stands.
  if (arguments.empty()) return;
  switch (function) {
    case Function::all:
    case Function::any:
      return logic(index, function == Function::all, arguments);
    case Function::count:
      if (all_are(node.name, "bool", arguments,
                  [&](auto each) { return type(each).kind == Type::Kind::boolean; })) {
        at(index).type.kind = Type::Kind::integer;
      }
      return;
    case Function::min:
    case Function::max:
      if (all_are(node.name, "int / decimal / date", arguments,
                  [&](auto each) { return is_ordered(each); })) {
        at(index).type = unify(node.name, node.at, arguments);
      }
      return;
    default:
      if (!all_are(node.name, "int / decimal", arguments,
                   [&](auto each) { return is_number(each); }))
        return;
      at(index).type = unify(node.name, node.at, arguments);
      if (function == Function::mean && sound(index)) at(index).type.kind = Type::Kind::decimal;
      return;
  }
}

void Checker::contains(std::uint32_t index) {
  const Node& node = tree_.node(index);
  const auto children = tree_.tree.children_of(index);
  if (type(children[0]).kind != Type::Kind::text)
    return membership(index, children[1], children[0]);
  if (type(children[1]).kind == Type::Kind::text) {
    at(index).type.kind = Type::Kind::boolean;
  } else {
    needs(node.name, "text", children[1]);
  }
}

void Checker::size(std::uint32_t index) {
  const std::uint32_t of = tree_.tree.children_of(index)[0];
  const auto kind = type(of).kind;
  if (kind == Type::Kind::subjects || kind == Type::Kind::set || kind == Type::Kind::text) {
    at(index).type.kind = Type::Kind::integer;
    at(index).over_subjects = kind == Type::Kind::subjects;
  } else {
    needs(tree_.node(index).name, "set / text / subjects", of);
  }
}

void Checker::round(std::uint32_t index) {
  const Node& node = tree_.node(index);
  const auto children = tree_.tree.children_of(index);
  if (type(children[0]).kind != Type::Kind::decimal) {
    needs(node.name, "decimal", children[0]);
    return;
  }
  if (children.size() == 1) {
    at(index).type.kind = Type::Kind::integer;
    return;
  }
  const bool digits = is_literal(children[1], Kind::integer) &&
                      tree_.node(children[1]).value.as_integer() >= 0 &&
                      tree_.node(children[1]).value.as_integer() <= 9;
  if (digits) {
    at(index).type.kind = Type::Kind::decimal;
  } else if (sound(children[1])) {
    mistake(Code::expression_type, tree_.node(children[1]).begin,
            {std::string(node.name), "0 … 9", symbols_.type_text(type(children[1]))});
  }
}

void Checker::clamp(std::uint32_t index) {
  const Node& node = tree_.node(index);
  const auto children = tree_.tree.children_of(index);
  if (all_are(node.name, "int / decimal", children, [&](auto each) { return is_number(each); })) {
    at(index).type = unify(node.name, node.at, children);
  }
  if (!sound(index) || !at(children[1]).constant || !at(children[2]).constant) return;
  const Value& lowest = at(children[1]).value;
  const Value& highest = at(children[2]).value;
  const bool whole = type(index).kind == Type::Kind::integer;
  if (whole ? highest.as_integer() < lowest.as_integer()
            : highest.as_decimal() < lowest.as_decimal()) {
    mistake(Code::expression_error, node.at, {});
    at(index).type = {};
  }
}

}  // namespace peil::expression
