#include "engine/base/syntax.hpp"

#include <gtest/gtest.h>

#include <string>

namespace peil {
namespace {

void accepts(bool (*is)(std::string_view), std::initializer_list<std::string_view> texts) {
  for (const auto text : texts)
    EXPECT_TRUE(is(text)) << text;
}

void refuses(bool (*is)(std::string_view), std::initializer_list<std::string_view> texts) {
  for (const auto text : texts)
    EXPECT_FALSE(is(text)) << text;
}

TEST(Syntax, Ids) {
  const std::string longest(64, 'x');
  accepts(is_id, {"1", "RM.01", "phase_1", "PR.AA-01", longest});
  refuses(is_id, {"", ".a", "-a", "_a", "a b", "é", "a/b", longest + "x"});
}

TEST(Syntax, AssessmentIds) {
  accepts(is_assessment_id, {"nl.mbo.nba-maturity", "a.b", "org.3d.x"});
  refuses(is_assessment_id,
          {"", "nl", "nl.", ".nl", "nl..mbo", "nl.Mbo", "nl.-mbo", "nl.mbo-", "nl.m_bo"});
  EXPECT_FALSE(is_assessment_id("a." + std::string(127, 'b')));
}

TEST(Syntax, RecordIdsAreSafeFileNames) {
  accepts(is_record_id, {"a", "0b5c7f0e-3f64-4d6c-9a51-0d6f2f6d1a11", "com", "com10", "console"});
  refuses(is_record_id,
          {"", "-a", "A", "a.b", "../a", "a/b", "nul", "con", "aux", "prn", "com1", "lpt9"});
  EXPECT_FALSE(is_record_id(std::string(65, 'a')));
}

TEST(Syntax, DatesAreRealDays) {
  accepts(is_date, {"2026-05-28", "2024-02-29", "2000-02-29", "1900-01-01", "2999-12-31"});
  refuses(is_date, {"", "2026", "2026-05", "2026-02-29", "2100-02-29", "2026-04-31", "2026-13-01",
                    "2026-00-10", "2026-01-00", "26-01-01", "2026-1-1", "2026/01/01", "28-05-2026",
                    "2026-05-28T", "0000-01-01", "2026-05-2x"});
}

TEST(Syntax, PartialDates) {
  accepts(is_partial_date, {"2026", "2026-05", "2026-05-28"});
  refuses(is_partial_date, {"", "26", "2026-", "2026-5", "2026-13", "2026-05-", "2026-05-32",
                            "2026-05-28-1", "2026 05"});
}

TEST(Syntax, Moments) {
  accepts(is_moment, {"2026-05-28T09:30:00Z", "2026-05-28T23:59:60Z", "2026-05-28T09:30:00.123Z"});
  refuses(is_moment, {"", "2026-05-28", "2026-05-28 09:30:00Z", "2026-05-28T09:30:00",
                      "2026-05-28T09:30:00+02:00", "2026-05-28T24:00:00Z", "2026-05-28T09:60:00Z",
                      "2026-02-30T09:30:00Z", "2026-05-28T09:30:00.Z", "2026-05-28T09:30:00.12x3Z",
                      "2026-05-28T09:30:00.1234567890Z"});
}

// The lists of semver.org, in part.
TEST(Syntax, Versions) {
  accepts(is_version, {"0.0.4", "1.2.3", "10.20.30", "1.1.2-prerelease+meta", "1.0.0-alpha.0valid",
                       "1.0.0-0A.is.legal", "1.0.0+0.build.1-rc.10000aaa-kk-0.1",
                       "1.2.3----RC-SNAPSHOT.12.9.1--.12"});
  refuses(is_version, {"", "1", "1.2", "1.2.3.4", "01.1.1", "1.2.3-0123", "1.2.3-", "1.2.3+",
                       "1.2.3-a..b", "v1.2.3", "1.2.x", "1.0.0-é"});
}

TEST(Syntax, Languages) {
  accepts(is_language, {"nl", "en", "fry", "pt-BR", "zh-Hant-TW"});
  refuses(is_language, {"", "n", "NL", "dutch", "nl_NL", "nl-", "-nl", "nl-NL-x"});
}

TEST(Syntax, Fingerprints) {
  EXPECT_TRUE(is_fingerprint("sha256:" + std::string(64, 'a')));
  EXPECT_FALSE(is_fingerprint("sha256:" + std::string(64, 'A')));
  EXPECT_FALSE(is_fingerprint("sha256:" + std::string(63, 'a')));
  EXPECT_FALSE(is_fingerprint("md5---:" + std::string(64, 'a')));
}

}  // namespace
}  // namespace peil
