#include "situation.hpp"

#include <algorithm>
#include <string>

namespace peil::nba_maturity {

namespace {

constexpr std::int64_t highest_value = 1'000;
constexpr std::int64_t most_months = 120;
constexpr std::string_view own_size = ".size";

bool read_ladder(const plugin::Each<plugin::Option>& options, Ladder& ladder) {
  for (const plugin::Option option : options) {
    const auto value = plugin::integer(option.value());
    if (!value || *value < 0 || *value > highest_value) return false;
    if (ladder.options.empty()) ladder.lowest = *value;
    if (*value != ladder.lowest + ladder.levels()) return false;
    ladder.options.push_back(option.id());
    const std::int64_t months = std::clamp<std::int64_t>(option.months(), 1, most_months);
    ladder.quarters.push_back(static_cast<unsigned>(plugin::divide_up(months, 3)));
  }
  return ladder.levels() > 0 && ladder.levels() <= most_levels;
}

Topic topic_of(const plugin::Question& question) {
  Topic topic;
  if (question.has_tag("effort_small")) topic.size = small_size;
  if (question.has_tag("effort_large")) topic.size = large_size;
  topic.must_have = question.has_tag("must_have");
  return topic;
}

// The index of a level's id; none if the ladder doesn't have it.
std::optional<unsigned> level_of(const Ladder& ladder, std::string_view id) {
  const auto level = std::find(ladder.options.begin(), ladder.options.end(), id);
  if (level == ladder.options.end()) return {};
  return static_cast<unsigned>(level - ladder.options.begin());
}

// What doesn't count, because it is hidden or doesn't apply, isn't waited for either.
bool read_needs(const plugin::Assessment& assessment, Situation& situation) {
  for (const plugin::Question question : assessment.questions()) {
    const auto needs = question.needs();
    if (needs.size() == 0) continue;
    const auto of = std::find(situation.ids.begin(), situation.ids.end(), question.id());
    if (of == situation.ids.end()) continue;
    for (const plugin::Need need : needs) {
      const auto other = std::find(situation.ids.begin(), situation.ids.end(), need.question());
      const auto to = level_of(situation.ladder, need.to());
      const auto at = level_of(situation.ladder, need.level());
      if (!to || !at) return false;
      if (other == situation.ids.end()) continue;
      situation.needs.push_back({static_cast<std::size_t>(of - situation.ids.begin()), *to,
                                 static_cast<std::size_t>(other - situation.ids.begin()), *at});
    }
  }
  return true;
}

// Answers to questions named like a topic with `.size` behind it.
void read_own_sizes(const plugin::Request& request, Situation& situation) {
  constexpr std::string_view sizes[] = {"xs", "s", "m", "l", "xl"};
  for (const plugin::Answer answer : request.record().answers()) {
    std::string_view id = answer.id();
    if (!answer.given() || !id.ends_with(own_size)) continue;
    id.remove_suffix(own_size.size());
    const auto topic = std::find(situation.ids.begin(), situation.ids.end(), id);
    const auto size = std::find(std::begin(sizes), std::end(sizes), answer.text());
    if (topic == situation.ids.end() || size == std::end(sizes)) continue;
    unsigned& of = situation.topics[static_cast<std::size_t>(topic - situation.ids.begin())].size;
    const auto own = static_cast<unsigned>(size - std::begin(sizes));
    if (of != own) ++situation.own_sizes;
    of = own;
  }
}

}  // namespace

std::int64_t Situation::mean(std::int64_t steps) const {
  return plugin::divide_rounded((sum + steps) * 100, count());
}

std::vector<std::size_t> Situation::below(const std::vector<std::size_t>& of,
                                          unsigned level) const {
  std::vector<std::size_t> found;
  for (const bool must_have : {true, false}) {
    for (const std::size_t topic : of) {
      if (topics[topic].level < level && topics[topic].must_have == must_have)
        found.push_back(topic);
    }
  }
  return found;
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
    if (state == plugin::AnswerState::hidden || state == plugin::AnswerState::not_applicable)
      continue;
    Topic topic = topic_of(question);
    if (answer.given()) {
      const auto level = level_of(situation.ladder, answer.text());
      if (!level) return {};
      topic.level = *level;
    }
    situation.sum += situation.ladder.lowest + topic.level;
    (answer.given() ? situation.answered : situation.open).push_back(situation.topics.size());
    if (state == plugin::AnswerState::unknown) situation.unknown.push_back(situation.topics.size());
    situation.topics.push_back(topic);
    situation.ids.push_back(question.id());
  }
  if (scale.empty() || !read_needs(assessment, situation)) return {};
  read_own_sizes(request, situation);
  return situation;
}

}  // namespace peil::nba_maturity
