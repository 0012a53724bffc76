#include "timing.hpp"

namespace peil::ai_act {

namespace {

Verdict before(const Facts& facts, Fact fact, Day day) {
  if (!facts.given(fact)) return {Truth::open, 0, question(fact)};
  return {day_of(facts.text(fact)) < day ? Truth::yes : Truth::no, question(fact), 0};
}

bool is_before(const Facts& facts, Day day) { return before(facts, Fact::placed, day).yes(); }

Legacy legacy_of(const Facts& facts, const Timing& timing) {
  if (!timing.older.yes()) return Legacy::none;
  if (facts.is(Fact::authority, "yes").yes()) return Legacy::authority;
  return facts.is(Fact::authority, "no").yes() ? Legacy::change : Legacy::either;
}

}  // namespace

Timing timing_of(const Facts& facts, const Classification& what, const Calendar& calendar) {
  Timing timing;
  if (what.annex3.yes()) timing.route = calendar.annex3;
  if (what.annex1.yes() && (timing.route == 0 || calendar.annex1 < timing.route))
    timing.route = calendar.annex1;
  timing.older = never;
  if (timing.route != 0) {
    // That the design hasn't changed needs no answer: the question may be left open.
    const bool changed =
        facts.given(Fact::changed) && !before(facts, Fact::changed, timing.route).yes();
    timing.older = before(facts, Fact::placed, timing.route);
    if (changed) timing.older = {Truth::no, question(Fact::changed), 0};
  }
  timing.legacy = legacy_of(facts, timing);
  timing.high_risk = timing.legacy == Legacy::none     ? timing.route
                     : timing.legacy == Legacy::change ? 0
                                                       : calendar.authorities;
  timing.marking = is_before(facts, calendar.general) ? calendar.images : calendar.general;
  timing.models = is_before(facts, calendar.models) ? calendar.sandboxes : calendar.models;
  const bool late = facts.is(Fact::registration, "late").yes();
  timing.registration = late ? calendar.annex3 : calendar.general;
  return timing;
}

Day Timing::of(std::string_view tag, const Calendar& calendar) const {
  if (tag == "on_high_risk") return high_risk;
  if (tag == "on_marking") return marking;
  if (tag == "on_models") return models;
  if (tag == "on_register") return registration;
  if (tag == "on_general") return calendar.general;
  if (tag == "on_prohibitions") return calendar.prohibitions;
  return 0;
}

}  // namespace peil::ai_act
