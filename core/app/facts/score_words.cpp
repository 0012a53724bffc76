#include "app/facts/score_words.hpp"

#include "engine/base/rounding.hpp"

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

const Target* first_target(const Opened& opened, const Score& score) {
  const Definition& definition = opened.definition;
  const auto index = static_cast<std::uint32_t>(&score - definition.scores.data());
  const ScoreAt at{ScoreAt::Kind::score, index, no_index};
  const Target* first = nullptr;
  for (const Target& target : definition.targets) {
    if (is_shown(target, at, definition, opened.outcome) && (!first || target.by < first->by))
      first = &target;
  }
  return first;
}

std::pair<double, double> bounds(const Opened& opened, const Score& score) {
  const std::optional<Range>& widest = opened.assessment.blank.record.scores[score.ordinal].range;
  const std::optional<Range>& now = opened.outcome.record.scores[score.ordinal].range;
  const Range range = widest.value_or(now.value_or(Range{}));
  // Answers can't lead outside the bounds, but for rules over subjects that weren't there.
  return {now ? std::min(range.low, now->low) : range.low,
          now ? std::max(range.high, now->high) : range.high};
}

bool is_mean_of_questions(const Score& score) {
  return score.rule == Rule::mean && score.over == Over::questions;
}

std::vector<double> targets_of(const Definition& definition, const Score& score) {
  const auto index = static_cast<std::uint32_t>(&score - definition.scores.data());
  std::vector<double> values;
  for (const Target& target : definition.targets) {
    if (target.score == index) values.push_back(target.value);
  }
  return values;
}

std::vector<double> targets_of(const Definition& definition, const Section& section) {
  const Score* main = main_score(definition);
  if (!main || section.rule != Rule::mean || !is_mean_of_questions(*main)) return {};
  return targets_of(definition, *main);
}

namespace {

// Whether its values are single answers' in a measure, such as a SEAL: levels, and never a mean.
bool is_level(const Definition& definition, const Score& score) {
  if (score.rule != Rule::min && score.rule != Rule::max) return false;
  if (score.over == Over::subjects) return is_level(definition, definition.scores[score.of]);
  return score.over == Over::questions && score.measure != no_index;
}

}  // namespace

ScoreWords::ScoreWords(const Context& context, const Definition& definition, const Score& score)
    : language_(context.language),
      rule_(score.rule),
      is_level_(is_level(definition, score)),
      targets_(targets_of(definition, score)) {}

ScoreWords::ScoreWords(const Context& context, const Definition& definition, const Section& section)
    : language_(context.language), rule_(section.rule), targets_(targets_of(definition, section)) {}

ScoreWords::ScoreWords(const Context& context, Rule rule)
    : language_(context.language), rule_(rule) {}

std::string ScoreWords::operator()(double value) const {
  if (rule_ == Rule::share) return percents(value);
  if (is_level_) return figure(value, 1, language_);
  return number(rounded(value, 1, targets_), 1, language_);
}

std::string ScoreWords::exact(double value) const {
  if (rule_ == Rule::share) return percents(value);
  if (is_level_) return figure(value, 2, language_);
  return number(rounded(value, 2, targets_), 2, language_);
}

std::string ScoreWords::target(double value) const {
  constexpr int most_decimals = 4;
  if (rule_ == Rule::share) return percentage(value / 100, language_);
  const std::string whole = figure(value, most_decimals, language_);
  const std::string one = number(value, 1, language_);
  return whole.size() < one.size() ? one : whole;
}

std::string ScoreWords::percents(double value) const {
  return percentage(rounded(value, 0, targets_) / 100, language_);
}

}  // namespace peil::app
