#include "duties.hpp"

#include <algorithm>

namespace peil::ai_act {

namespace {

constexpr std::string_view tags[] = {"on_prohibitions", "on_high_risk", "on_general",
                                     "on_marking",      "on_models",    "on_register"};

// What an answer must count for: all of a duty's own scale, “arranged” on the institution's scale
// of 0 to 3.
constexpr std::int64_t wanted_of(std::string_view scale) { return scale == "grip" ? 2 : 1; }

bool is_met(const plugin::Answer& answer, std::string_view scale) {
  const auto value = plugin::fixed(answer.value(), 1);
  return answer.given() && value && *value >= wanted_of(scale) * 10;
}

}  // namespace

std::vector<DutyQuestion> duty_questions(const plugin::Assessment& assessment) {
  std::vector<DutyQuestion> found;
  for (const plugin::Question question : assessment.questions()) {
    const auto* const tag =
        std::find_if(std::begin(tags), std::end(tags),
                     [&question](std::string_view each) { return question.has_tag(each); });
    if (tag == std::end(tags)) continue;
    const bool of_system = !assessment.sections().find(question.section()).kind().empty();
    DutyQuestion duty{question.id(), *tag, question.scale(), {}, of_system};
    for (const plugin::Option option : assessment.options(question)) {
      if (plugin::integer(option.value()) == wanted_of(question.scale())) duty.aim = option.id();
    }
    found.push_back(duty);
  }
  return found;
}

void add_duties(std::vector<Duty>& duties, const std::vector<DutyQuestion>& questions,
                const plugin::Answers& answers, std::string_view system, const Timing& timing,
                const Calendar& calendar) {
  // Both lists are in the definition's order, and each has what the other one lacks.
  auto next = questions.begin();
  for (const plugin::Answer answer : answers.answers()) {
    const std::string_view id = answer.id();
    while (next != questions.end() && next->of_system != !system.empty())
      ++next;
    if (next == questions.end()) return;
    if (next->id != id) continue;
    const DutyQuestion& asked = *next++;
    const plugin::AnswerState state = answer.state();
    if (state == plugin::AnswerState::hidden || state == plugin::AnswerState::not_applicable)
      continue;
    if (is_met(answer, asked.scale)) continue;
    duties.push_back({asked.id, asked.aim, system, timing.of(asked.tag, calendar)});
  }
}

std::vector<std::optional<Day>> days_of(const std::vector<Duty>& duties) {
  std::vector<std::optional<Day>> days;
  const auto later = [](std::optional<Day> a, std::optional<Day> b) {
    return b && (!a || *a > *b);
  };
  for (const Duty& duty : duties) {
    auto at = days.begin();
    while (at != days.end() && later(duty.day, *at))
      ++at;
    if (at == days.end() || *at != duty.day) days.insert(at, duty.day);
  }
  return days;
}

}  // namespace peil::ai_act
