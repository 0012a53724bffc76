#include "asking.hpp"

#include "plugins/digital_sovereignty/score.hpp"

#include <gtest/gtest.h>

namespace peil::digital_sovereignty {
namespace {

using namespace test;
using Facts = std::map<std::string, std::string>;

const Facts every_item{{"SOV-1.1", "4"}, {"SOV-1.2", "3"}, {"SOV-2.1", "2"}, {"SOV-2.2", "1"},
                       {"SOV-3.1", "4"}, {"SOV-3.2", "0"}, {"SOV-8.1", "1"}};

Said scored(const Facts& levels, const char* importance = "important") {
  AskedService service;
  service.facts = {{"svc_criticality", importance}};
  service.levels = levels;
  return judged({.services = {service}});
}

// SOV-1: 70.07 points, SOV-2: 30.03, SOV-3: 40.04, SOV-8: 10.01; each times its weight ÷ 1000.
TEST(Score, IsPointsTimesWeights) {
  const Said said = scored(every_item);
  EXPECT_EQ(said.scores.at("eu_2026@1"), "2.15215 2.15215 2.15215");
  EXPECT_EQ(said.scores.at("eu_v121@1"), "1.80180 1.80180 1.80180");
  EXPECT_EQ(said.points.at("1"), (Arguments{{"p1", "70.07"},
                                            {"p2", "30.03"},
                                            {"p3", "40.04"},
                                            {"p4", "0.00"},
                                            {"p5", "0.00"},
                                            {"p6", "0.00"},
                                            {"p7", "0.00"},
                                            {"p8", "10.01"},
                                            {"open", "0"},
                                            {"out", "0"}}));
  EXPECT_FALSE(said.has("in_part"));
}

// What is open isn't 0: there is no value, but the bounds of what it will be.
TEST(Score, WhatIsOpenGivesARange) {
  Facts levels = every_item;
  levels["SOV-1.2"] = "unknown";
  levels["SOV-8.1"] = "open";
  const Said said = scored(levels);
  EXPECT_EQ(said.scores.at("eu_2026@1"), " 1.50150 2.50250");
  EXPECT_EQ(said.points.at("1").at("open"), "2");
}

// A cell of the EU's sheet that is left empty has no points.
TEST(Score, WhatDoesNotApplyHasNoPoints) {
  Facts levels = every_item;
  levels["SOV-3.1"] = "not_applicable";
  EXPECT_EQ(scored(levels).scores.at("eu_2026@1"), "1.75175 1.75175 1.75175");
  EXPECT_EQ(scored(levels).points.at("1").at("out"), "1");
}

// The first criteria alone make no score, whatever they are.
TEST(Score, TheFirstCriteriaAloneGiveNone) {
  Facts levels = every_item;
  levels["SOV-8.1"] = "hidden";
  const Said said = scored(levels);
  EXPECT_EQ(said.scores.at("eu_2026@1"), "");
  EXPECT_EQ(said.scores.at("eu_v121@1"), "");
  EXPECT_EQ(said.points.count("1"), 0u);
  EXPECT_EQ(said.findings.at("in_part"), (Arguments{{"count", "1"}, {"services", "1"}}));
}

TEST(Score, ImportanceChangesNone) {
  Facts levels = every_item;
  levels["SOV-2.2"] = "open";
  const std::map<std::string, std::string> scores = scored(levels, "critical").scores;
  EXPECT_EQ(scores.size(), 7u);
  for (const char* importance : {"important", "supporting", "unknown"})
    EXPECT_EQ(scored(levels, importance).scores, scores) << importance;
}

}  // namespace
}  // namespace peil::digital_sovereignty
