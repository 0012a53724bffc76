#include "engine/evaluation/bounds.hpp"

#include "engine/base/limits.hpp"

#include <algorithm>

namespace peil {
namespace {

std::optional<Bounds> option_bounds(const Scale& scale, std::uint32_t measure = no_index) {
  std::optional<Bounds> bounds;
  for (const auto& option : scale.options) {
    if (const auto value = option.counts_for(measure))
      bounds = joined(bounds, Bounds{*value, *value});
  }
  return bounds;
}

// Of the sum of what is chosen; nothing chosen is an answer too, and what is exclusive is chosen
// alone.
std::optional<Bounds> choices_bounds(const Scale& scale) {
  if (!option_bounds(scale)) return std::nullopt;
  ExactSum least;
  ExactSum most;
  Bounds alone;
  for (const auto& option : scale.options) {
    const double value = option.value.value_or(0);
    if (option.exclusive) {
      alone = *joined(alone, Bounds{value, value});
    } else {
      (value < 0 ? least : most).add(value);
    }
  }
  return joined(Bounds{least.sum().rounded(), most.sum().rounded()}, alone);
}

}  // namespace

std::optional<Bounds> joined(const std::optional<Bounds>& a, const std::optional<Bounds>& b) {
  if (!a || !b) return a ? a : b;
  return Bounds{std::min(a->low, b->low), std::max(a->high, b->high)};
}

std::optional<Bounds> value_bounds(const Question& question, const Definition& definition) {
  switch (question.type) {
    case QuestionType::scale:
    case QuestionType::choice:
    case QuestionType::allocation:
      if (question.scale >= definition.scales.size()) return std::nullopt;
      return option_bounds(definition.scales[question.scale]);
    case QuestionType::choices:
      if (question.scale >= definition.scales.size()) return std::nullopt;
      return choices_bounds(definition.scales[question.scale]);
    case QuestionType::number:
      return Bounds{question.minimum.value_or(-limits::value_magnitude),
                    question.maximum.value_or(limits::value_magnitude)};
    case QuestionType::text:
    case QuestionType::long_text:
    case QuestionType::date:
    case QuestionType::plan:
      break;
  }
  return std::nullopt;
}

bool is_measured(const Question& question, const Definition& definition, std::uint32_t measure) {
  if (measure == no_index) return question.scored;
  if (!question.scored || question.scale >= definition.scales.size()) return false;
  if (question.type != QuestionType::scale && question.type != QuestionType::choice) return false;
  const auto& options = definition.scales[question.scale].options;
  return std::any_of(options.begin(), options.end(),
                     [&](const Option& option) { return option.counts_for(measure).has_value(); });
}

std::optional<Bounds> value_bounds(const Question& question, const Definition& definition,
                                   std::uint32_t measure) {
  if (measure == no_index) return value_bounds(question, definition);
  if (!is_measured(question, definition, measure)) return std::nullopt;
  return option_bounds(definition.scales[question.scale], measure);
}

void ScoreBounds::add(const Bounds& value, double weight, double times) {
  terms_ = joined(terms_, value);
  single_ = joined(single_, Bounds{weight * value.low, weight * value.high});
  least_.add(std::min(0.0, weight * value.low * times));
  most_.add(std::max(0.0, weight * value.high * times));
}

std::optional<Bounds> ScoreBounds::value(Rule rule, const std::vector<double>& levels) const {
  if (!terms_) return std::nullopt;
  switch (rule) {
    case Rule::mean:
    case Rule::min:
    case Rule::max:
      break;
    case Rule::sum: {
      const Bounds sums{least_.sum().rounded(), most_.sum().rounded()};
      return Bounds{sums.low < 0 ? sums.low : single_->low,
                    sums.high > 0 ? sums.high : single_->high};
    }
    case Rule::share:
      return Bounds{0, 100};
    case Rule::staircase:
      if (!levels.empty()) return Bounds{levels.front(), levels.back()};
      return steps_;
  }
  return terms_;
}

}  // namespace peil
