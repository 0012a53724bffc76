#include "engine/format/definition.hpp"
#include "engine/model/definition.hpp"

#include "tests/engine/support.hpp"

namespace peil::test {
namespace {

// The place is that of the part that is wrong, inside the text.
TEST(DefinitionExpressions, MistakesStandWhereTheyAre) {
  const auto at = [](std::string_view from, std::string_view to) {
    return lines(read_definition(with(whole_definition(), from, to), "t.json").problems);
  };
  EXPECT_EQ(at("\"visible\": \"profile.size == 'large'\", \"weight\"",
               "\"visible\": \"profile.size == 'lagre'\", \"weight\""),
            Lines{"error expression_option /sections/1/visible 40:91 (lagre, profile.size, large, "
                  "small, large)"});
  EXPECT_EQ(at("answered(A.1) && !big", "answered(A.1) && !bug"),
            Lines{"error expression_name /sections/1/questions/3/visible 56:41 (bug, big)"});
  EXPECT_EQ(at("\"required\": \"A.1 == '3'\"", "\"required\": \"A.1 =\""),
            Lines{"error expression_character /sections/1/questions/1/required 47:72 (=, ==)"});
  EXPECT_EQ(at("\"score('each') >= 2\"", "\"score('each') >= '2'\""),
            Lines{"error expression_type /labels/1/when 90:65 (>=, int / decimal / date, text)"});
  EXPECT_EQ(at("any(system, risky) ||", "any(system, risk) ||"),
            Lines{"error expression_type /findings/0/when 94:28 (any, bool, choice of risk)"});
  EXPECT_EQ(at("\"when\": \"risky\"", "\"when\": \"risk\""),
            Lines{"error expression_result /findings/1/when 96:15 (bool, choice of risk)"});
}

TEST(DefinitionExpressions, ColumnsCountWhatIsWrittenInJson) {
  const auto problems =
      read_definition(with(whole_definition(), "\"when\": \"risky\"",
                           "\"when\": \"contains(sys_name, \\\"é\\u00e9\\\") && nobody\""),
                      "t.json")
          .problems;
  EXPECT_EQ(lines(problems), Lines{"error expression_name /findings/1/when 96:51 (nobody, )"});
}

TEST(DefinitionExpressions, NothingIsNoCondition) {
  EXPECT_EQ(spoilt("answered(A.1) && !big", ""),
            Lines{"error bad_value /sections/1/questions/3/visible (“”, “… == …”)"});
}

TEST(DefinitionExpressions, OfSubjectsOnlyInTheirOwnScope) {
  EXPECT_EQ(spoilt("answered(A.1) && !big", "risky"),
            Lines{"error expression_subject /sections/1/questions/3/visible (risky, system)"});
  EXPECT_EQ(spoilt("risk == 'high' && profile.size", "any(system, risky) && profile.size"),
            Lines{});
}

TEST(DefinitionExpressions, CirclesNameTheirWay) {
  const auto circle = spoilt("profile.size == 'large' && since", "score('A') > 1 && since");
  ASSERT_EQ(circle.size(), 1u);
  EXPECT_TRUE(circle[0].starts_with("error expression_cycle ")) << circle[0];
  EXPECT_TRUE(circle[0].find(" → ") != std::string::npos) << circle[0];
  EXPECT_EQ(spoilt("risk == 'high' && profile.size", "users > 3 && profile.size"),
            Lines{"error expression_cycle /sections/2/questions/2/visible (users → users)"});
}

TEST(DefinitionExpressions, ConditionsThatSayNothing) {
  EXPECT_EQ(spoilt("answered(A.1) && !big", "answered(A.1) && A.1 == '1' && A.1 == '2'"),
            Lines{"warning unreachable_question /sections/1/questions/3/visible (A.4)"});
  EXPECT_EQ(
      spoilt("\"visible\": \"profile.size == 'large'\", \"weight\"",
             "\"visible\": \"profile.size == 'large' && profile.size == 'small'\", \"weight\""),
      Lines{"warning condition_never_true /sections/1/visible ()"});
  EXPECT_EQ(spoilt("score('each') >= 2", "score('each') >= 0"),
            Lines{"warning condition_always_true /labels/1/when ()"});
  EXPECT_EQ(spoilt("\"required\": \"A.1 == '3'\"", "\"required\": \"A.3 > 10\""),
            Lines{"warning condition_never_true /sections/1/questions/1/required ()"});
}

TEST(DefinitionExpressions, AllOfThemAreTold) {
  auto text = with(whole_definition(), "answered(A.1) && !big", "one + two");
  text = with(text, "score('each') >= 2", "score('eech') >= 2");
  EXPECT_EQ(check(text), (Lines{"error expression_name /sections/1/questions/3/visible (one, )",
                                "error expression_name /sections/1/questions/3/visible (two, )",
                                "error dangling_id /labels/1/when (eech, score, each)"}));
}

// What an expression names may stand in the part that couldn't be read; what it says beside that is
// still checked.
TEST(DefinitionExpressions, NamesOfWhatCouldntBeReadAreNotWrong) {
  EXPECT_EQ(
      spoilt("\"id\": \"since\", \"type\": \"date\"", "\"id\": \"since\", \"type\": \"day\""),
      Lines{"error bad_value /sections/0/questions/2/type (“day”, “scale”, “choice”, “choices”, "
            "“number”, “text”, “long_text”, “date”, “allocation”, “plan”)"});
  auto text = with(whole_definition(), "\"id\": \"since\", \"type\": \"date\"",
                   "\"id\": \"since\", \"type\": \"day\"");
  EXPECT_EQ(check(with(text, "!big", "!bug")).back(),
            "error expression_name /sections/1/questions/3/visible (bug, big)");
  text = with(whole_definition(), "\"id\": \"since\", ", "");
  EXPECT_EQ(check(with(text, "!big", "!(1 < 'a')")),
            (Lines{"error missing_member /sections/0/questions/2 (id)",
                   "error expression_type /sections/1/questions/3/visible (<, int / decimal / "
                   "date, text)"}));
}

}  // namespace
}  // namespace peil::test
