// How a text is shown: letters that are written in parts are put together, characters that only
// say something to a program are left out, and what no font of ours has is set apart. Only what is
// painted and measured comes from here; the text itself stays as it was typed. No ImGui.
#pragma once

#include <cstddef>
#include <functional>
#include <string>
#include <string_view>
#include <vector>

namespace peil::ui {

// Whether a letter can be painted by a font of ours.
using HasLetter = std::function<bool(char32_t letter)>;

// A part of a text as it is painted.
struct Piece {
  std::string text;
  bool other = false;  // no font of ours has it: as it was typed, for whoever can paint it
};

// The end of the letter that begins at `at` with everything that belongs to it: its accents, what
// is joined to it, what takes no room. Must be inside the text. Cost: of those.
std::size_t letter_end(std::string_view text, std::size_t at);

// Whether `text` is painted just as it is typed: all its letters are whole, and `has` them.
bool shows_as_typed(std::string_view text, const HasLetter& has);

// The parts of a text in the order in which they are painted from left to right; neighbours differ
// in `other`. A text with letters that are read from right to left is one part, which whoever
// paints it puts in order. Bytes that aren't UTF-8 are U+FFFD. Cost: linear.
std::vector<Piece> pieces(std::string_view text, const HasLetter& has);

// The text for a painter that has nothing but its fonts: as `pieces` if `has` were always true, and
// what is read from right to left turned round.
std::string shown(std::string_view text);

}  // namespace peil::ui
