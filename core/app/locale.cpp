#include "app/locale.hpp"

#include "catalogue_texts.hpp"
#include "engine/base/rounding.hpp"
#include "engine/json/text.hpp"

#include <boost/json/object.hpp>
#include <boost/json/string.hpp>

#include <algorithm>
#include <cmath>
#include <cstdlib>

namespace peil::app {

namespace {

constexpr std::array<std::array<std::string_view, 12>, 2> month_names{{
    {"januari", "februari", "maart", "april", "mei", "juni", "juli", "augustus", "september",
     "oktober", "november", "december"},
    {"January", "February", "March", "April", "May", "June", "July", "August", "September",
     "October", "November", "December"},
}};

struct CalendarDate {
  std::string_view year;
  int month = 0;
  int day = 0;
};

// The parts of `2027-12-02`; month 0 where `iso` isn't of that shape. Of `2027-12` the day is 0.
CalendarDate split_date(std::string_view iso) {
  if (iso.size() == 7) {
    CalendarDate whole = split_date(std::string(iso) + "-01");
    return {iso.substr(0, 4), whole.month, 0};
  }
  const auto digit = [&](std::size_t at) { return iso[at] >= '0' && iso[at] <= '9'; };
  if (iso.size() != 10 || iso[4] != '-' || iso[7] != '-') return {};
  for (const std::size_t at : {0u, 1u, 2u, 3u, 5u, 6u, 8u, 9u}) {
    if (!digit(at)) return {};
  }
  const int month = (iso[5] - '0') * 10 + (iso[6] - '0');
  const int day = (iso[8] - '0') * 10 + (iso[9] - '0');
  if (month < 1 || month > 12 || day < 1 || day > 31) return {};
  return {iso.substr(0, 4), month, day};
}

}  // namespace

std::string_view tag(Language language) { return language == Language::nl ? "nl" : "en"; }

Language language_of(std::string_view bcp47, Language fallback) {
  const std::string_view primary = bcp47.substr(0, bcp47.find_first_of("-_."));
  for (const Language language : all_languages) {
    if (primary == tag(language)) return language;
  }
  return fallback;
}

Catalogue::Catalogue(std::string_view json) {
  const boost::json::value catalogue = read_json(json, "catalogue").value();
  for (const auto& member : catalogue.as_object()) {
    const auto& text = member.value().as_string();
    entries_.emplace(std::string(member.key()), std::string(text.data(), text.size()));
  }
}

const Catalogue& Catalogue::of(Language language) {
  static const Catalogue nl(embedded::nl_json);
  static const Catalogue en(embedded::en_json);
  return language == Language::nl ? nl : en;
}

std::string Catalogue::text(
    std::string_view key,
    std::initializer_list<std::pair<std::string_view, std::string_view>> arguments) const {
  const auto entry = entries_.find(key);
  if (entry == entries_.end()) return std::string(key);
  const std::string_view pattern = entry->second;
  std::string result;
  std::size_t at = 0;
  while (at < pattern.size()) {
    const std::size_t open = pattern.find('{', at);
    const std::size_t close = open == pattern.npos ? open : pattern.find('}', open);
    if (close == pattern.npos) break;
    result += pattern.substr(at, open - at);
    const std::string_view name = pattern.substr(open + 1, close - open - 1);
    for (const auto& [argument, value] : arguments) {
      if (argument == name) result += value;
    }
    at = close + 1;
  }
  result += pattern.substr(at);
  return result;
}

std::string number(double value, int decimals, Language language) {
  const double scale = std::pow(10.0, decimals);
  const long long scaled = std::llround(rounded(value, decimals, {}) * scale);
  const long long whole_scale = std::llround(scale);
  const long long magnitude = std::llabs(scaled);
  std::string text = scaled < 0 ? "-" : "";
  text += std::to_string(magnitude / whole_scale);
  if (decimals > 0) {
    const std::string fraction = std::to_string(magnitude % whole_scale);
    text += language == Language::nl ? ',' : '.';
    text += std::string(static_cast<std::size_t>(decimals) - fraction.size(), '0') + fraction;
  }
  return text;
}

std::string figure(double value, int most_decimals, Language language) {
  std::string text = number(value, most_decimals, language);
  if (most_decimals == 0) return text;
  text.erase(text.find_last_not_of('0') + 1);
  if (text.ends_with(',') || text.ends_with('.')) text.pop_back();
  return text;
}

std::string percentage(double share, Language language) {
  long long whole = std::llround(std::clamp(share, 0.0, 1.0) * 100);
  if (share < 1 && whole == 100) whole = 99;
  if (share > 0 && whole == 0) whole = 1;
  return std::to_string(whole) + (language == Language::nl ? "\u00a0%" : "%");
}

std::string date(std::string_view iso, Language language) {
  const CalendarDate parts = split_date(iso);
  if (parts.month == 0) return std::string(iso);
  std::string_view month =
      month_names[language == Language::nl ? 0 : 1][static_cast<std::size_t>(parts.month - 1)];
  const std::string year(parts.year);
  if (parts.day == 0) return std::string(month) + ' ' + year;
  month = month == "maart" ? "mrt" : month.substr(0, 3);
  return std::to_string(parts.day) + ' ' + std::string(month) + ' ' + year;
}

std::string deadline(std::string_view iso, Language language) {
  const CalendarDate parts = split_date(iso);
  if (parts.month != 12 || parts.day != 31) return date(iso, language);
  return Catalogue::of(language).text("date.end_of_year", {{"year", parts.year}});
}

namespace {

std::string problem_text(const Problem& problem, Language language, std::string_view kind,
                         std::string_view english) {
  const auto& entries = Catalogue::of(language).entries();
  const auto entry =
      entries.find("problem." + std::string(kind) + "." + std::string(code_name(problem.code)));
  return fill(entry == entries.end() ? english : std::string_view(entry->second),
              problem.arguments);
}

}  // namespace

std::string problem_message(const Problem& problem, Language language) {
  return problem_text(problem, language, "message", message_template(problem.code));
}

std::string problem_hint(const Problem& problem, Language language) {
  return problem_text(problem, language, "hint", hint_template(problem.code));
}

}  // namespace peil::app
