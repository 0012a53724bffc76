#include "ui/flows.hpp"

#include "ui/row_lines.hpp"

#include <algorithm>
#include <cmath>
#include <cstddef>

namespace peil::ui {

using app::Align;
using app::Flow;
using app::Justify;
using app::Node;
using app::Role;

namespace {

using Rects = std::vector<Rect>;

// --- stacks -------------------------------------------------------------------------------------

// A button in a stack is as wide as its words; everything else is as wide as the stack.
float stack_item_width(const Node& stack, const Node& child, float width, NodeMeasure& measure) {
  float most = child.layout.max_width > 0 ? std::min(width, child.layout.max_width) : width;
  if (child.layout.width > 0) most = std::min(child.layout.width, most);
  const bool hugs = stack.layout.align != Align::stretch ||
                    (child.role == Role::button && child.look != app::Look::nav_item);
  return hugs ? std::min(most, measure.natural_width(child)) : most;
}

float stack_height(const Node& node, float width, NodeMeasure& measure) {
  if (node.role == Role::table) measure.columns().share(node, width, measure);
  float height = 0;
  for (const Node& child : node.children) {
    if (floats(node, child)) continue;
    const float child_width = stack_item_width(node, child, width, measure);
    height += measure.height(child, child_width) + node.layout.gap;
  }
  return node.children.empty() ? 0 : height - node.layout.gap;
}

Rect dialog_rect(const Node& dialog, const Rect& window, NodeMeasure& measure) {
  constexpr float margin = 12;
  constexpr float preferred_top = 64;
  const bool roomy = window.width >= 720 && window.height >= 560;
  const float top = roomy ? preferred_top : margin;
  const float wanted = dialog.layout.max_width > 0 ? dialog.layout.max_width : 640;
  const float width = std::max(0.0f, std::min(wanted, window.width - 2 * margin));
  const float most = std::max(0.0f, window.height - top - margin);
  const float x = window.x + std::floor((window.width - width) / 2);
  return {x, window.y + top, width, std::min(measure.height(dialog, width), most)};
}

void place_stack(const Node& node, const Rect& content, NodeMeasure& measure, Rects& rects) {
  if (node.role == Role::table) measure.columns().share(node, content.width, measure);
  float fixed = 0;
  float grow = 0;
  for (const Node& child : node.children) {
    if (floats(node, child)) continue;
    grow += child.layout.grow;
    if (child.layout.grow <= 0) {
      fixed += measure.height(child, stack_item_width(node, child, content.width, measure));
    }
    fixed += node.layout.gap;
  }
  if (!node.children.empty()) fixed -= node.layout.gap;
  const float left = std::max(0.0f, content.height - fixed);
  float lacking = std::max(0.0f, fixed - content.height);
  // A control centres what is painted in it.
  const bool centre_all = node.action.has_value() && grow <= 0;
  // Inside something that scrolls there is no height left over to share.
  const bool shares = !node.layout.scroll;
  float y = content.y + (centre_all ? std::floor(left / 2) : 0);
  for (const Node& child : node.children) {
    if (floats(node, child)) {
      rects.push_back(dialog_rect(child, content, measure));
      continue;
    }
    const float width = stack_item_width(node, child, content.width, measure);
    float height = child.layout.grow > 0 && shares ? std::floor(left * child.layout.grow / grow)
                                                   : measure.height(child, width);
    if (child.layout.scroll && child.layout.grow <= 0) {
      const float given = std::min(lacking, height);
      height -= given;
      lacking -= given;
    }
    float x = content.x;
    const bool centred = child.layout.max_width > 0 || node.layout.align == Align::center;
    if (centred) x += std::floor((content.width - width) / 2);
    if (node.layout.align == Align::end) x += content.width - width;
    rects.push_back({x, y, width, height});
    y += height + node.layout.gap;
  }
}

// --- rows ---------------------------------------------------------------------------------------

float line_gap(const Node& row) { return std::min(row.layout.gap, 8.0f); }

float row_height(const Node& node, float width, NodeMeasure& measure) {
  const RowLines row = row_lines(node, width, measure);
  float height = 0;
  for (const RowLine& line : row.lines)
    height += line.height + line_gap(node);
  return row.lines.empty() ? 0 : height - line_gap(node);
}

void place_row(const Node& node, const Rect& content, NodeMeasure& measure, Rects& rects) {
  RowLines row = row_lines(node, content.width, measure);
  if (row.lines.size() == 1) {
    row.lines[0].height = std::max(row.lines[0].height, content.height);
  }
  float y = content.y;
  for (const RowLine& line : row.lines) {
    const float used = used_width(node, line, row.widths);
    float x = content.x;
    if (node.layout.justify == Justify::center) x += std::floor((content.width - used) / 2);
    if (node.layout.justify == Justify::end) x += content.width - used;
    for (std::size_t i = line.begin; i < line.end; ++i) {
      const Node& child = node.children[i];
      const float wanted = measure.height(child, row.widths[i]);
      const bool stretch = node.layout.align == Align::stretch || child.role == Role::tab_list;
      const float height = stretch ? line.height : std::min(wanted, line.height);
      float top = y;
      if (!stretch && node.layout.align == Align::center) {
        top += std::floor((line.height - height) / 2);
      } else if (node.layout.align == Align::end) {
        top += line.height - height;
      }
      rects.push_back({x, top, row.widths[i], height});
      x += row.widths[i] + node.layout.gap;
    }
    y += line.height + line_gap(node);
  }
}

// --- grids --------------------------------------------------------------------------------------

struct GridColumns {
  std::size_t count = 1;
  float width = 0;
};

GridColumns grid_columns(const Node& node, float width) {
  const float gap = node.layout.gap;
  const float least = std::max(1.0f, node.layout.min_column);
  auto count = static_cast<std::size_t>(std::max(1.0f, std::floor((width + gap) / (least + gap))));
  if (node.layout.fill && !node.children.empty()) count = std::min(count, node.children.size());
  const auto columns = static_cast<float>(count);
  return {count, std::floor((width - gap * (columns - 1)) / columns)};
}

// The height of the line of cells that begins at `begin`.
float grid_line_height(const Node& node, std::size_t begin, const GridColumns& grid,
                       NodeMeasure& measure) {
  float height = 0;
  for (std::size_t i = begin; i < std::min(begin + grid.count, node.children.size()); ++i)
    height = std::max(height, measure.height(node.children[i], grid.width));
  return height;
}

float grid_height(const Node& node, float width, NodeMeasure& measure) {
  const GridColumns grid = grid_columns(node, width);
  float height = 0;
  for (std::size_t begin = 0; begin < node.children.size(); begin += grid.count) {
    height += grid_line_height(node, begin, grid, measure) + (begin > 0 ? node.layout.gap : 0);
  }
  return height;
}

void place_grid(const Node& node, const Rect& content, NodeMeasure& measure, Rects& rects) {
  const GridColumns grid = grid_columns(node, content.width);
  float y = content.y;
  for (std::size_t begin = 0; begin < node.children.size(); begin += grid.count) {
    const float height = grid_line_height(node, begin, grid, measure);
    float x = content.x;
    for (std::size_t i = begin; i < std::min(begin + grid.count, node.children.size()); ++i) {
      rects.push_back({x, y, grid.width, height});
      x += grid.width + node.layout.gap;
    }
    y += height + node.layout.gap;
  }
}

// --- splits -------------------------------------------------------------------------------------

void place_split(const Node& node, const Rect& content, Rects& rects) {
  float fixed =
      node.layout.gap * static_cast<float>(std::max<std::size_t>(node.children.size(), 1) - 1);
  float grow = 0;
  for (const Node& child : node.children) {
    fixed += child.layout.grow > 0 ? 0 : child.layout.width;
    grow += child.layout.grow;
  }
  const float left = std::max(0.0f, content.width - fixed);
  float x = content.x;
  for (const Node& child : node.children) {
    const float width =
        child.layout.grow > 0 ? std::floor(left * child.layout.grow / grow) : child.layout.width;
    rects.push_back({x, content.y, width, content.height});
    x += width + node.layout.gap;
  }
}

}  // namespace

float height_of_children(const Node& node, float width, NodeMeasure& measure) {
  if (node.children.empty()) return 0;
  switch (node.layout.flow) {
    case Flow::stack:
      return stack_height(node, width, measure);
    case Flow::row:
      return row_height(node, width, measure);
    case Flow::grid:
      return grid_height(node, width, measure);
    case Flow::split:
      break;
  }
  return 0;
}

void place_children(const Node& node, const Rect& content, NodeMeasure& measure, Rects& rects) {
  if (node.children.empty()) return;
  switch (node.layout.flow) {
    case Flow::stack:
      place_stack(node, content, measure, rects);
      break;
    case Flow::row:
      place_row(node, content, measure, rects);
      break;
    case Flow::grid:
      place_grid(node, content, measure, rects);
      break;
    case Flow::split:
      place_split(node, content, rects);
      break;
  }
}

bool floats(const Node& node, const Node& child) {
  return node.role == Role::root && child.role == Role::dialog;
}

}  // namespace peil::ui
