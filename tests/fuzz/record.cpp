// Any bytes as a record. They are refused with a place, or they are written again without loss and
// can be checked and evaluated.
#include "engine/model/record.hpp"
#include "engine/base/utf8.hpp"
#include "engine/evaluation/evaluation.hpp"
#include "engine/format/record.hpp"
#include "engine/json/locate.hpp"
#include "engine/json/other_file.hpp"
#include "rich_definition.hpp"

#include <cmath>

namespace peil {
namespace {

void check_score(const ScoreOutcome& score) {
  if (!score.value) return;
  require(std::isfinite(*score.value), "a value is a number");
  require(score.range.has_value(), "what has a value has a range");
  require(score.coverage.answered <= score.coverage.applicable, "no more is answered than asked");
}

void check_scope(const ScopeOutcome& scope) {
  for (const auto& each : scope.sections)
    check_score(each);
  for (const auto& each : scope.scores)
    check_score(each);
}

}  // namespace
}  // namespace peil

extern "C" int LLVMFuzzerTestOneInput(const unsigned char* data, std::size_t size) {
  using namespace peil;
  const std::string_view text(reinterpret_cast<const char*>(data), size);
  auto record = read_record(text, "f");
  if (!record.has_value()) {
    require(record.error().severity == Severity::error, "a refusal is an error");
    const bool is_of_the_file = record.error().code == other_file(text);
    require(record.error().place.line > 0 || is_of_the_file, "a refusal has a place");
    require(utf8::first_invalid(describe(record.error(), text)) == std::string_view::npos,
            "what is printed is UTF-8");
    return 0;
  }
  const auto written = write_record(*record);
  const auto again = read_record(written, "f");
  require(again.has_value(), "what was written is read");
  require(write_record(*again) == written, "writing is a fixed point");
  require(again->answers.size() == record->answers.size(), "no answer is lost");
  require(again->plan.size() == record->plan.size(), "no plan is lost");

  // Whatever it answers, its answers are for this definition.
  record->assessment = rich_definition().id;
  auto problems = check_record(*record, rich_definition());
  locate(problems, write_record(*record));
  for (const auto& problem : problems) {
    require(problem.severity == Severity::warning, "a record that can be read can be opened");
    require(problem.code == Code::too_many_problems || problem.place.line > 0,
            "a problem has a place");
  }
  static const CompiledDefinition compiled(rich_definition());
  const auto outcome = compiled.evaluate(*record);
  check_scope(outcome.record);
  for (const auto& kind : outcome.subjects) {
    for (const auto& subject : kind)
      check_scope(subject);
  }
  require(compiled.evaluate(*again) == compiled.evaluate(*record),
          "what was written means the same");
  return 0;
}
