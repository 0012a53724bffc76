// A program of somebody else: reads a definition, answers its question, and prints what the engine
// makes of it.
#include "engine/evaluation/evaluation.hpp"
#include "engine/format/definition.hpp"

#include <iostream>

int main() {
  const auto read = peil::read_definition(R"({
    "peil": 1, "id": "org.example.small", "version": "1.0.0", "title": { "en": "Small" }, "languages": ["en"],
    "checked": "2026-01-01",
    "scales": { "three": { "options": [
      { "id": "low", "value": 1, "label": { "en": "Low" } }, { "id": "high", "value": 3, "label": { "en": "High" } } ] } },
    "sections": [ { "id": "A", "title": { "en": "A" }, "questions": [
      { "id": "A.1", "type": "scale", "scale": "three", "title": { "en": "First" } },
      { "id": "A.2", "type": "scale", "scale": "three", "title": { "en": "Second" } } ] } ],
    "scores": [ { "id": "total", "title": { "en": "Total" }, "rule": "mean", "over": "questions", "sections": "*" } ]
  })",
                                          "small.json");
  for (const auto& problem : read.problems)
    std::cerr << peil::message(problem) << '\n';
  if (!read.definition) return 1;

  peil::Record record;
  record.answers["A.1"].value = "high";
  const auto outcome = peil::CompiledDefinition(*read.definition).evaluate(record);
  const auto& total = outcome.record.scores.at(0);
  std::cout << total.value.value_or(0) << " over " << total.coverage.answered << " of "
            << total.coverage.applicable << '\n';
  return total.value == 3 && total.coverage.answered == 1 && total.coverage.applicable == 2 ? 0 : 1;
}
