// Which of Peil's kinds of file a text is.
#pragma once

#include <cstdint>
#include <string_view>

namespace peil {

// What a file is, as far as its beginning tells.
enum class FileKind : std::uint8_t { definition, record, pack, texts, neither };

// Looks for the members that tell: a definition or record with mistakes, or cut off, is still one.
// Cost: linear in the text before the member that says so for sure, such as "peil".
FileKind kind_of(std::string_view text);

}  // namespace peil
