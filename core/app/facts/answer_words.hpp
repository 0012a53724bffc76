// Answers in words, as people chose them.
#pragma once

#include "app/locale.hpp"
#include "engine/model/definition.hpp"
#include "engine/model/record.hpp"

#include <string>
#include <string_view>
#include <vector>

namespace peil::app {

// The label of the question's option; the id itself where there is no such option.
std::string option_label(const Definition& definition, const Question& question,
                         std::string_view option, std::string_view language);

// The parts of a value: options by their labels, points with theirs, what is planned by whom and
// when. “None of these” where none is chosen. `language` is BCP 47; what Peil itself says is in
// English where it doesn't speak that.
std::vector<std::string> answer_parts(const Definition& definition, const Question& question,
                                      const AnswerValue& value, std::string_view language);

// The parts in one line; numbers and days as the language writes them.
std::string answer_words(const Definition& definition, const Question& question,
                         const AnswerValue& value, Language language);

// Likewise, of what was said at all: also that it isn't known, or doesn't apply. Empty if nothing
// was.
std::string answer_words(const Definition& definition, const Question& question,
                         const Answer* answer, Language language);

}  // namespace peil::app
