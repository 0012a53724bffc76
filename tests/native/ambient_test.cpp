#include "native/ambient.hpp"

#include <gtest/gtest.h>

#include <cstdlib>
#include <set>

namespace peil::native {
namespace {

TEST(Ambient, WritesTheTimeInUtc) {
  EXPECT_EQ(utc_time(0), "1970-01-01T00:00:00Z");
  EXPECT_EQ(utc_time(1795354325), "2026-11-22T13:32:05Z");
}

TEST(Ambient, WritesTheTimeWhereTheMachineIs) {
  const char* before = std::getenv("TZ");
  const std::string zone = before == nullptr ? "" : before;
  ::setenv("TZ", "CET-1", 1);
  ::tzset();
  EXPECT_EQ(local_time(1795354325), "14:32");
  // Half past eleven at night in UTC is half past midnight here: another day, and another year.
  EXPECT_EQ(local_day_of("2026-12-31T23:30:00Z"), "2027-01-01");
  EXPECT_EQ(local_day_of("2026-12-31T22:30:00.25Z"), "2026-12-31");
  EXPECT_EQ(local_day_of("yesterday"), "");
  before == nullptr ? ::unsetenv("TZ") : ::setenv("TZ", zone.c_str(), 1);
  ::tzset();
}

TEST(Ambient, TodayIsTodayAndNotADayEarlier) {
  const std::time_t now = std::time(nullptr);
  EXPECT_TRUE(is_today(now));
  EXPECT_FALSE(is_today(now - 25 * 60 * 60));
}

TEST(Ambient, MakesUuidsOfVersionFour) {
  const std::string uuid = random_uuid();
  ASSERT_EQ(uuid.size(), 36u);
  for (std::size_t i = 0; i < uuid.size(); ++i) {
    const bool is_hyphen = i == 8 || i == 13 || i == 18 || i == 23;
    EXPECT_NE((is_hyphen ? std::string("-") : std::string("0123456789abcdef")).find(uuid[i]),
              std::string::npos)
        << uuid;
  }
  EXPECT_EQ(uuid[14], '4');
  EXPECT_NE(std::string("89ab").find(uuid[19]), std::string::npos);
}

TEST(Ambient, NeverMakesTheSameUuidTwice) {
  std::set<std::string> uuids;
  for (int i = 0; i < 1000; ++i)
    uuids.insert(random_uuid());
  EXPECT_EQ(uuids.size(), 1000u);
}

}  // namespace
}  // namespace peil::native
