#include "judge.hpp"

#include "duties.hpp"
#include "system.hpp"

#include <cstdint>
#include <vector>

namespace peil::ai_act {

namespace {

using plugin::Piece;
using plugin::Reply;
using plugin::Request;

constexpr std::size_t most_steps = 2'000;  // that a reply may have

struct Counts {
  std::int64_t systems = 0;
  std::int64_t prohibited = 0;
  std::int64_t high = 0;
  std::int64_t open = 0;
};

Counts count(const std::vector<System>& systems, const Calendar& calendar) {
  Counts counts;
  for (const System& system : systems) {
    ++counts.systems;
    counts.prohibited += prohibited(system.what, calendar, true).yes() ? 1 : 0;
    counts.high += system.what.high.yes() ? 1 : 0;
    counts.open += is_open(system) ? 1 : 0;
  }
  return counts;
}

void say_counts(Reply& reply, const Counts& counts) {
  if (counts.systems == 0) {
    reply.finding("no_systems");
    return;
  }
  reply.finding("summary")
      .number("systems", counts.systems)
      .number("prohibited", counts.prohibited)
      .number("high", counts.high)
      .number("open", counts.open);
}

// Open legal questions that make a difference for a system here, and for which no reading is
// chosen.
void say_law(Reply& reply, const std::vector<System>& systems, const Facts& institution,
             const Calendar& calendar) {
  bool annex3 = false;
  bool filtered = false;
  for (const System& system : systems) {
    annex3 = annex3 || system.what.annex3.yes();
    filtered = filtered || (system.what.filtered & system.what.provider).yes();
  }
  if (annex3 && !institution.given(Fact::authority))
    reply.finding("law_authority").date("day", day_text(calendar.authorities));
  if (annex3 && !institution.given(Fact::fria)) reply.finding("law_fria");
  if (filtered && !institution.given(Fact::registration))
    reply.finding("law_register")
        .date("early", day_text(calendar.general))
        .date("late", day_text(calendar.annex3));
}

void say_duties(Reply& reply, const std::vector<Duty>& duties, const Calendar& calendar) {
  std::int64_t now = 0;
  for (const Duty& duty : duties)
    now += duty.holds_on(calendar.shown) ? 1 : 0;
  const auto all = static_cast<std::int64_t>(duties.size());
  reply.finding("on_day")
      .date("day", day_text(calendar.shown))
      .number("now", now)
      .number("later", all - now);
  std::size_t said = 0;
  const auto say = [&](const Duty& duty) {
    if (said == most_steps) return;
    const bool now_due = duty.holds_on(calendar.shown);
    const bool own = duty.system.empty();
    Piece step = reply.action(now_due ? own ? "own_now" : "now" : own ? "own_later" : "later");
    step.set("question", duty.question).set("option", duty.aim);
    if (duty.day) step.set("by", day_text(*duty.day));
    if (!own) step.subject(kind, duty.system);
    ++said;
  };
  const auto is_first = [&](const Duty& duty) {
    return duty.stop && duty.holds_on(calendar.shown);
  };
  for (const Duty& duty : duties) {
    if (is_first(duty)) say(duty);
  }
  for (const std::optional<Day> day : days_of(duties)) {
    for (const Duty& duty : duties) {
      if (duty.day == day && !is_first(duty)) say(duty);
    }
  }
  if (said < duties.size()) {
    reply.finding("too_many")
        .number("shown", static_cast<std::int64_t>(said))
        .number("left", static_cast<std::int64_t>(duties.size() - said));
  }
}

}  // namespace

void judge(const Request& request, Reply& reply) {
  const auto calendar = read_calendar(request);
  const std::vector<DutyQuestion> questions = duty_questions(request.assessment());
  if (!calendar || questions.empty()) return reply.fail();
  const Facts institution(request.record());
  std::vector<System> systems;
  std::vector<Duty> duties;
  add_duties(duties, questions, request.record(), {}, Timing(), *calendar);
  for (const plugin::Answers answers : request.subjects(kind)) {
    systems.push_back(system_of(answers, institution, *calendar));
    const System& system = systems.back();
    if (const auto since = stop_since(system.what, *calendar))
      duties.push_back({"ban.stopped", "yes", system.id, since, true});
    add_duties(duties, questions, answers, system.id, system.timing, *calendar);
  }
  say_counts(reply, count(systems, *calendar));
  say_duties(reply, duties, *calendar);
  say_law(reply, systems, institution, *calendar);
  for (const System& system : systems) {
    say_labels(reply, system, *calendar);
    say_findings(reply, system, *calendar);
    say_steps(reply, system, *calendar);
  }
}

}  // namespace peil::ai_act
