// A short first look within an assessment, which is held against nothing.
#include "engine/evaluation/evaluation.hpp"
#include "engine/format/outcome_json.hpp"
#include "tests/engine/support.hpp"

namespace peil::test {
namespace {

// While A.2 is answered with “yes”.
std::string with_exploration(std::string_view exploration) {
  return with(small_definition(), "\"targets\": [",
              R"("labels": [{ "id": "looking", "when": "A.2 == 'yes'" }],
  "exploration": )" +
                  std::string(exploration) +
                  R"(,
  "benchmarks": [{ "id": "b", "score": "total", "value": 2, "survey": "S", "published": "2024",
                   "source": "law" }],
  "targets": [)");
}
Lines exploration(std::string_view text) { return check(with_exploration(text)); }

TEST(Exploration, HoldsWhileItsLabelDoes) {
  const Definition definition = definition_of(
      with_exploration(R"({ "label": "looking", "title": { "nl": "Blik", "en": "Look" } })"));
  ASSERT_TRUE(definition.exploration.has_value());
  EXPECT_EQ(definition.exploration->title.in(1), "Look");
  const CompiledDefinition compiled(definition);
  const ScoreAt total{ScoreAt::Kind::score, 0, no_index};
  for (const char* answer : {"yes", "no", "?"}) {
    const Record record = record_of(definition, {{"A.1", "2"}, {"A.2", answer}});
    const Outcome outcome = compiled.evaluate(record);
    const bool exploring = std::string_view(answer) == "yes";
    EXPECT_EQ(is_exploration(definition, outcome), exploring) << answer;
    EXPECT_EQ(is_shown(definition.targets[0], total, definition, outcome), !exploring) << answer;
    EXPECT_EQ(is_shown(definition.benchmarks[0], total, definition, outcome), !exploring) << answer;
  }
}

TEST(Exploration, TheTargetOfAnotherScoreIsntShown) {
  const Definition definition = definition_of(small_definition());
  const Outcome outcome = CompiledDefinition(definition).evaluate(record_of(definition, {}));
  EXPECT_FALSE(is_exploration(definition, outcome));
  EXPECT_TRUE(
      is_shown(definition.targets[0], {ScoreAt::Kind::score, 0, no_index}, definition, outcome));
  EXPECT_FALSE(
      is_shown(definition.targets[0], {ScoreAt::Kind::score, 1, no_index}, definition, outcome));
  EXPECT_FALSE(
      is_shown(definition.targets[0], {ScoreAt::Kind::section, 0, no_index}, definition, outcome));
}

TEST(Exploration, HasItsForm) {
  EXPECT_EQ(exploration("[]"), Lines{"error wrong_type /exploration (object, array)"});
  EXPECT_EQ(exploration(R"({ "label": "looking" })"),
            Lines{"error missing_member /exploration (title)"});
  EXPECT_EQ(exploration(R"({ "title": { "nl": "Blik", "en": "Look" } })"),
            Lines{"error missing_member /exploration (label)"});
  EXPECT_EQ(exploration(R"({ "label": "loking", "title": { "nl": "Blik", "en": "Look" } })"),
            Lines{"error dangling_id /exploration/label (loking, label, looking)"});
}

TEST(Exploration, IsOfTheRecord) {
  EXPECT_EQ(spoilt("\"findings\": [", R"("exploration": { "label": "risky",
                     "title": { "nl": "Blik", "en": "Look" } }, "findings": [)"),
            Lines{"error other_scope /exploration/label (exploration, risky)"});
}

}  // namespace
}  // namespace peil::test
