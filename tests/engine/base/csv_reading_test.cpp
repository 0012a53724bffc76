// Tables as spreadsheets save and copy them.
#include "engine/base/csv.hpp"

#include <gtest/gtest.h>

namespace peil {
namespace {

using Rows = std::vector<std::vector<std::string>>;

Rows read(std::string_view text) { return read_csv(text, 100, 10); }

TEST(CsvReading, FindsTheSignBetweenCells) {
  EXPECT_EQ(read("a;b\n1,5;2\n"), (Rows{{"a", "b"}, {"1,5", "2"}}));
  EXPECT_EQ(read("a,b\n1.5,2\n"), (Rows{{"a", "b"}, {"1.5", "2"}}));
  EXPECT_EQ(read("a\tb, c\n1\t2\n"), (Rows{{"a", "b, c"}, {"1", "2"}})) << "copied from a sheet";
  EXPECT_EQ(read("\"a;b\",c\n"), (Rows{{"a;b", "c"}})) << "a sign in quotation marks parts nothing";
  EXPECT_EQ(read("one name\nanother\n"), (Rows{{"one name"}, {"another"}}));
}

TEST(CsvReading, TakesEveryLineEndAndQuotedOnesAsTexts) {
  const Rows three{{"a"}, {"b"}, {"c"}};
  EXPECT_EQ(read("a\r\nb\nc"), three);
  EXPECT_EQ(read("a\rb\rc\r"), three);
  EXPECT_EQ(read("\"two\nlines\";x"), (Rows{{"two\nlines", "x"}}));
  EXPECT_EQ(read("\"say \"\"hi\"\"\";x"), (Rows{{"say \"hi\"", "x"}}));
  EXPECT_EQ(read("5\" disk;x"), (Rows{{"5\" disk", "x"}})) << "inside a cell it is a sign";
}

TEST(CsvReading, LeavesOutWhatSaysNothing) {
  EXPECT_EQ(read("\xef\xbb\xbf"
                 "a;b"),
            (Rows{{"a", "b"}}));
  EXPECT_EQ(read("a;b\n\n ; \n c ; d \n"), (Rows{{"a", "b"}, {"c", "d"}}));
  EXPECT_EQ(read(""), Rows{});
  EXPECT_EQ(read("\"not closed;\nb"), (Rows{{"not closed;\nb"}}));
}

TEST(CsvReading, TakesWhatIsNotUtf8ForWindows1252) {
  EXPECT_EQ(read("caf\xe9;\x80 5;\x93x\x94"), (Rows{{"café", "€ 5", "“x”"}}));
  EXPECT_EQ(read("café;b"), (Rows{{"café", "b"}}));
}

TEST(CsvReading, TakesBackTheApostropheOfAWriter) {
  CsvWriter csv(';');
  for (const char* text : {"00123", "=1+1", "it's"})
    csv.add(text);
  csv.end_row();
  EXPECT_EQ(read(csv.text()), (Rows{{"00123", "=1+1", "it's"}}));
}

TEST(CsvReading, KeepsToItsLimits) {
  EXPECT_EQ(read_csv("a\nb\nc", 2, 10), (Rows{{"a"}, {"b"}}));
  EXPECT_EQ(read_csv("a;b;c", 2, 2), (Rows{{"a", "b"}}));
}

}  // namespace
}  // namespace peil
