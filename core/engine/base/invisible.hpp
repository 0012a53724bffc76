// Characters that nobody can see, or that a terminal acts on: a message that quotes one names it.
#pragma once

#include <string>
#include <string_view>

namespace peil {

// The text with the name of each such character in its place: “a[U+00A0 NO-BREAK SPACE]b”. That is
// for spaces but the ordinary one, line ends, control and format characters, bidirectional marks,
// and letters that are drawn as nothing. What joins or varies a letter beyond ASCII, as within an
// emoji, is part of it and stays. Cost: linear.
std::string with_invisible_named(std::string_view text);

}  // namespace peil
