#include "engine/base/problem.hpp"
#include "engine/base/utf8.hpp"

#include <gtest/gtest.h>

#include <sstream>

namespace peil {
namespace {

Problem at(std::uint32_t line, std::uint32_t column) {
  return {Code::bad_date, Severity::error, {"2026-02-30"}, {"a.json", "/checked", line, column}};
}

// The shown line and the line of the caret.
std::pair<std::string, std::string> shown(const std::string& text) {
  std::istringstream in(text);
  std::string line;
  while (std::getline(in, line)) {
    if (line.find(" | ") == std::string::npos) continue;
    std::string caret;
    std::getline(in, caret);
    return {line, caret};
  }
  return {};
}

// How many characters stand before the caret; the character above it is what the problem is about.
std::size_t caret_column(const std::string& caret) {
  return utf8::length(caret.substr(0, caret.find('^')));
}

TEST(Describe, ShowsPlaceMessageLineAndHint) {
  EXPECT_EQ(describe(at(2, 14), "{\n  \"checked\": \"2026-02-30\"\n}\n"),
            "a.json:2:14: error[bad_date]: “2026-02-30” is not a date.\n"
            "  at /checked\n"
            "  2 |   \"checked\": \"2026-02-30\"\n"
            "    |              ^\n"
            "  hint: Write an existing day as 2026-05-28; that of a source or a survey may also be "
            "a month or a year, and a moment is "
            "written as 2026-05-28T09:30:00Z.\n");
}

TEST(Describe, WithoutTextOrPlaceSaysTheRest) {
  EXPECT_EQ(shown(describe(at(2, 14), "")).first, "");
  const Problem problem{
      Code::file_unreadable, Severity::error, {"no such file"}, {"a.json", "", 0, 0}};
  EXPECT_TRUE(
      describe(problem, "")
          .starts_with("a.json: error[file_unreadable]: The file can't be read: no such file.\n"));
  const Problem nowhere{Code::too_many_problems, Severity::warning, {"5"}, {}};
  EXPECT_TRUE(describe(nowhere, "").starts_with("warning[too_many_problems]: "));
}

TEST(Describe, CutsLongLinesAroundTheCaret) {
  const std::string text = std::string(5000, 'a') + "X" + std::string(5000, 'b');
  const auto [line, caret] = shown(describe(at(1, 5001), text));
  EXPECT_LT(utf8::length(line), 120u);
  EXPECT_NE(line.find("…a"), std::string::npos);
  EXPECT_TRUE(line.ends_with("b…"));
  EXPECT_EQ(caret_column(caret), utf8::length(line.substr(0, line.find('X'))));
}

TEST(Describe, CountsCharactersNotBytes) {
  const auto [line, caret] = shown(describe(at(1, 6), "éé😀\téX"));
  EXPECT_EQ(line, "  1 | éé😀 éX");
  EXPECT_EQ(caret_column(caret), utf8::length("  1 | éé😀 é"));
}

TEST(Describe, MakesTheFileHarmlessForATerminal) {
  auto problem = at(1, 1);
  problem.place.file = "evil\x1b[2J.json";
  problem.place.pointer = "/\x07";
  problem.arguments = {"\x1b]0;title\x07"};
  const std::string text = describe(problem, "\x1b[31m\xFF\r\nsecond");
  for (const char c : text)
    EXPECT_TRUE(static_cast<unsigned char>(c) >= 0x20 || c == '\n') << static_cast<int>(c);
  EXPECT_EQ(utf8::first_invalid(text), std::string_view::npos);
}

TEST(Describe, FindsLinesWhateverEndsThem) {
  const std::string text = "one\rtwo\r\nthree\nfour";
  EXPECT_EQ(shown(describe(at(1, 1), text)).first, "  1 | one");
  EXPECT_EQ(shown(describe(at(2, 1), text)).first, "  2 | two");
  EXPECT_EQ(shown(describe(at(3, 1), text)).first, "  3 | three");
  EXPECT_EQ(shown(describe(at(4, 5), text)).first, "  4 | four");
}

TEST(Describe, APlaceOutsideTheTextIsNoHarm) {
  EXPECT_EQ(shown(describe(at(1, 900), "short")).first, "  1 | short");
  EXPECT_EQ(shown(describe(at(900, 900), "short")).first, "");
}

TEST(Describe, ManyProblemsInAnyOrder) {
  const std::string text = "one\ntwo\nthree\n";
  const std::string all = describe(Problems{at(3, 1), at(1, 2), at(1, 1), at(2, 3)}, text);
  EXPECT_LT(all.find("| three"), all.find("| one"));
  EXPECT_LT(all.find("| one"), all.find("| two"));
}

}  // namespace
}  // namespace peil
