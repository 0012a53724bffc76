// What must hold for every definition and every record: tried on many made ones.
#include "tests/engine/made_definitions.hpp"

#include <algorithm>
#include <cmath>

namespace peil {
namespace {

using test::Random;

test::Making making(int round) {
  test::Making making;
  making.most_questions = 9;
  making.conditions = round % 2 == 1;
  making.subjects = round % 3 == 1;
  making.one_scale = round % 5 == 0;
  return making;
}

// The rules written down as simply as possible, to compare with.
struct Plain {
  double value = 0;
  double weight = 1;
  double top = 0;
};

std::optional<double> plain_rule(Rule rule, const std::vector<Plain>& terms,
                                 const std::vector<double>& levels) {
  double sum = 0;
  double weights = 0;
  double tops = 0;
  double least = HUGE_VAL;
  double most = -HUGE_VAL;
  for (const auto& term : terms) {
    sum += term.value * term.weight;
    weights += term.weight;
    tops += term.top * term.weight;
    if (term.weight == 0) continue;
    least = std::min(least, term.value);
    most = std::max(most, term.value);
  }
  if (weights == 0) return std::nullopt;
  switch (rule) {
    case Rule::mean:
      return sum / weights;
    case Rule::sum:
      return sum;
    case Rule::min:
      return least;
    case Rule::max:
      return most;
    case Rule::share:
      return tops > 0 ? std::optional(sum / tops * 100) : std::nullopt;
    case Rule::staircase: {
      if (levels.empty()) return least;
      double reached = levels.front();
      for (const double level : levels) {
        if (level <= least + 1e-9) reached = level;  // what is added up here is not exact
      }
      return reached;
    }
  }
  return std::nullopt;
}

struct PlainQuestions {
  std::vector<Plain> terms;
  std::vector<double> levels;
};

PlainQuestions plain_questions(const Definition& definition, const ScopeOutcome& outcome,
                               const Section& section) {
  PlainQuestions result;
  for (std::uint32_t q = section.first_question;
       q < section.first_question + section.question_count; ++q) {
    const auto& question = definition.questions[q];
    if (!question.scored) continue;
    double top = question.maximum.value_or(0);
    if (question.scale != no_index) {
      top = 0;
      bool first = true;
      for (const auto& option : definition.scales[question.scale].options) {
        if (question.weight > 0) result.levels.push_back(*option.value);
        if (question.type == QuestionType::choices) {
          top =
              option.exclusive ? std::max(top, *option.value) : top + std::max(0.0, *option.value);
        } else {
          top = first ? *option.value : std::max(top, *option.value);
        }
        first = false;
      }
    }
    const auto& value = outcome.values[question.ordinal];
    if (value) result.terms.push_back({*value, question.weight, top});
  }
  std::sort(result.levels.begin(), result.levels.end());
  return result;
}

TEST(EvaluateProperty, EveryRecordHasAnOutcomeAndAlwaysTheSame) {
  Random random(11);
  for (int round = 0; round < 1000; ++round) {
    const auto definition = test::made_definition(random, making(round));
    const auto record = test::made_record(random, definition);
    const CompiledDefinition compiled(definition);
    const Outcome outcome = compiled.evaluate(record);
    EXPECT_EQ(outcome, compiled.evaluate(record));
    EXPECT_EQ(outcome, CompiledDefinition(definition).evaluate(record));
    for (const auto* score : test::all_scores(outcome)) {
      if (score->value) {
        EXPECT_TRUE(std::isfinite(*score->value));
      }
      EXPECT_GE(score->coverage.share(), 0);
      EXPECT_LE(score->coverage.share(), 1);
      EXPECT_LE(score->coverage.unknown, score->coverage.open());
      if (score->range) {
        EXPECT_LE(score->range->low, score->range->high);
      }
    }
  }
}

TEST(EvaluateProperty, NothingAnsweredHasNoValueAnywhere) {
  Random random(18);
  for (int round = 0; round < 500; ++round) {
    const auto definition = test::made_definition(random, making(round));
    Record record;
    record.subjects["thing"].resize(2);
    const Outcome outcome = CompiledDefinition(definition).evaluate(record);
    for (const auto* score : test::all_scores(outcome)) {
      EXPECT_FALSE(score->value);
      EXPECT_EQ(score->coverage.share(), 0);
      EXPECT_EQ(score->coverage.answered, 0u);
    }
  }
}

TEST(EvaluateProperty, ValuesAreWhatTheRulesSay) {
  Random random(12);
  for (int round = 0; round < 2000; ++round) {
    const auto definition = test::made_definition(random, making(round));
    const Outcome outcome =
        CompiledDefinition(definition).evaluate(test::made_record(random, definition));
    std::uint32_t ordinal = 0;
    for (const auto& score : definition.scores) {
      if (score.subject_kind != no_index || score.over == Over::subjects) {
        if (score.over == Over::subjects) ++ordinal;
        continue;
      }
      std::vector<Plain> terms;
      std::vector<double> levels;
      for (const auto index : score.sections) {
        const auto& section = definition.sections[index];
        const auto part = plain_questions(definition, outcome.record, section);
        if (score.over == Over::questions) {
          terms.insert(terms.end(), part.terms.begin(), part.terms.end());
        } else if (const auto value = plain_rule(section.rule, part.terms, part.levels)) {
          terms.push_back({*value, section.weight, 0});
        }
        levels.insert(levels.end(), part.levels.begin(), part.levels.end());
      }
      std::sort(levels.begin(), levels.end());
      const auto& found = outcome.record.scores[ordinal++].value;
      // The highest that a section can be is not written down here.
      if (score.over == Over::sections && score.rule == Rule::share) continue;
      const auto expected = plain_rule(score.rule, terms, levels);
      ASSERT_EQ(found.has_value(), expected.has_value());
      if (found) {
        EXPECT_NEAR(*found, *expected, 1e-9);
      }
    }
  }
}

// With one and the same scale for all, the value so far lies within the range. (With different ones
// it needn't: a low answer on a low scale says nothing about a high scale that is still open. Nor
// does a sum, which grows.)
TEST(EvaluateProperty, TheValueLiesWithinTheRangeOfOneScale) {
  Random random(15);
  test::Making making;
  making.one_scale = true;
  making.most_questions = 9;
  for (int round = 0; round < 1000; ++round) {
    const auto definition = test::made_definition(random, making);
    const Outcome outcome =
        CompiledDefinition(definition).evaluate(test::made_record(random, definition));
    for (std::size_t s = 0; s < definition.sections.size(); ++s) {
      const auto& score = outcome.record.sections[s];
      if (!score.value || definition.sections[s].rule == Rule::sum) continue;
      EXPECT_GE(*score.value, score.range->low);
      EXPECT_LE(*score.value, score.range->high);
    }
    const auto& total = outcome.record.scores[0];
    if (!total.value) continue;
    EXPECT_GE(*total.value, std::max(1.0, total.range->low));
    EXPECT_LE(*total.value, std::min(5.0, total.range->high));
  }
}

// Questions in another order give the same numbers, to the last bit.
TEST(EvaluateProperty, TheOrderOfQuestionsDoesNotMatter) {
  Random random(16);
  for (int round = 0; round < 1000; ++round) {
    test::Making making;
    making.most_questions = 9;
    making.subjects = round % 2 == 0;
    const auto definition = test::made_definition(random, making);
    const auto record = test::made_record(random, definition);
    auto turned = definition;
    for (const auto& section : turned.sections) {
      const auto first = turned.questions.begin() + section.first_question;
      std::reverse(first, first + section.question_count);
    }
    const Outcome one = CompiledDefinition(definition).evaluate(record);
    const Outcome other = CompiledDefinition(turned).evaluate(record);
    const auto x = test::all_scores(one);
    const auto y = test::all_scores(other);
    for (std::size_t s = 0; s < x.size(); ++s)
      EXPECT_EQ(*x[s], *y[s]);
  }
}

// Answers are found whatever the ids are called and however few of them are answered, also in a
// section so long that it is added up in groups.
TEST(EvaluateProperty, EveryAnswerIsFound) {
  Random random(17);
  for (int round = 0; round < 300; ++round) {
    Definition definition;
    definition.scales.push_back({"s", {{"x", 1.0, {}, {}}, {"y", 2.0, {}, {}}}, 1, 2});
    definition.sections.push_back({});
    definition.sections[0].scored = true;
    const std::size_t count = 1 + random.below(200);
    for (std::size_t q = 0; q < count; ++q) {
      Question question;
      question.id = std::to_string(random.next() % 10'000) + "." + std::to_string(q);
      question.scale = 0;
      question.scored = true;
      definition.questions.push_back(question);
    }
    definition.sections[0].question_count = static_cast<std::uint32_t>(count);
    Record record;
    const std::size_t one_in = 1 + random.below(40);
    double sum = 0;
    for (const auto& question : definition.questions) {
      if (!random.chance(one_in)) continue;
      const bool high = random.chance(2);
      record.answers[question.id].value = std::string(high ? "y" : "x");
      sum += high ? 2 : 1;
    }
    const std::size_t answered = record.answers.size();
    for (int i = 0; i < 5; ++i)
      record.answers[std::to_string(random.below(20'000))].value = std::string("x");
    const auto outcome = CompiledDefinition(definition).evaluate(record).record;
    for (std::size_t q = 0; q < count; ++q) {
      const auto found = record.answers.find(definition.questions[q].id);
      EXPECT_EQ(outcome.values[q].has_value(), found != record.answers.end());
      if (found != record.answers.end()) {
        EXPECT_EQ(outcome.values[q], found->second.text() == "x" ? 1 : 2);
      }
    }
    EXPECT_EQ(outcome.sections[0].coverage.answered, answered);
    if (answered > 0) {
      EXPECT_EQ(outcome.sections[0].value, sum / static_cast<double>(answered));
    }
  }
}

}  // namespace
}  // namespace peil
