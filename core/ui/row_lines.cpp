#include "ui/row_lines.hpp"

#include <algorithm>
#include <cmath>
#include <numeric>

namespace peil::ui {

using app::Node;

namespace {

bool can_shrink(const Node& child) { return child.layout.width <= 0 && child.layout.grow <= 0; }

// Makes what can be narrower fit `room` together, which is less than the `wanted` that they take:
// towards their longest words, and beyond only if those don't fit either.
void narrow(const Node& row, const RowLine& line, float room, float wanted,
            std::vector<float>& widths, NodeMeasure& measure) {
  std::vector<float> least(widths.size(), 0);
  for (std::size_t i = line.begin; i < line.end; ++i) {
    if (can_shrink(row.children[i])) {
      least[i] = std::min(widths[i], measure.least_width(row.children[i]));
    }
  }
  const float needed = std::accumulate(least.begin(), least.end(), 0.0f);
  const float factor = std::max(0.0f, room) / std::max(1.0f, wanted);
  const float spare = std::max(0.0f, room - needed) / std::max(1.0f, wanted - needed);
  for (std::size_t i = line.begin; i < line.end; ++i) {
    if (!can_shrink(row.children[i])) continue;
    widths[i] =
        std::floor(needed > room ? widths[i] * factor : least[i] + (widths[i] - least[i]) * spare);
  }
}

// Returns what is left over to the children that grow, or takes what is lacking from those that can
// be narrower.
void share_out(const Node& row, const RowLine& line, float width, std::vector<float>& widths,
               NodeMeasure& measure) {
  const auto& children = row.children;
  float grow = 0;
  float flexible = 0;
  for (std::size_t i = line.begin; i < line.end; ++i) {
    grow += children[i].layout.grow;
    if (can_shrink(children[i])) flexible += widths[i];
  }
  const float left = width - used_width(row, line, widths);
  if (left < 0 && flexible > 0) {
    narrow(row, line, flexible + left, flexible, widths, measure);
  } else if (left > 0 && grow > 0) {
    for (std::size_t i = line.begin; i < line.end; ++i) {
      if (children[i].layout.grow > 0) {
        widths[i] += std::floor(left * children[i].layout.grow / grow);
      }
    }
  }
}

// Which children stand on one line, by the widths that they like to have.
std::vector<RowLine> broken_into_lines(const Node& row, float width,
                                       const std::vector<float>& widths) {
  std::vector<RowLine> lines;
  std::size_t begin = 0;
  float used = 0;
  for (std::size_t i = 0; i < widths.size(); ++i) {
    const float with_gap = widths[i] + (i > begin ? row.layout.gap : 0);
    if (row.layout.wrap && i > begin && used + with_gap > width + 0.5f) {
      lines.push_back({begin, i, 0});
      begin = i;
      used = widths[i];
    } else {
      used += with_gap;
    }
  }
  if (!widths.empty()) lines.push_back({begin, widths.size(), 0});
  return lines;
}

}  // namespace

RowLines row_lines(const Node& row, float width, NodeMeasure& measure) {
  const auto& children = row.children;
  RowLines result;
  std::vector<float>& widths = result.widths;
  if (const std::vector<float>* shared = measure.columns().of(row)) {
    widths = *shared;
    result.lines = {{0, children.size(), 0}};
  } else {
    widths.resize(children.size());
    for (std::size_t i = 0; i < children.size(); ++i) {
      widths[i] = children[i].layout.grow > 0 ? children[i].layout.width
                                              : std::min(measure.natural_width(children[i]), width);
    }
    result.lines = broken_into_lines(row, width, widths);
    for (const RowLine& line : result.lines)
      share_out(row, line, width, widths, measure);
  }
  for (RowLine& line : result.lines) {
    for (std::size_t i = line.begin; i < line.end; ++i)
      line.height = std::max(line.height, measure.height(children[i], widths[i]));
  }
  return result;
}

float used_width(const Node& row, const RowLine& line, const std::vector<float>& widths) {
  float used = row.layout.gap * static_cast<float>(line.end - line.begin - 1);
  for (std::size_t i = line.begin; i < line.end; ++i)
    used += widths[i];
  return used;
}

}  // namespace peil::ui
