#include "native/desktop/tree_dump.hpp"

#include <boost/json/array.hpp>
#include <boost/json/object.hpp>
#include <boost/json/serialize.hpp>

#include <algorithm>
#include <array>
#include <cmath>
#include <optional>
#include <vector>

namespace peil::native {
namespace {

namespace json = boost::json;

// In the order of the enumeration.
constexpr std::array<const char*, 3> palettes = {"light", "dark", "contrast"};

std::optional<ui::Rect> overlap(const ui::Rect& a, const ui::Rect& b) {
  const float left = std::max(a.x, b.x);
  const float top = std::max(a.y, b.y);
  const float right = std::min(a.x + a.width, b.x + b.width);
  const float bottom = std::min(a.y + a.height, b.y + b.height);
  if (right <= left || bottom <= top) return std::nullopt;
  return ui::Rect{left, top, right - left, bottom - top};
}

json::value as_json(const std::optional<ui::Rect>& rect) {
  if (!rect) return nullptr;
  const auto whole = [](float length) { return std::lround(length); };
  return json::array{whole(rect->x), whole(rect->y), whole(rect->width), whole(rect->height)};
}

}  // namespace

std::string tree_dump(const app::ViewTree& tree, const ui::Painter& painter,
                      const FrameFacts& facts) {
  const std::vector<ui::NodeBox>& boxes = painter.boxes();
  std::vector<ui::Rect> rects;
  std::vector<std::optional<ui::Rect>> shown;
  json::array nodes;
  for (const ui::NodeBox& box : boxes) {
    ui::Rect rect = box.rect;
    ui::Rect frame{0, 0, facts.size.width, facts.size.height};
    std::optional<ui::Rect> visible_frame = frame;
    if (box.scroll_parent >= 0) {
      const auto scroller = static_cast<std::size_t>(box.scroll_parent);
      rect.x += rects[scroller].x;
      rect.y += rects[scroller].y - painter.scroll(boxes[scroller].node->id);
      visible_frame = shown[scroller];
    }
    rects.push_back(rect);
    shown.push_back(visible_frame ? overlap(rect, *visible_frame) : std::nullopt);
    const app::Node& node = *box.node;
    nodes.push_back(json::object{{"id", node.id},
                                 {"parent", box.parent},
                                 {"role", app::role_name(node.role)},
                                 {"name", node.name},
                                 {"description", node.description},
                                 {"value", node.value},
                                 {"selected", node.selected},
                                 {"disabled", node.disabled},
                                 {"focused", node.id == painter.focus()},
                                 {"rect", as_json(rect)},
                                 {"shown", as_json(shown.back())}});
  }
  const json::object dump{{"title", tree.title},
                          {"language", app::tag(tree.language)},
                          {"palette", palettes[static_cast<std::size_t>(tree.palette)]},
                          {"width", std::lround(facts.size.width)},
                          {"height", std::lround(facts.size.height)},
                          {"scale", facts.scale},
                          {"frames", facts.frames},
                          {"settled", facts.settled},
                          {"nodes", std::move(nodes)}};
  return json::serialize(dump) + "\n";
}

}  // namespace peil::native
