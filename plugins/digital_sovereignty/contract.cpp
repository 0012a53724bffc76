#include "contract.hpp"

#include "say.hpp"

#include <algorithm>
#include <iterator>

namespace peil::digital_sovereignty {

namespace {

using plugin::Reply;

// How long before a day it is told: choices of Peil's.
constexpr std::int64_t notice_warning_days = 180;
constexpr std::int64_t end_warning_days = 365;

bool is_within(Day today, Day day, std::int64_t days) {
  return day >= today && days_between(today, day) <= days;
}

void say_notice(const Service& service, const Contract& contract, Day today, Reply& reply) {
  const auto day = notice_day(contract);
  if (!day) return;
  const bool is_automatic = contract.renewal == Renewal::automatic;
  const bool is_soon = is_within(today, *day, notice_warning_days);
  const bool is_missed = *day < today && is_automatic;
  if (!is_soon && !is_missed) return;
  Say(reply,
      Finding{is_missed      ? "notice_missed"
              : is_automatic ? "notice_soon"
                             : "option_soon"},
      service)
      .date("day", *day)
      .date("end", *contract.end)
      .because(Fact::renewal)
      .because(Fact::end)
      .because(Fact::notice);
}

void say_end(const Service& service, const Contract& contract, Day today, Reply& reply) {
  const bool ends = contract.renewal == Renewal::option || contract.renewal == Renewal::fixed;
  if (!ends || !is_within(today, *contract.end, end_warning_days)) return;
  Say(reply, Finding{"end_soon"}, service)
      .date("end", *contract.end)
      .because(Fact::renewal)
      .because(Fact::end);
}

void say_late_exit(const Service& service, const Contract& contract, Day today, Reply& reply) {
  if (!contract.exit_months) return;
  // By the switch itself: that the day of notice has passed is said by say_notice, and an option
  // needs none to end.
  const auto day = plus_months(*contract.end, -*contract.exit_months);
  if (!day || *day >= today) return;
  Say(reply, Finding{"exit_late"}, service)
      .number("months", *contract.exit_months)
      .date("end", *contract.end)
      .date("day", *day)
      .because(Fact::exit_months)
      .because(Fact::end);
}

}  // namespace

Contract read_contract(const Service& service) {
  Contract contract;
  const std::string_view renewal = service.fact(Fact::renewal).text;
  if (renewal == "auto") contract.renewal = Renewal::automatic;
  if (renewal == "option") contract.renewal = Renewal::option;
  if (renewal == "fixed") contract.renewal = Renewal::fixed;
  if (renewal == "open_ended") contract.renewal = Renewal::open_ended;
  const auto given_day = [&service](Fact fact) -> std::optional<Day> {
    const Given& answer = service.fact(fact);
    if (!answer.is_given) return {};
    return plugin::day_of(answer.text);
  };
  contract.since = given_day(Fact::since);
  contract.end = given_day(Fact::end);
  contract.notice = service.number(Fact::notice);
  contract.exit_months = service.number(Fact::exit_months);
  return contract;
}

std::optional<Day> notice_day(const Contract& contract) {
  if (!contract.end || !contract.notice) return {};
  return plus_months(*contract.end, -*contract.notice);
}

std::optional<Day> exit_day(const Contract& contract) {
  if (!contract.end || !contract.exit_months) return {};
  return plus_months(*contract.end, -std::max(*contract.exit_months, contract.notice.value_or(0)));
}

std::vector<Entry> calendar(const Situation& situation, const Rules& rules, Day today) {
  std::vector<Entry> entries;
  const auto add = [&](const std::optional<Day>& day, std::size_t service, std::string_view action,
                       bool is_of_contract = true) {
    if (!day || *day < today) return;
    // Behind those of the same day.
    auto at = entries.end();
    while (at != entries.begin() && *day < std::prev(at)->day)
      --at;
    entries.insert(at, {*day, service, action, is_of_contract});
  };
  for (std::size_t i = 0; i < situation.services.size(); ++i) {
    const Service& service = situation.services[i];
    const Contract contract = read_contract(service);
    const bool is_automatic = contract.renewal == Renewal::automatic;
    add(exit_day(contract), i, "cal_start_exit");
    add(notice_day(contract), i, is_automatic ? "cal_notice" : "cal_option");
    add(contract.end, i, is_automatic ? "cal_renews" : "cal_ends");
    // Data Act, Art. 29(1); not for custom-built services, Art. 31(1), nor for a contract that is
    // over by then.
    const bool is_over =
        contract.renewal == Renewal::fixed && contract.end && *contract.end < rules.no_charges;
    if (service.chose(Fact::act_kind, "cloud") && !service.chose(Fact::act_charges, "none") &&
        !is_over)
      add(rules.no_charges, i, "cal_free", false);
  }
  return entries;
}

void say_calendar(const Situation& situation, const Rules& rules, Day today, Reply& reply) {
  for (const Service& service : situation.services) {
    const Contract contract = read_contract(service);
    if (!contract.end) continue;
    if (*contract.end < today) {
      Say(reply, Finding{"end_passed"}, service).date("end", *contract.end).because(Fact::end);
      continue;
    }
    say_notice(service, contract, today, reply);
    say_end(service, contract, today, reply);
    say_late_exit(service, contract, today, reply);
  }
  const std::vector<Entry> entries = calendar(situation, rules, today);
  for (const Entry& entry : entries) {
    Say(reply, Step{"calendar"}, situation.services[entry.service])
        .set("action", entry.action)
        .set("by", day_text(entry.day));
  }
  const auto next = std::find_if(entries.begin(), entries.end(),
                                 [](const Entry& entry) { return entry.is_of_contract; });
  if (next != entries.end()) {
    Say(reply, Finding{"next_date"})
        .date("day", next->day)
        .text("name", situation.services[next->service].name);
  }
  Say(reply, Note{"how_calendar", "calendar"}).date("day", today);
}

}  // namespace peil::digital_sovereignty
