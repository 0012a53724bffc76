// What keys do with a painted tree. Private to core/ui.
#pragma once

#include "ui/interaction.hpp"

namespace peil::ui {

// Takes the keys that were pressed in this frame: Tab, those that work everywhere, arrows, Enter
// and Space, digits. What is typed in a field is the field's own. Cost: linear in the tree if a key
// was pressed.
void take_keys(const app::ViewTree& tree, Interaction& interaction);

}  // namespace peil::ui
