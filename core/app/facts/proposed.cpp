#include "app/facts/proposed.hpp"

#include <algorithm>

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
  const Definition& definition = opened.definition;
  for (const Proposal& proposal : question.proposals) {
    const Question& other = definition.questions[proposal.by];
    const bool once = definition.subject_kind_of(other) == no_index;
    const Answer* answer = answer_of(once ? record_scope(opened) : scope, other);
    if (!answer || answer->state != AnswerState::answered) continue;
    const auto& options = definition.scales[other.scale].options;
    const bool has_value = std::any_of(
        proposal.values.begin(), proposal.values.end(),
        [&](const Proposal::Value& value) { return options[value.option].id == answer->text(); });
    if (has_value) return &other;
  }
  return nullptr;
}

}  // namespace peil::app
