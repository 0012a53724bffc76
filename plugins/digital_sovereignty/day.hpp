// Calendar days, and counting in months and days as contracts do. The Gregorian calendar, years 1 to 9999.
#pragma once

#include <compare>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace peil::digital_sovereignty {

struct Day {
  std::int32_t serial = 0;  // days since 1 March of the year 0

  auto operator<=>(const Day&) const = default;
};

// Of "2027-01-12"; nothing for what isn't a day that exists.
std::optional<Day> day_of(std::string_view text);

// Of 20270112, as the definition's table of the law writes days.
std::optional<Day> day_of(std::int64_t number);

// "2027-01-12"
std::string text_of(const Day& day);

// So many months later, or before where negative. Where that month lacks the day, its last day: 31 May − 3 months is
// 28 February.
Day plus_months(const Day& day, std::int64_t months);

Day plus_days(const Day& day, std::int64_t days);

// How many days `until` is after `from`; negative where it is before.
std::int64_t days_between(const Day& from, const Day& until);

}  // namespace peil::digital_sovereignty
