#include "engine/base/csv.hpp"

#include "engine/base/utf8.hpp"

#include <algorithm>
#include <array>

namespace peil {
namespace {

// What makes a cell a formula, also in the wide forms that some programs take for the same.
constexpr std::array<std::string_view, 8> formula_signs = {"=",  "+",  "-",  "@",
                                                           "＝", "＋", "－", "＠"};

bool is_formula(std::string_view text) {
  const std::size_t first = text.find_first_not_of(" \t\r\n");
  if (first == text.npos) return false;
  text.remove_prefix(first);
  return std::any_of(formula_signs.begin(), formula_signs.end(),
                     [&](std::string_view sign) { return text.starts_with(sign); });
}

// Each line harmless, with LF between them.
std::string harmless_lines(std::string_view text) {
  std::string result;
  while (true) {
    const std::size_t end = text.find_first_of("\r\n");
    result += utf8::harmless(text.substr(0, end));
    if (end == text.npos) return result;
    result += '\n';
    text.remove_prefix(end + (text.substr(end).starts_with("\r\n") ? 2 : 1));
  }
}

}  // namespace

CsvWriter::CsvWriter(char separator) : separator_(separator), text_("\xef\xbb\xbf") {}

void CsvWriter::add(std::string_view text) {
  begin_cell();
  // Every byte that isn't valid becomes three.
  const std::string shown = utf8::clip(harmless_lines(utf8::clip(text, most_bytes)), most_bytes);
  add_field(is_formula(text) ? '\'' + shown : shown);
}

void CsvWriter::add_number(std::string_view number) {
  begin_cell();
  text_ += number;
}

void CsvWriter::begin_cell() {
  if (in_row_) text_ += separator_;
  in_row_ = true;
}

void CsvWriter::add_field(std::string_view field) {
  // Quoted wherever another program could split or trim it, whatever its separator.
  const bool is_plain = field.find_first_of(",;\t\"\r\n") == field.npos &&
                        !field.starts_with(' ') && !field.ends_with(' ');
  if (is_plain) {
    text_ += field;
    return;
  }
  text_ += '"';
  for (const char sign : field) {
    if (sign == '"') text_ += '"';
    text_ += sign;
  }
  text_ += '"';
}

void CsvWriter::end_row() {
  text_ += "\r\n";
  in_row_ = false;
}

}  // namespace peil
