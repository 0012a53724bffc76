#include "app/address.hpp"

#include <algorithm>
#include <utility>
#include <vector>

namespace peil::app {
namespace {

constexpr std::string_view hex_digits = "0123456789ABCDEF";

// A part of an address: what people may see in one stays, the rest is written by its bytes.
std::string escaped(std::string_view text) {
  std::string result;
  for (const char c : text) {
    const bool plain = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') ||
                       c == '-' || c == '_' || c == '.';
    if (plain) {
      result += c;
    } else {
      const auto byte = static_cast<unsigned char>(c);
      result += {'%', hex_digits[byte >> 4], hex_digits[byte & 15]};
    }
  }
  return result;
}

std::string unescaped(std::string_view text) {
  std::string result;
  for (std::size_t at = 0; at < text.size(); ++at) {
    if (text[at] == '%' && at + 2 < text.size()) {
      const std::size_t high = hex_digits.find(text[at + 1]);
      const std::size_t low = hex_digits.find(text[at + 2]);
      if (high != hex_digits.npos && low != hex_digits.npos) {
        result += static_cast<char>(high * 16 + low);
        at += 2;
        continue;
      }
    }
    result += text[at];
  }
  return result;
}

}  // namespace

std::string address_of(const State& state) {
  switch (state.screen) {
    case Screen::home:
      return {};
    case Screen::settings:
      return "settings";
    case Screen::plugins:
      return "plugins";
    case Screen::questions:
    case Screen::result:
    case Screen::about:
    case Screen::migration:
      break;
  }
  std::string address = "record/" + escaped(state.record);
  if (state.screen == Screen::result) address += "/result";
  if (state.screen == Screen::about) address += "/about";
  if (state.screen == Screen::questions) {
    address += "/questions/" + escaped(state.section);
    if (!state.subject.empty()) address += "/" + escaped(state.subject);
  }
  return address;
}

Address read_address(std::string_view address) {
  std::vector<std::string> parts;
  while (!address.empty()) {
    const std::size_t end = std::min(address.find('/'), address.size());
    if (end > 0) parts.push_back(unescaped(address.substr(0, end)));
    address.remove_prefix(std::min(end + 1, address.size()));
  }
  if (parts.empty()) return {};
  if (parts[0] == "settings") return {Screen::settings, {}, {}, {}};
  if (parts[0] == "plugins") return {Screen::plugins, {}, {}, {}};
  if (parts[0] != "record" || parts.size() < 2) return {};
  parts.resize(std::max<std::size_t>(parts.size(), 5));
  Address there{Screen::questions, std::move(parts[1]), {}, {}};
  if (parts[2] == "result") there.screen = Screen::result;
  if (parts[2] == "about") there.screen = Screen::about;
  if (parts[2] == "questions") {
    there.section = std::move(parts[3]);
    there.subject = std::move(parts[4]);
  }
  return there;
}

}  // namespace peil::app
