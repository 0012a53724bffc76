// The main score of an assessment, its target and its bounds, and how a score reads.
#pragma once

#include "app/facts/opened.hpp"

#include <string>
#include <utility>

namespace peil::app {

// The main score of an assessment: the first that isn't one of a kind of subject; null if it has
// none.
const Score* main_score(const Definition& definition);
ScoreAt main_score_at(const Definition& definition);
const ScoreOutcome& main_outcome(const Opened& opened);

// The earliest target of a score; null if it has none.
const Target* first_target(const Definition& definition, const Score& score);

// The lowest and highest value that a score can have.
std::pair<double, double> bounds(const Opened& opened, const Score& score);

// 2,6 or 2.6: a score's value with one decimal; 68 % where the rule gives percents.
std::string score_text(double value, const Context& context, Rule rule);

}  // namespace peil::app
