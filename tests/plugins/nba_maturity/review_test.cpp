// What is said about who established the levels.
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

}  // namespace
}  // namespace peil::nba_maturity
