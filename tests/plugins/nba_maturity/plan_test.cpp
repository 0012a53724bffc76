// The plan against every way there is, on many small cases, and what must hold of large ones.
#include "plugins/nba_maturity/plan.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <limits>
#include <map>
#include <random>
#include <utility>
#include <vector>

namespace peil::nba_maturity {
namespace {

struct Case {
  std::vector<Topic> topics;
  std::vector<Need> needs;
  unsigned goal = 2;
  std::vector<unsigned> quarters{1, 1, 2, 4, 4};

  Road road() const { return {topics, needs, goal, quarters}; }
};

// Needs lead from a topic to one before it, so that they form no circle.
Case random_case(std::mt19937& random, unsigned most_topics, unsigned most_needs) {
  const auto below = [&random](unsigned end) { return static_cast<unsigned>(random() % end); };
  Case made;
  made.goal = 1 + below(3);
  const unsigned count = 1 + below(most_topics);
  for (unsigned i = 0; i < count; ++i)
    made.topics.push_back({.level = below(5), .size = below(5), .must_have = below(4) == 0});
  for (unsigned i = 0; count > 1 && i < below(most_needs + 1); ++i) {
    const unsigned of = 1 + below(count - 1);
    made.needs.push_back({of, 1 + below(4), below(of), 1 + below(4)});
  }
  for (unsigned& quarters : made.quarters)
    quarters = 1 + below(4);
  return made;
}

// Whether a set of levels has what each of them needs, by the rule itself.
bool is_closed(const Case& made, const std::vector<unsigned>& levels) {
  return std::all_of(made.needs.begin(), made.needs.end(), [&](const Need& need) {
    const bool rises = need.to > made.topics[need.of].level && need.to <= levels[need.of];
    return !rises || levels[need.topic] >= need.at;
  });
}

// The least days with which every topic has the goal and every need is met: all choices of levels
// are tried.
std::int64_t least_effort(const Case& made) {
  std::int64_t least = std::numeric_limits<std::int64_t>::max();
  std::vector<unsigned> levels;
  for (const Topic& topic : made.topics)
    levels.push_back(topic.level);
  while (true) {
    std::int64_t effort = 0;
    bool reached = true;
    for (std::size_t i = 0; i < levels.size(); ++i) {
      reached = reached && levels[i] >= made.goal;
      for (unsigned level = made.topics[i].level + 1; level <= levels[i]; ++level)
        effort += effort_of(made.topics[i].size, level);
    }
    if (reached && is_closed(made, levels)) least = std::min(least, effort);
    std::size_t i = 0;
    while (i < levels.size() && levels[i] == 4) {
      levels[i] = made.topics[i].level;
      ++i;
    }
    if (i == levels.size()) return least;
    ++levels[i];
  }
}

TEST(Road, HasTheStepsThatAreNeededAndNoOthers) {
  std::mt19937 random(7);
  for (int round = 0; round < 2000; ++round) {
    const Case made = random_case(random, 5, 4);
    ASSERT_EQ(made.road().effort(), least_effort(made));
  }
}

// Nothing rises above the goal but what something up to the goal needs.
TEST(Road, WithoutNeedsNothingRisesAboveTheGoal) {
  std::mt19937 random(8);
  for (int round = 0; round < 500; ++round) {
    Case made = random_case(random, 30, 0);
    const Road road = made.road();
    for (const Step& step : road.steps())
      ASSERT_LE(step.level, made.goal);
  }
}

// When each topic has which level, by the quarter's end: -1 for what it has from the start.
std::map<std::pair<std::size_t, unsigned>, std::int64_t> done_by(const Case& made,
                                                                 const std::vector<Step>& steps) {
  std::map<std::pair<std::size_t, unsigned>, std::int64_t> done;
  for (std::size_t i = 0; i < made.topics.size(); ++i) {
    for (unsigned level = 0; level <= made.topics[i].level; ++level)
      done[{i, level}] = -1;
  }
  for (const Step& step : steps)
    EXPECT_TRUE(done.emplace(std::pair(step.topic, step.level), step.done).second);
  return done;
}

TEST(Road, BreaksNoNeedNoMinimumTimeAndNoOrderOfLevels) {
  std::mt19937 random(9);
  for (int round = 0; round < 1000; ++round) {
    const Case made = random_case(random, 20, 20);
    const std::int64_t capacity = 1 + static_cast<std::int64_t>(random() % 60);
    const std::vector<Step> steps = made.road().at(capacity);
    const auto done = done_by(made, steps);
    std::int64_t last = 0;
    for (const Step& step : steps) {
      ASSERT_GE(step.done, last) << "in the order in which they are done";
      last = step.done;
      ASSERT_GE(step.done - step.begun + 1, made.quarters[step.level]);
      ASSERT_GT(step.begun, done.at({step.topic, step.level - 1}));
      for (const Need& need : made.needs) {
        if (need.of == step.topic && need.to == step.level) {
          ASSERT_GT(step.begun, done.at({need.topic, need.at}));
        }
      }
    }
    // All days up to each quarter are no more than there were.
    for (const Step& until : steps) {
      std::int64_t effort = 0;
      for (const Step& step : steps)
        effort += step.done <= until.done ? step.effort : 0;
      ASSERT_LE(effort, (until.done + 1) * capacity);
    }
  }
}

// Where a level takes no longer than its days and nothing waits, no plan ends sooner.
TEST(Road, WastesNoDays) {
  std::mt19937 random(10);
  for (int round = 0; round < 500; ++round) {
    Case made = random_case(random, 40, 0);
    made.quarters = {1, 1, 1, 1, 1};
    made.goal = 1;
    const Road road = made.road();
    const std::int64_t capacity = 1 + static_cast<std::int64_t>(random() % 200);
    ASSERT_EQ(end_of(road.at(capacity)) + 1, (road.effort() + capacity - 1) / capacity);
  }
}

// Every order of the steps is tried, each with the rules of the road: none of them ends sooner by
// more than a quarter or two in these, and the road never takes longer than one after the other.
TEST(Road, EndsSoonAgainstEveryOrder) {
  std::mt19937 random(11);
  for (int round = 0; round < 300; ++round) {
    const Case made = random_case(random, 3, 2);
    const Road road = made.road();
    if (road.steps().empty() || road.steps().size() > 6) continue;
    const std::int64_t capacity = 1 + static_cast<std::int64_t>(random() % 30);
    std::vector<Step> order = road.steps();
    std::sort(order.begin(), order.end(), [](const Step& a, const Step& b) {
      return std::pair(a.topic, a.level) < std::pair(b.topic, b.level);
    });
    std::int64_t best = std::numeric_limits<std::int64_t>::max();
    do {
      // One after the other, as soon as its level and needs allow, with the days that are left.
      std::map<std::int64_t, std::int64_t> spent;
      std::map<std::pair<std::size_t, unsigned>, std::int64_t> done = done_by(made, {});
      std::int64_t end = -1;
      bool possible = true;
      for (const Step& step : order) {
        const auto before = done.find({step.topic, step.level - 1});
        std::int64_t begin = before == done.end() ? -2 : before->second + 1;
        for (const Need& need : made.needs) {
          if (need.of != step.topic || need.to != step.level) continue;
          const auto needed = done.find({need.topic, need.at});
          begin = needed == done.end() || begin < 0 ? -2 : std::max(begin, needed->second + 1);
        }
        if (begin < 0) {
          possible = false;
          break;
        }
        std::int64_t left = step.effort;
        std::int64_t first = -1;
        std::int64_t quarter = begin;
        for (;; ++quarter) {
          const std::int64_t days = std::min(left, capacity - spent[quarter]);
          if (days > 0 && first < 0) first = quarter;
          spent[quarter] += days;
          left -= days;
          if (left == 0) break;
        }
        done[{step.topic, step.level}] =
            std::max<std::int64_t>(quarter, first + made.quarters[step.level] - 1);
        end = std::max(end, done[{step.topic, step.level}]);
      }
      if (possible) best = std::min(best, end);
    } while (std::next_permutation(order.begin(), order.end(), [](const Step& a, const Step& b) {
      return std::pair(a.topic, a.level) < std::pair(b.topic, b.level);
    }));
    const std::int64_t end = end_of(road.at(capacity));
    ASSERT_GE(end, best) << "the orders above hold every plan that the rules allow";
    ASSERT_LE(end + 1, 2 * (best + 1));
  }
}

TEST(Road, AMustHaveComesBeforeWhatIsNot) {
  std::mt19937 random(12);
  for (int round = 0; round < 500; ++round) {
    const Case made = random_case(random, 20, 0);
    const Road road = made.road();
    const std::vector<Step>& steps = road.steps();
    const auto stage = [&](const Step& step) {
      if (!made.topics[step.topic].must_have) return 2;
      return step.level > 1 ? 1 : 0;
    };
    for (std::size_t i = 1; i < steps.size(); ++i) {
      ASSERT_LE(stage(steps[i - 1]), stage(steps[i]));
      if (stage(steps[i - 1]) == 2) {
        ASSERT_LE(steps[i - 1].level, steps[i].level) << "the lowest levels first";
      }
    }
  }
}

// A register that nobody calls a must-have, and that patching can't do without.
TEST(Road, WhatAMustHaveNeedsIsAsUrgent) {
  const Case made{.topics = {{.level = 1, .size = small_size},
                             {.level = 0, .size = large_size},
                             {.level = 1, .size = large_size, .must_have = true}},
                  .needs = {{2, 2, 1, 1}}};
  const Road road = made.road();
  const std::vector<Step>& steps = road.steps();
  ASSERT_EQ(steps.size(), 4u);
  EXPECT_EQ(steps[0].topic, 1u);
  EXPECT_EQ(steps[1].topic, 2u);
  EXPECT_EQ(steps[0].level, 1u);
  // Beyond the level that is needed it is as urgent as others.
  EXPECT_EQ(steps[2].level, 2u);
  EXPECT_EQ(steps[3].level, 2u);
}

TEST(Road, OfEqualOnesWhatOthersWaitForComesFirst) {
  const Case made{.topics = {{.level = 1, .size = small_size},
                             {.level = 1, .size = large_size},
                             {.level = 1, .size = medium_size}},
                  .needs = {{0, 3, 1, 2}, {2, 3, 1, 2}}};
  const Road road = made.road();
  const std::vector<Step>& steps = road.steps();
  EXPECT_EQ(steps[0].topic, 1u);
  EXPECT_EQ(steps[1].topic, 0u) << "then the smallest";
}

TEST(Road, OneLevelOfATopicAtATimeHoweverManyDaysThereAre) {
  const Case made{.topics = {{.level = 0}}, .needs = {}, .goal = 3};
  const std::vector<Step> steps = made.road().at(1'000'000);
  ASSERT_EQ(steps.size(), 3u);
  EXPECT_EQ(steps[0].done, 0);
  EXPECT_EQ(steps[1].done, 2) << "level 3 takes two quarters";
  EXPECT_EQ(steps[2].done, 6) << "and level 4 a year";
}

TEST(Road, FewestDaysThatAreInTime) {
  std::mt19937 random(13);
  int possible = 0;
  for (int round = 0; round < 500; ++round) {
    const Case made = random_case(random, 20, 10);
    const Road road = made.road();
    const auto quarters = static_cast<std::int64_t>(random() % 20);
    const std::int64_t capacity = road.capacity_for(quarters);
    if (road.steps().empty() || quarters == 0) {
      ASSERT_EQ(capacity, 0);
    } else if (capacity == 0) {
      ASSERT_GE(end_of(road.at(road.effort())), quarters) << "no days are enough";
    } else {
      ++possible;
      ASSERT_LT(end_of(road.at(capacity)), quarters);
      if (capacity > 1) {
        ASSERT_GE(end_of(road.at(capacity - 1)), quarters);
      }
    }
  }
  EXPECT_GT(possible, 50);
}

// No file with such needs is read, but a program must end whatever it is asked.
TEST(Road, ACircleOfNeedsEnds) {
  const Case made{.topics = {{.level = 0}, {.level = 0}}, .needs = {{0, 1, 1, 1}, {1, 1, 0, 1}}};
  const std::vector<Step> steps = made.road().at(10);
  ASSERT_EQ(steps.size(), 4u);
  EXPECT_EQ(steps[0].done, -1);
  EXPECT_EQ(end_of(steps), -1);
}

TEST(Road, NothingToDoHasNoSteps) {
  const Case made{.topics = {{.level = 2}, {.level = 4}}, .needs = {{0, 2, 1, 4}}};
  const Road road = made.road();
  EXPECT_TRUE(road.steps().empty());
  EXPECT_EQ(road.capacity_for(10), 0);
  EXPECT_EQ(end_of(road.at(5)), -1);
}

TEST(Sizes, GoUpAndDownByOneAndStopAtTheEnds) {
  EXPECT_EQ(resized(medium_size, 1), large_size);
  EXPECT_EQ(resized(medium_size, -1), small_size);
  EXPECT_EQ(resized(medium_size, 0), medium_size);
  EXPECT_EQ(resized(smallest_size, -1), smallest_size);
  EXPECT_EQ(resized(largest_size, 1), largest_size);
  for (unsigned level = 1; level < 5; ++level) {
    for (unsigned size = smallest_size; size < largest_size; ++size)
      EXPECT_LT(effort_of(size, level), effort_of(size + 1, level));
  }
}

}  // namespace
}  // namespace peil::nba_maturity
