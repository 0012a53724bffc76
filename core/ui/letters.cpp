#include "ui/letters.hpp"

#include "engine/base/utf8.hpp"

#include <algorithm>
#include <array>
#include <span>
#include <utility>

namespace peil::ui {

namespace {

constexpr char32_t no_letter = 0xfffd;
constexpr char32_t joiner = 0x200d;

struct Letter {
  char32_t code = no_letter;
  std::size_t size = 1;
};

// The letter that begins at `at`; U+FFFD of one byte for what isn't UTF-8.
Letter letter_at(std::string_view text, std::size_t at) {
  const utf8::Decoded decoded = utf8::decode(text, at);
  return {decoded.valid ? decoded.code_point : no_letter, decoded.size};
}

struct Range {
  char32_t first, last;
};

bool is_in(std::span<const Range> ranges, char32_t code) {
  return std::any_of(ranges.begin(), ranges.end(),
                     [&](const Range& range) { return code >= range.first && code <= range.last; });
}

// Unicode's Default_Ignorable_Code_Point, and controls that no text has a use for.
constexpr std::array ignorable = {
    Range{0x00, 0x08},     Range{0x0b, 0x1f},      Range{0x7f, 0x9f},     Range{0xad, 0xad},
    Range{0x34f, 0x34f},   Range{0x61c, 0x61c},    Range{0x115f, 0x1160}, Range{0x17b4, 0x17b5},
    Range{0x180b, 0x180f}, Range{0x200b, 0x200f},  Range{0x2028, 0x202e}, Range{0x2060, 0x206f},
    Range{0x3164, 0x3164}, Range{0xfe00, 0xfe0f},  Range{0xfeff, 0xfeff}, Range{0xffa0, 0xffa0},
    Range{0xfff0, 0xfffb}, Range{0xe0000, 0xe0fff}};

// What stands on, under or round the letter before it.
constexpr std::array marks = {
    Range{0x300, 0x36f},   Range{0x483, 0x489},    Range{0x591, 0x5bd},   Range{0x5bf, 0x5bf},
    Range{0x5c1, 0x5c7},   Range{0x610, 0x61a},    Range{0x64b, 0x65f},   Range{0x670, 0x670},
    Range{0x6d6, 0x6dc},   Range{0x6df, 0x6e4},    Range{0x6e7, 0x6e8},   Range{0x6ea, 0x6ed},
    Range{0x900, 0x903},   Range{0x93a, 0x94f},    Range{0xe31, 0xe31},   Range{0xe34, 0xe3a},
    Range{0xe47, 0xe4e},   Range{0x1ab0, 0x1aff},  Range{0x1dc0, 0x1dff}, Range{0x20d0, 0x20f0},
    Range{0xfe20, 0xfe2f}, Range{0x1f3fb, 0x1f3ff}};

constexpr std::array right_to_left = {Range{0x590, 0x8ff}, Range{0xfb1d, 0xfdff},
                                      Range{0xfe70, 0xfefc}, Range{0x10800, 0x10fff},
                                      Range{0x1e800, 0x1efff}};

bool is_ignorable(char32_t code) { return is_in(ignorable, code); }
bool is_mark(char32_t code) { return code >= 0x300 && is_in(marks, code); }
bool is_right_to_left(char32_t code) { return code >= 0x590 && is_in(right_to_left, code); }

// A mark and what it makes of letters: pairs of the letter alone and with it. Unicode's canonical
// compositions of Latin-1, Latin Extended-A and Romanian, which is what the fonts' subset has.
struct Compositions {
  char32_t mark;
  std::string_view pairs;
};
constexpr std::array compositions = {
    Compositions{0x300, "AÀEÈIÌOÒUÙaàeèiìoòuù"},
    Compositions{0x301, "AÁEÉIÍOÓUÚYÝaáeéiíoóuúyýCĆcćLĹlĺNŃnńRŔrŕSŚsśZŹzź"},
    Compositions{0x302, "AÂEÊIÎOÔUÛaâeêiîoôuûCĈcĉGĜgĝHĤhĥJĴjĵSŜsŝWŴwŵYŶyŷ"},
    Compositions{0x303, "AÃNÑOÕaãnñoõIĨiĩUŨuũ"},
    Compositions{0x304, "AĀaāEĒeēIĪiīOŌoōUŪuū"},
    Compositions{0x306, "AĂaăEĔeĕGĞgğIĬiĭOŎoŏUŬuŭ"},
    Compositions{0x307, "CĊcċEĖeėGĠgġIİZŻzż"},
    Compositions{0x308, "AÄEËIÏOÖUÜaäeëiïoöuüyÿYŸ"},
    Compositions{0x30a, "AÅaåUŮuů"},
    Compositions{0x30b, "OŐoőUŰuű"},
    Compositions{0x30c, "CČcčDĎdďEĚeěLĽlľNŇnňRŘrřSŠsšTŤtťZŽzž"},
    Compositions{0x326, "SȘsșTȚtț"},
    Compositions{0x327, "CÇcçGĢgģKĶkķLĻlļNŅnņRŖrŗSŞsşTŢtţ"},
    Compositions{0x328, "AĄaąEĘeęIĮiįUŲuų"}};

// The letter with the mark; 0 if there is none of its own.
char32_t composed(char32_t letter, char32_t mark) {
  for (const Compositions& one : compositions) {
    if (one.mark != mark) continue;
    for (std::size_t at = 0; at < one.pairs.size();) {
      const Letter alone = letter_at(one.pairs, at);
      const Letter whole = letter_at(one.pairs, at + alone.size);
      if (alone.code == letter) return whole.code;
      at += alone.size + whole.size;
    }
  }
  return 0;
}

// One letter with everything that belongs to it, as it is painted: composed, and without what takes
// no room.
std::vector<char32_t> whole_letter(std::string_view text) {
  std::vector<char32_t> result;
  for (std::size_t at = 0; at < text.size();) {
    const Letter letter = letter_at(text, at);
    at += letter.size;
    if (is_ignorable(letter.code)) continue;
    const char32_t both = result.size() == 1 ? composed(result.front(), letter.code) : 0;
    if (both != 0) {
      result.front() = both;
    } else {
      result.push_back(letter.code);
    }
  }
  return result;
}

bool has_right_to_left(std::string_view text) {
  for (std::size_t at = 0; at < text.size();) {
    const Letter letter = letter_at(text, at);
    if (is_right_to_left(letter.code)) return true;
    at += letter.size;
  }
  return false;
}

void add(std::vector<Piece>& all, std::string_view text, bool other) {
  if (all.empty() || all.back().other != other) all.push_back({{}, other});
  all.back().text += text;
}

}  // namespace

std::size_t letter_end(std::string_view text, std::size_t at) {
  at += letter_at(text, at).size;
  bool joined = false;
  while (at < text.size()) {
    const Letter next = letter_at(text, at);
    if (!joined && !is_mark(next.code) && !is_ignorable(next.code)) break;
    joined = next.code == joiner;
    at += next.size;
  }
  return at;
}

bool shows_as_typed(std::string_view text, const HasLetter& has) {
  for (std::size_t at = 0; at < text.size();) {
    const Letter letter = letter_at(text, at);
    at += letter.size;
    if (letter.code >= 0x20 && letter.code < 0x7f) continue;
    if (is_mark(letter.code) || is_ignorable(letter.code)) return false;
    if (letter.code >= 0x80 && (is_right_to_left(letter.code) || !has(letter.code))) return false;
  }
  return true;
}

std::vector<Piece> pieces(std::string_view text, const HasLetter& has) {
  std::vector<Piece> all;
  if (has_right_to_left(text)) return {{std::string(text), true}};
  std::string painted;
  for (std::size_t at = 0; at < text.size();) {
    const std::size_t end = letter_end(text, at);
    const std::string_view typed = text.substr(at, end - at);
    const std::vector<char32_t> whole = whole_letter(typed);
    at = end;
    if (whole.empty()) continue;
    if (!std::all_of(whole.begin(), whole.end(), has)) {
      add(all, typed, true);
      continue;
    }
    painted.clear();
    for (const char32_t letter : whole)
      utf8::append(painted, letter);
    add(all, painted, false);
  }
  return all;
}

std::string shown(std::string_view text) {
  std::string result;
  std::size_t turned = 0;  // where the run that is read from right to left begins
  std::size_t spaces = 0;  // so many spaces stand after it
  bool turning = false;
  for (std::size_t at = 0; at < text.size();) {
    const std::size_t end = letter_end(text, at);
    const std::vector<char32_t> whole = whole_letter(text.substr(at, end - at));
    at = end;
    if (whole.empty()) continue;
    std::string painted;
    for (const char32_t letter : whole)
      utf8::append(painted, letter);
    if (is_right_to_left(whole.front())) {
      if (!turning) turned = result.size();
      turning = true;
      // What stands after the run goes before it together with the letter.
      result.resize(result.size() - spaces);
      result.insert(turned, painted + std::string(spaces, ' '));
      spaces = 0;
    } else {
      spaces = turning && painted == " " ? spaces + 1 : 0;
      turning = spaces > 0;
      result += painted;
    }
  }
  return result;
}

}  // namespace peil::ui
