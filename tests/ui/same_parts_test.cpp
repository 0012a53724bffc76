// What is taken over from an earlier layout.
#include "tests/ui/layout_fixture.hpp"

#include <functional>
#include <tuple>

namespace peil::ui {
namespace {

using app::Flow;
using app::Node;
using app::Role;

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
