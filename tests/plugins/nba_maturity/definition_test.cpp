// The assessment as it is shipped has what the program builds on, and texts for all that it says.
#include "asking.hpp"
#include "tests/places.hpp"

#include <peil/json_reader.hpp>

#include <gtest/gtest.h>

#include <fstream>
#include <iterator>
#include <map>
#include <set>

namespace peil::nba_maturity {
namespace {

class DefinitionTest : public testing::Test {
 protected:
  void SetUp() override {
    std::ifstream file(peil::test::source("assessments/nba-maturity/assessment.json"),
                       std::ios::binary);
    ASSERT_TRUE(document_.read({std::istreambuf_iterator<char>(file), {}}));
  }

  plugin::Value root() const { return document_.root(); }

  static std::set<std::string> ids(plugin::Value list) {
    std::set<std::string> result;
    for (const plugin::Value each : list)
      result.emplace(each["id"].text());
    return result;
  }

  // The {places} of a text, in every language.
  static std::set<std::string> places(plugin::Value text) {
    std::set<std::string> result;
    for (const plugin::Value language : text) {
      std::string_view rest = language.text();
      while (rest.find('{') != rest.npos) {
        rest.remove_prefix(rest.find('{') + 1);
        result.emplace(rest.substr(0, rest.find('}')));
      }
    }
    return result;
  }

 private:
  plugin::Document document_;
};

TEST_F(DefinitionTest, EveryTopicHasOnePhaseAndOneSize) {
  std::size_t topics = 0;
  for (const plugin::Value section : root()["sections"]) {
    for (const plugin::Value question : section["questions"]) {
      if (question["type"].text() != "scale") continue;
      ++topics;
      int phases = 0;
      int sizes = 0;
      for (const plugin::Value tag : question["tags"]) {
        phases += tag.text().starts_with("phase_") ? 1 : 0;
        sizes += tag.text().starts_with("effort_") ? 1 : 0;
      }
      EXPECT_EQ(phases, 1) << question["id"].text();
      EXPECT_EQ(sizes, 1) << question["id"].text();
      EXPECT_EQ(question["scale"].text(), "maturity");
      EXPECT_FALSE(question["weight"].exists());
    }
  }
  EXPECT_EQ(topics, 69u);
}

// Whom a topic needs: one who is accountable, somebody who does it, and who is told or asked.
TEST_F(DefinitionTest, EveryTopicIsWholeInBothLanguages) {
  const auto whole = [](plugin::Value text) {
    return !text["nl"].text().empty() && !text["en"].text().empty();
  };
  std::set<std::string> reviews;
  std::set<std::string> sizes;
  std::set<std::string> topics;
  for (const plugin::Value section : root()["sections"]) {
    for (const plugin::Value question : section["questions"]) {
      const std::string id(question["id"].text());
      if (question["type"].text() != "scale") {
        if (id.ends_with(".review")) reviews.insert(id.substr(0, id.size() - 7));
        if (id.ends_with(".size")) sizes.insert(id.substr(0, id.size() - 5));
        continue;
      }
      topics.insert(id);
      for (const char* member : {"title", "help", "why"})
        EXPECT_TRUE(whole(question[member])) << id << member;
      for (const char* level : {"1", "2", "3", "4", "5"}) {
        EXPECT_TRUE(whole(question["levels"][level])) << id << level;
        EXPECT_EQ(whole(question["reach"][level]), *level != '1') << id << level;
      }
      EXPECT_EQ(question["evidence"]["from"].text(), "3") << id;
      EXPECT_TRUE(whole(question["evidence"]["hint"])) << id;
      std::map<char, int> roles;
      for (const plugin::Value tag : question["tags"]) {
        if (tag.text().size() > 2 && tag.text()[1] == '.') ++roles[tag.text()[0]];
      }
      EXPECT_EQ(roles['A'], 1) << id;
      EXPECT_GE(roles['R'], 1) << id;
      EXPECT_GE(roles['C'] + roles['I'], 2) << id;
    }
  }
  EXPECT_EQ(reviews, topics);
  EXPECT_EQ(sizes, topics);
}

// What the exploration asks, of every domain something and all must-haves; all else is for the full
// measurement.
TEST_F(DefinitionTest, TheExplorationLooksEverywhereAndAtTheMustHaves) {
  int asked = 0;
  int must_haves = 0;
  for (const plugin::Value section : root()["sections"]) {
    bool any = false;
    bool topics = false;
    for (const plugin::Value question : section["questions"]) {
      if (question["type"].text() != "scale") continue;
      topics = true;
      std::set<std::string> tags;
      for (const plugin::Value tag : question["tags"])
        tags.emplace(tag.text());
      const bool scan = tags.contains("scan");
      EXPECT_EQ(question["visible"].text(), scan ? "" : "full") << question["id"].text();
      asked += scan ? 1 : 0;
      any = any || scan;
      if (!tags.contains("must_have")) continue;
      ++must_haves;
      EXPECT_TRUE(scan) << question["id"].text();
    }
    EXPECT_EQ(any, topics) << section["id"].text();
  }
  EXPECT_EQ(asked, 19);
  EXPECT_EQ(must_haves, 7);
}

// Whoever reads an id as SURFaudit's must be right: all others can't be mistaken for one.
TEST_F(DefinitionTest, OnlyCodesThatWereFoundLookLikeTheSectors) {
  int found = 0;
  for (const plugin::Value section : root()["sections"]) {
    for (const plugin::Value question : section["questions"]) {
      if (question["type"].text() != "scale") continue;
      const std::string id(question["id"].text());
      std::string sector;
      for (const plugin::Value reference : question["refs"]) {
        if (reference["source"].text() == "normenkader") sector = reference["at"].text();
      }
      std::set<std::string> tags;
      for (const plugin::Value tag : question["tags"])
        tags.emplace(tag.text());
      EXPECT_EQ(id.starts_with("P-"), sector.empty()) << id;
      EXPECT_EQ(tags.contains("code_sector"), !sector.empty()) << id;
      EXPECT_EQ(tags.contains("code_peil"), sector.empty()) << id;
      if (sector.empty()) continue;
      EXPECT_EQ(id, sector);
      ++found;
    }
  }
  EXPECT_EQ(found, 26);
}

// The road goes to 3 and no further, so nothing up to there may need more than 3.
TEST_F(DefinitionTest, NothingUpToTheTargetNeedsMoreThanTheTarget) {
  int needs = 0;
  for (const plugin::Value section : root()["sections"]) {
    for (const plugin::Value question : section["questions"]) {
      for (const plugin::Value level : question["needs"]) {
        for (const plugin::Value need : level) {
          ++needs;
          EXPECT_LE(need["level"].text(), "3") << question["id"].text();
        }
      }
    }
  }
  EXPECT_GT(needs, 20);
}

TEST_F(DefinitionTest, ALevelTakesItsTime) {
  const plugin::Value options = root()["scales"]["maturity"]["options"];
  std::vector<std::string> months;
  for (const plugin::Value option : options)
    months.emplace_back(option["months"].text());
  EXPECT_EQ(months, (std::vector<std::string>{"", "3", "6", "12", "12"}));
}

TEST_F(DefinitionTest, WhatTheProgramSaysHasATextAndEveryPlaceAnArgument) {
  std::set<std::string> said_ids;
  using namespace test;
  Asked must_have{.topics = topics(3, "2")};
  must_have.topics[0].must_have = true;
  for (const Asked& asked : {Asked{.topics = topics(3, "open")},
                             Asked{.topics = topics(3, "unknown")}, Asked{.topics = topics(3, "4")},
                             must_have, Asked{.topics = topics(3, "2"), .capacity = "9"},
                             Asked{.topics = topics(30, "2"), .capacity = "1"},
                             Asked{.topics = topics(30, "1"), .capacity = "900"},
                             Asked{.topics = topics(3, "2"), .today = "2035-01-01"},
                             Asked{.topics = topics(3, "2"), .today = "2030-10-01"},
                             Asked{.topics = {{.answer = "2"}, {.answer = "open"}}},
                             Asked{.topics = {{.answer = "5"}, {.answer = "1"}}},
                             Asked{.topics = {{.answer = "4", .review = "self"}}},
                             Asked{.topics = {{.answer = "4", .review = "peer"}}}}) {
    const Said said = judged(asked);
    for (const auto& [id, arguments] : said.findings) {
      said_ids.insert(id);
      bool found = false;
      for (const plugin::Value finding : root()["program"]["findings"]) {
        if (finding["id"].text() != id) continue;
        found = true;
        for (const std::string& place : places(finding["text"]))
          EXPECT_EQ(arguments.count(place), 1u) << id << ": " << place;
      }
      EXPECT_TRUE(found) << id;
    }
    for (const auto& [id, arguments] : said.notes) {
      said_ids.insert(id);
      bool found = false;
      for (const plugin::Value message : root()["program"]["messages"]) {
        if (message["id"].text() != id) continue;
        found = true;
        for (const std::string& place : places(message["text"]))
          EXPECT_EQ(arguments.count(place), 1u) << id << ": " << place;
      }
      EXPECT_TRUE(found) << id;
    }
  }
  // And none of the texts is there for nothing.
  std::set<std::string> defined = ids(root()["program"]["findings"]);
  defined.merge(ids(root()["program"]["messages"]));
  EXPECT_EQ(said_ids, defined);
  EXPECT_EQ(ids(root()["program"]["lists"]), (std::set<std::string>{"road", "urgent"}));
}

}  // namespace
}  // namespace peil::nba_maturity
