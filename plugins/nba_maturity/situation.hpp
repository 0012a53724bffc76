// What the planner needs of a request: the topics with their levels, sizes and phases.
#pragma once

#include "plan.hpp"

#include <peil/request.hpp>

#include <cstdint>
#include <optional>
#include <string_view>
#include <vector>

namespace peil::nba_maturity {

// The levels that a topic can have: whole numbers, one after the other.
struct Ladder {
  std::int64_t lowest = 0;
  std::vector<std::string_view> options;  // their ids, the lowest first

  unsigned levels() const { return static_cast<unsigned>(options.size()); }
};

// The topics that count: neither hidden nor not applicable. Views into the request.
struct Situation {
  Ladder ladder;
  std::vector<Topic> topics;
  std::vector<std::string_view> ids;
  std::vector<std::size_t> answered;
  std::vector<std::size_t> open;  // not answered: their level is the lowest
  std::int64_t sum = 0;           // of the values
  std::int64_t hidden = 0;        // topics that the institution chose not to be asked

  std::int64_t count() const { return static_cast<std::int64_t>(topics.size()); }

  // The mean in hundredths, after so many steps.
  std::int64_t mean(std::int64_t steps = 0) const;

  // How many steps bring the mean to the target, in millionths; 0 or below: it is there. The mean
  // reaches the target as it is, not as it is rounded.
  std::int64_t steps_to(std::int64_t target) const;
};

// Nothing if the request isn't about topics as this program knows them: questions of one scale
// with whole levels one above the other, all of the same weight. Cost: linear.
std::optional<Situation> read_situation(const plugin::Request& request);

}  // namespace peil::nba_maturity
