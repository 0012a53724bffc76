#include "tests/app/fixture.hpp"

#include <gtest/gtest.h>

namespace peil::app::testing {
namespace {

constexpr std::string_view custom_texts = R"({
  "peil_texts": 1, "assessment": "nl.test.small", "languages": ["nl"],
  "title": { "nl": "Officiële teksten" }, "holder": "De sector",
  "questions": { "A.1": { "title": { "nl": "Het beleid is vastgesteld" } } }
})";

class TextsTest : public Fixture {
 protected:
  void arrive(std::string text = std::string(custom_texts)) {
    app.dispatch(FileArrived{"sector.peiltexts.json", std::move(text)});
  }
  void begin() {
    app.dispatch(BeginRecord{"nl.test.small"});
    ASSERT_EQ(app.state().screen, Screen::questions);
  }
};

TEST_F(TextsTest, AreShownInThePlaceOfTheAssessmentsAndSayWhoseTheyAre) {
  arrive();
  EXPECT_TRUE(shows("“Officiële teksten” is toegevoegd: 1 teksten"));
  begin();
  EXPECT_TRUE(shows("Het beleid is vastgesteld"));
  EXPECT_FALSE(shows("Er is beleid"));
  EXPECT_TRUE(shows("Teksten: Officiële teksten (De sector)"));
  press(Role::tab, "Resultaat");
  EXPECT_TRUE(shows("Teksten: Officiële teksten (De sector)"));
  app.dispatch(SetLanguage{Language::en});
  press(Role::tab, "Questions");
  EXPECT_TRUE(shows("Het beleid is vastgesteld"));
}

TEST_F(TextsTest, StayOnTheDeviceAndOutOfRecords) {
  arrive();
  const std::vector<SaveKeptFile> kept = effects<SaveKeptFile>();
  ASSERT_EQ(kept.size(), 1u);
  EXPECT_EQ(kept[0].kept, (KeptFile{KeptKind::texts, "nl.test.small"}));
  EXPECT_EQ(kept[0].text, custom_texts);
  begin();
  answer("Het beleid is vastgesteld", "2 Halverwege");
  const std::vector<SaveRecord> saved = effects<SaveRecord>();
  ASSERT_FALSE(saved.empty());
  EXPECT_EQ(saved.back().text.find("vastgesteld"), std::string::npos);
  EXPECT_EQ(saved.back().text.find("sector"), std::string::npos);

  // The next start, at which packs and texts come in any order.
  SetUpAnew();
  app.dispatch(KeptFileLoaded{kept[0].kept, "texts.json", kept[0].text});
  EXPECT_FALSE(app.state().notice);
  begin();
  EXPECT_TRUE(shows("Het beleid is vastgesteld"));
}

TEST_F(TextsTest, WaitForTheirAssessment) {
  App later([] { return Ambient{"2026-11-22T13:32:00Z", "2026-11-22", "record"}; });
  later.dispatch(
      KeptFileLoaded{{KeptKind::texts, "nl.test.small"}, "texts.json", std::string(custom_texts)});
  later.dispatch(
      PluginShipped{"small", {{std::string(assessment_path), std::string(small_definition)}}});
  ASSERT_EQ(later.state().assessments.size(), 1u);
  EXPECT_TRUE(later.state().assessments[0].custom_texts);
}

TEST_F(TextsTest, GoAgainAndLeaveTheAnswers) {
  arrive();
  begin();
  answer("Het beleid is vastgesteld", "2 Halverwege");
  press(Role::tab, "Over");
  app.take_effects();
  press(Role::button, "Eigen teksten verwijderen");
  const std::vector<RemoveKeptFile> removed = effects<RemoveKeptFile>();
  ASSERT_EQ(removed.size(), 1u);
  EXPECT_EQ(removed[0].kept, (KeptFile{KeptKind::texts, "nl.test.small"}));
  EXPECT_FALSE(shows("Teksten: Officiële"));
  press(Role::tab, "Vragen");
  EXPECT_TRUE(shows("Er is beleid"));
  EXPECT_EQ(app.state().records[0].record.answers.size(), 1u);
}

TEST_F(TextsTest, AreListedWithThePlugins) {
  arrive();
  app.dispatch(ShowPlugins{});
  EXPECT_TRUE(shows("Eigen teksten, in gebruik bij Kleine lijst. Ze blijven op dit apparaat."));
  press(Role::button, "Verwijder Officiële teksten");
  EXPECT_FALSE(shows("Eigen teksten, in gebruik"));
}

TEST_F(TextsTest, AreRefusedWithoutTheirAssessmentAndWhenTheyAreWrong) {
  std::string other(custom_texts);
  other.replace(other.find("nl.test.small"), 13, "nl.test.other");
  arrive(other);
  EXPECT_TRUE(shows("Deze teksten horen bij de vragenlijst ‘nl.test.other’. Die is hier niet."));
  std::string wrong(custom_texts);
  wrong.replace(wrong.find("[\"nl\"]"), 6, "[]");
  arrive(wrong);
  EXPECT_TRUE(shows("Het bestand sector.peiltexts.json is niet geopend."));
  EXPECT_TRUE(app.state().custom_texts.empty());
  EXPECT_TRUE(effects<SaveKeptFile>().empty());
}

TEST_F(TextsTest, AFailureToKeepThemIsTold) {
  arrive();
  // Of a plugin that happens to have the id of the assessment: not theirs.
  app.dispatch(
      KeptFileSaveFailed{{KeptKind::pack, "nl.test.small"}, {SaveFault::full, "de schijf is vol"}});
  EXPECT_FALSE(shows("konden niet worden bewaard"));
  app.dispatch(KeptFileSaveFailed{effects<SaveKeptFile>().at(0).kept,
                                  {SaveFault::full, "de schijf is vol"}});
  EXPECT_TRUE(shows("De eigen teksten bij “Kleine lijst” konden niet worden bewaard."));
  EXPECT_TRUE(shows("Er is geen ruimte meer om te bewaren."));
}

TEST_F(TextsTest, ThatAreDamagedBeyondRecognitionCanBeRemoved) {
  app.dispatch(KeptFileLoaded{{KeptKind::texts, "nl.test.small"}, "small.json", "{"});
  app.dispatch(ShowPlugins{});
  EXPECT_TRUE(
      shows("Het bestand houdt op voordat de JSON af is: de { van regel 1 is niet gesloten."));
  press(Role::button, "Verwijder small.json");
  const std::vector<RemoveKeptFile> removed = effects<RemoveKeptFile>();
  ASSERT_EQ(removed.size(), 1u);
  EXPECT_EQ(removed[0].kept, (KeptFile{KeptKind::texts, "nl.test.small"}));
}

TEST_F(TextsTest, AreReadWhereverTheyLie) {
  // Put among the packs by hand, under a name of somebody's own.
  app.dispatch(KeptFileLoaded{
      {KeptKind::pack, "sector"}, "sector.peilpack.json", std::string(custom_texts)});
  begin();
  EXPECT_TRUE(shows("Het beleid is vastgesteld"));
}

class AboutTest : public Fixture {
 protected:
  // The small assessment with an address for its source.
  void begin() {
    std::string text(small_definition);
    const std::string_view date = R"("date": "2026-01-01")";
    text.replace(text.find(date), date.size(),
                 R"("date": "2026-01-01", "url": "https://example.org/law",
                    "note": { "nl": "Niet gecontroleerd.", "en": "Not checked." })");
    text.replace(text.find("nl.test.small"), 13, "nl.test.about");
    const std::string_view subtitle = R"("subtitle")";
    text.replace(
        text.find(subtitle), subtitle.size(),
        R"("description": { "nl": "Dit is geen juridisch advies.", "en": "This is no legal advice." },
                    "subtitle")");
    app.dispatch(PluginShipped{"about", {{std::string(assessment_path), text}}});
    app.dispatch(BeginRecord{"nl.test.about"});
    app.take_effects();
  }
};

TEST_F(AboutTest, SaysWhatItIsAndWhatWasChecked) {
  begin();
  press(Role::tab, "Over");
  EXPECT_TRUE(shows("Dit is geen juridisch advies."));
  EXPECT_TRUE(shows("feiten nagekeken op 20 nov 2026"));
  EXPECT_TRUE(shows("De wet"));
  EXPECT_TRUE(shows("Gepubliceerd: 1 jan 2026"));
  EXPECT_TRUE(shows("Niet gecontroleerd."));
  app.dispatch(SetLanguage{Language::en});
  EXPECT_TRUE(shows("This is no legal advice."));
}

TEST_F(AboutTest, ItsSourcesCanBeOpened) {
  begin();
  press(Role::tab, "Over");
  EXPECT_TRUE(effects<ShowAddress>().empty()) << "nothing opens by itself";
  press(Role::link, "https://example.org/law");
  const std::vector<ShowAddress> shown = effects<ShowAddress>();
  ASSERT_EQ(shown.size(), 1u);
  EXPECT_EQ(shown[0].address, "https://example.org/law");
  app.dispatch(AddressNotOpened{"https://example.org/law"});
  EXPECT_TRUE(shows("Peil kan deze pagina niet openen."));
}

}  // namespace
}  // namespace peil::app::testing
