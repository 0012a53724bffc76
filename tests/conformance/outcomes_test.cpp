// What follows from answers: scores, labels, findings.
#include "vectors.hpp"

#include "engine/evaluation/evaluation.hpp"
#include "engine/format/definition.hpp"
#include "engine/format/outcome_json.hpp"
#include "engine/format/record.hpp"
#include "engine/model/definition.hpp"
#include "engine/model/record.hpp"

namespace peil::test {
namespace {

// The outcome of the file's definition and the case's answers, and what checking the record says.
json::value of_outcome(const json::object& file, const json::object& one) {
  const std::string text = file_of(file.at("definition"));
  const auto read = read_definition(text, "definition.json");
  EXPECT_TRUE(read.definition) << describe(read.problems, text);
  if (!read.definition) return nullptr;
  json::object record;
  record["peil_record"] = 1;
  record["id"] = "r";
  record["assessment"] =
      json::object{{"id", read.definition->id}, {"version", read.definition->version}};
  record["answers"] = one.at("answers");
  if (one.contains("subjects")) record["subjects"] = one.at("subjects");
  const auto answers = read_record(file_of(record), "record.json");
  if (!answers.has_value()) return as_json(Problems{answers.error()});
  const Evaluation evaluation(CompiledDefinition(*read.definition), *answers);
  json::object result = outcome_json(*read.definition, *answers, evaluation);
  result["problems"] = as_json(check_record(*answers, *read.definition));
  return result;
}

TEST(Conformance, Scores) { run("scores.json", of_outcome); }
TEST(Conformance, Rules) { run("rules.json", of_outcome); }
TEST(Conformance, Conditions) { run("conditions.json", of_outcome); }
TEST(Conformance, Subjects) { run("subjects.json", of_outcome); }

}  // namespace
}  // namespace peil::test
