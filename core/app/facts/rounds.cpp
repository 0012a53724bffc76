#include "app/facts/rounds.hpp"

namespace peil::app {

std::optional<Earlier> earlier_of(const Context& context, const Opened& opened) {
  const Record& record = opened.record.record;
  const Round* last = nullptr;
  for (const Round& round : record.rounds) {
    // Of another version the questions may be others: nothing can be said side by side.
    if (round.assessment_version != opened.definition.version) continue;
    if (!last || round.date > last->date) last = &round;
  }
  if (!last) return std::nullopt;
  Record then;
  then.assessment = record.assessment;
  then.assessment_version = last->assessment_version;
  then.answers = last->answers;
  then.subjects = last->subjects;
  return Earlier{last->title.empty() ? date(last->date, context.language) : last->title,
                 opened.assessment.compiled->evaluate(then)};
}

}  // namespace peil::app
