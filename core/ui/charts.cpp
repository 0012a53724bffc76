#include "ui/pen.hpp"

#include <algorithm>
#include <numbers>
#include <string>

namespace peil::ui {

namespace {

Color faded(Color color, std::uint8_t alpha) {
  color.alpha = alpha;
  return color;
}

// Where a value lies between two others, from 0 to 1.
double share_of(double value, double lowest, double highest) {
  return std::clamp((value - lowest) / std::max(1e-9, highest - lowest), 0.0, 1.0);
}

// A dashed line; ImGui has none.
void dashes(const Pen& pen, ImVec2 from, ImVec2 to, Color color, float thickness, float dash = 6,
            float gap = 4) {
  const float dx = to.x - from.x;
  const float dy = to.y - from.y;
  const float length = std::sqrt(dx * dx + dy * dy);
  if (length <= 0) return;
  for (float at = 0; at < length; at += dash + gap) {
    const float begin = at / length;
    const float end = std::min(at + dash, length) / length;
    pen.list->AddLine({from.x + dx * begin, from.y + dy * begin},
                      {from.x + dx * end, from.y + dy * end}, packed(color), thickness);
  }
}

// Where values lie in a radar: the first axis points up, the others follow clockwise.
struct Polar {
  ImVec2 centre;
  float radius;
  double lowest;
  double highest;
  std::size_t axes;

  float angle(std::size_t axis) const {
    return -std::numbers::pi_v<float> / 2 +
           2 * std::numbers::pi_v<float> * static_cast<float>(axis) / static_cast<float>(axes);
  }
  // The lowest value stands a little out of the centre, so that it can be seen.
  float distance(double value) const {
    return radius * static_cast<float>(0.2 + 0.8 * share_of(value, lowest, highest));
  }
  ImVec2 at(std::size_t axis, float distance) const {
    return {centre.x + distance * std::cos(angle(axis)),
            centre.y + distance * std::sin(angle(axis))};
  }
  ImVec2 point(std::size_t axis, double value) const { return at(axis, distance(value)); }
};

void paint_rings(const Pen& pen, const Polar& polar) {
  const int steps = static_cast<int>(std::clamp(polar.highest - polar.lowest, 1.0, 10.0));
  for (int step = 0; step <= steps; ++step) {
    const double value = polar.lowest + (polar.highest - polar.lowest) * step / steps;
    std::vector<ImVec2> ring;
    for (std::size_t axis = 0; axis < polar.axes; ++axis)
      ring.push_back(polar.point(axis, value));
    pen.list->AddPolyline(ring.data(), static_cast<int>(ring.size()), packed(pen.theme.grid),
                          ImDrawFlags_Closed, 1);
  }
  for (std::size_t axis = 0; axis < polar.axes; ++axis) {
    pen.list->AddLine(polar.at(axis, polar.distance(polar.lowest)), polar.at(axis, polar.radius),
                      packed(faded(pen.theme.grid, 120)), 1);
  }
}

void paint_axis_labels(const Pen& pen, const Polar& polar, const app::Radar& radar,
                       const Rect& rect) {
  const TextStyle style{13, false, pen.theme.text};
  for (std::size_t axis = 0; axis < polar.axes; ++axis) {
    const ImVec2 at = polar.at(axis, polar.radius + 20);
    const float width = pen.fonts.width(radar.axes[axis], style);
    const float least = std::max(rect.x, at.x - width / 2);
    pen.text(std::max(rect.x, std::min(least, rect.right() - width)),
             at.y - style.line_height() / 2, radar.axes[axis], style);
  }
}

// The area of a series is filled as a fan around the centre: a radar's outline is star-shaped, not
// convex.
void paint_area(const Pen& pen, const Polar& polar, const app::RadarSeries& series, Color color) {
  for (std::size_t axis = 0; axis < polar.axes; ++axis) {
    const std::size_t next = (axis + 1) % polar.axes;
    if (!series.values[axis] || !series.values[next]) continue;
    pen.list->AddTriangleFilled(polar.centre, polar.point(axis, *series.values[axis]),
                                polar.point(next, *series.values[next]), packed(color));
  }
}

void paint_series(const Pen& pen, const Polar& polar, const app::RadarSeries& series) {
  using Kind = app::RadarSeries::Kind;
  const Color color = series.kind == Kind::target    ? pen.theme.target
                      : series.kind == Kind::current ? pen.theme.accent
                      : series.kind == Kind::earlier ? pen.theme.earlier
                                                     : pen.theme.text;
  if (series.kind == Kind::current) {
    const ImDrawListFlags smooth = pen.list->Flags;
    pen.list->Flags &= ~ImDrawListFlags_AntiAliasedFill;  // else the seams of the fan would show
    paint_area(pen, polar, series, faded(pen.theme.accent, 34));
    pen.list->Flags = smooth;
  }
  for (std::size_t axis = 0; axis < polar.axes; ++axis) {
    const std::size_t next = (axis + 1) % polar.axes;
    if (!series.values[axis]) continue;
    const ImVec2 here = polar.point(axis, *series.values[axis]);
    if (series.values[next]) {
      const ImVec2 there = polar.point(next, *series.values[next]);
      if (series.kind == Kind::target) {
        dashes(pen, here, there, color, 1.6f);
      } else if (series.kind == Kind::benchmark) {
        dashes(pen, here, there, color, 1.6f, 2, 3);
      } else {
        pen.list->AddLine(here, there, packed(color), series.kind == Kind::current ? 2.2f : 1.4f);
      }
    }
    if (series.kind == Kind::current) pen.list->AddCircleFilled(here, 3.2f, packed(color));
    // A survey may know one section and not the next.
    if (series.kind == Kind::benchmark) pen.list->AddCircle(here, 3.6f, packed(color), 0, 1.4f);
  }
}

}  // namespace

void paint_radar(const Pen& pen, const Rect& rect, const app::Radar& radar) {
  if (radar.axes.size() < 3) return;
  const float room = std::min(rect.width, rect.height) / 2;
  const Polar polar{{std::round(rect.x + rect.width / 2), std::round(rect.y + rect.height / 2)},
                    std::max(20.0f, room - 34),
                    radar.lowest,
                    radar.highest,
                    radar.axes.size()};
  paint_rings(pen, polar);
  for (const app::RadarSeries& series : radar.series) {
    if (series.values.size() == radar.axes.size()) paint_series(pen, polar, series);
  }
  paint_axis_labels(pen, polar, radar, rect);
}

namespace {

constexpr float bar_thickness = 8;

void paint_bar(const Pen& pen, float left, float width, float middle, Color color) {
  pen.fill({left, middle - bar_thickness / 2, width, bar_thickness}, color, bar_thickness / 2);
}

// The part of a bar where the end result lies. However narrow, it is round.
void paint_range(const Pen& pen, float low, float high, float middle) {
  paint_bar(pen, low, std::max(bar_thickness, high - low), middle, pen.theme.range);
}

void paint_knob(const Pen& pen, ImVec2 centre, float radius) {
  pen.list->AddCircleFilled(centre, radius + 1.5f, packed(pen.theme.card));
  pen.list->AddCircleFilled(centre, radius, packed(pen.theme.accent));
}

}  // namespace

void paint_range_bar(const Pen& pen, const Rect& rect, const app::RangeBar& bar) {
  constexpr float knob = 9;
  const float y = rect.y + 18;
  const auto x_of = [&](double value) {
    const double share = share_of(value, bar.lowest, bar.highest);
    return std::round(rect.x + rect.width * static_cast<float>(share));
  };
  paint_bar(pen, rect.x, rect.width, y, pen.theme.track);
  if (bar.low && bar.high) paint_range(pen, x_of(*bar.low), x_of(*bar.high), y);
  const TextStyle quiet = text_style(app::Look::small_secondary, pen.theme);
  const float label_y = y + 17;
  pen.text(rect.x, label_y, bar.lowest_label, quiet);
  pen.text(rect.right() - pen.fonts.width(bar.highest_label, quiet), label_y, bar.highest_label,
           quiet);
  if (bar.target) {
    const float x = x_of(*bar.target);
    dashes(pen, {x, y - 16}, {x, y + 16}, pen.theme.target, 2);
    const TextStyle style = text_style(app::Look::target, pen.theme);
    const float width = pen.fonts.width(bar.target_label, style);
    const float left = std::clamp(x - width / 2, rect.x + 16, rect.right() - width - 16);
    pen.text(left, label_y, bar.target_label, style);
  }
  if (bar.value) {
    const float x = std::clamp(x_of(*bar.value), rect.x + knob, rect.right() - knob);
    paint_knob(pen, {x, y}, knob);
  }
}

void paint_progress(const Pen& pen, const Rect& rect, const app::ProgressBar& bar) {
  pen.fill(rect, pen.theme.track, rect.height / 2);
  const float width = rect.width * static_cast<float>(std::clamp(bar.share, 0.0, 1.0));
  if (width <= 0) return;
  pen.fill({rect.x, rect.y, std::max(rect.height, width), rect.height}, pen.theme.accent,
           rect.height / 2);
}

namespace {

// Where the words and the bar of one item stand.
struct BarsColumns {
  float label = 0;
  float left = 0;
  float right = 0;
  float value = 0;  // right edge of the value
};

BarsColumns bars_columns(const Pen& pen, const Rect& rect, const app::Bars& bars, bool narrow) {
  float labels = 0;
  float values = 0;
  for (const app::Bars::Item& item : bars.items) {
    labels = std::max(labels, pen.fonts.width(item.label, text_style(app::Look::small, pen.theme)));
    values = std::max(
        values, pen.fonts.width(item.value_label, text_style(app::Look::small_strong, pen.theme)));
  }
  constexpr float gap = 12;
  const float label = narrow ? 0 : std::min(labels, std::floor(rect.width * 0.42f)) + gap;
  return {rect.x, rect.x + label, rect.right() - values - gap, rect.right()};
}

// A label that is too long for its place ends in an ellipsis: the table beside the chart has all of
// it.
void shortened(const Pen& pen, float x, float y, float width, std::string_view words,
               const TextStyle& style) {
  if (pen.fonts.width(words, style) <= width) {
    pen.text(x, y, words, style);
    return;
  }
  std::string shorter(words);
  while (!shorter.empty() && pen.fonts.width(shorter + "…", style) > width) {
    std::size_t end = shorter.size() - 1;
    while (end > 0 && (static_cast<unsigned char>(shorter[end]) & 0xc0) == 0x80)
      --end;
    shorter.resize(end);
  }
  pen.text(x, y, shorter + "…", style);
}

}  // namespace

void paint_bars(const Pen& pen, const Rect& rect, const app::Bars& bars) {
  constexpr float knob = 6;
  const BarsPlan plan = bars_plan(rect.width);
  const BarsColumns at = bars_columns(pen, rect, bars, plan.labels_above);
  const TextStyle words = text_style(app::Look::small, pen.theme);
  const TextStyle strong = text_style(app::Look::small_strong, pen.theme);
  const float room = at.right - at.left;
  const auto x_of = [&](double value) {
    return at.left + room * static_cast<float>(share_of(value, bars.lowest, bars.highest));
  };
  float y = rect.y;
  for (const app::Bars::Item& item : bars.items) {
    const float middle = std::floor(plan.labels_above ? y + 32 : y + plan.row / 2);
    const float line = words.line_height();
    if (plan.labels_above) {
      shortened(pen, at.label, y + 4, rect.width, item.label, words);
    } else {
      shortened(pen, at.label, middle - line / 2, at.left - at.label - 12, item.label, words);
    }
    paint_bar(pen, at.left, room, middle, pen.theme.track);
    if (item.low && item.high) paint_range(pen, x_of(*item.low), x_of(*item.high), middle);
    if (item.target) {
      const float x = pen.snapped(x_of(*item.target));
      dashes(pen, {x, middle - 11}, {x, middle + 11}, pen.theme.target, 2, 4, 2);
    }
    if (item.value) {
      const float x = std::clamp(x_of(*item.value), at.left + knob, at.right - knob);
      paint_knob(pen, {x, middle}, knob);
    }
    pen.text(at.value - pen.fonts.width(item.value_label, strong), middle - line / 2,
             item.value_label, strong);
    y += plan.row;
  }
  const TextStyle quiet = text_style(app::Look::small_secondary, pen.theme);
  pen.text(at.left, y, bars.lowest_label, quiet);
  pen.text(at.right - pen.fonts.width(bars.highest_label, quiet), y, bars.highest_label, quiet);
}

}  // namespace peil::ui
