// Answers that a definition proposes: what one answer normally implies for other questions.
#pragma once

#include "engine/model/definition.hpp"
#include "engine/model/record.hpp"

#include <cstddef>

namespace peil {

// Whether the definition proposes anything. Cost: linear in the questions.
bool has_proposals(const Definition& definition);

// Brings the record's proposed answers up to date with the answers that people gave: puts them in
// where nobody has answered, changes and takes away those that no longer follow, and leaves what a
// person answered, confirmed or doesn't know as it is. Depends on people's answers alone, so that
// undoing one of these undoes what was proposed by it. Returns how many answers changed. Cost:
// linear in the questions with proposals, times the subjects.
std::size_t propose(const Definition& definition, Record& record);

}  // namespace peil
