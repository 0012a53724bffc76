// Plugins from their folder to what a person is told: loading, asking, running and reading
// together.
#include "engine/plugin/consultation.hpp"
#include "engine/plugin/pack.hpp"
#include "native/plugin/child_host.hpp"
#include "tests/native/plugin_support.hpp"
#include "tests/native/support.hpp"
#include "tests/places.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <optional>
#include <string>
#include <utility>
#include <variant>

namespace peil::native {
namespace {

ReadPlugin hostile_plugin(const std::string& name) {
  const std::filesystem::path folder = std::filesystem::path(peil::test::hostile_plugins) / name;
  PluginFiles files;
  for (const std::string& file : test::names_in(folder))
    files[file] = test::contents(folder / file);
  return read_plugin_folder(std::move(files), name);
}

// What keeps the plugin from being loaded or from judging a record of its assessment: the name of a
// problem. Empty: nothing.
std::string failure_of(const std::string& name, std::optional<Judgement>& judgement) {
  const ReadPlugin read = hostile_plugin(name);
  if (!read.plugin) {
    const auto error =
        std::find_if(read.problems.begin(), read.problems.end(),
                     [](const Problem& problem) { return problem.severity == Severity::error; });
    return error == read.problems.end() ? "" : std::string(code_name(error->code));
  }
  const Plugin& plugin = *read.plugin;
  Record record;
  record.id = "r";
  record.assessment = plugin.definition->id;
  record.assessment_version = plugin.definition->version;
  record.answers = {{"q1", {.value = "2", .changed = "2026-11-22T13:32:05Z"}}};
  const Evaluation evaluation(CompiledDefinition(*plugin.definition), record);
  Result<PluginCall> call = judging_call(plugin, record, evaluation, "2026-11-22", true, 1);
  if (!call) return std::string(code_name(call.error().code));

  ChildHost host({}, test::plugin_runner());
  const PluginReport report = call_and_wait(host, std::move(*call));
  if (const auto failure = check_report(report, plugin, "Trial")) {
    return std::string(code_name(failure->problem.code));
  }
  std::variant<Judgement, JudgingFailure> answered =
      read_judgement(report, plugin, "Trial", record);
  if (const auto* failure = std::get_if<JudgingFailure>(&answered))
    return std::string(code_name(failure->problem.code));
  judgement = std::move(std::get<Judgement>(answered));
  return "";
}

class Judging : public ::testing::TestWithParam<test::Expected> {};

TEST_P(Judging, SaysWhatIsWrong) {
  std::optional<Judgement> judgement;
  EXPECT_EQ(failure_of(GetParam().name, judgement), GetParam().told);
  EXPECT_EQ(judgement.has_value(), GetParam().told.empty());
}

INSTANTIATE_TEST_SUITE_P(Plugins, Judging, ::testing::ValuesIn(test::expected_faults()),
                         [](const auto& tested) { return tested.param.name; });

TEST(Judging, GivesEverythingThatAProgramMaySay) {
  std::optional<Judgement> judgement;
  ASSERT_EQ(failure_of("good", judgement), "");
  ASSERT_EQ(judgement->scores.size(), 1u);
  EXPECT_EQ(judgement->scores[0].value, 2.5);
  EXPECT_EQ(judgement->scores[0].low, 2);
  EXPECT_EQ(judgement->scores[0].high, 3);
  ASSERT_EQ(judgement->labels.size(), 1u);
  EXPECT_EQ(judgement->labels[0].state, PluginLabel::State::open);
  ASSERT_EQ(judgement->findings.size(), 1u);
  EXPECT_EQ(judgement->findings[0].arguments.size(), 4u);
  ASSERT_EQ(judgement->steps.size(), 1u);
  EXPECT_EQ(judgement->steps[0].option, "2");
  ASSERT_EQ(judgement->notes.size(), 1u);
  EXPECT_EQ(judgement->notes[0].about, "extra");
}

}  // namespace
}  // namespace peil::native
