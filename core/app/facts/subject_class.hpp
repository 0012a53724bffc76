// The one class of a subject: of the labels that its kind lists, the worst that holds.
#pragma once

#include "app/facts/conclusions.hpp"

#include <cstdint>
#include <string>
#include <vector>

namespace peil::app {

struct SubjectClass {
  const Conclusion* label = nullptr;  // that holds; null: none of them does, or none can be said
  // The worst of those that can't be said yet and are worse than that; null if there is none.
  const Conclusion* worse = nullptr;
  // It rests on answers that the definition proposed and nobody confirmed: of those that the label
  // says it follows from, or where it doesn't say, of any.
  bool provisional = false;
};

// `conclusions` are all of the record's (conclusions()), and outlive the result. `subject` is an
// index in the record's list. Cost: linear in the conclusions, times the classes.
SubjectClass class_of(const std::vector<Conclusion>& conclusions, const Definition& definition,
                      const Outcome& outcome, std::uint32_t kind, std::uint32_t subject);

// In words: the label's title, that a worse one may hold, that it is provisional. Empty where
// nothing can be said.
std::string class_words(const SubjectClass& of, Language language);

}  // namespace peil::app
