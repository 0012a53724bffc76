// Scores of another measure than the options' values, and scores that weigh sections by themselves.
#include "engine/evaluation/evaluation.hpp"
#include "tests/engine/support.hpp"

namespace peil::test {
namespace {

constexpr std::string_view definition_text = R"({
  "peil": 1, "id": "nl.test.measures", "version": "1.0.0", "languages": ["nl"], "checked": "2026-11-20",
  "title": { "nl": "Maten" },
  "sections": [
    { "id": "A", "title": { "nl": "A" }, "score": { "rule": "sum", "over": "questions" }, "questions": [
      { "id": "a1", "type": "choice", "title": { "nl": "a1" }, "options": [
        { "id": "low", "value": 0, "values": { "seal": 1 }, "label": { "nl": "laag" } },
        { "id": "high", "value": 600, "values": { "seal": 4 }, "label": { "nl": "hoog" } } ] },
      { "id": "a2", "type": "choice", "title": { "nl": "a2" }, "options": [
        { "id": "low", "value": 0, "values": { "seal": 4 }, "label": { "nl": "laag" } },
        { "id": "high", "value": 400, "values": { "seal": 4 }, "label": { "nl": "hoog" } } ] } ] },
    { "id": "B", "title": { "nl": "B" }, "score": { "rule": "sum", "over": "questions" }, "questions": [
      { "id": "b1", "type": "choice", "title": { "nl": "b1" }, "options": [
        { "id": "low", "value": 0, "label": { "nl": "laag" } },
        { "id": "high", "value": 1000, "label": { "nl": "hoog" } } ] } ] } ],
  "scores": [
    { "id": "percent", "title": { "nl": "Deel" }, "rule": "sum", "over": "sections", "sections": "*",
      "weights": { "A": 0.02, "B": 0.08 } },
    { "id": "only_a", "title": { "nl": "Alleen A" }, "rule": "sum", "over": "sections", "sections": "*",
      "weights": { "A": 1 } },
    { "id": "seal", "title": { "nl": "SEAL" }, "rule": "min", "over": "questions", "sections": "*",
      "measure": "seal" } ]
})";

std::string text_with(std::string_view from, std::string_view to) {
  return with(std::string(definition_text), from, to);
}

ScoreOutcome score(const std::vector<std::pair<std::string, std::string>>& answers,
                   std::size_t index) {
  const Definition definition = definition_of(definition_text);
  return CompiledDefinition(definition)
      .evaluate(record_of(definition, answers))
      .record.scores[index];
}

TEST(Measures, SectionsWeighWhatTheScoreSays) {
  const auto best = score({{"a1", "high"}, {"a2", "high"}, {"b1", "high"}}, 0);
  EXPECT_EQ(best.value, 100);
  EXPECT_EQ(score({{"a1", "high"}, {"a2", "low"}, {"b1", "low"}}, 0).value, 12);
  const auto half = score({{"a1", "high"}}, 0);
  EXPECT_EQ(half.range->low, 12);
  EXPECT_EQ(half.range->high, 100);
  EXPECT_EQ(score({{"a1", "high"}, {"a2", "low"}, {"b1", "high"}}, 1).value, 600)
      << "a section that isn't named weighs nothing";
}

TEST(Measures, TheLowestAnswerCountsAndWhatCantLowerItDoesnt) {
  EXPECT_EQ(score({{"a1", "low"}, {"a2", "low"}}, 2).value, 1);
  EXPECT_EQ(score({{"a1", "high"}, {"a2", "low"}}, 2).value, 4);
  const auto open = score({{"a2", "low"}}, 2);
  EXPECT_EQ(open.value, 4);
  EXPECT_EQ(open.range->low, 1) << "a1 can still lower it";
  EXPECT_FALSE(open.settled);
  EXPECT_TRUE(score({{"a1", "low"}}, 2).settled) << "nothing is lower than that";
  EXPECT_FALSE(score({{"b1", "low"}}, 2).value) << "b1 has no such measure";
}

TEST(Measures, TheTermsAreThoseOfTheMeasureAndTheWeights) {
  const Definition definition = definition_of(definition_text);
  const CompiledDefinition compiled(definition);
  const Evaluation evaluation(compiled, record_of(definition, {{"a1", "low"}, {"b1", "high"}}));
  const auto seal = evaluation.terms({ScoreAt::Kind::score, 2, no_index});
  ASSERT_EQ(seal.size(), 2u);
  EXPECT_EQ(seal[0].value, 1);
  const auto percent = evaluation.terms({ScoreAt::Kind::score, 0, no_index});
  ASSERT_EQ(percent.size(), 2u);
  EXPECT_EQ(percent[1].weight, 0.08);
}

TEST(Measures, AreCheckedWhereTheyStand) {
  EXPECT_EQ(check(text_with("\"measure\": \"seal\"", "\"measure\": \"sael\"")),
            Lines{"error dangling_id /scores/2/measure (sael, values, seal)"});
  EXPECT_EQ(check(text_with("\"values\": { \"seal\": 1 }, ", "")),
            Lines{"error missing_member /sections/0/questions/0/options/0 (values.seal)"});
  EXPECT_EQ(
      check(text_with("{ \"seal\": 1 }", "{ \"seal\": \"1\" }")),
      Lines{"error wrong_type /sections/0/questions/0/options/0/values/seal (number, string)"});
  EXPECT_EQ(check(text_with("\"A\": 0.02", "\"C\": 0.02")),
            Lines{"error dangling_id /scores/0/weights/C (C, section, A)"});
  EXPECT_EQ(check(text_with("\"A\": 0.02", "\"A\": -1")),
            Lines{"error bad_value /scores/0/weights/A (-1, 0, 0.000001 – 1000000)"});
}

}  // namespace
}  // namespace peil::test
