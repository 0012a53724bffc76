// A definition with every type of question, subjects, conclusions and a chain of changes: what the
// fuzz targets of records and migrations answer.
#pragma once

#include "engine/format/definition.hpp"
#include "engine/model/definition.hpp"
#include "require.hpp"

#include <string_view>

namespace peil {

inline constexpr std::string_view rich_definition_text = R"json({
  "peil": 1, "id": "org.example.vectors", "version": "3.0.0", "title": {"en": "Rich"}, "languages": ["en"],
  "checked": "2026-01-31",
  "scales": {"five": {"options": [
    {"id": "1", "value": 1, "label": {"en": "one"}}, {"id": "3", "value": 3, "label": {"en": "three"}},
    {"id": "5", "value": 5, "label": {"en": "five"}}]}},
  "subjects": {"system": {"title": {"en": "Systems"}, "name_question": "name", "max": 20, "table": ["risk", "users"], "classes": ["risky"]}},
  "sections": [
    {"id": "A", "title": {"en": "A"}, "score": {"rule": "mean", "over": "questions"}, "questions": [
      {"id": "A.1", "type": "scale", "scale": "five", "title": {"en": "One"}},
      {"id": "B.1", "type": "scale", "scale": "five", "title": {"en": "Two"}, "visible": "A.1 != '1'"},
      {"id": "number", "type": "number", "scored": true, "min": -5, "max": 10, "title": {"en": "Number"}},
      {"id": "choices", "type": "choices", "title": {"en": "Several"}, "options": [
        {"id": "a", "value": 1, "label": {"en": "ay"}}, {"id": "b", "value": -2, "label": {"en": "bea"}},
        {"id": "none", "value": 0, "exclusive": true, "label": {"en": "none"}}]},
      {"id": "allocation", "type": "allocation", "title": {"en": "Divided"}, "options": [
        {"id": "x", "value": 0, "label": {"en": "ex"}}, {"id": "y", "value": 4, "label": {"en": "why"}}]},
      {"id": "date", "type": "date", "title": {"en": "Day"}}, {"id": "text", "type": "text", "title": {"en": "Text"}},
      {"id": "long", "type": "long_text", "title": {"en": "Long"}}, {"id": "plan", "type": "plan", "title": {"en": "Plan"}},
      {"id": "size", "type": "choice", "title": {"en": "Size"}, "visible": "contains(choices, 'a') || number > 2.0",
        "options": [{"id": "s", "label": {"en": "small"}}, {"id": "l", "label": {"en": "large"}}]}]},
    {"id": "S", "for": "system", "title": {"en": "S"}, "score": {"rule": "max", "over": "questions"}, "questions": [
      {"id": "name", "type": "text", "title": {"en": "Name"}},
      {"id": "risk", "type": "scale", "scale": "five", "title": {"en": "Risk"}, "visible": "size == 'l' || answered(name)"},
      {"id": "users", "type": "number", "whole": true, "title": {"en": "Users"}, "proposed": [{"by": "risk", "values": {"1": 5, "5": 500}}]}]}],
  "scores": [
    {"id": "total", "title": {"en": "T"}, "rule": "mean", "over": "questions", "sections": "*"},
    {"id": "sum", "title": {"en": "T"}, "rule": "sum", "over": "questions", "sections": "*"},
    {"id": "least", "title": {"en": "T"}, "rule": "min", "over": "sections", "sections": "*"},
    {"id": "each", "for": "system", "title": {"en": "T"}, "rule": "mean", "over": "questions", "sections": "*"},
    {"id": "worst", "title": {"en": "T"}, "rule": "min", "over": "subjects", "of": "each"}],
  "labels": [{"id": "early", "when": "date < date('2027-01-01') && any(system, risky)"},
    {"id": "risky", "for": "system", "title": {"en": "Risky"}, "when": "score('each') >= 3 || users > 100"}],
  "findings": [{"id": "f", "severity": "gap", "text": {"en": "F"}, "when": "early || sum(system, users) > 1000"}],
  "actions": [{"id": "do", "title": {"en": "Do"}}],
  "changes": [
    {"from": "1.0.0", "renamed": {"one": "A.1", "p": "q", "q": "p", "danger": "risk"}, "removed": {"gone": {"en": "Gone"}},
      "rescaled": [{"scale": "five", "options": {"low": "1", "high": "5"}}]},
    {"from": "2.0.0", "renamed": {"p": "text"}, "split": {"q": ["long", "size"]},
      "merged": {"B.1": {"from": ["l", "r"], "take": "lowest"}, "number": {"from": ["n1", "n2"], "take": "highest"}},
      "rescaled": [{"question": "number", "factor": 0.5, "plus": 1}, {"question": "choices", "options": {"c": "a", "d": "a"}},
        {"question": "allocation", "options": {"z": "x"}}]}]
})json";

inline const Definition& rich_definition() {
  static const Definition made = [] {
    auto read = read_definition(rich_definition_text, "d");
    require(read.definition.has_value(), describe(read.problems, rich_definition_text).c_str());
    return *std::move(read.definition);
  }();
  return made;
}

}  // namespace peil
