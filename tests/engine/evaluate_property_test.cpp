// What must hold for every definition and every record: tried on many made ones.
#include "engine/outcome.hpp"

#include "support.hpp"

#include <algorithm>
#include <cmath>

namespace peil {
namespace {

using test::Random;

// A checked definition's shape, made by chance: few questions, so that every way to answer them can be tried. With
// `same_bounds` all scales run from 1 to 5.
Definition made_definition(Random& random, std::size_t most_questions, bool same_bounds) {
  Definition definition;
  definition.id = "org.example.made";
  definition.version = "1.0.0";
  definition.languages = {"en"};
  for (std::size_t s = 0; s < 3; ++s) {
    Scale scale;
    scale.id = "scale" + std::to_string(s);
    const std::size_t options = 2 + random.below(2);
    for (std::size_t o = 0; o < options; ++o) {
      double value = static_cast<double>(random.below(11)) / 2 - (same_bounds ? 0 : 2);
      if (same_bounds)
        value = o == 0 ? 1 : o == 1 ? 5 : 1 + static_cast<double>(random.below(40)) / 10;
      scale.options.push_back({"o" + std::to_string(o), value, {}, {}});
    }
    definition.scales.push_back(scale);
  }
  const std::size_t sections = 1 + random.below(3);
  std::size_t left = most_questions;
  for (std::uint32_t s = 0; s < sections; ++s) {
    Section section;
    section.id = "S" + std::to_string(s);
    section.scored = !random.chance(4);
    section.weight = random.chance(2) ? 1 : static_cast<double>(1 + random.below(30)) / 10;
    section.first_question = static_cast<std::uint32_t>(definition.questions.size());
    section.question_count = static_cast<std::uint32_t>(std::min(left, 1 + random.below(4)));
    left -= section.question_count;
    for (std::uint32_t q = 0; q < section.question_count; ++q) {
      Question question;
      question.id = std::string(1, static_cast<char>('a' + random.below(26))) +
                    std::to_string(definition.questions.size());
      question.section = s;
      question.scale = static_cast<std::uint32_t>(random.below(3));
      question.weight = random.chance(2)   ? 1
                        : random.chance(5) ? 0
                                           : static_cast<double>(1 + random.below(1000)) / 100;
      definition.questions.push_back(question);
    }
    definition.sections.push_back(section);
  }
  for (const Over over : {Over::questions, Over::sections}) {
    Score score;
    score.id = over == Over::questions ? "flat" : "means";
    score.over = over;
    for (std::uint32_t s = 0; s < sections; ++s) {
      if (over == Over::questions || definition.sections[s].scored) score.sections.push_back(s);
    }
    definition.scores.push_back(score);
  }
  return definition;
}

Answer made_answer(Random& random, const Definition& definition, const Question& question,
                   bool fitting) {
  Answer answer;
  const auto& options = definition.scales[question.scale].options;
  switch (random.below(fitting ? 6 : 8)) {
    case 0:
      answer.state = AnswerState::unknown;
      break;
    case 1:
      answer.state = AnswerState::not_applicable;
      answer.reason = "no";
      break;
    case 6:
      answer.value = "nothing";
      break;
    case 7:
      answer.state = AnswerState::open;
      break;
    default:
      answer.value = options[random.below(options.size())].id;
  }
  return answer;
}

Record made_record(Random& random, const Definition& definition) {
  Record record;
  for (const auto& question : definition.questions) {
    if (!random.chance(3))
      record.answers[question.id] = made_answer(random, definition, question, false);
  }
  while (random.chance(3))
    record.answers[std::string(1, static_cast<char>('a' + random.below(26)))].value = "o1";
  return record;
}

std::vector<const ScoreOutcome*> all_scores(const Outcome& outcome) {
  std::vector<const ScoreOutcome*> all;
  for (const auto& each : outcome.sections)
    all.push_back(&each);
  for (const auto& each : outcome.scores)
    all.push_back(&each);
  return all;
}

bool same(const Outcome& a, const Outcome& b) {
  const auto x = all_scores(a);
  const auto y = all_scores(b);
  if (x.size() != y.size() || a.states != b.states || a.values != b.values) return false;
  for (std::size_t i = 0; i < x.size(); ++i) {
    if (x[i]->value != y[i]->value || x[i]->range.has_value() != y[i]->range.has_value())
      return false;
    if (x[i]->range &&
        (x[i]->range->low != y[i]->range->low || x[i]->range->high != y[i]->range->high))
      return false;
    if (x[i]->coverage.share() != y[i]->coverage.share()) return false;
  }
  return true;
}

// The means written down as simply as possible, to compare with.
struct Plain {
  double sum = 0;
  double weight = 0;
  void add(double value, double w) {
    sum += value * w;
    weight += w;
  }
  std::optional<double> mean() const {
    return weight > 0 ? std::optional(sum / weight) : std::nullopt;
  }
};

std::vector<std::optional<double>> plain_scores(const Definition& definition,
                                                const Outcome& outcome) {
  std::vector<std::optional<double>> result;
  for (const auto& score : definition.scores) {
    Plain total;
    for (const auto s : score.sections) {
      const auto& section = definition.sections[s];
      Plain part;
      for (std::uint32_t q = section.first_question;
           q < section.first_question + section.question_count; ++q) {
        if (outcome.values[q]) part.add(*outcome.values[q], definition.questions[q].weight);
      }
      if (score.over == Over::questions) {
        total.sum += part.sum;
        total.weight += part.weight;
      } else if (part.mean()) {
        total.add(*part.mean(), section.weight);
      }
    }
    result.push_back(total.mean());
  }
  return result;
}

void expect_near(std::optional<double> a, std::optional<double> b) {
  ASSERT_EQ(a.has_value(), b.has_value());
  if (a) {
    EXPECT_NEAR(*a, *b, 1e-12);
  }
}

TEST(EvaluateProperty, EveryRecordHasAnOutcomeAndAlwaysTheSame) {
  Random random(11);
  for (int round = 0; round < 2000; ++round) {
    const auto definition = made_definition(random, 8, false);
    const auto record = made_record(random, definition);
    const Program program(definition);
    const auto outcome = program.evaluate(record);
    EXPECT_TRUE(same(outcome, program.evaluate(record)));
    EXPECT_TRUE(same(outcome, Program(definition).evaluate(record)));
    EXPECT_EQ(outcome.states.size(), definition.questions.size());
    for (const auto* score : all_scores(outcome)) {
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

TEST(EvaluateProperty, ValuesAreThePlainMeans) {
  Random random(12);
  for (int round = 0; round < 2000; ++round) {
    const auto definition = made_definition(random, 8, false);
    const auto outcome = Program(definition).evaluate(made_record(random, definition));
    const auto plain = plain_scores(definition, outcome);
    for (std::size_t i = 0; i < plain.size(); ++i)
      expect_near(outcome.scores[i].value, plain[i]);
  }
}

// Every way to answer what is still open lies within the range, and both ends are reached.
TEST(EvaluateProperty, TheRangeIsWhatBruteForceFinds) {
  Random random(13);
  for (int round = 0; round < 300; ++round) {
    const auto definition = made_definition(random, 5, false);
    const Program program(definition);
    Record record = made_record(random, definition);
    const auto outcome = program.evaluate(record);
    std::vector<std::uint32_t> open;
    for (std::uint32_t q = 0; q < definition.questions.size(); ++q) {
      if (outcome.states[q] != Term::State::counted &&
          outcome.states[q] != Term::State::not_applicable)
        open.push_back(q);
    }
    const auto scores = all_scores(outcome);
    std::vector<std::optional<Range>> found(scores.size());
    const auto try_from = [&](auto&& self, std::size_t i) -> void {
      if (i < open.size()) {
        const auto& question = definition.questions[open[i]];
        for (const auto& option : definition.scales[question.scale].options) {
          record.answers[question.id] = Answer{};
          record.answers[question.id].value = option.id;
          self(self, i + 1);
        }
        return;
      }
      const auto complete = program.evaluate(record);
      const auto ends = all_scores(complete);
      for (std::size_t s = 0; s < ends.size(); ++s) {
        if (!ends[s]->value) continue;
        const double value = *ends[s]->value;
        if (!found[s]) found[s] = Range{value, value};
        found[s]->low = std::min(found[s]->low, value);
        found[s]->high = std::max(found[s]->high, value);
      }
    };
    try_from(try_from, 0);
    for (std::size_t s = 0; s < scores.size(); ++s) {
      ASSERT_EQ(scores[s]->range.has_value(), found[s].has_value());
      if (!found[s]) continue;
      EXPECT_EQ(scores[s]->range->low, found[s]->low);
      EXPECT_EQ(scores[s]->range->high, found[s]->high);
    }
  }
}

TEST(EvaluateProperty, TheRangeOnlyShrinksAsAnswersArriveAndEndsInTheValue) {
  Random random(14);
  for (int round = 0; round < 500; ++round) {
    const auto definition = made_definition(random, 9, false);
    const Program program(definition);
    Record record;
    auto before = program.evaluate(record);
    for (const auto& question : definition.questions) {
      const auto& options = definition.scales[question.scale].options;
      record.answers[question.id].value = options[random.below(options.size())].id;
      auto after = program.evaluate(record);
      const auto x = all_scores(before);
      const auto y = all_scores(after);
      for (std::size_t s = 0; s < x.size(); ++s) {
        if (!x[s]->range) continue;
        EXPECT_GE(y[s]->range->low, x[s]->range->low);
        EXPECT_LE(y[s]->range->high, x[s]->range->high);
        EXPECT_GE(y[s]->coverage.share(), x[s]->coverage.share());
      }
      before = std::move(after);
    }
    for (const auto* score : all_scores(before)) {
      if (!score->value) continue;
      EXPECT_EQ(*score->value, score->range->low);
      EXPECT_EQ(*score->value, score->range->high);
      EXPECT_EQ(score->coverage.share(), 1);
    }
  }
}

// With one and the same scale for all, the value so far lies within the range. (With different ones it needn't: a low
// answer on a low scale says nothing about a high scale that is still open.)
TEST(EvaluateProperty, TheValueLiesWithinTheRangeOfOneScale) {
  Random random(15);
  for (int round = 0; round < 2000; ++round) {
    const auto definition = made_definition(random, 9, true);
    const auto outcome = Program(definition).evaluate(made_record(random, definition));
    for (const auto* score : all_scores(outcome)) {
      if (!score->value) continue;
      EXPECT_GE(*score->value, score->range->low);
      EXPECT_LE(*score->value, score->range->high);
      EXPECT_GE(*score->value, 1);
      EXPECT_LE(*score->value, 5);
    }
  }
}

// Sections and questions in another order give the same numbers, to the last bit.
TEST(EvaluateProperty, TheOrderOfQuestionsDoesNotMatter) {
  Random random(16);
  for (int round = 0; round < 1000; ++round) {
    const auto definition = made_definition(random, 9, false);
    const auto record = made_record(random, definition);
    auto turned = definition;
    for (const auto& section : turned.sections) {
      const auto first = turned.questions.begin() + section.first_question;
      std::reverse(first, first + section.question_count);
    }
    const auto a = Program(definition).evaluate(record);
    const auto b = Program(turned).evaluate(record);
    const auto x = all_scores(a);
    const auto y = all_scores(b);
    for (std::size_t s = 0; s < x.size(); ++s) {
      EXPECT_EQ(x[s]->value, y[s]->value);
      EXPECT_EQ(x[s]->coverage.share(), y[s]->coverage.share());
      ASSERT_EQ(x[s]->range.has_value(), y[s]->range.has_value());
      if (x[s]->range) {
        EXPECT_EQ(x[s]->range->low, y[s]->range->low);
      }
    }
  }
}

// Answers are found whatever the ids are called and however few of them are answered.
TEST(EvaluateProperty, EveryAnswerIsFound) {
  Random random(17);
  for (int round = 0; round < 300; ++round) {
    Definition definition;
    definition.scales.push_back({"s", {{"x", 1.0, {}, {}}, {"y", 2.0, {}, {}}}, 1, 2});
    definition.sections.push_back({});
    const std::size_t count = 1 + random.below(200);
    for (std::size_t q = 0; q < count; ++q) {
      Question question;
      question.id = std::to_string(random.next() % 10'000) + "." + std::to_string(q);
      definition.questions.push_back(question);
    }
    definition.sections[0].question_count = static_cast<std::uint32_t>(count);
    Record record;
    const std::size_t one_in = 1 + random.below(40);
    for (const auto& question : definition.questions) {
      if (random.chance(one_in)) record.answers[question.id].value = random.chance(2) ? "x" : "y";
    }
    for (int i = 0; i < 5; ++i)
      record.answers[std::to_string(random.below(20'000))].value = "x";
    const auto outcome = Program(definition).evaluate(record);
    for (std::size_t q = 0; q < count; ++q) {
      const auto found = record.answers.find(definition.questions[q].id);
      EXPECT_EQ(outcome.values[q].has_value(), found != record.answers.end());
      if (found != record.answers.end()) {
        EXPECT_EQ(outcome.values[q], found->second.value == "x" ? 1 : 2);
      }
    }
  }
}

}  // namespace
}  // namespace peil
