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

TEST(Exit, BeginsWithTheMostImportantAndTheLowest) {
  const Said said = judged(
      {.services = {
           service("supporting", {{"I.1", "0"}}), service("critical", {{"I.1", "2"}, {"E.1", "3"}}),
           service("", {{"L.1", "0"}}), service("critical", {{"I.2", "1"}, {"I.1", "1"}}),
           service("important", {{"L.1", "0"}, {"D.1", "0"}}),
           service("critical", {{"I.1", "3"}, {"L.1", "open"}}), service("critical", {})}});
  EXPECT_EQ(said.lists.at("first"), (Steps{"4 I.1 2", "2 I.1 3", "5 L.1 1", "1 I.1 1", "3 L.1 1"}));
}

TEST(Exit, ObstaclesAreRaisedToLevelThree) {
  const Said said = judged(
      {.services = {service("important", {{"I.1", "0"}, {"I.2", "0"}, {"L.2", "0"}, {"D.1", "2"}}),
                    service("supporting", {{"I.1", "0"}}),
                    service("critical", {{"D.1", "1"}, {"L.2", "1"}, {"I.1", "1"}}),
                    service("critical", {{"D.1", "3"}, {"L.2", "unknown"}}),
                    service("", {{"D.1", "0"}})}});
  // Of equal levels the heaviest first, then the order of the definition.
  EXPECT_EQ(said.lists.at("exit"),
            (Steps{"3 I.1 3", "3 L.2 3", "3 D.1 3", "1 I.1 3", "1 L.2 3", "1 D.1 3"}));
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
