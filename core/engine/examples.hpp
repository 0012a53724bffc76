// A definition's own examples: answers, and what must follow from them. They prove the definition to its author and to
// reviewers.
#pragma once

#include "engine/definition.hpp"
#include "engine/problem.hpp"
#include "engine/record.hpp"

#include <string>
#include <string_view>
#include <vector>

namespace peil {

struct ExampleResult {
  std::string title;  // in the source language
  Record record;      // its answers
  Problems problems;  // what is wrong in it, every expectation that isn't met included
};

// Runs the examples in a definition's `text`, of which `definition` was read. Cost: an evaluation for each.
std::vector<ExampleResult> run_examples(const Definition& definition, std::string_view text,
                                        std::string_view file);

}  // namespace peil
