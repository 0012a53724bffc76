// How boxes nest, and what those in something that scrolls are relative to.
#include "tests/ui/layout_fixture.hpp"

namespace peil::ui {
namespace {

using app::Flow;
using app::Node;

TEST_F(Layouts, ScrollingContentIsMeasuredFromItsOwnTop) {
  Node page = box("page", Flow::stack, {text("a", "x"), text("b", "y"), text("c", "z")}, 100);
  page.layout.scroll = true;
  page.layout.grow = 1;
  Node bar = text("bar", "top");
  lay(box("root", Flow::stack, {std::move(bar), std::move(page)}), 300, 150);
  EXPECT_FLOAT_EQ(rect("page").y, line);
  EXPECT_FLOAT_EQ(rect("page").height, 150 - line);
  EXPECT_FLOAT_EQ(at("page").content_height, 3 * line + 200);
  EXPECT_FLOAT_EQ(rect("a").y, 0);
  EXPECT_EQ(at("a").scroll_parent, arrangement.find("page"));
  EXPECT_EQ(at("page").scroll_parent, -1);
}

TEST_F(Layouts, BoxesNestAsTheTreeDoes) {
  lay(box("root", Flow::stack,
          {box("x", Flow::stack, {text("a", "1"), text("b", "2")}), text("c", "3")}),
      100, 100);
  EXPECT_EQ(at("x").end, arrangement.find("c"));
  EXPECT_EQ(at("a").parent, arrangement.find("x"));
  EXPECT_EQ(at("root").end, static_cast<int>(arrangement.boxes.size()));
}

}  // namespace
}  // namespace peil::ui
