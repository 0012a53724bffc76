// Answers that a definition proposes: what one answer normally implies for other questions.
#pragma once

#include "engine/model/definition.hpp"
#include "engine/model/record.hpp"

#include <cstddef>
#include <cstdint>
#include <optional>

namespace peil {

// What the definition proposes for a question now, and by which other question.
struct ActiveProposal {
  std::uint32_t by = 0;                // index in Definition::questions
  const AnswerValue* value = nullptr;  // in the definition
};

// Given the answers of the question's scope and of the record; nothing if no entry has a value for
// what is answered. Cost: linear in the question's proposals.
std::optional<ActiveProposal> active_proposal(const Definition& definition,
                                              const Question& question, const Answers& own,
                                              const Answers& record);

// Brings the record's proposed answers up to date with the answers that people gave: puts them in
// where nobody has answered, changes and takes away those that no longer follow, and leaves what a
// person answered, confirmed or doesn't know as it is. Depends on people's answers alone, so that
// undoing one of these undoes what was proposed by it. Returns how many answers changed. Cost:
// linear in the questions with proposals, times the subjects.
std::size_t propose(const Definition& definition, Record& record);

}  // namespace peil
