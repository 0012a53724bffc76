// What is painted, and what the pointer reaches.
#include "tests/ui/painter_fixture.hpp"

namespace peil::ui {
namespace {

// The colour of the ground, as the frame's first rectangle has it.
ImU32 ground() {
  for (const ImDrawList* list : ImGui::GetDrawData()->CmdLists) {
    if (!list->VtxBuffer.empty()) return list->VtxBuffer.front().col;
  }
  return 0;
}

TEST_F(Painting, NothingBehindADialogIsPressed) {
  show(screen());
  const ImVec2 behind = middle("go");
  show(with_search_dialog());
  EXPECT_EQ(words(window.click(behind.x, behind.y)), (Words{"pressed Escape"}))
      << "a click beside it closes the dialog and does nothing else";
  EXPECT_EQ(click("search/2"), (Words{"focused search/2", "activated search/2"}));
}

TEST_F(Painting, TheColoursFollowTheTree) {
  show(screen());
  const ImU32 light = ground();
  const float light_text = ImGui::GetStyle().Colors[ImGuiCol_Text].x;
  app::ViewTree dark = screen();
  dark.palette = app::Palette::dark;
  show(std::move(dark));
  EXPECT_NE(ground(), light);
  EXPECT_GT(ImGui::GetStyle().Colors[ImGuiCol_Text].x, light_text)
      << "Dear ImGui's own parts follow";
}

// Whether anything of the frame has the colour.
bool paints(const Color& color) {
  const ImU32 wanted = IM_COL32(color.red, color.green, color.blue, color.alpha);
  for (const ImDrawList* list : ImGui::GetDrawData()->CmdLists) {
    for (const ImDrawVert& vertex : list->VtxBuffer) {
      if (vertex.col == wanted) return true;
    }
  }
  return false;
}

TEST_F(Painting, ALevelIsQuietUntilItIsChosen) {
  const Theme& theme = light_theme();
  const auto with_level = [](bool selected) {
    app::ViewTree tree;
    app::Node level = painted("level", app::Role::radio, app::Look::level);
    level.selected = selected;
    tree.root = part("root", app::Role::root, {std::move(level)});
    return tree;
  };
  show(with_level(false));
  EXPECT_TRUE(paints(theme.control_border)) << "its mark can be seen";
  EXPECT_TRUE(paints(theme.hairline)) << "its edge is quiet";
  EXPECT_FALSE(paints(theme.accent));
  show(with_level(true));
  EXPECT_TRUE(paints(theme.accent)) << "mark and edge";
  EXPECT_TRUE(paints(theme.accent_wash));
  EXPECT_FALSE(paints(theme.hairline));
}

TEST_F(Painting, TextIsAsSharpAsThePixelsAllow) {
  window.density = 2.5f;
  show(screen());
  for (const ImFont* font : ImGui::GetIO().Fonts->Fonts)
    EXPECT_FLOAT_EQ(font->CurrentRasterizerDensity, 2.5f);
}

}  // namespace
}  // namespace peil::ui
