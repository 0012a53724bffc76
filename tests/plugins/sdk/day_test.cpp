#include <peil/day.hpp>

#include <gtest/gtest.h>

#include <cstdint>
#include <limits>
#include <optional>
#include <string>
#include <string_view>

namespace peil::plugin {
namespace {

constexpr std::int64_t lowest_number = std::numeric_limits<std::int64_t>::min();
constexpr std::int64_t whole_calendar = 3'652'058;  // days from the first one to the last
constexpr std::int64_t highest_number = std::numeric_limits<std::int64_t>::max();

Day day(std::string_view text) { return day_of(text).value(); }

std::string text_of(const std::optional<Day>& day) { return day ? day_text(*day) : "none"; }

std::string months_from(std::string_view text, std::int64_t months) {
  return text_of(plus_months(day(text), months));
}

TEST(Day, IsReadAndWritten) {
  for (const char* text : {"0001-01-01", "0004-02-29", "1900-02-28", "2000-02-29", "2027-01-12",
                           "2028-12-31", "9999-12-31"})
    EXPECT_EQ(text_of(day_of(text)), text);
}

TEST(Day, WhatDoesNotExistIsRefused) {
  for (const char* text :
       {"2027-02-31", "2027-02-29", "2100-02-29", "1900-02-29", "2028-02-30", "2027-13-01",
        "2027-00-10", "2027-04-31", "2027-06-31", "2027-09-31", "2027-11-31", "2027-01-00",
        "2027-01-32", "0000-01-01", "0000-02-29", "0000-00-00", "9999-99-99"})
    EXPECT_FALSE(day_of(text)) << text;
}

TEST(Day, OtherFormsAreRefused) {
  for (const char* text :
       {"",           "2027",        "2027-01",     "2027-1-12",   "2027/01/12", "2027-01/12",
        "20270112",   "2027011200",  "2027-01-1",   "2027-01-123", "20x7-01-01", "2027-x1-01",
        "2027-01-x1", " 2027-01-12", "2027-01-12 ", "-001-01-01",  "+027-01-01", "2027--1-01",
        "2027-01--1", "2027-01-1 ",  "12-01-2027",  "10000-01-01", "2027-012"})
    EXPECT_FALSE(day_of(text)) << text;
  EXPECT_FALSE(day_of(std::string_view("2027-01-1\0", 10)));
}

TEST(Day, DigitsAreADay) {
  EXPECT_EQ(text_of(Day::of_digits(20270112)), "2027-01-12");
  EXPECT_EQ(text_of(Day::of_digits(1'01'01)), "0001-01-01");
  EXPECT_EQ(text_of(Day::of_digits(9999'12'31)), "9999-12-31");
  for (const std::int64_t digits :
       {std::int64_t{20270230}, std::int64_t{7}, std::int64_t{0}, std::int64_t{-20270112},
        std::int64_t{123456789}, 20270112 + (std::int64_t{1} << 32), lowest_number, highest_number})
    EXPECT_FALSE(Day::of_digits(digits)) << digits;
}

TEST(Day, PartsAreADay) {
  EXPECT_EQ(day_of(Date{2027, 1, 12}), day("2027-01-12"));
  EXPECT_EQ(day("2028-02-29").date(), (Date{2028, 2, 29}));
  EXPECT_EQ(Day().date(), (Date{1, 1, 1}));
  EXPECT_FALSE(day_of(Date{2027, 2, 29}));
  EXPECT_FALSE(day_of(Date{2027, 13, 1}));
  EXPECT_FALSE(day_of(Date{2027, -1, 1}));
  EXPECT_FALSE(day_of(Date{2027, 1, -1}));
  EXPECT_FALSE(day_of(Date{2027, 1, 100}));
  EXPECT_FALSE(day_of(Date{2027, 100, 1}));
  EXPECT_FALSE(day_of(Date{10'000, 1, 1}));
  EXPECT_FALSE(day_of(Date{-4, 1, 1}));
}

// The whole calendar, from the first day to the last.
TEST(Day, EachFollowsTheOneBefore) {
  Date expected;
  std::optional<Day> at = Day();
  for (std::int64_t number = 0; at; ++number) {
    if (at->date() != expected || day_of(expected) != at || days_between(Day(), *at) != number)
      FAIL() << number;
    at = plus_days(*at, 1);
    if (++expected.day <= days_in_month(expected.year, expected.month)) continue;
    expected.day = 1;
    if (++expected.month <= 12) continue;
    expected.month = 1;
    ++expected.year;
  }
  EXPECT_EQ(expected, (Date{10'000, 1, 1}));
}

TEST(Day, LeapYearsHaveA29thOfFebruary) {
  EXPECT_EQ(days_in_month(2000, 2), 29);
  EXPECT_EQ(days_in_month(2100, 2), 28);
  EXPECT_EQ(days_in_month(2027, 2), 28);
  EXPECT_EQ(days_in_month(2028, 2), 29);
  EXPECT_EQ(text_of(plus_days(day("2000-02-28"), 1)), "2000-02-29");
  EXPECT_EQ(text_of(plus_days(day("2100-02-28"), 1)), "2100-03-01");
  EXPECT_EQ(text_of(plus_days(day("2028-03-01"), -1)), "2028-02-29");
}

TEST(Day, TheLaterIsTheGreater) {
  EXPECT_LT(day("2027-01-11"), day("2027-01-12"));
  EXPECT_LT(day("2027-01-31"), day("2027-02-01"));
  EXPECT_GT(day("2028-01-01"), day("2027-12-31"));
  EXPECT_EQ(day("2027-01-12"), day("2027-01-12"));
}

TEST(Day, DaysAreCounted) {
  EXPECT_EQ(days_between(day("2026-11-22"), day("2027-11-22")), 365);
  EXPECT_EQ(days_between(day("2027-11-22"), day("2028-11-22")), 366);
  EXPECT_EQ(days_between(day("2028-03-01"), day("2028-02-28")), -2);
  EXPECT_EQ(days_between(day("2027-01-12"), day("2027-01-12")), 0);
  EXPECT_EQ(days_between(day("0001-01-01"), day("9999-12-31")), whole_calendar);
  EXPECT_EQ(days_between(day("9999-12-31"), day("0001-01-01")), -whole_calendar);
  EXPECT_EQ(text_of(plus_days(day("2026-12-31"), 1)), "2027-01-01");
  EXPECT_EQ(text_of(plus_days(day("2027-01-01"), -1)), "2026-12-31");
  EXPECT_EQ(text_of(plus_days(day("2027-01-01"), 0)), "2027-01-01");
}

TEST(Day, AMonthThatLacksTheDayHasItsLastOne) {
  EXPECT_EQ(months_from("2027-01-31", 1), "2027-02-28");
  EXPECT_EQ(months_from("2028-01-31", 1), "2028-02-29");
  EXPECT_EQ(months_from("2100-01-31", 1), "2100-02-28");
  EXPECT_EQ(months_from("2000-01-30", 1), "2000-02-29");
  EXPECT_EQ(months_from("2026-08-31", 1), "2026-09-30");
  EXPECT_EQ(months_from("2026-11-30", 3), "2027-02-28");
  EXPECT_EQ(months_from("2027-05-31", -3), "2027-02-28");
  EXPECT_EQ(months_from("2028-05-31", -3), "2028-02-29");
  EXPECT_EQ(months_from("2027-03-31", -1), "2027-02-28");
}

TEST(Day, MonthsKeepTheDayWhereThereIsOne) {
  EXPECT_EQ(months_from("2027-02-28", 1), "2027-03-28") << "not the last of March";
  EXPECT_EQ(months_from("2027-01-15", -1), "2026-12-15");
  EXPECT_EQ(months_from("2026-12-15", 1), "2027-01-15");
  EXPECT_EQ(months_from("2026-12-31", 0), "2026-12-31");
  EXPECT_EQ(months_from("2026-11-22", 14), "2028-01-22");
  EXPECT_EQ(months_from("2026-11-22", -11), "2025-12-22");
}

TEST(Day, TwelveMonthsAreAYear) {
  EXPECT_EQ(months_from("2028-02-29", 12), "2029-02-28");
  EXPECT_EQ(months_from("2028-02-29", 48), "2032-02-29");
  EXPECT_EQ(months_from("2096-02-29", 48), "2100-02-28");
  EXPECT_EQ(months_from("2028-02-29", -12), "2027-02-28");
  EXPECT_EQ(months_from("2027-03-31", 12), "2028-03-31");
}

TEST(Day, GoingOnAndBackNeedNotReturn) {
  const auto on = plus_months(day("2027-01-31"), 1);
  ASSERT_TRUE(on);
  EXPECT_EQ(text_of(plus_months(*on, -1)), "2027-01-28");
}

TEST(Day, TheCalendarEndsOnBothSides) {
  EXPECT_EQ(text_of(plus_days(day("9999-12-30"), 1)), "9999-12-31");
  EXPECT_EQ(text_of(plus_days(day("9999-12-31"), 1)), "none");
  EXPECT_EQ(text_of(plus_days(day("0001-01-02"), -1)), "0001-01-01");
  EXPECT_EQ(text_of(plus_days(day("0001-01-01"), -1)), "none");
  EXPECT_EQ(text_of(plus_days(day("0001-01-01"), whole_calendar)), "9999-12-31");
  EXPECT_EQ(months_from("9999-11-30", 1), "9999-12-30");
  EXPECT_EQ(months_from("9999-12-01", 1), "none");
  EXPECT_EQ(months_from("0001-02-28", -1), "0001-01-28");
  EXPECT_EQ(months_from("0001-01-31", -1), "none");
  EXPECT_EQ(months_from("0001-01-31", -13), "none");
  EXPECT_EQ(months_from("0001-01-31", 9998 * 12 + 11), "9999-12-31");
  EXPECT_EQ(months_from("9999-12-31", -(9998 * 12 + 11)), "0001-01-31");
  for (const std::int64_t far :
       {lowest_number, highest_number, std::int64_t{1} << 32, -(std::int64_t{1} << 32)}) {
    EXPECT_EQ(text_of(plus_days(day("2027-01-12"), far)), "none") << far;
    EXPECT_EQ(months_from("2027-01-12", far), "none") << far;
  }
}

static_assert(day_of("2027-02-28") == plus_months(*day_of("2027-01-31"), 1));
static_assert(!day_of("2027-02-29"));

}  // namespace
}  // namespace peil::plugin
