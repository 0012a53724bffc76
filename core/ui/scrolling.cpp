#include "ui/scrolling.hpp"

#include <imgui.h>

#include <algorithm>

namespace peil::ui {

namespace {

float most_offset(const NodeBox& box) {
  return std::max(0.0f, box.content_height - box.rect.height);
}

}  // namespace

void Scrolling::follow(const app::ViewTree& tree) {
  if (tree.bring_into_view.empty() || followed_ == tree.serial) return;
  followed_ = tree.serial;
  wanted_ = tree.bring_into_view;
}

void Scrolling::set(std::string_view id, float y) { offsets_.insert_or_assign(std::string(id), y); }

float Scrolling::at(std::string_view id) const {
  const auto found = offsets_.find(id);
  return found == offsets_.end() ? 0 : found->second;
}

float Scrolling::within(const NodeBox& box) const {
  return std::clamp(at(box.node->id), 0.0f, most_offset(box));
}

Scrolling::Offset Scrolling::of_window(const Arrangement& arrangement, int index) {
  const std::optional<float> wanted = offset_to_wanted(arrangement, index);
  if (wanted) ImGui::SetScrollY(*wanted);
  const float y = wanted ? *wanted : ImGui::GetScrollY();
  offsets_[arrangement.boxes[static_cast<std::size_t>(index)].node->id] = y;
  return {y, wanted.has_value()};
}

// Where the scrolling box must be to show the node that is wanted; none if it needn't move.
std::optional<float> Scrolling::offset_to_wanted(const Arrangement& arrangement, int index) {
  if (!wanted_) return std::nullopt;
  const int target = arrangement.find(*wanted_);
  if (target < 0) return std::nullopt;
  const NodeBox& node = arrangement.boxes[static_cast<std::size_t>(target)];
  if (node.scroll_parent != index) return std::nullopt;
  wanted_.reset();
  constexpr float margin = 24;
  const NodeBox& box = arrangement.boxes[static_cast<std::size_t>(index)];
  const Rect& rect = node.rect;
  const float room = box.rect.height;
  const float now = ImGui::GetScrollY();
  if (rect.y - margin >= now && rect.bottom() + margin <= now + room) return std::nullopt;
  const float offset = rect.y < now || rect.height + 2 * margin > room
                           ? rect.y - margin
                           : rect.bottom() + margin - room;
  return std::clamp(offset, 0.0f, most_offset(box));
}

void begin_scrolling_window(const NodeBox& box, const Rect& rect, bool native) {
  int flags =
      ImGuiWindowFlags_NoBackground | ImGuiWindowFlags_NoNav | ImGuiWindowFlags_NoSavedSettings;
  if (!native) flags |= ImGuiWindowFlags_NoScrollbar | ImGuiWindowFlags_NoScrollWithMouse;
  ImGui::SetCursorScreenPos({rect.x, rect.y});
  ImGui::SetNextWindowContentSize({0, box.content_height});
  ImGui::BeginChild(box.node->id.c_str(), {rect.width, rect.height}, ImGuiChildFlags_None, flags);
}

}  // namespace peil::ui
