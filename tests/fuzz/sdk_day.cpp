// Any bytes as a day: the SDK accepts exactly what the standard library's calendar has, in ISO
// 8601's long form; counts days as it does; and writes what it read.
#include "require.hpp"

#include <peil/day.hpp>

#include <chrono>
#include <cstddef>
#include <cstdint>
#include <cstring>
#include <optional>
#include <string>
#include <string_view>

namespace {

using peil::require;
using peil::plugin::Day;

// The number that so many digits are; nothing for other characters.
std::optional<int> number(std::string_view digits) {
  if (digits.find_first_not_of("0123456789") != digits.npos) return std::nullopt;
  return std::stoi(std::string(digits));
}

std::optional<std::chrono::sys_days> library_day(std::string_view text) {
  if (text.size() != 10 || text[4] != '-' || text[7] != '-') return std::nullopt;
  const auto year = number(text.substr(0, 4));
  const auto month = number(text.substr(5, 2));
  const auto day = number(text.substr(8, 2));
  if (!year || !month || !day || *year == 0) return std::nullopt;
  const std::chrono::year_month_day date{std::chrono::year(*year),
                                         std::chrono::month(static_cast<unsigned>(*month)),
                                         std::chrono::day(static_cast<unsigned>(*day))};
  if (!date.ok()) return std::nullopt;
  return std::chrono::sys_days(date);
}

void check_months(Day day, std::int64_t months) {
  const auto moved = peil::plugin::plus_months(day, months);
  if (!moved) return;
  const auto from = day.date();
  const auto to = moved->date();
  require((to.year - from.year) * 12 + to.month - from.month == months, "it is so many months on");
  require(to.day == from.day ||
              (to.day < from.day && to.day == peil::plugin::days_in_month(to.year, to.month)),
          "the same day, or the last one of a month that lacks it");
}

void check_days(Day day, std::int64_t days) {
  const auto moved = peil::plugin::plus_days(day, days);
  if (!moved) return;
  require(peil::plugin::days_between(day, *moved) == days, "it is so many days on");
  require((*moved > day) == (days > 0), "what comes later is greater");
}

}  // namespace

// Ten bytes of text; those behind them are how far to count.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string text(reinterpret_cast<const char*>(data), size);
  const std::string_view first = std::string_view(text).substr(0, 10);
  require(!peil::plugin::day_of(text) || size == 10, "a longer text is no day");
  const auto day = peil::plugin::day_of(first);
  const auto expected = library_day(first);
  require(day.has_value() == expected.has_value(), "both calendars have the same days");
  if (!day) return 0;
  require(day_text(*day) == first, "what is written is what was read");
  require(peil::plugin::days_between(*peil::plugin::day_of("1970-01-01"), *day) ==
              expected->time_since_epoch().count(),
          "both count the same days");
  std::int64_t far = 0;
  std::memcpy(&far, data + 10, size - 10 < sizeof far ? size - 10 : sizeof far);
  for (const std::int64_t each : {far, far % 4'000'000, far % 1'000}) {
    check_months(*day, each);
    check_days(*day, each);
  }
  return 0;
}
