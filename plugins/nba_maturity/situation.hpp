// What the planner needs of a request: the topics with their levels, sizes and needs.
#pragma once

#include "plan.hpp"

#include <peil/request.hpp>

#include <algorithm>
#include <cstdint>
#include <optional>
#include <string_view>
#include <vector>

namespace peil::nba_maturity {

// The levels that a topic can have: whole numbers, one after the other.
struct Ladder {
  std::int64_t lowest = 0;
  std::vector<std::string_view> options;  // their ids, the lowest first
  // how many quarters it takes at least to get there from the one below; at least 1
  std::vector<unsigned> quarters;

  unsigned levels() const { return static_cast<unsigned>(options.size()); }
};

// The topics that count: neither hidden nor not applicable. Views into the request.
struct Situation {
  Ladder ladder;
  std::vector<Topic> topics;
  std::vector<Need> needs;  // of topics that count, of each other
  std::vector<std::string_view> ids;
  std::vector<std::size_t> answered;
  std::vector<std::size_t> open;     // not answered: their level is the lowest
  std::vector<std::size_t> unknown;  // of these, where the institution says that it doesn't know
  std::int64_t sum = 0;              // of the values
  std::int64_t own_sizes = 0;        // topics whose size the institution changed

  std::int64_t count() const { return static_cast<std::int64_t>(topics.size()); }

  // The mean in hundredths, after so many steps.
  std::int64_t mean(std::int64_t steps = 0) const;

  // Whether the mean, after so many steps, has reached the value; as it is, not as it is rounded.
  bool reaches(std::int64_t value, std::int64_t steps = 0) const {
    return sum + steps >= value * count();
  }

  // Whether the topic has no answer.
  bool is_open(std::size_t topic) const {
    return std::find(open.begin(), open.end(), topic) != open.end();
  }

  // The topics of a list that are below the level, must-haves first.
  std::vector<std::size_t> below(const std::vector<std::size_t>& of, unsigned level) const;
};

// Nothing if the request isn't about topics as this program knows them: questions of one scale
// with whole levels one above the other, all of the same weight. Cost: topics times needs.
std::optional<Situation> read_situation(const plugin::Request& request);

}  // namespace peil::nba_maturity
