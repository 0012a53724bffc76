#include "ui/field_editor.hpp"

namespace peil::ui {

using app::Node;
using app::Role;

namespace {

// Gives Dear ImGui as much room as what is typed takes.
int resize(ImGuiInputTextCallbackData* data) {
  if (data->EventFlag == ImGuiInputTextFlags_CallbackResize) {
    auto& text = *static_cast<std::string*>(data->UserData);
    text.resize(static_cast<std::size_t>(data->BufTextLen));
    data->Buf = text.data();
  }
  return 0;
}

// Dear ImGui's own field. True after Enter in a field of one line.
bool input(const Node& field, const Rect& rect, std::string& buffer) {
  const std::string label = "##" + field.id;
  if (field.multiline) {
    ImGui::InputTextMultiline(label.c_str(), buffer.data(), buffer.capacity() + 1,
                              {rect.width, rect.height}, ImGuiInputTextFlags_CallbackResize,
                              &resize, &buffer);
    return false;
  }
  return ImGui::InputText(label.c_str(), buffer.data(), buffer.capacity() + 1,
                          ImGuiInputTextFlags_EnterReturnsTrue | ImGuiInputTextFlags_AutoSelectAll |
                              ImGuiInputTextFlags_CallbackResize,
                          &resize, &buffer);
}

}  // namespace

void FieldEditor::begin(const Node& field) {
  id_ = field.id;
  buffer_ = original_ = given_ = field.value;
  is_text_ = field.role == Role::text_field;
  live_ = field.live && is_text_ && !field.multiline;
  begins_ = true;
}

void FieldEditor::end(std::vector<Event>& events) {
  if (!is_editing()) return;
  if (!live_ || buffer_ != given_) events.push_back({Event::Kind::entered, id_, buffer_});
  id_.clear();
}

void FieldEditor::give(std::vector<Event>& events) {
  if (!is_editing() || buffer_ == given_) return;
  given_ = buffer_;
  events.push_back({Event::Kind::entered, id_, buffer_});
}

FieldEditor::Step FieldEditor::edit(const Pen& pen, const Node& field, const Rect& rect,
                                    std::vector<Event>& events) {
  const TextStyle style = text_style(app::Look::body, pen.theme);
  const float font_size = pen.fonts.height(style);
  const Measures room = measures(field.role, field.look);
  const float top = field.multiline ? 0 : std::floor((rect.height - font_size) / 2) - 2;
  ImGui::SetCursorScreenPos({rect.x, rect.y + top});
  ImGui::PushFont(pen.fonts.of(style), font_size);
  ImGui::PushStyleVar(ImGuiStyleVar_FramePadding,
                      {room.padding_x, field.multiline ? room.padding_y : 2});
  ImGui::SetNextItemWidth(rect.width);
  const bool begins = begins_;
  if (begins) ImGui::SetKeyboardFocusHere();
  const bool entered = input(field, rect, buffer_);
  const bool left = ImGui::IsItemDeactivated();
  const bool cancelled = left && ImGui::IsKeyPressed(ImGuiKey_Escape, false);
  ImGui::PopStyleVar();
  ImGui::PopFont();
  begins_ = false;
  if (live_) give(events);
  if (begins || !(entered || left)) return Step::editing;
  if (live_ && entered) {
    begins_ = true;
    return Step::submitted;
  }
  if (cancelled) buffer_ = original_;
  // What a person leaves is entered even unchanged, so that what is wrong with it is said; a live
  // field has said it.
  const bool counts = live_ || cancelled ? buffer_ != given_ : true;
  if (counts) events.push_back({Event::Kind::entered, id_, buffer_});
  id_.clear();
  return Step::left;
}

}  // namespace peil::ui
