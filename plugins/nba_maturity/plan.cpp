#include "plan.hpp"

#include <peil/number.hpp>

#include <algorithm>
#include <compare>
#include <utility>

namespace peil::nba_maturity {

namespace {

// The levels that every topic is to have: the goal, and where others need more of a topic, that.
std::vector<unsigned> goals_of(std::span<const Topic> topics, std::span<const Need> needs,
                               unsigned goal) {
  std::vector<unsigned> goals;
  for (const Topic& topic : topics)
    goals.push_back(std::max(topic.level, goal));
  for (bool changed = true; changed;) {
    changed = false;
    for (const Need& need : needs) {
      const bool wanted = need.to > topics[need.of].level && need.to <= goals[need.of];
      if (!wanted || goals[need.topic] >= need.at) continue;
      goals[need.topic] = need.at;
      changed = true;
    }
  }
  return goals;
}

// How many needs of other topics name each topic, less than 0: those that most wait for come first.
std::int64_t waiting_for(std::size_t topic, std::span<const Need> needs) {
  std::int64_t waiting = 0;
  for (const Need& need : needs) {
    if (need.topic == topic) --waiting;
  }
  return waiting;
}

// Compared member by member, the lowest first. What a step waits for is as urgent as the step.
struct Urgency {
  unsigned stage = 0;  // 0: a must-have to level 1; 1: a must-have further; 2: all others
  unsigned level = 0;
  std::int64_t others = 0;  // that wait for the topic, less than 0
  unsigned size = 0;
  std::size_t topic = 0;

  auto operator<=>(const Urgency&) const = default;
};
struct Urgent {
  Urgency urgency;
  Step step;
};

// The most urgent first; equals stay as they are. There are few of them, and the library's own sort
// is as large as the rest of the program.
void sort(std::vector<Urgent>& urgent) {
  for (std::size_t i = 1; i < urgent.size(); ++i) {
    for (std::size_t j = i; j > 0 && urgent[j].urgency < urgent[j - 1].urgency; --j)
      std::swap(urgent[j], urgent[j - 1]);
  }
}

}  // namespace

unsigned resized(unsigned size, int by) {
  if (by < 0) return size > smallest_size ? size - 1 : smallest_size;
  return by > 0 ? std::min(size + 1, largest_size) : size;
}

Road::Road(std::span<const Topic> topics, std::span<const Need> needs, unsigned goal,
           std::span<const unsigned> quarters)
    : topics_(topics), needs_(needs), quarters_(quarters) {
  add_steps(goal);
  sort_by_urgency();
}

void Road::add_steps(unsigned goal) {
  const std::vector<unsigned> goals = goals_of(topics_, needs_, goal);
  for (std::size_t i = 0; i < topics_.size(); ++i) {
    for (unsigned level = topics_[i].level + 1; level <= goals[i]; ++level) {
      steps_.push_back({i, level, effort_of(topics_[i].size, level)});
      effort_ += steps_.back().effort;
    }
  }
}

void Road::sort_by_urgency() {
  std::vector<Urgent> urgent;
  for (const Step& step : steps_) {
    const Topic& topic = topics_[step.topic];
    const unsigned stage = topic.must_have ? (step.level > 1 ? 1 : 0) : 2;
    urgent.push_back(
        {{stage, step.level, waiting_for(step.topic, needs_), topic.size, step.topic}, step});
  }
  // A step waits for the one before it of its topic, and for what it needs: the steps before these
  // are waited for by them.
  const auto hurry = [&](const Urgent& later, std::size_t topic, unsigned level) {
    for (Urgent& earlier : urgent) {
      if (earlier.step.topic != topic || earlier.step.level != level) continue;
      if (!(later.urgency < earlier.urgency)) return false;
      earlier.urgency = later.urgency;
      return true;
    }
    return false;
  };
  for (bool changed = true; changed;) {
    changed = false;
    for (const Urgent& later : urgent) {
      const Step& step = later.step;
      if (step.level > topics_[step.topic].level + 1 && hurry(later, step.topic, step.level - 1))
        changed = true;
      for (const Need& need : needs_) {
        if (need.of == step.topic && need.to == step.level && hurry(later, need.topic, need.at))
          changed = true;
      }
    }
  }
  sort(urgent);
  for (std::size_t i = 0; i < urgent.size(); ++i) {
    const Step& step = steps_[i] = urgent[i].step;
    for (const Need& need : needs_) {
      if (need.of == step.topic && need.to == step.level) step_needs_.push_back(need);
    }
    needs_until_.push_back(step_needs_.size());
  }
}

bool Road::can_begin(std::size_t step, const std::vector<unsigned>& levels) const {
  if (levels[steps_[step].topic] + 1 != steps_[step].level) return false;
  for (std::size_t i = step > 0 ? needs_until_[step - 1] : 0; i < needs_until_[step]; ++i) {
    if (levels[step_needs_[i].topic] < step_needs_[i].at) return false;
  }
  return true;
}

std::vector<Step> Road::at(std::int64_t capacity) const {
  std::vector<Step> steps = steps_;
  std::vector<unsigned> levels;
  for (const Topic& topic : topics_)
    levels.push_back(topic.level);
  std::vector<std::int64_t> left;
  for (const Step& step : steps)
    left.push_back(step.effort);
  std::vector<Step> done;
  for (std::int64_t quarter = 0; done.size() < steps.size(); ++quarter) {
    std::int64_t days = capacity;
    const std::size_t done_before = done.size();
    bool any = false;
    for (std::size_t i = 0; i < steps.size(); ++i) {
      Step& step = steps[i];
      if (step.done >= 0) continue;
      if (step.begun < 0) {
        if (days == 0 || !can_begin(i, levels)) continue;
        step.begun = quarter;
      }
      any = true;
      const std::int64_t spent = std::min(days, left[i]);
      days -= spent;
      left[i] -= spent;
      if (left[i] > 0 || quarter - step.begun + 1 < quarters_[step.level]) continue;
      step.done = quarter;
      done.push_back(step);
    }
    if (!any) return steps;  // needs that form a circle
    // What comes after them can begin in the next quarter.
    for (std::size_t i = done_before; i < done.size(); ++i)
      levels[done[i].topic] = done[i].level;
  }
  return done;
}

std::int64_t Road::capacity_for(std::int64_t quarters) const {
  if (quarters <= 0 || steps_.empty()) return 0;
  const auto in_time = [&](std::int64_t capacity) { return end_of(at(capacity)) < quarters; };
  std::int64_t enough = effort_;
  if (!in_time(enough)) return 0;
  std::int64_t too_little = plugin::divide_up(effort_, quarters) - 1;
  while (enough - too_little > 1) {
    const std::int64_t between = too_little + (enough - too_little) / 2;
    (in_time(between) ? enough : too_little) = between;
  }
  return enough;
}

std::int64_t end_of(std::span<const Step> steps) {
  std::int64_t end = -1;
  for (const Step& step : steps)
    end = std::max(end, step.done);
  return end;
}

}  // namespace peil::nba_maturity
