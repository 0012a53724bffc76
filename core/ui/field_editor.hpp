// The field that has the cursor, and what is typed in it: Dear ImGui's own text field, where the
// node stands. Private to core/ui.
#pragma once

#include "ui/painter.hpp"
#include "ui/pen.hpp"

#include <string>
#include <string_view>
#include <vector>

namespace peil::ui {

class FieldEditor {
 public:
  bool is_editing() const { return !id_.empty(); }
  bool edits(std::string_view id) const { return is_editing() && id_ == id; }
  const std::string& id() const { return id_; }
  // Whether what is typed is given after each change.
  bool is_live() const { return is_editing() && live_; }

  // The field gets the cursor at the next `edit`.
  void begin(const app::Node& field);

  // The field has gone, or what is typed in it doesn't count.
  void forget() { id_.clear(); }

  // What is in the field counts as entered; nothing is edited any more.
  void end(std::vector<Event>& events);

  // Like `end`, without leaving the field, and only if something wasn't given yet.
  void give(std::vector<Event>& events);

  bool has_typing() const { return is_editing() && is_text_ && buffer_ != given_; }

  // What came of a frame in the field. submitted: Enter in a live field, which keeps the cursor.
  enum class Step { editing, left, submitted };

  // Shows the field and takes what is typed. Between ImGui::Begin and End.
  Step edit(const Pen& pen, const app::Node& field, const Rect& rect, std::vector<Event>& events);

 private:
  std::string id_;
  std::string buffer_;
  std::string original_;  // what the field held when it got the cursor
  std::string given_;     // what of its text was handed on last
  bool is_text_ = false;
  bool live_ = false;
  bool begins_ = false;
};

}  // namespace peil::ui
