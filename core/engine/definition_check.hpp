// Rules that only hold over a whole definition: weights, scored scales, targets. A JSON Schema can't express them.
#pragma once

#include "engine/definition.hpp"
#include "engine/json_reading.hpp"

#include <vector>

namespace peil {

// Which entries of the definition were read without a mistake that would make these rules talk nonsense.
struct SoundParts {
  std::vector<bool> scales;     // its options are there
  std::vector<bool> questions;  // its scale is there and sound
  std::vector<bool> scores;     // its rule and sections are there
  std::vector<bool> targets;    // its score and value are there
};

// Adds a problem for every rule that is broken. Entries of the definition stand at the same index in the file. Cost:
// linear in the definition and in what its scores run over, which is limited.
void check_definition(const Definition& definition, const SoundParts& sound, Reading& reading);

}  // namespace peil
