// How wide the children of a row are, and which stand on one line.
#include "tests/ui/layout_fixture.hpp"

namespace peil::ui {
namespace {

using app::Flow;
using app::Node;

TEST_F(Layouts, WhatGrowsTakesWhatIsLeft) {
  Node middle = text("middle", "x");
  middle.layout.grow = 1;
  lay(box("root", Flow::row, {text("a", "one"), std::move(middle), text("b", "two")}, 10), 300, 50);
  EXPECT_FLOAT_EQ(rect("b").right(), 300);
  EXPECT_FLOAT_EQ(rect("middle").x, rect("a").right() + 10);
  EXPECT_FLOAT_EQ(rect("middle").right(), rect("b").x - 10);
}

TEST_F(Layouts, ARowThatIsTooNarrowShrinksItsTexts) {
  lay(box("root", Flow::row, {text("a", "one two three"), text("b", "four five six")}), 120, 50);
  EXPECT_LE(rect("b").right(), 120);
  EXPECT_GT(at("a").line_count, 1u);
}

TEST_F(Layouts, ARowThatIsTooNarrowKeepsItsWordsWhole) {
  lay(box("root", Flow::row, {text("a", "one two three four"), text("b", "together")}), 150, 50);
  EXPECT_LE(rect("b").right(), 150);
  EXPECT_EQ(at("b").line_count, 1u);
}

TEST_F(Layouts, ARowThatWrapsGoesOnBelow) {
  Node row = box("root", Flow::row, {text("a", "123456"), text("b", "123456"), text("c", "1")}, 10);
  row.layout.wrap = true;
  lay(std::move(row), 100, 500);
  EXPECT_FLOAT_EQ(rect("b").x, 0);
  EXPECT_GT(rect("b").y, rect("a").y);
  EXPECT_FLOAT_EQ(rect("c").y, rect("b").y);
}

}  // namespace
}  // namespace peil::ui
