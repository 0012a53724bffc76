// The {places} of a text that a program's reply fills: {hours}. A name is of the form
// [a-z][a-z0-9_]*.
#pragma once

#include <cstddef>
#include <string_view>
#include <vector>

namespace peil {

struct TextPlaces {
  std::vector<std::string_view> names;  // in order of the alphabet, each once
  // Where something else than a name stands between { and }: its offset, and what stands there with
  // its brackets.
  std::size_t fault = std::string_view::npos;
  std::string_view faulty;
};

// Keeps views into the text. Cost: n log n.
TextPlaces places_of(std::string_view text);

// True for the name of a place, and of an argument.
bool is_place_name(std::string_view text);

}  // namespace peil
