#include "engine/proposals/proposals.hpp"

namespace peil {
namespace {

const Answer* find(const Answers& answers, const std::string& id) {
  const auto found = answers.find(id);
  return found == answers.end() ? nullptr : &found->second;
}

// Whether a person said something as the answer, or that there is none.
bool is_a_persons(const Answer& answer) {
  return !answer.proposed && answer.state != AnswerState::open;
}

// Puts the proposal in place of the one before it. True if that changed anything.
bool put(Answers& answers, const std::string& id, const AnswerValue* value) {
  const auto found = answers.find(id);
  if (value == nullptr) {
    if (found == answers.end() || !found->second.proposed) return false;
    Answer& answer = found->second;
    answer.proposed = false;
    answer.state = AnswerState::open;
    answer.value = {};
    const bool is_empty = answer.note.empty() && answer.evidence.empty() && answer.owner.empty() &&
                          !answer.desired && answer.unknown_members.empty();
    if (is_empty) answers.erase(found);
    return true;
  }
  Answer& answer = found == answers.end() ? answers[id] : found->second;
  if (answer.proposed && answer.value == *value) return false;
  answer.state = AnswerState::answered;
  answer.value = *value;
  answer.reason.clear();
  answer.proposed = true;
  return true;
}

}  // namespace

std::optional<ActiveProposal> active_proposal(const Definition& definition,
                                              const Question& question, const Answers& own,
                                              const Answers& record) {
  for (const Proposal& proposal : question.proposals) {
    const Question& other = definition.questions[proposal.by];
    const bool once = definition.subject_kind_of(other) == no_index;
    const Answer* answer = find(once ? record : own, other.id);
    if (answer == nullptr || answer->state != AnswerState::answered) continue;
    const auto& options = definition.scales[other.scale].options;
    for (const Proposal::Value& value : proposal.values) {
      if (options[value.option].id == answer->text())
        return ActiveProposal{proposal.by, &value.value};
    }
  }
  return std::nullopt;
}

std::size_t propose(const Definition& definition, Record& record) {
  std::size_t changed = 0;
  for (const Question& question : definition.questions) {
    if (question.proposals.empty()) continue;
    const auto bring = [&](Answers& own) {
      const Answer* answer = find(own, question.id);
      if (answer != nullptr && is_a_persons(*answer)) return;
      const auto active = active_proposal(definition, question, own, record.answers);
      if (put(own, question.id, active ? active->value : nullptr)) ++changed;
    };
    const std::uint32_t kind = definition.subject_kind_of(question);
    if (kind == no_index) {
      bring(record.answers);
      continue;
    }
    const auto subjects = record.subjects.find(definition.subject_kinds[kind].id);
    if (subjects == record.subjects.end()) continue;
    for (Subject& subject : subjects->second)
      bring(subject.answers);
  }
  return changed;
}

}  // namespace peil
