#include "engine/json/other_file.hpp"

#include "engine/base/utf8.hpp"

#include <algorithm>
#include <array>
#include <string>
#include <utility>

namespace peil {
namespace {

using namespace std::string_view_literals;

constexpr std::array<std::pair<std::string_view, Code>, 13> beginnings = {{
    {"%PDF-"sv, Code::file_is_pdf},
    {"PK\x03\x04"sv, Code::file_is_office},                        // zip, and what is made of it
    {"PK\x05\x06"sv, Code::file_is_office},                        // an empty one
    {"\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1"sv, Code::file_is_office},  // .xls, .doc
    {"{\\rtf"sv, Code::file_is_office},
    {"\x1F\x8B"sv, Code::file_is_office},  // gzip
    {"7z\xBC\xAF"sv, Code::file_is_office},
    {"\x89PNG"sv, Code::file_is_picture},
    {"\xFF\xD8\xFF"sv, Code::file_is_picture},  // JPEG
    {"GIF8"sv, Code::file_is_picture},
    {"RIFF"sv, Code::file_is_picture},  // WebP
    {"\xFF\xFE"sv, Code::file_is_wide_text},
    {"\xFE\xFF"sv, Code::file_is_wide_text},
}};

// Every other byte of its beginning is zero: UTF-16 without a byte order mark.
bool is_utf16(std::string_view text) {
  if (text.size() < 4) return false;
  return (text[0] == '\0' && text[2] == '\0' && text[1] != '\0' && text[3] != '\0') ||
         (text[1] == '\0' && text[3] == '\0' && text[0] != '\0' && text[2] != '\0');
}

std::string_view without_space(std::string_view text) {
  return text.substr(std::min(text.find_first_not_of(" \t\r\n"), text.size()));
}

std::string_view first_line(std::string_view text) {
  return text.substr(0, text.find_first_of("\r\n"));
}

bool is_web_page(std::string_view text) {
  constexpr std::size_t beginning = 1024;
  std::string small(text.substr(0, beginning));
  std::transform(small.begin(), small.end(), small.begin(),
                 [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c; });
  return small.starts_with("<!doctype html") || small.find("<html") != small.npos;
}

// Where the name that the line begins with ends, which may stand in quotation marks; 0 if it
// doesn't begin with one.
std::size_t name_end(std::string_view line) {
  const auto is_part = [](char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '_' ||
           c == '.' || c == '-';
  };
  const char quote = line.starts_with('"') || line.starts_with('\'') ? line.front() : '\0';
  std::size_t end = quote == '\0' ? 0 : 1;
  while (end < line.size() && is_part(line[end]))
    ++end;
  if (quote == '\0') return end;
  return end < line.size() && line[end] == quote ? end + 1 : 0;
}

// A member of an object whose bracket was forgotten, or a line of YAML: `name: value`.
bool begins_as_member(std::string_view line) {
  const std::size_t end = name_end(line);
  return end > 0 && line.substr(end).starts_with(':');
}

bool is_yaml(std::string_view text) {
  while (text.starts_with('#'))
    text = without_space(text.substr(first_line(text).size()));
  const std::string_view line = first_line(text);
  if (line.starts_with("---") || line.starts_with("- ")) return true;
  const std::size_t end = name_end(line);
  return begins_as_member(line) && !line.starts_with('"') &&
         (end + 1 == line.size() || line[end + 1] == ' ');
}

// How often the separator stands in the first row, and what comes after that row. Cells in
// quotation marks hold what they want.
std::pair<std::size_t, std::string_view> row(std::string_view text, char separator) {
  std::size_t found = 0;
  bool is_quoted = false;
  for (std::size_t i = 0; i < text.size(); ++i) {
    if (text[i] == '"') is_quoted = !is_quoted;
    if (is_quoted) continue;
    if (text[i] == separator) ++found;
    if (text[i] == '\n' || text[i] == '\r') return {found, without_space(text.substr(i))};
  }
  return {found, {}};
}

// Two rows of the same width, or one that is all there is.
bool is_table(std::string_view text) {
  return std::any_of(std::begin(";,\t"), std::end(";,\t") - 1, [&](char separator) {
    const auto [width, rest] = row(text, separator);
    return width > 0 && (rest.empty() || row(rest, separator).first == width);
  });
}

}  // namespace

std::optional<Code> other_file(std::string_view text) {
  for (const auto& [beginning, code] : beginnings) {
    if (text.starts_with(beginning)) return code;
  }
  if (is_utf16(text)) return Code::file_is_wide_text;
  const std::string_view content = without_space(utf8::without_mark(text));
  if (content.empty()) return Code::file_empty;
  if (content.starts_with('<'))
    return is_web_page(content) ? Code::file_is_web_page : Code::file_is_xml;
  if (content.starts_with('{') || content.starts_with('[')) return std::nullopt;
  if (is_yaml(content)) return Code::file_is_yaml;
  if (begins_as_member(content)) return std::nullopt;
  if (is_table(content)) return Code::file_is_table;
  return std::nullopt;
}

}  // namespace peil
