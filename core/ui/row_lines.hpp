// How wide the children of a row are, and which of them stand on one line. Private to core/ui.
#pragma once

#include "ui/measure.hpp"

#include <cstddef>
#include <vector>

namespace peil::ui {

struct RowLine {
  std::size_t begin = 0;
  std::size_t end = 0;
  float height = 0;
};

struct RowLines {
  std::vector<float> widths;  // by child
  std::vector<RowLine> lines;
};

// The row's children in a width: as wide as they like to be if there is room for that, and on
// several lines if the row wraps. A row of a table has the table's columns.
RowLines row_lines(const app::Node& row, float width, NodeMeasure& measure);

// What the children of a line take together.
float used_width(const app::Node& row, const RowLine& line, const std::vector<float>& widths);

}  // namespace peil::ui
