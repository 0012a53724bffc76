#include "engine/evaluation/evaluation.hpp"

#include "tests/engine/support.hpp"

#include <memory>

namespace peil {
namespace {

using State = Term::State;

Evaluation evaluation_of(const std::vector<std::pair<std::string, std::string>>& answers) {
  const auto definition = test::definition_of(test::small_definition());
  return Evaluation(CompiledDefinition(definition), test::record_of(definition, answers));
}

std::vector<Term> terms_of(const Evaluation& evaluation, std::uint32_t score) {
  return evaluation.terms({ScoreAt::Kind::score, score, no_index});
}

ScopeOutcome evaluate(const std::vector<std::pair<std::string, std::string>>& answers) {
  return evaluation_of(answers).outcome().record;
}

TEST(Evaluate, WhatMayBeLeftOpenDoesntCountAsOpen) {
  const auto outcome_with = [](const std::string& more_members, AnswerState state) {
    auto text = test::small_definition();
    const std::string first = "\"questions\": [";
    text.insert(
        text.find(first) + first.size(),
        R"({"id":"pace","type":"number","title":{"nl":"Tempo","en":"Pace"})" + more_members + "},");
    const auto definition = test::definition_of(text);
    auto record = test::record_of(definition, {});
    Answer answer;
    answer.state = state;
    answer.value = 3.0;
    if (state != AnswerState::open) record.answers["pace"] = answer;
    return CompiledDefinition(definition).evaluate(record).record;
  };
  for (const auto state : {AnswerState::open, AnswerState::unknown}) {
    EXPECT_EQ(outcome_with("", state).coverage.applicable, 4u);
    EXPECT_EQ(outcome_with(R"(,"required":false)", state).coverage.applicable, 3u);
    EXPECT_EQ(outcome_with(R"(,"required":false)", state).coverage.unknown, 0u);
  }
  const auto answered = outcome_with(R"(,"required":false)", AnswerState::answered);
  EXPECT_EQ(answered.coverage.applicable, 4u);
  EXPECT_EQ(answered.coverage.answered, 1u);
}

TEST(Evaluate, NothingAnsweredHasNoValueAnywhere) {
  const auto outcome = evaluate({});
  ASSERT_EQ(outcome.scores.size(), 2u);
  ASSERT_EQ(outcome.sections.size(), 2u);
  for (const auto* list : {&outcome.scores, &outcome.sections}) {
    for (const auto& score : *list) {
      EXPECT_FALSE(score.value);
      EXPECT_EQ(score.coverage.share(), 0);
      EXPECT_EQ(score.coverage.answered, 0u);
      ASSERT_TRUE(score.range);
      EXPECT_EQ(score.range->low, 1);
      EXPECT_EQ(score.range->high, 3);
    }
  }
  EXPECT_EQ(outcome.coverage.applicable, 3u);
  EXPECT_EQ(outcome.coverage.open(), 3u);
}

TEST(Evaluate, WeighsQuestionsAndSections) {
  // A.1 weighs 2.
  const auto outcome = evaluate({{"A.1", "3"}, {"A.2", "no"}, {"B.1", "1"}});
  EXPECT_EQ(outcome.sections[0].value, (3.0 * 2 + 1) / 3);
  EXPECT_EQ(outcome.sections[1].value, 1);
  EXPECT_EQ(outcome.scores[0].value, (3.0 * 2 + 1 + 1) / 4);
  EXPECT_EQ(outcome.scores[1].value, 5.0 / 3);  // the mean of 7/3 and 1
  EXPECT_EQ(outcome.scores[0].range->low, *outcome.scores[0].value);
  EXPECT_EQ(outcome.scores[0].range->high, *outcome.scores[0].value);
  EXPECT_EQ(outcome.scores[1].coverage.share(), 1);
}

TEST(Evaluate, MissingIsNotZero) {
  const auto outcome = evaluate({{"A.1", "2"}});
  const auto& total = outcome.scores[0];
  EXPECT_EQ(total.value, 2);
  EXPECT_EQ(total.range->low, (2.0 * 2 + 1 + 1) / 4);
  EXPECT_EQ(total.range->high, (2.0 * 2 + 3 + 3) / 4);
  EXPECT_EQ(total.coverage.weight_answered, 2);
  EXPECT_EQ(total.coverage.weight_applicable, 4);
  EXPECT_EQ(total.coverage.share(), 0.5);
  EXPECT_EQ(total.coverage.answered, 1u);
  EXPECT_EQ(total.coverage.open(), 2u);
}

TEST(Evaluate, MeanOfMeansDiffersFromTheFlatMean) {
  const auto outcome = evaluate({{"A.1", "2"}});
  const auto& by_section = outcome.scores[1];
  EXPECT_EQ(by_section.value, 2);  // B has no value yet
  // Worst: 5/3 and 1; best: 7/3 and 3.
  EXPECT_EQ(by_section.range->low, 8.0 / 6);
  EXPECT_EQ(by_section.range->high, 16.0 / 6);
  // Two thirds of A are known and nothing of B: a third of the end result.
  EXPECT_EQ(by_section.coverage.share(), 1.0 / 3);
  const auto terms = terms_of(evaluation_of({{"A.1", "2"}}), 1);
  EXPECT_EQ(terms[0].state, State::counted);
  EXPECT_EQ(terms[0].value, 2);
  EXPECT_EQ(terms[1].state, State::open);
}

TEST(Evaluate, NotApplicableLeavesTheDenominator) {
  const auto outcome = evaluate({{"A.1", "3"}, {"A.2", "-"}, {"B.1", "-"}});
  EXPECT_EQ(outcome.scores[0].value, 3);
  EXPECT_EQ(outcome.scores[0].coverage.applicable, 1u);
  EXPECT_EQ(outcome.scores[0].coverage.not_applicable, 2u);
  EXPECT_EQ(outcome.scores[0].coverage.share(), 1);
  EXPECT_FALSE(outcome.sections[1].value);
  EXPECT_FALSE(outcome.sections[1].range);
  EXPECT_EQ(outcome.scores[1].value, 3);  // section B counts for nothing
  EXPECT_EQ(terms_of(evaluation_of({{"A.1", "3"}, {"A.2", "-"}, {"B.1", "-"}}), 1)[1].state,
            State::not_applicable);
  EXPECT_EQ(outcome.scores[1].coverage.share(), 1);
}

TEST(Evaluate, NothingApplicableHasNeitherValueNorRange) {
  const auto outcome = evaluate({{"A.1", "-"}, {"A.2", "-"}, {"B.1", "-"}});
  for (const auto& score : outcome.scores) {
    EXPECT_FALSE(score.value);
    EXPECT_FALSE(score.range);
    EXPECT_EQ(score.coverage.share(), 0);
  }
}

TEST(Evaluate, NotApplicableNeedsAReason) {
  const auto definition = test::definition_of(test::small_definition());
  auto record = test::record_of(definition, {{"B.1", "-"}});
  record.answers["B.1"].reason = "  ";
  const auto outcome = CompiledDefinition(definition).evaluate(record).record;
  EXPECT_EQ(outcome.states[2], QuestionState::open);
  EXPECT_EQ(outcome.coverage.not_applicable, 0u);
}

TEST(Evaluate, DontKnowIsMissingAndCounted) {
  const auto outcome = evaluate({{"A.1", "3"}, {"A.2", "?"}});
  EXPECT_EQ(outcome.sections[0].value, 3);
  EXPECT_EQ(outcome.sections[0].coverage.unknown, 1u);
  EXPECT_EQ(outcome.sections[0].coverage.open(), 1u);
  EXPECT_EQ(outcome.sections[0].range->low, 7.0 / 3);
  const auto terms =
      evaluation_of({{"A.1", "3"}, {"A.2", "?"}}).terms({ScoreAt::Kind::section, 0, no_index});
  EXPECT_EQ(terms[1].state, State::unknown);
  EXPECT_EQ(outcome.states[1], QuestionState::unknown);
}

TEST(Evaluate, AnswersThatDoNotFitAreOpen) {
  const auto fitting = evaluate({{"A.1", "2"}});
  const auto outcome = evaluate({{"A.1", "2"},
                                 {"A.2", "2"},
                                 {"B.1", ""},
                                 {"A.0", "1"},
                                 {"A.10", "1"},
                                 {"Z", "1"},
                                 {"", "1"}});
  EXPECT_EQ(outcome.states, fitting.states);
  EXPECT_EQ(outcome.scores[0].value, fitting.scores[0].value);
  EXPECT_EQ(outcome.scores[0].range->low, fitting.scores[0].range->low);
}

TEST(Evaluate, TermsStandInDefinitionOrder) {
  const auto evaluation = evaluation_of({{"B.1", "3"}, {"A.1", "1"}});
  const auto& outcome = evaluation.outcome().record;
  const auto terms = terms_of(evaluation, 0);
  ASSERT_EQ(terms.size(), 3u);
  for (std::uint32_t i = 0; i < 3; ++i)
    EXPECT_EQ(terms[i].index, i);
  EXPECT_EQ(terms[0].weight, 2);
  EXPECT_EQ(terms[0].value, 1);
  EXPECT_EQ(terms[1].state, State::open);
  EXPECT_EQ(outcome.values[2], 3);
  EXPECT_FALSE(outcome.values[1]);
}

TEST(Evaluate, ASectionWithoutScoreHasProgressOnly) {
  auto text = test::with(
      test::small_definition(),
      "\"tags\": [\"phase_1\"],\n      \"score\": { \"rule\": \"mean\", \"over\": \"questions\" },",
      "\"tags\": [\"phase_1\"],");
  text = test::with(text, "\"over\": \"sections\",\n      \"sections\": [\"A\", \"B\"]",
                    "\"over\": \"sections\", \"sections\": \"*\"");
  const auto definition = test::definition_of(text);
  const Evaluation evaluation(CompiledDefinition(definition),
                              test::record_of(definition, {{"A.1", "3"}, {"B.1", "1"}}));
  const auto& outcome = evaluation.outcome().record;
  EXPECT_FALSE(outcome.sections[0].value);
  EXPECT_FALSE(outcome.sections[0].range);
  EXPECT_EQ(outcome.progress[0].answered, 1u);
  EXPECT_EQ(outcome.progress[0].applicable, 2u);
  EXPECT_EQ(terms_of(evaluation, 1).size(), 1u);  // “*” is every section with a score
  EXPECT_EQ(outcome.scores[1].value, 1);
  EXPECT_EQ(terms_of(evaluation, 0).size(), 3u);  // and every section where it runs over questions
}

TEST(Evaluate, OptionsWithoutValueAreAnsweredButDoNotCount) {
  // No score runs over such a question in a definition that was checked; the engine answers for
  // any.
  auto definition = test::definition_of(test::small_definition());
  definition.scales[0].options[0].value.reset();
  const auto outcome = CompiledDefinition(definition)
                           .evaluate(test::record_of(definition, {{"A.1", "1"}, {"A.2", "yes"}}))
                           .record;
  EXPECT_EQ(outcome.states[0], QuestionState::answered);
  EXPECT_EQ(outcome.sections[0].value, 3);
  EXPECT_EQ(outcome.sections[0].range->low, 3);
  EXPECT_EQ(outcome.progress[0].answered, 2u);
}

TEST(Evaluate, WeightZeroIsAskedButDoesNotCount) {
  const auto definition =
      test::definition_of(test::with(test::small_definition(), "\"weight\": 2", "\"weight\": 0"));
  const auto outcome =
      CompiledDefinition(definition).evaluate(test::record_of(definition, {{"A.1", "3"}})).record;
  EXPECT_FALSE(outcome.sections[0].value);
  EXPECT_EQ(outcome.sections[0].coverage.share(), 0);
  EXPECT_EQ(outcome.sections[0].range->low, 1);
  EXPECT_EQ(outcome.values[0], 3);
}

// A target of 3.0 is met by all threes, whatever the weights.
TEST(Evaluate, AMeanThatIsThreeOnPaperIsThree) {
  auto definition = test::definition_of(test::small_definition());
  definition.questions[0].weight = 0.1;
  definition.questions[1].weight = 0.7;
  definition.questions[2].weight = 0.3;
  definition.sections[0].weight = 0.1;
  definition.sections[1].weight = 0.2;
  const auto outcome =
      CompiledDefinition(definition)
          .evaluate(test::record_of(definition, {{"A.1", "3"}, {"A.2", "yes"}, {"B.1", "3"}}))
          .record;
  EXPECT_EQ(outcome.scores[0].value, 3);
  EXPECT_EQ(outcome.scores[1].value, 3);
}

TEST(Evaluate, TheProgramKeepsNothingOfTheDefinition) {
  auto definition = std::make_unique<Definition>(test::definition_of(test::small_definition()));
  const auto record = test::record_of(*definition, {{"A.1", "2"}});
  const CompiledDefinition compiled(*definition);
  definition.reset();
  EXPECT_EQ(compiled.evaluate(record).record.scores[0].value, 2);
}

}  // namespace
}  // namespace peil
