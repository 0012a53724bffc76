#include "ui/same_parts.hpp"

namespace peil::ui {

using app::Node;
using app::Role;

namespace {

// Whether the two are laid out alike, their children aside.
bool is_alike(const Node& a, const Node& b) {
  const auto* bars = std::get_if<app::Bars>(&a.chart);
  const auto* other_bars = std::get_if<app::Bars>(&b.chart);
  return a.role == b.role && a.look == b.look && a.selected == b.selected &&
         a.multiline == b.multiline && a.action.has_value() == b.action.has_value() &&
         a.chart.index() == b.chart.index() && a.layout == b.layout && a.name == b.name &&
         (!a.multiline || a.value == b.value) &&
         (!bars || bars->items.size() == other_bars->items.size());
}

}  // namespace

SameParts::SameParts(const Node& root, const Arrangement* earlier) : earlier_(earlier) {
  if (!earlier || earlier->boxes.empty()) return;
  if (compare(root, 0)) found_.emplace_back(&root, 0);
  twins_.insert(found_.begin(), found_.end());
  found_.clear();
}

int SameParts::twin(const Node& node) const {
  if (twins_.empty()) return -1;
  const auto found = twins_.find(&node);
  return found == twins_.end() ? -1 : found->second;
}

bool SameParts::compare(const Node& node, int twin) {
  // Further than this nobody moves a part: what comes after is compared with nothing.
  constexpr int most_ahead = 32;
  const auto box = [&](int index) -> const NodeBox& {
    return earlier_->boxes[static_cast<std::size_t>(index)];
  };
  const std::size_t before = found_.size();
  bool same = is_alike(node, *box(twin).node);
  int at = twin + 1;
  const int end = box(twin).end;
  for (const Node& child : node.children) {
    int candidate = at;
    for (int ahead = 0; candidate < end && box(candidate).node->id != child.id; ++ahead)
      candidate = ahead < most_ahead ? box(candidate).end : end;
    same = same && candidate == at && candidate < end;
    if (candidate >= end) continue;
    at = box(candidate).end;
    if (compare(child, candidate)) {
      found_.emplace_back(&child, candidate);
    } else {
      same = false;
    }
  }
  same = same && at == end;
  // The whole is one part; and what stands in one row of a table says how wide the others are.
  if (same || node.role == Role::table) found_.resize(before);
  return same;
}

}  // namespace peil::ui
