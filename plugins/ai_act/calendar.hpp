// The days on which parts of the AI Act begin to apply. They stand in the assessment (the scale “calendar”, whose values are
// days written as 20271202), so that a later amendment changes data and no program.
#pragma once

#include <peil/request.hpp>

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace peil::ai_act {

// 20271202; 0: none. Days compare as numbers.
using Day = std::int32_t;

// Of 2027-12-02, also without its hyphens; none where it isn't eight digits.
Day day_of(std::string_view text);

// ISO 8601.
std::string iso(Day day);

struct Calendar {
  Day prohibitions = 0;  // Art. 113(a): chapters I and II, so Articles 4 and 5
  Day models = 0;        // Art. 113(b): chapter V
  Day general = 0;       // Art. 113: Article 50
  Day images = 0;        // Art. 5(1)(ba) and (bb); Art. 111(4): marking by older systems
  Day sandboxes = 0;     // Art. 111(3): older models
  Day annex3 = 0;        // Art. 113: high-risk systems of Annex III
  Day annex1 = 0;        // Art. 113: high-risk systems of Annex I
  Day authorities = 0;   // Art. 111(2): older high-risk systems of public authorities

  Day shown = 0;  // that the user looks at: the chosen day, else today
};

// Nothing where the assessment lacks one of the days.
std::optional<Calendar> read_calendar(const plugin::Request& request);

}  // namespace peil::ai_act
