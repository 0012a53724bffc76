#include "ui/layout.hpp"

#include "ui/flows.hpp"
#include "ui/measure.hpp"
#include "ui/same_parts.hpp"

#include <algorithm>
#include <optional>
#include <string_view>
#include <vector>

namespace peil::ui {

using app::Node;
using app::Role;

int Arrangement::find(std::string_view id) const {
  const auto found = std::find_if(boxes.begin(), boxes.end(),
                                  [&](const NodeBox& box) { return box.node->id == id; });
  return found == boxes.end() ? -1 : static_cast<int>(found - boxes.begin());
}

bool paints_text(const Node& node) {
  if (!node.children.empty() || !std::holds_alternative<std::monostate>(node.chart)) return false;
  switch (node.role) {
    case Role::heading:
    case Role::text:
    case Role::status:
    case Role::button:
    case Role::link:
    case Role::tab:
    case Role::radio:
    case Role::checkbox:
    case Role::cell:
    case Role::row_header:
    case Role::column_header:
      return true;
    default:
      return false;
  }
}

BarsPlan bars_plan(float width) {
  const bool narrow = width < 420;
  return {narrow, narrow ? 46.0f : 30.0f, 22};
}

namespace {

// Puts the boxes of a tree into an arrangement, parents before children.
class Placer {
 public:
  Placer(const SameParts& same, const Arrangement* earlier, NodeMeasure& measure, Arrangement& out)
      : same_(same), earlier_(earlier), measure_(measure), out_(out) {}

  void place(const Node& node, Rect rect, int parent, int scroll_parent) {
    if (const int twin = same_.twin(node); twin >= 0) {
      const Rect& was = earlier_->boxes[static_cast<std::size_t>(twin)].rect;
      if (was.width == rect.width && was.height == rect.height) {
        same_.take_over(node, {parent, scroll_parent, rect.x, rect.y}, out_);
        return;
      }
    }
    const std::size_t index = out_.boxes.size();
    out_.boxes.push_back({&node, parent, scroll_parent, 0, rect, 0, 0, 0});
    out_.needs.emplace_back();
    const float beside = padding_x(node);
    const float above = padding_y(node);
    keep_lines(out_.boxes[index], rect.width - 2 * beside);
    Rect content{rect.x + beside, rect.y + above, std::max(0.0f, rect.width - 2 * beside),
                 std::max(0.0f, rect.height - 2 * above)};
    const int here = static_cast<int>(index);
    if (node.layout.scroll) {
      content = scrolled_content(out_.boxes[index], content.width);
      scroll_parent = here;
    }
    const std::size_t first = rects_.size();
    place_children(node, content, measure_, rects_);
    for (std::size_t i = 0; i < node.children.size(); ++i) {
      const Node& child = node.children[i];
      place(child, rects_[first + i], here, floats(node, child) ? -1 : scroll_parent);
    }
    rects_.resize(first);
    out_.boxes[index].end = static_cast<int>(out_.boxes.size());
    out_.needs[index] = measure_.needs(node);
  }

 private:
  void keep_lines(NodeBox& box, float width) {
    const Node& node = *box.node;
    const std::optional<std::string_view> text = text_in_lines(node);
    if (!text) return;
    const auto& lines = measure_.lines(node, width);
    box.first_line = static_cast<std::uint32_t>(out_.lines.size());
    box.line_count = static_cast<std::uint32_t>(lines.size());
    if (node.role == Role::heading) box.text_size = measure_.style_in(node, width).size;
    for (const TextMeasure::Line& line : lines)
      out_.lines.push_back(text->substr(line.begin, line.size));
  }

  // The room for what stands in a scrolling box, relative to itself; its height is kept in the box.
  Rect scrolled_content(NodeBox& box, float width) {
    const Node& node = *box.node;
    float needed = measure_.height(node, box.rect.width);
    const bool at_edge = node.look == app::Look::side_panel;
    if (needed > box.rect.height && padding_x(node) < size::scrollbar && !at_edge) {
      // The scrollbar stands beside what is in it, not over that; what stands in a side panel has
      // room there itself.
      width = std::max(0.0f, width - size::scrollbar + padding_x(node));
      needed = height_of_children(node, width, measure_) + 2 * padding_y(node);
    }
    box.content_height = std::max(needed, box.rect.height);
    return {padding_x(node), padding_y(node), width, box.content_height - 2 * padding_y(node)};
  }

  const SameParts& same_;
  const Arrangement* earlier_;
  NodeMeasure& measure_;
  Arrangement& out_;
  std::vector<Rect> rects_;  // of the children of all nodes that are being placed
};

}  // namespace

Arrangement arrange(const app::ViewTree& tree, float width, float height, const Theme& theme,
                    TextMeasure& texts, const Arrangement* earlier) {
  Arrangement result;
  if (earlier) {
    result.boxes.reserve(earlier->boxes.size() + 64);
    result.needs.reserve(earlier->boxes.size() + 64);
    result.lines.reserve(earlier->lines.size() + 64);
  }
  const SameParts same(tree.root, earlier);
  NodeMeasure measure(theme, texts, same, earlier);
  Placer(same, earlier, measure, result).place(tree.root, {0, 0, width, height}, -1, -1);
  return result;
}

}  // namespace peil::ui
