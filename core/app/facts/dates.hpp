// The days that are coming, over all assessments and records: targets, duties that begin, and the
// levels that somebody wants to reach.
#pragma once

#include "app/facts/context.hpp"

#include <string>
#include <vector>

namespace peil::app {

struct ComingDate {
  std::string day;               // ISO 8601; today or later
  std::string what;              // in the reader's language
  const Definition* definition;  // of whose assessment; not null
  std::string record;            // the id of the record that it comes from; empty: every record's
};

// The next day first; what has the same day in the order of assessments, then of records. Cost:
// that of the records' conclusions.
std::vector<ComingDate> coming_dates(const Context& context);

}  // namespace peil::app
