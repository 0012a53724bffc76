#include "app/facts/section_owner.hpp"

#include <algorithm>

namespace peil::app {

SectionOwners section_owners(const Definition& definition, const Section& section,
                             const Answers& answers, const ScopeOutcome& outcome) {
  SectionOwners result;
  auto& owners = result.owners;
  for (std::uint32_t offset = 0; offset < section.question_count; ++offset) {
    const Question& question = definition.questions[section.first_question + offset];
    const bool asked = outcome.states[question.ordinal] != QuestionState::hidden;
    if (!asked || !can_have_owner(question)) continue;
    ++result.questions;
    const auto answer = answers.find(question.id);
    if (answer == answers.end() || answer->second.owner.empty()) {
      ++result.without;
      continue;
    }
    const std::string& owner = answer->second.owner;
    const auto known =
        std::find_if(owners.begin(), owners.end(),
                     [&](const SectionOwners::Count& one) { return one.owner == owner; });
    if (known == owners.end()) {
      owners.push_back({owner, 1});
    } else {
      ++known->questions;
    }
  }
  // The one with the most comes first; what stands behind it keeps its order.
  const auto most = std::max_element(
      owners.begin(), owners.end(),
      [](const auto& one, const auto& other) { return one.questions < other.questions; });
  if (most != owners.end()) std::rotate(owners.begin(), most, most + 1);
  return result;
}

}  // namespace peil::app
