// The main score of an assessment, its target and its bounds, and how a score reads.
#pragma once

#include "app/facts/opened.hpp"

#include <string>
#include <utility>
#include <vector>

namespace peil::app {

// The main score of an assessment: the first that isn't one of a kind of subject; null if it has
// none.
const Score* main_score(const Definition& definition);
ScoreAt main_score_at(const Definition& definition);
const ScoreOutcome& main_outcome(const Opened& opened);

// The earliest target of a score; null if it has none, or nothing is held against it now.
const Target* first_target(const Opened& opened, const Score& score);

// The lowest and highest value that a score can have.
std::pair<double, double> bounds(const Opened& opened, const Score& score);

// The targets that the value of a score, or of a section, is held against: a section's are those of
// the main score, if they can be compared.
std::vector<double> targets_of(const Definition& definition, const Score& score);
std::vector<double> targets_of(const Definition& definition, const Section& section);

// How the values of a score, or of a section, read: 2,6 or 2.6, with one decimal, and 68 % if the
// rule gives percents. A value below a target never reads as the target (engine/base/rounding.hpp).
class ScoreWords {
 public:
  ScoreWords(const Context& context, const Definition& definition, const Score& score);
  ScoreWords(const Context& context, const Definition& definition, const Section& section);
  // Of what has no target: a program's scores, what others scored.
  ScoreWords(const Context& context, Rule rule);

  std::string operator()(double value) const;
  // With two decimals, for where there is room.
  std::string exact(double value) const;
  // A target with all decimals that it has.
  std::string target(double value) const;

 private:
  std::string percents(double value) const;

  Language language_;
  Rule rule_;
  bool is_level_ = false;  // one of the levels of a measure, which is no mean
  std::vector<double> targets_;
};

// Whether a question's value, a section's score and the score's target are on one scale, so that
// they can be compared.
bool is_mean_of_questions(const Score& score);

}  // namespace peil::app
