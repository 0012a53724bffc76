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

TEST_F(Painting, TextIsAsSharpAsThePixelsAllow) {
  window.density = 2.5f;
  show(screen());
  for (const ImFont* font : ImGui::GetIO().Fonts->Fonts)
    EXPECT_FLOAT_EQ(font->CurrentRasterizerDensity, 2.5f);
}

}  // namespace
}  // namespace peil::ui
