#include "situation.hpp"

#include <algorithm>

namespace peil::nba_maturity {

namespace {

constexpr std::int64_t millionth = 1'000'000;
constexpr std::int64_t highest_value = 1'000;

bool read_ladder(const plugin::Each<plugin::Option>& options, Ladder& ladder) {
  for (const plugin::Option option : options) {
    const auto value = plugin::integer(option.value());
    if (!value || *value < 0 || *value > highest_value) return false;
    if (ladder.options.empty()) ladder.lowest = *value;
    if (*value != ladder.lowest + ladder.levels()) return false;
    ladder.options.push_back(option.id());
  }
  return ladder.levels() > 0 && ladder.levels() <= most_levels;
}

Topic topic_of(const plugin::Question& question) {
  Topic topic;
  if (question.has_tag("effort_small")) topic.size = 1;
  if (question.has_tag("effort_large")) topic.size = 3;
  constexpr std::string_view phases[] = {"phase_1", "phase_2", "phase_3"};
  const auto phase =
      std::find_if(std::begin(phases), std::end(phases),
                   [&question](std::string_view tag) { return question.has_tag(tag); });
  topic.phase = static_cast<unsigned>(phase - std::begin(phases)) + 1;
  return topic;
}

}  // namespace

std::int64_t Situation::mean(std::int64_t steps) const {
  return plugin::divide_rounded((sum + steps) * 100, count());
}

std::int64_t Situation::steps_to(std::int64_t target) const {
  return plugin::divide_up(target * count(), millionth) - sum;
}

std::optional<Situation> read_situation(const plugin::Request& request) {
  Situation situation;
  const plugin::Assessment assessment = request.assessment();
  const auto answers = request.record().answers();
  auto next = answers.begin();
  std::string_view scale;
  for (const plugin::Question question : assessment.questions()) {
    // Both lists are in the definition's order; what is asked for subjects has no answer here.
    if (next == answers.end()) break;
    const plugin::Answer answer = *next;
    if (answer.id() != question.id()) continue;
    ++next;
    if (question.type() != "scale") continue;
    if (scale.empty()) {
      scale = question.scale();
      if (!read_ladder(assessment.options(question), situation.ladder)) return {};
    }
    if (question.scale() != scale || question.weight() != "1") return {};
    const plugin::AnswerState state = answer.state();
    if (state == plugin::AnswerState::hidden) ++situation.hidden;
    if (state == plugin::AnswerState::hidden || state == plugin::AnswerState::not_applicable)
      continue;
    Topic topic = topic_of(question);
    if (answer.given()) {
      const auto& options = situation.ladder.options;
      const auto level = std::find(options.begin(), options.end(), answer.text());
      if (level == options.end()) return {};
      topic.level = static_cast<unsigned>(level - options.begin());
    }
    situation.sum += situation.ladder.lowest + topic.level;
    (answer.given() ? situation.answered : situation.open).push_back(situation.topics.size());
    situation.topics.push_back(topic);
    situation.ids.push_back(question.id());
  }
  if (scale.empty()) return {};
  return situation;
}

}  // namespace peil::nba_maturity
