// The plan against all choices that there are, on many small cases.
#include "plugins/nba_maturity/plan.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <limits>
#include <map>
#include <random>
#include <tuple>
#include <utility>

namespace peil::nba_maturity {
namespace {

struct Case {
  std::vector<Topic> topics;
  unsigned levels = 5;
  std::int64_t open = 0;    // steps that there are
  std::int64_t wanted = 0;  // of them
};

Case random_case(std::mt19937& random, unsigned most_topics) {
  const auto below = [&random](unsigned end) { return static_cast<unsigned>(random() % end); };
  Case made;
  made.levels = 2 + below(4);
  const unsigned count = 1 + below(most_topics);
  for (unsigned i = 0; i < count; ++i)
    made.topics.push_back({below(made.levels), 1 + below(3), 1 + below(3)});
  for (const Topic& topic : made.topics)
    made.open += made.levels - 1 - topic.level;
  made.wanted = below(static_cast<unsigned>(made.open) + 1);
  return made;
}

// What raising a topic from one level to another one costs, said in another way than the plan does:
// 1, 3, 7, 15 times its size.
std::int64_t cost(const Topic& topic, unsigned level) {
  constexpr std::int64_t up_to[] = {0, 1, 3, 7, 15};
  return topic.size * (up_to[level] - up_to[topic.level]);
}

// Every way to raise topics: calls `look` with the level that each one gets.
template <class Look>
void for_all_choices(const Case& made, Look look) {
  std::vector<unsigned> levels;
  for (const Topic& topic : made.topics)
    levels.push_back(topic.level);
  while (true) {
    look(levels);
    std::size_t i = 0;
    while (i < levels.size() && levels[i] + 1 == made.levels) {
      levels[i] = made.topics[i].level;
      ++i;
    }
    if (i == levels.size()) return;
    ++levels[i];
  }
}

// The phase and place of each step of a choice, in order.
using Places = std::vector<std::pair<unsigned, std::size_t>>;

TEST(Road, NoChoiceTakesFewerPoints) {
  std::mt19937 random(1);
  for (int round = 0; round < 6000; ++round) {
    const Case made = random_case(random, 4);
    const std::vector<Step> road = cheapest_road(made.topics, made.levels, made.wanted);
    std::int64_t least = std::numeric_limits<std::int64_t>::max();
    Places first;
    for_all_choices(made, [&](const std::vector<unsigned>& levels) {
      std::int64_t steps = 0;
      std::int64_t effort = 0;
      Places places;
      for (std::size_t i = 0; i < levels.size(); ++i) {
        steps += levels[i] - made.topics[i].level;
        effort += cost(made.topics[i], levels[i]);
        for (unsigned level = made.topics[i].level; level < levels[i]; ++level)
          places.emplace_back(made.topics[i].phase, i);
      }
      if (steps < made.wanted) return;
      std::sort(places.begin(), places.end());
      if (std::tie(effort, places) < std::tie(least, first))
        std::tie(least, first) = std::tie(effort, places);
    });
    Places chosen;
    for (const Step& step : road)
      chosen.emplace_back(made.topics[step.topic].phase, step.topic);
    std::sort(chosen.begin(), chosen.end());
    ASSERT_EQ(static_cast<std::int64_t>(road.size()), made.wanted);
    ASSERT_EQ(road.empty() ? 0 : road.back().spent, least) << round;
    // Of the choices with as few points, the one with the earliest phases and then the first
    // topics.
    ASSERT_EQ(chosen, first) << round;
  }
}

TEST(Road, StepsOfATopicComeInTheirOrderAndPhasesToo) {
  std::mt19937 random(2);
  for (int round = 0; round < 4000; ++round) {
    const Case made = random_case(random, 12);
    std::vector<unsigned> level;
    for (const Topic& topic : made.topics)
      level.push_back(topic.level);
    unsigned phase = 0;
    std::int64_t spent = 0;
    for (const Step& step : cheapest_road(made.topics, made.levels, made.wanted)) {
      ASSERT_EQ(step.level, level[step.topic] + 1);
      level[step.topic] = step.level;
      ASSERT_GE(made.topics[step.topic].phase, phase);
      phase = made.topics[step.topic].phase;
      spent += step.effort;
      ASSERT_EQ(step.spent, spent);
    }
  }
}

// Whatever order the same steps are done in, phase by phase and each topic's in turn: after no
// number of points are more done.
TEST(Road, NoOrderWithinThePhasesRaisesTheMeanSooner) {
  std::mt19937 random(3);
  int tried = 0;
  while (tried < 400) {
    const Case made = random_case(random, 4);
    const std::vector<Step> road = cheapest_road(made.topics, made.levels, made.wanted);
    if (road.size() < 2 || road.size() > 7) continue;
    ++tried;
    std::vector<std::size_t> order(road.size());
    for (std::size_t i = 0; i < order.size(); ++i)
      order[i] = i;
    do {
      std::map<std::size_t, unsigned> level;
      std::vector<std::int64_t> spent;
      unsigned phase = 0;
      bool allowed = true;
      for (std::size_t i = 0; i < order.size() && allowed; ++i) {
        const Step& step = road[order[i]];
        const Topic& topic = made.topics[step.topic];
        const auto at = level.try_emplace(step.topic, topic.level).first;
        allowed = step.level == at->second + 1 && topic.phase >= phase;
        at->second = step.level;
        phase = topic.phase;
        spent.push_back((spent.empty() ? 0 : spent.back()) + step.effort);
      }
      for (std::size_t i = 0; i < road.size() && allowed; ++i)
        ASSERT_GE(spent[i], road[i].spent);
    } while (std::next_permutation(order.begin(), order.end()));
  }
}

TEST(Road, MoreThanThereIsGivesAllThatThereIs) {
  const std::vector<Topic> topics{{0, 1, 1}, {4, 3, 2}, {3, 2, 3}};
  EXPECT_EQ(cheapest_road(topics, 5, 100).size(), 5u);
  EXPECT_EQ(cheapest_road(topics, 5, 100).back().spent, 15 + 16);
  EXPECT_TRUE(cheapest_road(topics, 5, 0).empty());
  EXPECT_TRUE(cheapest_road(topics, 5, -3).empty());
  EXPECT_TRUE(cheapest_road({}, 5, 1).empty());
  EXPECT_TRUE(cheapest_road(topics, 1, 1).empty());
}

TEST(Gains, AreTheCheapestNextSteps) {
  std::mt19937 random(4);
  for (int round = 0; round < 2000; ++round) {
    const Case made = random_case(random, 15);
    std::vector<std::tuple<std::int64_t, unsigned, std::size_t>> all;
    for (std::size_t i = 0; i < made.topics.size(); ++i) {
      const Topic& topic = made.topics[i];
      if (topic.level + 1 < made.levels)
        all.emplace_back(cost(topic, topic.level + 1), topic.phase, i);
    }
    std::sort(all.begin(), all.end());
    const std::vector<Step> steps = cheapest_next(made.topics, made.levels, 10);
    ASSERT_EQ(steps.size(), std::min<std::size_t>(10, all.size()));
    for (std::size_t i = 0; i < steps.size(); ++i) {
      ASSERT_EQ(steps[i].effort, std::get<0>(all[i]));
      ASSERT_EQ(steps[i].topic, std::get<2>(all[i]));
      ASSERT_EQ(steps[i].level, made.topics[steps[i].topic].level + 1);
    }
  }
}

}  // namespace
}  // namespace peil::nba_maturity
