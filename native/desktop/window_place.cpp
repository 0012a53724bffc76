#include "native/desktop/window_place.hpp"

#include "engine/json/text.hpp"

#include <boost/json/object.hpp>
#include <boost/json/serialize.hpp>

#include <algorithm>
#include <cmath>
#include <cstdint>
#include <utility>

namespace peil::native {

namespace json = boost::json;

namespace {

// No desktop is larger; what says so is damaged, or not from here.
constexpr double most_length = 32768;

std::optional<double> number(const json::object& object, const char* member) {
  const json::value* found = object.if_contains(member);
  if (!found || !found->is_number()) return std::nullopt;
  const double value = found->to_number<double>();
  if (!std::isfinite(value) || std::abs(value) > most_length) return std::nullopt;
  return value;
}

std::int64_t overlap(const Area& a, const Area& b) {
  const int width = std::min(a.x + a.width, b.x + b.width) - std::max(a.x, b.x);
  const int height = std::min(a.y + a.height, b.y + b.height) - std::max(a.y, b.y);
  return std::int64_t{std::max(width, 0)} * std::max(height, 0);
}

}  // namespace

std::optional<WindowPlace> read_window_place(std::string_view text) {
  const Result<json::value> value = read_json(text, "window");
  if (!value || !value->is_object()) return std::nullopt;
  const json::object& object = value->get_object();
  const std::optional<double> width = number(object, "width");
  const std::optional<double> height = number(object, "height");
  if (!width || !height || *width < least_window_width || *height < least_window_height) {
    return std::nullopt;
  }
  WindowPlace place{static_cast<float>(*width), static_cast<float>(*height), std::nullopt, false};
  const std::optional<double> x = number(object, "x");
  const std::optional<double> y = number(object, "y");
  if (x && y) place.corner = std::pair(static_cast<int>(*x), static_cast<int>(*y));
  const json::value* maximised = object.if_contains("maximised");
  place.maximised = maximised && maximised->is_bool() && maximised->get_bool();
  return place;
}

std::string write_window_place(const WindowPlace& place) {
  json::object object{{"width", std::lround(place.width)}, {"height", std::lround(place.height)}};
  if (place.corner) {
    object["x"] = place.corner->first;
    object["y"] = place.corner->second;
  }
  object["maximised"] = place.maximised;
  return json::serialize(object) + "\n";
}

Area fit_window(const WindowPlace& place, float scale, const std::vector<Area>& monitors) {
  Area area{0, 0, static_cast<int>(std::lround(place.width * scale)),
            static_cast<int>(std::lround(place.height * scale))};
  if (place.corner) {
    area.x = place.corner->first;
    area.y = place.corner->second;
  }
  if (monitors.empty()) return area;
  const Area* best = &monitors.front();
  if (place.corner) {
    for (const Area& monitor : monitors) {
      if (overlap(area, monitor) > overlap(area, *best)) best = &monitor;
    }
  }
  area.width = std::min(area.width, best->width);
  area.height = std::min(area.height, best->height);
  if (place.corner && overlap(area, *best) > 0) {
    area.x = std::clamp(area.x, best->x, best->x + best->width - area.width);
    area.y = std::clamp(area.y, best->y, best->y + best->height - area.height);
  } else {
    area.x = best->x + (best->width - area.width) / 2;
    area.y = best->y + (best->height - area.height) / 2;
  }
  return area;
}

}  // namespace peil::native
