#include "engine/expression/machine.hpp"

#include "engine/expression/operations.hpp"

#include <array>
#include <cstddef>

namespace peil::expression {
namespace {

// Nothing is kept of why a value is missing.
struct NoTrail {
  void pushed(std::size_t) {}
  void settled(std::size_t, const Value&) {}
  void add(const Dependency&, std::uint32_t) {}
};

// For each value on the stack that is missing, the missing places it comes from: they follow one
// another in `open` as the values do on the stack.
class Trail {
 public:
  explicit Trail(std::vector<Open>& open) : open_(open) {}

  // A value was put at `depth`.
  void pushed(std::size_t depth) { begins_[depth] = open_.size(); }

  // The value at `depth` is what came of all that stood from there on.
  void settled(std::size_t depth, const Value& value) {
    if (!value.is_missing()) open_.resize(begins_[depth]);
  }

  void add(const Dependency& place, std::uint32_t subject) { open_.push_back({place, subject}); }

 private:
  std::vector<Open>& open_;
  std::array<std::size_t, most_on_stack> begins_;
};

// The machine's registers, and what its instructions have in common.
template <class Why>
class Machine {
 public:
  Machine(const Routine& routine, const Inputs& inputs, Why& why)
      : routine_(routine), inputs_(inputs), why_(why) {}

  Value run();

 private:
  Value* stack() { return reinterpret_cast<Value*>(storage_); }
  Value& top() { return stack()[depth_ - 1]; }
  Value& under() { return stack()[depth_ - 2]; }

  void push(const Value& value) {
    stack()[depth_] = value;
    why_.pushed(depth_);
    ++depth_;
  }

  // Leaves `value` instead of the `count` values on top.
  void replace(std::size_t count, const Value& value) {
    depth_ -= count - 1;
    top() = value;
    why_.settled(depth_ - 1, value);
  }

  template <class Operation>
  void unary(Operation&& operation) {
    if (top().is_value()) top() = operation(top());
  }

  template <class Operation>
  void binary(Operation&& operation) {
    replace(2, strict(under(), top(), operation));
  }

  Value loaded(const Instruction& at) const {
    const auto frame = static_cast<Frame>(at.detail & 3u);
    const Value* values = inputs_.record.data();
    std::size_t size = inputs_.record.size();
    if (frame != Frame::record) {
      const std::uint32_t kind = frame == Frame::own ? routine_.own_kind : each_kind_;
      const std::uint32_t subject = frame == Frame::own ? inputs_.subject : each_subject_;
      if (kind >= inputs_.subjects.size() || subject >= inputs_.subjects[kind].count) return {};
      const Rows& rows = inputs_.subjects[kind];
      values = rows.values + std::size_t{subject} * rows.width;
      size = rows.width;
    }
    if (at.index >= size) return {};
    const Value& value = values[at.index];
    return value.kind() == at.wanted || value.is_error() ? value : Value();
  }

  // Pushes what was loaded, or what was made of it, which is missing exactly where that was.
  void push_loaded(const Instruction& at, const Value& value) {
    push(value);
    if (!value.is_missing()) return;
    switch (static_cast<Frame>(at.detail & 3u)) {
      case Frame::record:
        why_.add({Dependency::Reach::record, 0, at.index}, 0);
        break;
      case Frame::own:
        why_.add({Dependency::Reach::own, routine_.own_kind, at.index}, inputs_.subject);
        break;
      case Frame::each:
        why_.add({Dependency::Reach::each, each_kind_, at.index}, each_subject_);
        break;
    }
  }

  std::uint32_t subject_count(std::uint32_t kind) const {
    return kind < inputs_.subjects.size() ? inputs_.subjects[kind].count : 0;
  }

  const Routine& routine_;
  const Inputs& inputs_;
  Why& why_;
  std::size_t depth_ = 0;
  // The aggregation that is going on.
  std::uint32_t each_kind_ = 0;
  std::uint32_t each_subject_ = 0;
  // Not initialised: most expressions use little of it.
  alignas(Value) std::byte storage_[most_on_stack * sizeof(Value)];
};

// For what compares: the detail's lowest bit is the opposite.
Value compared(const Instruction& at, bool equal) {
  return Value::boolean(equal != ((at.detail & 1u) != 0));
}

template <class Why>
Value Machine<Why>::run() {
  const Instruction* const first = routine_.instructions.data();
  const Instruction* const last = first + routine_.instructions.size();
  for (const Instruction* next = first; next != last;) {
    const Instruction& at = *next++;
    switch (at.operation) {
      case Operation::constant:
        push(routine_.constants[at.index]);
        break;
      case Operation::load:
        push_loaded(at, loaded(at));
        break;
      // The opposite and the relation stand in the detail above the frame.
      case Operation::load_equals: {
        const Value value = loaded(at);
        const bool opposite = (at.detail & 4u) != 0;
        push_loaded(at, value.is_value() ? Value::boolean((value.first() == at.operand) != opposite)
                                         : value);
        break;
      }
      case Operation::load_less: {
        const Value value = loaded(at);
        const auto relation = static_cast<Relation>(at.detail >> 2u);
        const auto right = static_cast<std::int64_t>(at.operand);
        push_loaded(at, value.is_value()
                            ? Value::boolean(holds(relation, value.as_integer(), right))
                            : value);
        break;
      }
      case Operation::load_less_decimal: {
        const Value value = loaded(at);
        const auto relation = static_cast<Relation>(at.detail >> 2u);
        const auto right = double_of(at.operand);
        push_loaded(at, value.is_value()
                            ? Value::boolean(holds(relation, value.as_decimal(), right))
                            : value);
        break;
      }

      case Operation::negate_integer:
        unary([&](const Value& a) { return subtract(0, a.as_integer(), at.index); });
        break;
      case Operation::negate_decimal:
        unary([](const Value& a) { return Value::decimal(-a.as_decimal()); });
        break;
      case Operation::not_:
        top() = not_value(top());
        break;
      case Operation::add_integer:
        binary([&](const Value& a, const Value& b) {
          return add(a.as_integer(), b.as_integer(), at.index);
        });
        break;
      case Operation::subtract_integer:
        binary([&](const Value& a, const Value& b) {
          return subtract(a.as_integer(), b.as_integer(), at.index);
        });
        break;
      case Operation::multiply_integer:
        binary([&](const Value& a, const Value& b) {
          return multiply(a.as_integer(), b.as_integer(), at.index);
        });
        break;
      case Operation::remainder:
        binary([&](const Value& a, const Value& b) {
          return expression::remainder(a.as_integer(), b.as_integer(), at.index);
        });
        break;
      case Operation::add_decimal:
        binary([&](const Value& a, const Value& b) {
          return Value::decimal(a.as_decimal() + b.as_decimal(), at.index);
        });
        break;
      case Operation::subtract_decimal:
        binary([&](const Value& a, const Value& b) {
          return Value::decimal(a.as_decimal() - b.as_decimal(), at.index);
        });
        break;
      case Operation::multiply_decimal:
        binary([&](const Value& a, const Value& b) {
          return Value::decimal(a.as_decimal() * b.as_decimal(), at.index);
        });
        break;
      case Operation::divide:
        binary([&](const Value& a, const Value& b) {
          return divide(a.as_decimal(), b.as_decimal(), at.index);
        });
        break;
      case Operation::divide_integers:
        binary([&](const Value& a, const Value& b) {
          return divide(static_cast<double>(a.as_integer()), static_cast<double>(b.as_integer()),
                        at.index);
        });
        break;
      case Operation::equals:
        binary(
            [&](const Value& a, const Value& b) { return compared(at, a.first() == b.first()); });
        break;
      case Operation::equals_decimal:
      case Operation::equals_text:
      case Operation::equals_set:
        binary([&](const Value& a, const Value& b) { return compared(at, a == b); });
        break;
      case Operation::less:
        binary([&](const Value& a, const Value& b) {
          return Value::boolean(
              holds(static_cast<Relation>(at.detail), a.as_integer(), b.as_integer()));
        });
        break;
      case Operation::less_decimal:
        binary([&](const Value& a, const Value& b) {
          return Value::boolean(
              holds(static_cast<Relation>(at.detail), a.as_decimal(), b.as_decimal()));
        });
        break;

      case Operation::skip_if_true:
        if (top().is_true()) next = first + at.index;
        break;
      case Operation::skip_if_false:
        if (top().is_false()) next = first + at.index;
        break;
      case Operation::or_:
        replace(2, or_values(under(), top()));
        if (top().is_true()) next = first + at.index;
        break;
      case Operation::and_:
        replace(2, and_values(under(), top()));
        if (top().is_false()) next = first + at.index;
        break;
      case Operation::branch:
        if (!top().is_value()) {
          next = first + at.operand;
        } else {
          if (top().is_false()) next = first + at.index;
          --depth_;
        }
        break;
      case Operation::jump:
        next = first + at.index;
        break;
      case Operation::skip_if_there:
        if (!top().is_missing()) next = first + at.index;
        break;
      case Operation::otherwise:
        replace(2, top());
        if (!top().is_missing()) next = first + at.index;
        break;
      case Operation::answered:
        if (!top().is_error()) replace(1, Value::boolean(!top().is_missing()));
        break;

      case Operation::in_begin:
        push(Value::boolean(false));
        break;
      case Operation::in_item: {
        const Value& wanted = stack()[depth_ - 3];
        const Value equal = strict(
            wanted, top(), [](const Value& a, const Value& b) { return Value::boolean(a == b); });
        replace(2, or_values(under(), equal));
        break;
      }
      case Operation::in_end:
        replace(2, top());
        break;
      case Operation::in_options:
        unary([&](const Value& a) {
          return Value::boolean(routine_.constants[at.index].as_set().has(a.as_choice()));
        });
        break;
      case Operation::has:
        binary([](const Value& a, const Value& b) {
          return Value::boolean(b.as_set().has(a.as_choice()));
        });
        break;
      case Operation::contains_text:
        binary([](const Value& a, const Value& b) {
          return Value::boolean(a.as_text().find(b.as_text()) != std::string_view::npos);
        });
        break;
      case Operation::size_text:
        unary([](const Value& a) { return Value::integer(length(a.as_text())); });
        break;
      case Operation::size_set:
        unary([](const Value& a) { return Value::integer(a.as_set().count()); });
        break;
      case Operation::min_integer:
        binary(
            [](const Value& a, const Value& b) { return b.as_integer() < a.as_integer() ? b : a; });
        break;
      case Operation::max_integer:
        binary(
            [](const Value& a, const Value& b) { return b.as_integer() > a.as_integer() ? b : a; });
        break;
      case Operation::min_decimal:
        binary(
            [](const Value& a, const Value& b) { return b.as_decimal() < a.as_decimal() ? b : a; });
        break;
      case Operation::max_decimal:
        binary(
            [](const Value& a, const Value& b) { return b.as_decimal() > a.as_decimal() ? b : a; });
        break;
      case Operation::round:
        unary([&](const Value& a) { return rounded(a.as_decimal(), at.index); });
        break;
      case Operation::round_digits:
        unary([&](const Value& a) { return rounded(a.as_decimal(), at.detail, at.index); });
        break;
      case Operation::clamp_integer:
      case Operation::clamp_decimal: {
        const Value& number = stack()[depth_ - 3];
        const bool whole = at.operation == Operation::clamp_integer;
        const auto below = [&](const Value& a, const Value& b) {
          return whole ? a.as_integer() < b.as_integer() : a.as_decimal() < b.as_decimal();
        };
        const Value bounds = strict(under(), top(), [&](const Value& low, const Value& high) {
          return below(high, low) ? Value::error(Fault::empty_bounds, at.index) : low;
        });
        replace(3, strict(bounds, number, [&](const Value& low, const Value&) {
                  return below(number, low) ? low : below(top(), number) ? top() : number;
                }));
        break;
      }

      case Operation::begin:
        push(accumulator(static_cast<Aggregate>(at.detail)));
        break;
      case Operation::step:
        replace(2, accumulated(static_cast<Aggregate>(at.detail), under(), top(), at.operand == 0));
        break;
      case Operation::end:
        top() = aggregated(static_cast<Aggregate>(at.detail), top(), at.operand, at.index);
        break;

      case Operation::subjects_count:
        push(Value::integer(subject_count(at.index)));
        break;
      case Operation::each_begin: {
        const auto aggregate = static_cast<Aggregate>(at.detail);
        each_kind_ = at.index;
        each_subject_ = 0;
        push(accumulator(aggregate));
        if (subject_count(at.index) == 0) {
          top() = aggregated(aggregate, top(), 0, 0);
          if (top().is_missing()) why_.add({Dependency::Reach::list, at.index, 0}, 0);
          next = first + at.operand;
        }
        break;
      }
      case Operation::each_step: {
        const auto aggregate = static_cast<Aggregate>(at.detail);
        replace(2, accumulated(aggregate, under(), top(), each_subject_ == 0));
        ++each_subject_;
        const bool decided = (aggregate == Aggregate::any && top().is_true()) ||
                             (aggregate == Aggregate::all && top().is_false());
        if (!decided && each_subject_ < subject_count(each_kind_)) {
          next = first + at.index;
        } else {
          top() =
              aggregated(aggregate, top(), each_subject_, static_cast<std::uint32_t>(at.operand));
        }
        break;
      }
    }
  }
  return top();
}

}  // namespace

Value run(const Routine& routine, const Inputs& inputs) {
  NoTrail why;
  return Machine<NoTrail>(routine, inputs, why).run();
}

Value run(const Routine& routine, const Inputs& inputs, std::vector<Open>& open) {
  std::vector<Open> found;
  Trail why(found);
  const Value result = Machine<Trail>(routine, inputs, why).run();
  if (result.is_missing()) open.insert(open.end(), found.begin(), found.end());
  return result;
}

}  // namespace peil::expression
