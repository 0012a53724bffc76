// Takes the focus into a dialog that appears, and back when it goes. Private to core/ui.
#pragma once

#include "ui/interaction.hpp"

#include <string>

namespace peil::ui {

class DialogFocus {
 public:
  // Once per frame, before the keys. When a dialog appears the focus goes into it; when it goes the
  // focus returns to where it was, or goes on to what was looked for in it. `native`: the painter
  // takes the input; else the dialog is only noted.
  void follow(const app::ViewTree& tree, bool native, Interaction& interaction);

 private:
  void enter(const app::Node& dialog, bool from_another, Interaction& interaction);
  void leave(const app::ViewTree& tree, Interaction& interaction);

  std::string shown_;  // id of the dialog whose appearance the focus has followed; empty: none
  std::string focus_before_;
  bool keyboard_before_ = false;
};

}  // namespace peil::ui
