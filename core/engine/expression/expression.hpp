// The expression language of definitions: conditions, labels and numbers made of answers. This
// header is all that others need: fill `Symbols`, compile a source text, evaluate the result as
// often as answers change. The language itself is described in docs/expressions.md.
#pragma once

#include "engine/base/suggest.hpp"
#include "engine/expression/machine.hpp"
#include "engine/expression/mistake.hpp"
#include "engine/expression/routine.hpp"
#include "engine/expression/symbols.hpp"
#include "engine/expression/truth.hpp"
#include "engine/expression/value.hpp"

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace peil::expression {

// A compiled expression. Cheap to copy; nothing in it changes, and it keeps no reference to its
// source or symbols.
class Expression {
 public:
  Type type() const { return type_; }

  // The places it reads, sorted, each once. A change anywhere else never changes its value.
  const std::vector<Dependency>& dependencies() const { return routine_->dependencies; }

  // True if it uses `answered` or `coalesce`. Of all others, what has a value keeps it when
  // something that was missing is answered.
  bool takes_missing_away() const;

  // Of a condition: whether it is worth asking. See `Truth`.
  Truth always() const { return always_; }

  // Its value: one of its type, missing, or an error. Total: any inputs give one. Allocates
  // nothing. Cost: linear in the source, times the number of subjects for what runs over them. A
  // text in the result lives as long as the inputs and the expression.
  Value evaluate(const Inputs& inputs) const { return run(*routine_, inputs); }

  // The same; where it is missing, gives what would settle it: the missing values that it hinges
  // on, in the order of the source, one of them more than once where it is read more than once.
  // Empty where it isn't missing.
  std::vector<Open> unsettled(const Inputs& inputs) const;

 private:
  friend struct Compiler;
  Expression() = default;

  struct Owner;
  std::shared_ptr<const Owner> owner_;
  const Routine* routine_ = nullptr;
  Type type_;
  Truth always_ = Truth::varies;
};

// How an expression is meant.
struct Purpose {
  // whose names it may read: those of the record, or of a kind of subject too
  std::uint32_t scope = record_scope;
  Type::Kind gives = Type::Kind::invalid;  // what it must give; `invalid`: anything
  bool facts = true;  // whether `Expression::always` is of use; costs more than all the rest
};

// A compiled expression, or what is wrong with its source.
struct Compilation {
  std::optional<Expression> expression;  // there exactly where there are no mistakes
  std::vector<Mistake> mistakes;         // in order of their place; all that could be found
};

// Compiles a source text. Nothing is refused silently. Cost: linear in the source, but for
// suggestions, whose budget is the suggester's, and for `always()`, see `truth_of`.
Compilation compile(std::string_view source, const Symbols& symbols, const Purpose& purpose,
                    Suggester& suggester);

// The source in its normal form: spaces, quotation marks and parentheses as docs/expressions.md
// writes them. Nothing if it can't be parsed. It needn't mean anything.
std::optional<std::string> normal_form(std::string_view source);

}  // namespace peil::expression
