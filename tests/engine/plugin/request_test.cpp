#include "engine/format/record.hpp"
#include "engine/json/canonical.hpp"
#include "engine/json/text.hpp"
#include "engine/plugin/exchange.hpp"
#include "fixture.hpp"

#include <boost/json/array.hpp>
#include <boost/json/object.hpp>

namespace peil::test {
namespace {

namespace json = boost::json;

constexpr std::string_view record_text = R"json({
  "peil_record": 1, "id": "r", "organisation": "Secret school",
  "assessment": { "id": "nl.example.whole", "version": "2.0.0" },
  "answers": {
    "profile.size": { "value": "large", "note": "secret note", "owner": "secret owner",
      "evidence": [ { "title": "secret file" } ] },
    "since": { "value": "2019-05-01" },
    "story": { "state": "not_applicable", "reason": "secret reason" },
    "next": { "value": { "what": "Do", "when": "2027-01-31" } },
    "A.1": { "value": "2", "desired": { "level": "3", "by": "2028-01-01" } },
    "A.2": { "value": ["a", "b"] },
    "A.3": { "value": 7, "desired": { "level": "9" } },
    "A.4": { "value": { "x": 49.5, "y": 50.5 } },
    "profile.name": { "state": "unknown" },
    "gone": { "value": "x" }
  },
  "subjects": { "system": [
    { "id": "1", "answers": { "sys_name": { "value": "One \"é\" \u0007" }, "risk": { "value": "high" } } },
    { "id": "2", "answers": { "risk": { "value": "wrong", "desired": { "level": "wrong" } } } }
  ] }
})json";

struct Asked {
  Definition definition = definition_of(added_definition());
  Record record = *read_record(record_text, "r");
  CompiledDefinition compiled{definition};
  Evaluation evaluation{compiled, record};

  Result<std::string> request() const {
    return evaluate_request(definition, record, evaluation, "2026-11-22");
  }
};

json::value parsed(const std::string& text) {
  const auto read = read_json(text, "request");
  EXPECT_TRUE(read.has_value()) << text;
  return *read;
}

std::string compact(const json::value& value) { return canonical_json(value); }

TEST(Request, Describe) { EXPECT_EQ(describe_request(), R"({"method":"describe"})"); }

TEST(Request, TheSameRecordGivesTheSameBytes) {
  const std::string first = *Asked().request();
  EXPECT_EQ(first, *Asked().request());
  EXPECT_TRUE(first.starts_with(
      R"({"method":"evaluate","params":{"assessment":{"id":"nl.example.whole","version":"2.0.0","scales":{"level":[{"id":"1","value":"1"},)"))
      << first.substr(0, 200);
  EXPECT_EQ(first.find('\n'), std::string::npos);
}

TEST(Request, NothingPersonalIsInIt) {
  EXPECT_EQ(Asked().request()->find("ecret"), std::string::npos);
}

TEST(Request, NumbersAreDecimalStrings) {
  const auto walk = [](auto&& self, const json::value& value) -> void {
    EXPECT_FALSE(value.is_number());
    if (const auto* object = value.if_object()) {
      for (const auto& member : *object)
        self(self, member.value());
    } else if (const auto* array = value.if_array()) {
      for (const auto& item : *array)
        self(self, item);
    }
  };
  walk(walk, parsed(*Asked().request()));
}

TEST(Request, TheAssessment) {
  const auto request = parsed(*Asked().request());
  const auto& assessment = request.at("params").at("assessment");
  EXPECT_EQ(compact(assessment.at("scales").at("size")), R"([{"id":"small"},{"id":"large"}])");
  EXPECT_EQ(compact(assessment.at("sections")),
            R"([{"id":"P"},{"id":"A"},{"for":"system","id":"S"}])");
  EXPECT_EQ(
      compact(assessment.at("questions").at(5)),
      R"({"id":"A.1","scale":"level","section":"A","tags":["basic"],"type":"scale","weight":"2"})");
  EXPECT_EQ(
      compact(assessment.at("questions").at(10)),
      R"({"id":"risk","options":[{"id":"low","value":"0"},{"id":"high","value":"3"}],"section":"S","type":"choice"})");
  EXPECT_EQ(compact(assessment.at("targets").at(0)),
            R"({"by":"2030-12-31","score":"share","value":"60","who":"each"})");
  EXPECT_EQ(request.at("params").at("today").as_string(), "2026-11-22");
}

TEST(Request, WhatALevelTakesAndNeeds) {
  const Definition definition = definition_of(
      test::with(test::small_definition(),
                 {{"\"value\": 2,", "\"value\": 2, \"months\": 6,"},
                  {"\"weight\": 2",
                   R"("needs": { "3": [{ "question": "B.1", "level": "2" }] }, "weight": 2)"}}));
  const Record record = record_of(definition, {});
  const Evaluation evaluation{CompiledDefinition(definition), record};
  const auto request = parsed(*evaluate_request(definition, record, evaluation, "2026-11-22"));
  const auto& assessment = request.at("params").at("assessment");
  EXPECT_EQ(compact(assessment.at("scales").at("maturity").at(1)),
            R"({"id":"2","months":6,"value":"2"})");
  EXPECT_EQ(compact(assessment.at("questions").at(0).at("needs")),
            R"([{"level":"2","question":"B.1","to":"3"}])");
}

TEST(Request, EveryQuestionWithItsStateAndAnswer) {
  const auto request = parsed(*Asked().request());
  const auto& answers = request.at("params").at("record").at("answers").as_array();
  const std::vector<std::string> expected{
      R"({"answer":"large","id":"profile.size","state":"answered"})",
      R"({"id":"profile.name","state":"unknown"})",
      R"({"answer":"2019-05-01","id":"since","state":"answered"})",
      R"({"id":"story","state":"not_applicable"})",
      R"({"answer":{"what":"Do","when":"2027-01-31"},"id":"next","state":"answered"})",
      R"({"answer":"2","desired":{"by":"2028-01-01","level":"3"},"id":"A.1","state":"counted","value":"2"})",
      R"({"answer":["a","b"],"id":"A.2","state":"counted","value":"1.5"})",
      R"({"answer":"7","desired":{"level":"9"},"id":"A.3","state":"counted","value":"7"})",
      R"({"id":"A.4","state":"hidden"})"};
  ASSERT_EQ(answers.size(), expected.size());
  for (std::size_t i = 0; i < expected.size(); ++i) {
    const auto id = answers[i].at("id").as_string();
    if (id == "A.2") continue;  // what choices count for is said elsewhere
    EXPECT_EQ(compact(answers[i]), expected[i]);
  }
}

TEST(Request, ScoresAndLabelsSoFar) {
  const Asked asked;
  const auto request = parsed(*asked.request());
  const auto& record = request.at("params").at("record");
  EXPECT_EQ(record.at("sections").as_array().size(), 1u);
  EXPECT_EQ(compact(record.at("sections").at(0)),
            R"({"high":"2","id":"A","low":"2","settled":true,"value":"2"})");
  EXPECT_EQ(record.at("scores").as_array().size(), 3u);
  EXPECT_EQ(record.at("scores").at(0).at("value").as_string(), "11");
  EXPECT_EQ(compact(record.at("labels")), R"([{"id":"big","state":"yes"}])");
}

TEST(Request, SubjectsOfEveryKind) {
  const auto request = parsed(*Asked().request());
  const auto& systems = request.at("params").at("subjects").at("system").as_array();
  ASSERT_EQ(systems.size(), 2u);
  EXPECT_EQ(systems[0].at("id").as_string(), "1");
  EXPECT_EQ(compact(systems[0].at("answers").at(1)),
            R"({"answer":"high","id":"risk","state":"counted","value":"3"})");
  EXPECT_EQ(systems[0].at("answers").at(0).at("answer").as_string(), "One \"é\" \x07");
  // What doesn't fit is open, and so is what is wished for then.
  EXPECT_EQ(compact(systems[1].at("answers").at(1)), R"({"id":"risk","state":"open"})");
  EXPECT_EQ(compact(systems[1].at("scores").at(0).at("value")), "null");
  EXPECT_EQ(compact(systems[1].at("labels").at(0)), R"({"id":"risky","state":"open"})");

  Asked none;
  none.record.subjects.clear();
  none.evaluation.record_changed(none.record);
  EXPECT_EQ(compact(parsed(*none.request()).at("params").at("subjects")), R"({"system":[]})");
}

TEST(Request, HasALimit) {
  Asked asked;
  asked.record.answers["profile.name"] = {.value = std::string(1024 * 1024, 'x')};
  asked.evaluation.record_changed(asked.record);
  const auto request = asked.request();
  ASSERT_FALSE(request.has_value());
  EXPECT_EQ(request.error().code, Code::limit_exceeded);
  EXPECT_EQ(request.error().arguments[2], "1048576");
}

}  // namespace
}  // namespace peil::test
