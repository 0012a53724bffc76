// Bytes as text of letters and digits (RFC 4648, section 4), for programs within packs.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

namespace peil {

// With padding. Cost: linear.
std::string base64(std::string_view bytes);

// The bytes of a text, appended to `bytes`. Gives npos, or the offset of the first character that
// doesn't belong there: white space, another alphabet, padding that is missing or too much, bits
// that are left over. Cost: linear.
std::size_t append_base64(std::string& bytes, std::string_view text);

}  // namespace peil
