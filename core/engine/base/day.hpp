// Dates as numbers that can be compared: days since 1970-01-01 in the Gregorian calendar.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace peil::expression {

// The day that a text such as 2026-05-28 names, or nothing if it isn't one (see `is_date`: years
// 1900 to 2999).
std::optional<std::int64_t> day_of(std::string_view text);

// Seconds since 1970-01-01T00:00:00Z of a moment such as 2026-05-28T13:32:05Z, without its
// fraction; nothing if it isn't one (see `is_moment`).
std::optional<std::int64_t> seconds_of(std::string_view moment);

// The text of a day; the reverse of `day_of`.
std::string day_text(std::int64_t day);

// The day after a day such as 2026-12-31: 2027-01-01. Empty where it isn't one.
std::string day_after(std::string_view day);

}  // namespace peil::expression
