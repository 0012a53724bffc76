#include "wasm/element_boxes.hpp"

namespace peil::web {

std::vector<float> element_boxes(const std::vector<ui::NodeBox>& boxes) {
  std::vector<float> numbers;
  numbers.reserve(boxes.size() * 5);
  for (std::size_t index = 0; index < boxes.size();) {
    const ui::NodeBox& box = boxes[index];
    float left = box.rect.x;
    float top = box.rect.y;
    if (box.parent >= 0 && box.parent != box.scroll_parent) {
      const ui::Rect& parent = boxes[static_cast<std::size_t>(box.parent)].rect;
      left -= parent.x;
      top -= parent.y;
    }
    numbers.insert(numbers.end(),
                   {left, top, box.rect.width, box.rect.height, box.content_height});
    // What is only paint has no element.
    index = app::is_leaf(box.node->role) ? static_cast<std::size_t>(box.end) : index + 1;
  }
  return numbers;
}

}  // namespace peil::web
