// What is wrong with the expressions of a definition, as problems at their places in the file.
#pragma once

#include "engine/format/definition/check.hpp"
#include "engine/json/id_list.hpp"
#include "engine/json/reading.hpp"
#include "engine/model/definition.hpp"

namespace peil {

// The ids of what expressions can name.
struct NamedThings {
  const IdList& questions;
  const IdList& subject_kinds;
  const IdList& labels;
  const IdList& sections;
  const IdList& scores;
};

// Compiles every expression and looks for what depends on itself. What follows from a mistake that
// has been reported already is left out: names of things that couldn't be read, options of scales
// with mistakes. Cost: that of CompiledDefinition::check.
void check_expressions(const Definition& definition, const SoundParts& sound,
                       const NamedThings& things, Reading& reading);

}  // namespace peil
