#include "engine/base/utf8.hpp"

#include <cstring>

namespace peil::utf8 {

Decoded decode(std::string_view text, std::size_t offset) {
  const auto byte = [&](std::size_t i) {
    return offset + i < text.size() ? static_cast<unsigned char>(text[offset + i]) : 0u;
  };
  const auto continues = [&](std::size_t i) { return (byte(i) & 0xC0u) == 0x80u; };
  const std::uint32_t first = byte(0);
  if (first < 0x80) return {first, 1, true};
  if (first >= 0xC2 && first <= 0xDF && continues(1)) {
    return {(first & 0x1Fu) << 6 | (byte(1) & 0x3Fu), 2, true};
  }
  if (first >= 0xE0 && first <= 0xEF && continues(1) && continues(2)) {
    const std::uint32_t point = (first & 0x0Fu) << 12 | (byte(1) & 0x3Fu) << 6 | (byte(2) & 0x3Fu);
    if (point >= 0x800 && !(point >= 0xD800 && point <= 0xDFFF)) return {point, 3, true};
  }
  if (first >= 0xF0 && first <= 0xF4 && continues(1) && continues(2) && continues(3)) {
    const std::uint32_t point = (first & 0x07u) << 18 | (byte(1) & 0x3Fu) << 12 |
                                (byte(2) & 0x3Fu) << 6 | (byte(3) & 0x3Fu);
    if (point >= 0x10000 && point <= 0x10FFFF) return {point, 4, true};
  }
  return {first, 1, false};
}

std::size_t first_invalid(std::string_view text) {
  std::size_t i = 0;
  while (i < text.size()) {
    // Most text is ASCII: eight bytes at a time.
    while (i + 8 <= text.size()) {
      std::uint64_t word = 0;
      std::memcpy(&word, text.data() + i, 8);
      if ((word & 0x8080808080808080u) != 0) break;
      i += 8;
    }
    if (i >= text.size()) break;
    const auto decoded = decode(text, i);
    if (!decoded.valid) return i;
    i += decoded.size;
  }
  return std::string_view::npos;
}

std::size_t length(std::string_view text) {
  std::size_t count = 0;
  for (const char c : text)
    count += (static_cast<unsigned char>(c) & 0xC0u) != 0x80u ? 1 : 0;
  return count;
}

std::string_view without_mark(std::string_view text) {
  constexpr std::string_view mark = "\xEF\xBB\xBF";
  if (text.starts_with(mark)) text.remove_prefix(mark.size());
  return text;
}

void append(std::string& out, std::uint32_t point) {
  const auto put = [&](std::uint32_t byte) { out += static_cast<char>(byte); };
  if (point < 0x80) {
    put(point);
  } else if (point < 0x800) {
    put(0xC0u | point >> 6);
    put(0x80u | (point & 0x3Fu));
  } else if (point < 0x10000) {
    put(0xE0u | point >> 12);
    put(0x80u | (point >> 6 & 0x3Fu));
    put(0x80u | (point & 0x3Fu));
  } else {
    put(0xF0u | point >> 18);
    put(0x80u | (point >> 12 & 0x3Fu));
    put(0x80u | (point >> 6 & 0x3Fu));
    put(0x80u | (point & 0x3Fu));
  }
}

std::string clip(std::string_view text, std::size_t bytes) {
  if (text.size() <= bytes) return std::string(text);
  std::size_t end = bytes;
  while (end > 0 && (static_cast<unsigned char>(text[end]) & 0xC0u) == 0x80u)
    --end;
  return std::string(text.substr(0, end)) + "…";
}

std::string harmless(std::string_view text) {
  std::string out;
  out.reserve(text.size());
  for (std::size_t i = 0; i < text.size();) {
    const auto decoded = decode(text, i);
    const std::uint32_t point = decoded.code_point;
    const bool bidirectional = (point >= 0x202A && point <= 0x202E) ||
                               (point >= 0x2066 && point <= 0x2069) || point == 0x200E ||
                               point == 0x200F || point == 0x061C;
    const bool control = point < 0x20 || (point >= 0x7F && point < 0xA0) || point == 0x2028 ||
                         point == 0x2029 || point == 0xFEFF;
    if (point == '\t' || point == '\n' || point == '\r') {
      out += ' ';
    } else if (!decoded.valid || control || bidirectional) {
      out += "\xEF\xBF\xBD";
    } else {
      out.append(text, i, decoded.size);
    }
    i += decoded.size;
  }
  return out;
}

}  // namespace peil::utf8
