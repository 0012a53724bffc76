#include "plugins/nba_maturity/quarter.hpp"

#include <gtest/gtest.h>

#include <limits>
#include <string>

namespace peil::nba_maturity {
namespace {

std::string end_of_first(const char* day) {
  const auto quarter = first_whole_quarter(day);
  return quarter ? last_day(*quarter) : "none";
}

TEST(Quarter, WorkBeginsWithTheNextWholeQuarter) {
  EXPECT_EQ(end_of_first("2026-11-22"), "2027-03-31");
  EXPECT_EQ(end_of_first("2026-10-01"), "2026-12-31");
  EXPECT_EQ(end_of_first("2026-10-02"), "2027-03-31");
  EXPECT_EQ(end_of_first("2026-12-31"), "2027-03-31");
  EXPECT_EQ(end_of_first("2027-01-01"), "2027-03-31");
  EXPECT_EQ(end_of_first("2028-02-29"), "2028-06-30");
  EXPECT_EQ(end_of_first("2028-06-30"), "2028-09-30");
  EXPECT_EQ(end_of_first("0001-01-01"), "0001-03-31");
}

TEST(Quarter, OtherTextsAreNoDays) {
  for (const char* text :
       {"", "2026", "2026-13-01", "2026-00-01", "2026-01-32", "2026-1-1", "22-11-2026",
        "2026/11/22", "2026-11-2x", "2026-02-29", "2026-04-31", "0000-01-01"}) {
    EXPECT_EQ(first_whole_quarter(text), std::nullopt) << text;
    EXPECT_EQ(whole_quarters(0, text), std::nullopt) << text;
  }
}

TEST(Quarter, OnlyQuartersThatHaveEndedCount) {
  const auto first = first_whole_quarter("2026-11-22");
  ASSERT_TRUE(first);
  EXPECT_EQ(whole_quarters(*first, "2030-12-31"), 16);
  EXPECT_EQ(whole_quarters(*first, "2030-12-30"), 15);
  EXPECT_EQ(whole_quarters(*first, "2031-01-01"), 16);
  EXPECT_EQ(whole_quarters(*first, "2027-03-31"), 1);
  EXPECT_EQ(whole_quarters(*first, "2027-03-30"), 0);
  EXPECT_EQ(whole_quarters(*first, "2026-12-31"), 0);
  EXPECT_EQ(whole_quarters(*first, "1999-12-31"), 0);
}

TEST(Quarter, TheCalendarEndsInTheYear9999) {
  EXPECT_EQ(last_day(9999 * 4 + 3), "9999-12-31");
  EXPECT_EQ(last_day(10'000 * 4), "");
}

}  // namespace
}  // namespace peil::nba_maturity
