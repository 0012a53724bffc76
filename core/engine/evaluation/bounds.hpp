// Between which bounds the values of questions and scores can lie, whatever is answered: what
// checking a definition compares shares, staircases and wishes for evidence with, and what a
// CompiledDefinition tells its expressions.
#pragma once

#include "engine/base/exact_sum.hpp"
#include "engine/model/definition.hpp"

#include <optional>
#include <vector>

namespace peil {

struct Bounds {
  double low = 0;
  double high = 0;
};

// The bounds that include both.
std::optional<Bounds> joined(const std::optional<Bounds>& a, const std::optional<Bounds>& b);

// What an answer to the question can count for. Nothing if its answers have no number. Cost:
// linear in its options.
std::optional<Bounds> value_bounds(const Question& question, const Definition& definition);

// Whether the question counts in scores of that measure: it counts at all, one of its options is
// chosen, and they count for something in it. `no_index`: the measure is the options' values.
bool is_measured(const Question& question, const Definition& definition, std::uint32_t measure);
// What an answer can count for in that measure. Nothing where the question doesn't count in it.
std::optional<Bounds> value_bounds(const Question& question, const Definition& definition,
                                   std::uint32_t measure);

// Makes the bounds of a score out of those of its terms, which must have a weight above zero. They
// are those of any part of the terms too, since not all of them need be answered or apply; never
// narrower than what can happen.
class ScoreBounds {
 public:
  // `times`: so often at most; for what runs over subjects.
  void add(const Bounds& value, double weight, double times = 1);
  // The values of options beneath, which are the steps of a staircase that names none.
  void add_steps(const std::optional<Bounds>& steps) { steps_ = joined(steps_, steps); }

  const std::optional<Bounds>& terms() const { return terms_; }
  const std::optional<Bounds>& steps() const { return steps_; }
  // Of the score itself; nothing if there are no terms, or a staircase has no steps.
  std::optional<Bounds> value(Rule rule, const std::vector<double>& levels) const;

 private:
  std::optional<Bounds> terms_;
  std::optional<Bounds> steps_;
  std::optional<Bounds> single_;  // of weight × value of one term
  ExactSum least_;                // of all that can be below zero
  ExactSum most_;                 // of all that can be above
};

}  // namespace peil
