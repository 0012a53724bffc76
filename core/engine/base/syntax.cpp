#include "engine/base/syntax.hpp"

#include "engine/base/limits.hpp"

#include <algorithm>

namespace peil {
namespace {

bool digit(char c) { return c >= '0' && c <= '9'; }
bool lower(char c) { return c >= 'a' && c <= 'z'; }
bool letter(char c) { return lower(c) || (c >= 'A' && c <= 'Z'); }

bool all(std::string_view text, auto&& test) { return std::all_of(text.begin(), text.end(), test); }

// Calls `part` with each piece between separators; true if all are accepted.
bool each_part(std::string_view text, char separator, auto&& part) {
  while (true) {
    const auto end = text.find(separator);
    if (!part(text.substr(0, end))) return false;
    if (end == std::string_view::npos) return true;
    text.remove_prefix(end + 1);
  }
}

// The number that a text of `size` digits from `offset` writes, or -1.
int number(std::string_view text, std::size_t offset, std::size_t size) {
  if (offset + size > text.size()) return -1;
  int value = 0;
  for (const char c : text.substr(offset, size)) {
    if (!digit(c)) return -1;
    value = value * 10 + (c - '0');
  }
  return value;
}

bool between(int value, int low, int high) { return value >= low && value <= high; }

int days_in(int year, int month) {
  if (month == 2) return year % 4 == 0 && (year % 100 != 0 || year % 400 == 0) ? 29 : 28;
  return month == 4 || month == 6 || month == 9 || month == 11 ? 30 : 31;
}

bool numeric(std::string_view text) {
  return !text.empty() && all(text, digit) && (text.size() == 1 || text[0] != '0');
}

bool identifiers(std::string_view text, bool numbers_without_zero) {
  return each_part(text, '.', [&](std::string_view part) {
    if (part.empty() || !all(part, [](char c) { return letter(c) || digit(c) || c == '-'; }))
      return false;
    return !numbers_without_zero || !all(part, digit) || numeric(part);
  });
}

}  // namespace

bool is_id(std::string_view text) {
  return !text.empty() && text.size() <= limits::id_bytes && (letter(text[0]) || digit(text[0])) &&
         all(text,
             [](char c) { return letter(c) || digit(c) || c == '.' || c == '-' || c == '_'; });
}

bool is_assessment_id(std::string_view text) {
  if (text.size() > limits::assessment_id_bytes || text.find('.') == std::string_view::npos)
    return false;
  return each_part(text, '.', [](std::string_view part) {
    return !part.empty() && part.front() != '-' && part.back() != '-' &&
           all(part, [](char c) { return lower(c) || digit(c) || c == '-'; });
  });
}

bool is_record_id(std::string_view text) {
  // Windows keeps these names for devices, whatever the extension.
  const auto device = [](std::string_view name) {
    return name == "con" || name == "prn" || name == "aux" || name == "nul" ||
           (name.size() == 4 && (name.starts_with("com") || name.starts_with("lpt")) &&
            digit(name[3]));
  };
  return !device(text) && !text.empty() && text.size() <= limits::id_bytes && text[0] != '-' &&
         all(text, [](char c) { return lower(c) || digit(c) || c == '-'; });
}

bool is_partial_date(std::string_view text) {
  const int year = number(text, 0, 4);
  if (!between(year, 1900, 2999)) return false;
  if (text.size() == 4) return true;
  const int month = number(text, 5, 2);
  if (text[4] != '-' || !between(month, 1, 12)) return false;
  if (text.size() == 7) return true;
  return text.size() == 10 && text[7] == '-' &&
         between(number(text, 8, 2), 1, days_in(year, month));
}

bool is_date(std::string_view text) { return text.size() == 10 && is_partial_date(text); }

bool is_moment(std::string_view text) {
  if (text.size() < 20 || !is_date(text.substr(0, 10)) || text[10] != 'T' || text[13] != ':' ||
      text[16] != ':' || text.back() != 'Z') {
    return false;
  }
  // A 60th second is a leap second.
  if (!between(number(text, 11, 2), 0, 23) || !between(number(text, 14, 2), 0, 59) ||
      !between(number(text, 17, 2), 0, 60)) {
    return false;
  }
  const auto fraction = text.substr(19, text.size() - 20);
  return fraction.empty() ||
         (fraction[0] == '.' && between(static_cast<int>(fraction.size()), 2, 10) &&
          all(fraction.substr(1), digit));
}

bool is_version(std::string_view text) {
  if (text.size() > limits::id_bytes) return false;
  if (const auto plus = text.find('+'); plus != std::string_view::npos) {
    if (!identifiers(text.substr(plus + 1), false)) return false;
    text = text.substr(0, plus);
  }
  if (const auto hyphen = text.find('-'); hyphen != std::string_view::npos) {
    if (!identifiers(text.substr(hyphen + 1), true)) return false;
    text = text.substr(0, hyphen);
  }
  int parts = 0;
  const bool numbers =
      each_part(text, '.', [&](std::string_view part) { return ++parts <= 3 && numeric(part); });
  return numbers && parts == 3;
}

bool is_language(std::string_view text) {
  if (text.size() > limits::id_bytes) return false;
  bool first = true;
  return each_part(text, '-', [&](std::string_view part) {
    const bool fits = first ? between(static_cast<int>(part.size()), 2, 3) && all(part, lower)
                            : between(static_cast<int>(part.size()), 2, 8) &&
                                  all(part, [](char c) { return letter(c) || digit(c); });
    first = false;
    return fits;
  });
}

bool is_fingerprint(std::string_view text) {
  return text.size() == 71 && text.starts_with("sha256:") &&
         all(text.substr(7), [](char c) { return digit(c) || (c >= 'a' && c <= 'f'); });
}

bool has_content(std::string_view text) {
  return text.find_first_not_of(" \t\r\n") != std::string_view::npos;
}

}  // namespace peil
