#include "asking.hpp"

#include <gtest/gtest.h>

namespace peil::digital_sovereignty {
namespace {

using namespace test;
using Steps = std::vector<std::string>;

AskedService service(const char* importance, std::map<std::string, std::string> levels) {
  AskedService made;
  if (*importance) made.facts["svc_criticality"] = importance;
  made.levels = std::move(levels);
  return made;
}

Steps first(std::vector<AskedService> services, const char* gate) {
  const Said said = judged({.services = std::move(services), .record = {{"gate", gate}}});
  const auto found = said.lists.find("first");
  return found == said.lists.end() ? Steps{} : found->second;
}

// Without a gate: of each service the lowest answer below SEAL-2, the most important service first.
TEST(Exit, BeginsWithTheMostImportantAndTheLowest) {
  EXPECT_EQ(
      first({service("supporting", {{"SOV-1.1", "0"}}),
             service("critical", {{"SOV-1.1", "2"}, {"SOV-8.1", "1"}}),
             service("", {{"SOV-2.1", "0"}}),
             service("critical", {{"SOV-1.2", "1"}, {"SOV-1.1", "1"}}),
             service("important", {{"SOV-2.1", "1"}, {"SOV-3.1", "0"}}),
             service("critical", {{"SOV-1.1", "2"}, {"SOV-2.1", "open"}}), service("critical", {})},
            "none"),
      (Steps{"2 ask.SOV-8.1 ", "4 ask.SOV-1.1 ", "5 ask.SOV-3.1 ", "1 ask.SOV-1.1 ",
             "3 ask.SOV-2.1 "}));
}

// With a gate: what keeps a service below it, the lowest first, at most three; a service that meets
// it, or isn't meant, as without.
TEST(Exit, WhatKeepsAServiceBelowItsGateComesFirst) {
  EXPECT_EQ(first({service("supporting", {{"SOV-2.1", "1"}, {"SOV-3.1", "0"}}),
                   service("important", {{"SOV-2.1", "1"}, {"SOV-8.1", "0"}, {"SOV-3.1", "0"}}),
                   service("critical", {{"SOV-8.1", "0"},
                                        {"SOV-2.2", "1"},
                                        {"SOV-3.1", "1"},
                                        {"SOV-1.1", "0"},
                                        {"SOV-2.1", "0"}}),
                   service("critical", {{"SOV-8.1", "1"}, {"SOV-2.1", "2"}})},
                  "proposal"),
            (Steps{"3 ask.SOV-1.1 ", "3 ask.SOV-2.1 ", "3 ask.SOV-2.2 ", "4 ask.SOV-8.1 ",
                   "2 ask.SOV-3.1 ", "1 ask.SOV-3.1 "}));
}

TEST(Exit, ObstaclesAreBelowSealTwo) {
  const Said said =
      judged({.services = {
                  service("important",
                          {{"SOV-1.1", "0"}, {"SOV-1.2", "0"}, {"SOV-2.2", "1"}, {"SOV-3.1", "2"}}),
                  service("supporting", {{"SOV-1.1", "0"}}),
                  service("critical", {{"SOV-3.1", "0"}, {"SOV-2.2", "1"}, {"SOV-1.1", "1"}}),
                  service("critical", {{"SOV-3.1", "3"}, {"SOV-2.2", "unknown"}}),
                  service("", {{"SOV-3.1", "0"}})}});
  // To the first answer that holds nobody.
  EXPECT_EQ(said.lists.at("exit"),
            (Steps{"3 SOV-3.1 2", "3 SOV-1.1 2", "3 SOV-2.2 2", "1 SOV-1.1 2", "1 SOV-2.2 2"}));
}

TEST(Exit, WhatCriticalExitsDependOnIsTold) {
  const auto needing = [](const char* importance, const char* needs) {
    AskedService made = service(importance, {});
    made.facts["exit_needs"] = needs;
    made.facts["exit_months"] = "3";
    return made;
  };
  const Said said = judged(
      {.services = {needing("critical", "supplier login"), needing("critical", "supplier"),
                    needing("critical", "nothing"), needing("important", "supplier money")}});
  EXPECT_EQ(said.findings.at("need_supplier"),
            (Arguments{{"count", "2"}, {"total", "3"}, {"services", "1, 2"}}));
  EXPECT_EQ(said.findings.at("need_login").at("count"), "1");
  EXPECT_FALSE(said.has("need_money"));
  EXPECT_FALSE(said.has("exit_open"));
  const Said all =
      judged({.services = {needing(
                  "critical", "supplier login links format successor people partners money")}});
  for (const char* need :
       {"supplier", "login", "links", "format", "successor", "people", "partners", "money"})
    EXPECT_TRUE(all.has(std::string("need_") + need)) << need;
}

TEST(Exit, WhatIsNotExaminedIsTold) {
  const auto examined = [](std::map<std::string, std::string> facts) {
    AskedService made = service("critical", {});
    made.facts.merge(facts);
    return !judged({.services = {made}}).has("exit_open");
  };
  EXPECT_TRUE(examined({{"exit_months", "0"}, {"exit_needs", "nothing"}}));
  EXPECT_TRUE(examined({{"exit_months", "not_applicable"}, {"exit_needs", ""}}));
  EXPECT_FALSE(examined({{"exit_months", "3"}}));
  EXPECT_FALSE(examined({{"exit_needs", "money"}}));
  EXPECT_FALSE(examined({{"exit_months", "unknown"}, {"exit_needs", "money"}}));
  EXPECT_FALSE(judged({.services = {service("important", {})}}).has("exit_open"));
}

}  // namespace
}  // namespace peil::digital_sovereignty
