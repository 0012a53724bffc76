#include "engine/model/definition.hpp"

#include "tests/engine/support.hpp"

namespace peil::test {
namespace {

TEST(Questions, Scales) {
  EXPECT_EQ(damaged("\"min\": 1", "\"min\": 0"),
            Lines{"error bad_value /scales/maturity/min (0, 1)"});
  EXPECT_EQ(damaged("\"max\": 3", "\"max\": 4"),
            Lines{"error bad_value /scales/maturity/max (4, 3)"});
  EXPECT_EQ(damaged("\"max\": 3", "\"max\": 2"),
            Lines{"error value_outside_scale /scales/maturity/options/2/value (3, 1, 2)"});
  EXPECT_EQ(damaged("\"step\": 1", "\"step\": 2"),
            Lines{"error bad_value /scales/maturity/options/1/value (2, 1 + n × 2)"});
  EXPECT_EQ(damaged("\"step\": 1", "\"step\": 0"),
            Lines{"error bad_value /scales/maturity/step (0, > 0)"});
  EXPECT_EQ(damaged("\"step\": 1", "\"step\": \"1\""),
            Lines{"error wrong_type /scales/maturity/step (number, string)"});
  EXPECT_EQ(damaged("\"id\": \"3\", \"value\": 3,", "\"id\": \"3\","),
            Lines{"error option_without_value /scales/maturity/options/2 (3, maturity)"});
  EXPECT_EQ(damaged("\"value\": 3, \"label\": { \"nl\": \"ja\"",
                    "\"value\": 1e10, \"label\": { \"nl\": \"ja\""),
            Lines{"error bad_value /scales/yes_no/options/0/value (10000000000, -1000000000 – "
                  "1000000000)"});
  EXPECT_EQ(damaged("\"yes_no\": {", "\"yes no\": {").front(),
            "error bad_id /scales/yes no (yes no)");
}

TEST(Questions, AnUnscoredScaleNeedsNoValues) {
  auto text = with(small_definition(), "\"id\": \"yes\", \"value\": 3,", "\"id\": \"yes\",");
  text = with(text, "\"id\": \"no\", \"value\": 1,", "\"id\": \"no\",");
  EXPECT_EQ(check(text).size(), 2u);
  text = with(text, "\"scale\": \"yes_no\"", "\"scale\": \"yes_no\", \"weight\": 0");
  EXPECT_EQ(check(text), Lines{});
}

TEST(Questions, Questions) {
  EXPECT_EQ(damaged("\"type\": \"scale\"", "\"type\": \"slider\", \"from\": 1"),
            Lines{"error bad_value /sections/0/questions/0/type (“slider”, “scale”, “choice”, "
                  "“choices”, “number”, “text”, “long_text”, “date”, “allocation”, “plan”)"});
  EXPECT_EQ(damaged("\"type\": \"scale\", ", ""),
            Lines{"error missing_member /sections/0/questions/0 (type)"});
  EXPECT_EQ(damaged("\"weight\": 2", "\"weight\": -1"),
            Lines{"error bad_value /sections/0/questions/0/weight (-1, 0, 0.000001 – 1000000)"});
  EXPECT_EQ(damaged("\"weight\": 2", "\"weigth\": 2"),
            Lines{"warning unknown_member /sections/0/questions/0/weigth (weigth, weight)"});
}

TEST(Questions, Levels) {
  const auto levels = [](std::string_view text) {
    return damaged("\"weight\": 2", "\"levels\": " + std::string(text) + ", \"weight\": 2");
  };
  const std::string text = R"({ "nl": "zo", "en": "so" })";
  const auto definition =
      definition_of(with(small_definition(), "\"weight\": 2",
                         "\"levels\": { \"3\": " + text +
                             ", \"1\": { \"nl\": \"a\", \"en\": \"b\" }, \"2\": " + text + " }"));
  ASSERT_EQ(definition.questions[0].levels.size(), 3u);
  EXPECT_EQ(definition.questions[0].levels[0].in(1), "b");
  EXPECT_EQ(definition.questions[0].levels[2].in(1), "so");
  EXPECT_TRUE(definition.questions[1].levels.empty());
  EXPECT_EQ(levels("{ \"1\": " + text + ", \"2\": " + text + " }"),
            Lines{"warning missing_member /sections/0/questions/0/levels (3)"});
  EXPECT_EQ(levels("{ \"1\": " + text + ", \"2\": " + text + ", \"3\": " + text +
                   ", \"4\": " + text + " }"),
            Lines{"error dangling_id /sections/0/questions/0/levels/4 (4, option, 1)"});
  EXPECT_EQ(levels("[]"), Lines{"error wrong_type /sections/0/questions/0/levels (object, array)"});
}

TEST(Questions, WhatItTakesToReachALevel) {
  const auto reach = [](std::string_view text) {
    return damaged("\"weight\": 2", "\"reach\": " + std::string(text) + ", \"weight\": 2");
  };
  const std::string text = R"({ "nl": "zo", "en": "so" })";
  const auto definition =
      definition_of(with(small_definition(), "\"weight\": 2",
                         "\"reach\": { \"3\": " + text +
                             ", \"2\": { \"nl\": \"a\", \"en\": \"b\" } }, \"weight\": 2"));
  ASSERT_EQ(definition.questions[0].reach.size(), 3u);
  EXPECT_TRUE(definition.questions[0].reach[0].empty());
  EXPECT_EQ(definition.questions[0].reach[1].in(1), "b");
  EXPECT_EQ(definition.questions[0].reach[2].in(1), "so");
  EXPECT_TRUE(definition.questions[1].reach.empty());
  EXPECT_EQ(reach("{ \"2\": " + text + " }"),
            Lines{"warning missing_member /sections/0/questions/0/reach (3)"});
  EXPECT_EQ(reach("{ \"1\": " + text + ", \"2\": " + text + ", \"3\": " + text + " }"),
            Lines{"error dangling_id /sections/0/questions/0/reach/1 (1, option, 2)"});
  EXPECT_EQ(reach("[]"), Lines{"error wrong_type /sections/0/questions/0/reach (object, array)"});
}

TEST(Questions, AScaleWithItsBoundsTheWrongWayRoundIsToldOnce) {
  EXPECT_EQ(damaged("\"min\": 1, \"max\": 3", "\"min\": 3, \"max\": 1"),
            Lines{"error bad_value /scales/maturity/max (1, ≥ 3)"});
}

TEST(Questions, OptionsOfTheirOwn) {
  EXPECT_EQ(spoilt("\"type\": \"choice\", \"scale\": \"size\"", "\"type\": \"choice\"").front(),
            "error missing_member /sections/0/questions/0 (options)");
  EXPECT_EQ(spoilt("\"type\": \"choices\",", "\"type\": \"choices\", \"scale\": \"level\","),
            Lines{"error not_together /sections/1/questions/1/options (scale, options)"});
  EXPECT_EQ(spoilt("\"id\": \"b\", \"value\": 2,", "\"id\": \"a\", \"value\": 2,"),
            Lines{"error duplicate_id /sections/1/questions/1/options/1/id (a, "
                  "/sections/1/questions/1/options/0/id)"});
  EXPECT_EQ(spoilt("\"value\": 4, \"label\": { \"nl\": \"ij\", \"en\": \"why\" }", "\"value\": 4"),
            Lines{"error missing_member /sections/1/questions/3/options/1 (label)"});
  EXPECT_EQ(
      spoilt("\"type\": \"scale\", \"scale\": \"level\"", "\"type\": \"scale\", \"options\": []"),
      (Lines{"error missing_member /sections/1/questions/0 (scale)",
             "warning unknown_member /sections/1/questions/0/options (options, )"}));
}

TEST(Questions, OnlyOfSeveralAnswersOneCanBeExclusive) {
  EXPECT_EQ(
      spoilt("\"exclusive\": true", "\"exclusive\": 1"),
      Lines{"error wrong_type /sections/1/questions/1/options/2/exclusive (boolean, number)"});
  EXPECT_EQ(
      spoilt("\"id\": \"high\",", "\"id\": \"high\", \"exclusive\": true,"),
      Lines{"warning unknown_member /sections/2/questions/1/options/1/exclusive (exclusive, )"});
  EXPECT_EQ(spoilt("\"id\": \"3\",", "\"id\": \"3\", \"exclusive\": false,"), Lines{});
}

TEST(Questions, Numbers) {
  EXPECT_EQ(spoilt("\"min\": 0, \"max\": 10", "\"min\": 10, \"max\": 0"),
            Lines{"error bad_value /sections/1/questions/2/max (0, ≥ 10)"});
  EXPECT_EQ(spoilt("\"min\": 0, \"max\": 10", "\"min\": 0.5, \"max\": 10"),
            Lines{"error bad_value /sections/1/questions/2/min (0.5, 0, 1)"});
  EXPECT_EQ(spoilt("\"min\": 0, \"max\": 10", "\"min\": 0, \"max\": 1e10"),
            Lines{"error bad_value /sections/1/questions/2/max (10000000000, -1000000000 – "
                  "1000000000)"});
  EXPECT_EQ(spoilt("\"min\": 0, \"max\": 10", "\"min\": 0"),
            Lines{"error missing_bounds /sections/1/questions/2/scored (A.3)"});
  EXPECT_EQ(spoilt("\"whole\": true", "\"whole\": \"yes\""),
            Lines{"error wrong_type /sections/1/questions/2/whole (boolean, string)"});
  EXPECT_EQ(spoilt("\"scored\": true,", "\"scored\": 1,"),
            Lines{"error wrong_type /sections/1/questions/2/scored (boolean, number)"});
  EXPECT_EQ(spoilt("\"unit\": { \"nl\": \"uur\", \"en\": \"hours\" }", "\"unit\": \"uur\""),
            Lines{"error wrong_type /sections/1/questions/2/unit (object, string, { \"nl\": \"…\", "
                  "\"en\": \"…\" })"});
  EXPECT_EQ(spoilt("\"type\": \"date\"", "\"type\": \"date\", \"min\": 1"),
            Lines{"warning unknown_member /sections/0/questions/2/min (min, )"});
}

TEST(Questions, WhatHasNoNumberCantBeScored) {
  EXPECT_EQ(spoilt("\"type\": \"text\"", "\"type\": \"text\", \"scored\": true, \"weight\": 2"),
            Lines{"error not_scorable /sections/0/questions/1/scored (text)"});
  EXPECT_EQ(spoilt("\"type\": \"date\"", "\"type\": \"date\", \"weight\": 2"),
            Lines{"error not_scorable /sections/0/questions/2/weight (date)"});
  EXPECT_EQ(spoilt("\"type\": \"long_text\"", "\"type\": \"long_text\", \"scored\": true"),
            Lines{"error not_scorable /sections/0/questions/3/scored (long_text)"});
  EXPECT_EQ(spoilt("\"type\": \"plan\"", "\"type\": \"plan\", \"scored\": true"),
            Lines{"error not_scorable /sections/0/questions/4/scored (plan)"});
  EXPECT_EQ(spoilt("\"type\": \"plan\"", "\"type\": \"plan\", \"scored\": false"), Lines{});
}

// Some options with and some without a value: one of them was forgotten, unless nothing counts it.
TEST(Questions, OptionsOfWhichSomeHaveNoValue) {
  const auto text = with(whole_definition(), "\"id\": \"x\", \"value\": 0,", "\"id\": \"x\",");
  EXPECT_EQ(check(text),
            Lines{"error option_without_value /sections/1/questions/3/options/0 (x, A.4)"});
  EXPECT_EQ(
      check(with(text, "\"type\": \"allocation\"", "\"type\": \"allocation\", \"scored\": false")),
      Lines{});
  EXPECT_EQ(
      check(with(text, "\"type\": \"allocation\"", "\"type\": \"allocation\", \"weight\": 0")),
      Lines{});
  EXPECT_EQ(check(with(text, "\"value\": 4, ", "")), Lines{});  // none has: it doesn't count
  EXPECT_EQ(check(with(with(text, "\"value\": 4, ", ""), "\"type\": \"allocation\"",
                       "\"type\": \"allocation\", \"scored\": true")),
            (Lines{"error option_without_value /sections/1/questions/3/options/0 (x, A.4)",
                   "error option_without_value /sections/1/questions/3/options/1 (y, A.4)"}));
  EXPECT_EQ(spoilt("\"id\": \"small\",", "\"id\": \"small\", \"value\": 1,"), Lines{});
  EXPECT_EQ(
      spoilt("\"type\": \"choice\", \"scale\": \"size\"",
             "\"type\": \"choice\", \"scored\": true, \"tags\": [\"basic\"], \"scale\": \"size\""),
      (Lines{"error option_without_value /scales/size/options/0 (small, size)",
             "error option_without_value /scales/size/options/1 (large, size)"}));
}

TEST(Questions, Evidence) {
  EXPECT_EQ(spoilt("\"from\": 2,", "\"from\": 4,"),
            Lines{"error value_outside_scale /sections/1/questions/0/evidence/from (4, 1, 3)"});
  EXPECT_EQ(spoilt("\"from\": 2,", "\"form\": 2,"),
            Lines{"warning unknown_member /sections/1/questions/0/evidence/form (form, from)"});
  EXPECT_EQ(
      spoilt("\"type\": \"choices\",", "\"type\": \"choices\", \"evidence\": { \"from\": 3 },"),
      Lines{});  // both chosen
  EXPECT_EQ(spoilt("\"type\": \"text\"", "\"type\": \"text\", \"evidence\": { \"from\": 3 }"),
            Lines{"warning unknown_member /sections/0/questions/1/evidence/from (from, )"});
  EXPECT_EQ(spoilt("\"type\": \"text\"", "\"type\": \"text\", \"evidence\": true"),
            Lines{"error wrong_type /sections/0/questions/1/evidence (object, boolean)"});
  const auto definition = definition_of(with(whole_definition(), "\"from\": 2, ", ""));
  EXPECT_EQ(definition.find_question("A.1")->evidence->from, 1);  // every answer
}

TEST(Questions, Requirements) {
  EXPECT_EQ(spoilt("\"required\": true", "\"required\": false"), Lines{});
  EXPECT_EQ(spoilt("\"required\": true", "\"required\": 1"),
            Lines{"error wrong_type /sections/0/questions/0/required (string, number)"});
}

}  // namespace
}  // namespace peil::test
