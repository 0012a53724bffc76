// Where every node of a view tree goes, for a window of a given size. No ImGui, no state; text
// widths come from the caller. Units are CSS pixels at text size 100 %. A dialog stands over the
// rest, in the middle and near the top.
#pragma once

#include "app/view/tree.hpp"
#include "ui/text_lines.hpp"
#include "ui/theme.hpp"

#include <string_view>
#include <vector>

namespace peil::ui {

struct Rect {
  float x = 0, y = 0, width = 0, height = 0;
  float right() const { return x + width; }
  float bottom() const { return y + height; }
};

// Where a node is. Relative to the content of the nearest scrolling ancestor, so that scrolling
// moves none of them.
struct NodeBox {
  const app::Node* node = nullptr;
  int parent = -1;         // index of the parent's box
  int scroll_parent = -1;  // index of the box of the nearest scrolling ancestor; -1: the window
  int end = 0;             // index after the last box below this one
  Rect rect;
  float content_height = 0;      // of a scrolling node
  std::uint32_t first_line = 0;  // its lines of text are Arrangement::lines[first, first + count)
  std::uint32_t line_count = 0;
  float text_size = 0;  // of those lines in a heading, which may be smaller than its look says
};

struct Arrangement {
  // What was found out about a node's size, for the next arrangement.
  struct Needs {
    float width = -1;     // if nothing keeps it from it; -1: nobody asked
    float at_width = -1;  // at this width …
    float height = 0;     // … it needs this height
  };

  std::vector<NodeBox> boxes;           // parents before children, in the tree's order
  std::vector<Needs> needs;             // by box
  std::vector<std::string_view> lines;  // view into the tree's names and values

  // Index of a node's box, or -1. Cost: linear.
  int find(std::string_view id) const;
};

// Lays the tree out. The arrangement points into `tree`, which must stay as it is. `earlier`, if
// there is one, is an arrangement by the same texts and theme, whose tree is still there: the parts
// of it that are the same now are taken over. Cost: linear in the nodes times their depth, every
// node's text being measured once per width that it is tried at; of parts that are taken over,
// comparing and copying them.
Arrangement arrange(const app::ViewTree& tree, float width, float height, const Theme& theme,
                    TextMeasure& texts, const Arrangement* earlier = nullptr);

// How a list of bars is laid out in a width.
struct BarsPlan {
  bool labels_above = false;  // else beside
  float row = 0;              // height of each
  float foot = 0;             // height of the scale below them
};
BarsPlan bars_plan(float width);

// Whether the node paints its name as text (instead of children, a chart or nothing).
bool paints_text(const app::Node& node);

}  // namespace peil::ui
