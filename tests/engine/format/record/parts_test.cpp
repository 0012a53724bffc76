// What a record can hold beside options and notes: answers of every type, evidence, subjects, plan,
// rounds, what is set aside.
#include "engine/base/limits.hpp"
#include "engine/format/record.hpp"
#include "engine/model/record.hpp"
#include "tests/engine/support.hpp"

#include <boost/json.hpp>

#include <limits>

namespace peil {
namespace {

namespace json = boost::json;

// Everything there is, as it is written, with a member at every level that this version doesn't
// know.
const std::string whole_record = R"({
  "peil_record": 1,
  "id": "whole",
  "assessment": {
    "id": "nl.example.whole",
    "version": "1.0.0",
    "z": 0
  },
  "answers": {
    "allocation": {
      "value": {
        "x": 33.4,
        "y": 66.6
      }
    },
    "choices": {
      "value": [
        "b",
        "a"
      ]
    },
    "date": {
      "value": "2026-05-28"
    },
    "none": {
      "value": []
    },
    "number": {
      "value": -0.25,
      "note": "about",
      "evidence": [
        {
          "title": "Policy",
          "link": "https://example.org/policy",
          "file": "policy.pdf",
          "date": "2026-01-31",
          "sha256": "0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef",
          "pages": 12
        },
        {
          "file": "minutes.txt"
        }
      ],
      "owner": "CISO",
      "desired": {
        "level": "4",
        "by": "2027-12-31",
        "why": "law"
      },
      "changed": "2026-05-28T09:31:00Z",
      "mood": [
        1
      ]
    },
    "plan": {
      "value": {
        "what": "Write it",
        "who": "DPO",
        "when": "2027-03-01",
        "cost": 5
      }
    },
    "text": {
      "value": "Two\nlines, “quoted”"
    }
  },
  "subjects": {
    "service": [
      {
        "id": "s1",
        "answers": {}
      }
    ],
    "system": [
      {
        "id": "b",
        "answers": {
          "risk": {
            "value": "high"
          }
        },
        "colour": "red"
      },
      {
        "id": "a",
        "answers": {
          "risk": {
            "state": "unknown"
          }
        }
      }
    ]
  },
  "plan": [
    {
      "id": "p1",
      "action": "do",
      "title": "Do it",
      "question": "number",
      "subject": "b",
      "owner": "CIO",
      "by": "2027-06-30",
      "level": "3",
      "progress": "dropped",
      "note": "After summer",
      "priority": 1
    },
    {
      "id": "p2"
    }
  ],
  "rounds": [
    {
      "title": "2025",
      "date": "2025-11-20",
      "version": "0.9.0",
      "answers": {
        "text": {
          "value": "earlier"
        }
      },
      "subjects": {
        "system": [
          {
            "id": "b",
            "answers": {}
          }
        ]
      },
      "set_aside": [
        {
          "question": "older",
          "version": "0.8.0",
          "answer": {
            "value": 3
          }
        }
      ],
      "by": "J."
    }
  ],
  "set_aside": [
    {
      "question": "old",
      "kind": "system",
      "subject": "b",
      "version": "0.9.0",
      "answer": {
        "state": "not_applicable",
        "reason": "gone"
      },
      "since": 2026
    }
  ],
  "alpha": {
    "a": 1
  }
}
)";

const std::string head =
    R"({"peil_record":1,"id":"r","assessment":{"id":"a.b","version":"1.0.0"},)";

std::string refusal(const std::string& rest) {
  const auto record = read_record(head + rest + "}", "r");
  EXPECT_FALSE(record.has_value()) << rest;
  return record.has_value() ? "" : test::lines({record.error()}, false).front();
}

std::string rewritten(const std::string& rest) {
  const auto record = read_record(head + rest + "}", "r");
  EXPECT_TRUE(record.has_value()) << test::lines({record.error()}).front();
  return record.has_value() ? json::serialize(json::parse(write_record(*record))) : "";
}

TEST(RecordParts, EverythingIsReadAndWrittenByteForByte) {
  const auto record = read_record(whole_record, "r");
  ASSERT_TRUE(record.has_value()) << test::lines({record.error()}).front();
  EXPECT_EQ(write_record(*record), whole_record);

  const auto& answers = record->answers;
  EXPECT_EQ(std::get<double>(answers.at("number").value), -0.25);
  EXPECT_EQ(std::get<std::vector<std::string>>(answers.at("choices").value),
            (std::vector<std::string>{"b", "a"}));
  EXPECT_EQ(answers.at("none").state, AnswerState::answered);
  EXPECT_TRUE(std::get<std::vector<std::string>>(answers.at("none").value).empty());
  EXPECT_EQ(std::get<Points>(answers.at("allocation").value).at("y"), 66.6);
  EXPECT_EQ(std::get<PlanAnswer>(answers.at("plan").value).who, "DPO");
  EXPECT_EQ(answers.at("text").text(), "Two\nlines, “quoted”");
  ASSERT_EQ(answers.at("number").evidence.size(), 2u);
  EXPECT_EQ(answers.at("number").evidence[1].file, "minutes.txt");
  EXPECT_EQ(answers.at("number").desired->by, "2027-12-31");
  EXPECT_EQ(answers.at("number").owner, "CISO");
  // In the order in which they were added.
  EXPECT_EQ(record->subjects.at("system").front().id, "b");
  EXPECT_EQ(record->plan[0].progress, PlannedAction::Progress::dropped);
  EXPECT_EQ(record->plan[1].progress, PlannedAction::Progress::planned);
  EXPECT_EQ(record->rounds[0].set_aside[0].question, "older");
  EXPECT_EQ(record->set_aside[0].answer.reason, "gone");
}

TEST(RecordParts, SomethingOfEveryOtherTypeInEveryPlaceIsRefusedOrKept) {
  const std::vector<json::value> others = {nullptr, true,           -1.5,
                                           "text",  json::array{1}, json::object{{"x", 1}}};
  int refused = 0;
  int kept = 0;
  const auto try_all = [&](const json::value& changed) {
    const auto text = json::serialize(changed);
    const auto result = read_record(text, "r");
    if (!result.has_value()) {
      ++refused;
      EXPECT_GT(result.error().place.line, 0u) << text;
      return;
    }
    ++kept;
    const auto written = write_record(*result);
    const auto again = read_record(written, "r");
    ASSERT_TRUE(again.has_value()) << written;
    EXPECT_EQ(write_record(*again), written);
  };
  // Replaces every value in turn by one of each type.
  const auto walk = [&](auto&& self, json::value& root, json::value& here) -> void {
    const json::value kept_value = here;
    for (const auto& other : others) {
      here = other;
      try_all(root);
      here = kept_value;
    }
    if (here.is_object()) {
      for (auto& member : here.get_object())
        self(self, root, member.value());
    } else if (here.is_array()) {
      for (auto& item : here.get_array())
        self(self, root, item);
    }
  };
  json::value root = json::parse(whole_record);
  walk(walk, root, root);
  EXPECT_GT(refused, 200);
  EXPECT_GT(kept, 100);
}

TEST(RecordParts, EmptyMembersAreLeftOut) {
  EXPECT_EQ(rewritten(R"("answers":{"q":{"value":"","evidence":[],"owner":"","note":""}},
                         "subjects":{"system":[]},"plan":[],"rounds":[],"set_aside":[])"),
            R"({"peil_record":1,"id":"r","assessment":{"id":"a.b","version":"1.0.0"},)"
            R"("answers":{"q":{}}})");
  EXPECT_EQ(rewritten(R"("answers":{},"plan":[{"progress":"planned","id":"p"}])"),
            R"({"peil_record":1,"id":"r","assessment":{"id":"a.b","version":"1.0.0"},)"
            R"("answers":{},"plan":[{"id":"p"}]})");
}

TEST(RecordParts, NumbersAreWrittenInOneWay) {
  Record record;
  record.id = "r";
  record.assessment = "a.b";
  record.assessment_version = "1.0.0";
  const auto written = [&](double number) {
    record.answers["q"].value = number;
    const auto text = write_record(record);
    EXPECT_TRUE(read_record(text, "r").has_value());
    const auto begin = text.find("\"value\": ");
    return begin == std::string::npos ? ""
                                      : text.substr(begin + 9, text.find('\n', begin) - begin - 9);
  };
  EXPECT_EQ(written(3), "3");
  EXPECT_EQ(written(-0.0), "0");
  EXPECT_EQ(written(2.50), "2.5");
  EXPECT_EQ(written(1e21), "1e+21");
  EXPECT_EQ(written(0.1 + 0.2), "0.30000000000000004");
  // What JSON can't say is open.
  EXPECT_EQ(written(std::numeric_limits<double>::infinity()), "");
  EXPECT_EQ(written(std::numeric_limits<double>::quiet_NaN()), "");
}

TEST(RecordParts, AnOptionMayBeCalledWhat) {
  const auto record = read_record(head + R"("answers":{"q":{"value":{"what":40,"how":60}}}})", "r");
  ASSERT_TRUE(record.has_value());
  EXPECT_EQ(std::get<Points>(record->answers.at("q").value).at("what"), 40);
}

TEST(RecordParts, RefusesWithThePlace) {
  EXPECT_EQ(refusal(R"("answers":{"q":{"value":null}})"),
            "error wrong_type /answers/q/value (string, number, array, object, null)");
  EXPECT_EQ(refusal(R"("answers":{"q":{"value":["a",1]}})"),
            "error wrong_type /answers/q/value/1 (string, number)");
  EXPECT_EQ(refusal(R"("answers":{"q":{"value":["a","b","a"]}})"),
            "error duplicate_id /answers/q/value/2 (a, /answers/q/value/0)");
  EXPECT_EQ(refusal(R"("answers":{"q":{"value":["not an id"]}})"),
            "error bad_id /answers/q/value/0 (not an id)");
  EXPECT_EQ(refusal(R"("answers":{"q":{"value":{"a":"1"}}})"),
            "error wrong_type /answers/q/value/a (number, string)");
  EXPECT_EQ(refusal(R"("answers":{"q":{"value":{"what":"x","when":"soon"}}})"),
            "error bad_date /answers/q/value/when (soon)");
  EXPECT_EQ(refusal(R"("answers":{"q":{"evidence":[{"sha256":"12"}]}})"),
            "error bad_value /answers/q/evidence/0/sha256 (“12”, “<64 × 0–9a–f>”)");
  EXPECT_EQ(refusal(R"("answers":{"q":{"desired":{"by":"2027-01-01"}}})"),
            "error missing_member /answers/q/desired (level)");
  EXPECT_EQ(
      refusal(R"("answers":{},"subjects":{"s":[{"id":"x","answers":{}},{"id":"x","answers":{}}]})"),
      "error duplicate_id /subjects/s/1/id (x, /subjects/s/0/id)");
  EXPECT_EQ(refusal(R"("answers":{},"subjects":{"s":[{"id":"x"}]})"),
            "error missing_member /subjects/s/0 (answers)");
  EXPECT_EQ(refusal(R"("answers":{},"subjects":{"s s":[]})"), "error bad_id /subjects/s s (s s)");
  EXPECT_EQ(refusal(R"("answers":{},"subjects":[])"), "error wrong_type /subjects (object, array)");
  EXPECT_EQ(refusal(R"("answers":{},"plan":[{"id":"x"},{"id":"x"}])"),
            "error duplicate_id /plan/1/id (x, /plan/0/id)");
  EXPECT_EQ(refusal(R"("answers":{},"plan":[{"id":"x","progress":"half"}])"),
            "error bad_value /plan/0/progress (“half”, “planned”, “started”, “done”, “dropped”)");
  EXPECT_EQ(refusal(R"("answers":{},"rounds":[{"title":"x","version":"1.0.0","answers":{}}])"),
            "error missing_member /rounds/0 (date)");
  EXPECT_EQ(refusal(R"("answers":{},"set_aside":[{"question":"q","version":"1.0.0"}])"),
            "error missing_member /set_aside/0 (answer)");
  EXPECT_EQ(
      refusal(
          R"("answers":{},"set_aside":[{"question":"q","subject":"s","version":"1.0.0","answer":{}}])"),
      "error missing_member /set_aside/0 (kind)");
}

std::string repeated(const std::string& item, std::size_t count) {
  std::string text;
  for (std::size_t i = 0; i < count; ++i)
    text += (i > 0 ? "," : "") + item;
  return text;
}

std::string numbered_answers(std::size_t first, std::size_t count) {
  std::string text;
  for (std::size_t i = first; i < first + count; ++i)
    text += (i > first ? ",\"q" : "\"q") + std::to_string(i) + "\":{}";
  return "{" + text + "}";
}

TEST(RecordLimits, EachIsRefusedByItsName) {
  const std::string note(limits::note_bytes + 1, 'x');
  EXPECT_EQ(refusal(R"("answers":{"q":{"value":")" + note + "\"}}"),
            "error limit_exceeded /answers/q/value (value, 1048577, 1048576)");
  EXPECT_EQ(refusal(R"("answers":{"q":{"owner":")" + note + "\"}}"),
            "error limit_exceeded /answers/q/owner (owner, 1048577, 1048576)");
  EXPECT_EQ(refusal(R"("answers":{"q":{"evidence":[)" + repeated("{}", 101) + "]}}"),
            "error limit_exceeded /answers/q/evidence (evidence, 101, 100)");
  EXPECT_EQ(refusal(R"("answers":{"q":{"value":[)" + repeated("\"a\"", 101) + "]}}"),
            "error limit_exceeded /answers/q/value (options, 101, 100)");
  EXPECT_EQ(refusal(R"("answers":{},"subjects":{"s":[)" + repeated("{}", 501) + "]}"),
            "error limit_exceeded /subjects/s (subjects, 501, 500)");
  EXPECT_EQ(refusal(R"("answers":{},"plan":[)" + repeated("{}", 10'001) + "]"),
            "error limit_exceeded /plan (plan, 10001, 10000)");
  EXPECT_EQ(refusal(R"("answers":{},"rounds":[)" + repeated("{}", 101) + "]"),
            "error limit_exceeded /rounds (rounds, 101, 100)");
}

// Wherever they stand: in subjects, rounds and what is set aside too.
TEST(RecordLimits, AnswersAreCountedTogether) {
  const std::string half = numbered_answers(0, limits::answers / 2 - 1);
  const std::string rest =
      "\"answers\":" + half + R"(,"subjects":{"s":[{"id":"x","answers":)" + half +
      R"(}]},"rounds":[{"title":"","date":"2026-01-01","version":"1.0.0","answers":{"a":{}}}])";
  const std::string aside = R"({"question":"a","version":"1.0.0","answer":{}})";
  EXPECT_TRUE(read_record(head + rest + ",\"set_aside\":[" + aside + "]}", "r").has_value());
  EXPECT_EQ(refusal(rest + ",\"set_aside\":[" + aside + "," + aside + "]"),
            "error limit_exceeded /set_aside/1 (answers, 100001, 100000)");
}

}  // namespace
}  // namespace peil
