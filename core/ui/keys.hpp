// The keys that work everywhere, as the keyboard gives them to Dear ImGui. Private to core/ui.
#pragma once

#include <string>
#include <vector>

namespace peil::ui {

// What was pressed in this frame, as app/shortcuts.hpp writes it: Ctrl or Alt with a letter or a
// digit, `?` and `Escape`. `in_field`: text is edited, so that what the field itself understands
// isn't among them.
std::vector<std::string> pressed_chords(bool in_field);

}  // namespace peil::ui
