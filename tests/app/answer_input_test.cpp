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

// Three digits after a zero are no thousands, in either language.
TEST(TypedNumbers, AZeroBeginsNoThousands) {
  for (const auto& [text, value] : {std::pair("0.500", 0.5),
                                    {"0.125", 0.125},
                                    {"00.500", 0.5},
                                    {"-0.500", -0.5},
                                    {"1.500", 1500},
                                    {"1,5", 1.5},
                                    {"0,5", 0.5}}) {
    EXPECT_EQ(read_number(text, Language::nl), value) << text;
  }
  EXPECT_EQ(read_number("0,500", Language::en), 0.5);
  EXPECT_EQ(read_number("2,5", Language::en), 2.5) << "it can't be a thousand";
  for (const char* text : {"0.500.000", "0 500", "00.500.000"})
    EXPECT_FALSE(read_number(text, Language::nl)) << text;
}

// As Word, PDF files and web pages write them.
TEST(TypedNumbers, AreReadWithSignsThatNoKeyboardHas) {
  EXPECT_EQ(read_number("1\u00a0234,5", Language::nl), 1234.5);
  EXPECT_EQ(read_number("1\u202f234\u2009567", Language::nl), 1234567);
  EXPECT_EQ(read_number("\u22125", Language::nl), -5);
  EXPECT_EQ(read_number("\u20132,5", Language::nl), -2.5);
  EXPECT_EQ(read_number("+5", Language::nl), 5);
  EXPECT_EQ(read_number("\ufeff12\u200b", Language::nl), 12);
}

TEST(TypedNumbers, AreRefusedWhereTheyCouldBeTwoThings) {
  for (const char* text :
       {"",    "-",    ",",        "5,",  ",5",    "1.25.000", "12.3456,1",      "1..000",
        "1e3", "0x10", "inf",      "nan", "1,2,3", "12 abc",   "99999999999999", "1.2345.678",
        "--1", "+-1",  "1 25 000", "½"}) {
    EXPECT_FALSE(read_number(text, Language::nl)) << text;
  }
}

TEST(TypedNumbers, AreWrittenAsTheyAreRead) {
  for (const double value : {0.0, 12.0, 2.5, -0.125, 1234567.0, 0.1}) {
    for (const Language language : all_languages) {
      EXPECT_EQ(read_number(typed_number(value, language), language), value);
    }
  }
}

TEST(TypedDays, AreReadInTheFormsPeopleUse) {
  for (const char* text :
       {"2-12-2027", "02-12-2027", "2/12/2027", "2.12.2027", "2027-12-02", "2 dec 2027",
        "2 dec. 2027", "2 DECEMBER 2027", " 2  december 2027 ", "2-12-27", "2/12/27",
        "December 2, 2027", "Dec 2 2027", "2\u201112\u20112027", "2\u00a0dec\u00a02027"}) {
    EXPECT_EQ(read_day(text), "2027-12-02") << text;
  }
  EXPECT_EQ(read_day("1 mrt 2028"), "2028-03-01");
  EXPECT_EQ(read_day("1 mei 2028"), "2028-05-01");
  EXPECT_EQ(read_day("1 May 2028"), "2028-05-01");
  EXPECT_EQ(read_day("29-2-2028"), "2028-02-29");
  EXPECT_EQ(read_day("May 28, 2026"), "2026-05-28");
  EXPECT_EQ(read_day("28-5-26"), "2026-05-28");
  EXPECT_EQ(read_day("5/28/2026"), "2026-05-28") << "there is no month 28";
  EXPECT_EQ(read_day("28-5-99"), "1999-05-28");
}

TEST(TypedDays, AreRefusedWhereTheyArent) {
  for (const char* text : {"", "-", "2027", "12-2027", "31-2-2027", "29-2-2027", "0-1-2027",
                           "13-13-2027", "1-1-7", "1-1-127", "1 j 2027", "mei 5 mei", "1 juk 2027",
                           "1-1-2027-1", "a-b-c", "1-1-99999", "morgen", "--", "1//2027"}) {
    EXPECT_EQ(read_day(text), "") << text;
  }
}

}  // namespace
}  // namespace peil::app
