#include "app/answer_input.hpp"

#include <gtest/gtest.h>

namespace peil::app {
namespace {

TEST(TypedNumbers, AreReadAsTheLanguageWritesThem) {
  const auto nl = [](std::string_view text) { return read_number(text, Language::nl); };
  EXPECT_EQ(nl("12"), 12);
  EXPECT_EQ(nl(" 2,5 "), 2.5);
  EXPECT_EQ(nl("-0,25"), -0.25);
  EXPECT_EQ(nl("1.250"), 1250);
  EXPECT_EQ(nl("1 250 000"), 1250000);
  EXPECT_EQ(nl("1.250,75"), 1250.75);
  EXPECT_EQ(nl("2.5"), 2.5) << "it can't be a thousand";
  EXPECT_EQ(read_number("2.5", Language::en), 2.5);
  EXPECT_EQ(read_number("1,250", Language::en), 1250);
}

TEST(TypedNumbers, AreRefusedWhereTheyCouldBeTwoThings) {
  for (const char* text :
       {"", "-", ",", "5,", ",5", "1.25.000", "12.3456,1", "1..000", "1e3", "0x10", "inf", "nan",
        "1,2,3", "12 abc", "99999999999999", "1.2345.678", "--1"}) {
    EXPECT_FALSE(read_number(text, Language::nl)) << text;
  }
  EXPECT_FALSE(read_number("2,5", Language::en)) << "a comma parts thousands there";
}

TEST(TypedNumbers, AreWrittenAsTheyAreRead) {
  for (const double value : {0.0, 12.0, 2.5, -0.125, 1234567.0, 0.1}) {
    for (const Language language : all_languages) {
      EXPECT_EQ(read_number(typed_number(value, language), language), value);
    }
  }
}

TEST(TypedDays, AreReadInTheFormsPeopleUse) {
  for (const char* text : {"2-12-2027", "02-12-2027", "2/12/2027", "2.12.2027", "2027-12-02",
                           "2 dec 2027", "2 dec. 2027", "2 DECEMBER 2027", " 2  december 2027 "}) {
    EXPECT_EQ(read_day(text), "2027-12-02") << text;
  }
  EXPECT_EQ(read_day("1 mrt 2028"), "2028-03-01");
  EXPECT_EQ(read_day("1 mei 2028"), "2028-05-01");
  EXPECT_EQ(read_day("1 May 2028"), "2028-05-01");
  EXPECT_EQ(read_day("29-2-2028"), "2028-02-29");
}

TEST(TypedDays, AreRefusedWhereTheyArent) {
  for (const char* text :
       {"", "-", "2027", "12-2027", "31-2-2027", "29-2-2027", "0-1-2027", "1-13-2027", "1-1-27",
        "1 j 2027", "1 juk 2027", "1-1-2027-1", "a-b-c", "1-1-99999", "morgen", "--", "1//2027"}) {
    EXPECT_EQ(read_day(text), "") << text;
  }
}

}  // namespace
}  // namespace peil::app
