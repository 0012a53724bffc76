#include "asking.hpp"

#include <gtest/gtest.h>

namespace peil::digital_sovereignty {
namespace {

using namespace test;
using Facts = std::map<std::string, std::string>;

AskedService tested(const char* importance, Facts levels) {
  AskedService made = critical("A", "A", "nl");
  made.facts["svc_criticality"] = importance;
  made.facts["svc_data"] = "personal";
  made.levels = std::move(levels);
  return made;
}

Said proposed(const AskedService& service) {
  return judged({.services = {service}, .record = {{"gate", "proposal"}}});
}

TEST(Gate, NotChosenIsTold) {
  EXPECT_TRUE(judged({.services = {tested("critical", {})}}).has("gate_none"));
  const Said none =
      judged({.services = {tested("critical", {{"SOV-2.1", "0"}})}, .record = {{"gate", "none"}}});
  EXPECT_FALSE(none.has("gate_none"));
  EXPECT_EQ(none.labels.count("below_legal@1"), 0u);
  EXPECT_EQ(none.labels.count("fails_gate@1"), 0u);
}

TEST(Gate, TheLowestAnswerCounts) {
  const Said meets = proposed(tested("critical", {{"SOV-2.1", "2"}, {"SOV-2.2", "2"}}));
  EXPECT_EQ(meets.labels.at("below_legal@1"), "no");
  EXPECT_EQ(meets.labels.at("fails_gate@1"), "no");
  EXPECT_EQ(meets.labels.at("meets_gate@1"), "yes");
  EXPECT_EQ(meets.because.at("meets_gate@1"), "gate ");
  const Said fails =
      proposed(tested("critical", {{"SOV-2.1", "4"}, {"SOV-2.2", "1"}, {"SOV-3.1", "0"}}));
  EXPECT_EQ(fails.labels.at("below_legal@1"), "yes");
  EXPECT_EQ(fails.because.at("below_legal@1"), "SOV-2.2 ");
  EXPECT_EQ(fails.findings.at("below_gate@1"),
            (Arguments{{"count", "2"}, {"question", "SOV-3.1"}, {"level", "0"}, {"minimum", "2"}}));
  EXPECT_EQ(fails.because.at("below_gate@1"), "SOV-2.2 SOV-3.1 ");
  EXPECT_EQ(fails.labels.at("fails_gate@1"), "yes");
  EXPECT_EQ(fails.because.at("fails_gate@1"), "SOV-2.2 SOV-3.1 ");
  EXPECT_EQ(fails.labels.count("meets_gate@1"), 0u);
  EXPECT_EQ(fails.findings.at("gate_result").at("failed"), "1");
  // Objectives without a minimum, or in which nothing applies, aren't judged.
  EXPECT_EQ(fails.labels.count("below_environment@1"), 0u);
  EXPECT_EQ(proposed(tested("critical", {{"SOV-2.1", "2"}})).labels.count("below_data@1"), 0u);
}

// Which minimums are for a service is all that its importance decides.
TEST(Gate, ImportanceDecidesWhichMinimumsAreMeant) {
  const Facts levels{{"SOV-1.1", "1"}, {"SOV-2.1", "1"}, {"SOV-3.1", "1"}};
  const Said one = proposed(tested("critical", levels));
  EXPECT_EQ(one.labels.at("below_strategic@1"), "no");
  EXPECT_EQ(one.labels.at("below_legal@1"), "yes");
  const Said two = proposed(tested("important", levels));
  EXPECT_EQ(two.labels.at("below_legal@1"), "no");
  EXPECT_EQ(two.labels.at("meets_gate@1"), "yes");
  EXPECT_EQ(proposed(tested("important", {{"SOV-2.1", "0"}})).labels.at("fails_gate@1"), "yes");
  const Said three = proposed(tested("supporting", levels));
  EXPECT_EQ(three.labels.count("below_legal@1"), 0u);
  EXPECT_EQ(three.labels.count("fails_gate@1"), 0u);
  EXPECT_EQ(three.findings.at("gate_result").at("tested"), "0");
}

TEST(Gate, OfEquallyLowAnswersTheFirstIsNamed) {
  const Said said = judged(
      {.services = {tested("critical", {{"SOV-1.2", "1"}, {"SOV-1.1", "1"}, {"SOV-8.1", "1"}})},
       .record = {
           {"gate", "own"}, {"gate_scope", "all"}, {"gate_sov_1", "2"}, {"gate_sov_8", "3"}}});
  EXPECT_EQ(said.findings.at("below_gate@1").at("question"), "SOV-1.1");
  EXPECT_EQ(said.findings.at("below_gate@1").at("count"), "2");
  EXPECT_EQ(said.labels.at("below_environment@1"), "yes");
}

TEST(Gate, OpenAnswersLeaveItOpenUnlessOneIsTooLow) {
  const Said open = proposed(tested("critical", {{"SOV-2.1", "3"}, {"SOV-2.2", "unknown"}}));
  EXPECT_EQ(open.labels.at("below_legal@1"), "open");
  EXPECT_EQ(open.settles.at("below_legal@1"), "SOV-2.2 ");
  EXPECT_EQ(open.labels.at("fails_gate@1"), "open");
  EXPECT_EQ(open.settles.at("fails_gate@1"), "SOV-2.2 ");
  EXPECT_EQ(open.findings.at("gate_result").at("open"), "1");
  const Said low = proposed(tested("critical", {{"SOV-2.1", "1"}, {"SOV-2.2", "open"}}));
  EXPECT_EQ(low.labels.at("below_legal@1"), "yes");
}

// What has no answer below the minimum decides nothing, so it may be open: 3.2 has none below
// SEAL-2.
TEST(Gate, WhatCannotFailNeedsNoAnswer) {
  const Facts levels{{"SOV-3.1", "2"}, {"SOV-3.2", "unknown"}};
  EXPECT_EQ(proposed(tested("critical", levels)).labels.at("below_data@1"), "no");
  const auto asked = [&levels](const char* minimum) {
    return judged({.services = {tested("critical", levels)},
                   .record = {{"gate", "own"}, {"gate_scope", "all"}, {"gate_sov_3", minimum}}})
        .labels.at("below_data@1");
  };
  EXPECT_EQ(asked("2"), "no");
  EXPECT_EQ(asked("3"), "yes");
}

// With the first criteria alone the others aren't asked, and can still fail.
TEST(Gate, WhatIsNotAskedIsOpen) {
  const Said said = proposed(tested("critical", {{"SOV-2.1", "3"}, {"SOV-2.2", "hidden"}}));
  EXPECT_EQ(said.labels.at("below_legal@1"), "open");
  EXPECT_EQ(said.settles.at("below_legal@1"), "svc_depth ");
}

TEST(Gate, IsOnlyForTheServicesThatItIsMeantFor) {
  const auto label = [](const std::string& scope, const char* importance, const char* data,
                        const char* level = "0") {
    AskedService made = tested(importance, {{"SOV-2.1", level}});
    if (!*importance) made.facts.erase("svc_criticality");
    made.facts["svc_data"] = data;
    if (!*data) made.facts.erase("svc_data");
    const Said said =
        judged({.services = {made},
                .record = {{"gate", "own"}, {"gate_scope", scope}, {"gate_sov_2", "2"}}});
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
  // One SEAL lower.
  EXPECT_EQ(label("important", "important", "", "1"), "no ");
  EXPECT_EQ(label("important", "important", "", "0"), "yes ");
  EXPECT_EQ(label("important", "", "", "0"), "open svc_criticality ");
  EXPECT_EQ(label("critical important", "critical", "", "1"), "yes ");
  EXPECT_EQ(label("important", "critical", "", "0"), "–");
}

TEST(Gate, WithoutImportanceWhatPassesPassesAnyway) {
  AskedService made = tested("", {{"SOV-2.1", "3"}});
  made.facts.erase("svc_criticality");
  const Said said = proposed(made);
  EXPECT_EQ(said.labels.at("below_legal@1"), "no");
  EXPECT_EQ(said.labels.at("fails_gate@1"), "open");
  EXPECT_EQ(said.settles.at("fails_gate@1"), "svc_criticality ");
  EXPECT_EQ(said.findings.at("unclassified").at("services"), "1");
}

TEST(Gate, OnesOwnNeedsServicesAndAMinimum) {
  const auto unset = [](Facts record) {
    record["gate"] = "own";
    return judged({.services = {tested("critical", {{"SOV-2.1", "0"}})}, .record = record})
        .has("gate_unset");
  };
  EXPECT_TRUE(unset({}));
  EXPECT_TRUE(unset({{"gate_scope", "all"}}));
  EXPECT_TRUE(unset({{"gate_scope", "all"}, {"gate_sov_2", "none"}}));
  EXPECT_TRUE(unset({{"gate_sov_2", "2"}}));
  EXPECT_FALSE(unset({{"gate_scope", "critical"}, {"gate_sov_2", "2"}}));
}

}  // namespace
}  // namespace peil::digital_sovereignty
