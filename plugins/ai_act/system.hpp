// One AI system, judged: what is known, what it is, and from which day its duties hold. And what is
// said about it.
#pragma once

#include "timing.hpp"

#include <peil/reply.hpp>

#include <string_view>

namespace peil::ai_act {

inline constexpr std::string_view kind = "ai_system";

struct System {
  std::string_view id;
  Facts facts;
  Classification what;
  Timing timing;
};

System system_of(const plugin::Answers& answers, const Facts& institution,
                 const Calendar& calendar);

// Whether a conclusion that matters can't be said yet: AI or not, excepted, prohibited, high-risk.
bool is_open(const System& system);

// Whether it is prohibited on the day looked at; or, where not `now`, by a practice whose day is
// still to come.
[[gnu::noinline]] Verdict prohibited(const Classification& what, const Calendar& calendar,
                                     bool now);

// Since when it has to be stopped: the first day of the practices that are prohibited, also where
// that is still to come.
std::optional<Day> stop_since(const Classification& what, const Calendar& calendar);

// Its labels: those that hold, and those that can't be said yet though the steps before them don't
// rule them out.
void say_labels(plugin::Reply& reply, const System& system, const Calendar& calendar);

// Its findings: a conclusion each, with article and day in the definition. While it is prohibited
// only that: what else would hold is said once it has stopped.
void say_findings(plugin::Reply& reply, const System& system, const Calendar& calendar);

// For the trace: how each step turned out.
void say_steps(plugin::Reply& reply, const System& system, const Calendar& calendar);

// The questions of a set, in an order that never changes.
[[gnu::noinline]] void because(plugin::Piece& piece, Questions questions);

}  // namespace peil::ai_act
