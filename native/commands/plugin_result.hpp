// What a plugin's program says about a record, in words for a terminal.
#pragma once

#include "engine/model/judgement.hpp"
#include "native/commands/explain.hpp"

#include <ostream>
#include <string_view>

namespace peil::native {

// The scores, labels, findings and lists: of the record, then of each subject in turn. `in_full`:
// with the titles of the questions that decided instead of their ids, and the program's notes.
void print_judgement(const Judgement& judgement, const Explained& what, bool in_full,
                     std::ostream& out);

// True if the definition has an addition with this id: a score, label, finding or list.
bool is_addition(const Definition& definition, std::string_view id);

// What of the judgement has the id of that addition, with the notes about it. `subject` is KIND/ID;
// empty: whoever it is about.
Judgement only_about(const Definition& definition, const Judgement& judgement, std::string_view id,
                     std::string_view subject);

}  // namespace peil::native
