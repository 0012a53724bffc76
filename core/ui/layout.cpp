#include "ui/layout.hpp"

#include "ui/same_parts.hpp"

#include <algorithm>
#include <cmath>
#include <unordered_map>

namespace peil::ui {

using app::Align;
using app::Flow;
using app::Justify;
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

class Arranger {
 public:
  Arranger(const Node& root, const Theme& theme, TextMeasure& texts, const Arrangement* earlier,
           Arrangement& out)
      : theme_(theme), texts_(texts), earlier_(earlier), same_(root, earlier), out_(out) {}

  void place(const Node& node, Rect rect, int parent, int scroll_parent) {
    const int index = static_cast<int>(out_.boxes.size());
    if (const int twin = same_.twin(node); twin >= 0) {
      const Rect& was = earlier_->boxes[at(twin)].rect;
      if (was.width == rect.width && was.height == rect.height) {
        int next = twin;
        take_over(node, next, {twin, index, parent, scroll_parent, rect.x - was.x, rect.y - was.y});
        return;
      }
    }
    out_.boxes.push_back({&node, parent, scroll_parent, 0, rect, 0, 0, 0});
    out_.needs.emplace_back();
    if (paints_text(node)) {
      keep_lines(index, node.name, lines_of(node, rect.width - 2 * padding_x(node)));
    } else if (node.multiline) {
      keep_lines(index, node.value, value_lines(node, rect.width - 2 * padding_x(node)));
    }
    Rect content{rect.x + padding_x(node), rect.y + padding_y(node),
                 std::max(0.0f, rect.width - 2 * padding_x(node)),
                 std::max(0.0f, rect.height - 2 * padding_y(node))};
    int child_scroll = scroll_parent;
    if (node.layout.scroll) {
      float needed = height_of(node, rect.width);
      const bool at_edge = node.look == app::Look::side_panel;
      if (needed > rect.height && padding_x(node) < size::scrollbar && !at_edge) {
        // The scrollbar stands beside what is in it, not over that; what stands in a side panel has room there itself.
        content.width = std::max(0.0f, content.width - size::scrollbar + padding_x(node));
        needed = flow_height(node, content.width) + 2 * padding_y(node);
      }
      out_.boxes[at(index)].content_height = std::max(needed, rect.height);
      content.x = padding_x(node);
      content.y = padding_y(node);
      content.height = std::max(needed, rect.height) - 2 * padding_y(node);
      child_scroll = index;
    }
    switch (node.layout.flow) {
      case Flow::stack:
        place_stack(node, content, index, child_scroll);
        break;
      case Flow::row:
        place_row(node, content, index, child_scroll);
        break;
      case Flow::grid:
        place_grid(node, content, index, child_scroll);
        break;
      case Flow::split:
        place_split(node, content, index, child_scroll);
        break;
    }
    out_.boxes[at(index)].end = static_cast<int>(out_.boxes.size());
    out_.needs[at(index)] = needs_of(node);
  }

 private:
  // A part that is taken over: where it was and where it goes.
  struct Move {
    int from = 0;
    int to = 0;
    int parent = -1;
    int scroll_parent = -1;
    float dx = 0;
    float dy = 0;
  };

  // Copies the box of `twin` for the node, and those of all that is in it.
  void take_over(const Node& node, int& twin, const Move& move) {
    const NodeBox& was = earlier_->boxes[at(twin)];
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
    const std::string_view text = node.multiline ? node.value : node.name;
    const std::string_view old = node.multiline ? was.node->value : was.node->name;
    if (was.line_count > 0) box.first_line = static_cast<std::uint32_t>(out_.lines.size());
    for (std::uint32_t i = 0; i < was.line_count; ++i) {
      const std::string_view line = earlier_->lines[was.first_line + i];
      out_.lines.push_back(
          text.substr(static_cast<std::size_t>(line.data() - old.data()), line.size()));
    }
    out_.boxes.push_back(box);
    out_.needs.push_back(earlier_->needs[at(twin)]);
    ++twin;
    for (const Node& child : node.children)
      take_over(child, twin, move);
  }

  Arrangement::Needs needs_of(const Node& node) const {
    Arrangement::Needs needs;
    if (const auto width = natural_widths_.find(&node); width != natural_widths_.end()) {
      needs.width = width->second;
    }
    if (const auto height = heights_.find(&node); height != heights_.end()) {
      needs.at_width = height->second.first;
      needs.height = height->second.second;
    }
    return needs;
  }

  // What is known from earlier about a node that is still the same; else null.
  const Arrangement::Needs* known_needs(const Node& node) const {
    const int twin = same_.twin(node);
    return twin < 0 ? nullptr : &earlier_->needs[at(twin)];
  }

  static std::size_t at(int index) { return static_cast<std::size_t>(index); }

  static float padding_x(const Node& node) {
    return node.layout.padding_x > 0 ? node.layout.padding_x
                                     : measures(node.role, node.look).padding_x;
  }
  static float padding_y(const Node& node) {
    return node.layout.padding_y > 0 ? node.layout.padding_y
                                     : measures(node.role, node.look).padding_y;
  }
  // What is pressed must be large enough for a finger or a trembling hand.
  static float least_side(const Node& node) { return is_target(node) ? size::target : 0; }
  static bool is_target(const Node& node) {
    return node.action.has_value() && (app::is_leaf(node.role) || node.role == Role::combo);
  }
  static float least_height(const Node& node) {
    return std::max({node.layout.height, measures(node.role, node.look).height, least_side(node)});
  }

  using Lines = std::vector<TextMeasure::Line>;

  const Lines& lines_of(const Node& node, float width) {
    return texts_.lines(node.name, text_style(node.look, theme_, node.selected), width);
  }

  // What is typed in a field of several lines.
  const Lines& value_lines(const Node& node, float width) {
    return texts_.lines(node.value, text_style(app::Look::body, theme_), width);
  }

  void keep_lines(int index, std::string_view text, const Lines& lines) {
    out_.boxes[at(index)].first_line = static_cast<std::uint32_t>(out_.lines.size());
    out_.boxes[at(index)].line_count = static_cast<std::uint32_t>(lines.size());
    for (const TextMeasure::Line& line : lines)
      out_.lines.push_back(text.substr(line.begin, line.size));
  }

  // The width that the node takes if nothing keeps it from it.
  float natural_width(const Node& node) {
    return node.layout.width > 0 ? node.layout.width : content_width(node);
  }

  // The same, of what stands in it.
  float content_width(const Node& node) {
    const auto known = natural_widths_.find(&node);
    if (known != natural_widths_.end()) return known->second;
    if (const auto* needs = known_needs(node); needs && needs->width >= 0) return needs->width;
    float width = 0;
    if (paints_text(node)) {
      const TextStyle style = text_style(node.look, theme_, node.selected);
      width = std::ceil(texts_.width(node.name, style)) + 1;
    } else if (node.layout.flow == Flow::row || node.layout.flow == Flow::split) {
      for (const Node& child : node.children)
        width += natural_width(child) + node.layout.gap;
      if (!node.children.empty()) width -= node.layout.gap;
    } else {
      for (const Node& child : node.children)
        width = std::max(width, natural_width(child));
    }
    width = std::max(width + 2 * padding_x(node), least_side(node));
    natural_widths_.emplace(&node, width);
    return width;
  }

  // The width below which words must be broken.
  float least_width(const Node& node) {
    if (node.role == Role::button) return content_width(node);
    float width = 0;
    if (paints_text(node)) {
      const TextStyle style = text_style(node.look, theme_, node.selected);
      width = std::ceil(texts_.widest_word(node.name, style)) + 1;
    }
    const bool beside = node.layout.flow == Flow::row && !node.layout.wrap;
    for (const Node& child : node.children) {
      const float one = least_width(child);
      width = beside ? width + one + node.layout.gap : std::max(width, one);
    }
    if (beside && !node.children.empty()) width -= node.layout.gap;
    return std::max(width + 2 * padding_x(node), least_side(node));
  }

  // The height that the node needs at a width.
  float height_of(const Node& node, float width) {
    const auto known = heights_.find(&node);
    if (known != heights_.end() && known->second.first == width) return known->second.second;
    if (const auto* needs = known_needs(node); needs && needs->at_width == width) {
      return needs->height;
    }
    const float inner = std::max(0.0f, width - 2 * padding_x(node));
    float height = 0;
    if (paints_text(node)) {
      const float line = text_style(node.look, theme_, node.selected).line_height();
      height = line * static_cast<float>(lines_of(node, inner).size());
    } else if (node.multiline) {
      // A line more than there is, to type on.
      const float line = text_style(app::Look::body, theme_).line_height();
      height = line * static_cast<float>(value_lines(node, inner).size() + 1);
    } else if (const auto* bars = std::get_if<app::Bars>(&node.chart)) {
      const BarsPlan plan = bars_plan(inner);
      height = plan.row * static_cast<float>(bars->items.size()) + plan.foot;
    } else {
      height = flow_height(node, inner);
    }
    height = std::max(height + 2 * padding_y(node), least_height(node));
    heights_[&node] = {width, height};
    return height;
  }

  // The height that the node's children need together.
  float flow_height(const Node& node, float inner) {
    switch (node.layout.flow) {
      case Flow::stack:
        return stack_height(node, inner);
      case Flow::row:
        return row_height(node, inner);
      case Flow::grid:
        return grid_height(node, inner);
      case Flow::split:
        break;
    }
    return 0;
  }

  static float stack_child_width(const Node& child, float width) {
    const float most = child.layout.max_width > 0 ? std::min(width, child.layout.max_width) : width;
    return child.layout.width > 0 ? std::min(child.layout.width, most) : most;
  }

  // A button in a stack is as wide as its words; everything else is as wide as the stack.
  float stack_item_width(const Node& stack, const Node& child, float width) {
    const float most = stack_child_width(child, width);
    const bool hugs = stack.layout.align != Align::stretch ||
                      (child.role == Role::button && child.look != app::Look::nav_item);
    return hugs ? std::min(most, natural_width(child)) : most;
  }

  // A dialog stands over the root's other children, not under them.
  static bool floats(const Node& node, const Node& child) {
    return node.role == Role::root && child.role == Role::dialog;
  }

  float stack_height(const Node& node, float width) {
    if (node.role == Role::table) share_columns(node, width);
    float height = 0;
    for (const Node& child : node.children) {
      if (floats(node, child)) continue;
      height += height_of(child, stack_item_width(node, child, width)) + node.layout.gap;
    }
    return node.children.empty() ? 0 : height - node.layout.gap;
  }

  void place_stack(const Node& node, Rect content, int index, int scroll) {
    if (node.role == Role::table) share_columns(node, content.width);
    float fixed = 0;
    float grow = 0;
    for (const Node& child : node.children) {
      if (floats(node, child)) continue;
      grow += child.layout.grow;
      if (child.layout.grow <= 0) {
        fixed += height_of(child, stack_item_width(node, child, content.width));
      }
      fixed += node.layout.gap;
    }
    if (!node.children.empty()) fixed -= node.layout.gap;
    const float left = std::max(0.0f, content.height - fixed);
    float lacking = std::max(0.0f, fixed - content.height);
    const bool centre_all = is_control(node) && grow <= 0;
    float y = content.y + (centre_all ? std::floor(left / 2) : 0);
    for (const Node& child : node.children) {
      if (floats(node, child)) {
        place_dialog(child, content, index);
        continue;
      }
      const float width = stack_item_width(node, child, content.width);
      float height = child.layout.grow > 0 && !in_scroll(node)
                         ? std::floor(left * child.layout.grow / grow)
                         : height_of(child, width);
      if (child.layout.scroll && child.layout.grow <= 0) {
        const float given = std::min(lacking, height);
        height -= given;
        lacking -= given;
      }
      float x = content.x;
      const bool centred = child.layout.max_width > 0 || node.layout.align == Align::center;
      if (centred) x += std::floor((content.width - width) / 2);
      if (node.layout.align == Align::end) x += content.width - width;
      place(child, {x, y, width, height}, index, scroll);
      y += height + node.layout.gap;
    }
  }

  void place_dialog(const Node& dialog, const Rect& window, int index) {
    constexpr float margin = 12;
    constexpr float preferred_top = 64;
    const bool roomy = window.width >= 720 && window.height >= 560;
    const float top = roomy ? preferred_top : margin;
    const float wanted = dialog.layout.max_width > 0 ? dialog.layout.max_width : 640;
    const float width = std::max(0.0f, std::min(wanted, window.width - 2 * margin));
    const float most = std::max(0.0f, window.height - top - margin);
    const float x = window.x + std::floor((window.width - width) / 2);
    place(dialog, {x, window.y + top, width, std::min(height_of(dialog, width), most)}, index, -1);
  }

  // Inside something that scrolls there is no height left over to share.
  static bool in_scroll(const Node& node) { return node.layout.scroll; }

  // A control centres what is painted in it.
  static bool is_control(const Node& node) { return node.action.has_value(); }

  struct Line {
    std::size_t begin = 0;
    std::size_t end = 0;
    float height = 0;
  };

  // Widths of a row's children, and which stand on one line.
  std::vector<Line> row_lines(const Node& node, float width, std::vector<float>& widths) {
    const auto& children = node.children;
    if (const std::vector<float>* shared = columns_of(node)) {
      widths = *shared;
      Line line{0, children.size(), 0};
      for (std::size_t i = 0; i < children.size(); ++i)
        line.height = std::max(line.height, height_of(children[i], widths[i]));
      return {line};
    }
    widths.assign(children.size(), 0);
    for (std::size_t i = 0; i < children.size(); ++i) {
      widths[i] = children[i].layout.grow > 0 ? children[i].layout.width
                                              : std::min(natural_width(children[i]), width);
    }
    std::vector<Line> lines;
    std::size_t begin = 0;
    float used = 0;
    for (std::size_t i = 0; i < children.size(); ++i) {
      const float with_gap = widths[i] + (i > begin ? node.layout.gap : 0);
      if (node.layout.wrap && i > begin && used + with_gap > width + 0.5f) {
        lines.push_back({begin, i, 0});
        begin = i;
        used = widths[i];
      } else {
        used += with_gap;
      }
    }
    if (!children.empty()) lines.push_back({begin, children.size(), 0});
    for (Line& line : lines) {
      share(node, line, width, widths);
      for (std::size_t i = line.begin; i < line.end; ++i) {
        line.height = std::max(line.height, height_of(children[i], widths[i]));
      }
    }
    return lines;
  }

  // Gives what is left over to the children that grow, or takes what is lacking from those that can be narrower.
  void share(const Node& node, const Line& line, float width, std::vector<float>& widths) {
    const auto& children = node.children;
    float used = node.layout.gap * static_cast<float>(line.end - line.begin - 1);
    float grow = 0;
    float flexible = 0;
    for (std::size_t i = line.begin; i < line.end; ++i) {
      used += widths[i];
      grow += children[i].layout.grow;
      if (can_shrink(children[i])) flexible += widths[i];
    }
    float left = width - used;
    if (left < 0 && flexible > 0) {
      narrow(node, line, flexible + left, flexible, widths);
      left = 0;
    }
    if (left > 0 && grow > 0) {
      for (std::size_t i = line.begin; i < line.end; ++i) {
        if (children[i].layout.grow > 0) {
          widths[i] += std::floor(left * children[i].layout.grow / grow);
        }
      }
    }
  }

  // Makes what can be narrower fit `room` together, which is less than the `wanted` that they take: towards their longest
  // words, and only where those don't fit either, beyond.
  void narrow(const Node& node, const Line& line, float room, float wanted,
              std::vector<float>& widths) {
    std::vector<float> least(widths.size(), 0);
    for (std::size_t i = line.begin; i < line.end; ++i) {
      if (can_shrink(node.children[i])) {
        least[i] = std::min(widths[i], least_width(node.children[i]));
      }
    }
    const float needed = sum(least);
    const float factor = std::max(0.0f, room) / std::max(1.0f, wanted);
    const float spare = std::max(0.0f, room - needed) / std::max(1.0f, wanted - needed);
    for (std::size_t i = line.begin; i < line.end; ++i) {
      if (!can_shrink(node.children[i])) continue;
      widths[i] = std::floor(needed > room ? widths[i] * factor
                                           : least[i] + (widths[i] - least[i]) * spare);
    }
  }

  static bool can_shrink(const Node& child) {
    return child.layout.width <= 0 && child.layout.grow <= 0;
  }

  float row_height(const Node& node, float width) {
    std::vector<float> widths;
    float height = 0;
    const std::vector<Line> lines = row_lines(node, width, widths);
    for (const Line& line : lines)
      height += line.height + line_gap(node);
    return lines.empty() ? 0 : height - line_gap(node);
  }

  static float line_gap(const Node& node) { return std::min(node.layout.gap, 8.0f); }

  void place_row(const Node& node, Rect content, int index, int scroll) {
    std::vector<float> widths;
    std::vector<Line> lines = row_lines(node, content.width, widths);
    if (lines.size() == 1) lines[0].height = std::max(lines[0].height, content.height);
    float y = content.y;
    for (const Line& line : lines) {
      float used = node.layout.gap * static_cast<float>(line.end - line.begin - 1);
      for (std::size_t i = line.begin; i < line.end; ++i)
        used += widths[i];
      float x = content.x;
      if (node.layout.justify == Justify::center) x += std::floor((content.width - used) / 2);
      if (node.layout.justify == Justify::end) x += content.width - used;
      for (std::size_t i = line.begin; i < line.end; ++i) {
        const Node& child = node.children[i];
        const float wanted = height_of(child, widths[i]);
        const bool stretch = node.layout.align == Align::stretch || child.role == Role::tab_list;
        const float height = stretch ? line.height : std::min(wanted, line.height);
        float top = y;
        if (!stretch && node.layout.align == Align::center) {
          top += std::floor((line.height - height) / 2);
        } else if (node.layout.align == Align::end) {
          top += line.height - height;
        }
        place(child, {x, top, widths[i], height}, index, scroll);
        x += widths[i] + node.layout.gap;
      }
      y += line.height + line_gap(node);
    }
  }

  // --- tables -----------------------------------------------------------------------------------

  // The widths of a table's columns, if the node is one of its rows.
  const std::vector<float>* columns_of(const Node& row) const {
    if (row.role != Role::row) return nullptr;
    const auto found = table_rows_.find(&row);
    return found == table_rows_.end() ? nullptr : &tables_.at(found->second).columns;
  }

  // Gives all rows of a table the same columns: as wide as what stands in them where there is room for that. What is left
  // over goes to the columns that grow; where room is lacking, all become narrower towards their longest word.
  void share_columns(const Node& table, float width) {
    Table& shared = tables_[&table];
    if (shared.width == width) return;
    shared.width = width;
    std::size_t count = 0;
    for (const Node& row : table.children)
      count = std::max(count, row.role == Role::row ? row.children.size() : 0);
    std::vector<float> most(count, 0), least(count, 0), grow(count, 0);
    float room = width;
    for (const Node& row : table.children) {
      if (row.role != Role::row || row.children.size() != count) continue;
      table_rows_[&row] = &table;
      const float gaps = row.layout.gap * static_cast<float>(count - 1);
      room = std::min(room, width - 2 * padding_x(row) - gaps);
      for (std::size_t i = 0; i < count; ++i) {
        const Node& cell = row.children[i];
        most[i] = std::max({most[i], cell.layout.width, content_width(cell)});
        grow[i] = std::max(grow[i], cell.layout.grow);
      }
    }
    const float wanted = sum(most);
    if (wanted <= room) {
      const float shares = sum(grow);
      for (std::size_t i = 0; i < count; ++i) {
        if (shares > 0) most[i] += std::floor((room - wanted) * grow[i] / shares);
      }
      shared.columns = std::move(most);
      return;
    }
    for (const Node& row : table.children) {
      if (table_rows_.count(&row) == 0) continue;
      for (std::size_t i = 0; i < count; ++i)
        least[i] = std::max(least[i], least_width(row.children[i]));
    }
    const float needed = sum(least);
    const float spare = std::max(0.0f, room - needed) / std::max(1.0f, wanted - needed);
    for (std::size_t i = 0; i < count; ++i)
      least[i] = std::floor(least[i] + std::max(0.0f, most[i] - least[i]) * spare);
    if (needed > room) cut_widest(least, room);
    shared.columns = std::move(least);
  }

  // Cuts the longest to one length, so that all fit together; the short ones stay as they are.
  static void cut_widest(std::vector<float>& lengths, float room) {
    std::vector<float> ascending = lengths;
    std::sort(ascending.begin(), ascending.end());
    float left = std::max(0.0f, room);
    float most = 0;
    for (std::size_t i = 0; i < ascending.size(); ++i) {
      most = left / static_cast<float>(ascending.size() - i);
      if (ascending[i] > most) break;
      left -= ascending[i];
    }
    for (float& length : lengths)
      length = std::min(length, std::floor(most));
  }

  static float sum(const std::vector<float>& lengths) {
    float total = 0;
    for (const float length : lengths)
      total += length;
    return total;
  }

  // --- grids and splits -------------------------------------------------------------------------

  struct Columns {
    std::size_t count = 1;
    float width = 0;
  };

  static Columns columns(const Node& node, float width) {
    const float gap = node.layout.gap;
    const float least = std::max(1.0f, node.layout.min_column);
    auto count =
        static_cast<std::size_t>(std::max(1.0f, std::floor((width + gap) / (least + gap))));
    if (node.layout.fill && !node.children.empty()) count = std::min(count, node.children.size());
    const auto columns = static_cast<float>(count);
    return {count, std::floor((width - gap * (columns - 1)) / columns)};
  }

  // The height of the line of cells that begins at `begin`.
  float grid_line_height(const Node& node, std::size_t begin, const Columns& grid) {
    float height = 0;
    for (std::size_t i = begin; i < std::min(begin + grid.count, node.children.size()); ++i) {
      height = std::max(height, height_of(node.children[i], grid.width));
    }
    return height;
  }

  float grid_height(const Node& node, float width) {
    const Columns grid = columns(node, width);
    float height = 0;
    for (std::size_t begin = 0; begin < node.children.size(); begin += grid.count) {
      height += grid_line_height(node, begin, grid) + (begin > 0 ? node.layout.gap : 0);
    }
    return height;
  }

  void place_grid(const Node& node, Rect content, int index, int scroll) {
    const Columns grid = columns(node, content.width);
    float y = content.y;
    for (std::size_t begin = 0; begin < node.children.size(); begin += grid.count) {
      const float height = grid_line_height(node, begin, grid);
      float x = content.x;
      for (std::size_t i = begin; i < std::min(begin + grid.count, node.children.size()); ++i) {
        place(node.children[i], {x, y, grid.width, height}, index, scroll);
        x += grid.width + node.layout.gap;
      }
      y += height + node.layout.gap;
    }
  }

  void place_split(const Node& node, Rect content, int index, int scroll) {
    float fixed =
        node.layout.gap * static_cast<float>(std::max<std::size_t>(node.children.size(), 1) - 1);
    float grow = 0;
    for (const Node& child : node.children) {
      fixed += child.layout.grow > 0 ? 0 : child.layout.width;
      grow += child.layout.grow;
    }
    const float left = std::max(0.0f, content.width - fixed);
    float x = content.x;
    for (const Node& child : node.children) {
      const float width =
          child.layout.grow > 0 ? std::floor(left * child.layout.grow / grow) : child.layout.width;
      place(child, {x, content.y, width, content.height}, index, scroll);
      x += width + node.layout.gap;
    }
  }

  struct Table {
    float width = -1;
    std::vector<float> columns;
  };

  const Theme& theme_;
  TextMeasure& texts_;
  const Arrangement* earlier_;
  SameParts same_;
  Arrangement& out_;
  std::unordered_map<const Node*, Table> tables_;
  std::unordered_map<const Node*, const Node*> table_rows_;  // and their table
  std::unordered_map<const Node*, std::pair<float, float>>
      heights_;  // width tried last, and its height
  std::unordered_map<const Node*, float> natural_widths_;
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
  Arranger(tree.root, theme, texts, earlier, result)
      .place(tree.root, {0, 0, width, height}, -1, -1);
  return result;
}

}  // namespace peil::ui
