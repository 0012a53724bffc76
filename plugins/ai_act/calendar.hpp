// The days on which parts of the AI Act begin to apply. They stand in the assessment (the scale
// “calendar”, whose values are days written as 20271202), so that a later amendment changes data
// and no program.
#pragma once

#include <peil/day.hpp>
#include <peil/request.hpp>

#include <optional>

namespace peil::ai_act {

using plugin::Day;

struct Calendar {
  Day prohibitions;  // Art. 113(a): chapters I and II, so Articles 4 and 5
  Day models;        // Art. 113(b): chapter V
  Day general;       // Art. 113: Article 50
  Day images;        // Art. 5(1)(ba) and (bb); Art. 111(4): marking by older systems
  Day sandboxes;     // Art. 111(3): older models
  Day annex3;        // Art. 113: high-risk systems of Annex III
  Day annex1;        // Art. 113: high-risk systems of Annex I
  Day authorities;   // Art. 111(2): older high-risk systems of public authorities

  Day shown;  // that the user looks at: the chosen day, else today
};

// Nothing if the assessment lacks one of the days, or if no day is chosen and today isn't one.
std::optional<Calendar> read_calendar(const plugin::Request& request);

}  // namespace peil::ai_act
