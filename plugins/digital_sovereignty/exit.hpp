// What to do first, and what an exit depends on: what stands between a service and its gate, the
// criteria about switching that hold it, and what several exits have in common.
#pragma once

#include "gate.hpp"
#include "service.hpp"

#include <peil/reply.hpp>

namespace peil::digital_sovereignty {

inline constexpr std::int64_t sound_seal = 2;      // from here on a criterion holds nobody
inline constexpr std::size_t most_of_service = 3;  // steps that one service has at the beginning

// A criterion of a service.
struct Weakness {
  std::size_t service = 0;
  std::size_t item = 0;
};

// What to ask suppliers for first. Of each service what keeps it below its gate, at most three; of
// one that isn't kept below it the lowest answer, if that is below SEAL-2. The most important
// services come first; of each the lowest SEAL, then the first of the definition.
std::vector<Weakness> first_steps(const Situation& situation, const Gate& gate);

// Criteria tagged `exit` below SEAL-2, of critical and important services: the most important
// services first, then in their order; of each the lowest SEAL first.
std::vector<Weakness> obstacles(const Situation& situation);

// The lists `first` and `exit`, and findings about what exits of critical services depend on.
void say_exit(const Situation& situation, const Gate& gate, plugin::Reply& reply);

}  // namespace peil::digital_sovereignty
