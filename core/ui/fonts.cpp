#include "ui/fonts.hpp"

#include <cmath>
#include <string>
#include <vector>

namespace peil::ui {

namespace {

// Inter's ascender and descender in its own table, over its em: ImGui sizes fonts by their sum.
constexpr float inter_height_per_em = (2728.0f + 680.0f) / 2816.0f;

// A square: unlike a question mark, nobody takes it for something that was typed.
constexpr ImWchar missing_letter = 0x25a1;

// `into`: the font that gets what it lacks from this one; null: it is one of its own.
ImFont* add_font(std::string_view data, ImFont* into) {
  if (data.empty()) return nullptr;
  ImFontConfig config;
  config.FontDataOwnedByAtlas = false;
  config.MergeMode = into != nullptr;
  config.DstFont = into;
  // ImGui takes a pointer to writable data, but only reads data that it doesn't own.
  void* bytes = const_cast<char*>(data.data());
  return ImGui::GetIO().Fonts->AddFontFromMemoryTTF(bytes, static_cast<int>(data.size()), 16,
                                                    &config);
}

ImFont* add_fonts(std::string_view own, const std::vector<std::string_view>& more) {
  ImFont* font = add_font(own, nullptr);
  if (!font) return nullptr;
  for (const std::string_view data : more)
    add_font(data, font);
  if (font->IsGlyphInFont(missing_letter)) font->FallbackChar = missing_letter;
  return font;
}

}  // namespace

Fonts::Fonts(const FontData& data, OtherLetters other)
    : regular_(add_fonts(data.regular, data.more_regular)),
      semibold_(add_fonts(data.semibold, data.more_semibold)),
      other_(std::move(other)) {
  if (regular_ && semibold_) {
    height_per_em_ = inter_height_per_em;
  } else {
    regular_ = semibold_ = ImGui::GetIO().Fonts->AddFontDefault();
  }
}

void Fonts::begin_frame(float density) {
  density_ = density;
  pictures_.begin_frame(density);
  // Dear ImGui tells only the font that it is set to how many pixels there are.
  for (ImFont* font : {regular_, semibold_}) {
    ImGui::PushFont(font, 16);
    ImGui::PopFont();
  }
}

bool Fonts::has(char32_t letter, const TextStyle& style) const {
  if (letter < 0x80) return true;
  return letter <= IM_UNICODE_CODEPOINT_MAX &&
         of(style)->IsGlyphInFont(static_cast<ImWchar>(letter));
}

float Fonts::own_width(std::string_view text, const TextStyle& style) const {
  if (text.empty()) return 0;
  return of(style)->CalcTextSizeA(height(style), 1e9f, 0, text.data(), text.data() + text.size()).x;
}

void Fonts::draw_own(ImDrawList* list, ImVec2 at, std::string_view text,
                     const TextStyle& style) const {
  if (text.empty()) return;
  list->AddText(of(style), height(style), at, packed(style.color), text.data(),
                text.data() + text.size());
}

template <typename Own, typename Other>
float Fonts::each_piece(std::string_view text, const TextStyle& style, const Own& own,
                        const Other& other) const {
  const auto has_letter = [&](char32_t letter) { return has(letter, style); };
  if (shows_as_typed(text, has_letter)) return own(text, 0.0f);
  // What has no letter of its own is the square for missing ones.
  if (!other_) return own(shown(text), 0.0f);
  float width = 0;
  for (const Piece& piece : pieces(text, has_letter))
    width += piece.other ? other(piece.text, width) : own(piece.text, width);
  return width;
}

float Fonts::width(std::string_view text, const TextStyle& style) const {
  return each_piece(
      text, style, [&](std::string_view piece, float) { return own_width(piece, style); },
      [&](std::string_view piece, float) { return other_.width(piece, style); });
}

void Fonts::draw(ImDrawList* list, ImVec2 at, std::string_view text, const TextStyle& style) const {
  const float baseline = at.y + of(style)->GetFontBaked(height(style))->Ascent;
  each_piece(
      text, style,
      [&](std::string_view piece, float x) {
        draw_own(list, {at.x + x, at.y}, piece, style);
        return own_width(piece, style);
      },
      [&](std::string_view piece, float x) {
        pictures_.draw(list, {at.x + x, baseline}, piece, style, other_);
        return other_.width(piece, style);
      });
}

}  // namespace peil::ui
