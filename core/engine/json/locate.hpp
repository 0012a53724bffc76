// From a JSON Pointer to a line and a column: for many pointers at once, in one pass over the text.
#pragma once

#include "engine/base/problem.hpp"

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace peil {

// Counted from 1, in code points, without a byte order mark before the text; a line ends with \n,
// \r\n or \r.
struct LineColumn {
  std::uint32_t line = 0;
  std::uint32_t column = 0;
};

// Of a byte offset. Cost: linear in the offset.
LineColumn position(std::string_view text, std::size_t offset);

// Of many offsets, in the order given. Cost: one pass and a sort.
std::vector<LineColumn> positions(std::string_view text, const std::vector<std::size_t>& offsets);

struct Wanted {
  std::string pointer;
  bool key = false;  // the member's name instead of its value
  // where above 0 and the value is a string: at this byte of its text, without escapes
  std::size_t inside = 0;
};

// The offset in `text`, which is valid JSON with a string at `offset`, of byte `inside` of the
// string's text. Inside what an escape writes, that of the escape; at the end and beyond, that of
// the closing quotation mark. Cost: linear in the string.
std::size_t offset_in_string(std::string_view text, std::size_t offset, std::size_t inside);

// Where each pointer leads in `text`, which is valid JSON. A pointer that leads nowhere gives the
// innermost value that is there. Of a member that stands twice the last one counts, as it does for
// the parser. Cost: one pass, whatever the number of pointers.
std::vector<LineColumn> locate(std::string_view text, const std::vector<Wanted>& wanted);

// Gives problems that only have a pointer their line and column. Takes the text, valid JSON, that
// the pointers lead through. Cost: one pass.
void locate(Problems& problems, std::string_view text);

}  // namespace peil
