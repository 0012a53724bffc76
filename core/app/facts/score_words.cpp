#include "app/facts/score_words.hpp"

#include <algorithm>

namespace peil::app {

const Score* main_score(const Definition& definition) {
  for (const Score& score : definition.scores) {
    if (score.subject_kind == no_index) return &score;
  }
  return nullptr;
}

ScoreAt main_score_at(const Definition& definition) {
  const auto index = static_cast<std::uint32_t>(main_score(definition) - definition.scores.data());
  return {ScoreAt::Kind::score, index, no_index};
}

const ScoreOutcome& main_outcome(const Opened& opened) {
  return opened.outcome.record.scores.front();
}

const Target* first_target(const Definition& definition, const Score& score) {
  const auto index = static_cast<std::uint32_t>(&score - definition.scores.data());
  const Target* first = nullptr;
  for (const Target& target : definition.targets) {
    if (target.score == index && (!first || target.by < first->by)) first = &target;
  }
  return first;
}

std::pair<double, double> bounds(const Opened& opened, const Score& score) {
  const std::optional<Range>& widest = opened.assessment.blank.record.scores[score.slot].range;
  const std::optional<Range>& now = opened.outcome.record.scores[score.slot].range;
  const Range range = widest.value_or(now.value_or(Range{}));
  // Answers can't lead outside the bounds, but for rules over subjects that weren't there.
  return {now ? std::min(range.low, now->low) : range.low,
          now ? std::max(range.high, now->high) : range.high};
}

std::string score_text(double value, const Context& context, Rule rule) {
  if (rule == Rule::share) return percentage(value / 100, context.language);
  return number(value, 1, context.language);
}

}  // namespace peil::app
