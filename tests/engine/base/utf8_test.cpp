#include "engine/base/utf8.hpp"

#include <gtest/gtest.h>

namespace peil::utf8 {
namespace {

TEST(Utf8, FindsTheFirstInvalidByte) {
  EXPECT_EQ(first_invalid("plain, é, €, 😀"), std::string_view::npos);
  EXPECT_EQ(first_invalid("12345678901234567890\xFF"), 20u);
  EXPECT_EQ(first_invalid("ab\xC3"), 2u);            // cut off
  EXPECT_EQ(first_invalid("a\xC0\xAF"), 1u);         // overlong
  EXPECT_EQ(first_invalid("\xE0\x80\xAF"), 0u);      // overlong
  EXPECT_EQ(first_invalid("\xED\xA0\x80"), 0u);      // surrogate
  EXPECT_EQ(first_invalid("\xF4\x90\x80\x80"), 0u);  // above U+10FFFF
  EXPECT_EQ(first_invalid("\xEF\xBF\xBF\xF4\x8F\xBF\xBF"), std::string_view::npos);
}

TEST(Utf8, DecodesWhatItAppends) {
  for (const std::uint32_t point :
       {0u, 0x7Fu, 0x80u, 0x7FFu, 0x800u, 0xFFFFu, 0x10000u, 0x10FFFFu}) {
    std::string text;
    append(text, point);
    const auto decoded = decode(text, 0);
    EXPECT_TRUE(decoded.valid);
    EXPECT_EQ(decoded.code_point, point);
    EXPECT_EQ(decoded.size, text.size());
  }
}

TEST(Utf8, CountsCodePoints) {
  EXPECT_EQ(length(""), 0u);
  EXPECT_EQ(length("één 😀"), 5u);
}

TEST(Utf8, ClipsBetweenCodePoints) {
  EXPECT_EQ(clip("short", 10), "short");
  EXPECT_EQ(clip("ééé", 3), "é…");
  EXPECT_EQ(clip("ééé", 4), "éé…");
}

TEST(Utf8, MakesControlsHarmless) {
  EXPECT_EQ(harmless("a\tb\x1b[31m\x7F"), "a b\uFFFD[31m\uFFFD");
  EXPECT_EQ(harmless("\u202Egpj.exe \xFF é"), "\uFFFDgpj.exe \uFFFD é");
}

}  // namespace
}  // namespace peil::utf8
