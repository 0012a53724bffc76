#include "engine/expression/truth.hpp"

#include "engine/base/limits.hpp"
#include "engine/expression/checker.hpp"
#include "engine/expression/emitter.hpp"
#include "engine/expression/machine.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <tuple>

namespace peil::expression {
namespace {

constexpr std::size_t most_combinations = 256;
constexpr std::uint32_t no_option = 0xFFFF'FFFF;

// Something that can be answered in several ways.
struct Variable {
  // Two mentions of the same name are one variable; of anything else each is its own.
  std::tuple<const Symbol*, Frame, std::uint32_t> identity;
  Type type;
  double lowest = 0;
  double highest = 0;
  bool each_option = false;  // compared with another choice, so that all options count
  std::vector<Value> compared_with;
  std::vector<Value> values;
};

class Facts {
 public:
  explicit Facts(const TypedTree& tree, const Symbols& symbols) : tree_(tree), symbols_(symbols) {}

  Truth run() {
    const std::uint32_t root = tree_.tree.root();
    condition(root);
    std::size_t combinations = 1;
    for (auto& variable : variables_) {
      fill(variable);
      // Missing comes last: what is answered tells sooner that a condition varies.
      variable.values.emplace_back();
      combinations *= variable.values.size();
      if (combinations > most_combinations) return Truth::varies;
    }
    const Routine routine = emit(tree_, root, 0, &substitutes_);
    bool can_be_true = false;
    bool can_be_false = false;
    std::vector<Value> values(variables_.size());
    for (std::size_t i = 0; i < combinations && !(can_be_true && can_be_false); ++i) {
      std::size_t rest = i;
      for (std::size_t v = 0; v < values.size(); ++v) {
        values[v] = variables_[v].values[rest % variables_[v].values.size()];
        rest /= variables_[v].values.size();
      }
      Inputs inputs;
      inputs.record = values;
      const Value result = expression::run(routine, inputs);
      can_be_true = can_be_true || result.is_true();
      can_be_false = can_be_false || result.is_false();
    }
    if (can_be_true == can_be_false) return can_be_true ? Truth::varies : Truth::never;
    return can_be_true ? Truth::always : Truth::never;
  }

 private:
  bool constant(std::uint32_t index) const { return tree_.typed(index).constant; }
  Type::Kind kind(std::uint32_t index) const { return tree_.typed(index).type.kind; }

  // Node `index` is a variable from now on; `option` sets apart what is asked about one option of a
  // set.
  Variable& variable(std::uint32_t index, const Typed& what, std::uint32_t option = no_option) {
    const auto identity = what.symbol != nullptr
                              ? std::tuple(what.symbol, what.frame, option)
                              : std::tuple<const Symbol*, Frame, std::uint32_t>(nullptr, {}, index);
    auto found = std::find_if(variables_.begin(), variables_.end(),
                              [&](const Variable& each) { return each.identity == identity; });
    if (found == variables_.end()) {
      Variable made;
      made.identity = identity;
      made.type = option == no_option ? what.type : Type{Type::Kind::boolean};
      std::tie(made.lowest, made.highest) = bounds(index);
      variables_.push_back(std::move(made));
      found = variables_.end() - 1;
    }
    substitutes_[index] = static_cast<std::uint32_t>(found - variables_.begin());
    return *found;
  }
  Variable& variable(std::uint32_t index) { return variable(index, tree_.typed(index)); }

  std::pair<double, double> bounds(std::uint32_t index) const {
    const Typed& typed = tree_.typed(index);
    if (typed.symbol != nullptr) return {typed.symbol->lowest, typed.symbol->highest};
    if (tree_.node(index).form == Node::Form::call) {
      if (typed.function == Function::count || typed.function == Function::size) {
        double most = std::numeric_limits<double>::infinity();
        if (typed.over_subjects) {
          most = static_cast<double>(limits::subjects);
        } else if (typed.function == Function::count) {
          most = static_cast<double>(tree_.arguments(index).size());
        }
        return {0, most};
      }
    }
    return {-std::numeric_limits<double>::infinity(), std::numeric_limits<double>::infinity()};
  }

  void conditions(std::span<const std::uint32_t> all) {
    for (const auto each : all)
      condition(each);
  }

  // Recursion is as deep as the source is nested.
  void condition(std::uint32_t index) {
    if (constant(index)) return;
    const Typed& typed = tree_.typed(index);
    const auto children = tree_.tree.children_of(index);
    switch (tree_.node(index).form) {
      case Node::Form::unary:
      case Node::Form::logic:
      case Node::Form::conditional:
        return conditions(children);
      case Node::Form::binary:
        return comparison(index, children[0], children[1]);
      case Node::Form::call:
        if (typed.over_subjects || typed.symbol != nullptr) break;
        if (typed.function == Function::coalesce) return conditions(children);
        if (typed.function == Function::all || typed.function == Function::any)
          return conditions(tree_.arguments(index));
        if (typed.function == Function::contains && kind(children[0]) != Type::Kind::text) {
          return comparison(index, children[1], children[0]);
        }
        if (typed.function == Function::answered) {
          if (kind(children[0]) == Type::Kind::boolean) return condition(children[0]);
          if (tree_.typed(children[0]).symbol != nullptr) {
            variable(children[0]);
            return;
          }
        }
        break;
      default:
        break;
    }
    variable(index);
  }

  // Of a condition that has two operands, or an item and what it is looked for in.
  void comparison(std::uint32_t index, std::uint32_t left, std::uint32_t right) {
    if (kind(right) == Type::Kind::list) {
      if (!tree_.typed(right).constant || constant(left) || kind(left) == Type::Kind::set) {
        variable(index);
        return;
      }
      for (const auto each : tree_.tree.children_of(right)) {
        variable(left).compared_with.push_back(tree_.typed(each).value);
      }
      return;
    }
    if (kind(right) == Type::Kind::set || kind(left) == Type::Kind::set) {
      const Typed& set = tree_.typed(right);
      const bool about_option =
          kind(left) == Type::Kind::choice && constant(left) && set.symbol != nullptr;
      if (about_option) {
        variable(index, set, tree_.typed(left).value.as_choice());
      } else {
        variable(index);
      }
      return;
    }
    if (kind(left) == Type::Kind::boolean) return conditions(std::array{left, right});
    if (constant(left)) std::swap(left, right);
    if (constant(right)) {
      variable(left).compared_with.push_back(tree_.typed(right).value);
    } else if (kind(left) == Type::Kind::choice) {
      variable(left).each_option = true;
      variable(right).each_option = true;
    } else {
      variable(index);
    }
  }

  // What the variable can be: enough values to tell apart all that it is compared with.
  void fill(Variable& variable) const {
    auto& values = variable.values;
    const auto& compared = variable.compared_with;
    switch (variable.type.kind) {
      case Type::Kind::boolean:
        values.push_back(Value::boolean(false));
        values.push_back(Value::boolean(true));
        return;
      case Type::Kind::choice: {
        const auto count = static_cast<std::uint32_t>(symbols_.options(variable.type.of).size());
        bool other = variable.each_option;
        for (std::uint32_t i = 0; i < count; ++i) {
          const Value option = Value::choice(i);
          const bool named = std::find(compared.begin(), compared.end(), option) != compared.end();
          if (!named && other && !variable.each_option) continue;
          other = other || !named;
          values.push_back(option);
        }
        return;
      }
      case Type::Kind::text: {
        values.insert(values.end(), compared.begin(), compared.end());
        // Longer than all of them, so different from each.
        static constexpr std::string_view filler(blank_, sizeof blank_);
        std::size_t longest = 0;
        for (const auto& each : compared)
          longest = std::max(longest, each.as_text().size());
        values.push_back(Value::text(filler.substr(0, longest + 1)));
        return;
      }
      case Type::Kind::decimal:
        return fill_decimals(variable);
      case Type::Kind::integer:
      case Type::Kind::date:
        return fill_integers(variable);
      default:
        values.push_back(Value::set({}));
        return;
    }
  }

  static void fill_decimals(Variable& variable) {
    std::vector<double> marks;
    for (const auto& each : variable.compared_with)
      marks.push_back(each.as_decimal());
    std::sort(marks.begin(), marks.end());
    std::vector<double> found = marks;
    for (std::size_t i = 0; i + 1 < marks.size(); ++i)
      found.push_back(marks[i] + (marks[i + 1] - marks[i]) / 2);
    // Infinite bounds do as well as any other: they are only compared.
    constexpr double most = std::numeric_limits<double>::max();
    found.push_back(std::max(variable.lowest, -most));
    found.push_back(std::min(variable.highest, most));
    for (const double each : found) {
      if (each >= variable.lowest && each <= variable.highest)
        variable.values.push_back(Value::decimal(each));
    }
  }

  static void fill_integers(Variable& variable) {
    const bool whole = variable.type.kind == Type::Kind::integer;
    const auto bound = [](double value, std::int64_t otherwise) {
      return std::fabs(value) < 9e18 ? static_cast<std::int64_t>(value) : otherwise;
    };
    const std::int64_t lowest =
        bound(std::ceil(variable.lowest), std::numeric_limits<std::int64_t>::min());
    const std::int64_t highest =
        bound(std::floor(variable.highest), std::numeric_limits<std::int64_t>::max());
    std::vector<std::int64_t> found = {lowest, highest};
    for (const auto& each : variable.compared_with) {
      const std::int64_t mark = each.as_integer();
      found.push_back(mark);
      if (mark > lowest) found.push_back(mark - 1);
      if (mark < highest) found.push_back(mark + 1);
    }
    std::sort(found.begin(), found.end());
    found.erase(std::unique(found.begin(), found.end()), found.end());
    for (const auto each : found) {
      if (each < lowest || each > highest) continue;
      variable.values.push_back(whole ? Value::integer(each) : Value::date(each));
    }
  }

  static constexpr char blank_[limits::expression_bytes + 1] = {};

  const TypedTree& tree_;
  const Symbols& symbols_;
  std::vector<Variable> variables_;
  Substitutes substitutes_;
};

}  // namespace

Truth truth_of(const TypedTree& tree, const Symbols& symbols) {
  const Typed& root = tree.typed(tree.tree.root());
  if (root.constant) return root.value.as_boolean() ? Truth::always : Truth::never;
  return Facts(tree, symbols).run();
}

}  // namespace peil::expression
