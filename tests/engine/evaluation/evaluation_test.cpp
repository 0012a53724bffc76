// An outcome that is kept up to date, answer by answer.
#include "tests/engine/made_definitions.hpp"

namespace peil {
namespace {

using test::Random;

TEST(Evaluation, AnswerByAnswerGivesWhatEvaluatingEverythingGives) {
  Random random(61);
  for (int round = 0; round < 400; ++round) {
    test::Making making;
    making.most_questions = 9;
    making.conditions = round % 4 != 0;
    making.subjects = round % 2 == 0;
    const auto definition = test::made_definition(random, making);
    const CompiledDefinition compiled(definition);
    Record record = test::made_record(random, definition);
    Evaluation evaluation(compiled, record);
    const auto questions = test::all_questions(definition, record);
    for (int step = 0; step < 20; ++step) {
      const auto at = questions[random.below(questions.size())];
      test::answer_at(definition, record, at) =
          test::made_answer(random, definition, definition.questions[at.question]);
      evaluation.answer_changed(record, at);
      ASSERT_EQ(evaluation.outcome(), compiled.evaluate(record)) << "round " << round;
    }
    // What is copied goes its own way.
    Evaluation copy = evaluation;
    const Outcome kept = evaluation.outcome();
    copy.record_changed(Record{});
    EXPECT_EQ(evaluation.outcome(), kept);
    EXPECT_EQ(copy.outcome(), compiled.evaluate(Record{}));
  }
}

TEST(Evaluation, TextsThatChangeAreNotReadAfterTheirEnd) {
  Definition definition;
  definition.languages = {"en"};
  definition.sections.push_back({});
  definition.sections[0].question_count = 2;
  for (const char* id : {"a", "b"}) {
    Question question;
    question.id = id;
    question.type = QuestionType::text;
    definition.questions.push_back(question);
  }
  definition.questions[1].ordinal = 1;
  definition.questions[1].visible = "a == 'a text that is too long for the small buffer'";
  const CompiledDefinition compiled(definition);
  Record record;
  Evaluation evaluation(compiled, record);
  for (const char* text : {"a text that is too long for the small buffer",
                           "another text that is too long for the small buffer", "", "x",
                           "a text that is too long for the small buffer"}) {
    record.answers["a"].value = std::string(text);
    Evaluation copy = evaluation;
    evaluation.answer_changed(record, {0, no_index});
    EXPECT_EQ(evaluation.outcome(), compiled.evaluate(record));
    EXPECT_EQ(evaluation.visible({1, no_index}),
              std::string(text) == "a text that is too long for the small buffer");
  }
}

TEST(Evaluation, WhatIsNotThereChangesNothing) {
  Random random(62);
  const auto definition = test::made_definition(random, {});
  const CompiledDefinition compiled(definition);
  const Record record = test::made_record(random, definition);
  Evaluation evaluation(compiled, record);
  const Outcome before = evaluation.outcome();
  evaluation.answer_changed(record, {12'345, no_index});
  evaluation.answer_changed(record, {12'345, 3});
  EXPECT_EQ(evaluation.outcome(), before);
  EXPECT_TRUE(evaluation.terms({ScoreAt::Kind::score, 999, no_index}).empty());
  EXPECT_TRUE(evaluation.terms({ScoreAt::Kind::section, 999, no_index}).empty());
  EXPECT_TRUE(evaluation.would_settle({ConditionAt::Kind::label, 999, no_index}).empty());
  EXPECT_FALSE(evaluation.visible({12'345, no_index}));
  EXPECT_FALSE(evaluation.required({12'345, no_index}));
}

// Answering everything that is named, round by round, ends with a label that can be said, unless
// nothing is named.
TEST(Evaluation, WhatWouldSettleALabelSettlesIt) {
  Random random(63);
  test::Making making;
  making.most_questions = 8;
  making.conditions = true;
  making.subjects = true;
  std::size_t settled = 0;
  for (int round = 0; round < 500; ++round) {
    const auto definition = test::made_definition(random, making);
    const CompiledDefinition compiled(definition);
    Record record;
    record.subjects["thing"].resize(2);
    Evaluation evaluation(compiled, record);
    for (std::uint32_t label = 0; label < definition.labels.size(); ++label) {
      for (int step = 0; step < 20; ++step) {
        const auto open = evaluation.would_settle({ConditionAt::Kind::label, label, no_index});
        const auto& outcome = evaluation.outcome().record.labels[label];
        if (outcome.state != ConditionOutcome::State::open) {
          EXPECT_EQ(open.empty(), outcome.settled);
          ++settled;
          break;
        }
        if (open.empty()) {
          EXPECT_TRUE(outcome.settled) << definition.labels[label].when;
          break;
        }
        ASSERT_LT(step, 19) << definition.labels[label].when;
        for (const auto at : open) {
          const auto values = test::possible_values(definition, definition.questions[at.question]);
          test::answer_at(definition, record, at).value = values[random.below(values.size())];
          evaluation.answer_changed(record, at);
        }
      }
    }
  }
  EXPECT_GT(settled, 500u);
}

}  // namespace
}  // namespace peil
