// One function per kind of node. Colours and sizes come from the theme; what is painted comes from
// the tree.
#include "ui/pen.hpp"

#include <algorithm>

namespace peil::ui {

using app::Look;
using app::Node;
using app::Role;

namespace {

void paint_container(const Pen& pen, const Node& node, const Rect& rect) {
  const Theme& theme = pen.theme;
  switch (node.look) {
    case Look::page:
      pen.fill(rect, theme.page);
      break;
    case Look::bar:
      pen.fill(rect, theme.card);
      pen.horizontal(rect.x, rect.right(), rect.bottom() - 1, theme.hairline);
      break;
    case Look::card:
      pen.fill(rect, theme.card, size::radius);
      pen.border(rect, theme.hairline, 1, size::radius);
      break;
    case Look::wash:
      pen.fill(rect, theme.page, size::radius_small);
      if (theme.framed) pen.border(rect, theme.hairline, 1, size::radius_small);
      break;
    case Look::side_panel: {
      pen.fill(rect, theme.card);
      const bool at_left = node.role == Role::navigation;
      pen.fill({at_left ? rect.right() - 1 : rect.x, rect.y, 1, rect.height}, theme.hairline);
      break;
    }
    case Look::notice: {
      const bool alarming = node.role == Role::alert;
      pen.fill(rect, alarming ? theme.notice : theme.accent_wash);
      pen.horizontal(rect.x, rect.right(), rect.bottom() - 1,
                     alarming ? theme.notice_border : theme.hairline);
      break;
    }
    default:
      break;
  }
}

void paint_nav_item(const Pen& pen, const Node& node, const Rect& rect, const Pointer& pointer) {
  const Rect inside{rect.x, rect.y, rect.width - 1, rect.height};  // beside the panel's hairline
  if (node.selected) {
    pen.fill(inside, pen.theme.accent_wash);
    pen.fill({rect.x, rect.y, 4, rect.height}, pen.theme.accent);
  } else if (pointer.hovered) {
    pen.fill(inside, pointer.held ? pen.theme.track : pen.theme.page);
  }
}

void paint_level_cell(const Pen& pen, const Node& node, const Rect& rect, const Pointer& pointer) {
  constexpr float radius = 4;
  const Theme& theme = pen.theme;
  const std::size_t level = std::min<std::size_t>(node.level, 5);
  const Color edge = theme.level_edges[level];
  pen.fill(rect, theme.framed ? theme.card : theme.levels[level], radius);
  if (pointer.hovered) {
    pen.border(rect, pointer.held ? theme.accent_strong : theme.accent, theme.framed ? 4 : 2,
               radius);
  } else if (edge.alpha > 0) {
    pen.border(rect, edge, theme.framed ? 3 : 1, radius);
  }
}

// A button that can't be pressed: no ground to press on, and words that are still read.
void paint_disabled(const Pen& pen, const Node& node, const Rect& rect) {
  switch (node.look) {
    case Look::primary:
    case Look::outline:
    case Look::answer:
    case Look::choice:
    case Look::level:
      pen.fill(rect, pen.theme.track, size::radius_small);
      break;
    case Look::nav_item:
      paint_nav_item(pen, node, rect, {});
      break;
    case Look::level_cell:
      paint_level_cell(pen, node, rect, {});
      break;
    default:
      break;
  }
}

void paint_button(const Pen& pen, const Node& node, const Rect& rect, const Pointer& pointer) {
  const Theme& theme = pen.theme;
  const bool touched = pointer.hovered || pointer.held;
  switch (node.look) {
    case Look::primary:
      pen.fill(rect, touched ? theme.accent_strong : theme.accent, size::radius_small);
      break;
    case Look::outline:
      pen.fill(rect, node.selected || pointer.held ? theme.accent_wash : theme.card,
               size::radius_small);
      pen.border(rect, touched || node.selected ? theme.accent : theme.control_border, 1,
                 size::radius_small);
      break;
    case Look::quiet:
      if (node.selected || touched) {
        const bool washed = node.selected || pointer.held;
        pen.fill(rect, washed ? theme.accent_wash : theme.track, size::radius_small);
      }
      break;
    case Look::nav_item:
      paint_nav_item(pen, node, rect, pointer);
      break;
    case Look::level_cell:
      paint_level_cell(pen, node, rect, pointer);
      break;
    default:
      // What is made of parts shows as one thing that can be pressed.
      if (touched && !node.children.empty()) {
        pen.fill(rect, pointer.held ? theme.accent_wash : theme.track, size::radius_small);
      }
      break;
  }
}

void paint_radio(const Pen& pen, const Node& node, const Rect& rect, const Pointer& pointer) {
  const Theme& theme = pen.theme;
  // Where lines of words stand under each other their marks say what they are.
  const Color edge = node.look == Look::level ? theme.hairline : theme.control_border;
  if (node.selected) {
    pen.fill(rect, theme.accent_wash, size::radius_small);
    pen.border(rect, pointer.hovered ? theme.accent_strong : theme.accent, 2, size::radius_small);
  } else {
    pen.fill(rect, pointer.held ? theme.accent_wash : theme.card, size::radius_small);
    pen.border(rect, pointer.hovered ? theme.accent : edge, 1, size::radius_small);
  }
}

// A line of a question with choices, or a level: a circle or a square with its mark, and the words
// beside it.
void paint_choice(const Pen& pen, const Node& node, const Rect& rect, const Pointer& pointer) {
  const Theme& theme = pen.theme;
  if (node.disabled) {
    paint_disabled(pen, node, rect);
  } else {
    paint_radio(pen, node, rect, pointer);
  }
  constexpr float side = 18;
  const float line = text_style(Look::body, theme).line_height();
  const float x = rect.x + node.layout.padding_x;
  const float y = std::floor(rect.y + node.layout.padding_y + (line - side) / 2);
  const Color edge = node.selected && !node.disabled ? theme.accent : theme.control_border;
  if (node.role == Role::radio) {
    const ImVec2 centre{x + side / 2, y + side / 2};
    pen.list->AddCircle(centre, side / 2 - 1, packed(edge), 0, 2);
    if (node.selected) pen.list->AddCircleFilled(centre, side / 4, packed(edge));
  } else {
    const Rect box{x, y, side, side};
    if (node.selected) pen.fill(box, edge, 3);
    pen.border(box, edge, 2, 3);
    if (node.selected) {
      const ImVec2 tick[] = {{x + 4, y + 9}, {x + 8, y + 13}, {x + 14, y + 5}};
      pen.list->AddPolyline(tick, 3, packed(theme.on_accent), 0, 2);
    }
  }
}

void paint_tab(const Pen& pen, const Node& node, const Rect& rect, const Pointer& pointer) {
  const Rect line{rect.x, rect.bottom() - 3, rect.width, 3};
  if (node.selected) {
    pen.fill(line, pen.theme.accent);
  } else if (pointer.hovered) {
    pen.fill(line, pointer.held ? pen.theme.accent_strong : pen.theme.control_border);
  }
}

void paint_field(const Pen& pen, const Arrangement& arrangement, const NodeBox& box,
                 const Rect& rect, const Pointer& pointer, bool editing) {
  const Node& node = *box.node;
  const bool bordered = node.look == Look::outline;
  if (bordered || editing || pointer.hovered || pointer.focused) {
    pen.fill(rect, node.disabled ? pen.theme.page : pen.theme.card, size::radius_small);
    const Color edge = node.invalid                               ? pen.theme.target
                       : editing || (bordered && pointer.hovered) ? pen.theme.accent
                                                                  : pen.theme.control_border;
    pen.border(rect, edge, node.invalid ? 2.0f : 1.0f, size::radius_small);
  }
  if (editing) return;
  const bool has_value = !node.value.empty();
  const TextStyle style =
      text_style(has_value && bordered ? Look::body : Look::secondary, pen.theme);
  const Measures room = measures(node.role, node.look);
  const float x = rect.x + room.padding_x;
  pen.list->PushClipRect({rect.x, rect.y}, {rect.right() - 8, rect.bottom()}, true);
  if (node.multiline) {
    for (std::uint32_t i = 0; i < box.line_count; ++i) {
      const float y = rect.y + room.padding_y + style.line_height() * static_cast<float>(i);
      pen.text(x, y, arrangement.lines[box.first_line + i], style);
    }
  } else {
    pen.text(x, rect.y + (rect.height - style.line_height()) / 2,
             has_value ? node.value : node.placeholder, style);
  }
  pen.list->PopClipRect();
}

void paint_chart(const Pen& pen, const Node& node, const Rect& rect) {
  if (const auto* radar = std::get_if<app::Radar>(&node.chart)) paint_radar(pen, rect, *radar);
  if (const auto* bar = std::get_if<app::RangeBar>(&node.chart)) paint_range_bar(pen, rect, *bar);
  if (const auto* bar = std::get_if<app::ProgressBar>(&node.chart)) {
    paint_progress(pen, rect, *bar);
  }
  if (const auto* bars = std::get_if<app::Bars>(&node.chart)) paint_bars(pen, rect, *bars);
}

// The style of a node's words: its look's, in the colour of the control that they stand in.
TextStyle words_style(const Pen& pen, const Arrangement& arrangement, const NodeBox& box,
                      const Pointer& pointer) {
  const Node& node = *box.node;
  TextStyle style = text_style(node.look, pen.theme, node.selected);
  if (box.text_size > 0) style.size = box.text_size;
  if (pointer.hovered && node.role == Role::link) style.color = pen.theme.accent_strong;
  if (pointer.hovered && node.role == Role::tab) style.color = pen.theme.accent;
  if (node.disabled) style.color = pen.theme.secondary;
  if (box.parent < 0) return style;
  const Node& parent = *arrangement.boxes[static_cast<std::size_t>(box.parent)].node;
  if (parent.disabled && app::is_leaf(parent.role)) style.color = pen.theme.secondary;
  if (parent.look == Look::primary && !parent.disabled) {
    return text_style(Look::primary, pen.theme);
  }
  if (parent.look == Look::level_cell) {
    style.color = pen.theme.on_levels[std::min<std::size_t>(parent.level, 5)];
  }
  return style;
}

void paint_words(const Pen& pen, const Arrangement& arrangement, const NodeBox& box,
                 const Rect& rect, const TextStyle& style, bool underlined) {
  const Node& node = *box.node;
  const bool centred = (node.role == Role::button && node.look != Look::brand) ||
                       node.role == Role::tab || node.role == Role::radio;
  const float padding = std::max(node.layout.padding_x, measures(node.role, node.look).padding_x);
  const float line = style.line_height();
  float y = rect.y + std::floor((rect.height - line * static_cast<float>(box.line_count)) / 2);
  for (std::uint32_t i = 0; i < box.line_count; ++i) {
    const std::string_view words = arrangement.lines[box.first_line + i];
    const float x =
        centred ? rect.x + (rect.width - pen.fonts.width(words, style)) / 2 : rect.x + padding;
    pen.text(x, y, words, style);
    if (underlined) {
      const float under = y + std::floor((line + style.size) / 2) + 1;
      pen.horizontal(x, x + pen.fonts.width(words, style), under, style.color);
    }
    y += line;
  }
}

}  // namespace

void paint_node(const Pen& pen, const Arrangement& arrangement, int index, const Rect& rect,
                const Pointer& pointer, bool editing) {
  const NodeBox& box = arrangement.boxes[static_cast<std::size_t>(index)];
  const Node& node = *box.node;
  switch (node.role) {
    case Role::button:
    case Role::link:
      if (node.disabled) {
        paint_disabled(pen, node, rect);
      } else {
        paint_button(pen, node, rect, pointer);
      }
      break;
    case Role::radio:
    case Role::checkbox:
      if (node.look == Look::choice || node.look == Look::level) {
        paint_choice(pen, node, rect, pointer);
      } else if (node.disabled) {
        paint_disabled(pen, node, rect);
      } else {
        paint_radio(pen, node, rect, pointer);
      }
      break;
    case Role::tab:
      paint_tab(pen, node, rect, pointer);
      break;
    case Role::text_field:
    case Role::number_field:
    case Role::date_field:
      paint_field(pen, arrangement, box, rect, pointer, editing);
      break;
    case Role::meter:
    case Role::progress:
    case Role::chart:
      paint_chart(pen, node, rect);
      break;
    default:
      paint_container(pen, node, rect);
      break;
  }
  if (paints_text(node)) {
    const bool underlined = pointer.hovered && node.role == Role::link;
    paint_words(pen, arrangement, box, rect, words_style(pen, arrangement, box, pointer),
                underlined);
  }
}

void paint_dividers(const Pen& pen, const Arrangement& arrangement, int index, float dx, float dy) {
  const auto box = [&](int at) -> const NodeBox& {
    return arrangement.boxes[static_cast<std::size_t>(at)];
  };
  const int first = index + 1;
  const float top = pen.list->GetClipRectMin().y - 1;
  const float bottom = pen.list->GetClipRectMax().y;
  for (int child = first; child < box(index).end; child = box(child).end) {
    const Rect& rect = box(child).rect;
    if (child == first || rect.y + dy < top || rect.y + dy > bottom) continue;
    pen.horizontal(rect.x + dx, rect.right() + dx, rect.y + dy, pen.theme.hairline);
  }
}

void paint_focus_ring(const Pen& pen, const Rect& rect) {
  constexpr float out = size::focus_gap + size::focus_ring;
  float left = rect.x - out, right = rect.right() + out;
  float top = rect.y - out, bottom = rect.bottom() + out;
  const ImVec2 least = pen.list->GetClipRectMin();
  const ImVec2 most = pen.list->GetClipRectMax();
  if (rect.x >= least.x && rect.right() <= most.x) {
    left = std::max(left, least.x);
    right = std::min(right, most.x);
  }
  if (rect.y >= least.y && rect.bottom() <= most.y) {
    top = std::max(top, least.y);
    bottom = std::min(bottom, most.y);
  }
  pen.border({left, top, right - left, bottom - top}, pen.theme.accent, size::focus_ring,
             size::radius_small + out);
}

void paint_shadow(const Pen& pen, const Rect& rect) {
  for (const float out : {18.0f, 14.0f, 10.0f, 7.0f, 4.0f, 2.0f}) {
    pen.fill({rect.x - out, rect.y - out + 4, rect.width + 2 * out, rect.height + 2 * out},
             Color{0, 0, 0, 7}, size::radius + out);
  }
}

}  // namespace peil::ui
