#include <peil/number.hpp>

#include <gtest/gtest.h>

#include <cstdint>
#include <limits>
#include <random>

namespace peil::plugin {
namespace {

constexpr std::int64_t most = std::numeric_limits<std::int64_t>::max();

TEST(Number, DecimalsAreMultiplesOfTheirLastDigit) {
  EXPECT_EQ(fixed("2", 0), 2);
  EXPECT_EQ(fixed("2.5", 2), 250);
  EXPECT_EQ(fixed("-0.25", 2), -25);
  EXPECT_EQ(fixed("007.10", 3), 7100);
  EXPECT_EQ(fixed("9223372036854775807", 0), most);
  EXPECT_EQ(fixed("0.000001", 6), 1);
}

TEST(Number, WhatDoesNotFitIsRounded) {
  EXPECT_EQ(fixed("2.344999", 2), 234);
  EXPECT_EQ(fixed("2.345", 2), 235);
  EXPECT_EQ(fixed("-2.345", 2), -235);
  EXPECT_EQ(fixed("0.5", 0), 1);
  EXPECT_EQ(fixed("9.99", 1), 100);
}

TEST(Number, OtherTextsAreNotNumbers) {
  for (const std::string_view text :
       {"", "-", ".", "1.", ".5", "1e3", "+1", " 1", "1 ", "1,5", "--1", "1.2.3", "0x10", "1.5x",
        "9223372036854775808", "1.\xff"}) {
    EXPECT_EQ(fixed(text, 1), std::nullopt) << text;
  }
  EXPECT_EQ(fixed("9223372036854775807.5", 0), std::nullopt);
  EXPECT_EQ(fixed("9223372036854775807", 1), std::nullopt);
  EXPECT_EQ(integer("2.0"), std::nullopt);
  EXPECT_EQ(integer("-12"), -12);
}

TEST(Number, TextsHaveExactlyTheDecimalsAskedFor) {
  EXPECT_EQ(fixed_text(240, 2), "2.40");
  EXPECT_EQ(fixed_text(5, 2), "0.05");
  EXPECT_EQ(fixed_text(-5, 2), "-0.05");
  EXPECT_EQ(fixed_text(0, 0), "0");
  EXPECT_EQ(fixed_text(0, 1), "0.0");
  EXPECT_EQ(integer_text(most), "9223372036854775807");
  EXPECT_EQ(integer_text(std::numeric_limits<std::int64_t>::min()), "-9223372036854775808");
}

TEST(Number, ATextThatIsReadAgainGivesTheSameNumber) {
  std::mt19937_64 random(1);
  for (int round = 0; round < 5000; ++round) {
    const auto number = static_cast<std::int64_t>(random() >> (random() % 64) >> 1);
    const auto decimals = static_cast<unsigned>(random() % 8);
    EXPECT_EQ(fixed(fixed_text(number, decimals), decimals), number);
    EXPECT_EQ(fixed(fixed_text(-number, decimals), decimals), -number);
  }
}

TEST(Number, DivisionRoundsHalvesAwayFromZero) {
  EXPECT_EQ(divide_rounded(5, 2), 3);
  EXPECT_EQ(divide_rounded(-5, 2), -3);
  EXPECT_EQ(divide_rounded(4, 3), 1);
  EXPECT_EQ(divide_rounded(5, 3), 2);
  EXPECT_EQ(divide_up(6, 3), 2);
  EXPECT_EQ(divide_up(7, 3), 3);
  EXPECT_EQ(divide_up(-7, 3), -2);
}

}  // namespace
}  // namespace peil::plugin
