#include "app/facts/proposed.hpp"

#include "engine/proposals/proposals.hpp"

namespace peil::app {

bool is_proposed(const Question& question, const Scope& scope) {
  return is_asked(question, scope) && scope.outcome.proposed[question.ordinal] != 0;
}

std::vector<const Question*> proposed_in(const Definition& definition, const Section& section,
                                         const Scope& scope) {
  std::vector<const Question*> found;
  for (std::uint32_t offset = 0; offset < section.question_count; ++offset) {
    const Question& question = definition.questions[section.first_question + offset];
    if (is_proposed(question, scope)) found.push_back(&question);
  }
  return found;
}

std::vector<const Question*> proposed_in(const Definition& definition, const Scope& scope) {
  std::vector<const Question*> found;
  for (const Section& section : definition.sections) {
    if (section.subject_kind != scope.kind) continue;
    const auto here = proposed_in(definition, section, scope);
    found.insert(found.end(), here.begin(), here.end());
  }
  return found;
}

std::vector<QuestionKey> keys_of(const std::vector<const Question*>& questions,
                                 const Scope& scope) {
  std::vector<QuestionKey> keys;
  for (const Question* question : questions)
    keys.push_back({question->id, scope.subject});
  return keys;
}

const Question* proposed_by(const Opened& opened, const Question& question, const Scope& scope) {
  const auto active =
      active_proposal(opened.definition, question, scope.answers, opened.record.record.answers);
  return active ? &opened.definition.questions[active->by] : nullptr;
}

}  // namespace peil::app
