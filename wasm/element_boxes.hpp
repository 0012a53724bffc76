// Where the page's elements go: the painter's boxes in the order and the coordinates that
// elements.js takes them in.
#pragma once

#include "ui/painter.hpp"

#include <vector>

namespace peil::web {

// Five numbers for every node that `app::to_json` writes, in its order: left and top relative to
// the parent's box (or to the parent's content, where the parent scrolls), width, height, and the
// content's height of a scrolling node, else 0. `boxes` are a painter's, parents before children.
// Cost: linear.
std::vector<float> element_boxes(const std::vector<ui::NodeBox>& boxes);

}  // namespace peil::web
