// For tests and for looking at: what is on the screen, as a file. Written only where the
// environment variable PEIL_TREE_DUMP names one.
//
//   {
//     "title": "Peil", "language": "nl", "palette": "light",
//     "width": 1440, "height": 900,      the window in units: logical pixels at text size 100 %
//     "scale": 1,                        window coordinates to one unit
//     "frames": 12,                      drawn since the start
//     "settled": true,                   no frame is due until something happens
//     "nodes": [ {"id": …, "parent": …, "role": "radio", "name": …, "description": …,
//                 "value": …, "selected": …, "disabled": …, "focused": …,
//                 "rect": [x, y, width, height],     in the window, in units
//                 "shown": [x, y, width, height]     the part that isn't scrolled away; null: none
//               }, … ]                   in the order of the tree; `parent` is an index in this
//                                        list, or -1
//   }
#pragma once

#include "app/view/tree.hpp"
#include "native/desktop/window.hpp"
#include "ui/painter.hpp"

#include <cstdint>
#include <filesystem>
#include <string>

namespace peil::native {

struct FrameFacts {
  Window::Size size;
  float scale = 1;
  std::uint64_t frames = 0;
  bool settled = false;
};

// The text of the dump, after `painter` has painted `tree`.
std::string tree_dump(const app::ViewTree& tree, const ui::Painter& painter,
                      const FrameFacts& facts);

}  // namespace peil::native
