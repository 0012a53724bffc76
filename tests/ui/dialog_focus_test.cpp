// The focus while a dialog comes and goes.
#include "tests/ui/painter_fixture.hpp"

namespace peil::ui {
namespace {

using app::Role;

TEST_F(Painting, ADialogGetsTheFocusAndGivesItBack) {
  show(screen());
  window.press(ImGuiKey_Tab);
  ASSERT_EQ(window.painter().focus(), "go");
  show(with_search_dialog());
  EXPECT_EQ(window.painter().focus(), "search/text") << "its first field";
  show(screen());
  EXPECT_EQ(window.painter().focus(), "go");
}

TEST_F(Painting, AfterADialogTheFocusIsAtWhatWasLookedFor) {
  show(screen());
  window.press(ImGuiKey_Tab);
  show(with_search_dialog());
  app::ViewTree found = screen();
  found.root.children.push_back(part("question", Role::group, {painted("answer", Role::button)}));
  found.bring_into_view = "question";
  found.serial = 7;
  show(std::move(found));
  EXPECT_EQ(window.painter().focus(), "answer");
}

}  // namespace
}  // namespace peil::ui
