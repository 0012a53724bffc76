// Any bytes as a definition. They are refused with problems that have a place, or they are a
// definition that the rest of the engine can work with.
#include "engine/model/definition.hpp"
#include "engine/base/utf8.hpp"
#include "engine/evaluation/evaluation.hpp"
#include "engine/format/definition.hpp"
#include "engine/format/file_kind.hpp"
#include "engine/json/canonical.hpp"
#include "engine/json/other_file.hpp"
#include "engine/json/scan.hpp"
#include "engine/json/text.hpp"
#include "engine/model/outcome.hpp"
#include "require.hpp"

#include <cmath>

namespace peil {
namespace {

void check_text(std::string_view text) {
  Problems problems;
  const auto value = parse_json(text, "f", problems);
  const auto fault = find_json_fault(text);
  const bool beyond_numbers = !problems.empty() && problems.front().code == Code::json_number;
  require(value.has_value() == !fault.has_value() || beyond_numbers,
          "the library and the scanner agree");
  if (!value || !problems.empty()) return;
  const auto canonical = canonical_json(*value);
  const auto again = read_json(canonical, "f");
  require(again.has_value() && canonical_json(*again) == canonical,
          "the canonical form is a fixed point");
  const auto pretty = pretty_json(*value);
  require(pretty_json(*read_json(pretty, "f")) == pretty, "the pretty form is a fixed point");
  require(canonical_json(*read_json(pretty, "f")) == canonical, "both forms say the same");
}

void check_scores(const std::vector<ScoreOutcome>& scores) {
  for (const auto& score : scores) {
    require(!score.value, "nothing answered has no value");
    require(score.coverage.answered == 0 && score.coverage.share() == 0, "nothing is answered");
    if (!score.range) continue;
    require(std::isfinite(score.range->low) && score.range->low <= score.range->high,
            "a range is one");
  }
}

// Lists go by the places that reading gave, so each must be as long as the scope has things.
void check_scope(const Definition& definition, std::uint32_t kind, const ScopeOutcome& scope) {
  const auto count = [&](const auto& list) {
    std::uint32_t next = 0;
    for (const auto& each : list) {
      if (each.subject_kind != kind) continue;
      require(each.ordinal == next, "places count up within their scope");
      ++next;
    }
    return std::size_t{next};
  };
  std::uint32_t questions = 0;
  for (const auto& question : definition.questions) {
    if (definition.subject_kind_of(question) != kind) continue;
    require(question.ordinal == questions, "places of questions count up within their scope");
    ++questions;
  }
  require(scope.values.size() == questions, "every question has a value or none");
  require(scope.sections.size() == count(definition.sections), "every section has an outcome");
  require(scope.scores.size() == count(definition.scores), "every score has an outcome");
  require(scope.labels.size() == count(definition.labels), "every label has an outcome");
  require(scope.findings.size() == count(definition.findings), "every finding has an outcome");
  check_scores(scope.sections);
  check_scores(scope.scores);
}

void check_outcome(const Definition& definition) {
  Record record;
  for (const auto& kind : definition.subject_kinds)
    record.subjects[kind.id].push_back(Subject{.id = "s", .answers = {}, .unknown_members = {}});
  const CompiledDefinition compiled(definition);
  const auto outcome = compiled.evaluate(record);
  check_scope(definition, no_index, outcome.record);
  require(outcome.subjects.size() == definition.subject_kinds.size(), "every kind has subjects");
  for (std::uint32_t kind = 0; kind < outcome.subjects.size(); ++kind)
    check_scope(definition, kind, outcome.of(kind, 0));
  require(compiled.evaluate(record) == outcome, "the same record has the same outcome");
}

// What is wrong with its expressions has been said: nothing is left to say of a definition without
// errors.
void check_expressions(const Definition& definition) {
  const auto report = CompiledDefinition::check(definition, true);
  require(report.mistakes.empty() && report.cycles.empty(), "no mistake is left");
}

bool before(const Place& a, const Place& b) {
  return a.line != b.line ? a.line < b.line : a.column < b.column;
}

}  // namespace
}  // namespace peil

extern "C" int LLVMFuzzerTestOneInput(const unsigned char* data, std::size_t size) {
  using namespace peil;
  const std::string_view text(reinterpret_cast<const char*>(data), size);
  check_text(text);
  kind_of(text);
  const auto result = read_definition(text, "f");
  require(result.definition.has_value() == !has_errors(result.problems),
          "a definition is there where no error is");
  for (const auto& problem : result.problems) {
    // Of the whole file there is no place in it.
    const bool summary = problem.code == Code::too_many_problems ||
                         (result.problems.size() == 1 && problem.code == other_file(text));
    require(summary || (problem.place.line > 0 && problem.place.column > 0),
            "a problem has a place");
    for (const auto& argument : problem.arguments) {
      require(utf8::first_invalid(argument) == std::string_view::npos, "arguments are UTF-8");
    }
  }
  for (std::size_t i = 1; i < result.problems.size(); ++i) {
    require(!before(result.problems[i].place, result.problems[i - 1].place),
            "problems stand in order of their places");
  }
  const auto told = describe(result.problems, text);
  require(utf8::first_invalid(told) == std::string_view::npos, "what is printed is UTF-8");
  require(told.find('\x1b') == std::string::npos, "what is printed commands no terminal");
  require(describe(read_definition(text, "f").problems, text) == told,
          "reading again says the same");
  if (result.definition) {
    check_outcome(*result.definition);
    check_expressions(*result.definition);
  }
  return 0;
}
