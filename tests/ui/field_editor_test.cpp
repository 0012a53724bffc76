// A field that is edited, as a person types in it.
#include "tests/ui/painter_fixture.hpp"

namespace peil::ui {
namespace {

TEST_F(Painting, EscapeLeavesAFieldWithWhatItHeld) {
  show(screen());
  click("name");
  window.type("half");
  EXPECT_EQ(words(window.press(ImGuiKey_Escape)), Words{});
  EXPECT_EQ(words(window.press(ImGuiKey_Escape)), (Words{"pressed Escape"}));
}

TEST_F(Painting, TheRestIsFoundWhileTyping) {
  show(with_search_dialog());
  EXPECT_EQ(words(window.type("to")), (Words{"entered search/text=to"}));
  app::ViewTree answered = with_search_dialog();
  answered.root.children.back().children[1].value = "to";
  answered.root.children.back().children.pop_back();
  show(std::move(answered));
  EXPECT_EQ(words(window.type("eg")), (Words{"entered search/text=toeg"}))
      << "the cursor stays where it was";
}

TEST_F(Painting, EnterOpensTheFirstThatWasFound) {
  show(with_search_dialog());
  window.type("to");
  EXPECT_EQ(words(window.press(ImGuiKey_Enter)), (Words{"focused search/1", "activated search/1"}));
}

}  // namespace
}  // namespace peil::ui
