// Reads and checks the file of a definition (docs/assessment-format.md).
#pragma once

#include "engine/base/problem.hpp"
#include "engine/model/definition.hpp"

#include <optional>
#include <string_view>

namespace peil {

// A definition with what checking said about it. `definition` is there exactly when no problem is
// an error.
struct ReadDefinition {
  std::optional<Definition> definition;
  Problems problems;  // in order of their place in the file
};

// Reads and checks a definition, format version 1. Takes the file's bytes and its name for the
// problems. Refuses nothing silently: every mistake found is a problem with pointer, line and
// column, and checking goes on after each. Cost: linear in the text; no state is kept.
ReadDefinition read_definition(std::string_view text, std::string_view file);

}  // namespace peil
