#include "engine/format/definition/custom_texts.hpp"
#include "engine/format/file_kind.hpp"

#include "engine/base/limits.hpp"
#include "engine/evaluation/evaluation.hpp"
#include "tests/engine/support.hpp"
#include "tests/places.hpp"

#include <fstream>
#include <iterator>

namespace peil::test {
namespace {

// The texts for the small definition, with these members beside what must be there.
std::string own(const std::string& members) {
  return R"({"peil_texts": 1, "assessment": "nl.example.small", "languages": ["nl"],
             "title": {"nl": "Onze teksten"})" +
         (members.empty() ? "" : ", " + members) + "}";
}

ReadCustomTexts laid(const std::string& text) {
  return read_custom_texts(text, "own.peiltexts.json", definition_of(small_definition()));
}

Definition dressed(const std::string& members) {
  ReadCustomTexts read = laid(own(members));
  EXPECT_EQ(lines(read.problems, false), Lines{});
  if (!read.texts) {
    ADD_FAILURE() << "refused";
    return {};
  }
  return std::move(read.texts->definition);
}

TEST(CustomTexts, TakeThePlaceOfTheAssessmentsInEveryLanguage) {
  const Definition definition = dressed(
      R"("questions": {"A.1": {"title": {"nl": "Officieel"}, "levels": {"2": {"nl": "Twee, officieel."}}}},
         "sections": {"A": {"title": {"nl": "Deel A, officieel"}}})");
  const Definition plain = definition_of(small_definition());
  const Question& question = definition.questions[0];
  EXPECT_EQ(question.title.in(0), "Officieel");
  EXPECT_EQ(question.title.in(1), "Officieel") << "no sentence is half official";
  EXPECT_EQ(question.levels[1].in(1), "Twee, officieel.");
  EXPECT_EQ(definition.sections[0].title.in(0), "Deel A, officieel");
  EXPECT_EQ(definition.questions[1].title.in(0), plain.questions[1].title.in(0));
  EXPECT_EQ(definition.sections[1].title.in(1), plain.sections[1].title.in(1));
}

TEST(CustomTexts, TheOtherLanguagesAreThoseOfTheFile) {
  ReadCustomTexts read = laid(
      R"({"peil_texts": 1, "assessment": "nl.example.small", "languages": ["en", "nl"], "holder": "Somebody",
          "title": {"en": "Ours", "nl": "Van ons"},
          "questions": {"A.1": {"title": {"en": "Official", "nl": "Officieel"}}}})");
  ASSERT_TRUE(read.texts);
  EXPECT_EQ(read.texts->title.in(0), "Van ons");
  EXPECT_EQ(read.texts->title.in(1), "Ours");
  EXPECT_EQ(read.texts->holder, "Somebody");
  EXPECT_EQ(read.texts->count, 1u);
  EXPECT_EQ(read.texts->definition.questions[0].title.in(0), "Officieel");
}

TEST(CustomTexts, LeaveScoresAndFingerprintAsTheyAre) {
  const Definition plain = definition_of(small_definition());
  const Definition definition = dressed(
      R"("questions": {"A.1": {"title": {"nl": "Anders"}}},
         "scales": {"maturity": {"options": {"1": {"label": {"nl": "Eén"}}}}})");
  EXPECT_EQ(definition.fingerprint, plain.fingerprint);
  const Record record = record_of(plain, {{"A.1", "2"}, {"A.2", "yes"}});
  const Outcome before = CompiledDefinition(plain).evaluate(record);
  const Outcome after = CompiledDefinition(definition).evaluate(record);
  ASSERT_TRUE(before.record.scores[0].value);
  EXPECT_EQ(after.record.scores[0].value, before.record.scores[0].value);
  EXPECT_EQ(definition.scales[0].options[0].label.in(1), "Eén");
  EXPECT_EQ(definition.scales[0].options[0].value, plain.scales[0].options[0].value);
}

TEST(CustomTexts, WhatTheAssessmentDoesNotHaveIsToldAndLeftOut) {
  const ReadCustomTexts read = laid(own(
      R"("questions": {"A.9": {"title": {"nl": "?"}}, "A.1": {"levels": {"7": {"nl": "?"}}, "weight": 3}},
         "sections": {"Z": {}}, "scales": {"maturity": {"options": {"9": {}}}})"));
  EXPECT_EQ(lines(read.problems, false),
            (Lines{"warning dangling_id /questions/A.9 (A.9, question, A.1)",
                   "warning dangling_id /questions/A.1/levels/7 (7, option, 1)",
                   "warning unknown_member /questions/A.1/weight (weight, )",
                   "warning dangling_id /sections/Z (Z, section, A)",
                   "warning dangling_id /scales/maturity/options/9 (9, option, 1)"}));
  ASSERT_TRUE(read.texts);
  EXPECT_EQ(read.texts->count, 0u);
}

TEST(CustomTexts, AreRefusedForAnotherAssessment) {
  const ReadCustomTexts read = laid(with(own(""), "nl.example.small", "nl.example.other"));
  EXPECT_FALSE(read.texts);
  EXPECT_EQ(lines(read.problems, false),
            Lines{"error texts_for_other /assessment (nl.example.other)"});
}

TEST(CustomTexts, AreRefusedWithAPlaceWhereTheyAreWrong) {
  const auto problems = [](const std::string& text) { return lines(laid(text).problems, false); };
  EXPECT_EQ(problems("[]"), Lines{"error wrong_type  (object, array)"});
  EXPECT_EQ(problems(with(own(""), "\"peil_texts\": 1", "\"peil_texts\": 2")),
            Lines{"error unsupported_format /peil_texts (2, 1)"});
  EXPECT_EQ(problems(with(own(""), "[\"nl\"]", "[]")),
            Lines{"error empty_list /languages (languages)"});
  EXPECT_EQ(problems(with(own(""), "[\"nl\"]", "[\"fr\"]")).front(),
            "error dangling_id /languages/0 (fr, language, )");
  EXPECT_EQ(problems(own(R"("questions": {"A.1": {"title": {"en": "Official"}}})")).front(),
            "error missing_text /questions/A.1/title (nl)");
  EXPECT_EQ(problems(own(R"("questions": {"A.1": {"title": {"nl": "\u0007"}}})")),
            Lines{"error bad_value /questions/A.1/title/nl (U+0007, \\n, \\t, U+0020–)"});
  EXPECT_EQ(problems(own(R"("questions": 7)")),
            Lines{"error wrong_type /questions (object, number)"});
  const std::string long_text(limits::text_bytes + 1, 'a');
  EXPECT_EQ(problems(own(R"("sections": {"A": {"title": {"nl": ")" + long_text + "\"}}}")).size(),
            1u);
}

// What the page shows works with the assessment that it names.
TEST(CustomTexts, ThePagesExampleFits) {
  const auto blocks = json_blocks(peil::test::source("docs/custom-texts.md"));
  ASSERT_EQ(blocks.size(), 1u);
  std::ifstream file(peil::test::source("assessments/nba-maturity/assessment.json"));
  const std::string text{std::istreambuf_iterator<char>(file), {}};
  const ReadCustomTexts read = read_custom_texts(blocks[0], "page", definition_of(text));
  EXPECT_EQ(lines(read.problems, false), Lines{});
  ASSERT_TRUE(read.texts);
  EXPECT_EQ(read.texts->count, 7u);
}

TEST(CustomTexts, SayWhichAssessmentTheyAreFor) {
  EXPECT_EQ(assessment_of_texts(own("")), "nl.example.small");
  EXPECT_EQ(assessment_of_texts(with(own(""), "nl.example.small", "../../etc")), "");
  EXPECT_EQ(assessment_of_texts(small_definition()), "");
  EXPECT_EQ(assessment_of_texts("{"), "");
  EXPECT_EQ(kind_of(own("")), FileKind::texts);
  EXPECT_EQ(kind_of(R"({"sections": {}, "scales": {}, "peil_texts": 1})"), FileKind::texts);
}

}  // namespace
}  // namespace peil::test
