#include "engine/outcome.hpp"

#include "support.hpp"

#include <memory>

namespace peil {
namespace {

using State = Term::State;

Outcome evaluate(const std::vector<std::pair<std::string, std::string>>& answers) {
  const auto definition = test::definition_of(test::small_definition());
  return Program(definition).evaluate(test::record_of(definition, answers));
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
  EXPECT_EQ(by_section.terms[0].state, State::counted);
  EXPECT_EQ(by_section.terms[0].value, 2);
  EXPECT_EQ(by_section.terms[1].state, State::open);
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
  EXPECT_EQ(outcome.scores[1].terms[1].state, State::not_applicable);
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
  const auto outcome = Program(definition).evaluate(record);
  EXPECT_EQ(outcome.states[2], State::open);
  EXPECT_EQ(outcome.coverage.not_applicable, 0u);
}

TEST(Evaluate, DontKnowIsMissingAndCounted) {
  const auto outcome = evaluate({{"A.1", "3"}, {"A.2", "?"}});
  EXPECT_EQ(outcome.sections[0].value, 3);
  EXPECT_EQ(outcome.sections[0].coverage.unknown, 1u);
  EXPECT_EQ(outcome.sections[0].coverage.open(), 1u);
  EXPECT_EQ(outcome.sections[0].range->low, 7.0 / 3);
  EXPECT_EQ(outcome.sections[0].terms[1].state, State::unknown);
  EXPECT_EQ(outcome.states[1], State::unknown);
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
  const auto outcome = evaluate({{"B.1", "3"}, {"A.1", "1"}});
  const auto& terms = outcome.scores[0].terms;
  ASSERT_EQ(terms.size(), 3u);
  for (std::uint32_t i = 0; i < 3; ++i)
    EXPECT_EQ(terms[i].index, i);
  EXPECT_EQ(terms[0].weight, 2);
  EXPECT_EQ(terms[0].value, 1);
  EXPECT_EQ(terms[1].state, State::open);
  EXPECT_EQ(outcome.values[2], 3);
  EXPECT_FALSE(outcome.values[1]);
}

TEST(Evaluate, ASectionWithoutScoreHasCoverageOnly) {
  auto text = test::with(
      test::small_definition(),
      "\"tags\": [\"phase_1\"],\n      \"score\": { \"rule\": \"mean\", \"over\": \"questions\" },",
      "\"tags\": [\"phase_1\"],");
  text = test::with(text, "\"over\": \"sections\",\n      \"sections\": [\"A\", \"B\"]",
                    "\"over\": \"sections\", \"sections\": \"*\"");
  const auto definition = test::definition_of(text);
  const auto outcome =
      Program(definition).evaluate(test::record_of(definition, {{"A.1", "3"}, {"B.1", "1"}}));
  EXPECT_FALSE(outcome.sections[0].value);
  EXPECT_FALSE(outcome.sections[0].range);
  EXPECT_EQ(outcome.sections[0].coverage.answered, 1u);
  EXPECT_EQ(outcome.scores[1].terms.size(), 1u);  // “*” is every section with a score
  EXPECT_EQ(outcome.scores[1].value, 1);
  EXPECT_EQ(outcome.scores[0].terms.size(), 3u);  // and every section where it runs over questions
}

TEST(Evaluate, OptionsWithoutValueAreAnsweredButDoNotCount) {
  // No score runs over such a question in a definition that was checked; the engine answers for any.
  auto definition = test::definition_of(test::small_definition());
  definition.scales[0].options[0].value.reset();
  const auto outcome =
      Program(definition).evaluate(test::record_of(definition, {{"A.1", "1"}, {"A.2", "yes"}}));
  EXPECT_EQ(outcome.states[0], State::empty);
  EXPECT_EQ(outcome.sections[0].value, 3);
  EXPECT_EQ(outcome.sections[0].range->low, 3);
  EXPECT_EQ(outcome.sections[0].coverage.answered, 2u);
}

TEST(Evaluate, WeightZeroIsAskedButDoesNotCount) {
  const auto definition =
      test::definition_of(test::with(test::small_definition(), "\"weight\": 2", "\"weight\": 0"));
  const auto outcome = Program(definition).evaluate(test::record_of(definition, {{"A.1", "3"}}));
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
      Program(definition)
          .evaluate(test::record_of(definition, {{"A.1", "3"}, {"A.2", "yes"}, {"B.1", "3"}}));
  EXPECT_EQ(outcome.scores[0].value, 3);
  EXPECT_EQ(outcome.scores[1].value, 3);
}

TEST(Evaluate, TheProgramKeepsNothingOfTheDefinition) {
  auto definition = std::make_unique<Definition>(test::definition_of(test::small_definition()));
  const auto record = test::record_of(*definition, {{"A.1", "2"}});
  const Program program(*definition);
  definition.reset();
  EXPECT_EQ(program.evaluate(record).scores[0].value, 2);
}

}  // namespace
}  // namespace peil
