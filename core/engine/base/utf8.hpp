// UTF-8 as the engine meets it: bytes from outside that may be anything. Counting, cutting and
// checking go by code point.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

namespace peil::utf8 {

// A code point and the bytes it took. For a byte that begins no valid sequence: `valid` false, one
// byte.
struct Decoded {
  std::uint32_t code_point = 0;
  std::size_t size = 1;
  bool valid = true;
};

// The code point at `offset`, which must lie inside `text`. Surrogates, overlong forms and values
// above U+10FFFF are invalid (RFC 3629).
Decoded decode(std::string_view text, std::size_t offset);

// Offset of the first byte that isn't part of valid UTF-8, or npos. Cost: linear.
std::size_t first_invalid(std::string_view text);

// The number of code points; of invalid text, every stray byte counts for one at most. Cost:
// linear.
std::size_t length(std::string_view text);

// The text without the byte order mark (U+FEFF) that some programs put before it. What is read from
// a file never depends on it.
std::string_view without_mark(std::string_view text);

void append(std::string& out, std::uint32_t code_point);

// The text, or its beginning with “…” where it is longer than `bytes`. Never cuts inside a code
// point.
std::string clip(std::string_view text, std::size_t bytes);

// The text with everything a terminal or a log would act on instead of show (control and
// bidirectional characters, invalid bytes) replaced by U+FFFD, and a tab or line end by a space:
// the number of code points stays the same.
std::string harmless(std::string_view text);

}  // namespace peil::utf8
