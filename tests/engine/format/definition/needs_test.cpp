// What must be there before a question can reach a level, and how long a level takes.
#include "engine/model/definition.hpp"
#include "tests/engine/support.hpp"

namespace peil::test {
namespace {

// The needs of A.1 in the small definition, whose B.1 has the same three levels.
std::string with_needs(std::string_view needs) {
  return with(small_definition(), "\"weight\": 2",
              "\"needs\": " + std::string(needs) + ", \"weight\": 2");
}
Lines needs(std::string_view text) { return check(with_needs(text)); }

TEST(Needs, AreFoundFurtherOnAndStandInTheOrderOfTheLevels) {
  const Definition definition =
      definition_of(with_needs(R"({ "3": [{ "question": "B.1", "level": "3" }],
                      "2": [{ "question": "B.1", "level": "2" }] })"));
  const std::vector<Need>& found = definition.questions[0].needs;
  ASSERT_EQ(found.size(), 2u);
  EXPECT_EQ(found[0].to, 1u);
  EXPECT_EQ(found[0].question, 2u);
  EXPECT_EQ(found[0].at, 1u);
  EXPECT_EQ(found[1].to, 2u);
  EXPECT_EQ(found[1].at, 2u);
  EXPECT_TRUE(definition.questions[2].needs.empty());
}

TEST(Needs, WhatTheyNameMustBeThere) {
  EXPECT_EQ(needs(R"({ "3": [{ "question": "B.2", "level": "3" }] })"),
            Lines{"error dangling_id /sections/0/questions/0/needs/3/0/question (B.2, question, "
                  "A.2)"});
  EXPECT_EQ(needs(R"({ "3": [{ "question": "B.1", "level": "4" }] })"),
            Lines{"error dangling_id /sections/0/questions/0/needs/3/0/level (4, option, 2)"});
  EXPECT_EQ(needs(R"({ "4": [{ "question": "B.1", "level": "3" }] })"),
            Lines{"error dangling_id /sections/0/questions/0/needs/4 (4, option, 2)"});
}

// Everything is at the first level from the start: nothing is needed for it, and it is no need.
TEST(Needs, TheFirstLevelIsNoneOfThem) {
  EXPECT_EQ(needs(R"({ "1": [{ "question": "B.1", "level": "3" }] })"),
            Lines{"error dangling_id /sections/0/questions/0/needs/1 (1, option, 2)"});
  EXPECT_EQ(needs(R"({ "3": [{ "question": "B.1", "level": "1" }] })"),
            Lines{"error dangling_id /sections/0/questions/0/needs/3/0/level (1, option, 2)"});
}

TEST(Needs, HaveTheirForm) {
  EXPECT_EQ(needs("[]"), Lines{"error wrong_type /sections/0/questions/0/needs (object, array)"});
  EXPECT_EQ(needs(R"({ "3": {} })"),
            Lines{"error wrong_type /sections/0/questions/0/needs/3 (array, object)"});
  EXPECT_EQ(needs(R"({ "3": [{ "question": "B.1" }] })"),
            Lines{"error missing_member /sections/0/questions/0/needs/3/0 (level)"});
  EXPECT_EQ(needs(R"({ "3": [{ "question": "B.1", "level": "3", "why": "so" }] })"),
            Lines{"warning unknown_member /sections/0/questions/0/needs/3/0/why (why, )"});
  EXPECT_EQ(needs("{}"), Lines{});
  std::string many = R"({ "3": [{ "question": "B.1", "level": "3" })";
  for (int i = 0; i < 100; ++i)
    many += R"(, { "question": "B.1", "level": "3" })";
  EXPECT_EQ(needs(many + "] }"),
            Lines{"error limit_exceeded /sections/0/questions/0/needs/3 (needs, 101, 100)"});
}

TEST(Needs, OnlyAScaleHasLevelsThatCanBeNeeded) {
  const std::string choice = with(
      with_needs(R"({ "3": [{ "question": "C.1", "level": "yes" }] })"), R"({ "id": "B.1", )",
      R"({ "id": "C.1", "type": "choice", "scale": "yes_no", "title": { "nl": "K", "en": "C" } },
         { "id": "B.1", )");
  EXPECT_EQ(check(choice), Lines{"error bad_value /sections/0/questions/0/needs/3/0/question "
                                 "(“C.1”, \"type\": \"scale\")"});
}

TEST(Needs, WhatIsAskedOnceCantWaitForASubject) {
  const std::string text =
      with(whole_definition(), "\"id\": \"sys_name\",",
           R"("id": "S.1", "type": "scale", "scale": "level", "title": { "nl": "V", "en": "Q" } },
         { "id": "sys_name",)");
  EXPECT_EQ(check(with(text, "\"id\": \"A.1\",",
                       R"("id": "A.1", "needs": { "2": [{ "question": "S.1", "level": "2" }] },)")),
            Lines{"error other_scope /sections/1/questions/0/needs/2/0/question (A.1, S.1)"});
}

// A circle is told once, with the way around; a question's own levels are part of it.
TEST(Needs, NothingWaitsForItself) {
  const std::string circle = with(
      with_needs(R"({ "2": [{ "question": "B.1", "level": "3" }] })"),
      R"("id": "B.1", "type": "scale",)",
      R"("id": "B.1", "needs": { "2": [{ "question": "A.1", "level": "2" }] }, "type": "scale",)");
  EXPECT_EQ(check(circle), Lines{"error needs_cycle /sections/0/questions/0/needs (A.1 2 → B.1 3 "
                                 "→ B.1 2 → A.1 2)"});
  EXPECT_EQ(needs(R"({ "2": [{ "question": "A.1", "level": "3" }] })"),
            Lines{"error needs_cycle /sections/0/questions/0/needs (A.1 2 → A.1 3 → A.1 2)"});
  // The other way around there is an order.
  EXPECT_EQ(needs(R"({ "3": [{ "question": "A.1", "level": "2" }] })"), Lines{});
}

// A chain as long as there are questions is looked through without recursion.
TEST(Needs, ALongChainIsNoCircle) {
  std::string questions;
  constexpr int count = 5000;
  for (int i = 0; i < count; ++i) {
    const std::string id = "C." + std::to_string(i);
    questions += R"({ "id": ")" + id + R"(", "type": "scale", "scale": "maturity", )";
    if (i + 1 < count)
      questions += R"("needs": { "2": [{ "question": "C.)" + std::to_string(i + 1) +
                   R"(", "level": "2" }] }, )";
    questions += R"("title": { "nl": "V)" + id + R"(", "en": "Q)" + id + R"(" } }, )";
  }
  EXPECT_EQ(check(with(small_definition(), R"({ "id": "B.1",)", questions + R"({ "id": "B.1",)")),
            Lines{});
}

TEST(Months, AreHowLongALevelTakes) {
  const auto text = with(small_definition(), "\"value\": 2,", "\"value\": 2, \"months\": 6,");
  const Definition definition = definition_of(text);
  EXPECT_EQ(definition.scales[0].options[1].months, 6u);
  EXPECT_EQ(definition.scales[0].options[2].months, 0u);
  for (const char* months : {"0", "-1", "1.5", "121"}) {
    EXPECT_EQ(damaged("\"value\": 2,", "\"value\": 2, \"months\": " + std::string(months) + ","),
              Lines{"error bad_value /scales/maturity/options/1/months (" + std::string(months) +
                    ", 1, 2, … 120)"});
  }
}

}  // namespace
}  // namespace peil::test
