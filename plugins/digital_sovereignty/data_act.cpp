// Chapter VI of the Data Act, Regulation (EU) 2023/2854, applied to the contract of each service.
// The numbers come from the definition (rules.hpp); which rule is which article stands beside it.
// Until when a charge is lawful (Art. 29) stands in the definition too, beside the answers.
#include "contract.hpp"
#include "say.hpp"

#include <algorithm>

namespace peil::digital_sovereignty {

namespace {

using plugin::Reply;

// Art. 2(8): data processing services. Art. 31(2): not a version for testing, for a limited time.
void say_applies(const Service& service, bool is_in_force, Reply& reply) {
  const Given& kind = service.fact(Fact::act_kind);
  const bool is_covered = kind.text == "cloud" || kind.text == "custom";
  const char* state = !kind.is_given ? "open" : is_covered && is_in_force ? "yes" : "no";
  Say label(reply, Label{"act_applies", state}, service);
  if (kind.is_given) {
    label.because(Fact::act_kind);
  } else {
    label.settles(Fact::act_kind);
  }
}

// Art. 25(2)(d) notice, 25(2)(a) and 25(4) transition, 25(2)(g) retrieval.
void say_periods(const Service& service, const Rules& rules, Reply& reply) {
  const auto notice = service.number(Fact::act_notice);
  const auto transition = service.number(Fact::act_transition);
  const auto retrieval = service.number(Fact::act_retrieval);
  if (notice && *notice > rules.notice_months) {
    Say(reply, Finding{"act_notice_long"}, service)
        .number("months", *notice)
        .number("most", rules.notice_months)
        .because(Fact::act_notice);
  }
  if (transition && *transition > rules.transition_days) {
    Say(reply, Finding{"act_transition_long"}, service)
        .number("days", *transition)
        .number("most", rules.transition_days)
        .because(Fact::act_transition);
  }
  if (retrieval && *retrieval < rules.retrieval_days) {
    Say(reply, Finding{"act_retrieval_short"}, service)
        .number("days", *retrieval)
        .number("least", rules.retrieval_days)
        .because(Fact::act_retrieval);
  }
}

// What the law gives at most, or the contract if it gives better. Nothing is said of days beyond
// the calendar.
void say_right(const Service& service, const Rules& rules, Day today, Reply& reply) {
  const std::int64_t notice =
      std::min(service.number(Fact::act_notice).value_or(rules.notice_months), rules.notice_months);
  const std::int64_t transition = std::min(
      service.number(Fact::act_transition).value_or(rules.transition_days), rules.transition_days);
  const std::int64_t retrieval = std::max(
      service.number(Fact::act_retrieval).value_or(rules.retrieval_days), rules.retrieval_days);
  const auto noticed = plus_months(today, notice);
  if (!noticed) return;
  const auto day = plus_days(*noticed, transition);
  const auto latest = plus_months(*noticed, rules.extended_months);
  if (!day || !latest) return;
  Say(reply, Finding{"act_right"}, service)
      .date("day", *day)
      .date("latest", *latest)
      .number("days", retrieval)
      .because(Fact::act_kind);
}

void say_service(const Service& service, const Rules& rules, Day today, Reply& reply) {
  const bool is_in_force = today >= rules.applies;
  const Given& kind = service.fact(Fact::act_kind);
  say_applies(service, is_in_force, reply);
  const auto note = [&](const char* finding) {
    Say(reply, Finding{finding}, service).because(Fact::act_kind);
  };
  if (kind.text == "test") note("act_test");
  const bool is_custom = kind.text == "custom";
  if (kind.text != "cloud" && !is_custom) return;
  if (!is_in_force) {
    Say(reply, Finding{"act_later"}, service).date("day", rules.applies).because(Fact::act_kind);
    return;
  }
  say_right(service, rules, today, reply);
  say_periods(service, rules, reply);
  if (is_custom) note("act_custom");
  // Whether the chapter covers contracts from before it applied: both readings are told, the first
  // one is followed.
  const Contract contract = read_contract(service);
  if (contract.since && *contract.since < rules.applies) {
    Say(reply, Finding{"act_before"}, service).date("day", rules.applies).because(Fact::since);
  }
}

}  // namespace

void say_data_act(const Situation& situation, const Rules& rules, Day today, Reply& reply) {
  for (const Service& service : situation.services)
    say_service(service, rules, today, reply);
  Say(reply, Note{"how_act", "act_applies"})
      .date("applies", rules.applies)
      .number("notice", rules.notice_months)
      .number("transition", rules.transition_days)
      .number("extended", rules.extended_months)
      .number("retrieval", rules.retrieval_days)
      .date("free", rules.no_charges);
}

}  // namespace peil::digital_sovereignty
