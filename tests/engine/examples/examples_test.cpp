#include "engine/examples/examples.hpp"
#include "engine/format/record.hpp"
#include "tests/engine/support.hpp"

namespace peil {
namespace {

using test::Lines;

// The whole definition with other examples.
std::string definition_with(std::string_view examples) {
  const std::string text = test::whole_definition();
  const auto begin = text.find("  \"examples\": [");
  EXPECT_NE(begin, std::string::npos);
  return text.substr(0, begin) + "  \"examples\": [\n" + std::string(examples) + "\n]}\n";
}

std::vector<ExampleResult> run(std::string_view examples) {
  const std::string text = definition_with(examples);
  return run_examples(test::definition_of(text), text, "d.json");
}

// What is wrong with one example.
Lines said(std::string_view answers, std::string_view expect) {
  const auto results = run("{\"title\": \"x\", " + std::string(answers) +
                           ", \"expect\": " + std::string(expect) + "}");
  EXPECT_EQ(results.size(), 1u);
  if (results.empty()) return {};
  for (const auto& problem : results[0].problems)
    EXPECT_GT(problem.place.line, 0u) << problem.place.pointer;
  Lines result;
  for (const auto& line : test::lines(results[0].problems, false)) {
    // All of them stand in the first one.
    const auto at = line.find("/examples/0");
    EXPECT_NE(at, std::string::npos) << line;
    result.push_back(at == std::string::npos ? line : line.substr(0, at) + line.substr(at + 11));
  }
  return result;
}

constexpr std::string_view two_answers = R"("answers": {
    "profile.size": "large", "since": "2019-05-01", "A.1": {"value": "2", "note": "x"}, "A.2": ["a", "b"], "A.3": 7,
    "A.4": {"value": {"x": 50, "y": 50}}, "next": {"value": {"what": "Do"}}, "story": {"state": "unknown"} },
  "subjects": {"system": [
    {"answers": {"sys_name": "One", "risk": "high", "users": 3}}, {"id": "two", "answers": {"risk": "low"}}]})";

TEST(Examples, WhatIsMetIsNotMentioned) {
  EXPECT_EQ(said(two_answers, R"({
    "scores": {"flat": 11, "A": {"value": 2, "low": 2, "high": 2, "coverage": 1}, "share": null,
               "worst": {"value": 0}},
    "labels": {"big": true}, "findings": ["f1"], "visible": {"A.4": false, "A.1": true},
    "subjects": {"system": [
      {"scores": {"each": 3, "S": 3}, "labels": {"risky": true}, "findings": ["f2"], "visible": {"users": true}},
      {"scores": {"each": 0}, "labels": {"risky": false}, "findings": [], "visible": {"users": false}}]}})"),
            (Lines{"error example_failed /expect/scores/share (scores.share, null, 66.67)"}));
}

TEST(Examples, TheirRecordIsThere) {
  const auto results = run("{\"title\": {\"nl\": \"Een\", \"en\": \"One\"}, " +
                           std::string(two_answers) + R"(, "expect": {"labels": {"big": true}}})");
  ASSERT_EQ(results.size(), 1u);
  EXPECT_EQ(results[0].title, "Een");
  const auto& record = results[0].record;
  EXPECT_EQ(record.answers.at("A.1").text(), "2");
  EXPECT_EQ(record.answers.at("A.1").note, "x");
  EXPECT_EQ(record.answers.at("story").state, AnswerState::unknown);
  EXPECT_EQ(record.subjects.at("system")[0].id, "subject-1");
  EXPECT_EQ(record.subjects.at("system")[1].id, "two");
  // It is a record that can be kept and opened.
  const auto again = read_record(write_record(record), "r");
  ASSERT_TRUE(again.has_value());
  EXPECT_TRUE(check_record(*again, test::definition_of(test::whole_definition())).empty());
}

TEST(Examples, EveryExpectationThatIsntMetIsAnErrorAtItsPlace) {
  EXPECT_EQ(said(two_answers, R"({
    "scores": {"flat": 12, "A": {"value": null, "low": 1, "high": 3.125, "coverage": 0.5}},
    "labels": {"big": null}, "findings": [], "visible": {"A.4": true},
    "subjects": {"system": [{"labels": {"risky": false}, "findings": []}, {"scores": {"S": null}}, {}]}})"),
            (Lines{"error example_failed /expect/scores/flat (scores.flat, 12, 11)",
                   "error example_failed /expect/scores/A/value (scores.A.value, null, 2)",
                   "error example_failed /expect/scores/A/low (scores.A.low, 1, 2)",
                   "error example_failed /expect/scores/A/high (scores.A.high, 3.125, 2)",
                   "error example_failed /expect/scores/A/coverage (scores.A.coverage, 0.5, 1)",
                   "error example_failed /expect/labels/big (labels.big, null, true)",
                   "error example_failed /expect/findings (findings, [], [f1])",
                   "error example_failed /expect/visible/A.4 (visible.A.4, true, false)",
                   "error example_failed /expect/subjects/system (subjects.system, 3, 2)",
                   "error example_failed /expect/subjects/system/0/labels/risky "
                   "(subjects.system.0.labels.risky, false, true)",
                   "error example_failed /expect/subjects/system/0/findings "
                   "(subjects.system.0.findings, [], [f2])",
                   "error example_failed /expect/subjects/system/1/scores/S "
                   "(subjects.system.1.scores.S, null, 0)"}));
}

TEST(Examples, WhatCantBeSaidIsNull) {
  EXPECT_EQ(
      said(
          R"("answers": {})",
          R"({"scores": {"flat": null, "A": null, "worst": null}, "labels": {"big": null}, "findings": []})"),
      Lines());
  EXPECT_EQ(said(R"("answers": {})", R"({"labels": {"big": false}, "scores": {"flat": 0}})"),
            (Lines{"error example_failed /expect/labels/big (labels.big, false, null)",
                   "error example_failed /expect/scores/flat (scores.flat, 0, null)"}));
}

// The share is 66.66…
TEST(Examples, NumbersAgreeToTheDecimalsThatAreWritten) {
  const auto with = [](std::string_view number) {
    return said(two_answers, "{\"scores\": {\"share\": " + std::string(number) + "}}").empty();
  };
  EXPECT_TRUE(with("66.67"));
  EXPECT_TRUE(with("66.667"));
  EXPECT_TRUE(with("66.666667"));
  EXPECT_TRUE(with("6.6666666667e1"));
  EXPECT_TRUE(with("6666.6667e-2"));
  EXPECT_FALSE(with("66.66"));
  EXPECT_FALSE(with("66.670"));
  EXPECT_FALSE(with("66.7"));
  EXPECT_FALSE(with("67"));
}

TEST(Examples, IdsThatLeadNowhere) {
  EXPECT_EQ(
      said(R"("answers": {"A.11": "1", "risk": "low"}, "subjects": {"systems": []})",
           R"({"scores": {"flatt": 1, "each": 1, "P": 1}, "labels": {"bigg": true, "risky": true},
                     "findings": ["f3", "f2"], "visible": {"A.9": true, "users": true},
                     "subjects": {"sistem": [], "system": []}})"),
      (Lines{"error dangling_id /answers/A.11 (A.11, question, A.1)",
             "error dangling_id /answers/risk (risk, question, )",
             "error dangling_id /subjects/systems (systems, subject, system)",
             "error dangling_id /expect/scores/flatt (flatt, score, flat)",
             "error dangling_id /expect/scores/each (each, score, )",
             "error dangling_id /expect/scores/P (P, score, A)",
             "error dangling_id /expect/labels/bigg (bigg, label, big)",
             "error dangling_id /expect/labels/risky (risky, label, )",
             "error dangling_id /expect/findings/0 (f3, finding, f1)",
             "error dangling_id /expect/findings/1 (f2, finding, f1)",
             "error dangling_id /expect/visible/A.9 (A.9, question, A.1)",
             "error dangling_id /expect/visible/users (users, question, )",
             "error dangling_id /expect/subjects/sistem (sistem, subject, system)"}));
}

// Then nothing is said of expectations: the answers must be right first.
TEST(Examples, AnswersMustFit) {
  EXPECT_EQ(said(R"("answers": {"A.1": "33", "A.3": {"value": 11}, "A.2": 3, "since": null,
                    "story": {"state": "not_applicable"}, "A.4": {"x": 100}},
                    "subjects": {"system": [{"id": "a", "answers": {}}, {"id": "a", "answers": {"risk": "no"}}]})",
                 R"({"scores": {"flat": 1000}})"),
            (Lines{"error unknown_option /answers/A.1 (33, A.1, 3)",
                   "error answer_outside /answers/A.3/value (A.3, 11, ≤ 10)",
                   "error wrong_answer /answers/A.2 (A.2, choices)",
                   "error wrong_type /answers/since (string, number, array, object, null)",
                   "error missing_reason /answers/story (story)",
                   "warning unknown_member /answers/A.4/x (x, )",
                   "error duplicate_id /subjects/system/1/id (a, /examples/0/subjects/system/0)",
                   "error unknown_option /subjects/system/1/answers/risk (no, risk, )"}));
}

TEST(Examples, WrongTypes) {
  EXPECT_EQ(
      said(
          R"("answers": [], "subjects": {"system": {}})",
          R"({"scores": {"flat": "1", "A": {"value": true, "share": 1}}, "labels": {"big": 1}, "findings": [1],
                     "visible": {"A.1": null}, "subjects": {"system": 1}, "score": {}})"),
      (Lines{"error wrong_type /answers (object, array)",
             "error wrong_type /subjects/system (array, object)",
             "error wrong_type /expect/scores/flat (number, null, string)",
             "error wrong_type /expect/scores/A/value (number, null, boolean)",
             "warning unknown_member /expect/scores/A/share (share, )",
             "error wrong_type /expect/labels/big (boolean, null, number)",
             "error wrong_type /expect/findings/0 (string, number)",
             "error wrong_type /expect/visible/A.1 (boolean, null)",
             "error wrong_type /expect/subjects/system (array, number)",
             "warning unknown_member /expect/score (score, )"}));
  EXPECT_EQ(said("\"answers\": {}", "3"), (Lines{"error wrong_type /expect (object, number)"}));
}

TEST(Examples, OneThatExpectsNothingIsAWarning) {
  EXPECT_EQ(said("\"answers\": {}", "{}"), (Lines{"warning empty_list  (expect)"}));
  EXPECT_EQ(said("\"answers\": {}", "{\"scores\": {}, \"subjects\": {\"system\": []}}"),
            (Lines{"warning empty_list  (expect)"}));
  // That nothing is found is something.
  EXPECT_EQ(said("\"answers\": {}", "{\"findings\": []}"), Lines());
  const auto none = run("{\"title\": \"x\", \"answers\": {}}");
  EXPECT_EQ(test::lines(none.at(0).problems, false),
            (Lines{"warning empty_list /examples/0 (expect)"}));
}

TEST(Examples, EachHasItsOwnProblems) {
  const auto results = run(R"({"title": "a", "answers": {}, "expect": {"labels": {"big": true}}},
    {"title": "b", "answers": {}, "expect": {"labels": {"big": null}}}, 3,
    {"answers": {}, "expect": {"findings": []}})");
  ASSERT_EQ(results.size(), 4u);
  EXPECT_EQ(results[0].problems.size(), 1u);
  EXPECT_EQ(results[0].problems[0].place.file, "d.json");
  EXPECT_TRUE(results[1].problems.empty());
  EXPECT_EQ(test::lines(results[2].problems, false),
            (Lines{"error wrong_type /examples/2 (object, number)"}));
  EXPECT_EQ(test::lines(results[3].problems, false),
            (Lines{"error missing_member /examples/3 (title)"}));
  EXPECT_TRUE(run("").empty());
}

}  // namespace
}  // namespace peil
