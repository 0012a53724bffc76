#include "plan.hpp"

#include <algorithm>

namespace peil::nba_maturity {

namespace {

// The cheapest steps first, then by phase, topic and level; or phase by phase, and so within each.
struct Order {
  std::span<const Topic> topics;
  bool phases_first = false;

  bool operator()(const Step& a, const Step& b) const {
    const unsigned phase_a = topics[a.topic].phase;
    const unsigned phase_b = topics[b.topic].phase;
    if (phases_first && phase_a != phase_b) return phase_a < phase_b;
    if (a.effort != b.effort) return a.effort < b.effort;
    if (phase_a != phase_b) return phase_a < phase_b;
    return a.topic != b.topic ? a.topic < b.topic : a.level < b.level;
  }
};

void keep(std::vector<Step>& steps, std::int64_t most) {
  if (static_cast<std::int64_t>(steps.size()) > most) {
    steps.resize(most > 0 ? static_cast<std::size_t>(most) : 0);
  }
}

}  // namespace

std::vector<Step> cheapest_road(std::span<const Topic> topics, unsigned levels,
                                std::int64_t wanted) {
  std::vector<Step> steps;
  for (std::size_t topic = 0; topic < topics.size(); ++topic) {
    for (unsigned level = topics[topic].level + 1; level < levels; ++level) {
      steps.push_back({topic, level, effort_of(topics[topic].size, level)});
    }
  }
  // Each step of a topic costs more than the one before it, so the cheapest steps never lack one
  // that must come first.
  std::sort(steps.begin(), steps.end(), Order{topics});
  keep(steps, wanted);
  std::sort(steps.begin(), steps.end(), Order{topics, true});
  std::int64_t spent = 0;
  for (Step& step : steps)
    step.spent = spent += step.effort;
  return steps;
}

std::vector<Step> cheapest_next(std::span<const Topic> topics, unsigned levels, std::size_t most) {
  std::vector<Step> steps;
  for (std::size_t topic = 0; topic < topics.size(); ++topic) {
    const unsigned level = topics[topic].level + 1;
    if (level >= levels) continue;
    const std::int64_t effort = effort_of(topics[topic].size, level);
    steps.push_back({topic, level, effort, effort});
  }
  std::sort(steps.begin(), steps.end(), Order{topics});
  keep(steps, static_cast<std::int64_t>(most));
  return steps;
}

}  // namespace peil::nba_maturity
