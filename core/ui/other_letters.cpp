#include "ui/other_letters.hpp"

#include <imgui.h>

#include <cmath>
#include <cstring>

namespace peil::ui {

namespace {

// So many are kept: several screens full.
constexpr std::size_t most_kept = 1000;

std::string key_of(std::string_view text, const TextStyle& style) {
  const Color& color = style.color;
  std::string key;
  key.reserve(text.size() + 16);
  for (const auto part : {static_cast<int>(style.size * 4), style.semibold ? 1 : 0, int{color.red},
                          int{color.green}, int{color.blue}, int{color.alpha}}) {
    key += std::to_string(part);
    key.push_back(' ');
  }
  key += text;
  return key;
}

}  // namespace

void LetterPictures::begin_frame(float density) {
  if (density == density_ && kept_.size() <= most_kept) return;
  density_ = density;
  for (const auto& [key, kept] : kept_) {
    if (kept.place >= 0) ImGui::GetIO().Fonts->RemoveCustomRect(kept.place);
  }
  kept_.clear();
}

LetterPictures::Kept LetterPictures::painted(std::string_view text, const TextStyle& style,
                                             const OtherLetters& letters) const {
  const LetterPicture picture = letters.draw(text, style, density_);
  if (picture.width <= 0 || picture.height <= 0) return {};
  ImFontAtlas& atlas = *ImGui::GetIO().Fonts;
  ImFontAtlasRect rect;
  const int place = atlas.AddCustomRect(picture.width, picture.height, &rect);
  if (place < 0) return {};
  atlas.TexPixelsUseColors = true;
  ImTextureData& texture = *atlas.TexData;
  texture.UseColors = true;
  const std::size_t row = static_cast<std::size_t>(picture.width) * sizeof(std::uint32_t);
  for (int y = 0; y < picture.height; ++y) {
    const auto from = static_cast<std::size_t>(y) * static_cast<std::size_t>(picture.width);
    std::memcpy(texture.GetPixelsAt(rect.x, rect.y + y), picture.pixels.data() + from, row);
  }
  return {place, picture.left, picture.top};
}

void LetterPictures::draw(ImDrawList* list, ImVec2 at, std::string_view text,
                          const TextStyle& style, const OtherLetters& letters) {
  const std::string key = key_of(text, style);
  auto found = kept_.find(key);
  if (found == kept_.end()) found = kept_.emplace(key, painted(text, style, letters)).first;
  const Kept& kept = found->second;
  ImFontAtlasRect rect;
  const ImFontAtlas& atlas = *ImGui::GetIO().Fonts;
  if (kept.place < 0 || !atlas.GetCustomRect(kept.place, &rect)) return;
  const auto unit = [&](float start, int pixels) {
    return (std::round(start * density_) + static_cast<float>(pixels)) / density_;
  };
  const ImVec2 from(unit(at.x, kept.left), unit(at.y, kept.top));
  const ImVec2 to(from.x + static_cast<float>(rect.w) / density_,
                  from.y + static_cast<float>(rect.h) / density_);
  list->AddImage(atlas.TexRef, from, to, rect.uv0, rect.uv1);
}

}  // namespace peil::ui
