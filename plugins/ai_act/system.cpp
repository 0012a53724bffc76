#include "system.hpp"

namespace peil::ai_act {

namespace {

using plugin::Piece;
using plugin::Reply;

[[gnu::noinline]] void label(Reply& reply, const System& system, const char* id,
                             const Verdict& verdict) {
  if (verdict.no()) return;
  Piece piece = reply.label(id, verdict.yes() ? "yes" : "open");
  piece.subject(kind, system.id);
  because(piece, verdict.because);
  for (unsigned i = 0; i < fact_count; ++i) {
    const Fact fact = static_cast<Fact>(i);
    if (verdict.settles & question(fact)) piece.settles(id_of(fact));
  }
}

// Before the scope is certain, what hangs on nothing but the scope is worth saying, and no more.
Verdict worth_saying(const Verdict& scope, const Verdict& verdict) {
  const bool waits_for_more = (verdict.settles & ~scope.settles) != 0;
  return scope.open() && verdict.open() && waits_for_more ? never : verdict;
}

// Art. 25 stands in chapter III, so who becomes a provider by it is one from the day of the
// high-risk duties on.
bool has_become(const System& system, const Calendar& calendar) {
  return system.timing.route.value_or(calendar.annex3) <= calendar.shown;
}

Verdict conclusion(const System& system, const Calendar& calendar,
                   Verdict Classification::*verdict) {
  if (verdict == &Classification::provider && !has_become(system, calendar))
    return system.what.maker;
  return system.what.*verdict;
}

// Labels of which “can't be said yet” is worth saying, after those of the first two steps.
struct Told {
  const char* label;
  Verdict Classification::*verdict;
};
constexpr Told also_open[] = {
    {"role_provider", &Classification::provider},    {"role_deployer", &Classification::deployer},
    {"high_risk_1", &Classification::annex1},        {"high_risk_3", &Classification::annex3},
    {"transparency", &Classification::transparency}, {"gpai_provider", &Classification::model}};
// Where these are open, another label is too.
constexpr Told held[] = {{"stopped", &Classification::stopped},
                         {"role_importer", &Classification::importer},
                         {"role_distributor", &Classification::distributor},
                         {"product_b", &Classification::section_b},
                         {"profiling", &Classification::profiling},
                         {"filter", &Classification::filtered},
                         {"transparency_supplier", &Classification::asked},
                         {"gpai_system", &Classification::uses_model},
                         {"gpai_systemic", &Classification::systemic},
                         {"minimal", &Classification::minimal}};

// A step of the decision: its notes are <name>_yes, <name>_no and <name>_open.
struct Step {
  const char* name;
  const char* about;  // a label
  Verdict Classification::*verdict;
};
constexpr Step first_steps[] = {{"ai", "ai_system", &Classification::ai},
                                {"out", "outside", &Classification::excepted}};
constexpr Step steps[] = {{"provider", "role_provider", &Classification::provider},
                          {"deployer", "role_deployer", &Classification::deployer},
                          {"ban", "prohibited", nullptr},
                          {"annex1", "high_risk_1", &Classification::annex1},
                          {"listed", "high_risk_3", &Classification::listed},
                          {"filter", "filter", &Classification::filtered},
                          {"open", "transparency", &Classification::transparency},
                          {"model", "gpai_provider", &Classification::model},
                          {"minimal", "minimal", &Classification::minimal}};

[[gnu::noinline]] void note(Reply& reply, const System& system, const Step& step,
                            const Verdict& verdict, std::optional<Day> day) {
  const std::string message = std::string(step.name) + (verdict.yes()  ? "_yes"
                                                        : verdict.no() ? "_no"
                                                                       : "_open");
  Piece piece = reply.note(message);
  piece.set("about", step.about).subject(kind, system.id);
  if (day) piece.date("day", day_text(*day));
}

}  // namespace

System system_of(const plugin::Answers& answers, const Facts& institution,
                 const Calendar& calendar) {
  System system{answers.id(), institution.of(answers), {}, {}};
  system.what = classify(system.facts);
  system.timing = timing_of(system.facts, system.what, calendar);
  return system;
}

void because(Piece& piece, Questions questions) {
  for (unsigned i = 0; i < fact_count; ++i) {
    const Fact fact = static_cast<Fact>(i);
    if (questions & question(fact)) piece.because(id_of(fact));
  }
}

Verdict prohibited(const Classification& what, const Calendar& calendar, bool now) {
  Verdict result = never;
  for (std::size_t i = 0; i < std::size(practices); ++i) {
    const Day since = practices[i].later ? calendar.images : calendar.prohibitions;
    if ((since <= calendar.shown) == now) result = result | what.practice[i];
  }
  return result;
}

std::optional<Day> stop_since(const Classification& what, const Calendar& calendar) {
  std::optional<Day> first;
  for (std::size_t i = 0; i < std::size(practices); ++i) {
    const Day since = practices[i].later ? calendar.images : calendar.prohibitions;
    if (what.practice[i].yes() && (!first || since < *first)) first = since;
  }
  return first;
}

bool is_open(const System& system) {
  const Classification& what = system.what;
  if (what.scope.open() || what.high.open()) return true;
  for (const Verdict& practice : what.practice) {
    if (practice.open()) return true;
  }
  return false;
}

void say_labels(Reply& reply, const System& system, const Calendar& calendar) {
  const Classification& what = system.what;
  label(reply, system, "ai_system", what.ai);
  if (what.ai.no()) return;
  // What else open source hangs on, matters once it is known to be that.
  const Verdict& freed = what.open_source.open() ? what.open_source : what.freed;
  label(reply, system, "outside", what.ai & (what.excepted | freed));
  if (what.freed.yes() && !what.model.yes()) return;  // no role in an Act that doesn't apply
  const auto say = [&](const char* id, const Verdict& verdict) {
    label(reply, system, id, worth_saying(what.scope, verdict));
  };
  const Verdict banned = prohibited(what, calendar, true);
  say("prohibited", banned);
  // No duty of Art. 50 makes up for what Art. 5 forbids.
  const auto waits = [&](Verdict Classification::*verdict) {
    return banned.yes() &&
           (verdict == &Classification::transparency || verdict == &Classification::asked);
  };
  for (const Told& told : also_open) {
    if (!waits(told.verdict)) say(told.label, conclusion(system, calendar, told.verdict));
  }
  if (!banned.yes() && what.becomes.yes() && !what.maker.yes() && !has_become(system, calendar))
    label(reply, system, "provider_later", what.becomes);
  for (const Told& told : held) {
    if (!waits(told.verdict) && (what.*told.verdict).yes())
      label(reply, system, told.label, what.*told.verdict);
  }
  const Verdict later = prohibited(what, calendar, false);
  if (later.yes()) label(reply, system, "prohibited_later", later);
  if (what.high.yes() && !banned.yes()) label(reply, system, "legacy", system.timing.older);
}

void say_steps(Reply& reply, const System& system, const Calendar& calendar) {
  const Classification& what = system.what;
  for (const Step& step : first_steps) {
    note(reply, system, step, what.*step.verdict, {});
    if (what.ai.no()) return;
  }
  if (!what.scope.yes()) return;
  const Verdict banned = prohibited(what, calendar, true);
  for (const Step& step : steps) {
    if (step.verdict == nullptr) {
      note(reply, system, step, banned, calendar.shown);
    } else if (banned.yes() && step.verdict == &Classification::transparency) {
      continue;
    } else if (step.verdict != &Classification::filtered || what.listed.yes()) {
      note(reply, system, step, conclusion(system, calendar, step.verdict), {});
    }
  }
}

}  // namespace peil::ai_act
