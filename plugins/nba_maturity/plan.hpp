// The road to a level for every topic: which steps, in which order, and when each is done. Plain
// arithmetic on whole numbers; what the rules are and why is in README.md.
#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

namespace peil::nba_maturity {

inline constexpr unsigned most_levels = 10;

// What a topic's size is called: the middle three are those of the definition, the outer two are
// there for who finds these one step off.
inline constexpr unsigned smallest_size = 0;
inline constexpr unsigned small_size = 1;
inline constexpr unsigned medium_size = 2;
inline constexpr unsigned large_size = 3;
inline constexpr unsigned largest_size = 4;

// Before a topic can reach a level, another one must be at a level.
struct Need {
  std::size_t of = 0;
  unsigned to = 0;
  std::size_t topic = 0;
  unsigned at = 0;
};

// Something that has a level, counted from 0.
struct Topic {
  unsigned level = 0;
  unsigned size = medium_size;
  bool must_have = false;
};

// Raising a topic by one level.
struct Step {
  std::size_t topic = 0;
  unsigned level = 0;       // that it reaches, above 0
  std::int64_t effort = 0;  // in days
  std::int64_t begun = -1;  // quarters, from 0; -1: not yet
  std::int64_t done = -1;

  friend bool operator==(const Step&, const Step&) = default;
};

// The days that a topic of this size takes to the level from the one below: to get into the habit,
// and twice as many for every level that asks for writing, proof or measuring.
constexpr std::int64_t effort_of(unsigned size, unsigned level) {
  constexpr std::int64_t days[] = {1, 3, 8, 20, 50};
  return days[size > largest_size ? largest_size : size] * (level > 1 ? 2 : 1);
}

// The size one step smaller or larger (`by` -1 or 1), if there is one.
unsigned resized(unsigned size, int by);

// All steps that bring every topic to a level, and no others, but for those that topics need of
// each other. In order of urgency: must-haves to level 1, must-haves to the goal, all others to
// level 1, to level 2, and so on; of equals first what most others wait for, then the smallest.
// What a step waits for is as urgent as the step.
class Road {
 public:
  // `goal`: the level that every topic is to have. `quarters`: by level, how many quarters it takes
  // at least to get there from the one below; at least 1. `needs` form no circle. What is given is
  // looked at as long as this lives. Cost: the square of the steps, of which there are at most
  // topics times goal.
  Road(std::span<const Topic> topics, std::span<const Need> needs, unsigned goal,
       std::span<const unsigned> quarters);

  const std::vector<Step>& steps() const { return steps_; }
  std::int64_t effort() const { return effort_; }

  // When everything is done with so many days a quarter, above 0: the steps in the order in which
  // they are done. In a quarter the days go to the most urgent step that is begun or can begin,
  // then to the next. A step can begin in the quarter after its topic's step before it is done, and
  // after all that it needs. Cost: steps times quarters.
  std::vector<Step> at(std::int64_t capacity) const;

  // The days a quarter with which everything is done within so many quarters, while one day less is
  // too little; 0 if no number of days is enough.
  std::int64_t capacity_for(std::int64_t quarters) const;

 private:
  void add_steps(unsigned goal);
  void sort_by_urgency();
  bool can_begin(std::size_t step, const std::vector<unsigned>& levels) const;

  std::span<const Topic> topics_;
  std::span<const Need> needs_;
  std::span<const unsigned> quarters_;
  std::vector<Step> steps_;
  std::vector<Need> step_needs_;          // of all steps, one after the other
  std::vector<std::size_t> needs_until_;  // by step, where its needs end
  std::int64_t effort_ = 0;
};

// The quarter in which the last step is done; -1 if there are none.
std::int64_t end_of(std::span<const Step> steps);

}  // namespace peil::nba_maturity
