#include "engine/expression/expression.hpp"

#include "engine/base/limits.hpp"
#include "engine/expression/checker.hpp"
#include "engine/expression/emitter.hpp"

#include <algorithm>
#include <utility>

namespace peil::expression {

// The routine, and the characters that its constants view.
struct Expression::Owner {
  Routine routine;
  std::string texts;
};

struct Compiler {
  static Expression expression(TypedTree tree, const Symbols& symbols, Routine routine,
                               bool facts) {
    Expression made;
    const Typed& root = tree.typed(tree.tree.root());
    made.type_ = root.type;
    if (facts && made.type_.kind == Type::Kind::boolean) made.always_ = truth_of(tree, symbols);
    auto owner = std::make_shared<Expression::Owner>();
    owner->routine = std::move(routine);
    owner->texts = std::move(tree.tree.texts);
    made.routine_ = &owner->routine;
    made.owner_ = std::move(owner);
    return made;
  }
};

bool Expression::takes_missing_away() const {
  return std::any_of(
      routine_->instructions.begin(), routine_->instructions.end(), [](const Instruction& each) {
        return each.operation == Operation::answered ||
               each.operation == Operation::skip_if_there || each.operation == Operation::otherwise;
      });
}

std::vector<Open> Expression::unsettled(const Inputs& inputs) const {
  std::vector<Open> open;
  run(*routine_, inputs, open);
  return open;
}

Compilation compile(std::string_view source, const Symbols& symbols, const Purpose& purpose,
                    Suggester& suggester) {
  Compilation result;
  auto& mistakes = result.mistakes;
  auto tree = parse(source, mistakes);
  if (!tree) return result;
  TypedTree typed = check(*std::move(tree), symbols, purpose.scope, source, suggester, mistakes);
  const std::uint32_t root = typed.tree.root();
  const Type type = typed.typed(root).type;
  const bool several = type.kind == Type::Kind::list || type.kind == Type::Kind::subjects;
  const bool wanted = purpose.gives == Type::Kind::invalid ? !several : type.kind == purpose.gives;
  if (mistakes.empty() && !wanted) {
    const auto gives = purpose.gives == Type::Kind::invalid
                           ? std::string("bool / int / decimal / text / date / choice / set")
                           : symbols.type_text({purpose.gives});
    mistakes.push_back(
        {Code::expression_result, {gives, symbols.type_text(type)}, typed.node(root).begin});
  }
  if (!mistakes.empty()) {
    std::stable_sort(mistakes.begin(), mistakes.end(),
                     [](const Mistake& a, const Mistake& b) { return a.offset < b.offset; });
    return result;
  }
  Routine routine = emit(typed, root, purpose.scope);
  if (routine.stack > most_on_stack) {
    mistakes.push_back(
        {Code::limit_exceeded,
         {"expression nesting", std::to_string(routine.stack), std::to_string(most_on_stack)},
         0});
    return result;
  }
  result.expression =
      Compiler::expression(std::move(typed), symbols, std::move(routine), purpose.facts);
  return result;
}

std::optional<std::string> normal_form(std::string_view source) {
  std::vector<Mistake> mistakes;
  const auto tree = parse(source, mistakes);
  if (!tree) return std::nullopt;
  return print(*tree);
}

}  // namespace peil::expression
