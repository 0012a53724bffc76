// What findings say, in words: the definition's texts with the places that a plugin's program
// fills, as the reader's language writes numbers and days.
#pragma once

#include "app/locale.hpp"
#include "engine/model/definition.hpp"
#include "engine/model/judgement.hpp"

#include <string>

namespace peil::app {

// `text_language`: of the definition's texts (Definition::language_index).
std::string filled(const Definition& definition, const Text& text, const Arguments& arguments,
                   std::size_t text_language, Language language);

// The catalogue's key for how grave a finding is.
const char* severity_key(FindingSeverity severity);

}  // namespace peil::app
