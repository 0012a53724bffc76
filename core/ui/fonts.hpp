// The painter's fonts: how wide a text is in them and how it gets into a draw list, letters that
// they lack included. Private to core/ui.
#pragma once

#include "ui/letters.hpp"
#include "ui/other_letters.hpp"
#include "ui/painter.hpp"
#include "ui/theme.hpp"

#include <imgui.h>

#include <string_view>

namespace peil::ui {

inline ImU32 packed(Color color) {
  return IM_COL32(color.red, color.green, color.blue, color.alpha);
}

class Fonts {
 public:
  // Adds them to Dear ImGui's. Unreadable ones are replaced by its own.
  Fonts(const FontData& data, OtherLetters other);

  // To be called when a frame begins, with the pixels in a unit.
  void begin_frame(float density);

  ImFont* of(const TextStyle& style) const { return style.semibold ? semibold_ : regular_; }

  // The size in Dear ImGui's sense: the height from ascender to descender, where a style sheet's is
  // the em.
  float height(const TextStyle& style) const { return style.size * height_per_em_; }

  // Of the text on one line.
  float width(std::string_view text, const TextStyle& style) const;

  // Puts one line into the list, from its top left corner in Dear ImGui's sense.
  void draw(ImDrawList* list, ImVec2 at, std::string_view text, const TextStyle& style) const;

 private:
  bool has(char32_t letter, const TextStyle& style) const;
  float own_width(std::string_view text, const TextStyle& style) const;
  void draw_own(ImDrawList* list, ImVec2 at, std::string_view text, const TextStyle& style) const;
  // Goes through the parts of a text that isn't shown as it is typed; returns how wide all are.
  template <typename Own, typename Other>
  float each_piece(std::string_view text, const TextStyle& style, const Own& own,
                   const Other& other) const;

  ImFont* regular_ = nullptr;
  ImFont* semibold_ = nullptr;
  float height_per_em_ = 1;
  float density_ = 1;
  OtherLetters other_;
  mutable LetterPictures pictures_;
};

}  // namespace peil::ui
