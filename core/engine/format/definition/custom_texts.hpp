// An institution's custom texts over those of an assessment: for who has a licence for texts that
// may not be published. They come as a file of their own, which stays with the institution. Texts
// are all it can hold: ids, values, weights and conditions are the assessment's, so scores, records
// and what a program is asked are the same with and without it.
#pragma once

#include "engine/base/problem.hpp"
#include "engine/model/definition.hpp"

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>

namespace peil {

inline constexpr std::string_view custom_texts_suffix = ".peiltexts.json";

struct CustomTexts {
  Text title;             // what they are called, in the definition's languages
  std::string holder;     // whose they are; may be empty
  std::size_t count = 0;  // of texts that take the place of the assessment's
  // the assessment with these texts; fingerprint, ids and numbers are as they were
  Definition definition;
};

// The texts with what checking said about them. `texts` is there exactly when no problem is an
// error.
struct ReadCustomTexts {
  std::optional<CustomTexts> texts;
  Problems problems;  // in order of their place in the file
};

// The id of the assessment that a file of texts is for; empty if it doesn't say so. Cost: linear
// in the text.
std::string assessment_of_texts(std::string_view text);

// Reads texts, format version 1, and lays them over a definition. What the definition doesn't have
// (a question of a later version) is a warning and left out. A text that is given takes the place
// of the assessment's in every language: where it isn't given in one of them, its first language is
// shown. Refuses texts for another assessment, and what isn't such a file. Cost: linear in the text
// and the definition, which is copied.
ReadCustomTexts read_custom_texts(std::string_view text, std::string_view file,
                                  const Definition& definition);

}  // namespace peil
