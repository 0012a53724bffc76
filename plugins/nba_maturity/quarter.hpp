// Calendar quarters, counted from the first one of year 0.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace peil::nba_maturity {

// The first quarter that begins on the day or after it: work is planned in whole quarters. Nothing
// if the text isn't a day (see peil::plugin::day_of).
std::optional<std::int64_t> first_whole_quarter(std::string_view text);

// The last day of the quarter; empty beyond the year 9999.
std::string last_day(std::int64_t quarter);

// How many quarters from `first` on have ended when the day is over; 0 if none has. Nothing if the
// text isn't a day.
std::optional<std::int64_t> whole_quarters(std::int64_t first, std::string_view until);

}  // namespace peil::nba_maturity
