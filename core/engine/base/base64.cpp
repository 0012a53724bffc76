#include "engine/base/base64.hpp"

#include <array>
#include <cstdint>

namespace peil {
namespace {

constexpr std::string_view alphabet =
    "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
constexpr std::uint8_t no_digit = 64;

constexpr std::array<std::uint8_t, 256> digit_values() {
  std::array<std::uint8_t, 256> values{};
  for (auto& value : values)
    value = no_digit;
  for (std::size_t i = 0; i < alphabet.size(); ++i)
    values[static_cast<unsigned char>(alphabet[i])] = static_cast<std::uint8_t>(i);
  return values;
}
constexpr auto values = digit_values();

std::uint32_t value_of(char c) { return values[static_cast<unsigned char>(c)]; }

}  // namespace

std::string base64(std::string_view bytes) {
  std::string text;
  text.reserve((bytes.size() + 2) / 3 * 4);
  for (std::size_t i = 0; i < bytes.size(); i += 3) {
    const auto group = bytes.substr(i, 3);
    std::uint32_t bits = 0;
    for (std::size_t j = 0; j < 3; ++j)
      bits = bits << 8u | (j < group.size() ? static_cast<unsigned char>(group[j]) : 0u);
    for (std::size_t j = 0; j < 4; ++j)
      text += j <= group.size() ? alphabet[bits >> (18 - 6 * j) & 63u] : '=';
  }
  return text;
}

std::size_t append_base64(std::string& bytes, std::string_view text) {
  bytes.reserve(bytes.size() + text.size() / 4 * 3);
  std::size_t padding = 0;
  while (padding < 2 && padding < text.size() && text[text.size() - 1 - padding] == '=')
    ++padding;
  const std::string_view digits = text.substr(0, text.size() - padding);
  std::uint32_t bits = 0;
  for (std::size_t i = 0; i < digits.size(); ++i) {
    const std::uint32_t value = value_of(digits[i]);
    if (value == no_digit) return i;
    bits = (bits << 6u | value) & 0xFF'FFFFu;
    switch (i % 4) {
      case 1:
        bytes += static_cast<char>(bits >> 4u & 0xFFu);
        break;
      case 2:
        bytes += static_cast<char>(bits >> 2u & 0xFFu);
        break;
      case 3:
        bytes += static_cast<char>(bits & 0xFFu);
        break;
      default:
        break;
    }
  }
  // One digit alone is less than a byte; two need two signs of padding, three need one.
  if (text.size() % 4 != 0 || digits.size() % 4 == 1) return digits.size();
  if (digits.empty() ? padding > 0 : padding != (4 - digits.size() % 4) % 4) return digits.size();
  const std::uint32_t left_over = padding == 1 ? bits & 3u : padding == 2 ? bits & 15u : 0u;
  return left_over == 0 ? std::string::npos : digits.size() - 1;
}

}  // namespace peil
