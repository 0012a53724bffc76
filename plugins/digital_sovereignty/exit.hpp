// Where to begin, and what an exit depends on: the weakest statement of each service, the
// statements about switching that hold it, and what several exits have in common.
#pragma once

#include "service.hpp"

#include <peil/reply.hpp>

namespace peil::digital_sovereignty {

inline constexpr std::int64_t sound_level = 3;  // from here on a statement holds nobody

// A statement of a service.
struct Weakness {
  std::size_t service = 0;
  std::size_t item = 0;
  std::int64_t level = 0;
};

// Of each service its weakest statement below level 3: the lowest level, then the heaviest, then
// the first. The most important services come first, then the lowest levels.
std::vector<Weakness> weakest(const Situation& situation);

// Statements tagged `exit` below level 3, of critical and important services: the most important
// services first, then in their order; of each the lowest level first, then the heaviest.
std::vector<Weakness> obstacles(const Situation& situation);

// The lists `first` and `exit`, and findings about what exits of critical services depend on.
void say_exit(const Situation& situation, plugin::Reply& reply);

}  // namespace peil::digital_sovereignty
