#include "engine/base/invisible.hpp"

#include "engine/base/problem.hpp"

#include <gtest/gtest.h>

namespace peil {
namespace {

TEST(Invisible, IsNamed) {
  EXPECT_EQ(with_invisible_named("2\u00a0"), "2[U+00A0 NO-BREAK SPACE]");
  EXPECT_EQ(with_invisible_named("\u200bA"), "[U+200B ZERO WIDTH SPACE]A");
  EXPECT_EQ(with_invisible_named("wacht\u00adwoord"), "wacht[U+00AD SOFT HYPHEN]woord");
  EXPECT_EQ(with_invisible_named("\ufeff"), "[U+FEFF BYTE ORDER MARK]");
  EXPECT_EQ(with_invisible_named("a\u202eb"), "a[U+202E RIGHT-TO-LEFT OVERRIDE]b");
  EXPECT_EQ(with_invisible_named("a\u200eb"), "a[U+200E LEFT-TO-RIGHT MARK]b");
  EXPECT_EQ(with_invisible_named(std::string_view("\0\x07\x1b", 3)),
            "[U+0000 NULL][U+0007 control character][U+001B ESCAPE]");
  EXPECT_EQ(with_invisible_named("a\nb\tc"), "a[U+000A LINE FEED]b[U+0009 TAB]c");
  EXPECT_EQ(with_invisible_named("a\u0085"), "a[U+0085 NEXT LINE]");
  EXPECT_EQ(with_invisible_named("1\u202f000"), "1[U+202F NARROW NO-BREAK SPACE]000");
  EXPECT_EQ(with_invisible_named("x\U000e0041"), "x[U+E0041 TAG]");
  EXPECT_EQ(with_invisible_named("x\ufe0f"), "x[U+FE0F VARIATION SELECTOR]");
}

TEST(Invisible, WhatIsSeenStays) {
  for (const char* text : {"", "a b", "é", "cafe\u0301", "Nguyễn", "5 € – “ja”", "\xff\xc3",
                           "👩\u200d🚀", "❤\ufe0f", "می\u200cخواهم"})
    EXPECT_EQ(with_invisible_named(text), text);
}

TEST(Invisible, IsNamedInEveryMessage) {
  const Problem problem{Code::bad_id, Severity::error, {"a\u00a0b"}, {}};
  EXPECT_EQ(message(problem), "“a[U+00A0 NO-BREAK SPACE]b” can't be an id here.");
  const Problem guess{Code::dangling_id, Severity::error, {"a", "scale", "b\u200b"}, {}};
  EXPECT_TRUE(hint(guess).starts_with("Did you mean “b[U+200B ZERO WIDTH SPACE]”?"));
}

}  // namespace
}  // namespace peil
