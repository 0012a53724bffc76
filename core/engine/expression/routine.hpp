// The compiled form of an expression: instructions for a machine with a stack of values, in an
// array. Only forward jumps, and one loop over subjects that can't stand inside another one, so
// that it always ends.
#pragma once

#include "engine/expression/value.hpp"

#include <compare>
#include <cstddef>
#include <cstdint>
#include <vector>

namespace peil::expression {

enum class Operation : std::uint8_t {
  constant,     // push constants[index]
  load,         // push the slot `index` of a frame; what isn't of kind `wanted` counts as missing
  load_equals,  // load, then compare with `operand`: load, constant and equals in one
  load_less,    // the same for the relations of ints and dates,
  load_less_decimal,  // and of decimals

  negate_integer,
  negate_decimal,
  not_,
  add_integer,
  subtract_integer,
  multiply_integer,
  remainder,
  add_decimal,
  subtract_decimal,
  multiply_decimal,
  divide,
  divide_integers,
  equals,  // by payload: bool, int, date, choice
  equals_decimal,
  equals_text,
  equals_set,
  less,  // int, date
  less_decimal,

  skip_if_true,  // jump to `index` where the top is true, which stays
  skip_if_false,
  or_,  // combine the two on top; then as skip_if_true
  and_,
  // pop the condition: true goes on, false jumps to `index`, else push it again and jump to
  // `operand`
  branch,
  jump,
  skip_if_there,  // jump to `index` where the top isn't missing
  otherwise,      // take the top instead of the missing one under it; then as skip_if_there
  answered,

  in_begin,    // push false
  in_item,     // pop an item; or-combine what is on top with: is it equal to what is under it
  in_end,      // take the top instead of what is under it
  in_options,  // is the choice one of the set constants[index]
  has,         // is the choice (under) in the set (top)
  contains_text,
  size_text,
  size_set,
  min_integer,
  max_integer,
  min_decimal,
  max_decimal,  // dates are ints here
  round,
  round_digits,
  clamp_integer,
  clamp_decimal,

  begin,  // push the accumulator of an aggregation
  step,   // pop a value, add it to the accumulator
  end,    // make the result of `operand` values of the accumulator

  subjects_count,  // push the number of subjects of kind `index`
  // begin the loop over the subjects of kind `index`; without any, push the result and jump to
  // `operand`
  each_begin,
  each_step  // pop, add; go back to `index` for the next subject, or make the result
};

// Where a slot is read from.
enum class Frame : std::uint8_t {
  record,
  own,  // the subject for which the expression as a whole is evaluated
  each  // the subject that an aggregation is at
};

// What an aggregation makes of its values.
enum class Aggregate : std::uint8_t {
  all,
  any,
  count,
  sum_integer,
  sum_decimal,
  mean_integer,
  mean_decimal,
  min_integer,
  max_integer,
  min_decimal,
  max_decimal
};

struct Instruction {
  Operation operation{};
  std::uint8_t detail = 0;      // Frame, Aggregate, kind of comparison, or 1 for the opposite (!=)
  Kind wanted = Kind::missing;  // of what is loaded or made
  std::uint8_t unused = 0;
  std::uint32_t index = 0;  // slot, constant, jump; of what can fail, the place in the source
  std::uint64_t operand = 0;
};

// The relations are less and what follows from it by swapping and denying.
enum class Relation : std::uint8_t { less, less_equal, greater, greater_equal };

// A place that an expression reads.
struct Dependency {
  enum class Reach : std::uint8_t {
    record,
    own,   // of the subject that the expression is about
    each,  // of every subject of the kind
    list   // which subjects of the kind there are; `slot` is 0
  };
  Reach reach = Reach::record;
  std::uint32_t kind = 0;  // of subject; 0 for the record
  std::uint32_t slot = 0;

  friend auto operator<=>(const Dependency&, const Dependency&) = default;
};

struct Routine {
  std::vector<Instruction> instructions;
  std::vector<Value> constants;
  std::vector<Dependency> dependencies;  // sorted, each once
  std::uint32_t own_kind = 0;            // of the frame `own`
  std::size_t stack = 0;                 // the most values that are on the stack
};

}  // namespace peil::expression
