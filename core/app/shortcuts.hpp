// The keys that work everywhere. The list that people see and what the keys do come from the same
// table.
#pragma once

#include "app/state.hpp"

#include <optional>
#include <string_view>
#include <vector>

namespace peil::app {

// Keys are written `Ctrl+K`, `Ctrl+Shift+Z`, `Alt+1`, `Escape`, `?`: modifiers in the order Ctrl,
// Alt, Shift, then the key, a letter in upper case. On a Mac the outside gives Command as Ctrl.
struct Shortcut {
  std::string_view keys;  // for those of the focus also `Tab`, `Arrows`, `Digits`, `Enter`, `Space`
  std::string_view word;  // key in the catalogues of what they do
};

// Those that can be shown in a list, in order; also those that the focus moves by, which
// `shortcut_action` doesn't know.
const std::vector<Shortcut>& shortcuts();

// What the keys do in this state; none if they mean nothing.
std::optional<Action> shortcut_action(const State& state, std::string_view keys);

}  // namespace peil::app
