// What a person is at while the painter takes the input: the node in focus, the field that is
// edited, and what was done in this frame. Private to core/ui.
#pragma once

#include "ui/field_editor.hpp"
#include "ui/painter.hpp"
#include "ui/pen.hpp"
#include "ui/scrolling.hpp"

#include <string>
#include <vector>

namespace peil::ui {

struct Interaction {
  std::string focus;               // id of the node; empty: none
  bool focus_by_keyboard = false;  // so that it shows
  FieldEditor editor;
  Scrolling scrolling;
  std::vector<Event> events;
  bool another_frame = false;  // something moved that shows only in the next one
};

// The node gets the focus; by the keyboard, it is brought into view, too.
void move_focus(Interaction& interaction, const app::Node& node, bool keyboard);

// A field is edited, everything else is activated.
void use(Interaction& interaction, const app::Node& node);

// A step of Tab: to a control, and into a field.
void step_to(Interaction& interaction, const app::Node& node);

// What is in the field counts as entered. Dear ImGui forgets a field that isn't there any more.
void end_editing(Interaction& interaction);

// Lets the pointer hover over the node and press it. Between ImGui::Begin and End.
Pointer take_pointer(Interaction& interaction, const app::Node& node, const Rect& rect);

// Shows the field that is edited and takes what is typed. Between ImGui::Begin and End.
void edit_field(Interaction& interaction, const Pen& pen, const app::ViewTree& tree,
                const app::Node& field, const Rect& rect);

}  // namespace peil::ui
