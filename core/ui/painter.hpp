// Paints a view tree with Dear ImGui and says where every node is. Both shells use it: the desktop
// lets it take mouse and keyboard, the browser gives it the pointer for hovering only, since its
// real elements take the input.
#pragma once

#include "app/view/tree.hpp"
#include "ui/layout.hpp"
#include "ui/other_letters.hpp"

#include <memory>
#include <string>
#include <string_view>
#include <vector>

namespace peil::ui {

// What a person did to the painted tree, in order.
struct Event {
  // pressed: keys that work everywhere (app/shortcuts.hpp), in `value`.
  enum class Kind { activated, entered, focused, pressed } kind = Kind::activated;
  std::string id;     // not of pressed
  std::string value;  // of entered and pressed
};

// The fonts' files as bytes; they must outlive the painter. What a font lacks is looked for in the
// further ones, in their order.
struct FontData {
  std::string_view regular;
  std::string_view semibold;
  std::vector<std::string_view> more_regular;
  std::vector<std::string_view> more_semibold;
};

class Painter {
 public:
  // Needs a current ImGui context. Throws nothing; unreadable fonts fall back to ImGui's own.
  // `other`: who paints what no font has; if nobody does, a square stands for each such letter.
  explicit Painter(const FontData& fonts, OtherLetters other = {});
  ~Painter();
  Painter(const Painter&) = delete;
  Painter& operator=(const Painter&) = delete;

  // Who takes the input. `native`: the painter does, scrolling included. `elements`: something over
  // the canvas does.
  enum class InputMode { native, elements };
  void set_input_mode(InputMode mode);

  void set_tree(std::shared_ptr<const app::ViewTree> tree);

  // Lays out and paints the whole window, between ImGui::NewFrame and ImGui::Render. Returns what
  // was done. Cost: layout after a new tree or width, else what is visible.
  std::vector<Event> paint(float width, float height);

  // Leaves the field that has the cursor, as at the end of the program. Returns what was entered.
  std::vector<Event> end_editing();

  // What is typed in a text field that still has the cursor, if it wasn't given before: to be kept
  // before a person leaves the field. Numbers and dates aren't given half typed.
  bool has_typing() const;
  std::vector<Event> take_typing();

  // True while another frame is needed without any input: something moved that shows only in the
  // next one.
  bool wants_frame() const;

  // Boxes of the last layout, parents before children. Valid until the next `paint`.
  const std::vector<NodeBox>& boxes() const;

  // The focused node; empty: none. `keyboard`: the focus ring is shown.
  void set_focus(std::string_view id, bool keyboard);
  const std::string& focus() const;

  // Scroll offset of a scrolling node; `elements` mode sets it, `native` mode keeps its own.
  void set_scroll(std::string_view id, float y);
  float scroll(std::string_view id) const;

 private:
  struct Impl;
  std::unique_ptr<Impl> impl_;
};

}  // namespace peil::ui
