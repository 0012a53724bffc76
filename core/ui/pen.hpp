// Draws shapes and text with the theme's types into an ImGui draw list. Private to core/ui.
#pragma once

#include "ui/fonts.hpp"
#include "ui/layout.hpp"
#include "ui/theme.hpp"

#include <imgui.h>

#include <algorithm>
#include <cmath>
#include <string_view>

namespace peil::ui {

struct Pen {
  ImDrawList* list;
  const Theme& theme;
  const Fonts& fonts;
  float density = 1;  // pixels in a unit

  // The nearest place where a pixel begins.
  float snapped(float at) const { return std::round(at * density) / density; }

  static ImVec2 top_left(const Rect& rect) { return {rect.x, rect.y}; }
  static ImVec2 bottom_right(const Rect& rect) { return {rect.right(), rect.bottom()}; }

  void fill(const Rect& rect, Color color, float radius = 0) const {
    list->AddRectFilled(top_left(rect), bottom_right(rect), packed(color), radius);
  }

  // A border inside the rectangle's edge.
  void border(const Rect& rect, Color color, float thickness, float radius) const {
    // ImGui draws half a pixel inside the corners it is given.
    const float in = thickness / 2 - 0.5f;
    list->AddRect({rect.x + in, rect.y + in}, {rect.right() - in, rect.bottom() - in},
                  packed(color), radius, 0, thickness);
  }

  // A hairline under `y`: whole pixels, and never none.
  void horizontal(float x, float right, float y, Color color, float thickness = 1) const {
    const float top = snapped(y);
    const float height = std::max(1.0f, std::round(thickness * density)) / density;
    list->AddRectFilled({x, top}, {right, top + height}, packed(color));
  }

  // One line of text in a box `line_height` high whose top left corner is given.
  void text(float x, float y, std::string_view words, const TextStyle& style) const {
    if (words.empty()) return;
    const float top = snapped(y + (style.line_height() - fonts.height(style)) / 2);
    fonts.draw(list, {snapped(x), top}, words, style);
  }
};

// What the pointer and the keyboard do with a node at this moment.
struct Pointer {
  bool hovered = false;
  bool held = false;
  bool focused = false;  // by the keyboard, so that it shows
};

// Paints the node of a box, without what stands in it, where the window shows it. `editing`: a
// field's own text is shown by what edits it.
void paint_node(const Pen& pen, const Arrangement& arrangement, int index, const Rect& rect,
                const Pointer& pointer, bool editing);

// The hairlines between a box's children.
void paint_dividers(const Pen& pen, const Arrangement& arrangement, int index, float dx, float dy);

// The ring round a node, inside what the window shows if the node itself is inside of it.
void paint_focus_ring(const Pen& pen, const Rect& rect);

// The shadow that lifts a dialog.
void paint_shadow(const Pen& pen, const Rect& rect);

// Gives Dear ImGui's own parts (scrollbars, text cursor, selection) the theme's colours.
void apply_style(const Theme& theme, float density);

// The charts, one function each, in the rectangle given.
void paint_radar(const Pen& pen, const Rect& rect, const app::Radar& radar);
void paint_range_bar(const Pen& pen, const Rect& rect, const app::RangeBar& bar);
void paint_progress(const Pen& pen, const Rect& rect, const app::ProgressBar& bar);
void paint_bars(const Pen& pen, const Rect& rect, const app::Bars& bars);

}  // namespace peil::ui
