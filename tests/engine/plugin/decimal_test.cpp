#include "engine/plugin/decimal.hpp"

#include <gtest/gtest.h>

#include <cmath>
#include <limits>

namespace peil {
namespace {

TEST(Decimals, AreWrittenWithTheFewestDigits) {
  EXPECT_EQ(decimal_text(2), "2");
  EXPECT_EQ(decimal_text(2.5), "2.5");
  EXPECT_EQ(decimal_text(-0.25), "-0.25");
  EXPECT_EQ(decimal_text(-0.0), "0");
  EXPECT_EQ(decimal_text(0.1 + 0.2), "0.30000000000000004");
  EXPECT_EQ(decimal_text(1e15), "1000000000000000");
  EXPECT_EQ(decimal_text(-123456789.5), "-123456789.5");
}

TEST(Decimals, NeverHaveAnExponent) {
  EXPECT_EQ(decimal_text(1e-7), "0.0000001");
  EXPECT_EQ(decimal_text(-1.5e-7), "-0.00000015");
  EXPECT_EQ(decimal_text(1e21), "1000000000000000000000");
  EXPECT_EQ(decimal_text(1.25e22), "12500000000000000000000");
  EXPECT_EQ(decimal_text(std::numeric_limits<double>::max()).size(), 309u);
  EXPECT_EQ(decimal_text(std::numeric_limits<double>::denorm_min()).find('e'), std::string::npos);
}

TEST(Decimals, KeepTheDecimalsTheyWereWrittenWith) {
  EXPECT_EQ(decimal_text(2.4, 2), "2.40");
  EXPECT_EQ(decimal_text(-0.05, 2), "-0.05");
  EXPECT_EQ(decimal_text(0, 3), "0.000");
  EXPECT_EQ(decimal_text(12, 0), "12");
  EXPECT_EQ(decimal_text(0.1, 1), "0.1");
  for (const std::string_view text :
       {"0", "7", "1.10", "-3.5", "0.000000000000001", "999999999999999", "-0.123456789012345"}) {
    const auto read = read_decimal(text);
    ASSERT_TRUE(read) << text;
    EXPECT_EQ(decimal_text(read->value, read->decimals), text);
  }
}

TEST(Decimals, AreReadToTheNearestDouble) {
  EXPECT_EQ(read_decimal("0.1")->value, 0.1);
  EXPECT_EQ(read_decimal("0.3")->value, 0.3);
  EXPECT_EQ(read_decimal("-2.675")->value, -2.675);
  EXPECT_EQ(read_decimal("123456789.012345")->value, 123456789.012345);
  EXPECT_EQ(read_decimal("0.000000000000001")->value, 1e-15);
  EXPECT_FALSE(std::signbit(read_decimal("-0")->value));
}

TEST(Decimals, AnythingElseIsNoNumber) {
  for (const std::string_view text : {"",
                                      "-",
                                      "+1",
                                      " 1",
                                      "1 ",
                                      "01",
                                      "-01",
                                      ".5",
                                      "1.",
                                      "1e3",
                                      "1,5",
                                      "0x1",
                                      "1.2.3",
                                      "--1",
                                      "1234567890123456",
                                      "0.1234567890123456",
                                      "12345678.12345678",
                                      "nan",
                                      "Infinity",
                                      "1.-2"})
    EXPECT_FALSE(read_decimal(text)) << text;
}

}  // namespace
}  // namespace peil
