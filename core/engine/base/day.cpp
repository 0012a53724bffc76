#include "engine/base/day.hpp"

#include "engine/base/syntax.hpp"

namespace peil::expression {
namespace {

// Years begin in March here, so that the leap day comes last; an era is 400 years, after which the
// calendar repeats.
constexpr std::int64_t days_of_era = 146'097;
constexpr std::int64_t days_before_1970 = 719'468;  // from 0000-03-01

std::int64_t digits(std::string_view text) {
  std::int64_t value = 0;
  for (const char c : text)
    value = value * 10 + (c - '0');
  return value;
}

}  // namespace

std::optional<std::int64_t> day_of(std::string_view text) {
  if (!is_date(text)) return std::nullopt;
  const std::int64_t month = digits(text.substr(5, 2));
  const std::int64_t year = digits(text.substr(0, 4)) - (month <= 2 ? 1 : 0);
  const std::int64_t era = year / 400;
  const std::int64_t year_of_era = year - era * 400;
  const std::int64_t day_of_year =
      (153 * ((month + 9) % 12) + 2) / 5 + digits(text.substr(8, 2)) - 1;
  const std::int64_t day_of_era =
      year_of_era * 365 + year_of_era / 4 - year_of_era / 100 + day_of_year;
  return era * days_of_era + day_of_era - days_before_1970;
}

std::optional<std::int64_t> seconds_of(std::string_view moment) {
  if (!is_moment(moment)) return std::nullopt;
  const std::int64_t minutes = digits(moment.substr(11, 2)) * 60 + digits(moment.substr(14, 2));
  return (*day_of(moment.substr(0, 10)) * 1'440 + minutes) * 60 + digits(moment.substr(17, 2));
}

std::string day_text(std::int64_t day) {
  const std::int64_t shifted = day + days_before_1970;
  const std::int64_t era = (shifted >= 0 ? shifted : shifted - days_of_era + 1) / days_of_era;
  const std::int64_t day_of_era = shifted - era * days_of_era;
  const std::int64_t year_of_era =
      (day_of_era - day_of_era / 1'460 + day_of_era / 36'524 - day_of_era / 146'096) / 365;
  const std::int64_t day_of_year =
      day_of_era - (365 * year_of_era + year_of_era / 4 - year_of_era / 100);
  const std::int64_t shifted_month = (5 * day_of_year + 2) / 153;
  const std::int64_t month = shifted_month < 10 ? shifted_month + 3 : shifted_month - 9;
  const std::int64_t year = year_of_era + era * 400 + (month <= 2 ? 1 : 0);
  std::string text = std::to_string(year);
  for (const std::int64_t part : {month, day_of_year - (153 * shifted_month + 2) / 5 + 1}) {
    text += part < 10 ? "-0" : "-";
    text += std::to_string(part);
  }
  return text;
}

std::string day_after(std::string_view day) {
  const auto number = day_of(day);
  return number ? day_text(*number + 1) : std::string();
}

}  // namespace peil::expression
