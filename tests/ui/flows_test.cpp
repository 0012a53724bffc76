// Where children stand in stacks, grids and splits, and where a dialog does.
#include "tests/ui/layout_fixture.hpp"

namespace peil::ui {
namespace {

using app::Flow;
using app::Node;
using app::Role;

// A root with a screen and a dialog of a heading and a list that scrolls.
Node root_with_dialog(int lines, float max_width = 0) {
  Node list = box("list", Flow::stack, {});
  list.layout.scroll = true;
  for (int i = 0; i < lines; ++i)
    list.children.push_back(text("line " + std::to_string(i), "x"));
  Node dialog = box("dialog", Flow::stack, {text("heading", "h"), std::move(list)}, 4);
  dialog.role = Role::dialog;
  dialog.layout.max_width = max_width;
  Node main = box("main", Flow::stack, {text("a", "one")});
  main.layout.grow = 1;
  Node root = box("root", Flow::stack, {std::move(main), std::move(dialog)});
  root.role = Role::root;
  return root;
}

TEST_F(Layouts, AStackStandsUnderEachOtherWithItsGap) {
  lay(box("root", Flow::stack, {text("a", "one"), text("b", "two")}, 8), 200, 100);
  EXPECT_FLOAT_EQ(rect("a").y, 0);
  EXPECT_FLOAT_EQ(rect("b").y, line + 8);
  EXPECT_FLOAT_EQ(rect("b").width, 200);
}

TEST_F(Layouts, AWidthLimitCentres) {
  Node column = box("column", Flow::stack, {text("a", "x")});
  column.layout.max_width = 100;
  lay(box("root", Flow::stack, {std::move(column)}), 300, 100);
  EXPECT_FLOAT_EQ(rect("column").x, 100);
  EXPECT_FLOAT_EQ(rect("column").width, 100);
}

TEST_F(Layouts, AGridHasAsManyColumnsAsFit) {
  Node grid = box("root", Flow::grid, {text("a", "1"), text("b", "2"), text("c", "3")}, 10);
  grid.layout.min_column = 90;
  lay(std::move(grid), 200, 500);
  EXPECT_FLOAT_EQ(rect("a").width, 95);
  EXPECT_FLOAT_EQ(rect("b").x, 105);
  EXPECT_FLOAT_EQ(rect("c").x, 0);
  EXPECT_GT(rect("c").y, rect("a").y);
}

TEST_F(Layouts, AGridThatFillsHasNoEmptyColumns) {
  Node grid = box("root", Flow::grid, {text("a", "1"), text("b", "2")}, 0);
  grid.layout.min_column = 10;
  grid.layout.fill = true;
  lay(std::move(grid), 200, 500);
  EXPECT_FLOAT_EQ(rect("a").width, 100);
}

TEST_F(Layouts, ASplitGivesItsPartsTheWholeHeight) {
  Node side = box("side", Flow::stack, {text("a", "x")});
  side.layout.width = 60;
  Node main = box("main", Flow::stack, {text("b", "y")});
  main.layout.grow = 1;
  lay(box("root", Flow::split, {std::move(side), std::move(main)}), 300, 200);
  EXPECT_FLOAT_EQ(rect("side").height, 200);
  EXPECT_FLOAT_EQ(rect("main").x, 60);
  EXPECT_FLOAT_EQ(rect("main").width, 240);
}

TEST_F(Layouts, ADialogLiesOverTheScreen) {
  lay(root_with_dialog(2), 1000, 800);
  EXPECT_FLOAT_EQ(rect("main").height, 800) << "the screen doesn't make room for it";
  EXPECT_FLOAT_EQ(rect("dialog").width, 640);
  EXPECT_FLOAT_EQ(rect("dialog").x, 180);
  EXPECT_FLOAT_EQ(rect("dialog").y, 64);
  EXPECT_FLOAT_EQ(rect("dialog").height, 3 * line + 4);
  lay(root_with_dialog(2, 400), 1000, 800);
  EXPECT_FLOAT_EQ(rect("dialog").width, 400);
}

TEST_F(Layouts, ADialogStaysInsideTheWindowAndScrolls) {
  lay(root_with_dialog(100), 320, 480);
  EXPECT_FLOAT_EQ(rect("dialog").x, 12);
  EXPECT_FLOAT_EQ(rect("dialog").right(), 308);
  EXPECT_FLOAT_EQ(rect("dialog").y, 12);
  EXPECT_FLOAT_EQ(rect("dialog").bottom(), 468);
  EXPECT_FLOAT_EQ(rect("list").bottom(), 468);
  EXPECT_FLOAT_EQ(at("list").content_height, 100 * line);
  EXPECT_FLOAT_EQ(rect("line 0").width, rect("list").width - 12) << "beside the scrollbar";
}

}  // namespace
}  // namespace peil::ui
