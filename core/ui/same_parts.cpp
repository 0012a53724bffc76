#include "ui/same_parts.hpp"

#include <string_view>

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

// How the boxes of a part move: their indices, and what isn't in a scrolling part of its own.
struct Move {
  int from = 0;
  int to = 0;
  int parent = -1;
  int scroll_parent = -1;
  float dx = 0;
  float dy = 0;
};

// Copies the box of `twin` for the node, and those of all that is in it.
void copy_boxes(const Node& node, int& twin, const Move& move, const Arrangement& earlier,
                Arrangement& out) {
  const NodeBox& was = earlier.boxes[static_cast<std::size_t>(twin)];
  NodeBox box = was;
  box.node = &node;
  box.parent = twin == move.from ? move.parent : was.parent - move.from + move.to;
  box.end = was.end - move.from + move.to;
  // What scrolls by itself moves nothing that is in it.
  if (was.scroll_parent >= move.from) {
    box.scroll_parent = was.scroll_parent - move.from + move.to;
  } else {
    box.scroll_parent = move.scroll_parent;
    box.rect.x += move.dx;
    box.rect.y += move.dy;
  }
  if (was.line_count > 0) {
    // Only here are both nodes looked at: reading them is most of what copying costs.
    const std::string_view text = node.multiline ? node.value : node.name;
    const std::string_view old = node.multiline ? was.node->value : was.node->name;
    box.first_line = static_cast<std::uint32_t>(out.lines.size());
    for (std::uint32_t i = 0; i < was.line_count; ++i) {
      const std::string_view line = earlier.lines[was.first_line + i];
      out.lines.push_back(
          text.substr(static_cast<std::size_t>(line.data() - old.data()), line.size()));
    }
  }
  out.boxes.push_back(box);
  out.needs.push_back(earlier.needs[static_cast<std::size_t>(twin)]);
  ++twin;
  for (const Node& child : node.children)
    copy_boxes(child, twin, move, earlier, out);
}

}  // namespace

SameParts::SameParts(const Node& root, const Arrangement* earlier) : earlier_(earlier) {
  if (!earlier || earlier->boxes.empty()) return;
  if (compare(root, 0)) found_.emplace_back(&root, 0);
  twins_.insert(found_.begin(), found_.end());
  found_.clear();
}

void SameParts::take_over(const Node& node, const Place& place, Arrangement& out) const {
  int next = twin(node);
  const Rect& was = earlier_->boxes[static_cast<std::size_t>(next)].rect;
  const Move move{next,
                  static_cast<int>(out.boxes.size()),
                  place.parent,
                  place.scroll_parent,
                  place.x - was.x,
                  place.y - was.y};
  copy_boxes(node, next, move, *earlier_, out);
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
