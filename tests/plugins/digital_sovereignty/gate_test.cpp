#include "asking.hpp"

#include <gtest/gtest.h>

namespace peil::digital_sovereignty {
namespace {

using namespace test;

AskedService personal(std::map<std::string, std::string> levels) {
  AskedService service = critical("A", "A", "nl");
  service.facts["svc_data"] = "personal";
  service.levels = std::move(levels);
  return service;
}

Said proposed(const AskedService& service) {
  return judged({.services = {service}, .record = {{"gate", "proposal"}}});
}

TEST(Gate, NotChosenIsTold) {
  EXPECT_TRUE(judged({.services = {personal({})}}).has("gate_none"));
  const Said none = judged({.services = {personal({{"L.1", "0"}})}, .record = {{"gate", "none"}}});
  EXPECT_EQ(none.finding_ids(), "as_of exit_open ");
  EXPECT_EQ(none.labels.count("below_legal@1"), 0u);
}

TEST(Gate, TheLowestAnswerCounts) {
  EXPECT_EQ(proposed(personal({{"L.1", "2"}, {"L.2", "2"}})).labels.at("below_legal@1"), "no");
  const Said fails = proposed(personal({{"L.1", "4"}, {"L.2", "1"}, {"D.1", "0"}}));
  EXPECT_EQ(fails.labels.at("below_legal@1"), "yes");
  EXPECT_EQ(fails.because.at("below_legal@1"), "L.2 ");
  EXPECT_EQ(fails.findings.at("below_gate@1"),
            (Arguments{{"count", "2"}, {"question", "D.1"}, {"level", "0"}, {"minimum", "2"}}));
  EXPECT_EQ(fails.because.at("below_gate@1"), "L.2 D.1 ");
  EXPECT_EQ(fails.findings.at("gate_result").at("failed"), "1");
  // Objectives without a minimum, or without anything asked, aren't judged.
  EXPECT_EQ(fails.labels.count("below_strategic@1"), 0u);
  EXPECT_EQ(proposed(personal({{"L.1", "2"}})).labels.count("below_data@1"), 0u);
}

TEST(Gate, OfEquallyLowAnswersTheHeaviestIsNamed) {
  AskedService service = personal({{"I.2", "1"}, {"I.1", "1"}, {"E.1", "1"}});
  const Said said = judged({.services = {service},
                            .record = {{"gate", "own"},
                                       {"gate_scope", "all"},
                                       {"gate_strategic", "2"},
                                       {"gate_environment", "3"}}});
  EXPECT_EQ(said.findings.at("below_gate@1").at("question"), "I.1");
  EXPECT_EQ(said.findings.at("below_gate@1").at("count"), "2");
  EXPECT_EQ(said.labels.at("below_environment@1"), "yes");
}

TEST(Gate, OpenAnswersLeaveItOpenUnlessOneIsTooLow) {
  const Said open = proposed(personal({{"L.1", "3"}, {"L.2", "unknown"}}));
  EXPECT_EQ(open.labels.at("below_legal@1"), "open");
  EXPECT_EQ(open.settles.at("below_legal@1"), "L.2 ");
  EXPECT_EQ(open.findings.at("gate_result").at("open"), "1");
  EXPECT_EQ(proposed(personal({{"L.1", "1"}, {"L.2", "open"}})).labels.at("below_legal@1"), "yes");
  const Said passed = proposed(personal({{"L.1", "3"}, {"L.2", "hidden"}}));
  EXPECT_EQ(passed.labels.at("below_legal@1"), "no");
  EXPECT_EQ(passed.findings.at("gate_result").at("passed"), "1");
}

// What isn't asked yet can still be asked, while the questions that decide that are open.
TEST(Gate, HiddenItemsAreOpenWhileTheirConditionIs) {
  AskedService service = personal({{"L.1", "3"}, {"L.2", "hidden"}});
  service.facts.erase("svc_areas");
  const Said areas = proposed(service);
  EXPECT_EQ(areas.labels.at("below_legal@1"), "open");
  EXPECT_EQ(areas.settles.at("below_legal@1"), "svc_areas ");
  service.facts.erase("svc_criticality");
  EXPECT_EQ(proposed(service).settles.at("below_legal@1"), "svc_criticality svc_areas ");
}

TEST(Gate, IsOnlyForTheServicesThatItIsMeantFor) {
  const auto label = [](const std::string& scope, const char* importance, const char* data) {
    AskedService service = personal({{"L.1", "0"}});
    service.facts.erase("svc_criticality");
    service.facts.erase("svc_data");
    if (*importance) service.facts["svc_criticality"] = importance;
    if (*data) service.facts["svc_data"] = data;
    const Said said =
        judged({.services = {service},
                .record = {{"gate", "own"}, {"gate_scope", scope}, {"gate_legal", "1"}}});
    const auto found = said.labels.find("below_legal@1");
    return found == said.labels.end() ? std::string("–")
                                      : found->second + " " + said.settles.at("below_legal@1");
  };
  EXPECT_EQ(label("all", "", ""), "yes ");
  EXPECT_EQ(label("critical", "critical", ""), "yes ");
  EXPECT_EQ(label("critical", "important", "personal"), "–");
  EXPECT_EQ(label("critical", "", "personal"), "open svc_criticality ");
  EXPECT_EQ(label("personal", "critical", "sensitive"), "yes ");
  EXPECT_EQ(label("personal", "critical", "internal"), "–");
  EXPECT_EQ(label("personal", "critical", ""), "open svc_data ");
  EXPECT_EQ(label("critical personal", "important", "personal"), "yes ");
  EXPECT_EQ(label("critical personal", "", ""), "open svc_criticality svc_data ");
  EXPECT_EQ(label("critical personal", "important", "none"), "–");
}

TEST(Gate, WhatPassesPassesWhoeverItIsMeantFor) {
  AskedService service = personal({{"L.1", "3"}});
  service.facts.erase("svc_data");
  EXPECT_EQ(proposed(service).labels.at("below_legal@1"), "no");
  EXPECT_EQ(proposed(service).findings.at("gate_result").at("open"), "1");
}

TEST(Gate, OnesOwnNeedsServicesAndAMinimum) {
  const auto unset = [](std::map<std::string, std::string> record) {
    record["gate"] = "own";
    return judged({.services = {personal({{"L.1", "0"}})}, .record = record}).has("gate_unset");
  };
  EXPECT_TRUE(unset({}));
  EXPECT_TRUE(unset({{"gate_scope", "all"}}));
  EXPECT_TRUE(unset({{"gate_scope", "all"}, {"gate_legal", "none"}}));
  EXPECT_TRUE(unset({{"gate_legal", "2"}}));
  EXPECT_FALSE(unset({{"gate_scope", "critical"}, {"gate_legal", "2"}}));
}

}  // namespace
}  // namespace peil::digital_sovereignty
