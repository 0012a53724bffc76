// What a score is made of, added up: the terms of a group of questions, of sections or of subjects,
// and what each rule makes of them. Two sums are kept side by side: of what counts now, for the
// value, and of what will surely count with the worst and the best answer, for the range. What may
// still be revealed or hidden is kept apart, term by term.
#pragma once

#include "engine/base/exact_sum.hpp"
#include "engine/model/definition.hpp"
#include "engine/model/outcome.hpp"

#include <cstdint>
#include <limits>
#include <span>
#include <vector>

namespace peil {

// A term that an open answer can still reveal or hide.
struct MaybeTerm {
  TwoPart low;
  TwoPart high;
  double top = 0;  // the highest that it can be at all
  double weight = 1;
};

class Tally {
 public:
  // A term that counts now with `value`. It surely counts to the end unless `maybe`.
  void add_counted(TwoPart value, double top, double weight, bool maybe);
  // A term that is open, with what it can still be.
  void add_open(TwoPart low, TwoPart high, double top, double weight, bool maybe);
  // A term that has a value now, which can still change: a section that is partly answered.
  void add_partial(TwoPart value, TwoPart low, TwoPart high, double top, double weight, bool maybe);
  // A term that doesn't count now, and that an open answer can reveal.
  void add_hidden(TwoPart low, TwoPart high, double top, double weight);

  // The terms of both together, one after another.
  void add(const Tally& other);

  // Fills in the weights of a coverage.
  void weigh(Coverage& coverage) const;

  Coverage coverage;
  bool settled = true;  // no term can change, come or go

 private:
  friend struct RuleResult;
  void value(TwoPart value, double top, double weight);
  void bounds(TwoPart low, TwoPart high, double top, double weight, bool maybe);

  static constexpr double infinity = std::numeric_limits<double>::infinity();

  // Of the terms that count now: weight × value, weight, weight × the highest possible.
  ExactSum counted_;
  ExactSum counted_weight_;
  ExactSum counted_top_;
  ExactSum open_weight_;  // of what is asked and has no value
  // Of the terms that surely count in the end: weight × the worst and the best that they can get,
  // ….
  ExactSum low_;
  ExactSum high_;
  ExactSum weight_;
  ExactSum top_;
  // The extremes, of terms with a weight.
  double least_value_ = infinity;
  double greatest_value_ = -infinity;
  double least_low_ = infinity;
  double least_high_ = infinity;
  double greatest_low_ = -infinity;
  double greatest_high_ = -infinity;
  std::vector<MaybeTerm> maybe_;
};

// What a rule makes of a tally, before it is rounded.
struct RuleResult {
  bool has_value = false;
  bool has_range = false;
  bool surely = false;  // it has a value in the end, whatever is answered
  bool exact = true;
  TwoPart value;
  TwoPart low;
  TwoPart high;

  // `levels`: of a staircase, ascending, the first reached by everything.
  static RuleResult of(const Tally& tally, Rule rule, std::span<const double> levels);

 private:
  void quotient(const Tally& tally, bool of_top);
  void total(const Tally& tally);
  void least(const Tally& tally);
  void greatest(const Tally& tally);
  void scale(double factor);
};

}  // namespace peil
