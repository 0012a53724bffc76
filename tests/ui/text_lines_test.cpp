// How text breaks into lines.
#include "tests/ui/layout_fixture.hpp"

namespace peil::ui {
namespace {

std::vector<std::string_view> lines(std::string_view text, float width) {
  return break_lines(text, {}, width, ten_each);
}

using Lines = std::vector<std::string_view>;

TEST(Lines, BreakAtSpaces) {
  EXPECT_EQ(lines("one two three", 80), (Lines{"one two", "three"}));
  EXPECT_EQ(lines("one two three", 130), (Lines{"one two three"}));
  EXPECT_EQ(lines("one two three", 129), (Lines{"one two", "three"}));
}

TEST(Lines, BreakInsideAWordOnlyWhereItAloneIsTooWide) {
  EXPECT_EQ(lines("a verylongword b", 60), (Lines{"a", "verylo", "ngword", "b"}));
}

TEST(Lines, KeepCharactersWhole) { EXPECT_EQ(lines("ëëë", 10), (Lines{"ë", "ë", "ë"})); }

TEST(Lines, NeverLoseOrLoopOnAnyWidth) {
  for (const float width : {-5.0f, 0.0f, 1.0f}) {
    EXPECT_EQ(lines("ab c", width), (Lines{"a", "b", "c"}));
  }
  EXPECT_EQ(lines("", 50), (Lines{""}));
  EXPECT_EQ(lines("   ", 50).size(), 1u);
}

TEST(Lines, ObeyLineBreaksInTheText) {
  EXPECT_EQ(lines("one\ntwo", 500), (Lines{"one", "two"}));
  EXPECT_EQ(lines("one\n\ntwo", 500), (Lines{"one", "", "two"}));
}

}  // namespace
}  // namespace peil::ui
