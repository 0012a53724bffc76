// Records, as they follow their assessment to its newest version.
#include "vectors.hpp"

#include "engine/format/definition.hpp"
#include "engine/format/record.hpp"
#include "engine/json/canonical.hpp"
#include "engine/json/text.hpp"
#include "engine/migration/migration.hpp"

#include <array>

namespace peil::test {
namespace {

json::array ids(const std::vector<std::string>& list) {
  return json::array(list.begin(), list.end());
}

json::object step_json(const MigrationStep& step) {
  constexpr std::array kinds = {"renamed",  "split",   "merged",
                                "rescaled", "removed", "unknown_option"};
  json::object object;
  object["kind"] = kinds.at(static_cast<std::size_t>(step.kind));
  object["version"] = step.version;
  object["from"] = ids(step.from);
  object["to"] = ids(step.to);
  if (!step.subject_kind.empty()) object["subject_kind"] = step.subject_kind;
  if (!step.subject.empty()) object["subject"] = step.subject;
  if (step.round != no_index) object["round"] = step.round;
  if (!step.before.empty()) object["before"] = step.before;
  if (!step.after.empty()) object["after"] = step.after;
  if (!step.reason.empty()) object["reason"] = std::string(step.reason.in(0));
  return object;
}

json::value of_migration(const json::object& file, const json::object& one) {
  const std::string text = file_of(file.at("definition"));
  const auto read = read_definition(text, "definition.json");
  EXPECT_TRUE(read.definition) << describe(read.problems, text);
  if (!read.definition) return nullptr;
  const auto record = read_record(file_of(one.at("record")), "record.json");
  if (!record.has_value()) return as_json(Problems{record.error()});
  const auto migrated = migrate(*record, *read.definition);
  if (!migrated.has_value()) return as_json(Problems{migrated.error()});
  json::array steps;
  for (const auto& step : migrated->steps)
    steps.push_back(step_json(step));
  const auto written = read_json(write_record(migrated->record), "record.json");
  EXPECT_TRUE(written.has_value());
  return json::object{{"steps", std::move(steps)}, {"record", *written}};
}

TEST(Conformance, Migrations) { run("migrations.json", of_migration); }

}  // namespace
}  // namespace peil::test
