// Calendar days, without a time or a zone: read, written, compared, and counted in days and months.
// The Gregorian calendar as ISO 8601 writes it, 0001-01-01 to 9999-12-31, with the rules of today
// for years before 1582 too. No function leaves that range or overflows: what has no day there is
// refused with nothing. A host is narrower: it sends and accepts the years 1900 to 2999.
//
// Months are counted by one rule: so many months from a day is the day with the same number, and if
// that month has no such day, its last one: a month from 31 January is 28 or 29 February. That is
// how European law counts periods in months and years (Regulation (EEC, Euratom) No 1182/71,
// Article 3(2)(c)), and no period runs into the month after the one that was agreed. Counting back
// is the same, so going on and back needn't return: 31 January + 1 month − 1 month is 28 January.
// The language of expressions compares dates and doesn't count from them, so no other rule exists
// in Peil.
#pragma once

#include <algorithm>
#include <compare>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace peil::plugin {

// How many days the month has: 28 to 31. The month is 1 to 12.
constexpr std::int32_t days_in_month(std::int32_t year, std::int32_t month) {
  const bool is_leap = year % 4 == 0 && (year % 100 != 0 || year % 400 == 0);
  if (month == 2) return is_leap ? 29 : 28;
  return month == 4 || month == 6 || month == 9 || month == 11 ? 30 : 31;
}

// The parts of a day, each counted from 1; they may be of a day that doesn't exist.
struct Date {
  std::int32_t year = 1;
  std::int32_t month = 1;
  std::int32_t day = 1;

  constexpr bool operator==(const Date&) const = default;
};

// A day that exists. The later of two is the greater one. As cheap to copy as a number: it is kept
// as its digits, since most programs read, compare and write days, and few count with them.
class Day {
 public:
  // The first one, 0001-01-01.
  constexpr Day() = default;

  // The day that these decimal digits are: 20270112 is 2027-01-12. The value of an option is a
  // number, so that is how a scale writes days. Refuses a year outside 1 to 9999, a month outside 1
  // to 12, and a day that the month doesn't have.
  static constexpr std::optional<Day> of_digits(std::int64_t digits) {
    if (digits < 0 || digits > 9999'99'99) return {};
    Day day;
    day.digits_ = static_cast<std::int32_t>(digits);
    const Date date = day.date();
    if (date.year < 1 || date.month < 1 || date.month > 12 || date.day < 1 ||
        date.day > days_in_month(date.year, date.month)) {
      return {};
    }
    return day;
  }

  constexpr std::int32_t digits() const { return digits_; }
  constexpr Date date() const { return {digits_ / 1'00'00, digits_ / 1'00 % 100, digits_ % 100}; }

  constexpr auto operator<=>(const Day&) const = default;

 private:
  std::int32_t digits_ = 1'01'01;
};

// The day with these parts; the reverse of `Day::date`. Refuses what `Day::of_digits` does.
constexpr std::optional<Day> day_of(const Date& date) {
  const auto fits = [](std::int32_t part, std::int32_t most) { return part >= 0 && part <= most; };
  if (!fits(date.year, 9999) || !fits(date.month, 99) || !fits(date.day, 99)) return {};
  return Day::of_digits(date.year * 1'00'00 + date.month * 1'00 + date.day);
}

// The day that the text names in ISO 8601's long form, 2027-01-12. Refuses every other form
// (blanks, signs, other lengths, no hyphens) and what `Day::of_digits` does: 31 February, 29
// February 2027, month 13, year 0000.
constexpr std::optional<Day> day_of(std::string_view text) {
  if (text.size() != 10) return {};
  std::int32_t digits = 0;
  for (std::size_t at = 0; at < text.size(); ++at) {
    const char each = text[at];
    if (at == 4 || at == 7) {
      if (each != '-') return {};
    } else {
      if (each < '0' || each > '9') return {};
      digits = digits * 10 + (each - '0');
    }
  }
  return Day::of_digits(digits);
}

// The day in ISO 8601, ten characters: 2027-01-12. The reverse of `day_of(text)`.
// Not inlined: programs write days in many places, and each would have this loop.
[[gnu::noinline]] inline std::string day_text(Day day) {
  std::int32_t digits = day.digits();
  std::string text = "0000-00-00";
  for (std::size_t at = text.size(); at-- > 0;) {
    if (text[at] == '-') continue;
    text[at] = static_cast<char>('0' + digits % 10);
    digits /= 10;
  }
  return text;
}

namespace detail {

// Days as numbers, counted from 1 March of the year 0. Years begin in March here, so that the leap
// day is the last of its year: the months before a month then have (153 × months + 2) ÷ 5 days.
constexpr std::int32_t days_before_year(std::int32_t year) {
  return year * 365 + year / 4 - year / 100 + year / 400;
}

constexpr std::int32_t number_of(const Date& date) {
  const bool is_late = date.month > 2;
  const std::int32_t month = is_late ? date.month - 3 : date.month + 9;
  return days_before_year(is_late ? date.year : date.year - 1) + (month * 153 + 2) / 5 + date.day -
         1;
}

constexpr std::int32_t first_number = number_of({1, 1, 1});
constexpr std::int32_t last_number = number_of({9999, 12, 31});

constexpr Date date_numbered(std::int32_t number) {
  // Years have at least 365 days: this begins at the day's year or a few after it.
  std::int32_t year = number / 365;
  while (days_before_year(year) > number)
    --year;
  const std::int32_t rest = number - days_before_year(year);
  const std::int32_t month = (rest * 5 + 2) / 153;
  const std::int32_t day = rest - (month * 153 + 2) / 5 + 1;
  return month < 10 ? Date{year, month + 3, day} : Date{year + 1, month - 9, day};
}

}  // namespace detail

// So many days after the day; before it if the number is negative. Refuses what is outside the
// calendar. Cost: a few divisions.
constexpr std::optional<Day> plus_days(Day day, std::int64_t days) {
  const std::int32_t number = detail::number_of(day.date());
  if (days < detail::first_number - number || days > detail::last_number - number) return {};
  return day_of(detail::date_numbered(number + static_cast<std::int32_t>(days)));
}

// So many months after the day; before it if the number is negative. If that month lacks the day,
// the last one that it has (see above). Twelve months are a year. Refuses what is outside the
// calendar.
constexpr std::optional<Day> plus_months(Day day, std::int64_t months) {
  const Date date = day.date();
  const std::int32_t since = date.year * 12 + date.month - 1;
  if (months < 12 - since || months > 9999 * 12 + 11 - since) return {};
  const std::int32_t count = since + static_cast<std::int32_t>(months);
  const std::int32_t year = count / 12;
  const std::int32_t month = count % 12 + 1;
  return day_of(Date{year, month, std::min(date.day, days_in_month(year, month))});
}

// How many days `until` comes after `from`: 1 for tomorrow, negative if it comes before.
constexpr std::int64_t days_between(Day from, Day until) {
  return detail::number_of(until.date()) - detail::number_of(from.date());
}

}  // namespace peil::plugin
