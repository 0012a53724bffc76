// What is said about who established the levels, and about an institution that fills in a part of
// the topics.
#include "asking.hpp"

#include <gtest/gtest.h>

namespace peil::nba_maturity {
namespace {

using namespace test;

AskedTopic topic(const std::string& answer, const std::string& review) {
  AskedTopic made;
  made.answer = answer;
  made.review = review;
  return made;
}

TEST(Reviews, CountWhoWentFurthestAndTheMeanOfWhatOthersConfirmed) {
  const Said said = judged({.topics = {topic("1", "self"), topic("2", "peer"), topic("3", "design"),
                                       topic("4", "operation"), topic("4", "operation"),
                                       topic("5", "open"), topic("2", "unknown")}});
  ASSERT_EQ(said.findings.count("reviewed"), 1u) << said.text;
  const auto& reviewed = said.findings.at("reviewed");
  EXPECT_EQ(reviewed.at("others"), "4");
  EXPECT_EQ(reviewed.at("answered"), "7");
  EXPECT_EQ(reviewed.at("peer"), "1");
  EXPECT_EQ(reviewed.at("design"), "1");
  EXPECT_EQ(reviewed.at("operation"), "2");
  EXPECT_EQ(reviewed.at("mean"), "3.25");
  EXPECT_EQ(said.because.at("reviewed"), "t1 t2 t3 t4 ");
  EXPECT_EQ(said.findings.count("self_only"), 0u);
}

TEST(Reviews, OnlyOwnEstimatesAreToldAsSuch) {
  const Said said =
      judged({.topics = {topic("3", "self"), topic("4", "self"), topic("4", "open")}});
  EXPECT_EQ(said.findings.at("self_only").at("answered"), "3");
  EXPECT_EQ(said.findings.count("reviewed"), 0u);
}

TEST(Reviews, WhatIsntSaidIsntTold) {
  for (const char* review : {"", "open", "unknown", "hidden"}) {
    const Said said = judged({.topics = {topic("3", review), topic("2", review)}});
    EXPECT_EQ(said.findings.count("self_only") + said.findings.count("reviewed"), 0u) << review;
  }
}

TEST(Reviews, AboutATopicWithoutAnAnswerSaysNothing) {
  for (const char* answer : {"open", "unknown", "not_applicable", "hidden"}) {
    const Said said = judged({.topics = {topic("3", "open"), topic(answer, "operation")}});
    EXPECT_EQ(said.findings.count("self_only") + said.findings.count("reviewed"), 0u) << answer;
  }
}

TEST(Reviews, AnOptionThatIsntKnownConfirmsNothing) {
  const Said said = judged({.topics = {topic("3", "neighbour")}});
  EXPECT_EQ(said.findings.count("reviewed"), 0u);
  EXPECT_EQ(said.findings.count("self_only"), 1u);
}

TEST(Part, IsToldAndNotComparedWithTheSector) {
  Asked asked{.topics = topics(4, "2"), .capacity = "5"};
  asked.topics.push_back({.answer = "hidden", .phase = "phase_2"});
  asked.topics.push_back({.answer = "hidden", .phase = "phase_3"});
  const Said said = judged(asked);
  EXPECT_EQ(said.finding_ids(), "in_time partial ");
  EXPECT_EQ(said.findings.at("partial").at("count"), "4");
  EXPECT_EQ(said.findings.at("partial").at("all"), "6");
  EXPECT_EQ(said.because.at("partial"), "profile.scope ");
  EXPECT_EQ(said.road.size(), 4u) << "what is hidden is not planned";
}

TEST(Part, ThatReachesTheTargetIsNotTheWhole) {
  Asked asked{.topics = topics(2, "4")};
  asked.topics.push_back({.answer = "hidden"});
  const Said said = judged(asked);
  EXPECT_EQ(said.finding_ids(), "partial reached_part ");
  EXPECT_EQ(said.findings.at("reached_part").at("mean"), "4.00");
}

TEST(Part, WhatDoesntApplyIsNoPart) {
  Asked asked{.topics = topics(2, "3")};
  asked.topics.push_back({.answer = "not_applicable"});
  EXPECT_EQ(judged(asked).finding_ids(), "reached ");
}

}  // namespace
}  // namespace peil::nba_maturity
