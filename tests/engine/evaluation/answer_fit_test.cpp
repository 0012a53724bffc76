#include "engine/evaluation/answer_fit.hpp"

#include <gtest/gtest.h>

#include <array>

namespace peil {
namespace {

using Kind = Misfit::Kind;

const std::array<AnswerOption, 3> options = {
    {{"a", 1, true, false}, {"b", 2, true, false}, {"none", 0, true, true}}};

AnswerRule rule(QuestionType type) {
  AnswerRule made;
  made.type = type;
  made.options = options;
  return made;
}

// The kind of misfit with what is found and allowed, or nothing if the value fits.
std::string told(const AnswerValue& value, const AnswerRule& rule) {
  constexpr std::array words = {"", "wrong_kind", "unknown_option", "outside"};
  const auto wrong = misfit(value, rule);
  EXPECT_EQ(fits(value, rule), wrong.kind == Kind::none);
  if (wrong.kind == Kind::none) return "";
  return std::string(words.at(static_cast<std::size_t>(wrong.kind))) + " " + wrong.found + " | " +
         wrong.allowed;
}

TEST(AnswerFit, EachTypeTakesItsKindOfValueOnly) {
  const std::vector<AnswerValue> values = {std::string("a"), 1.0, std::vector<std::string>{"a"},
                                           Points{{"a", 100}}, PlanAnswer{"do", "", ""}};
  const std::vector<std::pair<QuestionType, std::size_t>> takes = {
      {QuestionType::scale, 0},      {QuestionType::choice, 0}, {QuestionType::text, 0},
      {QuestionType::long_text, 0},  {QuestionType::number, 1}, {QuestionType::choices, 2},
      {QuestionType::allocation, 3}, {QuestionType::plan, 4}};
  for (const auto& [type, fitting] : takes) {
    for (std::size_t i = 0; i < values.size(); ++i) {
      const auto kind = misfit(values[i], rule(type)).kind;
      EXPECT_EQ(kind, i == fitting ? Kind::none : Kind::wrong_kind)
          << type_word(type) << " " << value_text(values[i]);
    }
  }
}

TEST(AnswerFit, Options) {
  EXPECT_EQ(told(std::string("b"), rule(QuestionType::scale)), "");
  EXPECT_EQ(told(std::string("B"), rule(QuestionType::choice)), "unknown_option B | ");
  EXPECT_EQ(told(std::string(), rule(QuestionType::choice)), "unknown_option  | ");
  const auto chosen = [](std::vector<std::string> ids) {
    return told(ids, rule(QuestionType::choices));
  };
  EXPECT_EQ(chosen({}), "");
  EXPECT_EQ(chosen({"b", "a"}), "");
  EXPECT_EQ(chosen({"none"}), "");
  EXPECT_EQ(chosen({"a", "none"}), "outside a, none | “none”");
  EXPECT_EQ(chosen({"a", "a"}), "outside a, a | 1 × “a”");
  EXPECT_EQ(chosen({"a", "c"}), "unknown_option c | ");
}

TEST(AnswerFit, NumbersWithinTheirBounds) {
  AnswerRule bounded = rule(QuestionType::number);
  EXPECT_EQ(told(-1e300, bounded), "");
  bounded.minimum = 0;
  bounded.maximum = 10;
  EXPECT_EQ(told(0.0, bounded), "");
  EXPECT_EQ(told(10.0, bounded), "");
  EXPECT_EQ(told(2.5, bounded), "");
  EXPECT_EQ(told(-0.5, bounded), "outside -0.5 | ≥ 0");
  EXPECT_EQ(told(10.5, bounded), "outside 10.5 | ≤ 10");
  bounded.whole = true;
  EXPECT_EQ(told(2.0, bounded), "");
  EXPECT_EQ(told(2.5, bounded), "outside 2.5 | …, −1, 0, 1, 2, …");
  AnswerRule whole = rule(QuestionType::number);
  whole.whole = true;
  // Beyond this an int wouldn't be the same number.
  EXPECT_EQ(told(9007199254740992.0, whole), "");
  EXPECT_NE(told(9007199254740994.0, whole), "");
  EXPECT_NE(told(1e300, whole), "");
  EXPECT_EQ(misfit(std::numeric_limits<double>::quiet_NaN(), whole).kind, Kind::wrong_kind);
}

TEST(AnswerFit, TextsAndDates) {
  EXPECT_EQ(told(std::string("x"), rule(QuestionType::text)), "");
  EXPECT_EQ(told(std::string(" \n"), rule(QuestionType::long_text)), "outside  \n | “…”");
  EXPECT_EQ(told(std::string("2028-02-29"), rule(QuestionType::date)), "");
  EXPECT_EQ(told(std::string("2027-02-29"), rule(QuestionType::date)),
            "outside 2027-02-29 | 2026-05-28");
  EXPECT_EQ(told(std::string("2027"), rule(QuestionType::date)), "outside 2027 | 2026-05-28");
}

TEST(AnswerFit, AllocationsAddUpTo100) {
  const auto given = [](Points points) { return told(points, rule(QuestionType::allocation)); };
  EXPECT_EQ(given({{"a", 40}, {"b", 60}}), "");
  EXPECT_EQ(given({{"a", 100}, {"b", 0}}), "");
  EXPECT_EQ(given({{"a", 33.3333333}, {"b", 33.3333333}, {"none", 33.3333334}}), "");
  EXPECT_EQ(given({{"a", 40}, {"b", 50}}), "outside Σ = 90 | Σ = 100");
  EXPECT_EQ(given({}), "outside Σ = 0 | Σ = 100");
  EXPECT_EQ(given({{"a", 140}, {"b", -40}}), "outside b -40 | ≥ 0");
  EXPECT_EQ(given({{"a", 40}, {"z", 60}}), "unknown_option z | ");
  EXPECT_EQ(given({{"a", 1e308}, {"b", 1e308}}), "outside Σ = ∞ | Σ = 100");
}

TEST(AnswerFit, PlansSayWhat) {
  EXPECT_EQ(told(PlanAnswer{"Write", "", ""}, rule(QuestionType::plan)), "");
  EXPECT_EQ(told(PlanAnswer{"Write", "DPO", "2027-01-01"}, rule(QuestionType::plan)), "");
  EXPECT_EQ(told(PlanAnswer{" ", "DPO", ""}, rule(QuestionType::plan)), "outside   | “…”");
  EXPECT_EQ(told(PlanAnswer{"Write", "", "soon"}, rule(QuestionType::plan)),
            "outside soon | 2026-05-28");
}

}  // namespace
}  // namespace peil
