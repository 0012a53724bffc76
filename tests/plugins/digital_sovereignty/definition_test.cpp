// The assessment as it is shipped has what the program builds on, the weights of the EU framework,
// texts for all that the program says, and a mapping for every statement.
#include "plugins/digital_sovereignty/service.hpp"
#include "tests/places.hpp"

#include <peil/json_reader.hpp>
#include <peil/number.hpp>

#include <gtest/gtest.h>

#include <fstream>
#include <iterator>
#include <map>
#include <regex>
#include <set>
#include <sstream>

namespace peil::digital_sovereignty {
namespace {

std::string contents(const std::string& path) {
  std::ifstream file(peil::test::source(path), std::ios::binary);
  return {std::istreambuf_iterator<char>(file), {}};
}

class SovereigntyDefinition : public testing::Test {
 protected:
  void SetUp() override {
    ASSERT_TRUE(definition_.read(contents("assessments/digital-sovereignty/assessment.json")));
    ASSERT_TRUE(mapping_.read(contents("assessments/digital-sovereignty/mapping.json")));
  }

  plugin::Value root() const { return definition_.root(); }
  plugin::Value mapping() const { return mapping_.root(); }

  static std::int64_t weight(plugin::Value of) {
    return plugin::integer(of["weight"].text()).value_or(1);
  }

 private:
  plugin::Document definition_;
  plugin::Document mapping_;
};

// EU Cloud Sovereignty Framework 1.2.1; 36 statements, and 12 on the institution.
TEST_F(SovereigntyDefinition, WeightsAddUp) {
  const std::map<std::string_view, std::int64_t> weights{
      {"SOV-1", 15}, {"SOV-2", 10}, {"SOV-3", 10}, {"SOV-4", 15},
      {"SOV-5", 20}, {"SOV-6", 15}, {"SOV-7", 10}, {"SOV-8", 5}};
  std::int64_t total = 0;
  std::size_t items = 0;
  for (const plugin::Value section : root()["sections"]) {
    std::int64_t sum = 0;
    for (const plugin::Value question : section["questions"])
      sum += weight(question);
    if (section["id"].text() == "A") {
      EXPECT_EQ(sum, 100);
      EXPECT_EQ(section["questions"].size(), 12u);
    }
    if (!weights.count(section["id"].text())) continue;
    EXPECT_EQ(weight(section), weights.at(section["id"].text()));
    EXPECT_EQ(sum, weight(section)) << section["id"].text();
    total += sum;
    items += section["questions"].size();
    for (const plugin::Value question : section["questions"]) {
      EXPECT_EQ(question["scale"].text(), "control");
      EXPECT_EQ(question["levels"].size(), 5u);
      EXPECT_GT(question["refs"].size(), 0u);
    }
  }
  EXPECT_EQ(total, 100);
  EXPECT_EQ(items, 36u);
}

TEST_F(SovereigntyDefinition, HasEveryQuestionThatTheProgramLooksAt) {
  std::set<std::string_view> ids;
  for (const plugin::Value section : root()["sections"]) {
    for (const plugin::Value question : section["questions"])
      ids.insert(question["id"].text());
  }
  for (std::size_t i = 0; i < facts; ++i)
    EXPECT_EQ(ids.count(id_of(static_cast<Fact>(i))), 1u) << id_of(static_cast<Fact>(i));
}

TEST_F(SovereigntyDefinition, TheDayOfCheckingIsOne) {
  std::string checked(root()["checked"].text());
  std::erase(checked, '-');
  for (const plugin::Value option : root()["scales"]["data_act"]["options"]) {
    if (option["id"].text() == "checked") {
      EXPECT_EQ(option["value"].text(), checked);
    }
    if (option["id"].text() == "no_charges") {
      EXPECT_EQ(option["value"].text(), "20270112");
    }
  }
}

// Every finding and message that stands in the sources is declared, and none is declared for
// nothing.
TEST_F(SovereigntyDefinition, DeclaresWhatTheProgramSays) {
  std::string sources;
  for (const char* file : {"concentration", "contract", "data_act", "exit", "gate", "judge"})
    sources += contents("plugins/digital_sovereignty/" + std::string(file) + ".cpp");
  for (const char* kind : {"scores", "labels", "findings", "lists", "messages"}) {
    for (const plugin::Value each : root()["program"][kind]) {
      const std::string quoted = "\"" + std::string(each["id"].text()) + "\"";
      EXPECT_NE(sources.find(quoted), sources.npos) << kind << " " << quoted;
    }
  }
  std::set<std::string, std::less<>> declared;
  for (const char* kind : {"findings", "messages"}) {
    for (const plugin::Value each : root()["program"][kind])
      declared.emplace(each["id"].text());
  }
  const std::regex said("(?:Finding|Note)\\{\"(\\w+)\"");
  for (std::sregex_iterator at(sources.begin(), sources.end(), said), end; at != end; ++at)
    EXPECT_TRUE(declared.count((*at)[1].str())) << (*at)[1];
}

// The table by which the sector's own framework will take this one's place: every statement once,
// in order, with the factors that the definition refers to.
TEST_F(SovereigntyDefinition, TheMappingHasEveryStatement) {
  auto at = mapping()["statements"].begin();
  for (const plugin::Value section : root()["sections"]) {
    for (const plugin::Value question : section["questions"]) {
      if (question["type"].text() != "scale") continue;
      ASSERT_FALSE(at == mapping()["statements"].end()) << question["id"].text();
      const plugin::Value mapped = *at;
      EXPECT_EQ(mapped["id"].text(), question["id"].text());
      EXPECT_EQ(mapped["weight"].text(), question["weight"].text());
      EXPECT_TRUE(mapped["sector"].is(plugin::Value::Kind::array));
      std::string of_definition, of_mapping;
      for (const plugin::Value ref : question["refs"])
        of_definition.append(ref["source"].text()).append(" ").append(ref["at"].text()).append(";");
      for (const plugin::Value ref : mapped["refs"])
        of_mapping.append(ref["source"].text()).append(" ").append(ref["at"].text()).append(";");
      EXPECT_EQ(of_mapping, of_definition) << question["id"].text();
      ++at;
    }
  }
  EXPECT_TRUE(at == mapping()["statements"].end());
}

}  // namespace
}  // namespace peil::digital_sovereignty
