#include "engine/expression/emitter.hpp"

#include <algorithm>
#include <optional>

namespace peil::expression {
namespace {

constexpr std::uint8_t above_frame(unsigned bits, Frame frame) {
  return static_cast<std::uint8_t>(bits << 2u | static_cast<unsigned>(frame));
}

std::optional<Relation> relation_of(Operator op) {
  switch (op) {
    case Operator::less:
      return Relation::less;
    case Operator::less_equal:
      return Relation::less_equal;
    case Operator::greater:
      return Relation::greater;
    case Operator::greater_equal:
      return Relation::greater_equal;
    default:
      return std::nullopt;
  }
}

Relation swapped(Relation relation) {
  switch (relation) {
    case Relation::less:
      return Relation::greater;
    case Relation::less_equal:
      return Relation::greater_equal;
    case Relation::greater:
      return Relation::less;
    case Relation::greater_equal:
      return Relation::less_equal;
  }
  return relation;
}

// Recursion is as deep as the source is nested, which is limited: long chains of operators are
// loops.
class Emitter {
 public:
  Emitter(const TypedTree& tree, std::uint32_t own_kind, const Substitutes* substitutes)
      : tree_(tree), substitutes_(substitutes) {
    routine_.own_kind = own_kind;
  }

  Routine run(std::uint32_t root) {
    value(root);
    auto& dependencies = routine_.dependencies;
    std::sort(dependencies.begin(), dependencies.end());
    dependencies.erase(std::unique(dependencies.begin(), dependencies.end()), dependencies.end());
    return std::move(routine_);
  }

 private:
  std::uint32_t here() const { return static_cast<std::uint32_t>(routine_.instructions.size()); }

  Instruction& put(Operation operation, std::uint32_t index = 0, std::uint8_t detail = 0) {
    return routine_.instructions.emplace_back(
        Instruction{operation, detail, Kind::missing, 0, index, 0});
  }

  void pushed() { routine_.stack = std::max(routine_.stack, ++depth_); }
  void popped(std::size_t count = 1) { depth_ -= count; }

  std::uint32_t constant(const Value& value) {
    routine_.constants.push_back(value);
    return static_cast<std::uint32_t>(routine_.constants.size() - 1);
  }

  void push_constant(const Value& value) {
    put(Operation::constant, constant(value));
    pushed();
  }

  // All jumps that are still open lead to here.
  void land(std::vector<std::uint32_t>& jumps, std::size_t mark) {
    for (std::size_t i = mark; i < jumps.size(); ++i)
      routine_.instructions[jumps[i]].index = here();
    jumps.resize(mark);
  }

  struct Place {
    Frame frame;
    std::uint32_t slot;
  };

  // Where the node is read from a slot, the place.
  std::optional<Place> place_of(std::uint32_t index) const {
    if (substitutes_ != nullptr) {
      if (const auto found = substitutes_->find(index); found != substitutes_->end()) {
        return Place{Frame::record, found->second};
      }
    }
    const Typed& typed = tree_.typed(index);
    if (typed.symbol == nullptr || typed.type.kind == Type::Kind::subjects) return std::nullopt;
    return Place{typed.frame, typed.symbol->slot};
  }

  Instruction& load(Operation operation, std::uint32_t index, Place place, unsigned bits) {
    const Symbol* symbol = tree_.typed(index).symbol;
    if (symbol != nullptr) {
      const auto reach = static_cast<Dependency::Reach>(place.frame);
      routine_.dependencies.push_back(
          {reach, symbol->scope == record_scope ? 0 : symbol->scope, place.slot});
    }
    Instruction& made = put(operation, place.slot, above_frame(bits, place.frame));
    made.wanted = kind_of(tree_.typed(index).type);
    pushed();
    return made;
  }

  void value(std::uint32_t index) {
    const Node& node = tree_.node(index);
    const Typed& typed = tree_.typed(index);
    if (typed.constant) return push_constant(typed.value);
    if (const auto place = place_of(index)) {
      load(Operation::load, index, *place, 0);
      return;
    }
    switch (node.form) {
      case Node::Form::unary:
        unary(index);
        break;
      case Node::Form::binary:
        binary(index);
        break;
      case Node::Form::logic:
        logic(tree_.tree.children_of(index), node.op == Operator::and_);
        break;
      case Node::Form::conditional:
        conditional(index);
        break;
      case Node::Form::call:
        call(index);
        break;
      default:
        break;
    }
  }

  bool decimal(std::uint32_t index) const {
    return tree_.typed(index).type.kind == Type::Kind::decimal;
  }

  void unary(std::uint32_t index) {
    const Node& node = tree_.node(index);
    value(tree_.tree.children_of(index)[0]);
    put(node.op == Operator::not_ ? Operation::not_
        : decimal(index)          ? Operation::negate_decimal
                                  : Operation::negate_integer,
        node.at);
  }

  static bool is_arithmetic(const Node& node) {
    return node.form == Node::Form::binary && node.op >= Operator::multiply &&
           node.op <= Operator::subtract;
  }

  void binary(std::uint32_t index) {
    const Node& node = tree_.node(index);
    const auto children = tree_.tree.children_of(index);
    if (node.op == Operator::in) return in(children[0], children[1]);
    if (!is_arithmetic(node)) return compare(node, children[0], children[1]);
    // A chain leans to the left as far as the source is long.
    std::vector<std::uint32_t> chain;
    std::uint32_t left = index;
    while (is_arithmetic(tree_.node(left)) && !tree_.typed(left).constant && !place_of(left)) {
      chain.push_back(left);
      left = tree_.tree.children_of(left)[0];
    }
    value(left);
    for (auto each = chain.rbegin(); each != chain.rend(); ++each) {
      const auto operands = tree_.tree.children_of(*each);
      value(operands[1]);
      popped();
      put(arithmetic(tree_.node(*each).op, decimal(operands[0])), tree_.node(*each).at);
    }
  }

  static Operation arithmetic(Operator op, bool decimal) {
    switch (op) {
      case Operator::multiply:
        return decimal ? Operation::multiply_decimal : Operation::multiply_integer;
      case Operator::divide:
        return decimal ? Operation::divide : Operation::divide_integers;
      case Operator::remainder:
        return Operation::remainder;
      case Operator::add:
        return decimal ? Operation::add_decimal : Operation::add_integer;
      default:
        return decimal ? Operation::subtract_decimal : Operation::subtract_integer;
    }
  }

  // Most conditions compare what is answered with a constant: that is one instruction.
  bool compare_with_constant(const Node& node, std::uint32_t left, std::uint32_t right,
                             bool turned) {
    const auto place = place_of(left);
    const Typed& typed = tree_.typed(right);
    if (!place || tree_.typed(left).constant || !typed.constant) return false;
    const bool decimals = decimal(left);
    if (const auto relation = relation_of(node.op)) {
      const auto used = static_cast<unsigned>(turned ? swapped(*relation) : *relation);
      load(decimals ? Operation::load_less_decimal : Operation::load_less, left, *place, used)
          .operand = typed.value.first();
      return true;
    }
    const auto kind = tree_.typed(left).type.kind;
    if (decimals || kind == Type::Kind::text || kind == Type::Kind::set) return false;
    load(Operation::load_equals, left, *place, node.op == Operator::not_equal ? 1 : 0).operand =
        typed.value.first();
    return true;
  }

  void compare(const Node& node, std::uint32_t left, std::uint32_t right) {
    if (compare_with_constant(node, left, right, false) ||
        compare_with_constant(node, right, left, true))
      return;
    value(left);
    value(right);
    popped();
    if (const auto relation = relation_of(node.op)) {
      put(decimal(left) ? Operation::less_decimal : Operation::less, 0,
          static_cast<std::uint8_t>(*relation));
    } else {
      put(equality(tree_.typed(left).type), 0, node.op == Operator::not_equal ? 1 : 0);
    }
  }

  static Operation equality(const Type& type) {
    switch (type.kind) {
      case Type::Kind::decimal:
        return Operation::equals_decimal;
      case Type::Kind::text:
        return Operation::equals_text;
      case Type::Kind::set:
        return Operation::equals_set;
      default:
        return Operation::equals;
    }
  }

  // Also for contains(container, item).
  void in(std::uint32_t item, std::uint32_t container) {
    if (tree_.typed(container).type.kind != Type::Kind::list) {
      value(item);
      value(container);
      popped();
      put(Operation::has);
      return;
    }
    const auto items = tree_.tree.children_of(container);
    value(item);
    if (tree_.typed(item).type.kind == Type::Kind::choice && tree_.typed(container).constant) {
      Set options;
      for (const auto each : items)
        options.add(tree_.typed(each).value.as_choice());
      put(Operation::in_options, constant(Value::set(options)));
      return;
    }
    put(Operation::in_begin);
    pushed();
    for (const auto each : items) {
      value(each);
      popped();
      put(Operation::in_item);
    }
    popped();
    put(Operation::in_end);
  }

  // What a constant operand doesn't decide, it leaves to the others; one that decides has made all
  // of it constant.
  void logic(std::span<const std::uint32_t> operands, bool all) {
    const std::size_t mark = jumps_.size();
    bool first = true;
    for (const auto each : operands) {
      if (tree_.typed(each).constant) continue;
      value(each);
      if (!first) popped();
      jumps_.push_back(here());
      if (first) {
        put(all ? Operation::skip_if_false : Operation::skip_if_true);
      } else {
        put(all ? Operation::and_ : Operation::or_);
      }
      first = false;
    }
    land(jumps_, mark);
  }

  void conditional(std::uint32_t index) {
    const auto children = tree_.tree.children_of(index);
    if (const Typed& condition = tree_.typed(children[0]); condition.constant) {
      return value(children[condition.value.as_boolean() ? 1 : 2]);
    }
    value(children[0]);
    popped();
    const std::uint32_t branch = here();
    put(Operation::branch);
    value(children[1]);
    popped();
    const std::uint32_t jump = here();
    put(Operation::jump);
    routine_.instructions[branch].index = here();
    value(children[2]);
    routine_.instructions[branch].operand = here();
    routine_.instructions[jump].index = here();
  }

  void call(std::uint32_t index) {
    const Node& node = tree_.node(index);
    const Typed& typed = tree_.typed(index);
    const auto children = tree_.tree.children_of(index);
    if (typed.over_subjects) return over_subjects(index);
    switch (typed.function) {
      case Function::answered:
        value(children[0]);
        put(Operation::answered);
        break;
      case Function::coalesce:
        coalesce(children);
        break;
      case Function::all:
      case Function::any:
        logic(tree_.arguments(index), typed.function == Function::all);
        break;
      case Function::contains:
        if (tree_.typed(children[0]).type.kind != Type::Kind::text)
          return in(children[1], children[0]);
        value(children[0]);
        value(children[1]);
        popped();
        put(Operation::contains_text);
        break;
      case Function::size:
        value(children[0]);
        put(tree_.typed(children[0]).type.kind == Type::Kind::text ? Operation::size_text
                                                                   : Operation::size_set);
        break;
      case Function::round:
        value(children[0]);
        if (children.size() == 1) {
          put(Operation::round, node.at);
        } else {
          put(Operation::round_digits, node.at,
              static_cast<std::uint8_t>(tree_.typed(children[1]).value.as_integer()));
        }
        break;
      case Function::clamp:
        for (const auto each : children)
          value(each);
        popped(2);
        put(decimal(index) ? Operation::clamp_decimal : Operation::clamp_integer, node.at);
        break;
      case Function::min:
      case Function::max:
        extreme(index);
        break;
      default:
        aggregate(index);
        break;
    }
  }

  void coalesce(std::span<const std::uint32_t> values) {
    const std::size_t mark = jumps_.size();
    bool first = true;
    for (const auto each : values) {
      value(each);
      if (!first) popped();
      jumps_.push_back(here());
      put(first ? Operation::skip_if_there : Operation::otherwise);
      first = false;
      // Nothing after what is always there is ever asked for.
      if (tree_.typed(each).constant) break;
    }
    land(jumps_, mark);
  }

  void extreme(std::uint32_t index) {
    const bool least = tree_.typed(index).function == Function::min;
    const bool decimals = decimal(index);
    bool first = true;
    for (const auto each : tree_.arguments(index)) {
      value(each);
      if (first) {
        first = false;
        continue;
      }
      popped();
      put(least ? (decimals ? Operation::min_decimal : Operation::min_integer)
                : (decimals ? Operation::max_decimal : Operation::max_integer));
    }
  }

  static Aggregate aggregate_of(Function function, const Type& of) {
    const bool decimals = of.kind == Type::Kind::decimal;
    switch (function) {
      case Function::all:
        return Aggregate::all;
      case Function::any:
        return Aggregate::any;
      case Function::sum:
        return decimals ? Aggregate::sum_decimal : Aggregate::sum_integer;
      case Function::mean:
        return decimals ? Aggregate::mean_decimal : Aggregate::mean_integer;
      case Function::min:
        return decimals ? Aggregate::min_decimal : Aggregate::min_integer;
      case Function::max:
        return decimals ? Aggregate::max_decimal : Aggregate::max_integer;
      default:
        return Aggregate::count;
    }
  }

  void aggregate(std::uint32_t index) {
    const auto arguments = tree_.arguments(index);
    const auto aggregate = static_cast<std::uint8_t>(
        aggregate_of(tree_.typed(index).function, tree_.typed(arguments[0]).type));
    put(Operation::begin, 0, aggregate);
    pushed();
    for (std::size_t i = 0; i < arguments.size(); ++i) {
      value(arguments[i]);
      popped();
      put(Operation::step, 0, aggregate).operand = i;
    }
    put(Operation::end, tree_.node(index).at, aggregate).operand = arguments.size();
  }

  void over_subjects(std::uint32_t index) {
    const auto children = tree_.tree.children_of(index);
    const std::uint32_t kind = tree_.typed(children[0]).type.of;
    routine_.dependencies.push_back({Dependency::Reach::list, kind, 0});
    if (children.size() == 1) {
      put(Operation::subjects_count, kind);
      pushed();
      return;
    }
    const auto aggregate = static_cast<std::uint8_t>(
        aggregate_of(tree_.typed(index).function, tree_.typed(children[1]).type));
    const std::uint32_t begin = here();
    put(Operation::each_begin, kind, aggregate);
    pushed();
    value(children[1]);
    popped();
    put(Operation::each_step, begin + 1, aggregate).operand = tree_.node(index).at;
    routine_.instructions[begin].operand = here();
  }

  const TypedTree& tree_;
  const Substitutes* substitutes_;
  Routine routine_;
  std::size_t depth_ = 0;
  std::vector<std::uint32_t> jumps_;
};

}  // namespace

Kind kind_of(const Type& type) {
  switch (type.kind) {
    case Type::Kind::boolean:
      return Kind::boolean;
    case Type::Kind::integer:
      return Kind::integer;
    case Type::Kind::decimal:
      return Kind::decimal;
    case Type::Kind::text:
      return Kind::text;
    case Type::Kind::date:
      return Kind::date;
    case Type::Kind::choice:
      return Kind::choice;
    case Type::Kind::set:
      return Kind::set;
    default:
      return Kind::missing;
  }
}

Routine emit(const TypedTree& tree, std::uint32_t root, std::uint32_t own_kind,
             const Substitutes* substitutes) {
  return Emitter(tree, own_kind, substitutes).run(root);
}

}  // namespace peil::expression
