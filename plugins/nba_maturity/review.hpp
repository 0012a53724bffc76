// Who established the levels: the institution itself, another one, or an auditor.
#pragma once

#include "situation.hpp"

#include <peil/request.hpp>

#include <cstddef>
#include <cstdint>
#include <vector>

namespace peil::nba_maturity {

// How many answered topics somebody else confirmed, by who went furthest.
struct Reviews {
  std::int64_t peer = 0;
  std::int64_t design = 0;          // an auditor: it is set up so
  std::int64_t operation = 0;       // an auditor: it worked so over a longer time
  std::int64_t sum = 0;             // of the values of all these
  bool given = false;               // something was said about who established a level
  std::vector<std::size_t> topics;  // confirmed, as indices in Situation::topics

  std::int64_t others() const { return peer + design + operation; }
};

// From the answers to the questions whose id is a topic's with “.review” behind it. One about a
// topic without an answer, or with an option that isn't known, says nothing. Cost: topics ×
// answers.
Reviews read_reviews(const plugin::Request& request, const Situation& situation);

}  // namespace peil::nba_maturity
