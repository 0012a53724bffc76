// What others scored: reading it, what is wrong with it, and when it is shown.
#include "engine/format/outcome_json.hpp"
#include "tests/engine/support.hpp"

#include <boost/json/array.hpp>

namespace peil::test {
namespace {

constexpr std::string_view sector =
    R"({ "id": "sector", "score": "total", "value": 2.3, "survey": "Survey 2024", "surveyed": "2024-02", )"
    R"("published": "2024-03-28", "of": 51, "title": { "nl": "De sector", "en": "The sector" }, )"
    R"("source": "law", "at": "p. 3" })";
constexpr std::string_view part =
    R"({ "id": "part", "score": "B", "value": 1.5, "survey": { "nl": "Peiling", "en": "Poll" }, )"
    R"("published": "2023", "visible": "A.1 == '3'", "source": "law" })";

std::string benchmarked() {
  return with(small_definition(), "\"targets\": [",
              "\"benchmarks\": [ " + std::string(sector) + ", " + std::string(part) +
                  " ],\n  \"targets\": [");
}

Lines wrong(std::string_view from, std::string_view to) {
  return check(with(benchmarked(), from, to));
}

TEST(Benchmarks, AreRead) {
  EXPECT_EQ(check(benchmarked()), Lines{});
  const auto definition = definition_of(benchmarked());
  ASSERT_EQ(definition.benchmarks.size(), 2u);
  const auto& whole = definition.benchmarks[0];
  EXPECT_EQ(whole.id, "sector");
  EXPECT_FALSE(whole.of_section);
  EXPECT_EQ(definition.scores[whole.score].id, "total");
  EXPECT_EQ(whole.value, 2.3);
  EXPECT_EQ(whole.title.in(1), "The sector");
  EXPECT_EQ(whole.survey.in(0), "Survey 2024");
  EXPECT_EQ(whole.surveyed, "2024-02");
  EXPECT_EQ(whole.published, "2024-03-28");
  EXPECT_EQ(whole.participants, 51u);
  EXPECT_EQ(whole.source.at, "p. 3");
  const auto& section = definition.benchmarks[1];
  EXPECT_TRUE(section.of_section);
  EXPECT_EQ(definition.sections[section.score].id, "B");
  EXPECT_EQ(section.survey.in(0), "Peiling");
  EXPECT_EQ(section.surveyed, "");
  EXPECT_FALSE(section.participants.has_value());
  EXPECT_EQ(section.visible, "A.1 == '3'");
}

TEST(Benchmarks, NeedASurveyADateAndASource) {
  EXPECT_EQ(wrong("\"id\": \"sector\", ", ""), Lines{"error missing_member /benchmarks/0 (id)"});
  EXPECT_EQ(wrong("\"id\": \"part\"", "\"id\": \"sector\""),
            Lines{"error duplicate_id /benchmarks/1/id (sector, /benchmarks/0/id)"});
  EXPECT_EQ(wrong("\"value\": 2.3, ", ""), Lines{"error missing_member /benchmarks/0 (value)"});
  EXPECT_EQ(wrong("\"survey\": \"Survey 2024\", ", ""),
            Lines{"error missing_member /benchmarks/0 (survey)"});
  EXPECT_EQ(wrong("\"published\": \"2023\", ", ""),
            Lines{"error missing_member /benchmarks/1 (published)"});
  EXPECT_EQ(wrong("\"source\": \"law\", \"at\": \"p. 3\"", "\"at\": \"p. 3\""),
            Lines{"error missing_member /benchmarks/0 (source)"});
  EXPECT_EQ(wrong("\"source\": \"law\", \"at\": \"p. 3\"", "\"source\": \"lawn\""),
            Lines{"error dangling_id /benchmarks/0/source (lawn, source, law)"});
  EXPECT_EQ(wrong("\"of\": 51", "\"off\": 51"),
            Lines{"warning unknown_member /benchmarks/0/off (off, of)"});
}

TEST(Benchmarks, AreOfAScoreOrASectionThatHasOne) {
  EXPECT_EQ(wrong("\"score\": \"total\", \"value\": 2.3", "\"score\": \"totl\", \"value\": 2.3"),
            Lines{"error dangling_id /benchmarks/0/score (totl, score, total)"});
  const auto text = with(benchmarked(), "\"sections\": [\"A\", \"B\"]", "\"sections\": [\"A\"]");
  EXPECT_EQ(check(with(text,
                       "\"score\": { \"rule\": \"mean\", \"over\": \"questions\" },\n      "
                       "\"questions\": [\n        { \"id\": \"B.1\"",
                       "\"questions\": [\n        { \"id\": \"B.1\"")),
            Lines{"error dangling_id /benchmarks/1/score (B, score, )"});
  // What is wrong with the section's own score is told there.
  EXPECT_EQ(
      check(with(text,
                 "\"over\": \"questions\" },\n      \"questions\": [\n        { \"id\": \"B.1\"",
                 "\"over\": \"all\" },\n      \"questions\": [\n        { \"id\": \"B.1\"")),
      Lines{"error bad_value /sections/1/score/over (“all”, “questions”)"});
}

TEST(Benchmarks, LieWithinWhatTheScoreCanBe) {
  EXPECT_EQ(wrong("\"value\": 2.3", "\"value\": 3.5"),
            Lines{"error benchmark_off_scale /benchmarks/0/value (3.5, 1, 3)"});
  EXPECT_EQ(wrong("\"value\": 1.5", "\"value\": 0.5"),
            Lines{"error benchmark_off_scale /benchmarks/1/value (0.5, 1, 3)"});
  EXPECT_EQ(wrong("\"value\": 1.5", "\"value\": 3"), Lines{});
}

TEST(Benchmarks, AreNotPublishedBeforeTheirSurvey) {
  EXPECT_EQ(wrong("\"surveyed\": \"2024-02\"", "\"surveyed\": \"2024-04\""),
            Lines{"error published_too_early /benchmarks/0/published (2024-03-28, 2024-04)"});
  EXPECT_EQ(wrong("\"2024-03-28\"", "\"2023\""),
            Lines{"error published_too_early /benchmarks/0/published (2023, 2024-02)"});
  // As far as the dates go.
  EXPECT_EQ(wrong("\"2024-03-28\"", "\"2024\""), Lines{});
  EXPECT_EQ(wrong("\"surveyed\": \"2024-02\"", "\"surveyed\": \"2024-03\""), Lines{});
  EXPECT_EQ(wrong("\"surveyed\": \"2024-02\"", "\"surveyed\": \"February\""),
            Lines{"error bad_date /benchmarks/0/surveyed (February)"});
  EXPECT_EQ(wrong("\"2024-03-28\"", "\"2024-13\""),
            Lines{"error bad_date /benchmarks/0/published (2024-13)"});
}

TEST(Benchmarks, CountWholeParticipants) {
  EXPECT_EQ(wrong("\"of\": 51", "\"of\": 0"),
            Lines{"error bad_value /benchmarks/0/of (0, 1 – 1000000000)"});
  EXPECT_EQ(wrong("\"of\": 51", "\"of\": 50.5"),
            Lines{"error bad_value /benchmarks/0/of (50.5, 1, 2, 3, …)"});
}

TEST(Benchmarks, ConditionsAreCheckedWhereTheyStand) {
  EXPECT_EQ(wrong("\"A.1 == '3'\"", "\"A.1 == '4'\""),
            Lines{"error expression_option /benchmarks/1/visible (4, A.1, , 1, 2, 3)"});
  EXPECT_EQ(wrong("\"A.1 == '3'\"", "\"1 < 2\""),
            Lines{"warning condition_always_true /benchmarks/1/visible ()"});
  EXPECT_EQ(wrong("\"A.1 == '3'\"", "\"\""),
            Lines{"error bad_value /benchmarks/1/visible (“”, “… == …”)"});
}

// The benchmarks in an outcome's part, by id and difference.
std::string shown_in(const boost::json::object& json) {
  std::string all;
  const auto* benchmarks = json.if_contains("benchmarks");
  if (benchmarks == nullptr) return "none";
  for (const auto& each : benchmarks->as_array())
    all += std::string(each.at("id").as_string()) + ' ' +
           (each.at("difference").is_null() ? "?" : "known") + ' ';
  return all;
}

TEST(Benchmarks, AreInTheOutcomeWhileTheirConditionHolds) {
  const auto definition = definition_of(benchmarked());
  const CompiledDefinition compiled(definition);
  Record record;
  Evaluation evaluation(compiled, record);
  const auto of = [&](ScoreAt::Kind kind, std::uint32_t index) {
    return score_json(definition, record, evaluation, {kind, index, no_index});
  };
  EXPECT_EQ(shown_in(of(ScoreAt::Kind::score, 0)), "sector ? ");
  EXPECT_EQ(shown_in(of(ScoreAt::Kind::score, 1)), "none");
  EXPECT_EQ(shown_in(of(ScoreAt::Kind::section, 1)), "none") << "its condition can't be said";
  record.answers["A.1"].value = std::string("3");
  evaluation.answer_changed(record, {0, no_index});
  EXPECT_EQ(shown_in(of(ScoreAt::Kind::section, 1)), "part ? ");
  EXPECT_EQ(shown_in(of(ScoreAt::Kind::section, 0)), "none");
  const auto sector_json = of(ScoreAt::Kind::score, 0).at("benchmarks").at(0);
  EXPECT_EQ(sector_json.at("surveyed"), "2024-02");
  EXPECT_EQ(sector_json.at("published"), "2024-03-28");
  EXPECT_EQ(sector_json.at("of"), 51);
  EXPECT_EQ(sector_json.at("source"), "law");
  EXPECT_EQ(sector_json.at("at"), "p. 3");
  EXPECT_DOUBLE_EQ(sector_json.at("difference").to_number<double>(), 0.7);
  EXPECT_FALSE(
      of(ScoreAt::Kind::section, 1).at("benchmarks").at(0).as_object().contains("surveyed"));
  record.answers["A.1"].value = std::string("1");
  evaluation.answer_changed(record, {0, no_index});
  EXPECT_EQ(shown_in(of(ScoreAt::Kind::section, 1)), "none");
}

// Of a score that each subject has, the condition is asked of each.
TEST(Benchmarks, OfSubjectsAreShownForEach) {
  const auto text = with(
      whole_definition(), "\"labels\": [",
      R"("benchmarks": [ { "id": "b", "score": "each", "value": 2, "survey": "S", "published": "2024",
              "visible": "risky", "source": "law" } ], "labels": [)");
  EXPECT_EQ(check(text), Lines{});
  const auto definition = definition_of(text);
  Record record;
  for (const char* risk : {"low", "high"}) {
    Subject subject;
    subject.id = risk;
    subject.answers["risk"].value = std::string(risk);
    record.subjects["system"].push_back(subject);
  }
  const Outcome outcome = CompiledDefinition(definition).evaluate(record);
  EXPECT_FALSE(
      is_shown(definition.benchmarks[0], {ScoreAt::Kind::score, 3, 0}, definition, outcome));
  EXPECT_TRUE(
      is_shown(definition.benchmarks[0], {ScoreAt::Kind::score, 3, 1}, definition, outcome));
  EXPECT_FALSE(
      is_shown(definition.benchmarks[0], {ScoreAt::Kind::section, 3, 1}, definition, outcome));
}

}  // namespace
}  // namespace peil::test
