// Breaks text into lines. Knows nothing of fonts: it asks how wide a piece is.
#pragma once

#include "ui/theme.hpp"

#include <cstdint>
#include <functional>
#include <memory>
#include <string>
#include <string_view>
#include <unordered_map>
#include <utility>
#include <vector>

namespace peil::ui {

// The width of a piece of text in CSS pixels. Must not depend on what stands around it.
using TextWidth = std::function<float(std::string_view text, const TextStyle& style)>;

// The lines of `text` in `width`: broken at spaces, and inside a word only if the word alone is
// wider. The views point into `text`. An empty text is one empty line. Cost: asks for every
// word's width once.
std::vector<std::string_view> break_lines(std::string_view text, const TextStyle& style,
                                          float width, const TextWidth& text_width);

// Widths and line breaks of texts, kept for the next layout: most of a new tree says what the one
// before it said.
class TextMeasure {
 public:
  explicit TextMeasure(TextWidth width) : width_(std::move(width)) {}

  // Of the whole text on one line. Cost: of a text that is known, looking it up.
  float width(std::string_view text, const TextStyle& style);

  // Of its widest word. Cost: measures every word.
  float widest_word(std::string_view text, const TextStyle& style) const;

  struct Line {
    std::uint32_t begin = 0;
    std::uint32_t size = 0;
  };
  // The text's lines in a width, as `break_lines` breaks them. Valid until the next call. Cost:
  // likewise.
  const std::vector<Line>& lines(std::string_view text, const TextStyle& style, float width);

 private:
  struct Look {
    std::string_view text;
    float size;
    bool semibold;
    bool operator==(const Look&) const = default;
  };
  struct LookHash {
    std::size_t operator()(const Look& look) const;
  };
  struct Broken {
    float width = 0;
    std::vector<Line> lines;
  };
  struct Known {
    std::string text;  // what the key views
    float width = -1;
    std::vector<Broken> broken;  // in the widths asked for last
  };
  Known& known(std::string_view text, const TextStyle& style);

  TextWidth width_;
  std::unordered_map<Look, std::unique_ptr<Known>, LookHash> known_;
};

}  // namespace peil::ui
