#include "quarter.hpp"

#include <peil/number.hpp>

#include <algorithm>

namespace peil::nba_maturity {

namespace {

struct Day {
  std::int64_t year = 0;
  std::int64_t month = 0;
  std::int64_t day = 0;
};

std::optional<Day> day_of(std::string_view text) {
  if (text.size() != 10 || text[4] != '-' || text[7] != '-') return {};
  const auto year = plugin::integer(text.substr(0, 4));
  const auto month = plugin::integer(text.substr(5, 2));
  const auto day = plugin::integer(text.substr(8, 2));
  if (!year || !month || !day || *month < 1 || *month > 12 || *day < 1 || *day > 31) return {};
  return Day{*year, *month, *day};
}

std::int64_t quarter_with(const Day& day) { return day.year * 4 + (day.month - 1) / 3; }

constexpr std::string_view last_days[] = {"-03-31", "-06-30", "-09-30", "-12-31"};

}  // namespace

std::optional<std::int64_t> first_whole_quarter(std::string_view day) {
  const auto parts = day_of(day);
  if (!parts) return {};
  const bool begins = parts->day == 1 && parts->month % 3 == 1;
  return quarter_with(*parts) + (begins ? 0 : 1);
}

std::string last_day(std::int64_t quarter) {
  const std::int64_t year = quarter / 4;
  if (year > 9999) return {};
  std::string day = plugin::integer_text(year);
  day.insert(0, 4 - day.size(), '0');
  return day.append(last_days[quarter % 4]);
}

std::optional<std::int64_t> whole_quarters(std::int64_t first, std::string_view until) {
  const auto parts = day_of(until);
  if (!parts) return {};
  const std::int64_t quarter = quarter_with(*parts);
  const bool ends = until.substr(4) == last_days[quarter % 4];
  return std::max<std::int64_t>(0, quarter + (ends ? 1 : 0) - first);
}

std::int64_t quarter_of(std::int64_t first, std::int64_t spent, std::int64_t capacity) {
  return first + plugin::divide_up(spent, capacity) - 1;
}

}  // namespace peil::nba_maturity
