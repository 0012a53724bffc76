// Trees to lay out, and where their nodes stand. Every character is ten pixels wide here.
#pragma once

#include "ui/layout.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace peil::ui {

inline float ten_each(std::string_view text, const TextStyle&) {
  float characters = 0;
  for (const char c : text)
    characters += (static_cast<unsigned char>(c) & 0xc0) != 0x80;
  return 10 * characters;
}

inline app::Node text(std::string id, std::string words) {
  app::Node node;
  node.id = std::move(id);
  node.role = app::Role::text;
  node.look = app::Look::body;
  node.name = std::move(words);
  return node;
}

inline app::Node box(std::string id, app::Flow flow, std::vector<app::Node> children,
                     float gap = 0) {
  app::Node node;
  node.id = std::move(id);
  node.layout.flow = flow;
  node.layout.gap = gap;
  node.children = std::move(children);
  return node;
}

class Layouts : public ::testing::Test {
 protected:
  void lay(app::Node root, float width, float height) {
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
  const float line = text_style(app::Look::body, light_theme()).line_height();
};

inline app::Node table_row(std::string id, const std::string& first, const std::string& second) {
  app::Node row = box(id, app::Flow::row, {text(id + "/1", first), text(id + "/2", second)}, 10);
  row.role = app::Role::row;
  return row;
}

}  // namespace peil::ui
