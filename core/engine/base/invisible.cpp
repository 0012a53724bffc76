#include "engine/base/invisible.hpp"

#include "engine/base/utf8.hpp"

#include <algorithm>
#include <array>
#include <cstdint>

namespace peil {
namespace {

// Characters from one to another, by code point; `name` is that of a single one in Unicode. White
// space, controls, format characters (categories Zs, Zl, Zp, Cc, Cf) and default ignorable ones.
struct Invisible {
  std::uint32_t first;
  std::uint32_t last;
  std::string_view name;
};

constexpr auto all_invisible = std::to_array<Invisible>({
    {0x0000, 0x0000, "NULL"},
    {0x0001, 0x0008, "control character"},
    {0x0009, 0x0009, "TAB"},
    {0x000A, 0x000A, "LINE FEED"},
    {0x000B, 0x000B, "LINE TABULATION"},
    {0x000C, 0x000C, "FORM FEED"},
    {0x000D, 0x000D, "CARRIAGE RETURN"},
    {0x000E, 0x001A, "control character"},
    {0x001B, 0x001B, "ESCAPE"},
    {0x001C, 0x001F, "control character"},
    {0x007F, 0x007F, "DELETE"},
    {0x0080, 0x0084, "control character"},
    {0x0085, 0x0085, "NEXT LINE"},
    {0x0086, 0x009F, "control character"},
    {0x00A0, 0x00A0, "NO-BREAK SPACE"},
    {0x00AD, 0x00AD, "SOFT HYPHEN"},
    {0x034F, 0x034F, "COMBINING GRAPHEME JOINER"},
    {0x061C, 0x061C, "ARABIC LETTER MARK"},
    {0x115F, 0x1160, "HANGUL FILLER"},
    {0x1680, 0x1680, "OGHAM SPACE MARK"},
    {0x17B4, 0x17B5, "KHMER INHERENT VOWEL"},
    {0x180B, 0x180F, "MONGOLIAN SEPARATOR"},
    {0x2000, 0x2000, "EN QUAD"},
    {0x2001, 0x2001, "EM QUAD"},
    {0x2002, 0x2002, "EN SPACE"},
    {0x2003, 0x2003, "EM SPACE"},
    {0x2004, 0x2004, "THREE-PER-EM SPACE"},
    {0x2005, 0x2005, "FOUR-PER-EM SPACE"},
    {0x2006, 0x2006, "SIX-PER-EM SPACE"},
    {0x2007, 0x2007, "FIGURE SPACE"},
    {0x2008, 0x2008, "PUNCTUATION SPACE"},
    {0x2009, 0x2009, "THIN SPACE"},
    {0x200A, 0x200A, "HAIR SPACE"},
    {0x200B, 0x200B, "ZERO WIDTH SPACE"},
    {0x200C, 0x200C, "ZERO WIDTH NON-JOINER"},
    {0x200D, 0x200D, "ZERO WIDTH JOINER"},
    {0x200E, 0x200E, "LEFT-TO-RIGHT MARK"},
    {0x200F, 0x200F, "RIGHT-TO-LEFT MARK"},
    {0x2028, 0x2028, "LINE SEPARATOR"},
    {0x2029, 0x2029, "PARAGRAPH SEPARATOR"},
    {0x202A, 0x202A, "LEFT-TO-RIGHT EMBEDDING"},
    {0x202B, 0x202B, "RIGHT-TO-LEFT EMBEDDING"},
    {0x202C, 0x202C, "POP DIRECTIONAL FORMATTING"},
    {0x202D, 0x202D, "LEFT-TO-RIGHT OVERRIDE"},
    {0x202E, 0x202E, "RIGHT-TO-LEFT OVERRIDE"},
    {0x202F, 0x202F, "NARROW NO-BREAK SPACE"},
    {0x205F, 0x205F, "MEDIUM MATHEMATICAL SPACE"},
    {0x2060, 0x2060, "WORD JOINER"},
    {0x2061, 0x2064, "INVISIBLE OPERATOR"},
    {0x2065, 0x2065, "format character"},
    {0x2066, 0x2066, "LEFT-TO-RIGHT ISOLATE"},
    {0x2067, 0x2067, "RIGHT-TO-LEFT ISOLATE"},
    {0x2068, 0x2068, "FIRST STRONG ISOLATE"},
    {0x2069, 0x2069, "POP DIRECTIONAL ISOLATE"},
    {0x206A, 0x206F, "format character"},
    {0x2800, 0x2800, "BRAILLE PATTERN BLANK"},
    {0x3000, 0x3000, "IDEOGRAPHIC SPACE"},
    {0x3164, 0x3164, "HANGUL FILLER"},
    {0xFE00, 0xFE0F, "VARIATION SELECTOR"},
    {0xFEFF, 0xFEFF, "BYTE ORDER MARK"},
    {0xFFA0, 0xFFA0, "HALFWIDTH HANGUL FILLER"},
    {0xFFF0, 0xFFF8, "format character"},
    {0xFFF9, 0xFFFB, "INTERLINEAR ANNOTATION"},
    {0x110BD, 0x110BD, "KAITHI NUMBER SIGN"},
    {0x13430, 0x1343F, "EGYPTIAN HIEROGLYPH FORMAT"},
    {0x1BCA0, 0x1BCA3, "SHORTHAND FORMAT"},
    {0x1D173, 0x1D17A, "MUSICAL SYMBOL FORMAT"},
    {0xE0000, 0xE0000, "format character"},
    {0xE0001, 0xE0001, "LANGUAGE TAG"},
    {0xE0002, 0xE001F, "format character"},
    {0xE0020, 0xE007F, "TAG"},
    {0xE0100, 0xE01EF, "VARIATION SELECTOR"},
});

const Invisible* find_invisible(std::uint32_t point) {
  const auto after = std::upper_bound(
      all_invisible.begin(), all_invisible.end(), point,
      [](std::uint32_t value, const Invisible& each) { return value < each.first; });
  if (after == all_invisible.begin()) return nullptr;
  const Invisible& found = *(after - 1);
  return point <= found.last ? &found : nullptr;
}

// Part of the sign before it: a joiner, a variation, a flag's letter.
bool is_part_of_a_sign(std::uint32_t point) {
  return point == 0x200C || point == 0x200D || (point >= 0xFE00 && point <= 0xFE0F) ||
         (point >= 0xE0020 && point <= 0xE007F) || (point >= 0xE0100 && point <= 0xE01EF);
}

std::string code_of(std::uint32_t point) {
  constexpr std::string_view hex = "0123456789ABCDEF";
  std::string digits;
  for (; point > 0 || digits.size() < 4; point /= 16)
    digits += hex[point % 16];
  std::reverse(digits.begin(), digits.end());
  return "U+" + digits;
}

}  // namespace

std::string with_invisible_named(std::string_view text) {
  std::string out;
  out.reserve(text.size());
  bool is_behind_a_sign = false;  // beyond ASCII, and one that can be seen
  for (std::size_t i = 0; i < text.size();) {
    const utf8::Decoded decoded = utf8::decode(text, i);
    const std::uint32_t point = decoded.code_point;
    const Invisible* invisible = decoded.valid ? find_invisible(point) : nullptr;
    if (invisible != nullptr && !(is_behind_a_sign && is_part_of_a_sign(point))) {
      out += '[' + code_of(point) + ' ' + std::string(invisible->name) + ']';
    } else {
      out.append(text, i, decoded.size);
    }
    if (invisible == nullptr) is_behind_a_sign = decoded.valid && point >= 0x80;
    i += decoded.size;
  }
  return out;
}

}  // namespace peil
