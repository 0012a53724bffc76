// The keys that work everywhere.
#include "tests/ui/painter_fixture.hpp"

namespace peil::ui {
namespace {

TEST_F(Painting, ChordsWorkEverywhere) {
  show(screen());
  EXPECT_EQ(words(window.press(ImGuiKey_K, {ImGuiMod_Ctrl})), (Words{"pressed Ctrl+K"}));
  EXPECT_EQ(words(window.press(ImGuiKey_Z, {ImGuiMod_Ctrl})), (Words{"pressed Ctrl+Z"}));
  EXPECT_EQ(words(window.press(ImGuiKey_Z, {ImGuiMod_Ctrl, ImGuiMod_Shift})),
            (Words{"pressed Ctrl+Shift+Z"}));
  EXPECT_EQ(words(window.press(ImGuiKey_2, {ImGuiMod_Alt})), (Words{"pressed Alt+2"}));
  EXPECT_EQ(words(window.press(ImGuiKey_Escape)), (Words{"pressed Escape"}));
  EXPECT_EQ(words(window.type("?")), (Words{"pressed ?"}));
}

TEST_F(Painting, WhatTypesACharacterIsNoChord) {
  show(screen());
  EXPECT_EQ(words(window.press(ImGuiKey_E, {ImGuiMod_Ctrl, ImGuiMod_Alt})), Words{});
}

TEST_F(Painting, AFieldKeepsTheKeysThatItUnderstands) {
  show(screen());
  click("name");
  window.type("wie?x");
  EXPECT_EQ(words(window.press(ImGuiKey_Z, {ImGuiMod_Ctrl})), Words{});
  EXPECT_EQ(words(window.press(ImGuiKey_K, {ImGuiMod_Ctrl})),
            (Words{"entered name=wie?", "pressed Ctrl+K"}))
      << "what is typed comes before what the keys do";
}

TEST_F(Painting, EscapeClosesADialogFromItsField) {
  show(with_search_dialog());
  window.type("toegang");
  EXPECT_EQ(words(window.press(ImGuiKey_Escape)), (Words{"pressed Escape"}));
}

}  // namespace
}  // namespace peil::ui
