// Which letters are painted, by which font, and how wide they are.
#include "tests/ui/painter_fixture.hpp"

#include <cstring>
#include <map>

namespace peil::ui {
namespace {

app::ViewTree with_text(std::string words) {
  app::ViewTree tree = screen();
  app::Node text = painted("words", app::Role::text, app::Look::body);
  text.action.reset();
  text.name = std::move(words);
  tree.root.children.front().children.front() = std::move(text);
  tree.root.children.front().layout.align = app::Align::start;
  return tree;
}

// Painted text as Dear ImGui's triangles: two texts that look the same give the same.
std::vector<std::pair<float, float>> corners() {
  std::vector<std::pair<float, float>> all;
  for (const ImDrawList* list : ImGui::GetDrawData()->CmdLists) {
    for (const ImDrawVert& corner : list->VtxBuffer)
      all.emplace_back(corner.uv.x, corner.uv.y);
  }
  return all;
}

class Letterings : public Painting {
 protected:
  float width_of(std::string words) {
    show(with_text(std::move(words)));
    for (const NodeBox& box : window.painter().boxes()) {
      if (box.node->id == "words") return box.rect.width;
    }
    return -1;
  }
  auto look_of(std::string words) {
    show(with_text(std::move(words)));
    return corners();
  }
};

TEST_F(Letterings, ALetterWithItsAccentApartLooksAndMeasuresLikeTheWhole) {
  EXPECT_EQ(width_of("cafe\u0301"), width_of("café"));
  EXPECT_EQ(look_of("cafe\u0301"), look_of("café"));
}

TEST_F(Letterings, InvisibleCharactersTakeNoRoom) {
  EXPECT_EQ(width_of("zacht\u00adkoppel\ufeff"), width_of("zachtkoppel"));
  EXPECT_EQ(look_of("zacht\u00adkoppel\ufeff"), look_of("zachtkoppel"));
  EXPECT_NE(look_of("zacht\u00adkoppel"), look_of("zacht-koppel"));
}

TEST_F(Letterings, AMissingLetterIsASquareAndNeverAQuestionMark) {
  for (const char* missing : {"\u2611", "\U0001f600", "\u05d0"}) {
    EXPECT_EQ(look_of(missing), look_of("\u25a1")) << missing;
    EXPECT_NE(look_of(missing), look_of("?")) << missing;
  }
}

// Painted by somebody else, as in the browser: here as rectangles of a colour, twenty units wide.
class OtherLetterings : public Letterings {
 protected:
  OtherLetterings() {
    window.renew({regular, semibold, {}, {}},
                 {[this](std::string_view text, const TextStyle&) {
                    ++measured[std::string(text)];
                    return 20.0f;
                  },
                  [this](std::string_view text, const TextStyle&, float density) {
                    ++made[std::string(text)];
                    const int side = static_cast<int>(10 * density);
                    const auto pixels = static_cast<std::size_t>(side * side);
                    return LetterPicture{side, side, 0, -side,
                                         std::vector<std::uint32_t>(pixels, 0xff0000ffu)};
                  }});
  }
  std::map<std::string, int> measured, made;
};

TEST_F(OtherLetterings, WhatTheFontLacksIsPaintedByWhoHasIt) {
  const float alone = width_of("CO");
  EXPECT_EQ(width_of("CO\u2611"), alone + 20);
  EXPECT_EQ(made, (std::map<std::string, int>{{"\u2611", 1}})) << "once, and no more than that";
  EXPECT_NE(look_of("CO\u2611"), look_of("CO"));
}

TEST_F(OtherLetterings, ItsPixelsAreInTheTextureAsTheyCame) {
  show(with_text("\u2611"));
  const ImTextureData& texture = *ImGui::GetIO().Fonts->TexData;
  int red = 0;
  for (int y = 0; y < texture.Height; ++y) {
    for (int x = 0; x < texture.Width; ++x) {
      std::uint32_t pixel = 0;
      std::memcpy(&pixel, texture.Pixels + (y * texture.Width + x) * texture.BytesPerPixel, 4);
      red += pixel == 0xff0000ffu ? 1 : 0;
    }
  }
  EXPECT_EQ(red, 100);
}

TEST_F(OtherLetterings, AnotherDensityHasItPaintedAnew) {
  show(with_text("\u2611"));
  window.density = 2;
  window.frames(2);
  EXPECT_EQ(made["\u2611"], 2);
}

#ifndef __EMSCRIPTEN__
// The desktop has further fonts.
class MoreLetterings : public Letterings {
 protected:
  MoreLetterings() { window.renew({regular, semibold, {many}, {}}); }
  const std::string many = contents(peil::test::font_many);
};

TEST_F(MoreLetterings, WhatAFontLacksIsPaintedByTheNext) {
  const auto square = look_of("\u25a1");
  const auto question = look_of("?");
  for (const char* letter : {"✔", "☑", "ж", "א", "\U0001f600"}) {
    const auto look = look_of(letter);
    EXPECT_NE(look, square) << letter;
    EXPECT_NE(look, question) << letter;
  }
  EXPECT_NE(look_of("א"), look_of("ב"));
}

TEST_F(MoreLetterings, OfAnEmojiThatIsTypedEveryBitIsKept) {
  show(screen());
  click("name");
  window.type("a\U0001f600");
  EXPECT_EQ(words(window.press(ImGuiKey_Enter)), (Words{"entered name=a\U0001f600"}));
}
#endif

}  // namespace
}  // namespace peil::ui
