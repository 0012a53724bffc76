// How the children of a node stand in it: under each other, beside each other, in a grid or split.
// Private to core/ui.
#pragma once

#include "ui/measure.hpp"

#include <vector>

namespace peil::ui {

// The height that the node's children need together in a width. Of a split none: it takes what it
// gets.
float height_of_children(const app::Node& node, float width, NodeMeasure& measure);

// Adds to `rects` where the node's children stand if `content` is the room inside its padding; in
// their order.
void place_children(const app::Node& node, const Rect& content, NodeMeasure& measure,
                    std::vector<Rect>& rects);

// A dialog stands over the root's other children, not under them.
bool floats(const app::Node& node, const app::Node& child);

}  // namespace peil::ui
