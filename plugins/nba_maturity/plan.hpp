// The road to a target in the fewest points of effort: which topics to raise to which level, in
// which order. Plain arithmetic on whole numbers; what the levels and sizes mean, and why the
// choice is the best one, is in README.md.
#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

namespace peil::nba_maturity {

inline constexpr unsigned most_levels = 10;

// Something that has a level, counted from 0.
struct Topic {
  unsigned level = 0;
  unsigned size = 2;   // 1 small, 2 medium, 3 large
  unsigned phase = 1;  // comes after all lower ones
};

// Raising a topic by one level.
struct Step {
  std::size_t topic = 0;
  unsigned level = 0;       // that it reaches, above 0
  std::int64_t effort = 0;  // of this step
  std::int64_t spent = 0;   // of all steps up to this one, with it

  friend bool operator==(const Step&, const Step&) = default;
};

// The effort of raising a topic of this size to the level from the one below: every level takes
// twice the one before it.
constexpr std::int64_t effort_of(unsigned size, unsigned level) {
  return static_cast<std::int64_t>(size) << (level - 1);
}

// The `wanted` steps that take the fewest points together; of equal ones those in an earlier phase,
// then of the first topics. In the order of carrying them out: phase by phase, within a phase the
// cheapest first. Fewer where all topics are at the highest of `levels`, which are at most
// most_levels. Cost: n log n in the steps that there are.
std::vector<Step> cheapest_road(std::span<const Topic> topics, unsigned levels,
                                std::int64_t wanted);

// The steps that cost least by themselves, each the next one of its topic, cheapest first; at most
// `most`.
std::vector<Step> cheapest_next(std::span<const Topic> topics, unsigned levels, std::size_t most);

}  // namespace peil::nba_maturity
