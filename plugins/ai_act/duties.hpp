// The duties that aren't met yet: those that hold on the day looked at, and those that come later.
// A duty is a question with a tag that says what its day hangs on (on_high_risk, …); whether it
// holds for a system is in the definition, which hides it where it doesn't.
#pragma once

#include "timing.hpp"

#include <optional>
#include <string_view>
#include <vector>

namespace peil::ai_act {

struct Duty {
  std::string_view question;
  std::string_view aim;     // the option that meets it
  std::string_view system;  // empty: the institution's
  std::optional<Day> day;   // none: can't be said yet
  bool stop = false;        // of a prohibited practice: before everything else

  bool holds_on(Day when) const { return day && *day <= when; }
};

// A question that is a duty, as the definition has it.
struct DutyQuestion {
  std::string_view id;
  std::string_view tag;
  std::string_view scale;
  std::string_view aim;  // the option that counts for all that is asked
  bool of_system = false;
};

// In the order of the definition. Cost: linear.
std::vector<DutyQuestion> duty_questions(const plugin::Assessment& assessment);

// Adds what these answers leave to be done. Cost: linear in the answers.
void add_duties(std::vector<Duty>& duties, const std::vector<DutyQuestion>& questions,
                const plugin::Answers& answers, std::string_view system, const Timing& timing,
                const Calendar& calendar);

// The days of these duties, ascending, each once; “none” is the last one.
std::vector<std::optional<Day>> days_of(const std::vector<Duty>& duties);

}  // namespace peil::ai_act
