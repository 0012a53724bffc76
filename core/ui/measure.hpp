// How large nodes are: their padding, their lines of text, the widths that they take and the height
// that they need at a width. Private to core/ui.
#pragma once

#include "ui/layout.hpp"
#include "ui/same_parts.hpp"
#include "ui/table.hpp"

#include <optional>
#include <string_view>
#include <unordered_map>
#include <utility>
#include <vector>

namespace peil::ui {

// The room inside the node's edges.
float padding_x(const app::Node& node);
float padding_y(const app::Node& node);

// What the node paints in lines: its name, or what is typed in a field of several lines; else
// none.
std::optional<std::string_view> text_in_lines(const app::Node& node);

// Sizes of the nodes of one tree, each measured once: remembers the widths, and the height at the
// width that was tried last.
class NodeMeasure {
 public:
  // What `same` knows from `earlier`, if there is one, isn't measured again. All must outlive this.
  NodeMeasure(const Theme& theme, TextMeasure& texts, const SameParts& same,
              const Arrangement* earlier)
      : theme_(theme), texts_(texts), same_(same), earlier_(earlier) {}

  // The style of the node's `text_in_lines` in a width: a heading becomes smaller before one of its
  // words is broken, down to the size of the text under it.
  TextStyle style_in(const app::Node& node, float width) const;

  // The lines of the node's `text_in_lines` in a width. Valid until the next call.
  const std::vector<TextMeasure::Line>& lines(const app::Node& node, float width);

  // The width that the node takes if nothing keeps it from it.
  float natural_width(const app::Node& node);

  // The same, of what stands in it.
  float content_width(const app::Node& node);

  // The width below which words must be broken.
  float least_width(const app::Node& node);

  // The height that the node needs at a width.
  float height(const app::Node& node, float width);

  // What was found out about the node, for the next arrangement.
  Arrangement::Needs needs(const app::Node& node) const;

  TableColumns& columns() { return columns_; }

 private:
  // What is known from earlier about a node that is still the same; else null.
  const Arrangement::Needs* known_needs(const app::Node& node) const;
  // Of a node that paints its name.
  TextStyle name_style(const app::Node& node) const {
    return text_style(node.look, theme_, node.selected);
  }
  TextStyle value_style() const { return text_style(app::Look::body, theme_); }

  const Theme& theme_;
  TextMeasure& texts_;
  const SameParts& same_;
  const Arrangement* earlier_;
  TableColumns columns_;
  // The width tried last, and the height at it.
  std::unordered_map<const app::Node*, std::pair<float, float>> heights_;
  std::unordered_map<const app::Node*, float> content_widths_;
};

}  // namespace peil::ui
