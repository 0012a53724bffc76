// A screen to paint without a window, and what a person did to it, as words.
#pragma once

#include "tests/places.hpp"
#include "tests/ui/headless.hpp"

#include <gtest/gtest.h>

#include <fstream>
#include <iterator>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace peil::ui {

inline std::string contents(const char* path) {
  std::ifstream file(path, std::ios::binary);
  return {std::istreambuf_iterator<char>(file), {}};
}

inline app::Node painted(std::string id, app::Role role, app::Look look = app::Look::outline) {
  app::Node node;
  node.id = std::move(id);
  node.role = role;
  node.look = look;
  node.name = node.id;
  node.action = app::GoHome{};
  return node;
}

inline app::Node part(std::string id, app::Role role, std::vector<app::Node> children) {
  app::Node node;
  node.id = std::move(id);
  node.role = role;
  node.children = std::move(children);
  return node;
}

// A screen with a button and a field.
inline app::ViewTree screen() {
  app::ViewTree tree;
  tree.root =
      part("root", app::Role::root,
           {part("main", app::Role::main,
                 {painted("go", app::Role::button), painted("name", app::Role::text_field)})});
  tree.root.look = app::Look::page;
  return tree;
}

// The same under a dialog where something is looked for.
inline app::ViewTree with_search_dialog() {
  app::ViewTree tree = screen();
  app::Node field = painted("search/text", app::Role::text_field);
  field.live = true;
  app::Node dialog = part("search", app::Role::dialog,
                          {painted("search/close", app::Role::button), std::move(field),
                           painted("search/1", app::Role::link, app::Look::link),
                           painted("search/2", app::Role::link, app::Look::link)});
  dialog.look = app::Look::card;
  dialog.name = "Search";
  tree.root.children.push_back(std::move(dialog));
  return tree;
}

// What was done, as words: `activated go`, `entered name=text`, `pressed Ctrl+K`.
using Words = std::vector<std::string>;
inline Words words(const std::vector<Event>& events) {
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

}  // namespace peil::ui
