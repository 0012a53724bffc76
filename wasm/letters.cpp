#include "wasm/letters.hpp"

#include <emscripten/em_js.h>

#include <array>
#include <cstddef>
#include <string>
#include <string_view>

// clang-format off
EM_JS(float, peil_letters_width, (const char* text, int size, float pixels, int weight), {
  return Module["letters"].width(UTF8ToString(text, size), pixels, weight);
});

// Paints the text and keeps its pixels until they are taken; writes width, height, left and top.
EM_JS(void, peil_letters_paint, (const char* text, int size, float pixels, int weight,
                                 const char* colour, int* box), {
  const made = Module["letters"].picture(UTF8ToString(text, size), pixels, weight,
                                         UTF8ToString(colour));
  Module["painted"] = made;
  HEAP32.set(made ? [made.width, made.height, made.left, made.top] : [0, 0, 0, 0], box >> 2);
});

EM_JS(void, peil_letters_take, (void* pixels), {
  HEAPU8.set(Module["painted"].data, pixels);
  Module["painted"] = undefined;
});
// clang-format on

namespace peil::web {

namespace {

int weight_of(const ui::TextStyle& style) { return style.semibold ? 600 : 400; }

std::string css(ui::Color color) {
  const auto part = [](int value) { return std::to_string(value) + " "; };
  return "rgb(" + part(color.red) + part(color.green) + part(color.blue) + "/ " +
         std::to_string(color.alpha / 255.0) + ")";
}

float width(std::string_view text, const ui::TextStyle& style) {
  return peil_letters_width(text.data(), static_cast<int>(text.size()), style.size,
                            weight_of(style));
}

ui::LetterPicture paint(std::string_view text, const ui::TextStyle& style, float density) {
  std::array<int, 4> box{};
  peil_letters_paint(text.data(), static_cast<int>(text.size()), style.size * density,
                     weight_of(style), css(style.color).c_str(), box.data());
  ui::LetterPicture picture{box[0], box[1], box[2], box[3], {}};
  if (picture.width == 0) return picture;
  picture.pixels.resize(static_cast<std::size_t>(picture.width) *
                        static_cast<std::size_t>(picture.height));
  peil_letters_take(picture.pixels.data());
  return picture;
}

}  // namespace

ui::OtherLetters browser_letters() { return {&width, &paint}; }

}  // namespace peil::web
