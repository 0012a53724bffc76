// Any bytes as a definition. They are refused with problems that have a place, or they are a definition that the rest of
// the engine can work with.
#include "engine/definition.hpp"
#include "engine/canonical.hpp"
#include "engine/json_scan.hpp"
#include "engine/json_text.hpp"
#include "engine/outcome.hpp"
#include "engine/utf8.hpp"
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

void check_outcome(const Definition& definition) {
  const auto outcome = Program(definition).evaluate(Record{});
  require(outcome.sections.size() == definition.sections.size(), "every section has an outcome");
  require(outcome.scores.size() == definition.scores.size(), "every score has an outcome");
  require(outcome.values.size() == definition.questions.size(),
          "every question has a value or none");
  for (const auto& score : outcome.scores) {
    require(!score.value, "nothing answered has no value");
    require(score.coverage.answered == 0 && score.coverage.share() == 0, "nothing is answered");
    require(score.range.has_value(), "a score that can have a value has a range");
    require(std::isfinite(score.range->low) && score.range->low <= score.range->high,
            "a range is one");
  }
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
    const bool summary = problem.code == Code::too_many_problems;
    require(summary || (problem.place.line > 0 && problem.place.column > 0),
            "a problem has a place");
    for (const auto& argument : problem.arguments) {
      require(utf8::first_invalid(argument) == std::string_view::npos, "arguments are UTF-8");
    }
  }
  const auto told = describe(result.problems, text);
  require(utf8::first_invalid(told) == std::string_view::npos, "what is printed is UTF-8");
  require(told.find('\x1b') == std::string::npos, "what is printed commands no terminal");
  if (result.definition) check_outcome(*result.definition);
  return 0;
}
