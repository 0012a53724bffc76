// Where things go: lines of text, rows, grids, what grows and what scrolls. Every character is ten pixels wide here.
#include "ui/layout.hpp"

#include <gtest/gtest.h>

#include <functional>
#include <tuple>

namespace peil::ui {
namespace {

using app::Flow;
using app::Look;
using app::Node;
using app::Role;

float ten_each(std::string_view text, const TextStyle&) {
  float characters = 0;
  for (const char c : text)
    characters += (static_cast<unsigned char>(c) & 0xc0) != 0x80;
  return 10 * characters;
}

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

Node text(std::string id, std::string words) {
  Node node;
  node.id = std::move(id);
  node.role = Role::text;
  node.look = Look::body;
  node.name = std::move(words);
  return node;
}

Node box(std::string id, Flow flow, std::vector<Node> children, float gap = 0) {
  Node node;
  node.id = std::move(id);
  node.layout.flow = flow;
  node.layout.gap = gap;
  node.children = std::move(children);
  return node;
}

class Layouts : public ::testing::Test {
 protected:
  void lay(Node root, float width, float height) {
    tree.root = std::move(root);
    arrangement = arrange(tree, width, height, light_theme(), texts);
  }
  const NodeBox& at(std::string_view id) {
    const int index = arrangement.find(id);
    EXPECT_GE(index, 0) << id;
    return arrangement.boxes[static_cast<std::size_t>(std::max(index, 0))];
  }
  const Rect& rect(std::string_view id) { return at(id).rect; }

  app::ViewTree tree;
  TextMeasure texts{ten_each};
  Arrangement arrangement;
  const float line = text_style(Look::body, light_theme()).line_height();
};

TEST_F(Layouts, AStackStandsUnderEachOtherWithItsGap) {
  lay(box("root", Flow::stack, {text("a", "one"), text("b", "two")}, 8), 200, 100);
  EXPECT_FLOAT_EQ(rect("a").y, 0);
  EXPECT_FLOAT_EQ(rect("b").y, line + 8);
  EXPECT_FLOAT_EQ(rect("b").width, 200);
}

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

TEST_F(Layouts, AWidthLimitCentres) {
  Node column = box("column", Flow::stack, {text("a", "x")});
  column.layout.max_width = 100;
  lay(box("root", Flow::stack, {std::move(column)}), 300, 100);
  EXPECT_FLOAT_EQ(rect("column").x, 100);
  EXPECT_FLOAT_EQ(rect("column").width, 100);
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

TEST_F(Layouts, BoxesNestAsTheTreeDoes) {
  lay(box("root", Flow::stack,
          {box("x", Flow::stack, {text("a", "1"), text("b", "2")}), text("c", "3")}),
      100, 100);
  EXPECT_EQ(at("x").end, arrangement.find("c"));
  EXPECT_EQ(at("a").parent, arrangement.find("x"));
  EXPECT_EQ(at("root").end, static_cast<int>(arrangement.boxes.size()));
}

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

Node table_row(std::string id, const std::string& first, const std::string& second) {
  Node row = box(id, Flow::row, {text(id + "/1", first), text(id + "/2", second)}, 10);
  row.role = Role::row;
  return row;
}

TEST_F(Layouts, ATableHasTheSameColumnsInEveryRow) {
  Node table = box("table", Flow::stack,
                   {table_row("a", "1", "123"), table_row("b", "12345", "1"), text("c", "note")});
  table.role = Role::table;
  lay(box("root", Flow::stack, {table}), 300, 200);
  EXPECT_FLOAT_EQ(rect("a/2").x, rect("b/2").x);
  EXPECT_FLOAT_EQ(rect("a/1").width, 51) << "as wide as the widest needs";
  table.children[0].children[0].layout.grow = 1;
  lay(box("root", Flow::stack, {table}), 300, 200);
  EXPECT_FLOAT_EQ(rect("b/2").right(), 300) << "where a column grows, all its cells do";
  EXPECT_FLOAT_EQ(rect("a/2").x, rect("b/2").x);
}

TEST_F(Layouts, ATableThatIsTooNarrowBreaksBetweenWords) {
  Node table = box("table", Flow::stack,
                   {table_row("a", "one two three four five", "value"), table_row("b", "x", "y")});
  table.role = Role::table;
  lay(box("root", Flow::stack, {std::move(table)}), 160, 400);
  EXPECT_LE(rect("a/2").right(), 160);
  EXPECT_EQ(at("a/2").line_count, 1u) << "a single word stays whole";
  EXPECT_GT(at("a/1").line_count, 1u);
}

TEST_F(Layouts, ATableFarTooNarrowBreaksItsLongestWordsOnly) {
  Node table =
      box("table", Flow::stack, {table_row("a", "unimaginable", "123"), table_row("b", "x", "y")});
  table.role = Role::table;
  lay(box("root", Flow::stack, {std::move(table)}), 100, 400);
  EXPECT_LE(rect("a/2").right(), 100);
  EXPECT_EQ(at("a/2").line_count, 1u);
  EXPECT_GT(at("a/1").line_count, 1u);
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

// A page of cards in a scrolling part, with a table in one of them.
Node page_of_cards(int cards) {
  Node page = box("page", Flow::stack, {}, 12);
  page.layout.scroll = true;
  page.layout.grow = 1;
  for (int i = 0; i < cards; ++i) {
    const std::string id = "card " + std::to_string(i);
    Node card = box(id, Flow::stack,
                    {text(id + "/title", "one two three " + std::to_string(i)),
                     box(id + "/row", Flow::row, {text(id + "/a", "12"), text(id + "/b", "345")})});
    card.children[1].children[1].layout.grow = 1;
    page.children.push_back(std::move(card));
  }
  Node table = box("table", Flow::stack, {table_row("t1", "1", "123"), table_row("t2", "12", "1")});
  table.role = Role::table;
  page.children.push_back(std::move(table));
  Node root = box("root", Flow::stack, {text("bar", "top"), std::move(page)});
  root.role = Role::root;
  return root;
}

TEST_F(Layouts, WhatIsTakenOverStandsWhereItWouldStandAnew) {
  std::vector<std::function<void(Node&)>> changes = {
      [](Node&) {},
      [](Node& page) { page.children[3].children[0].name = "a much longer title than before"; },
      [](Node& page) { page.children.erase(page.children.begin() + 2); },
      [](Node& page) { page.children.insert(page.children.begin(), text("new", "first")); },
      [](Node& page) { page.children.push_back(text("new", "last")); },
      [](Node& page) { page.children[2].children.push_back(text("new", "last")); },
      [](Node& page) { page.children[2].children.pop_back(); },
      [](Node& page) { page.children[1].children[1].children[0].name = "123456"; },
      [](Node& page) { page.children.back().children[0].children[0].name = "123456789"; },
      [](Node& page) { page.children[0].layout.padding_x = 7; },
      [](Node& page) { std::swap(page.children[0], page.children[5]); },
      [](Node& page) { page.children.clear(); },
  };
  for (std::size_t change = 0; change < changes.size(); ++change) {
    app::ViewTree before;
    before.root = page_of_cards(8);
    const Arrangement earlier = arrange(before, 100, 300, light_theme(), texts);
    app::ViewTree after;
    after.root = page_of_cards(8);
    changes[change](after.root.children[1]);
    for (const float width : {100.0f, 90.0f}) {
      const Arrangement anew = arrange(after, width, 300, light_theme(), texts);
      const Arrangement quick = arrange(after, width, 300, light_theme(), texts, &earlier);
      ASSERT_EQ(quick.boxes.size(), anew.boxes.size()) << change;
      EXPECT_EQ(quick.lines, anew.lines) << change;
      for (std::size_t i = 0; i < anew.boxes.size(); ++i) {
        const NodeBox& a = anew.boxes[i];
        const NodeBox& b = quick.boxes[i];
        const std::string what = a.node->id + " after change " + std::to_string(change);
        EXPECT_EQ(a.node, b.node) << what;
        EXPECT_EQ(std::tie(a.rect.x, a.rect.y, a.rect.width, a.rect.height),
                  std::tie(b.rect.x, b.rect.y, b.rect.width, b.rect.height))
            << what;
        EXPECT_EQ(std::tie(a.parent, a.scroll_parent, a.end, a.content_height, a.first_line,
                           a.line_count),
                  std::tie(b.parent, b.scroll_parent, b.end, b.content_height, b.first_line,
                           b.line_count))
            << what;
      }
    }
  }
}

}  // namespace
}  // namespace peil::ui
