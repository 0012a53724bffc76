#include "app/shortcuts.hpp"

namespace peil::app {

const std::vector<Shortcut>& shortcuts() {
  static const std::vector<Shortcut> all = {
      {"Ctrl+K", "shortcut.search"},      {"Ctrl+Z", "shortcut.undo"},
      {"Ctrl+Shift+Z", "shortcut.redo"},  {"?", "shortcut.list"},
      {"Escape", "shortcut.close"},       {"Tab", "shortcut.next"},
      {"Shift+Tab", "shortcut.previous"}, {"Arrows", "shortcut.within"},
      {"Enter", "shortcut.press"},        {"Space", "shortcut.press"},
      {"Digits", "shortcut.answer"},
  };
  return all;
}

std::optional<Action> shortcut_action(const State& state, std::string_view keys) {
  if (keys == "Escape") {
    if (state.dialog == Dialog::none) return std::nullopt;
    return CloseDialog{};
  }
  if (keys == "Ctrl+K") return OpenDialog{Dialog::search};
  if (state.dialog != Dialog::none) return std::nullopt;
  if (keys == "?" && state.single_keys) return OpenDialog{Dialog::shortcuts};
  const LiveRecord* opened = state.current_record();
  if (keys == "Ctrl+Z" && state.discarded) return Undo{};
  // As Windows has it.
  if (keys == "Ctrl+Y") keys = "Ctrl+Shift+Z";
  if (keys == "Ctrl+Z" && opened && opened->history.can_undo()) return Undo{};
  if (keys == "Ctrl+Shift+Z" && opened && opened->history.can_redo()) return Redo{};
  return std::nullopt;
}

}  // namespace peil::app
