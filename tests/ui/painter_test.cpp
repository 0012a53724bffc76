// What the painter does with keys and the pointer where it takes them itself.
#include "tests/places.hpp"
#include "tests/ui/headless.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <fstream>
#include <iterator>
#include <string>

namespace peil::ui {
namespace {

std::string contents(const char* path) {
  std::ifstream file(path, std::ios::binary);
  return {std::istreambuf_iterator<char>(file), {}};
}

using app::Flow;
using app::Look;
using app::Node;
using app::Role;

Node painted(std::string id, Role role, Look look = Look::outline) {
  Node node;
  node.id = std::move(id);
  node.role = role;
  node.look = look;
  node.name = node.id;
  node.action = app::GoHome{};
  return node;
}

Node part(std::string id, Role role, std::vector<Node> children) {
  Node node;
  node.id = std::move(id);
  node.role = role;
  node.children = std::move(children);
  return node;
}

// A screen with a button and a field.
app::ViewTree screen() {
  app::ViewTree tree;
  tree.root = part(
      "root", Role::root,
      {part("main", Role::main, {painted("go", Role::button), painted("name", Role::text_field)})});
  tree.root.look = Look::page;
  return tree;
}

// The same under a dialog where something is looked for.
app::ViewTree with_search_dialog() {
  app::ViewTree tree = screen();
  Node field = painted("search/text", Role::text_field);
  field.live = true;
  Node dialog = part(
      "search", Role::dialog,
      {painted("search/close", Role::button), std::move(field),
       painted("search/1", Role::link, Look::link), painted("search/2", Role::link, Look::link)});
  dialog.look = Look::card;
  dialog.name = "Search";
  tree.root.children.push_back(std::move(dialog));
  return tree;
}

// What was done, as words: `activated go`, `entered name=text`, `pressed Ctrl+K`.
using Words = std::vector<std::string>;
Words words(const std::vector<Event>& events) {
  Words result;
  for (const Event& event : events) {
    switch (event.kind) {
      case Event::Kind::activated:
        result.push_back("activated " + event.id);
        break;
      case Event::Kind::entered:
        result.push_back("entered " + event.id + "=" + event.value);
        break;
      case Event::Kind::focused:
        result.push_back("focused " + event.id);
        break;
      case Event::Kind::pressed:
        result.push_back("pressed " + event.value);
        break;
    }
  }
  return result;
}

class Painting : public ::testing::Test {
 protected:
  void show(app::ViewTree tree) {
    window.show(std::move(tree));
    window.frames(2);
  }
  // The middle of a node that doesn't scroll.
  ImVec2 middle(std::string_view id) {
    for (const NodeBox& box : window.painter().boxes()) {
      if (box.node->id == id) {
        return {box.rect.x + box.rect.width / 2, box.rect.y + box.rect.height / 2};
      }
    }
    ADD_FAILURE() << id << " isn't there";
    return {};
  }
  Words click(std::string_view id) {
    const ImVec2 at = middle(id);
    return words(window.click(at.x, at.y));
  }

  // The browser build has no font of its own to fall back to.
  const std::string regular = contents(peil::test::font_regular);
  const std::string semibold = contents(peil::test::font_semibold);
  Headless window{{regular, semibold}};
};

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

TEST_F(Painting, EscapeLeavesAFieldWithWhatItHeld) {
  show(screen());
  click("name");
  window.type("half");
  EXPECT_EQ(words(window.press(ImGuiKey_Escape)), Words{});
  EXPECT_EQ(words(window.press(ImGuiKey_Escape)), (Words{"pressed Escape"}));
}

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

TEST_F(Painting, NothingBehindADialogIsPressed) {
  show(screen());
  const ImVec2 behind = middle("go");
  show(with_search_dialog());
  EXPECT_EQ(words(window.click(behind.x, behind.y)), (Words{"pressed Escape"}))
      << "a click beside it closes the dialog and does nothing else";
  EXPECT_EQ(click("search/2"), (Words{"focused search/2", "activated search/2"}));
}

TEST_F(Painting, EscapeClosesADialogFromItsField) {
  show(with_search_dialog());
  window.type("toegang");
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

// The colour of the ground, as the frame's first rectangle has it.
ImU32 ground() {
  for (const ImDrawList* list : ImGui::GetDrawData()->CmdLists) {
    if (!list->VtxBuffer.empty()) return list->VtxBuffer.front().col;
  }
  return 0;
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
