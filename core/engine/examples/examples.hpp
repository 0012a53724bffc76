// A definition's own examples: answers, and what must follow from them. They prove the definition
// to its author and to reviewers.
#pragma once

#include "engine/base/problem.hpp"
#include "engine/evaluation/evaluation.hpp"
#include "engine/model/definition.hpp"
#include "engine/model/judgement.hpp"
#include "engine/model/record.hpp"

#include <functional>
#include <string>
#include <string_view>
#include <vector>

namespace peil {

struct ExampleResult {
  std::string title;  // in the source language
  Record record;      // its answers
  Problems problems;  // what is wrong in it, every expectation that isn't met included
};

// Asks a plugin's program about an example's record. `today`: the day on which the example is
// judged, ISO 8601.
using ExampleJudge = std::function<Result<Judgement>(
    const Record& record, const Evaluation& evaluation, std::string_view today)>;

// Runs the examples in a definition's `text`, of which `definition` was read. What is expected of a
// program is compared with what `judge` says, whose problem becomes the example's; without `judge`
// it is only looked whether it can be read. Cost: an evaluation for each, and a judgement for each
// that expects something of a program.
std::vector<ExampleResult> run_examples(const Definition& definition, std::string_view text,
                                        std::string_view file, const ExampleJudge& judge = {});

}  // namespace peil
