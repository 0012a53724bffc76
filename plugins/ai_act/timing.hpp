// From which day the duties hold for one system. High-risk systems that were there before their day
// may get more time by Article 111(2): until a significant change of the design, and for public
// authorities at the latest until a day of its own. Nobody can promise that a supplier's design
// stays as it is, so duties are planned for the usual day all the same, and this is told beside it.
// Whether an mbo institution is a public authority is an open legal question: there can be two
// readings.
#pragma once

#include "calendar.hpp"
#include "classify.hpp"

#include <optional>
#include <string_view>

namespace peil::ai_act {

// How Article 111(2) turns out.
enum class Legacy : std::uint8_t {
  none,       // not high-risk, or not older
  authority,  // older, in the reading that the institution is a public authority
  change,     // older, in the other reading: only after a significant change
  either,     // older, and no reading is chosen
  changed     // older, and changed on or after the day of the duties
};

struct Timing {
  Verdict older;  // than the day of the high-risk duties, and not changed from then on
  Legacy legacy = Legacy::none;
  // Of the high-risk duties: the earlier one of both annexes.
  std::optional<Day> route;
  // What Article 111(2) makes of it: the last day of authorities (of “either” the first reading's),
  // or that of the change.
  std::optional<Day> other;
  std::optional<Day> marking;       // Art. 50(2), 111(4)
  std::optional<Day> models;        // chapter V, Art. 111(3)
  std::optional<Day> registration;  // Art. 49(2), in the chosen reading, else the earlier one

  // The day of the duties with this tag (on_high_risk, …), or none.
  std::optional<Day> of(std::string_view tag, const Calendar& calendar) const;
};

Timing timing_of(const Facts& facts, const Classification& what, const Calendar& calendar);

}  // namespace peil::ai_act
