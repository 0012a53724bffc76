#include "ui/theme.hpp"

#include <cmath>

namespace peil::ui {

using app::Look;
using app::Role;

namespace {

constexpr Color ink = rgb(0x17202b);
constexpr Color white = rgb(0xffffff);
constexpr Color black = rgb(0x000000);
constexpr Color none{0, 0, 0, 0};

constexpr std::array<Color, 6> levels = {rgb(0xe8ecf1), rgb(0xf3d9c9), rgb(0xf2c66d),
                                         rgb(0x8fc9a8), rgb(0x3f9b85), rgb(0x0f6b66)};
// White on the fourth would have a contrast of 3.4:1.
constexpr std::array<Color, 6> on_levels = {ink, ink, ink, ink, ink, white};

Theme make_light() {
  Theme light;
  light.page = rgb(0xf5f7f9);
  light.card = white;
  light.text = ink;
  light.secondary = rgb(0x5a6776);
  light.accent = rgb(0x0b5f87);
  light.accent_strong = rgb(0x084a69);
  light.accent_wash = rgb(0xe6f1f6);
  light.on_accent = white;
  light.target = rgb(0xb3541e);
  light.hairline = rgb(0xdbe1e8);
  light.control_border = rgb(0x7f8b99);
  light.grid = rgb(0xdbe1e8);
  light.track = rgb(0xe8ecf1);
  light.range = rgb(0x5c8ca8);
  light.earlier = rgb(0x7f8b99);
  light.selection = rgb(0xb5d6e6);
  light.notice = rgb(0xfdf3ec);
  light.notice_border = rgb(0xc4733f);
  light.dim = Color{23, 32, 43, 110};
  light.levels = levels;
  light.on_levels = on_levels;
  light.level_edges = {light.hairline, none, none, none, none, none};
  return light;
}

Theme make_dark() {
  Theme dark;
  dark.page = rgb(0x10151b);
  dark.card = rgb(0x1a222c);
  dark.text = rgb(0xe7ecf2);
  dark.secondary = rgb(0xa5b1be);
  dark.accent = rgb(0x6fbde3);
  dark.accent_strong = rgb(0x9ad2ef);
  dark.accent_wash = rgb(0x1d3a4a);
  dark.on_accent = rgb(0x0a1c27);
  dark.target = rgb(0xf0a06b);
  dark.hairline = rgb(0x313c49);
  dark.control_border = rgb(0x738294);
  dark.grid = rgb(0x313c49);
  dark.track = rgb(0x303b48);
  dark.range = rgb(0x4f8cad);
  dark.earlier = rgb(0x8795a5);
  dark.selection = rgb(0x2c5870);
  dark.notice = rgb(0x3a281c);
  dark.notice_border = rgb(0xc27a4d);
  dark.dim = Color{0, 0, 0, 150};
  dark.levels = levels;
  dark.on_levels = on_levels;
  // The darkest would hardly stand out from the card.
  dark.level_edges = {none, none, none, none, none, levels[4]};
  return dark;
}

Theme make_contrast() {
  Theme contrast;
  contrast.page = black;
  contrast.card = black;
  contrast.text = white;
  contrast.secondary = rgb(0xe4e4e4);
  contrast.accent = rgb(0x7fdcff);
  contrast.accent_strong = rgb(0xc2efff);
  contrast.accent_wash = rgb(0x003347);
  contrast.on_accent = black;
  contrast.target = rgb(0xffc08a);
  contrast.hairline = rgb(0x8c8c8c);
  contrast.control_border = white;
  contrast.grid = rgb(0x505050);
  contrast.track = rgb(0x3d3d3d);
  contrast.range = rgb(0xa8a8a8);
  contrast.earlier = rgb(0xb8b8b8);
  contrast.selection = rgb(0x00506e);
  contrast.notice = rgb(0x2b1500);
  contrast.notice_border = rgb(0xffc08a);
  contrast.dim = Color{0, 0, 0, 200};
  contrast.levels = levels;
  // No text has 7:1 on the two darkest levels, so the levels are frames here and the numbers stand
  // on the card.
  contrast.on_levels = {white, white, white, white, white, white};
  contrast.level_edges = levels;
  contrast.framed = true;
  return contrast;
}

}  // namespace

const Theme& light_theme() {
  static const Theme theme = make_light();
  return theme;
}

const Theme& dark_theme() {
  static const Theme theme = make_dark();
  return theme;
}

const Theme& contrast_theme() {
  static const Theme theme = make_contrast();
  return theme;
}

const Theme& theme_of(app::Palette palette) {
  switch (palette) {
    case app::Palette::dark:
      return dark_theme();
    case app::Palette::contrast:
      return contrast_theme();
    case app::Palette::light:
      break;
  }
  return light_theme();
}

float TextStyle::line_height() const { return std::ceil(size * 1.45f); }

TextStyle text_style(Look look, const Theme& theme, bool emphasised) {
  switch (look) {
    case Look::brand:
      return {18, true, theme.accent_strong};
    case Look::title:
      return {24, true, theme.text};
    case Look::heading:
      return {17, true, theme.text};
    case Look::strong:
      return {15, true, theme.text};
    case Look::secondary:
      return {15, false, theme.secondary};
    case Look::small:
      return {13, false, theme.text};
    case Look::small_strong:
      return {13, true, theme.text};
    case Look::small_secondary:
      return {13, false, theme.secondary};
    case Look::headline:
      return {22, true, theme.text};
    case Look::figure:
      return {32, true, theme.text};
    case Look::target:
      return {13, false, theme.target};
    case Look::error:
      return {13, true, theme.target};
    case Look::primary:
      return {15, true, theme.on_accent};
    case Look::quiet:
      return {13, emphasised, emphasised ? theme.accent : theme.secondary};
    case Look::link:
      return {15, false, theme.accent};
    case Look::tab_item:
      return {15, false, emphasised ? theme.accent : theme.secondary};
    default:
      return {15, false, theme.text};
  }
}

Measures measures(Role role, Look look) {
  if (app::is_field(role)) return {10, 7, 36};
  switch (look) {
    case Look::primary:
    case Look::outline:
      return {14, 0, 36};
    case Look::quiet:
      return {8, 0, 28};
    case Look::tab_item:
      return {6, 0, 36};
    case Look::link:
      return {0, 4, 24};
    case Look::brand:
      return {0, 0, 36};
    default:
      return {};
  }
}

}  // namespace peil::ui
