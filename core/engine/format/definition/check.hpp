// Rules that only hold over a whole definition: weights, scored scales, shares, staircases,
// targets, benchmarks. A JSON Schema can't express them.
#pragma once

#include "engine/json/reading.hpp"
#include "engine/model/definition.hpp"

#include <vector>

namespace peil {

// Which entries of the definition were read without a mistake that would make these rules talk
// nonsense.
struct SoundParts {
  std::vector<bool> scales;  // its options are there, each with its id, and their values are right
  std::vector<bool> questions;  // its type, options and bounds are there
  // By question: some of its options have a value and some don't, and nothing says whether it
  // counts in scores.
  std::vector<bool> half_scored;
  std::vector<bool> sections;  // whom it is for, its rule and its list of questions are there
  std::vector<bool> scores;    // whom it is for, its rule and what it runs over are there
  bool rules = true;           // none of the rules below is broken
  bool scopes = true;          // of everything it is known whom it is for
};

// Adds a problem for every rule that is broken. Entries of the definition stand at the same index
// in the file. Cost: linear in the definition and in what its scores run over, which is limited.
void check_definition(const Definition& definition, const SoundParts& sound, Reading& reading);

// False, and reported, where all scores together run over more than the limit allows.
bool check_terms(const Definition& definition, Reading& reading);

// A target outside what its score can be is met by every record or by none; a benchmark outside it
// was never measured. Only of a definition without errors.
void check_reach(const Definition& definition, Reading& reading);

}  // namespace peil
