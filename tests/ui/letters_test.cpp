// How a text is shown.
#include "ui/letters.hpp"

#include <gtest/gtest.h>

#include <string>
#include <vector>

namespace peil::ui {
namespace {

// A font of Latin-1 and no more.
bool latin(char32_t letter) { return letter < 0x100; }

// The parts of a text as words; what no font has in brackets.
std::string parts(std::string_view text) {
  std::string all;
  for (const Piece& piece : pieces(text, latin))
    all += piece.other ? "[" + piece.text + "]" : piece.text;
  return all;
}

TEST(Letters, AnAccentOfItsOwnIsPutOnItsLetter) {
  EXPECT_EQ(parts("cafe\u0301"), "café");
  EXPECT_EQ(shown("Zoe\u0308, S\u0327ahin, Dvor\u030ca\u0301k"), "Zoë, Şahin, Dvořák");
  EXPECT_EQ(shown("q\u0301"), "q\u0301") << "there is no such letter: the mark stays";
}

TEST(Letters, WhatSaysSomethingOnlyToAProgramIsntPainted) {
  for (const char* invisible : {"\u00ad", "\u200b", "\u200c", "\u200d", "\u200e", "\u2060",
                                "\ufeff", "\ufe0f", "\u202a", "\U000e0020"}) {
    const std::string text = std::string("a") + invisible + "b" + invisible;
    EXPECT_EQ(shown(text), "ab") << text;
    EXPECT_EQ(parts(text), "ab") << text;
    EXPECT_EQ(parts(invisible), "");
  }
}

TEST(Letters, WhatAFontLacksIsSetApart) {
  EXPECT_EQ(parts("Nguyễn"), "Nguy[ễ]n");
  EXPECT_EQ(parts("CO₂ en √2"), "CO[₂] en [√]2");
  EXPECT_EQ(parts("ΩΔ"), "[ΩΔ]");
  EXPECT_EQ(parts("Wq\u0303"), "W[q\u0303]") << "a letter goes with its accent";
  EXPECT_EQ(parts("a 👩\u200d🏫!"), "a [👩\u200d🏫]!") << "one picture of two";
  EXPECT_EQ(parts("1\ufe0f\u20e3 x"), "[1\ufe0f\u20e3] x");
}

TEST(Letters, ALineThatIsReadFromTheRightIsOnePart) {
  EXPECT_EQ(parts("a שלום 12, b"), "[a שלום 12, b]");
  EXPECT_EQ(shown("a שלום עולם b"), "a םלוע םולש b") << "turned for whoever can't";
}

TEST(Letters, WhatIsShownAsTypedIsKnown) {
  EXPECT_TRUE(shows_as_typed("", latin));
  EXPECT_TRUE(shows_as_typed("één\ttwee\n", latin));
  EXPECT_FALSE(shows_as_typed("CO₂", latin));
  EXPECT_FALSE(shows_as_typed("e\u0301", latin));
  EXPECT_FALSE(shows_as_typed("a\u00adb", latin));
  EXPECT_FALSE(shows_as_typed("\xff", latin));
}

TEST(Letters, BytesThatAreNoTextAreOneSignEach) {
  EXPECT_EQ(shown("a\xff\xe2\x82"), "a\ufffd\ufffd\ufffd");
  EXPECT_EQ(shown("\xed\xa0"), "\ufffd\ufffd");
}

TEST(Letters, ALetterEndsAfterWhatBelongsToIt) {
  const std::string text = "e\u0301\u0323x👩\u200d🏫";
  EXPECT_EQ(letter_end(text, 0), 5u);
  EXPECT_EQ(letter_end(text, 5), 6u);
  EXPECT_EQ(letter_end(text, 6), text.size());
}

}  // namespace
}  // namespace peil::ui
