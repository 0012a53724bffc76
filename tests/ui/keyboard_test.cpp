// What Tab and the arrows do with a painted tree.
#include "tests/ui/painter_fixture.hpp"

namespace peil::ui {
namespace {

TEST_F(Painting, ArrowsGoThroughWhatWasFound) {
  show(with_search_dialog());
  EXPECT_EQ(words(window.press(ImGuiKey_DownArrow)), (Words{"focused search/1"}));
  EXPECT_EQ(words(window.press(ImGuiKey_DownArrow)), (Words{"focused search/2"}));
  window.press(ImGuiKey_UpArrow);
  window.press(ImGuiKey_UpArrow);
  EXPECT_EQ(words(window.type("x")), (Words{"entered search/text=x"})) << "back in the field";
}

TEST_F(Painting, TabGoesRoundInADialog) {
  show(with_search_dialog());
  window.press(ImGuiKey_Tab);
  window.press(ImGuiKey_Tab);
  EXPECT_EQ(window.painter().focus(), "search/2");
  window.press(ImGuiKey_Tab);
  EXPECT_EQ(window.painter().focus(), "search/close");
}

}  // namespace
}  // namespace peil::ui
