#include "ui/theme.hpp"

#include <cmath>

namespace peil::ui {

using app::Look;
using app::Role;

const Theme& light_theme() {
  static const Theme theme = [] {
    Theme light;
    light.page = rgb(0xf5f7f9);
    light.card = rgb(0xffffff);
    light.text = rgb(0x17202b);
    light.secondary = rgb(0x5a6776);
    light.accent = rgb(0x0b5f87);
    light.accent_dark = rgb(0x084a69);
    light.accent_wash = rgb(0xe6f1f6);
    light.on_accent = rgb(0xffffff);
    light.target = rgb(0xb3541e);
    light.hairline = rgb(0xdbe1e8);
    light.control_border = rgb(0x8793a1);
    light.track = rgb(0xe8ecf1);
    light.range = rgb(0x9cc3d8);
    light.notice = rgb(0xfdf3ec);
    light.notice_border = rgb(0xd98b5f);
    light.levels = {rgb(0xe8ecf1), rgb(0xf3d9c9), rgb(0xf2c66d),
                    rgb(0x8fc9a8), rgb(0x3f9b85), rgb(0x0f6b66)};
    light.on_levels = {light.text, light.text, light.text, light.text, light.text, rgb(0xffffff)};
    return light;
  }();
  return theme;
}

float TextStyle::line_height() const { return std::ceil(size * 1.45f); }

TextStyle text_style(Look look, const Theme& theme, bool emphasised) {
  switch (look) {
    case Look::brand:
      return {18, true, theme.accent_dark};
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
