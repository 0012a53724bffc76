// Whether everything can be read: the contrast of every text on every ground that it stands on, and
// of what has to be seen beside text, in every theme. Reckoned as WCAG 2.2 does.
#include "ui/theme.hpp"

#include <gtest/gtest.h>

#include <cmath>
#include <string>
#include <utility>
#include <vector>

namespace peil::ui {
namespace {

using app::Look;
using app::Palette;

double luminance(Color color) {
  const auto linear = [](std::uint8_t channel) {
    const double share = channel / 255.0;
    return share <= 0.04045 ? share / 12.92 : std::pow((share + 0.055) / 1.055, 2.4);
  };
  return 0.2126 * linear(color.red) + 0.7152 * linear(color.green) + 0.0722 * linear(color.blue);
}

double contrast(Color a, Color b) {
  const double one = luminance(a) + 0.05;
  const double other = luminance(b) + 0.05;
  return one > other ? one / other : other / one;
}

struct Ground {
  std::string name;
  Color color;
};

class Themes : public ::testing::TestWithParam<Palette> {
 protected:
  const Theme& theme = theme_of(GetParam());
  const double least_text = GetParam() == Palette::contrast ? 7.0 : 4.5;

  void expect_readable(const std::string& what, Color text, const std::vector<Ground>& grounds) {
    for (const Ground& ground : grounds)
      EXPECT_GE(contrast(text, ground.color), least_text) << what << " on " << ground.name;
  }
  void expect_visible(const std::string& what, Color color, const std::vector<Ground>& grounds) {
    for (const Ground& ground : grounds)
      EXPECT_GE(contrast(color, ground.color), 3.0) << what << " on " << ground.name;
  }

  const Ground page{"page", theme.page};
  const Ground card{"card", theme.card};
  const Ground wash{"accent wash", theme.accent_wash};
  const Ground track{"track", theme.track};
  const Ground notice{"notice", theme.notice};
  const Ground selection{"selection", theme.selection};
};

TEST_P(Themes, TextCanBeReadWhereItStands) {
  for (const Look look : {Look::title, Look::heading, Look::body, Look::strong, Look::small,
                          Look::small_strong, Look::headline, Look::figure, Look::plain}) {
    const Color text = text_style(look, theme).color;
    expect_readable("text", text, {page, card, wash, track, notice});
  }
  expect_readable("what is typed", theme.text, {card, page, selection});
  for (const Look look : {Look::secondary, Look::small_secondary, Look::quiet, Look::tab_item}) {
    expect_readable("quieter text", text_style(look, theme).color, {page, card, wash, notice});
  }
  expect_readable("what is disabled", theme.secondary, {page, card, track});
  expect_readable("the target and what is wrong", theme.target, {page, card, notice});
  expect_readable("the brand", text_style(Look::brand, theme).color, {card});
}

TEST_P(Themes, WhatIsPressedCanBeReadUntouchedAndTouched) {
  expect_readable("link", theme.accent, {page, card, wash, notice, track});
  expect_readable("link under the pointer", theme.accent_strong, {page, card, wash, notice, track});
  expect_readable("quiet button under the pointer", theme.secondary, {track, wash});
  expect_readable("main button", text_style(Look::primary, theme).color,
                  {{"accent", theme.accent}, {"accent under the pointer", theme.accent_strong}});
}

TEST_P(Themes, ControlsAndGraphicsCanBeSeen) {
  expect_visible("border of a control", theme.control_border, {page, card, wash});
  expect_visible("focus ring and what is chosen", theme.accent, {page, card, wash, track, notice});
  expect_visible("border of what is wrong, target line", theme.target, {card, page, track});
  expect_visible("range", theme.range, {card, track});
  expect_visible("earlier round", theme.earlier, {card});
  expect_visible("edge of a notice", theme.notice_border, {notice, page});
}

TEST_P(Themes, LevelsHaveTheirColoursAndAReadableNumber) {
  EXPECT_EQ(theme.levels.size(), light_theme().levels.size());
  for (std::size_t level = 0; level < theme.levels.size(); ++level) {
    const Color ground = theme.framed ? theme.card : theme.levels[level];
    const std::string name = "level " + std::to_string(level);
    expect_readable(name, theme.on_levels[level], {{name, ground}});
    EXPECT_DOUBLE_EQ(contrast(theme.levels[level], light_theme().levels[level]), 1) << name;
  }
}

TEST_P(Themes, LevelsStandOutFromADarkCard) {
  if (GetParam() == Palette::light) return;
  for (std::size_t level = 0; level < theme.levels.size(); ++level) {
    const Color edge = theme.level_edges[level];
    expect_visible("level " + std::to_string(level), edge.alpha == 0 ? theme.levels[level] : edge,
                   {card});
  }
}

INSTANTIATE_TEST_SUITE_P(All, Themes,
                         ::testing::Values(Palette::light, Palette::dark, Palette::contrast),
                         [](const auto& tested) -> std::string {
                           switch (tested.param) {
                             case Palette::light:
                               return "Light";
                             case Palette::dark:
                               return "Dark";
                             case Palette::contrast:
                               break;
                           }
                           return "Contrast";
                         });

}  // namespace
}  // namespace peil::ui
