#include "ui/keys.hpp"

#include <imgui.h>

#include <string_view>

namespace peil::ui {

namespace {

// Select all, copy, paste, cut, redo, undo.
constexpr std::string_view keys_of_a_field = "ACVXYZ";

bool is_pressed(char key) {
  // Who holds the keys of undo wants to go on undoing.
  const bool repeats = key == 'Z';
  if (key >= 'A') {
    return ImGui::IsKeyPressed(static_cast<ImGuiKey>(ImGuiKey_A + (key - 'A')), repeats);
  }
  return ImGui::IsKeyPressed(static_cast<ImGuiKey>(ImGuiKey_0 + (key - '0')), repeats);
}

}  // namespace

std::vector<std::string> pressed_chords(bool in_field) {
  std::vector<std::string> chords;
  const ImGuiIO& io = ImGui::GetIO();
  // Both together type a character on many keyboards.
  if (io.KeyCtrl != io.KeyAlt && !io.KeySuper) {
    std::string modifiers = io.KeyCtrl ? "Ctrl+" : "Alt+";
    if (io.KeyShift) modifiers += "Shift+";
    for (const char key : std::string_view("ABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789")) {
      if (!is_pressed(key)) continue;
      if (in_field && io.KeyCtrl && keys_of_a_field.find(key) != keys_of_a_field.npos) continue;
      chords.push_back(modifiers + key);
    }
  }
  if (ImGui::IsKeyPressed(ImGuiKey_Escape, false)) chords.emplace_back("Escape");
  // Where the question mark stands differs from keyboard to keyboard: what it types doesn't.
  if (!in_field) {
    for (const ImWchar character : io.InputQueueCharacters) {
      if (character == '?') chords.emplace_back("?");
    }
  }
  return chords;
}

}  // namespace peil::ui
