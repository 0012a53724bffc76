// The assessment as it is shipped has what the program builds on, and texts for all that it says.
#include "asking.hpp"

#include "plugins/ai_act/calendar.hpp"
#include "plugins/ai_act/use_cases.hpp"
#include "tests/places.hpp"

#include <peil/json_reader.hpp>
#include <peil/number.hpp>

#include <gtest/gtest.h>

#include <fstream>
#include <iterator>
#include <set>

namespace peil::ai_act {
namespace {

class DefinitionTest : public testing::Test {
 protected:
  void SetUp() override {
    std::ifstream file(peil::test::source("assessments/ai-act/assessment.json"), std::ios::binary);
    ASSERT_TRUE(document_.read({std::istreambuf_iterator<char>(file), {}}));
    for (const plugin::Value section : root()["sections"]) {
      for (const plugin::Value question : section["questions"])
        questions_.emplace(question["id"].text(), question);
    }
  }

  plugin::Value root() const { return document_.root(); }

  static std::set<std::string> ids(plugin::Value list) {
    std::set<std::string> result;
    for (const plugin::Value each : list)
      result.emplace(each["id"].text());
    return result;
  }

  // The options of a question, its own or its scale's.
  std::set<std::string> options(const std::string& id) const {
    const plugin::Value question = questions_.at(id);
    const plugin::Value own = question["options"];
    return ids(own.exists() ? own : root()["scales"][question["scale"].text()]["options"]);
  }

  std::map<std::string, plugin::Value> questions_;

 private:
  plugin::Document document_;
};

TEST_F(DefinitionTest, HasAllQuestionsThatDecide) {
  for (unsigned i = 0; i < fact_count; ++i) {
    const std::string id(id_of(static_cast<Fact>(i)));
    EXPECT_EQ(questions_.count(id), 1u) << id;
  }
  EXPECT_EQ(questions_.count("view.moment") + questions_.count("view.day"), 2u);
}

TEST_F(DefinitionTest, OptionsAreThoseOfTheProgram) {
  for (const Point& point : points)
    EXPECT_EQ(options(std::string(id_of(point.asked))).count(point.id), 1u) << point.id;
  for (const UseCase& use : use_cases)
    EXPECT_EQ(options("sys.use").count(use.use), 1u) << use.use;
  std::set<std::string> letters{"none"};
  for (const Practice& practice : practices)
    letters.insert(practice.letter);
  EXPECT_EQ(options("ban.practice"), letters);
  std::set<std::string> excepting{"none", "open"};
  excepting.insert(std::begin(grounds), std::end(grounds));
  EXPECT_EQ(options("scope.ground"), excepting);
}

// Every question with several options has a “none” that is chosen alone, so that nothing chosen is
// told from no answer.
TEST_F(DefinitionTest, WhatDecidesCanBeDenied) {
  for (const char* id : {"scope.ground", "role.change", "role.trade", "ban.practice",
                         "a3.education", "a3.work", "a3.body", "a3.other", "f.ground"})
    EXPECT_EQ(options(id).count("none"), 1u) << id;
}

TEST_F(DefinitionTest, DaysOfFindingsStandInTheCalendar) {
  std::set<Day> days;
  for (const plugin::Value option : root()["scales"]["calendar"]["options"]) {
    const auto digits = plugin::integer(option["value"].text());
    if (!digits) continue;
    const auto day = Day::of_digits(*digits);
    ASSERT_TRUE(day) << option["id"].text();
    days.insert(*day);
  }
  const auto check = [&days](plugin::Value findings) {
    for (const plugin::Value finding : findings) {
      if (!finding["applies_from"].exists()) continue;
      const auto day = plugin::day_of(finding["applies_from"].text());
      ASSERT_TRUE(day) << finding["id"].text();
      EXPECT_EQ(days.count(*day), 1u) << finding["id"].text();
    }
  };
  check(root()["findings"]);
  check(root()["program"]["findings"]);
}

TEST_F(DefinitionTest, EveryDutyNamesItsArticleItsDayAndItsEvidence) {
  std::size_t duties = 0;
  for (const auto& [id, question] : questions_) {
    if (question["scale"].text() != "duty") continue;
    ++duties;
    EXPECT_EQ(question["tags"].size(), 1u) << id;
    EXPECT_EQ(question["refs"].size(), 1u) << id;
    EXPECT_TRUE(question["evidence"]["hint"].exists()) << id;
  }
  EXPECT_EQ(duties, 37u);
}

TEST_F(DefinitionTest, ConclusionsNameTheirSource) {
  for (const plugin::Value finding : root()["program"]["findings"])
    EXPECT_TRUE(finding["source"].exists()) << finding["id"].text();
}

// What is prohibited stops, and the way to do so is told.
TEST_F(DefinitionTest, WhatIsProhibitedStops) {
  std::set<std::string> conditions;
  for (const plugin::Value label : root()["labels"]) {
    if (label["id"].text() == "practised") conditions.emplace(label["when"].text());
  }
  ASSERT_EQ(conditions.size(), 1u);
  for (const Practice& practice : practices) {
    const std::string id = std::string("prohibited_") + practice.letter;
    for (const plugin::Value finding : root()["program"]["findings"]) {
      if (finding["id"].text() != id) continue;
      EXPECT_EQ(finding["severity"].text(), "stop") << id;
      EXPECT_EQ(finding["actions"].size(), 1u) << id;
    }
    EXPECT_NE(conditions.begin()->find(std::string("'") + practice.letter + "'"), std::string::npos)
        << id;
  }
  EXPECT_EQ(options("ban.stopped").count("yes"), 1u);
  EXPECT_TRUE(questions_.at("ban.stopped")["evidence"]["hint"].exists());
}

// A finding whose text tells its day doesn't have another one beside it.
TEST_F(DefinitionTest, AFindingHasOneDay) {
  for (const plugin::Value finding : root()["program"]["findings"]) {
    for (const char* const member : {"title", "text"}) {
      for (const plugin::Value text : finding[member]) {
        const bool tells = text.text().find("{day}") != std::string_view::npos ||
                           text.text().find("{plan}") != std::string_view::npos;
        EXPECT_FALSE(tells && finding["applies_from"].exists()) << finding["id"].text();
      }
    }
  }
}

// All that the examples expect the program to say is there, and every finding and label is expected
// somewhere.
TEST_F(DefinitionTest, ExamplesShowEveryConclusion) {
  std::set<std::string> findings;
  std::set<std::string> labels;
  for (const plugin::Value example : root()["examples"]) {
    const plugin::Value program = example["expect"]["program"];
    for (const plugin::Value id : program["findings"])
      findings.emplace(id.text());
    for (const plugin::Value system : program["subjects"]["ai_system"]) {
      for (const plugin::Value id : system["findings"])
        findings.emplace(id.text());
      for (const plugin::Value label : system["labels"])
        labels.emplace(label.name());
    }
  }
  std::set<std::string> declared = ids(root()["program"]["findings"]);
  declared.erase("too_many");  // takes hundreds of duties: judge_test.cpp
  EXPECT_EQ(findings, declared);
  EXPECT_EQ(labels, ids(root()["program"]["labels"]));
}

}  // namespace
}  // namespace peil::ai_act
