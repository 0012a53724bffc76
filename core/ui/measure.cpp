#include "ui/measure.hpp"

#include "ui/flows.hpp"

#include <algorithm>
#include <cmath>

namespace peil::ui {

using app::Flow;
using app::Node;
using app::Role;

namespace {

// What is pressed must be large enough for a finger or a trembling hand.
float least_side(const Node& node) {
  const bool is_target =
      node.action.has_value() && (app::is_leaf(node.role) || node.role == Role::combo);
  return is_target ? size::target : 0;
}

float least_height(const Node& node) {
  return std::max({node.layout.height, measures(node.role, node.look).height, least_side(node)});
}

}  // namespace

float padding_x(const Node& node) {
  return node.layout.padding_x > 0 ? node.layout.padding_x
                                   : measures(node.role, node.look).padding_x;
}

float padding_y(const Node& node) {
  return node.layout.padding_y > 0 ? node.layout.padding_y
                                   : measures(node.role, node.look).padding_y;
}

std::optional<std::string_view> text_in_lines(const Node& node) {
  if (paints_text(node)) return node.name;
  if (node.multiline) return node.value;
  return std::nullopt;
}

TextStyle NodeMeasure::style_in(const Node& node, float width) const {
  if (!paints_text(node)) return value_style();
  TextStyle style = name_style(node);
  const float least = value_style().size;
  if (node.role != Role::heading || style.size <= least) return style;
  const float widest = texts_.widest_word(node.name, style);
  if (widest > width) style.size = std::max(least, std::floor(style.size * width / widest));
  return style;
}

const std::vector<TextMeasure::Line>& NodeMeasure::lines(const Node& node, float width) {
  return texts_.lines(paints_text(node) ? node.name : node.value, style_in(node, width), width);
}

float NodeMeasure::natural_width(const Node& node) {
  return node.layout.width > 0 ? node.layout.width : content_width(node);
}

float NodeMeasure::content_width(const Node& node) {
  const auto known = content_widths_.find(&node);
  if (known != content_widths_.end()) return known->second;
  if (const auto* earlier = known_needs(node); earlier && earlier->width >= 0) {
    return earlier->width;
  }
  float width = 0;
  if (paints_text(node)) {
    width = std::ceil(texts_.width(node.name, name_style(node))) + 1;
  } else if (node.layout.flow == Flow::row || node.layout.flow == Flow::split) {
    for (const Node& child : node.children)
      width += natural_width(child) + node.layout.gap;
    if (!node.children.empty()) width -= node.layout.gap;
  } else {
    for (const Node& child : node.children)
      width = std::max(width, natural_width(child));
  }
  width = std::max(width + 2 * padding_x(node), least_side(node));
  content_widths_.emplace(&node, width);
  return width;
}

float NodeMeasure::least_width(const Node& node) {
  if (node.role == Role::button) return content_width(node);
  float width = 0;
  if (paints_text(node)) {
    width = std::ceil(texts_.widest_word(node.name, name_style(node))) + 1;
  }
  const bool beside = node.layout.flow == Flow::row && !node.layout.wrap;
  for (const Node& child : node.children) {
    const float one = least_width(child);
    width = beside ? width + one + node.layout.gap : std::max(width, one);
  }
  if (beside && !node.children.empty()) width -= node.layout.gap;
  return std::max(width + 2 * padding_x(node), least_side(node));
}

float NodeMeasure::height(const Node& node, float width) {
  const auto known = heights_.find(&node);
  if (known != heights_.end() && known->second.first == width) return known->second.second;
  if (const auto* earlier = known_needs(node); earlier && earlier->at_width == width) {
    return earlier->height;
  }
  const float inner = std::max(0.0f, width - 2 * padding_x(node));
  float height = 0;
  if (paints_text(node)) {
    const TextStyle style = style_in(node, inner);
    const auto& lines = texts_.lines(node.name, style, inner);
    height = style.line_height() * static_cast<float>(lines.size());
  } else if (node.multiline) {
    // A line more than there is, to type on.
    const TextStyle style = value_style();
    const auto& lines = texts_.lines(node.value, style, inner);
    height = style.line_height() * static_cast<float>(lines.size() + 1);
  } else if (const auto* bars = std::get_if<app::Bars>(&node.chart)) {
    const BarsPlan plan = bars_plan(inner);
    height = plan.row * static_cast<float>(bars->items.size()) + plan.foot;
  } else {
    height = height_of_children(node, inner, *this);
  }
  height = std::max(height + 2 * padding_y(node), least_height(node));
  heights_[&node] = {width, height};
  return height;
}

Arrangement::Needs NodeMeasure::needs(const Node& node) const {
  Arrangement::Needs needs;
  if (const auto width = content_widths_.find(&node); width != content_widths_.end()) {
    needs.width = width->second;
  }
  if (const auto height = heights_.find(&node); height != heights_.end()) {
    needs.at_width = height->second.first;
    needs.height = height->second.second;
  }
  return needs;
}

const Arrangement::Needs* NodeMeasure::known_needs(const Node& node) const {
  const int twin = same_.twin(node);
  return twin < 0 ? nullptr : &earlier_->needs[static_cast<std::size_t>(twin)];
}

}  // namespace peil::ui
