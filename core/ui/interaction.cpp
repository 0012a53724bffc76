#include "ui/interaction.hpp"

#include "ui/focus.hpp"

#include <algorithm>

namespace peil::ui {

using app::Node;

void move_focus(Interaction& interaction, const Node& node, bool keyboard) {
  interaction.focus_by_keyboard = keyboard;
  if (keyboard) interaction.scrolling.bring_into_view(node.id);
  if (interaction.focus == node.id) return;
  interaction.focus = node.id;
  interaction.events.push_back({Event::Kind::focused, node.id, {}});
  interaction.another_frame = true;
}

void use(Interaction& interaction, const Node& node) {
  if (app::is_field(node.role)) {
    interaction.editor.begin(node);
    interaction.another_frame = true;
  } else {
    interaction.events.push_back({Event::Kind::activated, node.id, {}});
  }
}

void step_to(Interaction& interaction, const Node& node) {
  end_editing(interaction);
  move_focus(interaction, node, true);
  if (app::is_field(node.role)) use(interaction, node);
}

void end_editing(Interaction& interaction) {
  if (!interaction.editor.is_editing()) return;
  interaction.editor.end(interaction.events);
  interaction.another_frame = true;
}

Pointer take_pointer(Interaction& interaction, const Node& node, const Rect& rect) {
  Pointer state;
  state.focused = interaction.focus_by_keyboard && interaction.focus == node.id;
  if (interaction.editor.edits(node.id)) return state;
  ImGui::SetCursorScreenPos({rect.x, rect.y});
  const bool clicked = ImGui::InvisibleButton(
      node.id.c_str(), {std::max(1.0f, rect.width), std::max(1.0f, rect.height)});
  state.hovered = ImGui::IsItemHovered();
  state.held = ImGui::IsItemActive();
  if (state.hovered) {
    ImGui::SetMouseCursor(app::is_field(node.role) ? ImGuiMouseCursor_TextInput
                                                   : ImGuiMouseCursor_Hand);
  }
  if (clicked) {
    move_focus(interaction, node, false);
    use(interaction, node);
  }
  return state;
}

void edit_field(Interaction& interaction, const Pen& pen, const app::ViewTree& tree,
                const Node& field, const Rect& rect) {
  switch (interaction.editor.edit(pen, field, rect, interaction.events)) {
    case FieldEditor::Step::editing:
      break;
    case FieldEditor::Step::left:
      interaction.another_frame = true;
      break;
    case FieldEditor::Step::submitted:
      // The first of what was found by what is typed.
      if (const Node* next = following_stop(tree, field.id); next && !app::is_field(next->role)) {
        move_focus(interaction, *next, true);
        use(interaction, *next);
        interaction.editor.forget();
      }
      interaction.another_frame = true;
      break;
  }
}

}  // namespace peil::ui
