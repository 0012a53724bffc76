#include "engine/base/placeholders.hpp"

#include "engine/base/limits.hpp"

#include <algorithm>

namespace peil {

bool is_place_name(std::string_view text) {
  const auto lower = [](char c) { return c >= 'a' && c <= 'z'; };
  return !text.empty() && text.size() <= limits::id_bytes && lower(text.front()) &&
         std::all_of(text.begin(), text.end(),
                     [&](char c) { return lower(c) || (c >= '0' && c <= '9') || c == '_'; });
}

TextPlaces places_of(std::string_view text) {
  TextPlaces places;
  std::size_t from = 0;
  while (true) {
    const std::size_t open = text.find('{', from);
    const std::size_t close =
        open == std::string_view::npos ? std::string_view::npos : text.find('}', open);
    if (close == std::string_view::npos) break;
    const auto name = text.substr(open + 1, close - open - 1);
    if (is_place_name(name)) {
      places.names.push_back(name);
    } else if (places.fault == std::string_view::npos) {
      places.fault = open;
      places.faulty = text.substr(open, close - open + 1);
    }
    from = close + 1;
  }
  std::sort(places.names.begin(), places.names.end());
  places.names.erase(std::unique(places.names.begin(), places.names.end()), places.names.end());
  return places;
}

}  // namespace peil
