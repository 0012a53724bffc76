#include "engine/base/csv.hpp"

#include "tests/engine/support.hpp"

namespace peil {
namespace {

constexpr std::string_view mark = "\xef\xbb\xbf";

// A row with these cells, as it stands in the file.
std::string row(const std::vector<std::string>& cells, char separator = ',') {
  CsvWriter csv(separator);
  for (const std::string& cell : cells)
    csv.add(cell);
  csv.end_row();
  EXPECT_TRUE(csv.text().starts_with(mark));
  EXPECT_TRUE(csv.text().ends_with("\r\n"));
  return csv.text().substr(mark.size(), csv.text().size() - mark.size() - 2);
}

TEST(Csv, RowsEndWithCrLfAndEmptyCellsStayCells) {
  CsvWriter csv(';');
  csv.add("a");
  csv.add("");
  csv.end_row();
  csv.add("");
  csv.add_number("-2,5");
  csv.end_row();
  EXPECT_EQ(csv.text(), std::string(mark) + "a;\r\n;-2,5\r\n");
}

TEST(Csv, QuotesWhatAnotherProgramCouldSplitOrTrim) {
  EXPECT_EQ(row({"plain words", "é – “x”"}), "plain words,é – “x”");
  EXPECT_EQ(row({"a,b", "a;b", R"(say "hi")"}), R"("a,b","a;b","say ""hi""")");
  EXPECT_EQ(row({"a,b", "a;b"}, ';'), R"("a,b";"a;b")");
  EXPECT_EQ(row({" a", "a "}), R"(" a","a ")");
  EXPECT_EQ(row({"one\r\ntwo\rthree\nfour"}), "\"one\ntwo\nthree\nfour\"");
}

TEST(Csv, NoTextBecomesAFormula) {
  EXPECT_EQ(row({"=1+1", "+31 6", "-1", "@SUM(A1)"}), "'=1+1,'+31 6,'-1,'@SUM(A1)");
  EXPECT_EQ(row({"=cmd|' /C calc'!A0"}), "'=cmd|' /C calc'!A0");
  EXPECT_EQ(row({R"x(=HYPERLINK("http://x";"y"))x"}), R"x("'=HYPERLINK(""http://x"";""y"")")x");
  EXPECT_EQ(row({"\t=1", "  =1"}), "' =1,'  =1") << "tabs are shown as spaces";
  EXPECT_EQ(row({"\r=1", "\n=1"}), "\"'\n=1\",\"'\n=1\"");
  EXPECT_EQ(row({"＝1", "＋1", "－1", "＠a"}), "'＝1,'＋1,'－1,'＠a");
  EXPECT_EQ(row({"a=1", "2026-11-22", "–"}), "a=1,2026-11-22,–");
}

TEST(Csv, NoTextBecomesAnotherNumberDayOrTime) {
  for (const char* text : {"00123",
                           "007",
                           "3-5",
                           "3/9",
                           "1e5",
                           "2E03",
                           "12345678901234567890",
                           "123456789012",
                           "3.9",
                           "1.10",
                           "1.2.3",
                           "50 %",
                           "€ 5",
                           "12:30",
                           "8 am",
                           "1 p",
                           "3 mei",
                           "12 maart 2026",
                           "MAR1",
                           "1-jan",
                           "2026-05",
                           "TRUE",
                           "waar",
                           "1\u00a0234",
                           "(5)",
                           " 00123",
                           "0,50"}) {
    const std::string cell = row({text}, '\t');
    EXPECT_TRUE(cell == '\'' + std::string(text) || cell == "\"'" + std::string(text) + '"')
        << cell;
  }
  for (const char* text :
       {"12",         "0",   "12345678901", "2026-05-28", "5 km",    "versie 2", "3 maanden",
        "true story", "mei", "a1",          "p 5",        "e5",      "",         "x",
        "1 of 2",     "é5",  "1.0.0",       "0.3.0",      "1.2.3.4", "13.32.1"})
    EXPECT_EQ(row({text}, '\t'), text);
}

TEST(Csv, WhatCannotBeShownIsReplaced) {
  EXPECT_EQ(row({std::string("a\0b\x1b[31m", 8)}),
            "a\xef\xbf\xbd"
            "b\xef\xbf\xbd[31m");
  EXPECT_EQ(row({"\xff"}), "\xef\xbf\xbd");
  EXPECT_EQ(row({"a\u202eb"}),
            "a\xef\xbf\xbd"
            "b");
}

TEST(Csv, ACellIsNeverLongerThanASpreadsheetTakes) {
  EXPECT_EQ(row({std::string(CsvWriter::most_bytes, 'a')}),
            std::string(CsvWriter::most_bytes, 'a'));
  EXPECT_EQ(row({std::string(1'000'000, 'a')}), std::string(CsvWriter::most_bytes, 'a') + "…");
  const std::string broken = row({std::string(CsvWriter::most_bytes, '\xff')});
  EXPECT_LE(broken.size(), CsvWriter::most_bytes + 3);
  EXPECT_TRUE(broken.ends_with("\xef\xbf\xbd…"));
}

}  // namespace
}  // namespace peil
