// Ranges, and what is said to be settled, against every way to answer what is still open.
#include "tests/engine/made_definitions.hpp"

#include <algorithm>

namespace peil {
namespace {

using test::Random;

// Calls `each` with the record answered in every way, as far as it is open, hidden questions
// included.
template <class Each>
void for_every_completion(const Definition& definition, const Outcome& outcome, Record& record,
                          Each&& each) {
  std::vector<QuestionAt> open;
  for (const auto at : test::all_questions(definition, record)) {
    const auto& scope = test::scope_of(definition, outcome, at);
    const auto ordinal = definition.questions[at.question].ordinal;
    const QuestionState state = scope.states[ordinal];
    const Answer& answer = test::answer_at(definition, record, at);
    // What a hidden question has been given stays; where that is no answer it can still be given
    // one.
    const bool given_but_hidden =
        state == QuestionState::hidden &&
        ((answer.state == AnswerState::answered &&
          answer.value != AnswerValue(std::string("nothing"))) ||
         (answer.state == AnswerState::not_applicable && !answer.reason.empty()));
    if (!given_but_hidden && (state == QuestionState::open || state == QuestionState::unknown ||
                              state == QuestionState::hidden))
      open.push_back(at);
  }
  const auto answer_from = [&](auto&& self, std::size_t i) -> void {
    if (i == open.size()) return each();
    Answer& answer = test::answer_at(definition, record, open[i]);
    const Answer before = answer;
    for (const auto& value :
         test::possible_values(definition, definition.questions[open[i].question])) {
      answer = {};
      answer.value = value;
      self(self, i + 1);
    }
    answer = before;
  };
  answer_from(answer_from, 0);
}

void add_answers_that_are_not_there(const Definition& definition, Record& record) {
  for (const auto at : test::all_questions(definition, record)) {
    auto& answers =
        at.subject == no_index ? record.answers : record.subjects["thing"][at.subject].answers;
    Answer open;
    open.state = AnswerState::open;
    answers.try_emplace(definition.questions[at.question].id, open);
  }
}

void compare_with_brute_force(std::uint64_t seed, int rounds, const test::Making& making) {
  Random random(seed);
  for (int round = 0; round < rounds; ++round) {
    const auto definition = test::made_definition(random, making);
    const CompiledDefinition compiled(definition);
    Record record = test::made_record(random, definition);
    add_answers_that_are_not_there(definition, record);
    const Outcome outcome = compiled.evaluate(record);
    const auto scores = test::all_scores(outcome);
    std::vector<std::optional<Range>> found(scores.size());
    std::vector<bool> without_value(scores.size());
    for_every_completion(definition, outcome, record, [&] {
      const Outcome complete = compiled.evaluate(record);
      const auto ends = test::all_scores(complete);
      for (std::size_t s = 0; s < ends.size(); ++s) {
        if (scores[s]->settled) {
          ASSERT_EQ(ends[s]->value, scores[s]->value) << "seed " << seed << " round " << round;
        }
        if (!ends[s]->value) {
          without_value[s] = true;
          continue;
        }
        const double value = *ends[s]->value;
        if (!found[s]) found[s] = Range{value, value};
        found[s]->low = std::min(found[s]->low, value);
        found[s]->high = std::max(found[s]->high, value);
      }
      for (std::size_t l = 0; l < definition.labels.size(); ++l) {
        const auto& now = outcome.record.labels[l];
        if (!now.settled) continue;
        ASSERT_EQ(complete.record.labels[l].state, now.state) << definition.labels[l].when;
      }
      for (const auto at : test::all_questions(definition, record)) {
        const auto ordinal = definition.questions[at.question].ordinal;
        const auto& before = test::scope_of(definition, outcome, at);
        if (before.maybe[ordinal] != 0) continue;
        const auto& after = test::scope_of(definition, complete, at);
        ASSERT_EQ(after.states[ordinal] == QuestionState::hidden,
                  before.states[ordinal] == QuestionState::hidden)
            << definition.questions[at.question].visible;
      }
    });
    for (std::size_t s = 0; s < scores.size(); ++s) {
      if (!found[s]) continue;
      const auto& range = scores[s]->range;
      ASSERT_TRUE(range) << "seed " << seed << " round " << round << " score " << s;
      EXPECT_LE(range->low, found[s]->low)
          << "seed " << seed << " round " << round << " score " << s;
      EXPECT_GE(range->high, found[s]->high)
          << "seed " << seed << " round " << round << " score " << s;
      if (range->exact) {
        EXPECT_EQ(range->low, found[s]->low)
            << "seed " << seed << " round " << round << " score " << s;
        EXPECT_EQ(range->high, found[s]->high)
            << "seed " << seed << " round " << round << " score " << s;
        EXPECT_FALSE(without_value[s]);
      }
    }
    if (testing::Test::HasFailure()) return;
  }
}

TEST(EvaluateRange, IsWhatBruteForceFindsWhereEverythingIsAsked) {
  test::Making making;
  making.most_questions = 5;
  compare_with_brute_force(13, 300, making);
}

TEST(EvaluateRange, OfOneScaleIsWhatBruteForceFinds) {
  test::Making making;
  making.most_questions = 5;
  making.one_scale = true;
  compare_with_brute_force(23, 300, making);
}

TEST(EvaluateRange, CoversWhatConditionsCanStillRevealOrHide) {
  test::Making making;
  making.most_questions = 5;
  making.conditions = true;
  compare_with_brute_force(33, 500, making);
}

TEST(EvaluateRange, CoversSubjects) {
  test::Making making;
  making.most_questions = 4;
  making.subjects = true;
  compare_with_brute_force(43, 200, making);
}

TEST(EvaluateRange, CoversSubjectsWithConditions) {
  test::Making making;
  making.most_questions = 4;
  making.subjects = true;
  making.conditions = true;
  compare_with_brute_force(53, 300, making);
}

TEST(EvaluateRange, OnlyShrinksAsAnswersArriveAndEndsInTheValue) {
  Random random(14);
  test::Making making;
  making.most_questions = 8;
  making.subjects = true;
  for (int round = 0; round < 300; ++round) {
    making.conditions = round % 2 == 1;
    const auto definition = test::made_definition(random, making);
    const CompiledDefinition compiled(definition);
    Record record;
    record.subjects["thing"].resize(2);
    Outcome before = compiled.evaluate(record);
    for (const auto at : test::all_questions(definition, record)) {
      const auto values = test::possible_values(definition, definition.questions[at.question]);
      test::answer_at(definition, record, at).value = values[random.below(values.size())];
      Outcome after = compiled.evaluate(record);
      const auto x = test::all_scores(before);
      const auto y = test::all_scores(after);
      for (std::size_t s = 0; s < x.size(); ++s) {
        if (!y[s]->range) continue;
        ASSERT_TRUE(x[s]->range);
        EXPECT_GE(y[s]->range->low, x[s]->range->low);
        EXPECT_LE(y[s]->range->high, x[s]->range->high);
        EXPECT_GE(y[s]->settled, x[s]->settled);
      }
      before = std::move(after);
    }
    for (const auto* score : test::all_scores(before)) {
      EXPECT_TRUE(score->settled);
      if (!score->value) continue;
      EXPECT_EQ(*score->value, score->range->low);
      EXPECT_EQ(*score->value, score->range->high);
      EXPECT_EQ(score->coverage.share(), 1);
    }
  }
}

// A choice of what to be asked, by a label: while nothing is chosen all is asked, and nothing waits
// for the choice.
TEST(EvaluateRange, DoesntWaitForWhatMayBeLeftOpen) {
  const auto definition_with = [](std::string_view required) {
    return test::definition_of(test::with(R"json({
      "peil": 1, "id": "org.example.part", "version": "1.0.0", "title": { "en": "Part" }, "languages": ["en"], "checked": "2026-01-31",
      "scales": { "level": { "options": [
        { "id": "1", "value": 1, "label": { "en": "One" } }, { "id": "5", "value": 5, "label": { "en": "Five" } } ] } },
      "sections": [ { "id": "A", "title": { "en": "A" }, "questions": [
        { "id": "scope", "type": "choice", "required": REQUIRED, "title": { "en": "Scope" }, "options": [
          { "id": "part", "label": { "en": "Part" } }, { "id": "all", "label": { "en": "All" } } ] },
        { "id": "a", "type": "scale", "scale": "level", "title": { "en": "First" } },
        { "id": "b", "type": "scale", "scale": "level", "title": { "en": "Second" }, "visible": "whole" } ] } ],
      "scores": [ { "id": "total", "title": { "en": "Total" }, "rule": "mean", "over": "questions", "sections": "*" } ],
      "labels": [ { "id": "whole", "when": "coalesce(scope, 'all') == 'all'" }, { "id": "chosen", "when": "scope == 'all'" } ]
    })json",
                                          "REQUIRED", required));
  };
  const auto outcome_of = [](const Definition& definition,
                             const std::vector<std::pair<std::string, std::string>>& answers) {
    return Evaluation(CompiledDefinition(definition), test::record_of(definition, answers))
        .outcome();
  };
  const auto optional = definition_with("false");
  const auto left = outcome_of(optional, {{"a", "1"}, {"b", "5"}}).record;
  EXPECT_EQ(left.scores[0].value, 3.0);
  EXPECT_EQ(left.scores[0].range->low, 3.0);
  EXPECT_EQ(left.scores[0].range->high, 3.0);
  // What is said of the choice itself still waits for it.
  EXPECT_EQ(left.labels[1].state, ConditionOutcome::State::open);
  EXPECT_FALSE(left.labels[1].settled);
  const auto chosen = outcome_of(optional, {{"a", "1"}, {"b", "5"}, {"scope", "part"}}).record;
  EXPECT_EQ(chosen.scores[0].value, 1.0);
  EXPECT_EQ(chosen.scores[0].range->high, 1.0);

  const auto asked = outcome_of(definition_with("true"), {{"a", "1"}, {"b", "5"}}).record;
  EXPECT_EQ(asked.scores[0].value, 3.0);
  EXPECT_EQ(asked.scores[0].range->low, 1.0);
}

}  // namespace
}  // namespace peil
