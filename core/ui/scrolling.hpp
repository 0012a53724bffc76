// How far what scrolls is scrolled, and what is to be brought into view. Private to core/ui.
#pragma once

#include "ui/layout.hpp"

#include <functional>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <utility>

namespace peil::ui {

class Scrolling {
 public:
  // The node is brought into view at the next paint. Only one node is wanted: the last.
  void bring_into_view(std::string id) { wanted_ = std::move(id); }

  // Takes up what the tree wants in view, once per serial.
  void follow(const app::ViewTree& tree);

  // The node to bring into view; none: everything is where it should be.
  const std::optional<std::string>& wanted() const { return wanted_; }
  void forget_wanted() { wanted_.reset(); }

  // By the id of a scrolling node; 0 if nothing is known of it.
  void set(std::string_view id, float y);
  float at(std::string_view id) const;
  void clear() { offsets_.clear(); }

  // The offset that was set, as far as the box can be scrolled.
  float within(const NodeBox& box) const;

  // The offset of Dear ImGui's window for the box, after it went to the node that is wanted, if
  // that is in it. Between ImGui::BeginChild and EndChild. `moved`: it shows only in the next
  // frame.
  struct Offset {
    float y = 0;
    bool moved = false;
  };
  Offset of_window(const Arrangement& arrangement, int index);

 private:
  std::optional<float> offset_to_wanted(const Arrangement& arrangement, int index);

  std::optional<std::string> wanted_;
  std::uint64_t followed_ = 0;  // serial of the tree whose wish was taken up
  std::map<std::string, float, std::less<>> offsets_;
};

// Begins Dear ImGui's window for a scrolling box. `native`: a person scrolls it there, else
// elsewhere.
void begin_scrolling_window(const NodeBox& box, const Rect& rect, bool native);

}  // namespace peil::ui
