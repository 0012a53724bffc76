// Where the keyboard goes: Tab through controls, arrows inside groups, digits to the question in
// focus. While there is a dialog, only inside of it. Pure functions on the tree; the browser has
// its own, this is the desktop's.
#pragma once

#include "app/view/tree.hpp"

#include <string>
#include <string_view>
#include <vector>

namespace peil::ui {

// The nodes that Tab stops at, in order. A radio group and a tab list are one stop: their chosen
// part, or else the first.
std::vector<const app::Node*> focus_stops(const app::ViewTree& tree);

// The stop after (or before) the focused node, round at the ends; the first (last) if nothing has
// the focus. Null if there is nothing to focus.
const app::Node* next_stop(const app::ViewTree& tree, std::string_view focus, bool backwards);

// The stop after the focused node, without going round; null after the last.
const app::Node* following_stop(const app::ViewTree& tree, std::string_view focus);

// Where the focus goes first in this part of the screen: to its first field if `to_field` says so
// and it has one, else to its first control; null if it has none.
const app::Node* first_stop(const app::Node& part, bool to_field);

// The node, if the keyboard can be in it now; else null.
const app::Node* reachable(const app::ViewTree& tree, std::string_view id);

// The neighbour inside the focused node's radio group or tab list, round at the ends; null outside
// of one.
const app::Node* neighbour(const app::ViewTree& tree, std::string_view focus, bool backwards);

// The control with this digit in the same part of the screen (the innermost ancestor with a focus
// action); else null.
const app::Node* with_shortcut(const app::ViewTree& tree, std::string_view focus, char digit);

}  // namespace peil::ui
