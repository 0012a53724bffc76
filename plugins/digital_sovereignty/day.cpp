#include "day.hpp"

#include <peil/number.hpp>

#include <algorithm>

namespace peil::digital_sovereignty {

namespace {

// As a calendar writes it.
struct Date {
  std::int32_t year = 0;
  std::int32_t month = 0;
  std::int32_t day = 0;
};

bool is_leap(std::int32_t year) { return year % 4 == 0 && (year % 100 != 0 || year % 400 == 0); }

std::int32_t days_in(std::int32_t year, std::int32_t month) {
  if (month == 2) return is_leap(year) ? 29 : 28;
  return month == 4 || month == 6 || month == 9 || month == 11 ? 30 : 31;
}

// Years are counted from March, so that the leap day is the last of its year: then the months before have
// (153 × months + 2) ÷ 5 days.
Day day_with(const Date& date) {
  const std::int32_t year = date.month > 2 ? date.year : date.year - 1;
  const std::int32_t month = date.month > 2 ? date.month - 3 : date.month + 9;
  return {year * 365 + year / 4 - year / 100 + year / 400 + (month * 153 + 2) / 5 + date.day - 1};
}

Date date_of(const Day& day) {
  // Years are at least 365 days: begin at or after the year, and go back.
  std::int32_t year = day.serial / 365;
  while (day_with({year, 3, 1}) > day)
    --year;
  std::int32_t rest = day.serial - day_with({year, 3, 1}).serial;
  const std::int32_t month = (rest * 5 + 2) / 153;
  rest -= (month * 153 + 2) / 5;
  return {month < 10 ? year : year + 1, month < 10 ? month + 3 : month - 9, rest + 1};
}

std::optional<Day> existing(std::int64_t year, std::int64_t month, std::int64_t day) {
  if (year < 1 || year > 9999 || month < 1 || month > 12 || day < 1 || day > 31) return {};
  const Date date{static_cast<std::int32_t>(year), static_cast<std::int32_t>(month),
                  static_cast<std::int32_t>(day)};
  if (date.day > days_in(date.year, date.month)) return {};
  return day_with(date);
}

}  // namespace

std::optional<Day> day_of(std::string_view text) {
  if (text.size() != 10 || text[4] != '-' || text[7] != '-') return {};
  const auto year = plugin::integer(text.substr(0, 4));
  const auto month = plugin::integer(text.substr(5, 2));
  const auto day = plugin::integer(text.substr(8, 2));
  if (!year || !month || !day) return {};
  return existing(*year, *month, *day);
}

std::optional<Day> day_of(std::int64_t number) {
  return existing(number / 10'000, number / 100 % 100, number % 100);
}

std::string text_of(const Day& day) {
  const Date date = date_of(day);
  // 2027-01-12 as 2027 01 12, with leading zeros.
  const std::string digits =
      plugin::integer_text(1'0000'00'00 + date.year * 1'00'00 + date.month * 1'00 + date.day);
  return digits.substr(1, 4) + "-" + digits.substr(5, 2) + "-" + digits.substr(7, 2);
}

Day plus_months(const Day& day, std::int64_t months) {
  const Date date = date_of(day);
  const std::int32_t count = date.year * 12 + date.month - 1 + static_cast<std::int32_t>(months);
  const std::int32_t year = count / 12;
  const std::int32_t month = count % 12 + 1;
  return day_with({year, month, std::min(date.day, days_in(year, month))});
}

Day plus_days(const Day& day, std::int64_t days) {
  return {day.serial + static_cast<std::int32_t>(days)};
}

std::int64_t days_between(const Day& from, const Day& until) { return until.serial - from.serial; }

}  // namespace peil::digital_sovereignty
