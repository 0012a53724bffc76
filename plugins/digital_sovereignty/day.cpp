#include "day.hpp"

#include <peil/number.hpp>

#include <algorithm>

namespace peil::digital_sovereignty {

namespace {

bool is_leap(std::int64_t year) { return year % 4 == 0 && (year % 100 != 0 || year % 400 == 0); }

std::int64_t days_in(std::int64_t year, std::int64_t month) {
  if (month == 2) return is_leap(year) ? 29 : 28;
  return month == 4 || month == 6 || month == 9 || month == 11 ? 30 : 31;
}

bool exists(const Day& day) {
  return day.year >= 1 && day.year <= 9999 && day.month >= 1 && day.month <= 12 && day.day >= 1 &&
         day.day <= days_in(day.year, day.month);
}

// Days since 1 March of the year 0, so that the leap day is the last of its year.
std::int64_t serial(const Day& day) {
  const std::int64_t year = day.month > 2 ? day.year : day.year - 1;
  const std::int64_t month = day.month > 2 ? day.month - 3 : day.month + 9;
  return year * 365 + year / 4 - year / 100 + year / 400 + (month * 153 + 2) / 5 + day.day - 1;
}

}  // namespace

std::optional<Day> day_of(std::string_view text) {
  if (text.size() != 10 || text[4] != '-' || text[7] != '-') return {};
  const auto year = plugin::integer(text.substr(0, 4));
  const auto month = plugin::integer(text.substr(5, 2));
  const auto day = plugin::integer(text.substr(8, 2));
  if (!year || !month || !day || !exists({*year, *month, *day})) return {};
  return Day{*year, *month, *day};
}

std::optional<Day> day_of(std::int64_t number) {
  const Day day{number / 10'000, number / 100 % 100, number % 100};
  if (!exists(day)) return {};
  return day;
}

std::string text_of(const Day& day) {
  const auto padded = [](std::int64_t number, std::size_t size) {
    std::string text = plugin::integer_text(number);
    text.insert(0, size - std::min(size, text.size()), '0');
    return text;
  };
  return padded(day.year, 4) + "-" + padded(day.month, 2) + "-" + padded(day.day, 2);
}

Day plus_months(const Day& day, std::int64_t months) {
  const std::int64_t count = day.year * 12 + day.month - 1 + months;
  Day result{count / 12, count % 12 + 1, day.day};
  result.day = std::min(result.day, days_in(result.year, result.month));
  return result;
}

Day plus_days(const Day& day, std::int64_t days) {
  Day result = day;
  result.day += days;
  while (result.day > days_in(result.year, result.month)) {
    result.day -= days_in(result.year, result.month);
    result = {result.month == 12 ? result.year + 1 : result.year, result.month % 12 + 1,
              result.day};
  }
  while (result.day < 1) {
    result = {result.month == 1 ? result.year - 1 : result.year,
              result.month == 1 ? 12 : result.month - 1, result.day};
    result.day += days_in(result.year, result.month);
  }
  return result;
}

std::int64_t days_between(const Day& from, const Day& until) {
  return serial(until) - serial(from);
}

}  // namespace peil::digital_sovereignty
