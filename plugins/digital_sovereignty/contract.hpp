// The contract of a service: its days, and what the Data Act says about switching. Dates of all
// services make one calendar.
#pragma once

#include "rules.hpp"
#include "service.hpp"

#include <peil/reply.hpp>

namespace peil::digital_sovereignty {

enum class Renewal : std::uint8_t { unknown, automatic, option, fixed, open_ended };

struct Contract {
  Renewal renewal = Renewal::unknown;
  std::optional<Day> since;
  std::optional<Day> end;                   // last day of the current period
  std::optional<std::int64_t> notice;       // months before the end
  std::optional<std::int64_t> exit_months;  // that a switch takes
};

Contract read_contract(const Service& service);

// The last day to give notice, or to ask for renewal; nothing if it isn't known or isn't needed.
std::optional<Day> notice_day(const Contract& contract);

// The last day to begin a switch that is to be done at the end: as early as the notice, at the
// latest.
std::optional<Day> exit_day(const Contract& contract);

// A day in the calendar, of one service.
struct Entry {
  Day day;
  std::size_t service = 0;
  std::string_view action;
  bool is_of_contract = true;  // not of the law
};

// All entries from today on, in order of day and service.
std::vector<Entry> calendar(const Situation& situation, const Rules& rules, Day today);

// The calendar, and findings about the days of contracts.
void say_calendar(const Situation& situation, const Rules& rules, Day today, plugin::Reply& reply);

// Whether the Data Act's rules on switching apply to a service, and where its contract differs from
// them.
void say_data_act(const Situation& situation, const Rules& rules, Day today, plugin::Reply& reply);

}  // namespace peil::digital_sovereignty
