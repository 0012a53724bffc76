#include "engine/migration/migration.hpp"
#include "engine/base/limits.hpp"
#include "engine/base/version.hpp"
#include "engine/format/record.hpp"
#include "tests/engine/support.hpp"

#include <array>

namespace peil {
namespace {

using test::Lines;

TEST(Versions, AreOrderedAsSemanticVersionsAre) {
  // From the standard itself, 11, and numbers beyond 64 bits.
  const std::vector<std::string> ascending = {"0.9.9",
                                              "1.0.0-alpha",
                                              "1.0.0-alpha.1",
                                              "1.0.0-alpha.beta",
                                              "1.0.0-beta",
                                              "1.0.0-beta.2",
                                              "1.0.0-beta.11",
                                              "1.0.0-rc.1",
                                              "1.0.0",
                                              "1.0.1",
                                              "1.2.0",
                                              "1.10.0",
                                              "2.0.0",
                                              "10.0.0",
                                              "99999999999999999999.0.0"};
  for (std::size_t i = 0; i < ascending.size(); ++i) {
    for (std::size_t j = 0; j < ascending.size(); ++j) {
      const int order = compare_versions(ascending[i], ascending[j]);
      EXPECT_EQ(order < 0, i < j) << ascending[i] << " " << ascending[j];
      EXPECT_EQ(order == 0, i == j) << ascending[i] << " " << ascending[j];
    }
  }
  EXPECT_EQ(compare_versions("1.0.0+5", "1.0.0+6"), 0);
  EXPECT_EQ(compare_versions("1.0.0-a-b", "1.0.0-a-b+x"), 0);
}

const std::string new_fingerprint = "sha256:" + std::string(64, '1');

Answer answered(AnswerValue value, std::string note = {}) {
  Answer answer;
  answer.value = std::move(value);
  answer.note = std::move(note);
  return answer;
}

class MigrationTest : public testing::Test {
 protected:
  void SetUp() override {
    definition.id = "nl.example.moved";
    definition.version = "2.0.0";
    definition.fingerprint = new_fingerprint;
    definition.languages = {"en"};
    add_scale("level", {{"1", 1}, {"2", 2}, {"3", 3}});
    definition.named_scales = 1;
    definition.sections.emplace_back();
    record.id = "r";
    record.assessment = definition.id;
    record.assessment_version = "1.0.0";
    record.fingerprint = "sha256:" + std::string(64, '0');
    change("1.0.0");
  }

  void add_scale(std::string id, std::vector<std::pair<std::string, double>> options) {
    Scale scale;
    scale.id = std::move(id);
    for (auto& [option, value] : options) {
      scale.options.emplace_back();
      scale.options.back().id = option;
      scale.options.back().value = value;
    }
    definition.scales.push_back(std::move(scale));
  }

  void add_question(std::string id, QuestionType type = QuestionType::scale) {
    auto& question = definition.questions.emplace_back();
    question.id = std::move(id);
    question.type = type;
    if (type == QuestionType::scale) question.scale = 0;
  }

  Change& change(std::string from) {
    auto& made = definition.changes.emplace_back();
    made.from = std::move(from);
    return made;
  }

  Migration run() {
    const auto before = write_record(record);
    auto result = migrate(record, definition);
    EXPECT_EQ(write_record(record), before) << "the record itself isn't touched";
    if (!result.has_value()) {
      ADD_FAILURE() << test::lines({result.error()}).front();
      return {};
    }
    EXPECT_TRUE(read_record(write_record(result->record), "r").has_value());
    EXPECT_EQ(result->record.assessment_version, "2.0.0");
    EXPECT_EQ(result->record.fingerprint, new_fingerprint);
    return *std::move(result);
  }

  // `version kind a+b>c "before" "after"`, with the scope in front where it isn't the record.
  static Lines lines(const std::vector<MigrationStep>& steps) {
    constexpr std::array kinds = {"renamed",  "split",   "merged",
                                  "rescaled", "removed", "unknown_option"};
    Lines result;
    const auto joined = [](const std::vector<std::string>& ids) {
      std::string text;
      for (const auto& id : ids)
        text += (text.empty() ? "" : "+") + id;
      return text;
    };
    for (const auto& step : steps) {
      std::string line;
      if (step.round != no_index) line += "round " + std::to_string(step.round) + " ";
      if (!step.subject.empty()) line += step.subject_kind + "/" + step.subject + " ";
      line += step.version + " " + kinds.at(static_cast<std::size_t>(step.kind)) + " " +
              joined(step.from) + ">" + joined(step.to) + " “" + step.before + "” “" + step.after +
              "”";
      result.push_back(line);
    }
    return result;
  }

  static AnswerValue value_of(const Migration& migrated, std::string_view id) {
    return migrated.record.answers.find(id)->second.value;
  }

  Change& first() { return definition.changes.front(); }

  Definition definition;
  Record record;
};

TEST_F(MigrationTest, RenamedTakesEverythingAlong) {
  add_question("new");
  first().renamed = {{"old", "new"}};
  Answer answer = answered("2", "a note");
  answer.evidence.resize(1);
  answer.evidence[0].file = "x.pdf";
  answer.owner = "J.";
  answer.desired = Desired{"3", "2027-01-01"};
  answer.changed = "2026-01-01T00:00:00Z";
  answer.unknown_members["mood"] = "fine";
  record.answers["old"] = answer;
  record.answers["other"] = answered("1");
  const auto migrated = run();
  Record expected = record;
  expected.answers.erase("old");
  expected.answers["new"] = answer;
  expected.assessment_version = "2.0.0";
  expected.fingerprint = new_fingerprint;
  EXPECT_EQ(write_record(migrated.record), write_record(expected));
  EXPECT_EQ(lines(migrated.steps), (Lines{"1.0.0 renamed old>new “2” “2”"}));
}

TEST_F(MigrationTest, NamesCanBeSwapped) {
  first().renamed = {{"A", "B"}, {"B", "C"}, {"C", "A"}};
  record.answers["A"] = answered("1");
  record.answers["B"] = answered("2");
  record.answers["C"] = answered("3");
  const auto migrated = run();
  EXPECT_EQ(migrated.record.answers.at("B").text(), "1");
  EXPECT_EQ(migrated.record.answers.at("C").text(), "2");
  EXPECT_EQ(migrated.record.answers.at("A").text(), "3");
  EXPECT_TRUE(migrated.record.set_aside.empty());
  EXPECT_EQ(lines(migrated.steps), (Lines{"1.0.0 renamed A>B “1” “1”", "1.0.0 renamed B>C “2” “2”",
                                          "1.0.0 renamed C>A “3” “3”"}));
}

TEST_F(MigrationTest, SplitStartsEachWithTheOldAnswer) {
  first().split = {{"whole", {"part.1", "whole"}}};
  record.answers["whole"] = answered("2", "note");
  const auto migrated = run();
  ASSERT_EQ(migrated.record.answers.size(), 2u);
  for (const auto* id : {"part.1", "whole"}) {
    EXPECT_EQ(migrated.record.answers.at(id).text(), "2");
    EXPECT_EQ(migrated.record.answers.at(id).note, "note");
  }
  EXPECT_EQ(lines(migrated.steps), (Lines{"1.0.0 split whole>part.1+whole “2” “2”"}));
}

TEST_F(MigrationTest, MergedTakesTheLowestOrHighestByValueAndSetsTheRestAside) {
  add_question("low");
  add_question("high");
  add_question("first");
  first().merged = {{{"a", "b", "c"}, "low", Change::Take::lowest},
                    {{"d", "e"}, "high", Change::Take::highest},
                    {{"f", "g"}, "first", Change::Take::first}};
  record.answers["a"] = answered("2", "about a");
  record.answers["b"].state = AnswerState::unknown;
  record.answers["b"].note = "about b";
  record.answers["c"] = answered("1", "about a");
  record.answers["d"] = answered("2");
  record.answers["e"] = answered("3");
  record.answers["g"] = answered("3");
  const auto migrated = run();
  const auto& answers = migrated.record.answers;
  ASSERT_EQ(answers.size(), 3u);
  EXPECT_EQ(answers.at("low").text(), "1");
  EXPECT_EQ(answers.at("low").note, "about a\n\nabout b");
  EXPECT_EQ(answers.at("high").text(), "3");
  EXPECT_EQ(answers.at("first").text(), "3");
  // What differs from what was taken.
  ASSERT_EQ(migrated.record.set_aside.size(), 3u);
  EXPECT_EQ(migrated.record.set_aside[0].question, "d");
  EXPECT_EQ(migrated.record.set_aside[0].answer.text(), "2");
  EXPECT_EQ(migrated.record.set_aside[0].version, "1.0.0");
  EXPECT_EQ(migrated.record.set_aside[1].question, "a");
  EXPECT_EQ(migrated.record.set_aside[1].answer.text(), "2");
  EXPECT_EQ(migrated.record.set_aside[1].answer.note, "");
  EXPECT_EQ(migrated.record.set_aside[2].answer.state, AnswerState::unknown);
  EXPECT_EQ(lines(migrated.steps),
            (Lines{"1.0.0 merged a+b+c>low “2, –, 1” “1”", "1.0.0 merged d+e>high “2, 3” “3”",
                   "1.0.0 merged g>first “3” “3”"}));
}

TEST_F(MigrationTest, MergedEvidenceOwnerAndWishesAreAllKept) {
  first().merged = {{{"a", "b"}, "c", Change::Take::first}};
  Answer a = answered("1");
  a.evidence.resize(2);
  a.evidence[0].file = "1";
  a.evidence[1].file = "2";
  Answer b = answered("1");
  b.evidence.resize(2);
  b.evidence[0].file = "2";
  b.evidence[1].file = "3";
  b.owner = "J.";
  b.desired = Desired{"3", ""};
  b.unknown_members["mood"] = "fine";
  record.answers["a"] = a;
  record.answers["b"] = b;
  const auto migrated = run();
  const auto& merged = migrated.record.answers.at("c");
  ASSERT_EQ(merged.evidence.size(), 3u);
  EXPECT_EQ(merged.evidence[2].file, "3");
  EXPECT_EQ(merged.owner, "J.");
  EXPECT_EQ(merged.desired->level, "3");
  EXPECT_TRUE(merged.unknown_members.contains("mood"));
  EXPECT_TRUE(migrated.record.set_aside.empty());
}

TEST_F(MigrationTest, WhatIsTooMuchForOneAnswerIsSetAside) {
  first().merged = {{{"a", "b"}, "c", Change::Take::first}};
  record.answers["a"] = answered("1", std::string(limits::note_bytes - 10, 'a'));
  record.answers["b"] = answered("1", std::string(20, 'b'));
  record.answers["a"].evidence.resize(limits::evidence);
  for (std::size_t i = 0; i < limits::evidence; ++i)
    record.answers["a"].evidence[i].file = std::to_string(i);
  record.answers["b"].evidence.resize(1);
  record.answers["b"].evidence[0].file = "more";
  const auto migrated = run();
  ASSERT_EQ(migrated.record.set_aside.size(), 1u);
  EXPECT_EQ(migrated.record.set_aside[0].answer.note, std::string(20, 'b'));
  EXPECT_EQ(migrated.record.set_aside[0].answer.evidence.at(0).file, "more");
  EXPECT_EQ(migrated.record.set_aside[0].answer.state, AnswerState::open);
}

// Also where the definition doesn't say so, or an answer stands there already.
TEST_F(MigrationTest, TwoThatComeToOneQuestionLoseNothing) {
  first().renamed = {{"a", "c"}, {"b", "c"}};
  record.answers["a"] = answered("1", "from a");
  record.answers["b"] = answered("2", "from b");
  record.answers["c"] = answered("3", "was there");
  const auto migrated = run();
  EXPECT_EQ(migrated.record.answers.at("c").text(), "1");
  EXPECT_EQ(migrated.record.answers.at("c").note, "from a\n\nfrom b\n\nwas there");
  ASSERT_EQ(migrated.record.set_aside.size(), 2u);
  EXPECT_EQ(migrated.record.set_aside[0].question, "b");
  EXPECT_EQ(migrated.record.set_aside[1].question, "c");
  EXPECT_EQ(migrated.record.set_aside[1].answer.text(), "3");
  EXPECT_EQ(lines(migrated.steps), (Lines{"1.0.0 merged a+b+c>c “1, 2, 3” “1”"}));
}

TEST_F(MigrationTest, RescaledByQuestion) {
  first().rescaled.resize(2);
  first().rescaled[0].question = "q";
  first().rescaled[0].options = {{"1", "10"}, {"2", "20"}, {"3", "10"}};
  first().rescaled[1].question = "n";
  first().rescaled[1].factor = 0.5;
  first().rescaled[1].plus = 1;
  record.answers["q"] = answered("2");
  record.answers["q"].desired = Desired{"3", ""};
  record.answers["n"] = answered(5.0);
  record.answers["n"].desired = Desired{"8", ""};
  record.answers["untouched"] = answered("2");
  record.plan.resize(2);
  record.plan[0].id = "p0";
  record.plan[1].id = "p1";
  record.plan[0].question = "q";
  record.plan[0].level = "1";
  record.plan[1].question = "n";
  record.plan[1].level = "-3";
  const auto migrated = run();
  const auto& answers = migrated.record.answers;
  EXPECT_EQ(answers.at("q").text(), "20");
  EXPECT_EQ(answers.at("q").desired->level, "10");
  EXPECT_EQ(std::get<double>(answers.at("n").value), 3.5);
  EXPECT_EQ(answers.at("n").desired->level, "5");
  EXPECT_EQ(answers.at("untouched").text(), "2");
  EXPECT_EQ(migrated.record.plan[0].level, "10");
  EXPECT_EQ(migrated.record.plan[1].level, "-0.5");
  EXPECT_EQ(lines(migrated.steps),
            (Lines{"1.0.0 rescaled q>q “2” “20”", "1.0.0 rescaled n>n “5” “3.5”"}));
}

TEST_F(MigrationTest, RescalingMapsChoicesAndPointsToo) {
  first().rescaled.resize(2);
  first().rescaled[0].question = "several";
  first().rescaled[0].options = {{"a", "x"}, {"b", "x"}, {"c", "y"}};
  first().rescaled[1].question = "divided";
  first().rescaled[1].options = {{"a", "x"}, {"b", "x"}, {"c", "a"}};
  record.answers["several"] = answered(std::vector<std::string>{"c", "a", "b"});
  record.answers["divided"] = answered(Points{{"a", 20}, {"b", 30}, {"c", 50}});
  const auto migrated = run();
  EXPECT_EQ(value_of(migrated, "several"), (AnswerValue(std::vector<std::string>{"y", "x"})));
  EXPECT_EQ(value_of(migrated, "divided"), (AnswerValue(Points{{"a", 50}, {"x", 50}})));
}

// Questions have their scale in the definition, so names are followed to it.
TEST_F(MigrationTest, RescaledByScale) {
  add_question("q");
  add_question("free", QuestionType::text);
  first().renamed = {{"old", "between"}};
  first().rescaled.resize(1);
  first().rescaled[0].scale = "level";
  first().rescaled[0].options = {{"low", "1"}};
  change("1.5.0").renamed = {{"between", "q"}};
  record.answers["old"] = answered("low");
  record.answers["free"] = answered("low");
  record.answers["unknown"] = answered("low");
  const auto migrated = run();
  EXPECT_EQ(migrated.record.answers.at("q").text(), "1");
  EXPECT_EQ(migrated.record.answers.at("free").text(), "low");
  EXPECT_EQ(migrated.record.answers.at("unknown").text(), "low");
  EXPECT_EQ(lines(migrated.steps),
            (Lines{"1.0.0 renamed old>between “low” “1”", "1.0.0 rescaled old>between “low” “1”",
                   "1.5.0 renamed between>q “1” “1”"}));
}

TEST_F(MigrationTest, AnOptionThatTheChangeForgetsIsKeptAndTold) {
  first().rescaled.resize(1);
  first().rescaled[0].question = "q";
  first().rescaled[0].options = {{"1", "10"}};
  record.answers["q"] = answered("2");
  record.answers["q"].desired = Desired{"3", ""};
  const auto migrated = run();
  EXPECT_EQ(migrated.record.answers.at("q").text(), "2");
  EXPECT_EQ(migrated.record.answers.at("q").desired->level, "3");
  EXPECT_EQ(lines(migrated.steps),
            (Lines{"1.0.0 unknown_option q>q “2” “2”", "1.0.0 unknown_option q>q “3” “3”"}));
}

// The options of then are carried on to the definition's, whose values are known.
TEST_F(MigrationTest, MergingLooksAheadToWhatOptionsAreWorth) {
  add_question("q");
  first().merged = {{{"a", "b"}, "q", Change::Take::lowest}};
  auto& later = change("1.5.0");
  later.rescaled.resize(1);
  later.rescaled[0].scale = "level";
  later.rescaled[0].options = {{"good", "3"}, {"bad", "1"}};
  record.answers["a"] = answered("good");
  record.answers["b"] = answered("bad");
  const auto migrated = run();
  EXPECT_EQ(migrated.record.answers.at("q").text(), "1");
  ASSERT_EQ(migrated.record.set_aside.size(), 1u);
  EXPECT_EQ(migrated.record.set_aside[0].answer.text(), "good");
}

TEST_F(MigrationTest, RemovedIsSetAside) {
  first().removed = {{"gone", Text{{"Nobody asks this any more"}}}};
  record.answers["gone"] = answered("2", "note");
  record.plan.resize(1);
  record.plan[0].id = "p";
  record.plan[0].question = "gone";
  const auto migrated = run();
  EXPECT_TRUE(migrated.record.answers.empty());
  ASSERT_EQ(migrated.record.set_aside.size(), 1u);
  const auto& aside = migrated.record.set_aside[0];
  EXPECT_EQ(aside.question, "gone");
  EXPECT_EQ(aside.version, "1.0.0");
  EXPECT_EQ(aside.answer.text(), "2");
  EXPECT_EQ(aside.answer.note, "note");
  EXPECT_EQ(migrated.record.plan[0].question, "gone");
  ASSERT_EQ(lines(migrated.steps), (Lines{"1.0.0 removed gone> “2” “”"}));
  EXPECT_EQ(migrated.steps[0].reason.in(0), "Nobody asks this any more");
}

TEST_F(MigrationTest, SubjectsRoundsAndThePlanFollowToo) {
  first().renamed = {{"old", "new"}};
  first().removed = {{"gone", {}}};
  record.answers["old"] = answered("1");
  record.subjects["system"].push_back(
      {"s1", {{"old", answered("2")}, {"gone", answered("x")}}, {}});
  record.rounds.resize(2);
  record.rounds[0].date = "2024-01-01";
  record.rounds[1].date = "2025-01-01";
  record.rounds[0].assessment_version = "0.9.0";
  record.rounds[0].answers = {{"old", answered("3")}, {"gone", answered("y")}};
  record.rounds[0].subjects["system"].push_back({"s1", {{"old", answered("2")}}, {}});
  // Of the version after the change.
  record.rounds[1].assessment_version = "2.0.0";
  record.rounds[1].answers["old"] = answered("3");
  record.plan.resize(1);
  record.plan[0].id = "p";
  record.plan[0].question = "old";
  const auto migrated = run();
  const auto& now = migrated.record;
  EXPECT_EQ(now.subjects.at("system")[0].answers.at("new").text(), "2");
  EXPECT_EQ(now.rounds[0].answers.at("new").text(), "3");
  EXPECT_EQ(now.rounds[0].assessment_version, "2.0.0");
  EXPECT_EQ(now.rounds[0].subjects.at("system")[0].answers.at("new").text(), "2");
  EXPECT_EQ(now.rounds[1].answers.at("old").text(), "3");
  EXPECT_EQ(now.plan[0].question, "new");
  ASSERT_EQ(now.set_aside.size(), 1u);
  EXPECT_EQ(now.set_aside[0].subject_kind, "system");
  EXPECT_EQ(now.set_aside[0].subject, "s1");
  ASSERT_EQ(now.rounds[0].set_aside.size(), 1u);
  EXPECT_EQ(now.rounds[0].set_aside[0].answer.text(), "y");
  EXPECT_EQ(lines(migrated.steps),
            (Lines{"1.0.0 renamed old>new “1” “1”", "system/s1 1.0.0 renamed old>new “2” “2”",
                   "round 0 1.0.0 renamed old>new “3” “3”",
                   "round 0 system/s1 1.0.0 renamed old>new “2” “2”",
                   "system/s1 1.0.0 removed gone> “x” “”", "round 0 1.0.0 removed gone> “y” “”"}));
}

TEST_F(MigrationTest, OnlyTheChangesAfterTheRecordsVersion) {
  first().renamed = {{"a", "b"}};
  change("1.1.0").renamed = {{"b", "c"}};
  change("1.2.0").renamed = {{"c", "d"}};
  const auto where = [&](const std::string& version) {
    record.assessment_version = version;
    record.answers = {{"a", answered("1")}, {"b", answered("2")}, {"c", answered("3")}};
    std::string found;
    for (const auto& [id, answer] : run().record.answers)
      found += id + std::string(answer.text());
    return found;
  };
  EXPECT_EQ(where("1.2.0"), "a1b2d3");
  EXPECT_EQ(where("1.2.5"), "a1b2d3");
  EXPECT_EQ(where("1.1.9"), where("1.1.0"));
  EXPECT_EQ(where("1.1.0"), "a1d2");
  // Older than the first change knows.
  EXPECT_EQ(where("0.1.0"), where("1.0.0"));
  record.assessment_version = "1.2.5";
  record.answers = {{"c", answered("1")}};
  definition.changes[2].renamed.clear();
  definition.changes[2].removed = {{"c", {}}};
  EXPECT_EQ(run().record.set_aside.at(0).version, "1.2.5");
}

TEST_F(MigrationTest, TheSameVersionComesOutAsItWentIn) {
  first().renamed = {{"a", "b"}};
  record.assessment_version = "2.0.0";
  record.answers["a"] = answered("1");
  EXPECT_FALSE(is_older(record, definition));
  const auto migrated = run();
  Record expected = record;
  expected.fingerprint = definition.fingerprint;
  EXPECT_EQ(write_record(migrated.record), write_record(expected));
  EXPECT_TRUE(migrated.steps.empty());
}

TEST_F(MigrationTest, RefusesWhatIsNotItsOwn) {
  EXPECT_TRUE(is_older(record, definition));
  record.assessment_version = "2.0.1-rc.1";
  EXPECT_EQ(test::lines({migrate(record, definition).error()}),
            (Lines{"error newer_record /assessment/version 0:0 (2.0.1-rc.1, 2.0.0)"}));
  record.assessment = "nl.example.other";
  EXPECT_EQ(test::lines({migrate(record, definition).error()}),
            (Lines{"error wrong_assessment /assessment/id 0:0 (nl.example.other)"}));
  EXPECT_FALSE(is_older(record, definition));
}

// A small definition can't make a record of any size.
TEST_F(MigrationTest, RefusesToGrowBeyondTheLimits) {
  Change::Split split{"a", {}};
  for (std::size_t i = 0; i <= limits::answers; ++i)
    split.to.push_back("a" + std::to_string(i));
  first().split = {split};
  record.answers["a"] = answered("1");
  const auto refused = migrate(record, definition);
  ASSERT_FALSE(refused.has_value());
  EXPECT_EQ(refused.error().code, Code::limit_exceeded);

  first().split[0].to.resize(100);
  record.answers["a"].note = std::string(limits::note_bytes / 2, 'x');
  const auto large = migrate(record, definition);
  ASSERT_FALSE(large.has_value());
  EXPECT_EQ(large.error().code, Code::file_too_large);
}

}  // namespace
}  // namespace peil
