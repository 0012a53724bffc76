// What is kept, what comes in from outside, and what happens when it is wrong.
#include "tests/app/fixture.hpp"

namespace peil::app::testing {
namespace {

class Keeping : public Fixture {
 protected:
  // A record as the outside would have kept it.
  std::string kept_record() {
    press(Role::button, "Begin met Kleine lijst");
    answer("Er is beleid", "2 Halverwege");
    const auto saves = effects<SaveRecord>();
    EXPECT_EQ(saves.size(), 1u);
    return saves.empty() ? std::string() : saves.back().text;
  }
};

TEST_F(Keeping, EveryAnswerIsSavedAndSaysWhenAndWhere) {
  press(Role::button, "Begin met Kleine lijst");
  EXPECT_TRUE(effects<SaveRecord>().empty()) << "an empty record isn't kept";
  answer("Er is beleid", "2 Halverwege");
  const auto saves = effects<SaveRecord>();
  ASSERT_EQ(saves.size(), 1u);
  EXPECT_TRUE(shows("Nog niets te bewaren"));
  app.dispatch(RecordSaved{saves[0].record, "~/peil", "14:32"});
  EXPECT_TRUE(shows("Bewaard op dit apparaat · 14:32"));
  app.dispatch(GoHome{});
  EXPECT_TRUE(shows("Bewaard in ~/peil · 14:32"));
}

TEST_F(Keeping, WithoutADialogForFilesItSaysWhatToDo) {
  app.dispatch(NoFileDialog{});
  EXPECT_TRUE(shows("Sleep het bestand naar dit venster."));
  press(Role::button, "Sluiten");
  EXPECT_FALSE(shows("Sleep het bestand naar dit venster."));
}

TEST_F(Keeping, TheSameAnswerAgainIsNotSavedAgain) {
  press(Role::button, "Begin met Kleine lijst");
  answer("Er is beleid", "2 Halverwege");
  app.take_effects();
  answer("Er is beleid", "2 Halverwege");
  EXPECT_TRUE(effects<SaveRecord>().empty());
}

TEST_F(Keeping, WhatWasKeptComesBackInAnotherRun) {
  const std::string text = kept_record();
  App other([] { return Ambient{"2026-11-23T09:00:00Z", "2026-11-23", "fresh"}; });
  other.dispatch(RecordLoaded{"~/peil", "09:58", "a.peil.json", text});  // before its definition
  other.dispatch(
      PluginShipped{"small", {{std::string(assessment_path), std::string(small_definition)}}});
  other.dispatch(StartupFinished{});
  ASSERT_EQ(other.state().records.size(), 1u);
  ASSERT_TRUE(other.state().records[0].evaluation);
  EXPECT_EQ(other.state().records[0].evaluation->outcome().record.scores[0].value, 2.0);
}

TEST_F(Keeping, ARecordWithoutItsAssessmentIsShownAndKept) {
  const std::string text = kept_record();
  App other([] { return Ambient{"2026-11-23T09:00:00Z", "2026-11-23", "fresh"}; });
  other.dispatch(RecordLoaded{"~/peil", "09:58", "a.peil.json", text});
  other.dispatch(StartupFinished{});
  bool shown = false;
  const auto tree = other.view();
  for_each(tree->root, [&](const Node& node) {
    shown = shown || node.name.find("nl.test.small, versie 1.0.0, staat niet op dit apparaat") !=
                         std::string::npos;
  });
  EXPECT_TRUE(shown);
  EXPECT_EQ(other.state().records[0].record.answers.size(), 1u);
}

TEST_F(Keeping, AFailedSaveIsToldUntilOneSucceeds) {
  kept_record();
  const std::string id = app.state().records[0].record.id;
  app.dispatch(SaveFailed{id, {SaveFault::full, "No space left on device"}});
  EXPECT_TRUE(find(Role::alert, "Uw antwoorden van Kleine lijst zijn niet bewaard."));
  EXPECT_TRUE(shows("Er is geen ruimte meer om te bewaren."));
  EXPECT_TRUE(shows("Maak ruimte vrij. Peil probeert het vanzelf opnieuw."));
  // The system's own words are there for who asks.
  EXPECT_FALSE(shows("No space left on device"));
  press(Role::button, "Technische melding");
  EXPECT_TRUE(shows("No space left on device"));
  app.take_effects();
  ASSERT_TRUE(app.activate("notice/copy"));
  EXPECT_EQ(effects<OfferFile>().size(), 1u);
  app.dispatch(RecordSaved{id, "~/peil", "14:33"});
  EXPECT_FALSE(shows("zijn niet bewaard"));
  EXPECT_TRUE(shows("Bewaard op dit apparaat · 14:33"));
}

// Whoever closed the message has read it.
TEST_F(Keeping, TheSameFailureIsToldOnce) {
  kept_record();
  const std::string id = app.state().record;
  app.dispatch(SaveFailed{id, {SaveFault::lost, "gone"}});
  ASSERT_TRUE(told<notices::RecordNotSaved>());
  app.dispatch(DismissNotice{});
  app.dispatch(SaveFailed{id, {SaveFault::lost, "gone again"}});
  EXPECT_FALSE(app.state().notice);
  EXPECT_TRUE(shows("Niet bewaard"));
  app.dispatch(SaveFailed{id, {SaveFault::full, "full"}});
  EXPECT_TRUE(told<notices::RecordNotSaved>());
}

TEST_F(Keeping, WhatIsDeletedCanBeTakenBack) {
  kept_record();
  const std::string id = app.state().record;
  app.dispatch(GoHome{});
  app.take_effects();
  ASSERT_TRUE(app.activate("card/" + id + "/discard"));
  EXPECT_TRUE(app.state().records.empty());
  ASSERT_EQ(effects<RemoveRecord>().size(), 1u);
  EXPECT_TRUE(shows("Uw antwoorden van Kleine lijst zijn verwijderd."));
  app.take_effects();
  ASSERT_TRUE(app.activate("notice/undo"));
  ASSERT_EQ(app.state().records.size(), 1u);
  EXPECT_EQ(app.state().records[0].record.answers.size(), 1u);
  EXPECT_EQ(effects<SaveRecord>().size(), 1u);
  // Once the message is gone, so is the way back.
  ASSERT_TRUE(app.activate("card/" + id + "/discard"));
  app.dispatch(DismissNotice{});
  app.dispatch(Undo{});
  EXPECT_TRUE(app.state().records.empty());
}

TEST_F(Keeping, TheSameFileOnceMoreLeadsToWhatIsHere) {
  kept_record();
  const std::string text = write_record(app.state().records[0].record);
  app.dispatch(GoHome{});
  app.dispatch(FileArrived{"kopie.peil.json", text});
  EXPECT_EQ(app.state().records.size(), 1u);
  EXPECT_EQ(app.state().screen, Screen::questions);
  EXPECT_TRUE(shows("De antwoorden uit kopie.peil.json staan al in Peil."));
}

// The moments are UTC's, the days the person's: at half past midnight in the Netherlands it is the
// day before in UTC.
TEST_F(Keeping, TheDayIsThePersons) {
  App night([] {
    return Ambient{"2026-12-31T23:30:00Z", "2027-01-01", "fresh",
                   [](std::string_view) { return std::string("2027-01-01"); }};
  });
  night.dispatch(
      PluginShipped{"small", {{std::string(assessment_path), std::string(small_definition)}}});
  night.dispatch(StartupFinished{});
  night.dispatch(BeginRecord{"nl.test.small"});
  EXPECT_EQ(night.state().today, "2027-01-01");
  EXPECT_EQ(night.state().records[0].record.created, "2026-12-31T23:30:00Z");
  night.take_effects();
  night.dispatch(ExportRecord{"fresh"});
  std::string name;
  for (const Effect& effect : night.take_effects()) {
    if (const auto* file = std::get_if<OfferFile>(&effect)) name = file->name;
  }
  EXPECT_NE(name.find("2027-01-01"), std::string::npos) << name;
}

TEST_F(Keeping, AnOpenedRecordBecomesACopyWhereItIsHereAlready) {
  const std::string text = kept_record();
  answer("Er is beleid", "3 Klaar");
  app.dispatch(FileArrived{"mine.peil.json", text});
  ASSERT_EQ(app.state().records.size(), 2u);
  EXPECT_NE(app.state().records[0].record.id, app.state().records[1].record.id);
  EXPECT_EQ(app.state().records[0].record.answers.at("A.1").text(), "3");
  EXPECT_EQ(app.state().records[1].record.answers.at("A.1").text(), "2");
  EXPECT_TRUE(shows("mine.peil.json is geopend."));
}

TEST_F(Keeping, AnswersToUnknownQuestionsStayInTheRecord) {
  std::string text = kept_record();
  const auto at = text.find("\"A.1\"");
  ASSERT_NE(at, std::string::npos);
  text.replace(at, 5, "\"Z.9\"");
  App other([] { return Ambient{"2026-11-23T09:00:00Z", "2026-11-23", "fresh"}; });
  other.dispatch(
      PluginShipped{"small", {{std::string(assessment_path), std::string(small_definition)}}});
  other.dispatch(RecordLoaded{"~/peil", "09:58", "a.peil.json", text});
  const std::string id = other.state().records.at(0).record.id;
  other.dispatch(OpenRecord{id});
  other.dispatch(AnswerOption{{"B.1", {}}, "3"});
  const auto effects = other.take_effects();
  ASSERT_EQ(effects.size(), 1u);
  EXPECT_NE(std::get<SaveRecord>(effects[0]).text.find("\"Z.9\""), std::string::npos);
}

TEST_F(Keeping, ABadFileIsToldWithItsPlaceAndChangesNothing) {
  kept_record();
  app.dispatch(FileArrived{"broken.json", "{\n  \"peil\": 1,\n  \"id\": }"});
  const Node* alert = find(Role::alert, "Het bestand broken.json is niet geopend.");
  ASSERT_TRUE(alert);
  EXPECT_TRUE(shows("broken.json, regel 3, kolom 9"));
  EXPECT_TRUE(shows("Dit is geen JSON"));
  EXPECT_EQ(app.state().records.size(), 1u);
  press(Role::button, "Sluiten");
  EXPECT_FALSE(shows("broken.json"));
}

TEST_F(Keeping, AFileThatIsTooLargeIsRefusedWithTheLimit) {
  Problem problem;
  problem.code = Code::file_too_large;
  problem.arguments = {"52428800", "16777216"};
  problem.place.file = "huge.json";
  app.dispatch(FileRefused{problem});
  EXPECT_TRUE(find(Role::alert, "Het bestand huge.json is niet geopend."));
  EXPECT_TRUE(shows("de grens is 16777216 bytes"));
}

TEST_F(Keeping, AnOpenedAssessmentCanBeAnswered) {
  std::string other(small_definition);
  other.replace(other.find("nl.test.small"), 13, "nl.test.other");
  other.replace(other.find("Kleine lijst"), 12, "Andere lijst");
  app.dispatch(FileArrived{"other.json", other});
  EXPECT_TRUE(shows("Andere lijst is geopend."));
  EXPECT_TRUE(find(Role::button, "Begin met Andere lijst"));
  EXPECT_TRUE(find(Role::button, "Begin met Kleine lijst"));
}

TEST_F(Keeping, PreferencesComeBackAndRubbishIsIgnored) {
  press(Role::button, "Taal: Nederlands. Switch to English");
  ASSERT_TRUE(app.enter("organisation", "ROC Voorbeeld"));
  const auto saved = effects<SavePreferences>();
  ASSERT_EQ(saved.size(), 2u);
  App other([] { return Ambient{"2026-11-23T09:00:00Z", "2026-11-23", "fresh"}; });
  other.dispatch(PreferencesLoaded{"not json"});
  EXPECT_EQ(other.state().language, Language::nl);
  other.dispatch(PreferencesLoaded{saved.back().text});
  EXPECT_EQ(other.state().language, Language::en);
  EXPECT_EQ(other.state().organisation, "ROC Voorbeeld");
}

TEST_F(Keeping, TheOrganisationStandsInItsRecords) {
  press(Role::button, "Begin met Kleine lijst");
  answer("Er is beleid", "2 Halverwege");
  app.dispatch(GoHome{});
  app.take_effects();
  ASSERT_TRUE(app.enter("organisation", "ROC Voorbeeld"));
  const auto saves = effects<SaveRecord>();
  ASSERT_EQ(saves.size(), 1u);
  EXPECT_NE(saves[0].text.find("ROC Voorbeeld"), std::string::npos);
}

TEST_F(Keeping, ActionsThatDontFitChangeNothing) {
  press(Role::button, "Begin met Kleine lijst");
  app.dispatch(AnswerOption{{"A.1", {}}, "9"});
  app.dispatch(AnswerOption{{"no such question", {}}, "1"});
  app.dispatch(MarkUnknown{{"no such question", {}}});
  app.dispatch(ShowQuestions{"no such section", {}});
  app.dispatch(OpenRecord{"no such record"});
  app.dispatch(RecordSaved{"no such record", "x", "y"});
  EXPECT_TRUE(app.take_effects().empty());
  EXPECT_TRUE(app.state().records[0].record.answers.empty());
  EXPECT_TRUE(find(Role::heading, "Eerste deel"));
  EXPECT_FALSE(app.activate("no such node"));
  EXPECT_FALSE(app.enter("brand", "text")) << "a button takes no text";
}

}  // namespace
}  // namespace peil::app::testing
