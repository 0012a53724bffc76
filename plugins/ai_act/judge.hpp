// What is said about a whole record of the AI Act assessment.
#pragma once

#include <peil/reply.hpp>
#include <peil/request.hpp>

namespace peil::ai_act {

// Labels, findings and steps of each AI system; the duties in order of day; how many of each. Fails
// where the assessment isn't the one that it is written for. Cost: linear in the request.
void judge(const plugin::Request& request, plugin::Reply& reply);

}  // namespace peil::ai_act
