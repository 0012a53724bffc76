#include "timing.hpp"

namespace peil::ai_act {

namespace {

Verdict before(const Facts& facts, Fact fact, Day day) {
  if (!facts.given(fact)) return {Truth::open, 0, question(fact)};
  return {plugin::day_of(facts.text(fact)) < day ? Truth::yes : Truth::no, question(fact), 0};
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
  if (what.annex1.yes() && (!timing.route || calendar.annex1 < *timing.route))
    timing.route = calendar.annex1;
  timing.older = never;
  bool changed_since = false;
  if (timing.route) {
    timing.older = before(facts, Fact::placed, *timing.route);
    // That the design hasn't changed needs no answer: the question may be left open.
    const bool changed =
        facts.given(Fact::changed) && !before(facts, Fact::changed, *timing.route).yes();
    changed_since = changed && timing.older.yes();
    if (changed) timing.older = {Truth::no, timing.older.because | question(Fact::changed), 0};
  }
  timing.legacy = changed_since ? Legacy::changed : legacy_of(facts, timing);
  if (changed_since)
    timing.other = plugin::day_of(facts.text(Fact::changed));
  else if (timing.legacy == Legacy::authority || timing.legacy == Legacy::either)
    timing.other = calendar.authorities;
  timing.marking = is_before(facts, calendar.general) ? calendar.images : calendar.general;
  timing.models = is_before(facts, calendar.models) ? calendar.sandboxes : calendar.models;
  const bool late = facts.is(Fact::registration, "late").yes();
  timing.registration = late ? calendar.annex3 : calendar.general;
  return timing;
}

std::optional<Day> Timing::of(std::string_view tag, const Calendar& calendar) const {
  if (tag == "on_high_risk") return route;
  if (tag == "on_marking") return marking;
  if (tag == "on_models") return models;
  if (tag == "on_register") return registration;
  if (tag == "on_general") return calendar.general;
  if (tag == "on_prohibitions") return calendar.prohibitions;
  return {};
}

}  // namespace peil::ai_act
