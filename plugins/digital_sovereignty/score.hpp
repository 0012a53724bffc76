// The score that the EU Cloud Sovereignty Framework gives a service, in percent. It is one of all
// 48 criteria: of a service that was judged by the first ones alone there is none, and what isn't
// known isn't 0 but a range.
#pragma once

#include "service.hpp"

#include <peil/reply.hpp>

namespace peil::digital_sovereignty {

// Of a service: the points of each objective, in hundredths.
struct Points {
  bool is_whole = true;      // every criterion is asked
  std::size_t open = 0;      // criteria without an answer
  std::size_t left_out = 0;  // that don't apply
  ByObjective low{};         // what is answered; what doesn't apply has none, as in the EU's sheet
  ByObjective high{};        // with the most that open ones can get
};

Points points_of(const std::vector<Item>& items, const Service& service);

// Σ weight % × points ÷ 1000, in hundred-thousandths of a percent.
std::int64_t percent(const ByObjective& weights, const ByObjective& points);

// Scores by both sets of weights, and notes about them. False if the definition lacks the weights.
bool say_scores(const Situation& situation, const plugin::Assessment& assessment,
                plugin::Reply& reply);

}  // namespace peil::digital_sovereignty
