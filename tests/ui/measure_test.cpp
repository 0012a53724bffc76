// How large nodes are.
#include "tests/ui/layout_fixture.hpp"

namespace peil::ui {
namespace {

using app::Flow;
using app::Look;
using app::Node;
using app::Role;

TEST_F(Layouts, TextThatWrapsMakesRoom) {
  lay(box("root", Flow::stack, {text("a", "one two three"), text("b", "x")}), 80, 500);
  EXPECT_EQ(at("a").line_count, 2u);
  EXPECT_FLOAT_EQ(rect("b").y, 2 * line);
}

TEST_F(Layouts, AFieldOfSeveralLinesGrowsWithWhatIsTyped) {
  Node field;
  field.id = "field";
  field.role = Role::text_field;
  field.multiline = true;
  field.layout.height = 3 * line;
  lay(box("root", Flow::stack, {field, text("b", "x")}), 200, 500);
  const float least = rect("b").y;
  EXPECT_FLOAT_EQ(least, 3 * line);
  field.value = "1\n2\n3\n4\n5";
  lay(box("root", Flow::stack, {field, text("b", "x")}), 200, 500);
  EXPECT_GT(rect("b").y, 5 * line) << "all of it is shown";
  EXPECT_EQ(at("field").line_count, 5u);
}

TEST_F(Layouts, AHeadingBecomesSmallerBeforeAWordOfItIsBroken) {
  Node title = text("title", "continuity of it");
  title.role = Role::heading;
  title.look = Look::title;
  lay(box("root", Flow::stack, {title}), 400, 500);
  const float whole = text_style(Look::title, light_theme()).size;
  EXPECT_FLOAT_EQ(at("title").text_size, whole) << "there is room";
  // A unit less than its longest word takes.
  const float word = 10 * ten_each("x", {});
  lay(box("root", Flow::stack, {title}), word - 1, 500);
  EXPECT_LT(at("title").text_size, whole);
  EXPECT_GE(at("title").text_size, text_style(Look::body, light_theme()).size);
}

TEST_F(Layouts, AButtonIsAsWideAsItsWords) {
  Node button = text("go", "Go on");
  button.role = Role::button;
  button.look = Look::outline;
  button.action = app::GoHome{};
  lay(box("root", Flow::stack, {std::move(button)}), 300, 100);
  EXPECT_LT(rect("go").width, 100);
  EXPECT_GE(rect("go").height, 36);
}

TEST_F(Layouts, WhatIsPressedIsLargeEnough) {
  Node link = text("go", "x");
  link.role = Role::link;
  link.look = Look::small;
  link.action = app::GoHome{};
  lay(box("root", Flow::row, {std::move(link)}), 300, 100);
  EXPECT_GE(rect("go").width, 24);
  EXPECT_GE(rect("go").height, 24);
}

TEST_F(Layouts, WhatWasMeasuredIsTheSameTheNextTime) {
  int asked = 0;
  TextMeasure counting([&](std::string_view words, const TextStyle& style) {
    ++asked;
    return ten_each(words, style);
  });
  tree.root = box("root", Flow::stack, {text("a", "one two three"), text("b", "four")});
  const Arrangement first = arrange(tree, 80, 100, light_theme(), counting);
  const int once = asked;
  const app::ViewTree again = tree;
  const Arrangement second = arrange(again, 80, 100, light_theme(), counting);
  EXPECT_EQ(asked, once) << "nothing is measured twice";
  EXPECT_EQ(first.lines, second.lines);
}

}  // namespace
}  // namespace peil::ui
