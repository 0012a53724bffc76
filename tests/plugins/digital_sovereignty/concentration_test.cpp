#include "asking.hpp"

#include "plugins/digital_sovereignty/concentration.hpp"

#include <gtest/gtest.h>

#include <algorithm>

namespace peil::digital_sovereignty {
namespace {

using namespace test;

bool noted(const Said& said, const std::string& note) {
  return std::find(said.notes.begin(), said.notes.end(), note) != said.notes.end();
}

TEST(Concentration, NamesAreComparedWithoutFormAndCapitals) {
  EXPECT_EQ(comparable("Voorbeeld  B.V."), "voorbeeld");
  EXPECT_EQ(comparable(" voorbeeld, Inc. "), "voorbeeld");
  EXPECT_EQ(comparable("Voorbeeld\tHolding N.V. B.V."), "voorbeeld holding");
  EXPECT_EQ(comparable("B.V."), "bv");
  EXPECT_EQ(comparable("Ltd Limited"), "ltd");
  EXPECT_EQ(comparable("Coöperatie É"), "coöperatie É");  // other letters stay as they are
  EXPECT_EQ(comparable(" ., "), "");
  EXPECT_NE(comparable("Voorbeeld Ierland Ltd"), comparable("Voorbeeld"));
}

TEST(Concentration, ServicesWithOneSupplierAreTold) {
  const Said said =
      judged({.services = {with(critical("Alfa B.V.", "Alfa", "nl"), {{"svc_name", "Een"}}),
                           with(critical("Beta", "Beta", "eea"), {{"svc_name", "Twee"}}),
                           with(critical("alfa", "Alfa", "nl"), {{"svc_name", "Drie"}})}});
  EXPECT_EQ(said.findings.at("supplier_shared"), (Arguments{{"name", "Alfa B.V."},
                                                            {"count", "2"},
                                                            {"critical", "2"},
                                                            {"total", "3"},
                                                            {"services", "Een, Drie"}}));
  EXPECT_TRUE(said.has("owner_shared"));
  EXPECT_FALSE(said.has("country_shared"));  // the EEA is no concentration
  EXPECT_EQ(said.labels.at("shared_supplier@1"), "yes");
  EXPECT_EQ(said.labels.at("shared_supplier@2"), "no");
  EXPECT_EQ(said.labels.at("shared_country@1"), "no");
  EXPECT_EQ(said.because.at("shared_supplier@1"), "svc_supplier ");
  EXPECT_EQ(said.scores.at("top_supplier"), "66.7 66.7 66.7");
  EXPECT_EQ(said.scores.at("top_country"), "0.0 0.0 0.0");
  EXPECT_TRUE(noted(said, "group_supplier | Alfa B.V. | Een, Drie"));
}

TEST(Concentration, OneServiceIsNone) {
  const Said said = judged({.services = {critical("Alfa", "Alfa", "us")}});
  EXPECT_EQ(said.scores.at("top_supplier"), "");
  EXPECT_EQ(said.labels.at("shared_supplier@1"), "no");
  EXPECT_FALSE(said.has("supplier_shared"));
}

// Calling a service less important makes no figure better.
TEST(Concentration, AllServicesCount) {
  AskedService other = critical("Alfa", "Alfa", "us");
  const std::map<std::string, std::string> scores =
      judged({.services = {critical("Alfa", "Alfa", "us"), other}}).scores;
  EXPECT_EQ(scores.at("top_supplier"), "100.0 100.0 100.0");
  for (const char* importance : {"important", "supporting", "unknown"}) {
    other.facts["svc_criticality"] = importance;
    const Said said = judged({.services = {critical("Alfa", "Alfa", "us"), other}});
    EXPECT_EQ(said.scores, scores) << importance;
    EXPECT_EQ(said.findings.at("supplier_shared").at("critical"), "1");
    EXPECT_EQ(said.labels.at("shared_supplier@2"), "yes");
  }
}

// What several suppliers have beneath them and in front of them. A service can have several.
TEST(Concentration, TheCloudBeneathAndTheLoginInFrontAreSeen) {
  const auto service = [](const char* supplier, const char* cloud, const char* login) {
    return with(critical(supplier, supplier, "nl"), {{"svc_cloud", cloud}, {"svc_login", login}});
  };
  const Said said =
      judged({.services = {service("A", "Microsoft-Azure AWS", "SURFconext Microsoft-Entra"),
                           service("B", "Microsoft-Azure", "Microsoft-Entra"),
                           service("C", "own", "own"), service("D", "own other", "own supplier")}});
  EXPECT_FALSE(said.has("supplier_shared"));
  EXPECT_EQ(said.findings.at("cloud_shared").at("name"), "Microsoft Azure");
  EXPECT_EQ(said.findings.at("cloud_shared").at("services"), "1, 2");
  EXPECT_EQ(said.findings.at("login_shared").at("name"), "Microsoft Entra");
  EXPECT_EQ(said.labels.at("shared_cloud@1"), "yes");
  EXPECT_EQ(said.labels.at("shared_cloud@3"), "no");  // own servers aren't one party
  EXPECT_EQ(said.scores.at("top_cloud"), "50.0 50.0 50.0");
  EXPECT_EQ(said.scores.at("top_login"), "50.0 50.0 50.0");
  EXPECT_TRUE(noted(said, "group_cloud | Microsoft Azure | 1, 2"));
  EXPECT_FALSE(said.has("origin_open"));
}

TEST(Concentration, WhatIsMissingLeavesItOpen) {
  const Said said =
      judged({.services = {critical("Alfa", "", "us"), critical("Alfa", "Moeder", "us"),
                           critical("Beta", " . ", "unknown")}});
  EXPECT_EQ(said.labels.at("shared_supplier@3"), "no");
  EXPECT_EQ(said.labels.at("shared_owner@1"), "open");
  EXPECT_EQ(said.settles.at("shared_owner@1"), "svc_owner ");
  EXPECT_EQ(said.labels.count("shared_owner@2"),
            0u);  // it may share its owner with one that isn't known
  EXPECT_EQ(said.labels.at("shared_country@2"), "yes");
  EXPECT_EQ(said.scores.at("top_owner"), "33.3 33.3 100.0");
  EXPECT_EQ(said.scores.at("top_cloud"), "0.0 0.0 100.0");
  EXPECT_EQ(said.labels.at("shared_cloud@1"), "open");
  EXPECT_EQ(said.settles.at("shared_cloud@1"), "svc_cloud ");
  EXPECT_EQ(said.findings.at("origin_open").at("services"), "1, 2, 3");
}

TEST(Concentration, CountriesOutsideTheEeaAreOneEach) {
  const Said said = judged(
      {.services = {critical("A", "A", "us"), critical("B", "B", "us"), critical("C", "C", "cn"),
                    critical("D", "D", "other"), critical("E", "E", "other"),
                    critical("F", "F", "us"), critical("G", "G", "cn")}});
  EXPECT_EQ(said.findings.at("country_shared").at("name"), "US");
  EXPECT_EQ(said.findings.at("country_shared").at("count"), "3");
  EXPECT_EQ(said.labels.at("shared_country@4"), "no");
  EXPECT_TRUE(noted(said, "group_country | CN | 3, 7"));
  EXPECT_EQ(said.findings.count("names_differ"), 0u);
}

TEST(Concentration, TheLargestGroupComesFirst) {
  const Said said = judged(
      {.services = {critical("A", "1", "nl"), critical("A", "2", "nl"), critical("B", "3", "nl"),
                    critical("B", "4", "nl"), critical("B", "5", "nl"), critical("C", "6", "nl"),
                    critical("C", "7", "nl")}});
  EXPECT_EQ(said.findings.at("supplier_shared").at("name"), "B");
  std::vector<std::string> groups;
  for (const std::string& note : said.notes) {
    if (note.starts_with("group_supplier")) groups.push_back(note.substr(17, 1));
  }
  EXPECT_EQ(groups, (std::vector<std::string>{"B", "A", "C"}));
}

TEST(Concentration, ContradictionsAreTold) {
  const auto differ = [](const std::vector<AskedService>& services) {
    const Said said = judged({.services = services});
    return said.has("names_differ") ? said.findings.at("names_differ").at("name") : std::string();
  };
  EXPECT_EQ(differ({critical("A", "X", "us"), critical("A b.v.", "Y", "us")}), "A");
  EXPECT_EQ(differ({critical("A", "X", "us"), critical("A", "x", "nl")}), "A");
  EXPECT_EQ(differ({critical("A", "X", "us"), critical("B", "X Inc", "nl")}), "X");
  EXPECT_EQ(differ({critical("A", "X", "us"), critical("A", "", "")}), "");
  EXPECT_EQ(differ({critical("A", "X", "us"), critical("", "Y", "nl")}), "");
  EXPECT_EQ(differ({critical("A", "X", "us"), critical("A", "X", "us")}), "");
}

TEST(Concentration, LongNamesAndManyServicesFit) {
  const std::string name = std::string(79, 'x') + "é" + std::string(200, 'y');
  std::vector<AskedService> services;
  for (int i = 0; i < 40; ++i)
    services.push_back(with(critical("A", "A", "nl"), {{"svc_name", name}}));
  const Said said = judged({.services = services});
  const std::string& list = said.findings.at("supplier_shared").at("services");
  EXPECT_LT(list.size(), 1000u);
  EXPECT_TRUE(list.ends_with(", …"));
  EXPECT_TRUE(list.starts_with(std::string(79, 'x') + "…,"));
  EXPECT_EQ(said.findings.at("supplier_shared").at("count"), "40");
}

}  // namespace
}  // namespace peil::digital_sovereignty
