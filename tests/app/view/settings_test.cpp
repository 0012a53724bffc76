// Settings, the bar, the list of shortcuts, and what is said to who can't see it.
#include "app/shortcuts.hpp"
#include "tests/app/answers_fixture.hpp"

namespace peil::app::testing {
namespace {

class Settings : public Fixture {
 protected:
  void SetUp() override {
    Fixture::SetUp();
    press(Role::button, "Instellingen");
    app.take_effects();
  }
};

TEST_F(Settings, TheThemeChangesAtOnceAndIsKept) {
  EXPECT_TRUE(find(Role::heading, "Instellingen"));
  EXPECT_TRUE(find(Role::radio, "Zoals het systeem")->selected);
  press(Role::radio, "Donker");
  EXPECT_EQ(app.view()->palette, Palette::dark);
  EXPECT_TRUE(find(Role::radio, "Donker")->selected);
  EXPECT_EQ(app.view()->announcement, "Donkere kleuren.");
  const auto saved = effects<SavePreferences>();
  ASSERT_EQ(saved.size(), 1u);
  SetUpAnew();
  app.dispatch(PreferencesLoaded{saved.front().text});
  EXPECT_EQ(app.view()->palette, Palette::dark);
}

TEST_F(Settings, TheSystemsColoursAreFollowedUntilOthersAreChosen) {
  app.dispatch(AppearanceChanged{{true, false}});
  EXPECT_EQ(app.view()->palette, Palette::dark);
  app.dispatch(AppearanceChanged{{true, true}});
  EXPECT_EQ(app.view()->palette, Palette::contrast);
  press(Role::radio, "Licht");
  EXPECT_EQ(app.view()->palette, Palette::light);
}

TEST_F(Settings, TheTextSizeGoesFrom80To200Percent) {
  const Node* group = find(Role::radio_group, "Tekstgrootte");
  ASSERT_TRUE(group);
  EXPECT_EQ(group->children.front().name, "80\u00a0%");
  EXPECT_EQ(group->children.back().name, "200\u00a0%");
  press(Role::radio, "150\u00a0%");
  EXPECT_FLOAT_EQ(app.view()->scale, 1.5f);
  const auto saved = effects<SavePreferences>();
  SetUpAnew();
  app.dispatch(PreferencesLoaded{saved.back().text});
  EXPECT_FLOAT_EQ(app.view()->scale, 1.5f);
}

TEST_F(Settings, EachLanguageIsNamedInItself) {
  EXPECT_TRUE(find(Role::radio, "Nederlands")->selected);
  press(Role::radio, "English");
  EXPECT_TRUE(find(Role::heading, "Settings"));
  EXPECT_EQ(app.view()->announcement, "The language is now English.");
  EXPECT_TRUE(find(Role::radio, "Nederlands"));
}

TEST_F(Settings, SayWhereTheWorkIsKept) {
  EXPECT_TRUE(shows("Er is op dit apparaat nog geen vragenlijst begonnen."));
  app.dispatch(BeginRecord{"nl.test.small"});
  app.dispatch(RecordSaved{app.state().records.back().record.id, "browser", "14:40"});
  press(Role::button, "Instellingen");
  EXPECT_TRUE(shows("Begonnen vragenlijsten op dit apparaat: 1."));
  EXPECT_TRUE(shows("Bewaard in deze browser"));
}

TEST_F(Settings, LeadBackToTheRecordThatWasOnTheScreen) {
  press(Role::button, "Naar het overzicht");
  press(Role::button, "Begin met Kleine lijst");
  press(Role::button, "Instellingen");
  press(Role::button, "Terug naar Kleine lijst");
  EXPECT_TRUE(find(Role::heading, "Eerste deel"));
}

TEST_F(Settings, SayWhichVersionAndLicenceThisIs) {
  EXPECT_TRUE(shows("Peil, versie "));
  EXPECT_TRUE(shows("EUPL-1.2"));
}

TEST_F(Settings, TheOrganisationHasOneFieldThere) {
  const Node* name = find(Role::text_field, "Naam van uw instelling");
  ASSERT_TRUE(name);
  EXPECT_TRUE(app.enter(name->id, "ROC Voorbeeld"));
  EXPECT_EQ(app.state().organisation, "ROC Voorbeeld");
}

TEST_F(Settings, OneSignAloneIsNoShortcutForWhoTurnsThatOff) {
  EXPECT_TRUE(app.press("?"));
  app.dispatch(CloseDialog{});
  press(Role::checkbox, "Het vraagteken toont de sneltoetsen");
  EXPECT_FALSE(app.press("?"));
  const auto saved = effects<SavePreferences>();
  SetUpAnew();
  app.dispatch(PreferencesLoaded{saved.back().text});
  EXPECT_FALSE(app.press("?"));
}

// --- the list of shortcuts -----------------------------------------------------------------------

TEST_F(Settings, TheShortcutsAreListedWithWhatTheyDo) {
  press(Role::button, "Sneltoetsen");
  const auto tree = app.view();
  EXPECT_EQ(tree->root.children.back().role, Role::dialog);
  EXPECT_EQ(tree->root.children.back().name, "Sneltoetsen");
  const Node* table = find(Role::table, "Sneltoetsen");
  ASSERT_TRUE(table);
  EXPECT_EQ(table->children.size(), shortcuts().size());
  EXPECT_TRUE(find(Role::row_header, "Ctrl Shift Z"));
  EXPECT_TRUE(find(Role::row_header, "Pijltjes"));
  EXPECT_TRUE(find(Role::cell, "Zoek in alles"));
  press(Role::button, "Sluiten");
  EXPECT_EQ(app.state().dialog, Dialog::none);
}

TEST_F(Settings, AQuestionMarkShowsTheShortcutsButNotOverAnotherDialog) {
  ASSERT_TRUE(app.press("Ctrl+K"));
  EXPECT_FALSE(app.press("?"));
  EXPECT_EQ(app.state().dialog, Dialog::search);
}

// --- the bar -------------------------------------------------------------------------------------

class Bar : public Fixture {
 protected:
  void SetUp() override {
    Fixture::SetUp();
    app.dispatch(SetOrganisation{"ROC Voorbeeld"});
    press(Role::button, "Begin met Kleine lijst");
    app.dispatch(RecordSaved{app.state().records.back().record.id, "browser", "14:32"});
  }

  // The bar's own words and names.
  bool bar_says(std::string_view words) { return says(app.view()->root.children.front(), words); }

  // Whether what the bar's menu opens says it.
  bool menu_says(std::string_view words) {
    if (!bar_says("Menu")) return false;
    press(Role::button, "Menu");
    const auto tree = app.view();
    const Node& dialog = tree->root.children.back();
    const bool found = dialog.role == Role::dialog && says(dialog, words);
    app.dispatch(CloseDialog{});
    return found;
  }

 private:
  static bool says(const Node& in, std::string_view words) {
    bool found = false;
    for_each(in, [&](const Node& node) { found = found || node.name == words; });
    return found;
  }
};

TEST_F(Bar, SaysWhoseWhatOfWhichYearAndWhenItWasSaved) {
  for (const char* words : {"ROC Voorbeeld", "Kleine lijst", "2026",
                            "Bewaard op dit apparaat · 14:32", "Vragen", "Resultaat", "Zoek"}) {
    EXPECT_TRUE(bar_says(words)) << words;
  }
}

TEST_F(Bar, KeepsItsControlsHoweverNarrowItIs) {
  for (const float width : {1440.0f, 1100.0f, 800.0f, 720.0f, 390.0f, 320.0f, 160.0f}) {
    app.dispatch(ViewportChanged{width});
    for (const char* words : {"Peil", "Vragen", "Resultaat", "Ongedaan maken", "Opnieuw",
                              "Taal: Nederlands. Switch to English", "Instellingen", "Zoek"}) {
      EXPECT_TRUE(bar_says(words) || menu_says(words)) << words << " at " << width;
    }
    EXPECT_TRUE(bar_says("Kleine lijst")) << "which assessment it is, at " << width;
    EXPECT_TRUE(app.view()->root.children.front().layout.wrap);
  }
}

TEST_F(Bar, HasNothingTwice) {
  for (const float width : {1440.0f, 800.0f, 390.0f, 160.0f}) {
    app.dispatch(ViewportChanged{width});
    for (const char* words : {"Resultaat", "Instellingen", "Zoek", "Ongedaan maken"})
      EXPECT_NE(bar_says(words), menu_says(words)) << words << " at " << width;
  }
}

TEST_F(Bar, WhatIsChosenInItsMenuClosesIt) {
  app.dispatch(ViewportChanged{160});
  press(Role::button, "Menu");
  press(Role::button, "Resultaat");
  EXPECT_EQ(app.state().screen, Screen::result);
  EXPECT_EQ(app.state().dialog, Dialog::none);
}

TEST_F(Bar, SaysThatSavingFailed) {
  app.dispatch(SaveFailed{app.state().records.back().record.id, {SaveFault::full, "schijf vol"}});
  EXPECT_TRUE(bar_says("Niet bewaard"));
  app.dispatch(ViewportChanged{390});
  EXPECT_TRUE(bar_says("Niet bewaard"));
}

TEST_F(Bar, UndoneAndRedoneIsSaidByTheQuestionsNumber) {
  EXPECT_TRUE(find(Role::button, "Ongedaan maken")->disabled);
  EXPECT_TRUE(find(Role::button, "Opnieuw")->disabled);
  answer("Er is beleid", "2 Halverwege");
  press(Role::button, "Ongedaan maken");
  EXPECT_EQ(app.view()->announcement, "Ongedaan gemaakt: A.1.");
  app.dispatch(RecordSaved{app.state().records.back().record.id, "browser", "14:33"});
  EXPECT_EQ(app.view()->announcement, "Ongedaan gemaakt: A.1.");
  ASSERT_TRUE(app.press("Ctrl+Shift+Z"));
  EXPECT_TRUE(app.view()->announcement.starts_with("Opnieuw gedaan: A.1. "));
  answer("Er is beleid", "3 Klaar");
  EXPECT_FALSE(app.view()->announcement.starts_with("Opnieuw gedaan"));
}

}  // namespace
}  // namespace peil::app::testing
