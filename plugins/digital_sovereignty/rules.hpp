// The days and periods of Chapter VI of the Data Act, Regulation (EU) 2023/2854. They stand in the
// definition, as the scale `data_act`, so that a change of the law is a change of data.
#pragma once

#include <peil/day.hpp>
#include <peil/request.hpp>

#include <optional>

namespace peil::digital_sovereignty {

using plugin::Day;

struct Rules {
  Day checked;                       // when somebody last compared these facts with their sources
  Day applies;                       // Art. 50: the chapter applies from this day
  Day no_charges;                    // Art. 29(1): from this day nothing
  std::int64_t notice_months = 0;    // Art. 25(2)(d): at most
  std::int64_t transition_days = 0;  // Art. 25(2)(a): at most
  std::int64_t extended_months = 0;  // Art. 25(4): at most, with an explanation
  std::int64_t retrieval_days = 0;   // Art. 25(2)(g): at least
};

// Nothing if one is missing, or isn't a day or a sensible number.
std::optional<Rules> read_rules(const plugin::Assessment& assessment);

}  // namespace peil::digital_sovereignty
