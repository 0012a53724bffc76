#include "engine/base/csv.hpp"

#include "engine/base/syntax.hpp"
#include "engine/base/utf8.hpp"

#include <algorithm>
#include <array>
#include <cstdint>
#include <string>
#include <vector>

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

// Words that a spreadsheet in Dutch or English reads as a month, and what it reads behind a number.
constexpr auto month_names_and_short = std::to_array<std::string_view>(
    {"jan",      "feb",     "mar",     "mrt",      "apr",      "may",      "mei",
     "jun",      "jul",     "aug",     "sep",      "sept",     "oct",      "okt",
     "nov",      "dec",     "january", "januari",  "february", "februari", "march",
     "maart",    "april",   "june",    "juni",     "july",     "juli",     "august",
     "augustus", "october", "oktober", "november", "december", "september"});
constexpr auto words_behind_numbers = std::to_array<std::string_view>({"e", "a", "p", "am", "pm"});
constexpr auto truth_words = std::to_array<std::string_view>({"true", "false", "waar", "onwaar"});

bool is_cell_digit(char c) { return c >= '0' && c <= '9'; }

// A whole number that is shown as it is written, up to where spreadsheets begin to shorten.
bool is_shown_as_written(std::string_view text) {
  constexpr std::size_t most_digits = 11;
  return text.size() <= most_digits && std::all_of(text.begin(), text.end(), is_cell_digit) &&
         (text.front() != '0' || text.size() == 1);
}

// The word of letters that the text begins with, in lower case.
std::string first_word(std::string_view text) {
  std::string word;
  for (const char c : text) {
    const char small = c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c;
    if (small < 'a' || small > 'z') break;
    word += small;
  }
  return word;
}

template <class Words>
bool is_among(const Words& words, std::string_view word) {
  return std::find(words.begin(), words.end(), word) != words.end();
}

// Whether it is three or more numbers with points between them that no day can be made of, such as
// the version 1.0.0.
bool is_version_but_no_day(std::string_view text) {
  std::vector<int> parts;
  while (true) {
    const std::size_t end = std::min(text.find('.'), text.size());
    if (end == 0 || end > 4 || !std::all_of(text.begin(), text.begin() + end, is_cell_digit))
      return false;
    int value = 0;
    for (const char digit : text.substr(0, end))
      value = value * 10 + (digit - '0');
    parts.push_back(value);
    if (end == text.size()) break;
    text.remove_prefix(end + 1);
    if (text.empty()) return false;
  }
  if (parts.size() < 3) return false;
  const auto may_be_month = [](int part) { return part >= 1 && part <= 12; };
  const auto may_be_day = [](int part) { return part >= 1 && part <= 31; };
  // Day, month, year; month, day, year; year, month, day.
  return parts.size() > 3 || !((may_be_day(parts[0]) && may_be_month(parts[1])) ||
                               (may_be_month(parts[0]) && may_be_day(parts[1])) ||
                               (may_be_month(parts[1]) && may_be_day(parts[2])));
}

// Whether a spreadsheet takes the text for a number, a day, a time or a truth value and then shows
// something else: 00123, 3-5, 1e5, 12.50, 3 mei, TRUE. A day as Peil writes it may become one.
bool is_converted(std::string_view text) {
  const std::size_t first = text.find_first_not_of(" \t\r\n");
  if (first == text.npos) return false;
  text = text.substr(first, text.find_last_not_of(" \t\r\n") - first + 1);
  if (is_shown_as_written(text) || is_date(text) || is_version_but_no_day(text)) return false;
  if (is_among(truth_words, first_word(text)) && first_word(text).size() == text.size())
    return true;
  bool has_digit = false;
  while (!text.empty()) {
    std::size_t size = 1;
    if (const std::string word = first_word(text); !word.empty()) {
      if (!is_among(month_names_and_short, word) &&
          !(has_digit && is_among(words_behind_numbers, word)))
        return false;
      size = word.size();
    } else if (is_cell_digit(text.front())) {
      has_digit = true;
    } else {
      constexpr auto signs =
          std::to_array<std::string_view>({" ", ".", ",", ":", "/", "-", "+", "'", "’", "%", "(",
                                           ")", "$", "€", "£", "\u00a0", "\u2009", "\u202f"});
      const auto sign = std::find_if(signs.begin(), signs.end(),
                                     [&](std::string_view each) { return text.starts_with(each); });
      if (sign == signs.end()) return false;
      size = sign->size();
    }
    text.remove_prefix(size);
  }
  return has_digit;
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
  add_field(is_formula(text) || is_converted(text) ? '\'' + shown : shown);
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

namespace {

constexpr std::string_view separators = "\t;,";

// Of the separators the one that stands most often in the first row; of equals the first of
// them.
char separator_of(std::string_view text) {
  std::array<std::size_t, separators.size()> counts{};
  bool quoted = false;
  bool begins = true;  // a cell may begin here: only there a quotation mark opens one
  for (const char c : text) {
    if (c == '"' && (quoted || begins)) quoted = !quoted;
    if (!quoted && (c == '\n' || c == '\r')) break;
    const std::size_t which = quoted ? std::string_view::npos : separators.find(c);
    if (which != std::string_view::npos) ++counts[which];
    begins = which != std::string_view::npos;
  }
  const auto most = std::max_element(counts.begin(), counts.end());
  return separators[static_cast<std::size_t>(most - counts.begin())];
}

// What spreadsheets on Windows save where nobody asks for UTF-8.
std::string from_windows_1252(std::string_view text) {
  // Of 0x80 to 0x9F; five of these bytes mean nothing.
  constexpr std::array<std::uint16_t, 32> signs = {
      0x20AC, 0xFFFD, 0x201A, 0x0192, 0x201E, 0x2026, 0x2020, 0x2021, 0x02C6, 0x2030, 0x0160,
      0x2039, 0x0152, 0xFFFD, 0x017D, 0xFFFD, 0xFFFD, 0x2018, 0x2019, 0x201C, 0x201D, 0x2022,
      0x2013, 0x2014, 0x02DC, 0x2122, 0x0161, 0x203A, 0x0153, 0xFFFD, 0x017E, 0x0178};
  std::string converted;
  for (const char c : text) {
    const auto byte = static_cast<unsigned char>(c);
    const bool is_sign = byte >= 0x80 && byte < 0xA0;
    utf8::append(converted, is_sign ? signs[byte - 0x80U] : byte);
  }
  return converted;
}

std::string_view trimmed(std::string_view text) {
  constexpr std::string_view white = " \t\r\n";
  const std::size_t first = text.find_first_not_of(white);
  if (first == std::string_view::npos) return {};
  return text.substr(first, text.find_last_not_of(white) - first + 1);
}

// Without the apostrophe that says: this is a text.
std::string_view plain(std::string_view cell) {
  return cell.size() > 1 && cell.front() == '\'' ? cell.substr(1) : cell;
}

}  // namespace

std::vector<std::vector<std::string>> read_csv(std::string_view text, std::size_t most_rows,
                                               std::size_t most_cells) {
  text = utf8::without_mark(text);
  std::string converted;
  if (utf8::first_invalid(text) != std::string_view::npos) {
    converted = from_windows_1252(text);
    text = converted;
  }
  const char separator = separator_of(text);
  std::vector<std::vector<std::string>> rows;
  std::vector<std::string> row;
  std::string cell;
  const auto end_cell = [&] {
    if (row.size() < most_cells) row.emplace_back(plain(trimmed(cell)));
    cell.clear();
  };
  const auto end_row = [&] {
    end_cell();
    const bool has_text =
        std::any_of(row.begin(), row.end(), [](const std::string& each) { return !each.empty(); });
    if (has_text) rows.push_back(std::move(row));
    row.clear();
  };
  bool quoted = false;
  for (std::size_t i = 0; i < text.size() && rows.size() < most_rows; ++i) {
    const char c = text[i];
    const bool last = i + 1 == text.size();
    if (quoted) {
      if (c != '"') {
        cell += c;
      } else if (!last && text[i + 1] == '"') {
        cell += '"';
        ++i;
      } else {
        quoted = false;
      }
    } else if (c == '"' && trimmed(cell).empty()) {
      quoted = true;
    } else if (c == separator) {
      end_cell();
    } else if (c == '\n' || c == '\r') {
      if (c == '\r' && !last && text[i + 1] == '\n') ++i;
      end_row();
    } else {
      cell += c;
    }
  }
  if (rows.size() < most_rows) end_row();
  return rows;
}

}  // namespace peil
