#include <peil/request.hpp>

#include <gtest/gtest.h>

#include <string>

namespace peil::plugin {
namespace {

class RequestTest : public testing::Test {
 protected:
  Request read(const char* text) {
    EXPECT_TRUE(document_.read(text));
    return Request(document_.root());
  }

 private:
  Document document_;
};

constexpr const char* whole_request = R"({
  "assessment": { "id": "nl.example.backup", "version": "1.2.0",
    "scales": { "yes_no": [{ "id": "yes", "value": "1" }, { "id": "no" }] },
    "sections": [{ "id": "basics", "tags": ["first"] }, { "id": "systems", "for": "system" }],
    "questions": [
      { "id": "made", "section": "basics", "type": "scale", "scale": "yes_no", "tags": ["a", "b"], "weight": "2.5" },
      { "id": "where", "section": "basics", "type": "choices", "options": [{ "id": "cloud", "value": "3" }] },
      { "id": "count", "section": "basics", "type": "number" }],
    "targets": [{ "score": "total", "value": "3", "by": "2030-12-31", "who": "each" },
                { "score": "total", "value": "2.5", "by": "2029-12-31", "who": "sector_mean" }] },
  "today": "2026-11-22",
  "record": {
    "answers": [{ "id": "made", "state": "counted", "answer": "yes", "value": "1" },
                { "id": "where", "state": "answered", "answer": ["cloud", "tape"], "value": "3" },
                { "id": "count", "state": "unknown" }],
    "sections": [{ "id": "basics", "value": null, "low": "1", "high": "5", "settled": false }],
    "scores": [{ "id": "total", "value": "2.5", "settled": true }],
    "labels": [{ "id": "risky", "state": "yes" }, { "id": "odd", "state": "open" }] },
  "subjects": { "system": [{ "id": "1", "answers": [{ "id": "name", "state": "answered", "answer": "Mail" }] }, { "id": "2" }] }
})";

TEST_F(RequestTest, GivesTheAssessment) {
  const Request request = read(whole_request);
  const Assessment assessment = request.assessment();
  EXPECT_EQ(assessment.id(), "nl.example.backup");
  EXPECT_EQ(assessment.version(), "1.2.0");
  EXPECT_EQ(request.today(), "2026-11-22");
  EXPECT_TRUE(assessment.sections().find("basics").has_tag("first"));
  EXPECT_EQ(assessment.sections().find("systems").kind(), "system");
  EXPECT_EQ(assessment.questions().size(), 3u);
  const Question made = assessment.questions().find("made");
  EXPECT_EQ(made.section(), "basics");
  EXPECT_EQ(made.type(), "scale");
  EXPECT_EQ(made.weight(), "2.5");
  EXPECT_EQ(assessment.questions().find("count").weight(), "1");
  EXPECT_TRUE(made.has_tag("b"));
  EXPECT_FALSE(made.has_tag("c"));
  EXPECT_EQ(assessment.options(made).find("yes").value(), "1");
  EXPECT_EQ(assessment.options(made).find("no").value(), "");
  EXPECT_EQ(assessment.options(assessment.questions().find("where")).find("cloud").value(), "3");
  EXPECT_EQ(assessment.options(assessment.questions().find("count")).size(), 0u);
  std::string targets;
  for (const Target target : assessment.targets()) {
    targets.append(target.score())
        .append(target.value())
        .append(target.by())
        .append(target.for_each() ? "!" : "?");
  }
  EXPECT_EQ(targets, "total32030-12-31!total2.52029-12-31?");
}

TEST_F(RequestTest, GivesTheAnswersAndWhatFollows) {
  const Answers record = read(whole_request).record();
  EXPECT_EQ(record.answer("made").state(), AnswerState::counted);
  EXPECT_TRUE(record.answer("made").given());
  EXPECT_TRUE(record.answer("made").chose("yes"));
  EXPECT_FALSE(record.answer("made").chose("y"));
  EXPECT_EQ(record.answer("made").value(), "1");
  EXPECT_TRUE(record.answer("where").chose("tape"));
  EXPECT_FALSE(record.answer("where").chose("disk"));
  EXPECT_EQ(record.answer("where").text(), "");
  EXPECT_EQ(record.answer("count").state(), AnswerState::unknown);
  EXPECT_FALSE(record.answer("count").given());
  EXPECT_EQ(record.sections().find("basics").value(), "");
  EXPECT_EQ(record.sections().find("basics").low(), "1");
  EXPECT_EQ(record.scores().find("total").value(), "2.5");
  EXPECT_TRUE(record.scores().find("total").settled());
  EXPECT_TRUE(record.labels().find("risky").holds());
  EXPECT_TRUE(record.labels().find("odd").open());
}

TEST_F(RequestTest, GivesSubjects) {
  const Request request = read(whole_request);
  std::string names;
  for (const Answers subject : request.subjects("system"))
    names.append(subject.id()).append(subject.answer("name").text());
  EXPECT_EQ(names, "1Mail2");
  EXPECT_EQ(request.subjects("other").size(), 0u);
}

TEST_F(RequestTest, WhatIsMissingOrUnknownIsOpenAndEmpty) {
  const Request request = read(R"({"record":{"answers":[{"id":"a","state":"something new"}]}})");
  EXPECT_EQ(request.record().answer("a").state(), AnswerState::open);
  EXPECT_EQ(request.record().answer("b").state(), AnswerState::open);
  EXPECT_FALSE(request.record().answer("b").exists());
  EXPECT_FALSE(request.record().answer("b").chose(""));
  EXPECT_EQ(request.assessment().questions().size(), 0u);
  EXPECT_FALSE(request.assessment().scale("x").find("y").exists());
}

}  // namespace
}  // namespace peil::plugin
