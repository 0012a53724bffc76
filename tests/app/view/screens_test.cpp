// The screens as a person meets them, by role and name.
#include "engine/format/record.hpp"

#include "tests/app/fixture.hpp"

#include <set>

namespace peil::app::testing {
namespace {

class Screens : public Fixture {};

TEST_F(Screens, HomeOffersAnAssessmentThatIsNotBegun) {
  EXPECT_TRUE(find(Role::heading, "Waar staat uw instelling?"));
  EXPECT_TRUE(shows("Proefmodel · 3 vragen"));
  EXPECT_TRUE(shows("nog niet begonnen"));
  EXPECT_TRUE(find(Role::button, "Begin met Kleine lijst"));
}

TEST_F(Screens, HomeShowsTheDatesThatComeNext) {
  EXPECT_TRUE(shows("eind 2029"));
  EXPECT_TRUE(shows("Iedere instelling 2,5"));
}

TEST_F(Screens, BeginningShowsTheFirstSectionWithoutAnyValue) {
  press(Role::button, "Begin met Kleine lijst");
  EXPECT_TRUE(find(Role::heading, "Eerste deel"));
  EXPECT_TRUE(shows("nog geen score"));
  EXPECT_TRUE(shows("0 van 3 beantwoord"));
  const Node* bar = find(Role::meter, "Score tot nu toe");
  ASSERT_TRUE(bar);
  EXPECT_EQ(bar->value, "Nog geen score op een schaal van 1 tot 3; mogelijk 1,0 tot 3,0; doel 2,5");
}

TEST_F(Screens, AnAnswerIsChosenAndCounted) {
  press(Role::button, "Begin met Kleine lijst");
  answer("Er is beleid", "2 Halverwege");
  const Node* group = find(Role::radio_group, "Er is beleid");
  ASSERT_EQ(group->children.size(), 3u);
  EXPECT_FALSE(group->children[0].selected);
  EXPECT_TRUE(group->children[1].selected);
  EXPECT_TRUE(shows("over 1 van 3 vragen. Het eindcijfer ligt tussen 1,3 en 2,7."));
  EXPECT_TRUE(find(Role::button, "Eerste deel, 1 van 2 beantwoord"));
}

TEST_F(Screens, TheSourcesOfTheQuestionInFocusAreShown) {
  press(Role::button, "Begin met Kleine lijst");
  EXPECT_FALSE(shows("De wet · Art. 1"));
  app.focused("question/A.1/option/1");
  EXPECT_TRUE(find(Role::heading, "Bronnen bij A.1"));
  EXPECT_TRUE(shows("De wet · Art. 1"));
  EXPECT_TRUE(shows("Feiten nagekeken op 20 nov 2026"));
}

TEST_F(Screens, DontKnowCountsAsOpen) {
  press(Role::button, "Begin met Kleine lijst");
  answer("Er is beleid", "3 Klaar");
  ASSERT_TRUE(app.activate("question/A.1/unknown"));
  EXPECT_TRUE(shows("0 van 3 beantwoord"));
  EXPECT_TRUE(shows("U weet dit nog niet. Het telt als open."));
  EXPECT_FALSE(find(Role::radio_group, "Er is beleid")->children[2].selected);
}

TEST_F(Screens, AnAnswerCanBeCleared) {
  press(Role::button, "Begin met Kleine lijst");
  answer("Er is beleid", "3 Klaar");
  press(Role::button, "Antwoord wissen");
  EXPECT_TRUE(shows("nog geen score"));
  EXPECT_TRUE(app.state().records.front().record.answers.empty());
}

TEST_F(Screens, ResultIsEmptyUntilSomethingIsAnswered) {
  press(Role::button, "Begin met Kleine lijst");
  press(Role::tab, "Resultaat");
  EXPECT_TRUE(find(Role::heading, "Er is nog niets beantwoord."));
  press(Role::button, "Naar de vragen");
  EXPECT_TRUE(find(Role::heading, "Eerste deel"));
}

TEST_F(Screens, ResultShowsValueCoverageRangeAndCells) {
  press(Role::button, "Begin met Kleine lijst");
  answer("Er is beleid", "1 Begin");
  answer("Het beleid is bekend", "2 Halverwege");
  press(Role::tab, "Resultaat");
  EXPECT_TRUE(shows("1,50"));
  EXPECT_TRUE(shows("2 van 3 vragen"));
  EXPECT_TRUE(shows("mogelijk 1,3 – 2,0"));
  EXPECT_TRUE(find(Role::button, "A.1 Er is beleid: 1"));
  EXPECT_TRUE(find(Role::button, "B.1 Er zijn back-ups: nog open"));
  EXPECT_TRUE(shows("2 van 2"));  // below the target
}

TEST_F(Screens, TwoSectionsAreATableAtOnce) {
  press(Role::button, "Begin met Kleine lijst");
  answer("Er is beleid", "1 Begin");
  press(Role::tab, "Resultaat");
  EXPECT_TRUE(find(Role::table, "Onderdelen ten opzichte van het doel"));
  EXPECT_FALSE(shows("Toon als grafiek"));
}

class ThreeSections : public Fixture {
 protected:
  void SetUp() override {
    std::string text(small_definition);
    const std::string third = R"(, { "id": "C", "title": { "nl": "Derde deel", "en": "Third part" },
      "score": { "rule": "mean", "over": "questions" }, "questions": [ { "id": "C.1", "type": "scale",
      "scale": "maturity", "title": { "nl": "Er is toezicht", "en": "There is oversight" } } ] } )";
    text.insert(text.rfind(']', text.find("\"scores\"")), third);
    app.dispatch(PluginShipped{"small", {{std::string(assessment_path), text}}});
    app.dispatch(StartupFinished{});
    ASSERT_FALSE(app.state().notice);
    press(Role::button, "Begin met Kleine lijst");
    answer("Er is beleid", "1 Begin");
    answer("Het beleid is bekend", "2 Halverwege");
    press(Role::tab, "Resultaat");
  }
};

TEST_F(ThreeSections, ARadarSaysInWordsWhatItShows) {
  const Node* radar = find(Role::chart, "Onderdelen ten opzichte van het doel");
  EXPECT_EQ(radar->description,
            "1 van 3 onderdelen hebben een score. Hoogste: Eerste deel (1,5). Laagste: Eerste deel "
            "(1,5). Op of boven het doel: 0.");
}

TEST_F(ThreeSections, TheRadarIsAlsoATable) {
  press(Role::button, "Toon als tabel: Onderdelen ten opzichte van het doel");
  EXPECT_TRUE(find(Role::table, "Onderdelen ten opzichte van het doel"));
  EXPECT_TRUE(find(Role::row_header, "Eerste deel"));
  press(Role::button, "Toon als grafiek: Onderdelen ten opzichte van het doel");
  EXPECT_TRUE(find(Role::chart, "Onderdelen ten opzichte van het doel"));
}

TEST_F(ThreeSections, TheQuestionsAreAlsoATable) {
  press(Role::button, "Toon als tabel: Alle vragen");
  const Node* table = find(Role::table, "Alle vragen");
  ASSERT_TRUE(table);
  ASSERT_EQ(table->children.size(), 5u) << "a head, and a line for each question";
  EXPECT_EQ(table->children[1].children[0].children[0].name, "A.1 Er is beleid");
  EXPECT_EQ(table->children[1].children[1].name, "niveau 1");
  EXPECT_EQ(table->children[4].children[1].name, "nog open");
}

TEST_F(ThreeSections, HowManyAreBelowTheTargetIsSaidWithTheFirstPhase) {
  EXPECT_TRUE(shows("2 van 2"));
  EXPECT_TRUE(shows("2 in “Fase 1”"));
}

TEST_F(ThreeSections, AnEarlierRoundStandsBesideToday) {
  Record record = app.state().records.front().record;
  Round round;
  round.title = "2025";
  round.date = "2025-10-01";
  round.assessment_version = "1.0.0";
  round.answers["A.1"].value = std::string("3");
  record.rounds.push_back(round);
  round.date = "2024-10-01";
  round.title = "2024";
  record.rounds.push_back(round);
  record.id = "with-rounds";
  app.dispatch(RecordLoaded{"~/peil", "", "r.peil.json", write_record(record)});
  app.dispatch(OpenRecord{"with-rounds"});
  app.dispatch(ShowResult{});
  EXPECT_TRUE(shows("3,00 in 2025 · mogelijk"));
  EXPECT_TRUE(shows("grijs: 2025"));
  const Node* radar = find(Role::chart, "Onderdelen ten opzichte van het doel");
  ASSERT_TRUE(radar);
  const auto& series = std::get<Radar>(radar->chart).series;
  ASSERT_EQ(series.size(), 3u);
  EXPECT_EQ(series[1].kind, RadarSeries::Kind::earlier);
  EXPECT_EQ(series[1].values[0], 3.0);
  EXPECT_EQ(series[1].values[1], std::nullopt);
}

TEST_F(Screens, TheResultOffersACopy) {
  press(Role::button, "Begin met Kleine lijst");
  press(Role::tab, "Resultaat");
  app.take_effects();
  press(Role::button, "Kopie bewaren van Kleine lijst");
  EXPECT_EQ(effects<OfferFile>().size(), 1u);
}

TEST_F(Screens, HomeOffersACopyOfWhatIsBegun) {
  EXPECT_FALSE(shows("Kopie bewaren"));
  press(Role::button, "Begin met Kleine lijst");
  app.dispatch(GoHome{});
  app.take_effects();
  press(Role::button, "Kopie bewaren van Kleine lijst");
  EXPECT_EQ(effects<OfferFile>().size(), 1u);
}

TEST_F(Screens, ARecordWithoutItsAssessmentSaysWhatToDo) {
  app.dispatch(RecordLoaded{
      "~/peil", "", "x.peil.json",
      R"({"peil_record": 1, "id": "orphan", "assessment": {"id": "nl.test.gone", "version": "1.0.0"}, "answers": {"A.1": {"value": "2"}}})"});
  EXPECT_TRUE(shows("Uw 1 antwoorden zijn bewaard."));
  app.take_effects();
  ASSERT_TRUE(app.activate("card/orphan/open_file"));
  EXPECT_EQ(effects<AskForFile>().size(), 1u);
  ASSERT_TRUE(app.activate("card/orphan/copy"));
  EXPECT_EQ(effects<OfferFile>().at(0).name, "gone-2026-11-22.peil.json");
}

TEST_F(Screens, APluginThatCantBeReadIsSaidOnHome) {
  app.dispatch(KeptFileLoaded{{KeptKind::pack, "nl.test.broken"}, "nl.test.broken.peilpack", "{"});
  EXPECT_TRUE(shows("Peil kan de plug-in"));
  press(Role::button, "Bekijk de plug-ins");
  EXPECT_TRUE(find(Role::heading, "Plug-ins"));
}

TEST_F(Screens, WantedLevelsAreAmongTheDatesThatCome) {
  press(Role::button, "Begin met Kleine lijst");
  for (const char* question : {"A.1", "A.2"}) {
    app.dispatch(SetDesired{{question, {}}, "3"});
    app.dispatch(EnterDesiredBy{{question, {}}, "1-7-2027"});
  }
  app.dispatch(GoHome{});
  const Node* dates = find(Role::list, "Eerstvolgende data");
  ASSERT_TRUE(dates);
  ASSERT_EQ(dates->children.size(), 2u);
  EXPECT_EQ(dates->children[0].children[0].name, "1 jul 2027");
  EXPECT_EQ(dates->children[0].children[1].name, "2 gewenste niveaus");
  EXPECT_EQ(dates->children[1].children[0].name, "eind 2029");
  press(Role::link, "2 gewenste niveaus");
  EXPECT_TRUE(find(Role::tab, "Vragen"));
}

TEST_F(Screens, WhereThereIsNoPanelTheScoreFoldsOut) {
  press(Role::button, "Begin met Kleine lijst");
  answer("Er is beleid", "2 Halverwege");
  for (const float width : {320.0f, 800.0f}) {
    app.dispatch(ViewportChanged{width});
    EXPECT_FALSE(shows("Waarom deze score"));
    press(Role::button, "Score: 2,0");
    EXPECT_TRUE(find(Role::complementary, "Score en bronnen"));
    EXPECT_TRUE(shows("Waarom deze score"));
    press(Role::button, "Score: 2,0");
    EXPECT_FALSE(shows("De wet · Art. 1"));
    ASSERT_TRUE(app.activate("question/A.1/sources"));
    EXPECT_TRUE(shows("De wet · Art. 1")) << "a question's sources are on its card";
    ASSERT_TRUE(app.activate("question/A.1/sources"));
  }
}

TEST_F(Screens, TheWordsOfTheScoreAreExplainedWhenAsked) {
  press(Role::button, "Begin met Kleine lijst");
  EXPECT_FALSE(shows("Tussen deze twee cijfers"));
  press(Role::button, "Wat betekent dit?");
  EXPECT_TRUE(shows("Tussen deze twee cijfers"));
  EXPECT_TRUE(find(Role::button, "Wat betekent dit?")->expanded);
}

TEST_F(Screens, TheLargestGainComesFirstAndLeadsToItsQuestion) {
  press(Role::button, "Begin met Kleine lijst");
  answer("Er is beleid", "2 Halverwege");
  answer("Het beleid is bekend", "1 Begin");
  press(Role::tab, "Resultaat");
  const Node* list = find(Role::list, "Grootste winst voor het doel");
  ASSERT_EQ(list->children.size(), 2u);
  EXPECT_EQ(list->children[0].children[1].name, "Het beleid is bekend");
  EXPECT_EQ(list->children[0].children[2].name, "+0,50 bij niveau 2");
  press(Role::link, "Het beleid is bekend");
  EXPECT_EQ(app.view()->bring_into_view, "question/A.2");
  EXPECT_TRUE(find(Role::heading, "Eerste deel"));
}

TEST_F(Screens, ACellLeadsToItsQuestion) {
  press(Role::button, "Begin met Kleine lijst");
  answer("Er is beleid", "2 Halverwege");
  press(Role::tab, "Resultaat");
  press(Role::button, "B.1 Er zijn back-ups: nog open");
  EXPECT_TRUE(find(Role::heading, "Tweede deel"));
  EXPECT_EQ(app.view()->bring_into_view, "question/B.1");
}

TEST_F(Screens, EverythingSpeaksTheOtherLanguageAtOnce) {
  press(Role::button, "Begin met Kleine lijst");
  answer("Er is beleid", "2 Halverwege");
  press(Role::button, "Taal: Nederlands. Switch to English");
  EXPECT_EQ(app.view()->language, Language::en);
  EXPECT_TRUE(find(Role::heading, "First part"));
  EXPECT_TRUE(find(Role::radio_group, "There is a policy"));
  EXPECT_TRUE(shows("over 1 of 3 questions. The final figure lies between 1.3 and 2.7."));
  press(Role::tab, "Result");
  EXPECT_TRUE(shows("2.00"));
}

TEST_F(Screens, InOneColumnTheOutlineFoldsOut) {
  app.dispatch(ViewportChanged{390});
  press(Role::button, "Begin met Kleine lijst");
  EXPECT_FALSE(shows("Tweede deel, 0 van 1 beantwoord"));
  press(Role::button, "Onderdelen tonen");
  press(Role::button, "Tweede deel, 0 van 1 beantwoord");
  EXPECT_TRUE(find(Role::heading, "Tweede deel"));
  EXPECT_FALSE(shows("Eerste deel, 0 van 2 beantwoord"));
}

// What every screen must hold, whatever is on it.
void check_tree(const ViewTree& tree) {
  std::set<std::string> ids;
  int level_one = 0;
  for_each(tree.root, [&](const Node& node) {
    EXPECT_FALSE(node.id.empty());
    EXPECT_TRUE(ids.insert(node.id).second) << "twice: " << node.id;
    level_one += node.role == Role::heading && node.level == 1;
    if (is_focusable(node) || node.role == Role::chart || node.role == Role::meter ||
        node.role == Role::radio_group) {
      EXPECT_FALSE(node.name.empty()) << node.id << " can't be told from its name";
    }
    EXPECT_EQ(node.name.find('{'), std::string::npos) << node.name;
  });
  EXPECT_EQ(level_one, 1);
}

TEST_F(Screens, EveryScreenHasUniqueIdsNamesAndOneTitle) {
  for (const float width : {320.0f, 800.0f, 1440.0f}) {
    app.dispatch(ViewportChanged{width});
    app.dispatch(GoHome{});
    check_tree(*app.view());
    if (app.state().records.empty()) {
      press(Role::button, "Begin met Kleine lijst");
    } else {
      app.dispatch(OpenRecord{app.state().records.front().record.id});
    }
    check_tree(*app.view());
    app.dispatch(ShowResult{});
    check_tree(*app.view());
    app.dispatch(ShowQuestions{"A", {}});
    answer("Er is beleid", "2 Halverwege");
    check_tree(*app.view());
    app.dispatch(ShowResult{});
    check_tree(*app.view());
    app.dispatch(ShowAsTable{true});
    check_tree(*app.view());
    app.dispatch(ShowAsTable{false});
    app.dispatch(ShowQuestions{"A", {}});
    for (const QuestionPart part :
         {QuestionPart::note, QuestionPart::evidence, QuestionPart::plan, QuestionPart::sources}) {
      app.dispatch(TogglePart{{"A.1", {}}, part});
    }
    app.dispatch(SetDesired{{"A.1", {}}, "3"});
    app.dispatch(TogglePanel{});
    app.dispatch(ToggleHelp{});
    check_tree(*app.view());
    app.dispatch(TogglePanel{});
    app.dispatch(ToggleHelp{});
    app.dispatch(ClearAnswer{{"A.1", {}}});
    ASSERT_TRUE(app.press("?"));
    check_tree(*app.view());
    ASSERT_TRUE(app.press("Ctrl+K"));
    check_tree(*app.view());
    app.dispatch(EnterSearch{"beleid"});
    check_tree(*app.view());
    app.dispatch(EnterSearch{"nergens"});
    check_tree(*app.view());
    app.dispatch(ShowSettings{});
    check_tree(*app.view());
  }
}

// Where it is only a name for the file, people never see a section's id.
TEST_F(Screens, TheCellsNameASectionByItsCodeOrItsTitle) {
  app.dispatch(BeginRecord{"nl.test.small"});
  app.dispatch(AnswerOption{{"A.1", {}}, "2"});
  app.dispatch(ShowResult{});
  EXPECT_EQ(app.view()->find("cells/A/code")->name, "A");

  std::string named(small_definition);
  for (const auto& [from, to] : {std::pair{"nl.test.small", "nl.test.named"},
                                 std::pair{"{ \"id\": \"A\"", "{ \"id\": \"first_part\""}})
    named.replace(named.find(from), std::string_view(from).size(), to);
  app.dispatch(PluginShipped{"named", {{std::string(assessment_path), named}}});
  app.dispatch(BeginRecord{"nl.test.named"});
  app.dispatch(AnswerOption{{"A.1", {}}, "2"});
  app.dispatch(ShowResult{});
  const auto tree = app.view();
  const Node* name = tree->find("cells/first_part/code");
  ASSERT_TRUE(name);
  EXPECT_EQ(name->name, "Eerste deel");
}

}  // namespace
}  // namespace peil::app::testing
