// What a definition proposed as answers, as a person sees it.
#pragma once

#include "app/facts/opened.hpp"

#include <cstdint>
#include <string>
#include <vector>

namespace peil::app {

// Whether the question is asked, and its answer is a proposal that nobody has confirmed.
bool is_proposed(const Question& question, const Scope& scope);

// The questions of a section, or of all sections of the scope, whose answers are proposals now.
std::vector<const Question*> proposed_in(const Definition& definition, const Section& section,
                                         const Scope& scope);
std::vector<const Question*> proposed_in(const Definition& definition, const Scope& scope);

// The keys of these questions in the scope.
std::vector<QuestionKey> keys_of(const std::vector<const Question*>& questions, const Scope& scope);

// The question by whose answer this one's was proposed; null if nothing proposes it now.
const Question* proposed_by(const Opened& opened, const Question& question, const Scope& scope);

}  // namespace peil::app
