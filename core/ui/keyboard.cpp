#include "ui/keyboard.hpp"

#include "ui/focus.hpp"
#include "ui/keys.hpp"

#include <imgui.h>

#include <string>
#include <utility>

namespace peil::ui {

using app::Node;

namespace {

bool any_key_pressed() {
  for (int key = ImGuiKey_NamedKey_BEGIN; key < ImGuiKey_NamedKey_END; ++key) {
    if (ImGui::IsKeyPressed(static_cast<ImGuiKey>(key))) return true;
  }
  return false;
}

void take_tab(const app::ViewTree& tree, Interaction& interaction, bool backwards) {
  if (const Node* next = next_stop(tree, interaction.focus, backwards)) {
    step_to(interaction, *next);
  } else {
    end_editing(interaction);
  }
}

// The keys that work everywhere. True if they leave nothing for the control in focus.
bool take_chords(const app::ViewTree& tree, Interaction& interaction) {
  const bool in_field = interaction.editor.is_editing();
  bool taken = false;
  for (std::string& chord : pressed_chords(in_field)) {
    if (chord == "Escape") {
      // A field takes it for itself, unless it is the dialog that should close.
      if (in_field && !tree.dialog()) continue;
      interaction.editor.forget();
    } else {
      // What is typed belongs to before.
      interaction.editor.give(interaction.events);
      interaction.focus_by_keyboard = true;
    }
    interaction.events.push_back({Event::Kind::pressed, {}, std::move(chord)});
    taken = true;
  }
  return taken;
}

// Inside a group to its other parts; in a dialog, up and down through all of it, so that what was
// found is reached from where it was looked for. True if there was somewhere to go.
bool take_arrows(const app::ViewTree& tree, const Node& node, Interaction& interaction) {
  const bool up = ImGui::IsKeyPressed(ImGuiKey_UpArrow);
  const bool down = ImGui::IsKeyPressed(ImGuiKey_DownArrow);
  if (!interaction.editor.is_editing()) {
    const bool back = up || ImGui::IsKeyPressed(ImGuiKey_LeftArrow);
    const bool on = down || ImGui::IsKeyPressed(ImGuiKey_RightArrow);
    const Node* part = back || on ? neighbour(tree, node.id, back) : nullptr;
    if (part) {
      move_focus(interaction, *part, true);
      use(interaction, *part);
      return true;
    }
  }
  if (!tree.dialog() || up == down) return false;
  const Node* next = next_stop(tree, node.id, up);
  if (next) step_to(interaction, *next);
  return next != nullptr;
}

void take_digits(const app::ViewTree& tree, Interaction& interaction) {
  for (int digit = 1; digit <= 9; ++digit) {
    const auto key = static_cast<ImGuiKey>(ImGuiKey_0 + digit);
    const auto pad = static_cast<ImGuiKey>(ImGuiKey_Keypad0 + digit);
    if (!ImGui::IsKeyPressed(key, false) && !ImGui::IsKeyPressed(pad, false)) continue;
    const Node* answer = with_shortcut(tree, interaction.focus, static_cast<char>('0' + digit));
    if (answer) {
      move_focus(interaction, *answer, true);
      use(interaction, *answer);
    }
    return;
  }
}

}  // namespace

void take_keys(const app::ViewTree& tree, Interaction& interaction) {
  const ImGuiIO& io = ImGui::GetIO();
  if (ImGui::IsKeyPressed(ImGuiKey_Tab) && !io.KeyCtrl && !io.KeyAlt) {
    take_tab(tree, interaction, io.KeyShift);
    return;
  }
  if (take_chords(tree, interaction)) return;
  if (io.KeyCtrl || io.KeyAlt || io.KeySuper) return;
  const FieldEditor& editor = interaction.editor;
  if (editor.is_editing() && !editor.is_live()) return;
  if (!any_key_pressed()) return;  // looking for the node costs as much as the tree is large
  const Node* node = reachable(tree, interaction.focus);
  if (!node) return;
  if (take_arrows(tree, *node, interaction) || editor.is_editing()) return;
  if (ImGui::IsKeyPressed(ImGuiKey_Enter, false) ||
      ImGui::IsKeyPressed(ImGuiKey_KeypadEnter, false) ||
      ImGui::IsKeyPressed(ImGuiKey_Space, false)) {
    interaction.focus_by_keyboard = true;
    if (app::is_focusable(*node)) use(interaction, *node);
    return;
  }
  take_digits(tree, interaction);
}

}  // namespace peil::ui
