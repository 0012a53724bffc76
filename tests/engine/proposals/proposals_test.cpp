// Answers that a definition proposes, until when answers hold, and what a kind of subject names.
#include "engine/proposals/proposals.hpp"

#include "engine/evaluation/evaluation.hpp"
#include "engine/format/record.hpp"
#include "tests/engine/support.hpp"

namespace peil::test {
namespace {

constexpr std::string_view definition_text = R"({
  "peil": 1, "id": "nl.test.proposals", "version": "1.0.0", "languages": ["nl"], "checked": "2026-11-20",
  "title": { "nl": "Voorstellen" }, "sources": [ { "id": "law", "title": "De wet" } ],
  "subjects": { "system": { "title": { "nl": "Systemen" }, "name_question": "name",
    "table": ["use", "risk"], "classes": ["grave", "calm"], "register": ["S"] } },
  "sections": [
    { "id": "S", "for": "system", "title": { "nl": "Systeem" }, "questions": [
      { "id": "name", "type": "text", "title": { "nl": "Naam" } },
      { "id": "use", "type": "choice", "title": { "nl": "Gebruik" }, "options": [
        { "id": "exam", "label": { "nl": "Examen" } }, { "id": "rota", "label": { "nl": "Rooster" } },
        { "id": "other", "label": { "nl": "Anders" } } ],
        "until": { "rota": { "day": "2026-12-31", "text": { "nl": "Daarna niet meer." }, "source": "law" } } },
      { "id": "risk", "type": "choice", "title": { "nl": "Risico" }, "options": [
        { "id": "high", "label": { "nl": "Hoog" } }, { "id": "low", "label": { "nl": "Laag" } } ],
        "proposed": [ { "by": "use", "values": { "exam": "high", "rota": "low" } } ] },
      { "id": "who", "type": "choices", "title": { "nl": "Wie" }, "options": [
        { "id": "a", "label": { "nl": "A" } }, { "id": "b", "label": { "nl": "B" } } ],
        "proposed": [ { "by": "use", "values": { "other": ["b"] } }, { "by": "risk", "values": { "high": ["a", "b"] } } ] } ] } ],
  "labels": [ { "id": "grave", "for": "system", "when": "risk == 'high'", "title": { "nl": "Zwaar" } },
              { "id": "calm", "for": "system", "when": "risk == 'low'", "title": { "nl": "Licht" } } ]
})";

class Proposals : public ::testing::Test {
 protected:
  Proposals() {
    record.id = "r";
    record.assessment = definition.id;
    record.assessment_version = definition.version;
    record.subjects["system"].push_back(Subject{"s1", {}, {}});
  }
  Answers& answers() { return record.subjects["system"][0].answers; }
  void answer(const std::string& question, std::string value) {
    answers()[question] = Answer{.value = std::move(value)};
    propose(definition, record);
  }

  Definition definition = definition_of(definition_text);
  Record record;
};

TEST_F(Proposals, FollowAnAnswerAndBuildOnEachOther) {
  answer("use", "exam");
  EXPECT_EQ(answers().at("risk").text(), "high");
  EXPECT_TRUE(answers().at("risk").proposed);
  EXPECT_EQ(std::get<std::vector<std::string>>(answers().at("who").value),
            (std::vector<std::string>{"a", "b"}));
  answer("use", "rota");
  EXPECT_EQ(answers().at("risk").text(), "low");
  EXPECT_FALSE(answers().contains("who")) << "nothing proposes it any more";
  answer("use", "other");
  EXPECT_FALSE(answers().contains("risk"));
  EXPECT_TRUE(answers().at("who").proposed);
  answers().erase("use");
  EXPECT_EQ(propose(definition, record), 1u);
  EXPECT_TRUE(answers().empty());
}

TEST_F(Proposals, LeaveWhatAPersonSaidAsItIs) {
  answers()["risk"] = Answer{.value = std::string("low")};
  answers()["who"] = Answer{.state = AnswerState::unknown};
  answer("use", "exam");
  EXPECT_EQ(answers().at("risk").text(), "low");
  EXPECT_FALSE(answers().at("risk").proposed);
  EXPECT_EQ(answers().at("who").state, AnswerState::unknown);
  EXPECT_EQ(propose(definition, record), 0u);
}

TEST_F(Proposals, KeepTheNoteOfWhatIsTakenAway) {
  answer("use", "exam");
  answers().at("risk").note = "zie het besluit";
  answer("use", "other");
  EXPECT_EQ(answers().at("risk").state, AnswerState::open);
  EXPECT_EQ(answers().at("risk").note, "zie het besluit");
}

TEST_F(Proposals, CountAsConclusionsAndAreNotAnswered) {
  answer("use", "exam");
  const Outcome outcome = CompiledDefinition(definition).evaluate(record);
  const ScopeOutcome& system = outcome.subjects[0][0];
  EXPECT_EQ(system.labels[0].state, ConditionOutcome::State::yes);
  EXPECT_EQ(system.coverage.answered, 1u) << "the use";
  EXPECT_EQ(system.coverage.proposed, 2u);
  EXPECT_EQ(system.coverage.applicable, 4u);
  EXPECT_EQ(system.proposed, (std::vector<std::uint8_t>{0, 0, 1, 1}));
  Evaluation evaluation(CompiledDefinition(definition), record);
  answers().at("risk").proposed = false;
  evaluation.answer_changed(record, {2, 0});
  EXPECT_EQ(evaluation.outcome().subjects[0][0].coverage.proposed, 1u);
  EXPECT_EQ(evaluation.outcome(), CompiledDefinition(definition).evaluate(record));
}

TEST_F(Proposals, AreWrittenAndReadAsSuch) {
  answer("use", "exam");
  const std::string written = write_record(record);
  const auto read = read_record(written, "r.json");
  ASSERT_TRUE(read.has_value());
  EXPECT_TRUE(read->subjects.at("system")[0].answers.at("risk").proposed);
  EXPECT_FALSE(read->subjects.at("system")[0].answers.at("use").proposed);
  EXPECT_EQ(write_record(*read), written);
}

TEST_F(Proposals, AKindNamesItsTableItsClassesAndItsRegister) {
  const SubjectKind& kind = definition.subject_kinds[0];
  EXPECT_EQ(kind.table, (std::vector<std::uint32_t>{1, 2}));
  ASSERT_EQ(kind.classes.size(), 2u);
  EXPECT_FALSE(kind.classes[0].of_program);
  EXPECT_EQ(kind.register_sections, std::vector<std::uint32_t>{0});
  EXPECT_EQ(definition.questions[1].expiries[0].ends, "2027-01-01");
}

Lines spoilt_by(std::string_view from, std::string_view to) {
  return check(with(std::string(definition_text), from, to));
}

TEST_F(Proposals, AreCheckedWhereTheyStand) {
  EXPECT_EQ(spoilt_by("\"exam\": \"high\"", "\"exam\": \"hihg\""),
            Lines{"error dangling_id /sections/0/questions/2/proposed/0/values/exam (hihg, option, "
                  "high)"});
  EXPECT_EQ(spoilt_by("\"exam\": \"high\"", "\"exma\": \"high\""),
            Lines{"error dangling_id /sections/0/questions/2/proposed/0/values/exma (exma, option, "
                  "exam)"});
  EXPECT_EQ(spoilt_by("\"exam\": \"high\"", "\"exam\": [\"high\"]"),
            Lines{"error bad_value /sections/0/questions/2/proposed/0/values/exam (array, "
                  "\"type\": \"choice\")"});
  EXPECT_EQ(spoilt_by("\"by\": \"use\", \"values\": { \"exam\": \"high\"",
                      "\"by\": \"name\", \"values\": { \"exam\": \"high\""),
            Lines{"error bad_value /sections/0/questions/2/proposed/0/by (“name”, \"type\": "
                  "\"choice\", \"scale\")"});
  EXPECT_EQ(spoilt_by("\"proposed\": [ { \"by\": \"use\", \"values\": { \"exam\": \"high\", "
                      "\"rota\": \"low\" } } ]",
                      "\"proposed\": []"),
            Lines{"error empty_list /sections/0/questions/2/proposed (proposed)"});
  EXPECT_EQ(spoilt_by("\"by\": \"use\", \"values\": { \"exam\"",
                      "\"by\": \"risk\", \"values\": { \"high\""),
            (Lines{"error proposed_before /sections/0/questions/2/proposed/0/by (risk, risk)"}));
  EXPECT_EQ(spoilt_by("\"2026-12-31\"", "\"2026-02-31\""),
            Lines{"error bad_date /sections/0/questions/1/until/rota/day (2026-02-31)"});
  EXPECT_EQ(spoilt_by("\"until\": { \"rota\"", "\"until\": { \"rotas\""),
            Lines{"error dangling_id /sections/0/questions/1/until/rotas (rotas, option, rota)"});
  EXPECT_EQ(spoilt_by("[\"use\", \"risk\"]", "[\"name\", \"risk\"]"),
            Lines{"error bad_value /subjects/system/table/0 (“name”, scale, choice, choices, "
                  "number, text, date; ≠ \"name_question\")"});
  EXPECT_EQ(spoilt_by("[\"grave\", \"calm\"]", "[\"grave\", \"clam\"]"),
            Lines{"error dangling_id /subjects/system/classes/1 (clam, label, calm)"});
  EXPECT_EQ(spoilt_by("\"register\": [\"S\"]", "\"register\": [\"T\"]"),
            Lines{"error dangling_id /subjects/system/register/0 (T, section, S)"});
}

// What nobody answered may not count in a score.
TEST_F(Proposals, AreNotOfWhatIsScored) {
  const Lines said =
      check(with(small_definition(), "\"weight\": 2",
                 "\"proposed\": [ { \"by\": \"B.1\", \"values\": {} } ], \"weight\": 2"));
  ASSERT_FALSE(said.empty());
  EXPECT_EQ(said[0], "error proposed_score /sections/0/questions/0/proposed (A.1)");
}

}  // namespace
}  // namespace peil::test
