#include "ui/other_letters.hpp"

#include <imgui.h>

#include <algorithm>
#include <cmath>
#include <cstring>

namespace peil::ui {

namespace {

// So many are kept: several screens full.
constexpr std::size_t most_kept = 1000;

}  // namespace

void LetterPictures::begin_frame(float density) {
  if (density == density_ && kept_.size() <= most_kept) return;
  density_ = density;
  for (const Kept& one : kept_) {
    if (one.place >= 0) ImGui::GetIO().Fonts->RemoveCustomRect(one.place);
  }
  kept_.clear();
}

LetterPictures::Kept LetterPictures::painted(std::string_view text, const TextStyle& style,
                                             const OtherLetters& letters) const {
  const LetterPicture picture = letters.draw(text, style, density_);
  Kept kept{std::string(text), style, -1, picture.left, picture.top};
  if (picture.width <= 0 || picture.height <= 0) return kept;
  ImFontAtlas& atlas = *ImGui::GetIO().Fonts;
  ImFontAtlasRect rect;
  kept.place = atlas.AddCustomRect(picture.width, picture.height, &rect);
  if (kept.place < 0) return kept;
  atlas.TexPixelsUseColors = true;
  ImTextureData& texture = *atlas.TexData;
  texture.UseColors = true;
  const std::size_t row = static_cast<std::size_t>(picture.width) * sizeof(std::uint32_t);
  for (int y = 0; y < picture.height; ++y) {
    const auto from = static_cast<std::size_t>(y) * static_cast<std::size_t>(picture.width);
    std::memcpy(texture.GetPixelsAt(rect.x, rect.y + y), picture.pixels.data() + from, row);
  }
  return kept;
}

void LetterPictures::draw(ImDrawList* list, ImVec2 at, std::string_view text,
                          const TextStyle& style, const OtherLetters& letters) {
  auto found = std::find_if(kept_.begin(), kept_.end(), [&](const Kept& one) {
    return one.style == style && one.text == text;
  });
  if (found == kept_.end()) found = kept_.insert(kept_.end(), painted(text, style, letters));
  const Kept& kept = *found;
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
