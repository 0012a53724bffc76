// Records of earlier versions of the shipped assessments: nobody's answers are lost by our changes.
#include "engine/migration/migration.hpp"

#include "engine/format/record.hpp"
#include "tests/engine/support.hpp"
#include "tests/places.hpp"

#include <filesystem>
#include <fstream>
#include <iterator>
#include <set>

namespace peil::test {
namespace {

Definition shipped(const std::string& name) {
  std::ifstream file(source("assessments/" + name + "/assessment.json"), std::ios::binary);
  return definition_of(std::string{std::istreambuf_iterator<char>(file), {}});
}

// The topics of 0.3.0: by domain, how many.
std::vector<std::string> topics_before_codes_were_peils_own() {
  const std::vector<std::pair<std::string, int>> domains{
      {"GO", 5}, {"OR", 3}, {"RM", 3},  {"HR", 6}, {"CO", 2}, {"IM", 4}, {"CH", 6}, {"SD", 3},
      {"DM", 6}, {"ID", 5}, {"SM", 13}, {"PH", 2}, {"OP", 3}, {"BC", 5}, {"SC", 3}};
  std::vector<std::string> ids;
  for (const auto& [domain, count] : domains) {
    for (int i = 1; i <= count; ++i)
      ids.push_back(domain + (i < 10 ? ".0" : ".") + std::to_string(i));
  }
  return ids;
}

TEST(ShippedChanges, EveryTopicOfTheMaturityAssessmentGoesOn) {
  const Definition definition = shipped("nba-maturity");
  Record record = record_of(definition, {});
  record.assessment_version = "0.3.0";
  const std::vector<std::string> old = topics_before_codes_were_peils_own();
  ASSERT_EQ(old.size(), 69u);
  for (const std::string& id : old) {
    record.answers[id].value = std::string("3");
    record.answers[id + ".review"].value = std::string("peer");
  }
  record.answers["DM.01"].value = std::string("1");
  record.answers["HR.01"].value = std::string("2");
  record.answers["profile.scope"].value = std::string("phases_1_2");
  record.answers["capacity"].value = 12.0;
  const auto migrated = migrate(record, definition);
  ASSERT_TRUE(migrated.has_value());
  const Record& now = migrated->record;
  std::set<std::string> asked;
  for (const Question& question : definition.questions)
    asked.insert(question.id);
  std::size_t topics = 0;
  std::size_t reviews = 0;
  for (const auto& [id, answer] : now.answers) {
    EXPECT_TRUE(asked.contains(id)) << id;
    const Question* question = definition.find_question(id);
    if (!question) continue;
    topics += question->type == QuestionType::scale ? 1 : 0;
    reviews += id.ends_with(".review") ? 1 : 0;
  }
  // Ten became five.
  EXPECT_EQ(topics, 64u);
  EXPECT_EQ(reviews, 64u);
  EXPECT_EQ(now.answers.at("OR.01").text(), "1") << "the lowest of roles and owners";
  EXPECT_EQ(now.answers.at("P-HR-01").text(), "2");
  EXPECT_EQ(now.answers.at("P-DM-05").text(), "3");
  EXPECT_EQ(now.answers.at("profile.scope").text(), "full");
  std::set<std::string> aside;
  for (const SetAside& one : now.set_aside)
    aside.insert(one.question);
  EXPECT_EQ(aside, (std::set<std::string>{"BC.05.review", "CO.02.review", "DM.01.review", "HR.04",
                                          "HR.04.review", "HR.05.review", "OR.01", "capacity"}))
      << "what two merged ones differed in, and what is no longer asked";
}

TEST(ShippedChanges, AQuickScanBecomesAnExploration) {
  const Definition definition = shipped("nba-maturity");
  Record record = record_of(definition, {});
  record.assessment_version = "0.3.0";
  record.answers["profile.scope"].value = std::string("quick");
  const auto migrated = migrate(record, definition);
  ASSERT_TRUE(migrated.has_value());
  EXPECT_EQ(migrated->record.answers.at("profile.scope").text(), "scan");
}

// Every record of the probes answers 0.1.0.
TEST(ShippedChanges, RecordsOfTheFirstAiActAssessmentOpenWhole) {
  const Definition definition = shipped("ai-act");
  std::size_t seen = 0;
  for (const auto& file :
       std::filesystem::directory_iterator(source("tests/assessments/ai-act/probes"))) {
    std::ifstream stream(file.path(), std::ios::binary);
    const auto record =
        read_record(std::string{std::istreambuf_iterator<char>(stream), {}}, "probe");
    ASSERT_TRUE(record.has_value()) << file.path();
    EXPECT_EQ(record->assessment_version, "0.1.0") << file.path();
    const auto migrated = migrate(*record, definition);
    ASSERT_TRUE(migrated.has_value()) << file.path();
    EXPECT_TRUE(migrated->steps.empty()) << file.path();
    EXPECT_TRUE(migrated->record.set_aside.empty()) << file.path();
    EXPECT_EQ(migrated->record.answers.size(), record->answers.size());
    for (const Subject& subject : migrated->record.subjects.at("ai_system")) {
      for (const auto& [id, answer] : subject.answers)
        EXPECT_NE(definition.find_question(id), nullptr) << id;
    }
    ++seen;
  }
  EXPECT_EQ(seen, 29u);
}

// The statements of the provider's side made room for the EU's criteria; what was answered is set
// aside with its reason, and the facts of services stay.
TEST(ShippedChanges, AnswersToTheFirstSovereigntyStatementsAreSetAsideWithTheirReason) {
  const Definition definition = shipped("digital-sovereignty");
  ASSERT_EQ(definition.changes.size(), 1u);
  ASSERT_FALSE(definition.changes[0].removed.empty());
  Record record = record_of(definition, {});
  record.assessment_version = "0.1.0";
  Subject service{"s1", {}, {}};
  service.answers["svc_name"].value = std::string("Rooster");
  service.answers["con_end"].value = std::string("2027-07-31");
  for (const char* id : {"DS.1.1", "DS.3.1", "DS.4.3", "DS.8.1"})
    service.answers[id].value = std::string("2");
  record.subjects["service"].push_back(service);
  const auto migrated = migrate(record, definition);
  ASSERT_TRUE(migrated.has_value());
  const Answers& now = migrated->record.subjects.at("service")[0].answers;
  EXPECT_EQ(now.at("svc_name").text(), "Rooster");
  EXPECT_EQ(now.at("con_end").text(), "2027-07-31");
  EXPECT_EQ(migrated->record.set_aside.size(), 4u);
  EXPECT_EQ(migrated->steps.size(), 4u);
  for (const MigrationStep& step : migrated->steps) {
    EXPECT_EQ(step.kind, MigrationStep::Kind::removed);
    EXPECT_FALSE(step.reason.empty()) << step.from.front();
  }
}

}  // namespace
}  // namespace peil::test
