#include "engine/model/definition.hpp"

#include "tests/engine/support.hpp"

namespace peil::test {
namespace {

TEST(Changes, AreRead) {
  const auto changes = definition_of(whole_definition()).changes;
  ASSERT_EQ(changes.size(), 2u);
  EXPECT_EQ(changes[0].from, "1.0.0");
  EXPECT_EQ(changes[0].renamed[0].from, "A.one");
  EXPECT_EQ(changes[0].renamed[0].to, "A.old");
  EXPECT_EQ(changes[0].removed[0].question, "gone");
  EXPECT_EQ(changes[0].removed[0].reason.in(1), "Gone");
  EXPECT_EQ(changes[1].split[0].from, "x");
  EXPECT_EQ(changes[1].split[0].to, (std::vector<std::string>{"A.2", "risk"}));
  EXPECT_EQ(changes[1].merged[0].to, "A.3");
  EXPECT_EQ(changes[1].merged[0].from, (std::vector<std::string>{"h1", "h2"}));
  EXPECT_EQ(changes[1].merged[0].take, Change::Take::highest);
  const auto& rescaled = changes[1].rescaled;
  ASSERT_EQ(rescaled.size(), 3u);
  EXPECT_EQ(rescaled[0].question, "A.3");
  EXPECT_EQ(rescaled[0].factor, 0.5);
  EXPECT_EQ(rescaled[0].plus, 1);
  EXPECT_EQ(rescaled[1].scale, "level");
  EXPECT_EQ(rescaled[1].options, (std::vector<std::pair<std::string, std::string>>{{"4", "3"}}));
  EXPECT_EQ(rescaled[2].question, "risk");
}

TEST(Changes, StandInOrderOfTheirVersions) {
  EXPECT_EQ(spoilt("\"from\": \"1.1.0\"", "\"from\": \"1.0.0\""),
            Lines{"error change_order /changes/1/from (1.0.0, 1.0.0)"});
  EXPECT_EQ(spoilt("\"from\": \"1.1.0\"", "\"from\": \"0.9.0\""),
            Lines{"error change_order /changes/1/from (0.9.0, 1.0.0)"});
  EXPECT_EQ(spoilt("\"from\": \"1.1.0\"", "\"from\": \"2.0.0\""),
            Lines{"error change_order /changes/1/from (2.0.0, 2.0.0)"});
  EXPECT_EQ(spoilt("\"from\": \"1.1.0\"", "\"from\": \"2.0.0-rc.1\""), Lines{});
  EXPECT_EQ(spoilt("\"from\": \"1.1.0\"", "\"from\": \"1.1\""),
            Lines{"error bad_version /changes/1/from (1.1)"});
  EXPECT_EQ(spoilt("\"from\": \"1.1.0\", ", ""), Lines{"error missing_member /changes/1 (from)"});
}

// On the right stand ids of after the change: of the definition, or what a later change takes up.
TEST(Changes, LeadToQuestionsThatAreThere) {
  EXPECT_EQ(spoilt("\"A.one\": \"A.old\"", "\"A.one\": \"A.odl\""),
            Lines{"error dangling_id /changes/0/renamed/A.one (A.odl, question, )"});
  EXPECT_EQ(spoilt("\"A.old\": \"A.1\"", "\"A.old\": \"A.one\"").front(),
            "error dangling_id /changes/1/renamed/A.old (A.one, question, )");
  EXPECT_EQ(spoilt("[\"A.2\", \"risk\"]", "[\"A.2\", \"riks\"]"),
            Lines{"error dangling_id /changes/1/split/x/1 (riks, question, risk)"});
  EXPECT_EQ(spoilt("\"A.3\": { \"from\"", "\"A.33\": { \"from\""),
            Lines{"error dangling_id /changes/1/merged/A.33 (A.33, question, A.3)"});
  EXPECT_EQ(spoilt("\"question\": \"A.3\"", "\"question\": \"A.5\""),
            Lines{"error dangling_id /changes/1/rescaled/0/question (A.5, question, A.1)"});
}

TEST(Changes, EveryIdOnceOnItsSide) {
  EXPECT_EQ(spoilt("\"h1\", \"h2\"", "\"h1\", \"x\""),
            Lines{"error duplicate_id /changes/1/merged/A.3/from/1 (x, /changes/1/split/x)"});
  EXPECT_EQ(spoilt("[\"A.2\", \"risk\"]", "[\"A.2\", \"A.1\"]"),
            Lines{"error duplicate_id /changes/1/split/x/1 (A.1, /changes/1/renamed/A.old)"});
  EXPECT_EQ(spoilt("\"gone\": {", "\"gone away\": {"),
            Lines{"error bad_id /changes/0/removed/gone away (gone away)"});
}

TEST(Changes, Rescaling) {
  EXPECT_EQ(spoilt("\"options\": { \"4\": \"3\" }", "\"options\": { \"4\": \"5\" }"),
            Lines{"error dangling_id /changes/1/rescaled/1/options/4 (5, option, 1)"});
  EXPECT_EQ(spoilt("\"scale\": \"level\", \"options\": { \"4\"",
                   "\"scale\": \"levels\", \"options\": { \"4\""),
            Lines{"error dangling_id /changes/1/rescaled/1/scale (levels, scale, level)"});
  EXPECT_EQ(spoilt("\"factor\": 0.5", "\"factor\": 0"),
            Lines{"error bad_value /changes/1/rescaled/0/factor (0, -1000000000 – 1000000000)"});
  EXPECT_EQ(spoilt("\"factor\": 0.5, ", ""),
            Lines{"error missing_member /changes/1/rescaled/0 (factor)"});
  EXPECT_EQ(spoilt(", \"options\": { \"medium\": \"high\" }", ""),
            Lines{"error missing_member /changes/1/rescaled/2 (options)"});
  EXPECT_EQ(spoilt("\"question\": \"risk\", ", ""),
            Lines{"error missing_member /changes/1/rescaled/2 (question)"});
  EXPECT_EQ(spoilt("\"medium\": \"high\"", "\"medium\": 3"),
            Lines{"error wrong_type /changes/1/rescaled/2/options/medium (string, number)"});
}

TEST(Changes, Types) {
  EXPECT_EQ(spoilt("\"renamed\": { \"A.old\": \"A.1\" }", "\"renamed\": [\"A.old\", \"A.1\"]"),
            Lines{"error wrong_type /changes/1/renamed (object, array)"});
  EXPECT_EQ(spoilt("\"x\": [\"A.2\", \"risk\"]", "\"x\": \"A.2\""),
            Lines{"error wrong_type /changes/1/split/x (array, string)"});
  EXPECT_EQ(spoilt("\"x\": [\"A.2\", \"risk\"]", "\"x\": []"),
            Lines{"error empty_list /changes/1/split/x (x)"});
  EXPECT_EQ(spoilt("[\"h1\", \"h2\"]", "[]"),
            Lines{"error empty_list /changes/1/merged/A.3/from (from)"});
  EXPECT_EQ(
      spoilt("\"take\": \"highest\"", "\"take\": \"best\""),
      Lines{"error bad_value /changes/1/merged/A.3/take (“best”, “lowest”, “highest”, “first”)"});
  EXPECT_EQ(
      spoilt("\"gone\": { \"nl\": \"Weg\", \"en\": \"Gone\" }", "\"gone\": { \"en\": \"Gone\" }"),
      Lines{"error missing_text /changes/0/removed/gone (nl)"});
  EXPECT_EQ(spoilt("\"removed\":", "\"remove\":"),
            Lines{"warning unknown_member /changes/0/remove (remove, removed)"});
}

}  // namespace
}  // namespace peil::test
