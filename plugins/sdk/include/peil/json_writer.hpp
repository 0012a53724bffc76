// A small writer of JSON for plugins: compact text, members in the order in which they are written.
#pragma once

#include "number.hpp"

#include <cstdint>
#include <string>
#include <string_view>
#include <utility>

namespace peil::plugin {

// Commas are its own work, but that keys and values alternate and that brackets are closed is its
// user's.
class Writer {
 public:
  Writer& begin_object() { return open('{'); }
  Writer& end_object() { return close('}'); }
  Writer& begin_array() { return open('['); }
  Writer& end_array() { return close(']'); }

  Writer& key(std::string_view name) {
    string(name);
    text_ += ':';
    return *this;
  }
  Writer& string(std::string_view value) {
    separate();
    text_ += '"';
    std::size_t plain = 0;  // from here on nothing is written yet
    for (std::size_t i = 0; i < value.size(); ++i) {
      const auto byte = static_cast<unsigned char>(value[i]);
      if (byte >= 0x20 && byte != '"' && byte != '\\') continue;
      text_ += value.substr(plain, i - plain);
      plain = i + 1;
      escape(byte);
    }
    text_ += value.substr(plain);
    text_ += '"';
    return *this;
  }
  Writer& integer(std::int64_t value) { return raw(integer_text(value)); }
  Writer& boolean(bool value) { return raw(value ? "true" : "false"); }
  Writer& null() { return raw("null"); }

  // A value that is JSON already.
  Writer& raw(std::string_view json) {
    separate();
    text_ += json;
    return *this;
  }

  bool empty() const { return text_.empty(); }
  const std::string& text() const& { return text_; }
  std::string text() && { return std::move(text_); }

 private:
  Writer& open(char bracket) {
    separate();
    text_ += bracket;
    return *this;
  }
  Writer& close(char bracket) {
    text_ += bracket;
    return *this;
  }

  // Strings end with a quotation mark, so what ends with one of these is an opening bracket or a
  // key.
  void separate() {
    if (!text_.empty() && text_.back() != '{' && text_.back() != '[' && text_.back() != ':')
      text_ += ',';
  }

  void escape(unsigned char byte) {
    constexpr std::string_view digits = "0123456789abcdef";
    if (byte < 0x20) {
      text_ += "\\u00";
      text_ += digits[byte >> 4];
      text_ += digits[byte & 15];
    } else {
      text_ += '\\';
      text_ += static_cast<char>(byte);
    }
  }

  std::string text_;
};

}  // namespace peil::plugin
