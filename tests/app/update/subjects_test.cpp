// Subjects, what follows from the answers in words, and records of other versions.
#include "engine/format/record.hpp"

#include "tests/app/answers_fixture.hpp"

namespace peil::app::testing {
namespace {

class Subjects : public EveryType {
 protected:
  // Adds a system and answers its first two questions.
  void add(std::string_view name, std::string_view decides) {
    app.dispatch(ShowQuestions{"systems", {}});
    press(Role::button, "Systeem toevoegen");
    type(Role::text_field, "Hoe heet het systeem?", name);
    if (!decides.empty()) press(Role::radio, decides);
  }
};

TEST_F(Subjects, AreListedAddedNamedAndAnswered) {
  press(Role::button, "Systemen, 0");
  EXPECT_TRUE(find(Role::heading, "Systemen"));
  EXPECT_TRUE(shows("Er is nog niets toegevoegd. Begin met: Systeem."));
  press(Role::button, "Systeem toevoegen");
  EXPECT_TRUE(find(Role::heading, "Het systeem"));
  EXPECT_TRUE(shows("Systeem 1"));
  type(Role::text_field, "Hoe heet het systeem?", "Roosterhulp");
  EXPECT_TRUE(shows("Roosterhulp"));
  EXPECT_FALSE(has(Role::heading, "Het toezicht is geregeld"));
  press(Role::radio, "Ja");
  EXPECT_TRUE(has(Role::heading, "Het toezicht is geregeld"));
  EXPECT_TRUE(find(Role::button, "Het systeem, 2 van 3 beantwoord"));
  press(Role::button, "Volgende: Onderhoud");
  EXPECT_TRUE(find(Role::heading, "Onderhoud"));
  press(Role::button, "Terug naar Systemen");
  EXPECT_TRUE(find(Role::link, "Roosterhulp"));
  const Node* table = find(Role::table, "Systemen");
  ASSERT_TRUE(table);
  ASSERT_EQ(table->children.size(), 2u);
  std::string line;
  for (const Node& cell : table->children[1].children)
    line += cell.name + "|";
  EXPECT_EQ(line, "|Hoog risico|–|2/4||") << "name, labels, score, answered, actions";
  EXPECT_EQ(table->children[1].children[0].role, Role::row_header);
}

TEST_F(Subjects, AreLinesWhereATableDoesNotFit) {
  add("Roosterhulp", "Ja");
  app.dispatch(ShowQuestions{"systems", {}});
  for (const float width : {320.0f, 760.0f}) {
    app.dispatch(ViewportChanged{width});
    EXPECT_FALSE(has(Role::table, "Systemen"));
    EXPECT_TRUE(find(Role::list, "Systemen"));
    EXPECT_TRUE(shows("2 van 4 beantwoord"));
    EXPECT_TRUE(shows("Hoog risico"));
    EXPECT_TRUE(find(Role::link, "Roosterhulp"));
  }
}

TEST_F(Subjects, LeadToTheirQuestionsAndBack) {
  add("Een", "");
  app.dispatch(ShowQuestions{"systems", {}});
  press(Role::link, "Een");
  EXPECT_TRUE(find(Role::heading, "Het systeem"));
  press(Role::link, "Terug naar Systemen");
  EXPECT_TRUE(find(Role::heading, "Systemen"));
}

TEST_F(Subjects, AreCopiedWithAllTheirAnswers) {
  add("Een", "Ja");
  add("Twee", "Nee");
  app.dispatch(ShowQuestions{"systems", {}});
  const std::string before = write_record(opened().record);
  press(Role::button, "Een kopiëren");
  EXPECT_TRUE(find(Role::heading, "Een is gekopieerd."));
  const auto& subjects = opened().record.subjects.at("system");
  ASSERT_EQ(subjects.size(), 3u);
  EXPECT_EQ(subjects[1].answers.at("sys_name").text(), "Een (kopie)");
  EXPECT_EQ(subjects[1].answers.at("risky").text(), "yes");
  EXPECT_NE(subjects[1].id, subjects[0].id);
  EXPECT_NE(subjects[1].id, subjects[2].id);
  EXPECT_EQ(opened().evaluation->outcome(),
            app.state().assessments[0].compiled->evaluate(opened().record));
  EXPECT_FALSE(has(Role::button, "Een kopiëren")) << "three are the most";
  ASSERT_TRUE(app.activate("notice/undo"));
  EXPECT_EQ(write_record(opened().record), before);
  app.dispatch(Redo{});
  EXPECT_TRUE(find(Role::link, "Een (kopie)"));
}

TEST_F(Subjects, HaveAnswersOfTheirOwn) {
  add("Een", "Ja");
  add("Twee", "Nee");
  const auto& subjects = opened().record.subjects.at("system");
  ASSERT_EQ(subjects.size(), 2u);
  EXPECT_EQ(subjects[0].answers.at("risky").text(), "yes");
  EXPECT_EQ(subjects[1].answers.at("risky").text(), "no");
  EXPECT_NE(subjects[0].id, subjects[1].id);
}

TEST_F(Subjects, HaveAMost) {
  add("Een", "");
  add("Twee", "");
  add("Drie", "");
  app.dispatch(ShowQuestions{"systems", {}});
  EXPECT_FALSE(has(Role::button, "Systeem toevoegen"));
  EXPECT_TRUE(shows("Meer dan 3 is niet mogelijk."));
  app.dispatch(AddSubject{"system"});
  EXPECT_EQ(opened().record.subjects.at("system").size(), 3u);
}

TEST_F(Subjects, ThatAreRemovedComeBack) {
  add("Een", "Ja");
  add("Twee", "Nee");
  app.dispatch(ShowQuestions{"systems", {}});
  const std::string before = write_record(opened().record);
  press(Role::button, "Een verwijderen");
  EXPECT_FALSE(has(Role::link, "Een"));
  EXPECT_TRUE(find(Role::heading, "Een is verwijderd."));
  ASSERT_TRUE(app.activate("notice/undo"));
  EXPECT_TRUE(has(Role::link, "Een"));
  EXPECT_EQ(write_record(opened().record), before);
  EXPECT_FALSE(has(Role::heading, "Een is verwijderd."));
  EXPECT_EQ(opened().evaluation->outcome(),
            app.state().assessments[0].compiled->evaluate(opened().record));
}

TEST_F(Subjects, TheOneOnTheScreenCanBeTakenBack) {
  add("Een", "");
  app.dispatch(Undo{});  // the name
  app.dispatch(Undo{});  // the system
  EXPECT_TRUE(find(Role::heading, "Systemen"));
  EXPECT_FALSE(opened().record.subjects.contains("system"));
}

class Conclusions : public Subjects {};

TEST_F(Conclusions, LabelsAndFindingsThatHoldAreSaid) {
  press(Role::radio, "Ja, we gebruiken AI");
  add("Roosterhulp", "Ja");
  add("Vertaler", "Nee");
  press(Role::tab, "Resultaat");
  const Node* findings = find(Role::list, "Bevindingen");
  ASSERT_TRUE(findings);
  ASSERT_EQ(findings->children.size(), 2u);
  std::string first;
  for_each(findings->children[0], [&](const Node& node) { first += node.name + "\n"; });
  EXPECT_EQ(first,
            "\nVerplichting\nBeoordeel de gevolgen\nDoe dit vóór het gebruik.\n"
            "De wet · Art. 27 · geldt vanaf 2 dec 2027\n\nVoor:\nRoosterhulp\n");
  EXPECT_TRUE(shows("De wet · Art. 4 · geldt sinds 2 feb 2025"));
  const Node* labels = find(Role::list, "Conclusies");
  ASSERT_TRUE(labels);
  EXPECT_EQ(labels->children.size(), 2u);
  EXPECT_TRUE(shows("Gebruiker van AI"));
  EXPECT_TRUE(shows("Hoog risico"));
}

TEST_F(Conclusions, WhatCantBeSaidYetLeadsToWhatSettlesIt) {
  press(Role::radio, "Ja, we gebruiken AI");
  add("Roosterhulp", "");
  press(Role::tab, "Resultaat");
  EXPECT_FALSE(has(Role::list, "Nog niet te zeggen")) << "one line until somebody unfolds it";
  press(Role::button, "Nog niet te zeggen: 2");
  ASSERT_TRUE(find(Role::list, "Nog niet te zeggen"));
  const auto tree = app.view();
  const Node* open = tree->find("finding/assess/open/question/risky@system-1");
  ASSERT_TRUE(open);
  EXPECT_EQ(open->name, "Beslist het over mensen? (Roosterhulp)");
  ASSERT_TRUE(app.activate(open->id));
  EXPECT_EQ(app.view()->bring_into_view, "question/risky@system-1");
  EXPECT_TRUE(find(Role::heading, "Het systeem"));
  press(Role::radio, "Nee");
  press(Role::tab, "Resultaat");
  EXPECT_FALSE(has(Role::list, "Nog niet te zeggen"));
}

TEST_F(Conclusions, SubjectsAreATableWithTheirScores) {
  add("Roosterhulp", "Ja");
  app.dispatch(AnswerOption{{"ready", "system-1"}, "2"});
  press(Role::tab, "Resultaat");
  const Node* table = find(Role::table, "Systemen");
  ASSERT_TRUE(table);
  ASSERT_EQ(table->children.size(), 2u);
  EXPECT_EQ(table->children[0].children[1].name, "Toezicht");
  EXPECT_EQ(table->children[1].children[1].name, "2,0");
  EXPECT_EQ(table->children[1].children[2].name, "3/4");
}

class Versions : public EveryType {
 protected:
  static std::string record(std::string_view version) {
    return R"({"peil_record": 1, "id": "old-one", "assessment": {"id": "nl.test.types", "version": ")" +
           std::string(version) +
           R"("}, "answers": {"old_officer": {"value": "Jan"}, "old_story": {"value": "Lang verhaal"}}})";
  }
  void open(std::string_view version) {
    app.dispatch(GoHome{});
    app.dispatch(RecordLoaded{"~/peil", "", "old-one.peil.json", record(version)});
    app.dispatch(OpenRecord{"old-one"});
    app.take_effects();
  }
};

TEST_F(Versions, AnOlderRecordShowsWhatWillChangeAndAsks) {
  open("1.0.0");
  EXPECT_TRUE(find(Role::heading, "Antwoorden bijwerken"));
  EXPECT_TRUE(shows("old_officer heet nu officer"));
  EXPECT_TRUE(shows("old_story vervalt."));
  EXPECT_TRUE(shows("Deze vraag was dubbel."));
  EXPECT_TRUE(effects<SaveRecord>().empty()) << "nothing is done yet";
  press(Role::button, "Niet nu");
  EXPECT_EQ(app.state().records.back().record.assessment_version, "1.0.0");
}

TEST_F(Versions, TheOldFileIsKeptBesideTheNewOne) {
  open("1.0.0");
  press(Role::button, "Bijwerken naar versie 2.0.0");
  EXPECT_TRUE(find(Role::heading, "Over uw instelling"));
  EXPECT_EQ(find(Role::text_field, "Wie is de functionaris?")->value, "Jan");
  EXPECT_TRUE(shows("Uw antwoorden zijn bijgewerkt."));
  const auto saves = effects<SaveRecord>();
  ASSERT_EQ(saves.size(), 1u);
  EXPECT_EQ(saves[0].former_version, "1.0.0");
  EXPECT_NE(saves[0].former_text.find("old_officer"), std::string::npos);
  EXPECT_NE(saves[0].text.find("Lang verhaal"), std::string::npos) << "nothing is lost";
  app.dispatch(AnswerOption{{"uses_ai", {}}, "no"});
  EXPECT_TRUE(effects<SaveRecord>().at(0).former_text.empty());
}

TEST_F(Versions, ANewerRecordIsOnlyShown) {
  open("3.0.0");
  EXPECT_TRUE(shows("Deze antwoorden horen bij versie 3.0.0; op dit apparaat staat versie 2.0.0."));
  EXPECT_FALSE(app.activate("question/uses_ai/option/yes"));
  EXPECT_FALSE(app.enter("question/officer/field", "Piet"));
  app.dispatch(AnswerOption{{"uses_ai", {}}, "yes"});
  EXPECT_TRUE(effects<SaveRecord>().empty());
  app.dispatch(GoHome{});
  EXPECT_TRUE(shows("Alleen bekijken."));
}

}  // namespace
}  // namespace peil::app::testing
