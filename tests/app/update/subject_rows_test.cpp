// Subjects that are answered in the rows of a table: their class, what is proposed for them, and
// rows from a spreadsheet.
#include "app/facts/subject_rows.hpp"
#include "app/facts/opened.hpp"
#include "app/facts/subject_register.hpp"
#include "engine/format/record.hpp"
#include "tests/app/fixture.hpp"

namespace peil::app::testing {
namespace {

constexpr std::string_view triage = R"({
  "peil": 1, "id": "nl.test.triage", "version": "1.0.0", "languages": ["nl", "en"], "checked": "2026-11-20",
  "title": { "nl": "Triage", "en": "Triage list" }, "sources": [ { "id": "law", "title": "De wet" } ],
  "subjects": { "system": { "title": { "nl": "Systemen", "en": "Systems" }, "one": { "nl": "Systeem", "en": "System" },
    "name_question": "name", "max": 4, "table": ["use", "about"], "classes": ["banned", "grave", "calm"],
    "register": ["S", "R"] } },
  "sections": [
    { "id": "S", "for": "system", "title": { "nl": "Het systeem", "en": "The system" }, "questions": [
      { "id": "name", "type": "text", "title": { "nl": "Naam", "en": "Name" } },
      { "id": "use", "type": "choice", "title": { "nl": "Gebruik", "en": "Use" }, "options": [
        { "id": "exam", "label": { "nl": "Examen nakijken", "en": "Marking exams" } },
        { "id": "rota", "label": { "nl": "Rooster", "en": "Timetable" } },
        { "id": "mood", "label": { "nl": "Stemming meten", "en": "Measuring mood" } } ],
        "until": { "rota": { "day": "2026-12-31", "text": { "nl": "Daarna niet meer.", "en": "Not after that." }, "source": "law", "at": "Art. 2" } } },
      { "id": "about", "type": "choices", "title": { "nl": "Over wie", "en": "About whom" }, "options": [
        { "id": "students", "label": { "nl": "Studenten", "en": "Students" } },
        { "id": "staff", "label": { "nl": "Medewerkers, ook extern", "en": "Staff, also from outside" } } ] } ] },
    { "id": "R", "for": "system", "title": { "nl": "Risico", "en": "Risk" }, "questions": [
      { "id": "risk", "type": "choice", "title": { "nl": "Hoe groot is het risico?", "en": "How large is the risk?" }, "options": [
        { "id": "high", "label": { "nl": "Hoog", "en": "High" } }, { "id": "low", "label": { "nl": "Laag", "en": "Low" } } ],
        "proposed": [ { "by": "use", "values": { "exam": "high", "rota": "low" } } ] } ] },
    { "id": "T", "for": "system", "title": { "nl": "Greep", "en": "Grip" }, "questions": [
      { "id": "grip", "type": "choice", "title": { "nl": "Greep", "en": "Grip" }, "options": [
        { "id": "none", "value": 0, "values": { "seal": 0 }, "label": { "nl": "Geen", "en": "None" } },
        { "id": "full", "value": 9, "values": { "seal": 3 }, "label": { "nl": "Alle", "en": "All" } } ] } ] } ],
  "scores": [
    { "id": "seal", "for": "system", "title": { "nl": "SEAL", "en": "SEAL level" }, "rule": "min", "over": "questions", "sections": ["T"], "measure": "seal" },
    { "id": "lowest", "title": { "nl": "Laagste", "en": "Lowest" }, "rule": "min", "over": "subjects", "of": "seal" } ],
  "labels": [
    { "id": "banned", "for": "system", "when": "use == 'mood'", "title": { "nl": "Verboden", "en": "Prohibited" } },
    { "id": "grave", "for": "system", "when": "risk == 'high'", "title": { "nl": "Zwaar", "en": "Grave" } },
    { "id": "calm", "for": "system", "when": "risk == 'low'", "title": { "nl": "Licht", "en": "Light" } } ],
  "findings": [ { "id": "stop", "for": "system", "severity": "stop", "when": "use == 'mood'", "source": "law", "at": "Art. 5",
    "title": { "nl": "Stop dit gebruik", "en": "Stop this use" }, "text": { "nl": "Het mag niet.", "en": "It is forbidden." } },
    { "id": "look", "severity": "duty", "when": "true", "text": { "nl": "Kijk ernaar.", "en": "Look at it." } } ]
})";

class SubjectRowsTest : public Fixture {
 protected:
  void SetUp() override {
    Fixture::SetUp();
    app.dispatch(PluginShipped{"triage", {{std::string(assessment_path), std::string(triage)}}});
    ASSERT_FALSE(app.state().notice);
    app.dispatch(BeginRecord{"nl.test.triage"});
    app.dispatch(ShowQuestions{"S", {}});
  }

  const LiveRecord& opened() { return *app.state().current_record(); }
  const std::vector<Subject>& systems() { return opened().record.subjects.at("system"); }
  void add(std::string_view name, std::string_view use) {
    press(Role::button, "Systeem toevoegen");
    const Node* input = find(Role::text_field, "Naam");
    ASSERT_TRUE(input);
    ASSERT_TRUE(app.enter(input->id, name));
    app.dispatch(AnswerOption{{"use", systems().back().id}, std::string(use)});
  }
  void paste(std::string_view rows) {
    if (!app.state().rows_open) press(Role::button, "Rijen plakken of inlezen");
    const Node* input = find(Role::text_field, "Rijen");
    ASSERT_TRUE(input);
    ASSERT_TRUE(app.enter(input->id, rows));
  }
};

TEST_F(SubjectRowsTest, ARowIsAnsweredCellByCellAndSaysItsClassAtOnce) {
  press(Role::button, "Systeem toevoegen");
  const Node* input = find(Role::text_field, "Naam");
  ASSERT_TRUE(input) << "the name stands under the new row";
  ASSERT_TRUE(app.enter(input->id, "Kijkhulp"));
  press(Role::button, "Volgende: Gebruik");
  press(Role::radio, "Examen nakijken");
  EXPECT_TRUE(find(Role::checkbox, "Studenten")) << "the next cell opens by itself";
  EXPECT_TRUE(find(Role::button, "Klasse: Zwaar (voorlopig)"));
  EXPECT_TRUE(find(Role::button, "Gebruik: Examen nakijken"));
  EXPECT_TRUE(systems()[0].answers.at("risk").proposed);
  press(Role::button, "Klasse: Zwaar (voorlopig)");
  EXPECT_TRUE(find(Role::link, "Hoe groot is het risico?")) << "what would change it";
  press(Role::button, "Deze 1 voorstellen kloppen");
  EXPECT_FALSE(systems()[0].answers.at("risk").proposed);
  EXPECT_TRUE(find(Role::button, "Klasse: Zwaar"));
  app.dispatch(Undo{});
  EXPECT_TRUE(systems()[0].answers.at("risk").proposed);
}

TEST_F(SubjectRowsTest, UndoingAnAnswerUndoesWhatItProposed) {
  add("Kijkhulp", "exam");
  app.dispatch(Undo{});
  EXPECT_FALSE(systems()[0].answers.contains("risk"));
  app.dispatch(Redo{});
  EXPECT_TRUE(systems()[0].answers.at("risk").proposed);
}

TEST_F(SubjectRowsTest, AProposalIsSaidOnItsQuestionAndConfirmedThere) {
  add("Kijkhulp", "exam");
  app.dispatch(ShowQuestions{"R", systems()[0].id});
  EXPECT_TRUE(shows("omdat u bij “Gebruik” koos: Examen nakijken"));
  EXPECT_TRUE(shows("Op deze pagina staan 1 voorstellen."));
  press(Role::button, "Dit klopt");
  EXPECT_FALSE(shows("voorstellen"));
  app.dispatch(AnswerOption{{"use", systems()[0].id}, "rota"});
  EXPECT_EQ(systems()[0].answers.at("risk").text(), "high") << "a person's stays";
}

TEST_F(SubjectRowsTest, AnotherAnswerThanTheProposedOneIsAPersons) {
  add("Kijkhulp", "exam");
  app.dispatch(EnterNote{{"risk", systems()[0].id}, "besproken"});
  EXPECT_TRUE(systems()[0].answers.at("risk").proposed) << "a note confirms nothing";
  app.dispatch(AnswerOption{{"risk", systems()[0].id}, "low"});
  EXPECT_FALSE(systems()[0].answers.at("risk").proposed);
  app.dispatch(ClearAnswer{{"risk", systems()[0].id}});
  EXPECT_TRUE(systems()[0].answers.at("risk").proposed) << "nobody answers it any more";
  EXPECT_EQ(systems()[0].answers.at("risk").note, "besproken");
}

TEST_F(SubjectRowsTest, WhatMustStopStandsBesideTheQuestionsAndOnTopOfTheResult) {
  add("Stemmeter", "mood");
  app.dispatch(ShowQuestions{"S", systems()[0].id});
  const Node* alert = find(Role::alert, "Stoppen");
  ASSERT_TRUE(alert);
  EXPECT_TRUE(shows("Stop dit gebruik"));
  EXPECT_TRUE(find(Role::heading, "Wat hieruit volgt"));
  press(Role::tab, "Resultaat");
  const auto tree = app.view();
  const Node* content = tree->find("result/content");
  ASSERT_TRUE(content);
  std::vector<std::string> shown;
  for (const Node& child : content->children)
    shown.push_back(child.id);
  ASSERT_GE(shown.size(), 3u);
  EXPECT_EQ(shown[2], "stops") << "only the title and what the assessment is stand above it";
  int said = 0;
  for_each(tree->root, [&](const Node& node) { said += node.name == "Stop dit gebruik" ? 1 : 0; });
  EXPECT_EQ(said, 1) << "it is said once";
}

TEST_F(SubjectRowsTest, AnAnswerThatEndsIsSaidBesideItAndAsAConclusion) {
  add("Rooster", "rota");
  app.dispatch(ShowQuestions{"S", systems()[0].id});
  EXPECT_TRUE(shows("Rooster: Mag nog tot en met 31 dec 2026. Daarna niet meer."));
  press(Role::tab, "Resultaat");
  EXPECT_TRUE(shows("Gebruik: Rooster"));
  EXPECT_TRUE(shows("De wet · Art. 2 · geldt vanaf 1 jan 2027"));
}

TEST_F(SubjectRowsTest, PastedRowsAreReadShownAndAddedAsOneStep) {
  paste(
      "Naam;Gebruik;Over wie;Prijs\n"
      "Kijkhulp;examen nakijken;Studenten|Medewerkers, ook extern;12\n"
      "Raadsel;toverkunst;Studenten;3\n"
      ";Rooster;;\n");
  EXPECT_TRUE(shows("Begrepen: 2"));
  EXPECT_TRUE(shows("Rij 2: “toverkunst” past niet bij “Gebruik”."));
  EXPECT_TRUE(shows("Kolommen die Peil niet kent, worden overgeslagen: Prijs"));
  EXPECT_TRUE(shows("Rijen zonder naam, worden overgeslagen: 1"));
  press(Role::button, "2 toevoegen");
  ASSERT_EQ(systems().size(), 2u);
  EXPECT_EQ(systems()[0].answers.at("use").text(), "exam");
  EXPECT_EQ(std::get<std::vector<std::string>>(systems()[0].answers.at("about").value),
            (std::vector<std::string>{"students", "staff"}));
  EXPECT_TRUE(systems()[0].answers.at("risk").proposed);
  EXPECT_EQ(systems()[1].answers.at("use").state, AnswerState::open);
  EXPECT_EQ(systems()[1].answers.at("use").note, "toverkunst") << "nothing is lost";
  EXPECT_TRUE(find(Role::heading, "2 toegevoegd"));
  paste("Kijkhulp\tRooster\nDrie\tRooster\nVier\tRooster\nVijf\tRooster\n");
  EXPECT_TRUE(shows("Staat er al, wordt overgeslagen: Kijkhulp"));
  EXPECT_TRUE(shows("Geen plaats meer voor 1; het meeste is 4."));
  press(Role::button, "2 toevoegen");
  EXPECT_EQ(systems().size(), 4u);
  app.dispatch(Undo{});
  EXPECT_EQ(systems().size(), 2u);
  app.dispatch(Undo{});
  EXPECT_FALSE(opened().record.subjects.contains("system"));
  app.dispatch(Redo{});
  EXPECT_EQ(systems().size(), 2u);
  EXPECT_EQ(opened().evaluation->outcome(),
            app.state().find_assessment("nl.test.triage")->compiled->evaluate(opened().record));
}

TEST_F(SubjectRowsTest, ATableThatArrivesAsAFileIsShownFirst) {
  app.dispatch(FileArrived{"systemen.csv", "name,use\nCijferhulp,exam\n", {}});
  EXPECT_TRUE(shows("Begrepen: 1"));
  EXPECT_FALSE(opened().record.subjects.contains("system"));
  press(Role::button, "1 toevoegen");
  EXPECT_EQ(systems()[0].answers.at("use").text(), "exam");
  app.dispatch(GoHome{});
  app.dispatch(FileArrived{"systemen.csv", "name,use\nCijferhulp,exam\n", {}});
  EXPECT_TRUE(told<notices::FileRefused>()) << "elsewhere it is no table of subjects";
}

TEST_F(SubjectRowsTest, TheRegisterHasTheClassAndTheSectionsThatTheKindNames) {
  add("Kijkhulp", "exam");
  const Opened of = *peil::app::opened(app.state());
  const SubjectRegister made = make_register(
      {of.definition, of.record.record, of.evaluation, nullptr, 0, "nl", "2026-11-22"});
  std::vector<std::string> shown;
  for (const RegisterColumn& column : made.columns)
    shown.push_back(column.id);
  EXPECT_EQ(
      (std::vector<std::string>(shown.begin(), shown.begin() + 5)),
      (std::vector<std::string>{"name", "class", "answer/use", "answer/about", "answer/risk"}));
  EXPECT_EQ(std::get<std::string>(made.rows[0].cells[1].value), "Zwaar (voorlopig)");
}

TEST_F(SubjectRowsTest, WhereATableDoesNotFitEachIsALineWithItsCells) {
  add("Kijkhulp", "exam");
  app.dispatch(ViewportChanged{360});
  EXPECT_TRUE(find(Role::list, "Systemen"));
  EXPECT_TRUE(find(Role::button, "Klasse: Zwaar (voorlopig)"));
  EXPECT_TRUE(find(Role::button, "Gebruik: Examen nakijken"));
}

TEST_F(SubjectRowsTest, ALevelOfAMeasureHasNoDecimals) {
  add("Kijkhulp", "exam");
  app.dispatch(AnswerOption{{"grip", systems()[0].id}, "full"});
  press(Role::tab, "Resultaat");
  const auto tree = app.view();
  const Node* figure = tree->find("metric/value/figure");
  ASSERT_TRUE(figure);
  EXPECT_EQ(figure->name, "3");
}

TEST_F(SubjectRowsTest, HeadingsAndOptionsAreKnownInEveryLanguage) {
  const Opened of = *peil::app::opened(app.state());
  const SubjectRows rows = read_subject_rows("System,Use\nMarker,MARKING EXAMS\n", of.definition, 0,
                                             of.record.record, Language::nl, "");
  ASSERT_EQ(rows.subjects.size(), 1u);
  EXPECT_EQ(rows.subjects[0].answers.at("use").text(), "exam");
  EXPECT_TRUE(rows.unread.empty());
}

}  // namespace
}  // namespace peil::app::testing
