#include "engine/model/definition.hpp"

#include "tests/engine/support.hpp"

namespace peil::test {
namespace {

TEST(Scores, Sections) {
  EXPECT_EQ(damaged("\"rule\": \"mean\", \"over\": \"questions\" },\n      \"questions\": [\n      "
                    "  { \"id\": \"B.1\"",
                    "\"rule\": \"sum\", \"over\": \"sections\" },\n      \"questions\": [\n        "
                    "{ \"id\": \"B.1\""),
            (Lines{"error bad_value /sections/1/score/over (“sections”, “questions”)"}));
  auto text = small_definition();
  const auto from = text.find("        { \"id\": \"B.1\"");
  text.erase(from, text.find("      ] }", from) - from);
  EXPECT_EQ(check(text), Lines{"error empty_list /sections/1/questions (questions)"});
  EXPECT_EQ(check(with(text, "\"questions\": [\n      ]", "\"question\": []")),
            (Lines{"error missing_member /sections/1 (questions)",
                   "warning unknown_member /sections/1/question (question, questions)"}));
}

TEST(Scores, WeightsThatAddUpToZero) {
  auto text = with(small_definition(), "\"id\": \"B.1\",", "\"id\": \"B.1\", \"weight\": 0,");
  EXPECT_EQ(check(text), Lines{"error zero_weights /sections/1 (B)"});
  text = with(small_definition(), "\"id\": \"B\",", "\"id\": \"B\", \"weight\": 0,");
  EXPECT_EQ(check(text), Lines{});
  text = with(text, "\"id\": \"A\",", "\"id\": \"A\", \"weight\": 0,");
  EXPECT_EQ(check(text), Lines{"error zero_weights /scores/1 (by_section)"});
}

TEST(Scores, Scores) {
  EXPECT_EQ(
      damaged("\"over\": \"sections\"", "\"over\": \"section\""),
      Lines{"error bad_value /scores/1/over (“section”, “questions”, “sections”, “subjects”)"});
  EXPECT_EQ(damaged("\"sections\": \"*\"", "\"sections\": \"all\""),
            Lines{"error wrong_type /scores/0/sections (array, string)"});
  EXPECT_EQ(damaged("\"sections\": \"*\"", "\"sections\": []"),
            Lines{"error empty_list /scores/0/sections (sections)"});
  EXPECT_EQ(damaged(", \"sections\": \"*\"", ""),
            Lines{"error missing_member /scores/0 (sections)"});
  EXPECT_EQ(damaged("\"score\": { \"rule\": \"mean\", \"over\": \"questions\" },\n      "
                    "\"questions\": [\n        { \"id\": \"B.1\"",
                    "\"questions\": [\n        { \"id\": \"B.1\""),
            Lines{"error section_without_score /scores/1/sections/1 (B, by_section)"});
}

TEST(Scores, Targets) {
  EXPECT_EQ(damaged("\"value\": 2.5", "\"value\": 3.5"),
            Lines{"error target_outside_range /targets/0/value (3.5, 1, 3)"});
  EXPECT_EQ(damaged("\"value\": 2.5", "\"value\": 0"),
            Lines{"error target_outside_range /targets/0/value (0, 1, 3)"});
  EXPECT_EQ(damaged("\"value\": 2.5, ", ""), Lines{"error missing_member /targets/0 (value)"});
  EXPECT_EQ(damaged("\"2030-12-31\"", "\"2030\""), Lines{"error bad_date /targets/0/by (2030)"});
  EXPECT_EQ(damaged("\"who\": \"each\"", "\"who\": \"all\""),
            Lines{"error bad_value /targets/0/who (“all”, “each”, “sector_mean”)"});
  EXPECT_EQ(damaged("\"who\": \"each\", \"source\": \"law\", ", "\"who\": \"each\", "),
            Lines{"error missing_member /targets/0 (source)"});
}

TEST(Scores, EveryRule) {
  for (const auto& [rule, target] :
       std::initializer_list<std::pair<std::string_view, std::string_view>>{{"mean", "3"},
                                                                            {"sum", "12"},
                                                                            {"min", "3"},
                                                                            {"max", "3"},
                                                                            {"share", "100"},
                                                                            {"staircase", "3"}}) {
    const auto text =
        with(small_definition(), "\"rule\": \"mean\", \"over\": \"questions\", \"sections\"",
             "\"rule\": \"" + std::string(rule) + "\", \"over\": \"questions\", \"sections\"");
    EXPECT_EQ(check(with(text, "\"value\": 2.5", "\"value\": " + std::string(target))), Lines{})
        << rule;
    const auto beyond =
        check(with(text, "\"value\": 2.5", "\"value\": " + std::string(target) + ".5"));
    ASSERT_EQ(beyond.size(), 1u) << rule;
    EXPECT_TRUE(beyond[0].starts_with("error target_outside_range /targets/0/value ")) << beyond[0];
  }
}

TEST(Scores, Levels) {
  const auto levels = [](std::string_view list) {
    return spoilt("\"levels\": [0, 2, 3]", "\"levels\": " + std::string(list));
  };
  EXPECT_EQ(levels("[0, 2, 2]"), Lines{"error bad_value /sections/1/score/levels/2 (2, > 2)"});
  EXPECT_EQ(levels("[0, \"2\"]"),
            Lines{"error wrong_type /sections/1/score/levels/1 (number, string)"});
  EXPECT_EQ(levels("[]"), Lines{"error empty_list /sections/1/score/levels (levels)"});
  EXPECT_EQ(levels("3"), Lines{"error wrong_type /sections/1/score/levels (array, number)"});
  EXPECT_EQ(levels("[0, 1e10]"), Lines{"error bad_value /sections/1/score/levels/1 (10000000000, "
                                       "-1000000000 – 1000000000)"});
  EXPECT_EQ(spoilt("\"rule\": \"max\", ", "\"rule\": \"max\", \"levels\": [1], "),
            Lines{"warning unknown_member /sections/2/score/levels (levels, )"});
}

// Below the lowest step there would be no value.
TEST(Scores, AStaircaseBeginsAtTheBottom) {
  EXPECT_EQ(spoilt("\"levels\": [0, 2, 3]", "\"levels\": [1, 2, 3]"),
            Lines{"error staircase_levels /sections/1/score/levels/0 (A, 1, 0)"});
  // The steps are the values of the options, 1 to 3, but choosing none of several counts as 0.
  EXPECT_EQ(damaged("\"type\": \"scale\", \"scale\": \"yes_no\"",
                    "\"type\": \"choices\", \"scale\": \"yes_no\""),
            Lines{});
  auto text = with(small_definition(), "\"type\": \"scale\", \"scale\": \"yes_no\"",
                   "\"type\": \"choices\", \"scale\": \"yes_no\"");
  text = with(text, "\"rule\": \"mean\", \"over\": \"questions\"",
              "\"rule\": \"staircase\", \"over\": \"questions\"");
  EXPECT_EQ(check(text), Lines{"error staircase_levels /sections/0/score (A, 1, 0)"});
}

TEST(Scores, AStaircaseOfNumbersNeedsLevels) {
  auto text = small_definition();
  for (int i = 0; i < 2; ++i) {
    text = with(text, R"("type": "scale", "scale": "maturity")",
                R"("type": "number", "scored": true, "min": 1, "max": 3)");
  }
  text = with(text,
              "\"rule\": \"mean\", \"over\": \"questions\" },\n      \"questions\": [\n        { "
              "\"id\": \"B.1\"",
              "\"rule\": \"staircase\", \"over\": \"questions\" },\n      \"questions\": [\n       "
              " { \"id\": \"B.1\"");
  EXPECT_EQ(check(text), Lines{"error missing_member /sections/1/score (levels)"});
}

TEST(Scores, AShareNeedsAMaximumAndNothingBelowZero) {
  const auto share = [](std::string_view yes, std::string_view no) {
    auto text = with(small_definition(), "\"value\": 3, \"label\": { \"nl\": \"ja\"",
                     "\"value\": " + std::string(yes) + ", \"label\": { \"nl\": \"ja\"");
    text = with(text, "\"value\": 1, \"label\": { \"nl\": \"nee\"",
                "\"value\": " + std::string(no) + ", \"label\": { \"nl\": \"nee\"");
    text = with(text, "\"type\": \"scale\", \"scale\": \"maturity\"",
                "\"type\": \"scale\", \"scale\": \"yes_no\"");
    return check(with(text, "\"rule\": \"mean\"", "\"rule\": \"share\""));
  };
  EXPECT_EQ(share("3", "0"), Lines{});
  EXPECT_EQ(share("3", "-1"), Lines{"error share_of_nothing /sections/0/score/rule (A, -1, 3)"});
  EXPECT_EQ(share("0", "0"), Lines{"error share_of_nothing /sections/0/score/rule (A, 0, 0)"});
}

TEST(Scores, NothingThatCounts) {
  auto text = with(small_definition(),
                   "\"type\": \"scale\", \"scale\": \"maturity\", \"title\": { \"nl\": \"Vraag 3\"",
                   "\"type\": \"text\", \"title\": { \"nl\": \"Vraag 3\"");
  EXPECT_EQ(check(text), Lines{"error nothing_scored /sections/1 (B)"});
  EXPECT_EQ(spoilt("\"tags\": [\"basic\"] },\n    { \"id\": \"share\"",
                   "\"tags\": [\"extra\"] },\n    { \"id\": \"share\""),
            Lines{});
  text = with(whole_definition(), "\"tags\": [\"extra\"],", "");
  EXPECT_EQ(check(with(text, "\"tags\": [\"basic\"] },\n    { \"id\": \"share\"",
                       "\"tags\": [\"extra\"] },\n    { \"id\": \"share\"")),
            Lines{"error nothing_scored /scores/0 (flat)"});
  // No section of the kind has a score.
  EXPECT_EQ(spoilt("\"rule\": \"mean\", \"over\": \"questions\",\n      \"sections\": \"*\"",
                   "\"rule\": \"mean\", \"over\": \"sections\",\n      \"sections\": \"*\""),
            Lines{});
  text = with(whole_definition(), "\"score\": { \"rule\": \"max\", \"over\": \"questions\" },", "");
  EXPECT_EQ(
      check(with(text, "\"rule\": \"mean\", \"over\": \"questions\",\n      \"sections\": \"*\"",
                 "\"rule\": \"mean\", \"over\": \"sections\",\n      \"sections\": \"*\"")),
      Lines{"error nothing_scored /scores/3 (each)"});
}

TEST(Scores, Tags) {
  const auto tags = [](std::string_view list) {
    return spoilt("\"tags\": [\"basic\"] },\n    { \"id\": \"share\"",
                  "\"tags\": " + std::string(list) + " },\n    { \"id\": \"share\"");
  };
  EXPECT_EQ(tags("[\"basis\"]"), Lines{"error dangling_id /scores/0/tags/0 (basis, tag, basic)"});
  EXPECT_EQ(tags("[]"), Lines{"error empty_list /scores/0/tags (tags)"});
  EXPECT_EQ(tags("\"basic\""), Lines{"error wrong_type /scores/0/tags (array, string)"});
  EXPECT_EQ(tags("[\"basic\", \"extra\"]"), Lines{});
  EXPECT_EQ(spoilt("\"sections\": [\"A\"]", "\"sections\": [\"A\"], \"tags\": [\"basic\"]"),
            Lines{"warning unknown_member /scores/1/tags (tags, )"});
}

TEST(Scores, OnlySectionsOfTheirOwnScope) {
  EXPECT_EQ(spoilt("\"sections\": [\"A\"]", "\"sections\": [\"A\", \"S\"]"),
            Lines{"error other_scope /scores/1/sections/1 (S, share)"});
  EXPECT_EQ(spoilt("\"id\": \"share\",", "\"id\": \"share\", \"for\": \"system\",").front(),
            "error other_scope /scores/1/sections/0 (A, share)");
}

TEST(Scores, OverSubjects) {
  EXPECT_EQ(spoilt("\"of\": \"each\"", "\"of\": \"eech\""),
            Lines{"error dangling_id /scores/2/of (eech, score, each)"});
  EXPECT_EQ(spoilt("\"of\": \"each\"", "\"of\": \"\""),
            Lines{"error dangling_id /scores/2/of (, score, )"});
  EXPECT_EQ(spoilt(", \"of\": \"each\"", ""), Lines{"error missing_member /scores/2 (of)"});
  EXPECT_EQ(spoilt("\"of\": \"each\"", "\"of\": \"flat\""),
            Lines{"error bad_value /scores/2/of (“flat”, \"for\": …)"});
  EXPECT_EQ(spoilt("\"of\": \"each\"", "\"of\": \"worst\""),
            Lines{"error bad_value /scores/2/of (“worst”, \"for\": …)"});
  EXPECT_EQ(
      spoilt("\"of\": \"each\"", "\"of\": \"each\", \"for\": \"system\", \"sections\": \"*\""),
      (Lines{"warning unknown_member /scores/2/for (for, )",
             "warning unknown_member /scores/2/sections (sections, )"}));
}

TEST(Scores, TargetsOfWhatIsAskedForEachSubject) {
  EXPECT_EQ(spoilt("\"score\": \"each\", \"value\": 1", "\"score\": \"each\", \"value\": 4"),
            Lines{"error target_outside_range /targets/1/value (4, 0, 3)"});
  EXPECT_EQ(spoilt("\"score\": \"each\", \"value\": 1", "\"score\": \"worst\", \"value\": 4"),
            Lines{"error target_outside_range /targets/1/value (4, 0, 3)"});
  // A sum grows with every subject.
  auto text = with(whole_definition(), "\"score\": \"each\", \"value\": 1",
                   "\"score\": \"worst\", \"value\": 40");
  EXPECT_EQ(check(with(text, "\"rule\": \"min\"", "\"rule\": \"sum\"")), Lines{});
}

}  // namespace
}  // namespace peil::test
