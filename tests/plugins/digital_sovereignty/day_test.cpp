#include "plugins/digital_sovereignty/day.hpp"

#include <gtest/gtest.h>

namespace peil::digital_sovereignty {
namespace {

Day day(std::string_view text) { return day_of(text).value(); }

TEST(Day, IsReadAndWritten) {
  for (const char* text :
       {"0001-01-01", "1900-02-28", "2000-02-29", "2027-01-12", "2028-12-31", "9999-12-31"})
    EXPECT_EQ(text_of(day(text)), text);
  for (const char* text : {"", "2027", "2027-1-12", "2027/01/12", "2027-13-01", "2027-00-10",
                           "2027-04-31", "2027-02-29", "1900-02-29", "0000-01-01", "2027-01-00",
                           "2027-01-32", "20x7-01-01", "2027-x1-01", "2027-01-x1", "2027-01/12"})
    EXPECT_FALSE(day_of(text)) << text;
  EXPECT_EQ(text_of(day_of(std::int64_t{20270112}).value()), "2027-01-12");
  EXPECT_FALSE(day_of(std::int64_t{20270230}));
  EXPECT_FALSE(day_of(std::int64_t{7}));
  EXPECT_FALSE(day_of(std::int64_t{123456789}));
}

// Every day of 400 years follows the one before.
TEST(Day, DaysFollowEachOther) {
  Day at = day("1900-01-01");
  std::string before = text_of(at);
  for (int i = 0; i < 146'097; ++i) {
    at = plus_days(at, 1);
    const std::string text = text_of(at);
    ASSERT_GT(text, before);
    ASSERT_EQ(day(text), at);
    before = text;
  }
  EXPECT_EQ(before, "2300-01-01");
  EXPECT_EQ(days_between(day("2026-11-22"), day("2027-11-22")), 365);
  EXPECT_EQ(days_between(day("2028-03-01"), day("2028-02-28")), -2);
  EXPECT_LT(day("2027-01-11"), day("2027-01-12"));
}

TEST(Day, MonthsAreCountedToTheLastDayWhereTheDayLacks) {
  EXPECT_EQ(text_of(plus_months(day("2027-05-31"), -3)), "2027-02-28");
  EXPECT_EQ(text_of(plus_months(day("2028-05-31"), -3)), "2028-02-29");
  EXPECT_EQ(text_of(plus_months(day("2027-01-15"), -1)), "2026-12-15");
  EXPECT_EQ(text_of(plus_months(day("2026-11-30"), 3)), "2027-02-28");
  EXPECT_EQ(text_of(plus_months(day("2026-12-31"), 0)), "2026-12-31");
  EXPECT_EQ(text_of(plus_months(day("2026-08-31"), 1)), "2026-09-30");
  EXPECT_EQ(text_of(plus_months(day("2026-11-22"), 14)), "2028-01-22");
}

}  // namespace
}  // namespace peil::digital_sovereignty
