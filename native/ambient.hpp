// What only the machine knows: the time, here and in UTC, and randomness.
#pragma once

#include "app/action.hpp"

#include <ctime>
#include <string>
#include <string_view>

namespace peil::native {

// RFC 3339 in UTC, to the second: 2026-11-22T13:32:05Z.
std::string utc_time(std::time_t moment);

// The hour and minute of a moment where the machine is: 14:32.
std::string local_time(std::time_t moment);

// The day of a moment where the machine is: 2026-11-22.
std::string local_day(std::time_t moment);

// Likewise of a moment as it is stored (RFC 3339, in UTC); empty if it isn't one.
std::string local_day_of(std::string_view moment);

// Whether a moment is in the present day where the machine is.
bool is_today(std::time_t moment);

// A random UUID, version 4, as RFC 9562 writes it.
std::string random_uuid();

// All of it at this moment.
app::Ambient ambient_now();

}  // namespace peil::native
