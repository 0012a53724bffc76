// Letters that no font of ours has, painted by whoever has them: in the browser, by the browser.
// They come as pictures, which are kept in Dear ImGui's texture.
#pragma once

#include "ui/theme.hpp"

#include <cstdint>
#include <functional>
#include <string>
#include <string_view>
#include <vector>

struct ImDrawList;
struct ImVec2;

namespace peil::ui {

// A painted text in pixels, in its colours.
struct LetterPicture {
  int width = 0;
  int height = 0;
  int left = 0;                       // from where the text begins, to the right
  int top = 0;                        // from the baseline, downwards: negative if it is above
  std::vector<std::uint32_t> pixels;  // red, green, blue and alpha, a byte each in this order
};

struct OtherLetters {
  // In units.
  std::function<float(std::string_view text, const TextStyle& style)> width;
  // `density`: pixels in a unit. No wider and no higher than 4,096 pixels.
  std::function<LetterPicture(std::string_view text, const TextStyle& style, float density)> draw;

  // Whether there is anybody who has them.
  explicit operator bool() const { return width && draw; }
};

// The pictures that were painted lately. Private to core/ui.
class LetterPictures {
 public:
  // Forgets what was painted for another density, or all if it is much.
  void begin_frame(float density);

  // Puts the text into the list, from where it begins on its baseline. Cost: painting it, if it
  // isn't known; looking through all that are.
  void draw(ImDrawList* list, ImVec2 at, std::string_view text, const TextStyle& style,
            const OtherLetters& letters);

 private:
  struct Kept {
    std::string text;
    TextStyle style;
    int place = -1;  // in the texture; none: nothing to see
    int left = 0, top = 0;
  };
  Kept painted(std::string_view text, const TextStyle& style, const OtherLetters& letters) const;

  float density_ = 1;
  std::vector<Kept> kept_;
};

}  // namespace peil::ui
