#include "engine/model/record.hpp"
#include "engine/format/file_kind.hpp"

#include "engine/format/record.hpp"
#include "engine/json/canonical.hpp"
#include "tests/engine/support.hpp"

namespace peil {
namespace {

const std::string full_record = R"({
  "peil_record": 1,
  "id": "0b5c7f0e-3f64",
  "organisation": "ROC Voorbeeld",
  "assessment": {
    "id": "nl.example.small",
    "version": "1.0.0",
    "fingerprint": "sha256:0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef",
    "from": "the future"
  },
  "created": "2026-05-28T09:30:00Z",
  "changed": "2026-05-29T10:00:00.5Z",
  "answers": {
    "A.1": {
      "value": "2",
      "note": "See the “policy”.\nSecond line",
      "changed": "2026-05-28T09:31:00Z",
      "mood": {
        "name": "J.",
        "since": 12345678901234567890
      }
    },
    "A.2": {
      "state": "unknown"
    },
    "B.1": {
      "state": "not_applicable",
      "reason": "outsourced"
    },
    "B.2": {
      "note": "to be discussed"
    }
  },
  "later": [
    {
      "a": 1.5,
      "b": true
    }
  ]
}
)";

// What is left out of a record that is read all the same.
std::vector<std::string> left_out(std::string_view text) {
  Problems warnings;
  EXPECT_TRUE(read_record(text, "r.peil.json", &warnings)) << text;
  return test::lines(warnings);
}

Problem record_problem(std::string_view text) {
  const auto result = read_record(text, "r.peil.json");
  EXPECT_FALSE(result.has_value()) << text;
  return result.has_value() ? Problem{} : result.error();
}

std::string line_of(std::string_view text) { return test::lines({record_problem(text)}).front(); }

TEST(Record, ReadsEverything) {
  const auto record = read_record(full_record, "r");
  ASSERT_TRUE(record.has_value());
  EXPECT_EQ(record->id, "0b5c7f0e-3f64");
  EXPECT_EQ(record->organisation, "ROC Voorbeeld");
  EXPECT_EQ(record->assessment, "nl.example.small");
  EXPECT_EQ(record->assessment_version, "1.0.0");
  EXPECT_EQ(record->created, "2026-05-28T09:30:00Z");
  ASSERT_EQ(record->answers.size(), 4u);
  EXPECT_EQ(record->answers.at("A.1").state, AnswerState::answered);
  EXPECT_EQ(record->answers.at("A.1").text(), "2");
  EXPECT_EQ(record->answers.at("A.1").note, "See the “policy”.\nSecond line");
  EXPECT_EQ(record->answers.at("A.2").state, AnswerState::unknown);
  EXPECT_EQ(record->answers.at("B.1").state, AnswerState::not_applicable);
  EXPECT_EQ(record->answers.at("B.1").reason, "outsourced");
  EXPECT_EQ(record->answers.at("B.2").state, AnswerState::open);
}

TEST(Record, WritesWhatItReadByteForByte) {
  EXPECT_EQ(write_record(read_record(full_record, "r").value()), full_record);
}

TEST(Record, OrderInTheFileMakesNoDifference) {
  const std::string shuffled =
      R"({"later":[{"b":true,"a":1.50}],"answers":{"B.2":{"note":"to be discussed"},
    "B.1":{"reason":"outsourced","state":"not_applicable"},"A.2":{"state":"unknown"},
    "A.1":{"mood":{"since":12345678901234567890,"name":"J."},"changed":"2026-05-28T09:31:00Z",
    "note":"See the “policy”.\u000aSecond line","value":"2"}},"changed":"2026-05-29T10:00:00.5Z",
    "created":"2026-05-28T09:30:00Z","assessment":{"from":"the future","version":"1.0.0",
    "fingerprint":"sha256:0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef","id":"nl.example.small"},
    "organisation":"ROC Voorbeeld","id":"0b5c7f0e-3f64","peil_record":1})";
  EXPECT_EQ(write_record(read_record(shuffled, "r").value()), full_record);
}

TEST(Record, EmptyMembersAreLeftOut) {
  Record record;
  record.id = "r";
  record.assessment = "a.b";
  record.assessment_version = "1.0.0";
  record.answers["q"].value = "1";
  const auto text = write_record(record);
  EXPECT_EQ(text,
            "{\n  \"peil_record\": 1,\n  \"id\": \"r\",\n  \"assessment\": {\n    \"id\": "
            "\"a.b\",\n    \"version\": \"1.0.0\"\n"
            "  },\n  \"answers\": {\n    \"q\": {\n      \"value\": \"1\"\n    }\n  }\n}\n");
  EXPECT_EQ(write_record(read_record(text, "r").value()), text);
}

// A person who has chosen “not applicable” hasn't typed the reason yet when it is saved for the
// first time.
TEST(Record, NotApplicableWithoutReasonIsKept) {
  const auto record =
      read_record(R"({"peil_record":1,"id":"r","assessment":{"id":"a.b","version":"1.0.0"},
                                      "answers":{"q":{"state":"not_applicable"}}})",
                  "r");
  ASSERT_TRUE(record.has_value());
  EXPECT_EQ(record->answers.at("q").state, AnswerState::not_applicable);
}

// A member of a state that it doesn't belong to is somebody else's: kept, without meaning.
TEST(Record, AValueBesideAStateIsKeptButDoesNotCount) {
  const std::string text = R"({"peil_record":1,"id":"r","assessment":{"id":"a.b","version":"1.0.0"},
                               "answers":{"q":{"state":"unknown","value":"3"}}})";
  const auto record = read_record(text, "r");
  ASSERT_TRUE(record.has_value());
  EXPECT_EQ(record->answers.at("q").text(), "");
  EXPECT_NE(write_record(*record).find("\"value\": \"3\""), std::string::npos);
}

TEST(Record, RefusesWithThePlace) {
  const std::string minimal =
      "{\"peil_record\": 1, \"id\": \"r\",\n\"assessment\": {\"id\": \"a.b\", \"version\": "
      "\"1.0.0\"},\n"
      "\"answers\": {\"q\": {\"value\": \"1\"}}}";
  ASSERT_TRUE(read_record(minimal, "r").has_value());
  const auto refused = [&](std::string_view from, std::string_view to) {
    return line_of(test::with(minimal, from, to));
  };
  EXPECT_EQ(refused("1, \"id\": \"r\"", "2, \"id\": \"r\""),
            "error unsupported_format /peil_record 1:17 (2, 1)");
  EXPECT_EQ(refused("1, \"id\": \"r\"", "\"1\", \"id\": \"r\""),
            "error wrong_type /peil_record 1:17 (number, string)");
  EXPECT_EQ(refused("\"id\": \"r\",", ""), "error missing_member  1:1 (id)");
  EXPECT_EQ(refused("\"r\"", "\"../r\""), "error bad_id /id 1:26 (../r)");
  EXPECT_EQ(refused("\"r\"", "7"), "error wrong_type /id 1:26 (string, number)");
  EXPECT_EQ(refused("\"a.b\"", "\"ab\""), "error bad_id /assessment/id 2:22 (ab)");
  EXPECT_EQ(refused("\"1.0.0\"", "\"1.0\""), "error bad_version /assessment/version 2:40 (1.0)");
  EXPECT_EQ(refused("\"answers\": {\"q\": {\"value\": \"1\"}}", "\"answers\": []"),
            "error wrong_type /answers 3:12 (object, array)");
  EXPECT_EQ(refused("\"q\"", "\"q q\""), "error bad_id /answers/q q 3:13 (q q)");
  EXPECT_EQ(refused("{\"value\": \"1\"}", "\"1\""),
            "error wrong_type /answers/q 3:18 (object, string)");
  EXPECT_EQ(refused("\"value\": \"1\"", "\"value\": true"),
            "error wrong_type /answers/q/value 3:28 (string, number, array, object, boolean)");
  EXPECT_EQ(refused("\"value\": \"1\"", "\"state\": \"maybe\""),
            "error bad_value /answers/q/state 3:28 (“maybe”, “unknown”, “not_applicable”)");
  EXPECT_EQ(refused("\"value\": \"1\"", "\"note\": false"),
            "error wrong_type /answers/q/note 3:27 (string, boolean)");
  EXPECT_EQ(refused("\"value\": \"1\"", "\"value\": \"1\", \"value\": \"2\""),
            "error duplicate_member /answers/q/value 3:33 (value)");
  EXPECT_EQ(refused("}}}", "}}"), "error json_incomplete  3:33 ({, 1)");
}

// A hand or another program wrote it; nobody's answers are lost for that.
TEST(Record, AWrongMomentIsLeftOutAndTheAnswerStays) {
  constexpr std::string_view text = R"({
  "peil_record": 1,
  "id": "r",
  "assessment": { "id": "a.b", "version": "1.0.0" },
  "created": "2026-11-20T10:00:00Z",
  "changed": "gisteren",
  "answers": { "q": { "value": "1", "note": "n", "changed": "2026-11-20 10:00" } }
})";
  EXPECT_EQ(left_out(text),
            (std::vector<std::string>{
                "warning moment_dropped /changed 6:14 (gisteren)",
                "warning moment_dropped /answers/q/changed 7:61 (2026-11-20 10:00)"}));
  const Record record = *read_record(text, "r.peil.json");
  EXPECT_EQ(record.created, "2026-11-20T10:00:00Z");
  EXPECT_EQ(record.changed, "");
  EXPECT_EQ(record.answers.at("q").text(), "1");
  EXPECT_EQ(record.answers.at("q").note, "n");
  EXPECT_EQ(record.answers.at("q").changed, "");
  const std::string written = write_record(record);
  EXPECT_EQ(left_out(written), std::vector<std::string>{});
  EXPECT_EQ(write_record(*read_record(written, "r.peil.json")), written);
  // Another type is no moment written wrongly.
  EXPECT_EQ(
      line_of(R"({"peil_record": 1, "id": "r", "assessment": {"id": "a.b", "version": "1.0.0"},
"changed": 5, "answers": {}})"),
      "error wrong_type /changed 2:12 (string, number)");
}

TEST(Record, AByteOrderMarkChangesNothing) {
  constexpr std::string_view text =
      R"({"peil_record": 1, "id": "r", "assessment": {"id": "a.b", "version": "1.0.0"}, "answers": {}})";
  const auto marked = read_record("\xEF\xBB\xBF" + std::string(text), "r");
  ASSERT_TRUE(marked);
  EXPECT_EQ(write_record(*marked), write_record(*read_record(text, "r")));
}

TEST(Record, OfTwoMistakesTheFirstInTheFile) {
  EXPECT_EQ(
      line_of(
          R"({"peil_record":1,"answers":[],"id":"X","assessment":{"id":"a.b","version":"1.0.0"}})"),
      "error wrong_type /answers 1:28 (object, array)");
}

TEST(Record, OtherFilesAreCalledByTheirName) {
  EXPECT_EQ(record_problem(test::small_definition()).code, Code::definition_not_record);
  EXPECT_EQ(record_problem("{}").code, Code::not_a_definition);
  EXPECT_EQ(record_problem("[]").code, Code::not_a_definition);
  EXPECT_EQ(record_problem("3").code, Code::not_a_definition);
  EXPECT_EQ(record_problem("").code, Code::file_empty);
  EXPECT_EQ(record_problem("Systeem;Eigenaar\r\nA;B\r\n").code, Code::file_is_table);
}

TEST(FileKind, IsTold) {
  EXPECT_EQ(kind_of(full_record), FileKind::record);
  EXPECT_EQ(kind_of(test::small_definition()), FileKind::definition);
  EXPECT_EQ(kind_of(test::small_definition().substr(0, 200)), FileKind::definition);
  EXPECT_EQ(kind_of(R"({"title": {"peil_record": 1}, "sections": []})"), FileKind::definition);
  EXPECT_EQ(kind_of(R"({"answers": {)"), FileKind::record);
  for (const std::string_view text :
       {"", "{}", "[]", "{\"peil", "\"peil\"", "PK\x03\x04", "{\"a\": [1, 2, {\"peil\": 1}]}"}) {
    EXPECT_EQ(kind_of(text), FileKind::neither) << text;
  }
}

}  // namespace
}  // namespace peil
