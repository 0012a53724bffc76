#include "tests/engine/plugin/fixture.hpp"

namespace peil::test {
namespace {

Lines spoilt_added(std::string_view from, std::string_view to) {
  return check(with(added_definition(), from, to));
}

TEST(DefinitionProgram, IsReadWhole) {
  const Definition definition = definition_of(added_definition());
  const Additions& additions = definition.additions;
  ASSERT_EQ(additions.scores.size(), 2u);
  EXPECT_EQ(additions.scores[0].id, "plan");
  EXPECT_EQ(additions.scores[0].subject_kind, no_index);
  EXPECT_EQ(additions.scores[0].high, 4);
  EXPECT_EQ(additions.scores[1].low, -1);
  EXPECT_EQ(additions.scores[1].subject_kind, 0u);
  ASSERT_EQ(additions.labels.size(), 2u);
  EXPECT_EQ(additions.labels[0].text.in(1), "Go");
  ASSERT_EQ(additions.findings.size(), 2u);
  EXPECT_EQ(additions.findings[0].severity, FindingSeverity::warning);
  EXPECT_EQ(additions.findings[0].actions, std::vector<std::uint32_t>{0});
  EXPECT_EQ(additions.findings[1].applies_from, "2027-12-02");
  EXPECT_EQ(additions.findings[1].source->at, "Art. 4");
  ASSERT_EQ(additions.lists.size(), 2u);
  EXPECT_EQ(definition.scores[additions.lists[0].score].id, "flat");
  EXPECT_EQ(additions.lists[0].effort.in(0), "uren");
  EXPECT_EQ(additions.lists[1].score, no_index);
  ASSERT_EQ(additions.messages.size(), 2u);
  EXPECT_FALSE(additions.empty());
  EXPECT_TRUE(definition_of(whole_definition()).additions.empty());
}

TEST(DefinitionProgram, IdsAreOnesOwnAndDifferFromTheDefinitions) {
  EXPECT_EQ(spoilt_added("\"id\": \"plan\"", "\"id\": \"flat\""),
            Lines{"error duplicate_id /program/scores/0/id (flat, /scores/0/id)"});
  EXPECT_EQ(spoilt_added("\"id\": \"plan\"", "\"id\": \"A\""),
            Lines{"error duplicate_id /program/scores/0/id (A, /sections/1/id)"});
  EXPECT_EQ(spoilt_added("\"id\": \"need\"", "\"id\": \"plan\""),
            Lines{"error duplicate_id /program/scores/1/id (plan, /program/scores/0/id)"});
  EXPECT_EQ(spoilt_added("\"id\": \"ready\"", "\"id\": \"big\""),
            Lines{"error duplicate_id /program/labels/0/id (big, /labels/0/id)"});
  EXPECT_EQ(spoilt_added("\"id\": \"tell\"", "\"id\": \"f1\""),
            Lines{"error duplicate_id /program/findings/1/id (f1, /findings/0/id)"});
  EXPECT_EQ(spoilt_added("\"id\": \"fix\"", "\"id\": \"road\""),
            Lines{"error duplicate_id /program/lists/1/id (road, /program/lists/0/id)"});
  EXPECT_EQ(spoilt_added("\"id\": \"so\"", "\"id\": \"how\""),
            Lines{"error duplicate_id /program/messages/1/id (how, /program/messages/0/id)"});
  EXPECT_EQ(spoilt_added("\"id\": \"so\"", "\"id\": \"s o\""),
            Lines{"error bad_id /program/messages/1/id (s o)"});
  // Lists and messages have names of their own.
  EXPECT_EQ(spoilt_added("\"id\": \"so\"", "\"id\": \"road\""), Lines{});
}

TEST(DefinitionProgram, BoundsOfScores) {
  EXPECT_EQ(spoilt_added("\"low\": 0, \"high\": 4", "\"low\": 4, \"high\": 4"),
            Lines{"error bad_value /program/scores/0/high (4, > 4)"});
  EXPECT_EQ(spoilt_added("\"low\": 0, \"high\": 4", "\"high\": 4"),
            Lines{"error missing_member /program/scores/0 (low)"});
  EXPECT_EQ(spoilt_added("\"low\": 0, \"high\": 4", "\"low\": 0, \"high\": 2e9"),
            Lines{"error bad_value /program/scores/0/high (2000000000, -1000000000 – 1000000000)"});
}

TEST(DefinitionProgram, WhatIsNamedMustBeThere) {
  EXPECT_EQ(spoilt_added("\"score\": \"flat\"", "\"score\": \"flut\""),
            Lines{"error dangling_id /program/lists/0/score (flut, score, flat)"});
  EXPECT_EQ(
      spoilt_added("\"id\": \"fix\", \"for\": \"system\"", "\"id\": \"fix\", \"for\": \"sys\""),
      Lines{"error dangling_id /program/lists/1/for (sys, subject, )"});
  EXPECT_EQ(spoilt_added("\"source\": \"law\", \"at\": \"Art. 4\"", "\"source\": \"lew\""),
            Lines{"error dangling_id /program/findings/1/source (lew, source, law)"});
  EXPECT_EQ(spoilt_added("\"actions\": [\"fill\"] },", "\"actions\": [\"full\"] },"),
            Lines{"error dangling_id /program/findings/0/actions/0 (full, action, fill)"});
  EXPECT_EQ(spoilt_added(", \"source\": \"law\", \"at\": \"Art. 4\"", ""),
            Lines{"warning date_without_source /program/findings/1/applies_from (2027-12-02)"});
  EXPECT_EQ(spoilt_added("\"messages\": [", "\"mesages\": 1, \"messages\": ["),
            Lines{"warning unknown_member /program/mesages (mesages, )"});
}

TEST(DefinitionProgram, PlacesAreTheSameInEveryLanguage) {
  EXPECT_EQ(spoilt_added("By {what}", "By {which}"),
            Lines{"warning other_places /program/messages/0/text/en (en, {which}, {what})"});
  EXPECT_EQ(spoilt_added("By {what}", "By it"),
            Lines{"warning other_places /program/messages/0/text/en (en, –, {what})"});
  EXPECT_EQ(spoilt_added("Late: {day}", "{day}: late, {day}"), Lines{});
  EXPECT_EQ(spoilt_added("Late: {day}", "Late: {Day}"),
            Lines{"error bad_value /program/findings/0/title/en (“{Day}”, “{a–z, 0–9, _}”)"});
  std::string many;
  for (int i = 0; i < 33; ++i)
    many += "{p" + std::to_string(i) + "}";
  EXPECT_EQ(spoilt_added("\"Dus\"", "\"" + many + "\"").front(),
            "error limit_exceeded /program/messages/1/text/nl ({…}, 33, 32)");
}

TEST(DefinitionProgram, TextsWithoutPlacesMayHaveBraces) {
  EXPECT_EQ(spoilt_added("\"Het kan\"", "\"{Het} kan {\""), Lines{});
}

TEST(DefinitionProgram, HasLimits) {
  std::string many;
  for (int i = 0; i < 501; ++i)
    many += std::string(i > 0 ? "," : "") + "{\"id\": \"m" + std::to_string(i) + "\"}";
  const auto said =
      check(with(added_definition(), "\"messages\": [", "\"messages\": [" + many + ","));
  EXPECT_EQ(said, Lines{"error limit_exceeded /program/messages (messages, 503, 500)"});
}

}  // namespace
}  // namespace peil::test
