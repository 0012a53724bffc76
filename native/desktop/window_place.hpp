// Where the window stood when it was closed, so that it opens there again: kept as a small file,
// read with suspicion, and fitted to the monitors that there are now.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace peil::native {

// A rectangle of the desktop, in its own coordinates.
struct Area {
  int x = 0;
  int y = 0;
  int width = 0;
  int height = 0;
  bool operator==(const Area&) const = default;
};

struct WindowPlace {
  // In logical pixels, so that it is as large to the eye on a monitor of another density. Where the
  // window is maximised, what it becomes when it isn't any more.
  float width = 1440;
  float height = 900;
  // The upper left corner, in the desktop's coordinates; none: in the middle of the main monitor.
  std::optional<std::pair<int, int>> corner;
  bool maximised = false;
  bool operator==(const WindowPlace&) const = default;
};

// The smallest window, in logical pixels: a layout of 320 units has room at text size 100 %.
inline constexpr float least_window_width = 320;
inline constexpr float least_window_height = 400;

// Refuses what isn't a place that a window could have had.
std::optional<WindowPlace> read_window_place(std::string_view text);
std::string write_window_place(const WindowPlace& place);

// Where the window goes among the monitors' areas (beside panels), of which the main one is the
// first: on the one that shows most of it, no larger than that, and wholly on it. `scale`:
// coordinates to one logical pixel. Without monitors the place is as it is.
Area fit_window(const WindowPlace& place, float scale, const std::vector<Area>& monitors);

}  // namespace peil::native
