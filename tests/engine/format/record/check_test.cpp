#include "engine/base/limits.hpp"
#include "engine/format/record.hpp"
#include "engine/json/locate.hpp"
#include "engine/model/record.hpp"
#include "tests/engine/support.hpp"

namespace peil {
namespace {

using test::Lines;

class RecordCheckTest : public testing::Test {
 protected:
  Definition definition = test::definition_of(test::whole_definition());

  Record record() const {
    Record made;
    made.id = "r";
    made.assessment = definition.id;
    made.assessment_version = definition.version;
    return made;
  }

  static Answer answered(AnswerValue value) {
    Answer answer;
    answer.value = std::move(value);
    return answer;
  }

  Lines said(const Record& record) const {
    return test::lines(check_record(record, definition), false);
  }
};

TEST_F(RecordCheckTest, WhatFitsIsNotMentioned) {
  auto fine = record();
  fine.answers["profile.size"] = answered("large");
  fine.answers["profile.name"] = answered("Example");
  fine.answers["since"] = answered("2019-01-01");
  fine.answers["story"] = answered("Long");
  fine.answers["next"] = answered(PlanAnswer{"Do", "", ""});
  fine.answers["A.1"] = answered("3");
  fine.answers["A.1"].desired = Desired{"3", ""};
  fine.answers["A.2"] = answered(std::vector<std::string>{"a", "b"});
  fine.answers["A.3"] = answered(4.0);
  fine.answers["A.3"].desired = Desired{"8", ""};
  fine.answers["A.4"] = answered(Points{{"x", 100}});
  fine.subjects["system"].push_back({"s1", {{"risk", answered("high")}}, {}});
  fine.plan.emplace_back();
  fine.plan[0].id = "p";
  fine.plan[0].action = "fill";
  fine.plan[0].question = "risk";
  fine.plan[0].subject = "s1";
  fine.plan[0].level = "low";
  EXPECT_EQ(said(fine), Lines());
}

TEST_F(RecordCheckTest, EveryMistakeInTheOrderOfTheQuestions) {
  auto wrong = record();
  wrong.answers["A.1"] = answered("33");
  wrong.answers["A.1"].desired = Desired{"9", ""};
  wrong.answers["A.2"] = answered(std::vector<std::string>{"a", "none"});
  wrong.answers["A.3"] = answered(10.5);
  wrong.answers["A.4"] = answered(Points{{"x", 40}});
  wrong.answers["since"] = answered("soon");
  wrong.answers["story"].state = AnswerState::not_applicable;
  wrong.answers["profile.size"] = answered(3.0);
  // Asked for each system.
  wrong.answers["risk"] = answered("high");
  wrong.answers["Z/1"] = answered("1");
  EXPECT_EQ(said(wrong),
            (Lines{"warning wrong_answer /answers/profile.size/value (profile.size, choice)",
                   "warning answer_outside /answers/since/value (since, soon, 2026-05-28)",
                   "warning missing_reason /answers/story (story)",
                   "warning unknown_option /answers/A.1/value (33, A.1, 3)",
                   "warning unknown_option /answers/A.1/desired/level (9, A.1, 1)",
                   "warning answer_outside /answers/A.2/value (A.2, a, none, “none”)",
                   "warning answer_outside /answers/A.3/value (A.3, 10.5, ≤ 10)",
                   "warning answer_outside /answers/A.4/value (A.4, Σ = 40, Σ = 100)",
                   "warning unknown_question /answers/Z~11 (Z/1)",
                   "warning unknown_question /answers/risk (risk)"}));
}

TEST_F(RecordCheckTest, Subjects) {
  auto wrong = record();
  wrong.subjects["system"].push_back({"s1", {{"risk", answered("hihg")}}, {}});
  // Asked once.
  wrong.subjects["system"].push_back({"s2", {{"A.1", answered("1")}}, {}});
  wrong.subjects["systems"].push_back({"s3", {{"risk", answered("high")}}, {}});
  wrong.subjects["empty"] = {};
  EXPECT_EQ(
      said(wrong),
      (Lines{"warning unknown_option /subjects/system/0/answers/risk/value (hihg, risk, high)",
             "warning unknown_question /subjects/system/1/answers/A.1 (A.1)",
             "warning unknown_subject_kind /subjects/systems (systems, system)"}));
  auto many = record();
  many.subjects["system"].resize(21);
  EXPECT_EQ(said(many), (Lines{"warning limit_exceeded /subjects/system (system, 21, 20)"}));
}

TEST_F(RecordCheckTest, Versions) {
  auto older = record();
  older.assessment_version = "1.9.0";
  EXPECT_EQ(said(older), (Lines{"warning older_record /assessment/version (1.9.0, 2.0.0)"}));
  auto newer = record();
  newer.assessment_version = "2.0.1";
  EXPECT_EQ(said(newer), (Lines{"warning newer_record /assessment/version (2.0.1, 2.0.0)"}));
  auto other = record();
  other.assessment = "nl.example.other";
  other.answers["nothing"] = answered("1");
  EXPECT_EQ(said(other), (Lines{"error wrong_assessment /assessment/id (nl.example.other)"}));
}

TEST_F(RecordCheckTest, Plan) {
  auto wrong = record();
  wrong.plan.resize(2);
  wrong.plan[0].action = "fil";
  wrong.plan[0].question = "A.9";
  wrong.plan[0].subject = "s1";
  wrong.plan[1].question = "A.1";
  wrong.plan[1].level = "7";
  EXPECT_EQ(said(wrong), (Lines{"warning dangling_id /plan/0/action (fil, action, fill)",
                                "warning dangling_id /plan/0/question (A.9, question, )",
                                "warning dangling_id /plan/0/subject (s1, subject, )",
                                "warning unknown_option /plan/1/level (7, A.1, 1)"}));
}

TEST_F(RecordCheckTest, PlacesAreThoseOfTheWrittenRecord) {
  auto wrong = record();
  wrong.subjects["system"].push_back({"s1", {{"risk", answered("hihg")}}, {}});
  auto problems = check_record(wrong, definition);
  const auto text = write_record(wrong);
  locate(problems, text);
  ASSERT_EQ(problems.size(), 1u);
  EXPECT_NE(describe(problems, text).find("\"value\": \"hihg\""), std::string::npos);
}

TEST_F(RecordCheckTest, WhatIsOverTheLimitIsSummedUp) {
  auto wrong = record();
  for (std::size_t i = 0; i < limits::problems + 5; ++i)
    wrong.answers["q" + std::to_string(i)];
  const auto problems = check_record(wrong, definition);
  ASSERT_EQ(problems.size(), limits::problems + 1);
  EXPECT_EQ(test::lines({problems.back()}, false), (Lines{"warning too_many_problems  (5)"}));
}

}  // namespace
}  // namespace peil
