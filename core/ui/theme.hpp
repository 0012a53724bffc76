// Colours, type and measures of the interface: one place, named after what they are for.
#pragma once

#include "app/view/tree.hpp"

#include <array>
#include <cstdint>

namespace peil::ui {

struct Color {
  std::uint8_t red = 0, green = 0, blue = 0, alpha = 255;
  bool operator==(const Color&) const = default;
};

// `#rrggbb` as a number.
constexpr Color rgb(std::uint32_t hex) {
  return {static_cast<std::uint8_t>(hex >> 16), static_cast<std::uint8_t>(hex >> 8),
          static_cast<std::uint8_t>(hex)};
}

struct Theme {
  Color page;
  Color card;
  Color text;
  Color secondary;
  Color accent;
  Color accent_strong;  // the accent under the pointer, and the brand
  Color accent_wash;
  Color on_accent;
  Color target;
  Color hairline;
  Color control_border;  // at least 3:1 against the card
  Color grid;            // of a chart, behind its lines
  Color track;           // of bars
  Color range;           // the part of a track where the end result lies
  Color earlier;         // the line of an earlier round
  Color selection;       // behind selected text in a field
  Color notice;
  Color notice_border;
  Color dim;  // over everything behind a dialog
  // The levels are the same in every theme.
  std::array<Color, 6> levels;
  std::array<Color, 6> on_levels;    // text on them, at least 4.5:1
  std::array<Color, 6> level_edges;  // transparent: none
  // What has a ground of its own elsewhere has a frame: a level's colour is that of its cell's
  // frame.
  bool framed = false;
};

const Theme& light_theme();
const Theme& dark_theme();
const Theme& contrast_theme();
const Theme& theme_of(app::Palette palette);

// Type. `size` is in CSS pixels: the em, as in a style sheet.
struct TextStyle {
  float size = 15;
  bool semibold = false;
  Color color;

  float line_height() const;  // 1.45 em, whole pixels
  bool operator==(const TextStyle&) const = default;
};

// The style of a look's text. `emphasised`: the current or chosen one of its kind.
TextStyle text_style(app::Look look, const Theme& theme, bool emphasised = false);

// Room inside a look's edges and its least height, where the node's own layout doesn't say.
struct Measures {
  float padding_x = 0;
  float padding_y = 0;
  float height = 0;
};
Measures measures(app::Role role, app::Look look);

namespace size {
inline constexpr float radius = 7;
inline constexpr float radius_small = 5;
inline constexpr float target = 24;  // the least side of what is pressed
inline constexpr float scrollbar = 12;
inline constexpr float focus_ring = 2;
inline constexpr float focus_gap = 2;
}  // namespace size

}  // namespace peil::ui
