// Moments are stored in UTC; the day that people see is the one on their own clock.
#pragma once

#include <string>
#include <string_view>

namespace peil::app {

// The day, ISO 8601, on which a moment (RFC 3339, in UTC) fell where the person is; null: the
// person's clock is UTC.
using LocalDay = std::string (*)(std::string_view moment);

// That day; empty for no moment.
inline std::string day_of(LocalDay local_day, const std::string& moment) {
  return local_day && !moment.empty() ? local_day(moment) : moment.substr(0, 10);
}

}  // namespace peil::app
