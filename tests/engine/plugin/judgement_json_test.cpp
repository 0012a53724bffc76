#include "engine/json/canonical.hpp"
#include "engine/plugin/exchange.hpp"
#include "fixture.hpp"

#include <boost/json/value.hpp>

namespace peil::test {
namespace {

std::string written(const Judgement& judgement) {
  return canonical_json(judgement_json(definition_of(added_definition()), judgement));
}

TEST(JudgementAsJson, Nothing) {
  EXPECT_EQ(written({}), R"({"findings":[],"labels":[],"notes":[],"scores":[],"steps":[]})");
}

TEST(JudgementAsJson, Everything) {
  Judgement judgement;
  judgement.scores.push_back({.value = 2.5, .low = 1.0, .high = 4.0, .because = {5}});
  judgement.scores.push_back({.index = 1, .scope = {0, "1"}});
  judgement.labels.push_back({.state = PluginLabel::State::yes});
  judgement.labels.push_back({.index = 1, .scope = {0, "1"}, .settles = {10}});
  judgement.findings.push_back({.arguments = {{"day", ArgumentDate{"2027-03-31"}},
                                              {"hours", ArgumentNumber{2.4, 2}},
                                              {"what", ArgumentQuestion{5}}}});
  judgement.findings.push_back({.index = 1, .scope = {0, "1"}});
  judgement.steps.push_back(
      {.question = 5, .option = "3", .by = "2027-01-01", .effort = 12.5, .value = 9.0});
  judgement.steps.push_back({.action = 1});
  judgement.notes.push_back({.about = "plan", .arguments = {{"what", std::string("x")}}});
  EXPECT_EQ(
      written(judgement),
      R"({"findings":[)"
      R"({"actions":["fill"],"arguments":{"day":{"date":"2027-03-31"},"hours":{"number":"2.40"},"what":{"question":"A.1"}},"because":[],"id":"late","severity":"warning"},)"
      R"({"actions":[],"applies_from":"2027-12-02","arguments":{},"at":"Art. 4","because":[],"id":"tell","kind":"system","severity":"duty","source":"law","subject":"1"}],)"
      R"("labels":[{"because":[],"id":"ready","settled_by":[],"value":true},)"
      R"({"because":[],"id":"watch","kind":"system","settled_by":["risk"],"subject":"1","value":null}],)"
      R"("notes":[{"about":"plan","arguments":{"what":{"text":"x"}},"message":"how"}],)"
      R"("scores":[{"because":["A.1"],"id":"plan","range":{"high":4,"low":1},"value":2.5},)"
      R"({"because":[],"id":"need","kind":"system","range":null,"subject":"1","value":null}],)"
      R"("steps":[{"by":"2027-01-01","effort":12.5,"list":"road","option":"3","question":"A.1","value":9},)"
      R"({"action":"ask","list":"road"}]})");
}

}  // namespace
}  // namespace peil::test
