#include "quarter.hpp"

#include <peil/day.hpp>
#include <peil/number.hpp>

#include <algorithm>

namespace peil::nba_maturity {

namespace {

using plugin::Date;

std::int64_t quarter_with(const Date& date) { return date.year * 4 + (date.month - 1) / 3; }

}  // namespace

std::optional<std::int64_t> first_whole_quarter(std::string_view text) {
  const auto day = plugin::day_of(text);
  if (!day) return {};
  const Date date = day->date();
  const bool begins = date.day == 1 && date.month % 3 == 1;
  return quarter_with(date) + (begins ? 0 : 1);
}

std::string last_day(std::int64_t quarter) {
  const std::int64_t year = quarter / 4;
  if (year > 9999) return {};
  const auto last_month = static_cast<std::int32_t>(quarter % 4 * 3 + 3);
  Date date{static_cast<std::int32_t>(year), last_month, 0};
  date.day = plugin::days_in_month(date.year, date.month);
  const auto day = plugin::day_of(date);
  return day ? day_text(*day) : std::string();
}

std::optional<std::int64_t> whole_quarters(std::int64_t first, std::string_view until) {
  const auto day = plugin::day_of(until);
  if (!day) return {};
  const Date date = day->date();
  const bool ends = date.month % 3 == 0 && date.day == plugin::days_in_month(date.year, date.month);
  return std::max<std::int64_t>(0, quarter_with(date) + (ends ? 1 : 0) - first);
}

}  // namespace peil::nba_maturity
