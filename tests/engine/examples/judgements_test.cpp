// Examples that expect something of a plugin's program.
#include "engine/examples/examples.hpp"

#include "tests/engine/plugin/fixture.hpp"

namespace peil::test {
namespace {

std::string definition_with(std::string_view example) {
  const std::string text = added_definition();
  return text.substr(0, text.find("\"examples\": [")) + "\"examples\": [" + std::string(example) +
         "]}";
}

// What is wrong with an example that expects `program`, judged by `judge`.
Lines said(const std::string& program, const ExampleJudge& judge, const std::string& more = "") {
  const std::string text =
      definition_with("{\"title\": \"x\", \"answers\": {}, " + more +
                      "\"subjects\": {\"system\": [{\"answers\": {}}, {\"id\": \"b\", "
                      "\"answers\": {}}]}, \"expect\": {\"program\": " +
                      program + "}}");
  const auto results = run_examples(definition_of(text), text, "d.json", judge);
  EXPECT_EQ(results.size(), 1u);
  if (results.empty()) return {};
  for (const auto& problem : results[0].problems)
    EXPECT_GT(problem.place.line, 0u);
  return lines(results[0].problems, false);
}

Judgement made() {
  Judgement judgement;
  judgement.scores.push_back({.value = 2.346});
  judgement.scores.push_back({.index = 1, .scope = {0, "subject-1"}});
  judgement.labels.push_back({.state = PluginLabel::State::open});
  judgement.findings.push_back({.index = 1, .scope = {0, "b"}});
  judgement.steps.resize(3);
  return judgement;
}

Result<Judgement> say(const Record&, const Evaluation&, std::string_view) { return made(); }

constexpr std::string_view met = R"({
  "scores": {"plan": 2.35}, "labels": {"ready": "open"}, "findings": [], "lists": {"road": 3},
  "subjects": {"system": {
    "subject-1": {"scores": {"need": null}, "findings": [], "lists": {"fix": 0}},
    "b": {"findings": ["tell"], "scores": {"need": null}}}}})";

TEST(ProgramExamples, WhatIsMetIsNotMentioned) { EXPECT_EQ(said(std::string(met), say), Lines{}); }

TEST(ProgramExamples, WithoutAProgramOnlyTheFormIsLookedAt) {
  EXPECT_EQ(
      said(R"({"scores": {"plan": 4}, "labels": {"ready": "yes"}, "findings": ["late"]})", {}),
      Lines{});
  EXPECT_EQ(said(R"({"scores": {"plam": 4}})", {}),
            Lines{"error dangling_id /examples/0/expect/program/scores/plam (plam, score, plan)"});
}

TEST(ProgramExamples, EveryExpectationThatIsntMetIsAnErrorAtItsPlace) {
  const std::string at = "error example_failed /examples/0/expect/program/";
  EXPECT_EQ(said(R"({
    "scores": {"plan": 2.345}, "labels": {"ready": "yes"}, "findings": ["late"], "lists": {"road": 2},
    "subjects": {"system": {
      "subject-1": {"labels": {"watch": "no"}},
      "b": {"findings": [], "scores": {"need": 0}, "lists": {"fix": 1}}}}})",
                 say),
            (Lines{at + "scores/plan (program.scores.plan, 2.345, 2.346)",
                   at + "labels/ready (program.labels.ready, yes, open)",
                   at + "findings (program.findings, [late], [])",
                   at + "lists/road (program.lists.road, 2, 3)",
                   at + "subjects/system/subject-1/labels/watch "
                        "(program.subjects.system.subject-1.labels.watch, no, –)",
                   at + "subjects/system/b/findings (program.subjects.system.b.findings, [], "
                        "[tell])",
                   at + "subjects/system/b/scores/need (program.subjects.system.b.scores.need, 0, "
                        "null)",
                   at + "subjects/system/b/lists/fix (program.subjects.system.b.lists.fix, 1, "
                        "0)"}));
}

TEST(ProgramExamples, ExpectationsHaveTheirForms) {
  const std::string at = "/examples/0/expect/program";
  EXPECT_EQ(said("7", say), Lines{"error wrong_type " + at + " (object, number)"});
  EXPECT_EQ(said(R"({"labels": {"ready": true}})", say),
            Lines{"error wrong_type " + at + "/labels/ready (string, boolean)"});
  EXPECT_EQ(said(R"({"labels": {"ready": "maybe"}})", say),
            Lines{"error bad_value " + at + "/labels/ready (“maybe”, “no”, “yes”, “open”)"});
  EXPECT_EQ(said(R"({"lists": {"road": 1.5}})", say),
            Lines{"error bad_value " + at + "/lists/road (1.5, 0, 1, 2, …)"});
  EXPECT_EQ(said(R"({"scores": {"need": 1}})", say),
            Lines{"error other_scope " + at + "/scores/need (need, system)"});
  EXPECT_EQ(said(R"({"scores": {"plan": "1"}})", say),
            Lines{"error wrong_type " + at + "/scores/plan (number, null, string)"});
  EXPECT_EQ(said(R"({"findings": ["fate", 1]})", say),
            (Lines{"error dangling_id " + at + "/findings/0 (fate, finding, late)",
                   "error wrong_type " + at + "/findings/1 (string, number)"}));
  EXPECT_EQ(said(R"({"subjects": {"system": {"c": {}}}})", say),
            Lines{"error dangling_id " + at + "/subjects/system/c (c, system, b)"});
  EXPECT_EQ(said(R"({"subjects": {"system": []}})", say),
            Lines{"error wrong_type " + at + "/subjects/system (object, array)"});
  EXPECT_EQ(said(R"({"note": 1})", say), Lines{"warning unknown_member " + at + "/note (note, )"});
}

TEST(ProgramExamples, WhatKeepsTheProgramFromJudgingIsTheExamplesProblem) {
  const ExampleJudge fail = [](const Record&, const Evaluation&,
                               std::string_view) -> Result<Judgement> {
    return Problem{Code::plugin_fault_time, Severity::error, {"Added", "2000"}, {}};
  };
  EXPECT_EQ(said(std::string(met), fail),
            Lines{"error plugin_fault_time /examples/0/expect/program (Added, 2000)"});
}

TEST(ProgramExamples, AreJudgedOnTheirOwnDay) {
  std::string asked;
  const ExampleJudge remember = [&](const Record& record, const Evaluation& evaluation,
                                    std::string_view today) -> Result<Judgement> {
    asked = std::string(today) + " " + record.id + " " +
            std::to_string(evaluation.outcome().subjects[0].size());
    return Judgement{};
  };
  EXPECT_EQ(said("{}", remember), Lines{});
  EXPECT_EQ(asked, "2026-01-31 example-1 2");
  EXPECT_EQ(said("{}", remember, "\"today\": \"2028-02-29\", "), Lines{});
  EXPECT_EQ(asked, "2028-02-29 example-1 2");
  EXPECT_EQ(said("{}", remember, "\"today\": \"tomorrow\", "),
            Lines{"error bad_date /examples/0/today (tomorrow)"});
}

TEST(ProgramExamples, AProgramIsOnlyAskedWhereSomethingIsExpectedOfIt) {
  int asked = 0;
  const ExampleJudge count = [&](const Record&, const Evaluation&, std::string_view) {
    ++asked;
    return Result<Judgement>(Judgement{});
  };
  const std::string text =
      definition_with(R"({"title": "x", "answers": {}, "expect": {"scores": {"flat": null}}})");
  EXPECT_EQ(run_examples(definition_of(text), text, "d.json", count)[0].problems.size(), 0u);
  EXPECT_EQ(asked, 0);
  // Answers that aren't right say nothing.
  const std::string wrong = definition_with(
      R"({"title": "x", "answers": {"A.1": "9"}, "expect": {"program": {"scores": {"plan": 1}}}})");
  EXPECT_EQ(run_examples(definition_of(wrong), wrong, "d.json", count)[0].problems.size(), 1u);
  EXPECT_EQ(asked, 0);
}

}  // namespace
}  // namespace peil::test
