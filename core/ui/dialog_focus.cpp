#include "ui/dialog_focus.hpp"

#include "ui/focus.hpp"

#include <optional>
#include <utility>

namespace peil::ui {

using app::Node;

void DialogFocus::follow(const app::ViewTree& tree, bool native, Interaction& interaction) {
  const Node* dialog = tree.dialog();
  const std::string id = dialog ? dialog->id : std::string();
  if (id == shown_) return;
  const bool was_open = !std::exchange(shown_, id).empty();
  if (!native) return;
  if (dialog) {
    enter(*dialog, was_open, interaction);
  } else {
    leave(tree, interaction);
  }
}

void DialogFocus::enter(const Node& dialog, bool from_another, Interaction& interaction) {
  end_editing(interaction);
  if (!from_another) {
    focus_before_ = interaction.focus;
    keyboard_before_ = interaction.focus_by_keyboard;
  }
  if (const Node* first = first_stop(dialog, true)) {
    move_focus(interaction, *first, interaction.focus_by_keyboard);
    if (app::is_field(first->role)) use(interaction, *first);
  }
}

void DialogFocus::leave(const app::ViewTree& tree, Interaction& interaction) {
  interaction.editor.forget();
  const Node* found = tree.bring_into_view.empty() ? nullptr : tree.find(tree.bring_into_view);
  const Node* next = found ? first_stop(*found, false) : tree.find(focus_before_);
  interaction.focus.clear();
  if (!next || !app::is_focusable(*next)) return;
  const std::optional<std::string> wanted = interaction.scrolling.wanted();
  move_focus(interaction, *next, found ? interaction.focus_by_keyboard : keyboard_before_);
  if (wanted) interaction.scrolling.bring_into_view(*wanted);
  if (!found && app::is_field(next->role)) use(interaction, *next);
}

}  // namespace peil::ui
