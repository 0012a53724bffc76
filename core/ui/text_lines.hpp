// Breaks text into lines. Knows nothing of fonts: it asks how wide a piece is.
#pragma once

#include "ui/theme.hpp"

#include <functional>
#include <string_view>
#include <vector>

namespace peil::ui {

// The width of a piece of text in CSS pixels. Must not depend on what stands around it.
using TextWidth = std::function<float(std::string_view text, const TextStyle& style)>;

// The lines of `text` in `width`: broken at spaces, and inside a word only where the word alone is wider. The views point
// into `text`. An empty text gives one empty line. Cost: asks for every word's width once.
std::vector<std::string_view> break_lines(std::string_view text, const TextStyle& style,
                                          float width, const TextWidth& text_width);

}  // namespace peil::ui
