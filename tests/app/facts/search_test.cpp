// Search: what it finds, in which order, and the dialog that a person types in.
#include "app/facts/search.hpp"

#include "tests/app/answers_fixture.hpp"

namespace peil::app::testing {
namespace {

TEST(Fold, WritesLettersInLowerCaseWithoutAccents) {
  EXPECT_EQ(fold("Één CRÈME brûlée, naïef, Ñandú, Łódź"), "een creme brulee, naief, nandu, lodz");
  EXPECT_EQ(fold("Straße Œuvre Ærø ĲSSEL þing"), "strasse oeuvre aero ijssel thing");
  EXPECT_EQ(fold("cafe\u0301 co\u00adoperatie"), "cafe cooperatie");
  EXPECT_EQ(fold("risico’s\u00a0en\nback\u2011ups"), "risico's en back-ups");
}

TEST(Fold, LeavesOtherLettersAsTheyAre) {
  EXPECT_EQ(fold("Ωμέγα 5 €"), "Ωμέγα 5 €");
  EXPECT_EQ(fold("\xff"), "\xff");
}

class Searching : public EveryType {
 protected:
  std::vector<std::string> titles(std::string_view query) {
    std::vector<std::string> result;
    for (const Hit& hit : app::find(app.state(), query).hits)
      result.push_back(hit.title);
    return result;
  }

  // The only hit; a test fails where there are none or several.
  Hit only(std::string_view query) {
    const Found found = app::find(app.state(), query);
    EXPECT_EQ(found.hits.size(), 1u) << query;
    EXPECT_EQ(found.total, found.hits.size());
    return found.hits.empty() ? Hit() : found.hits.front();
  }

  void add_system(std::string_view name) {
    app.dispatch(ShowQuestions{"systems", {}});
    press(Role::button, "Systeem toevoegen");
    type(Role::text_field, "Hoe heet het systeem?", name);
  }

  void open_search(std::string_view words) {
    ASSERT_TRUE(app.press("Ctrl+K"));
    type(Role::text_field, "Waar zoekt u naar?", words);
  }
};

TEST_F(Searching, FindsAQuestionByItsNumberBeforeAnythingElse) {
  press(Role::radio, "Ja, we gebruiken AI");
  app.dispatch(EnterNote{{"P.1", {}}, "Zie ook p.2"});
  ASSERT_EQ(titles("p.2").size(), 2u);
  EXPECT_EQ(titles("p.2").front(), "P.2 Het beleid is bekend");
  EXPECT_EQ(titles("P.").size(), 2u);
}

TEST_F(Searching, ReadsWordsWithoutCaseAndAccents) {
  EXPECT_EQ(only("FUNCTIONÀRIS").title, "Wie is de functionaris?");
}

TEST_F(Searching, AsksForAllWordsInAnyOrder) {
  EXPECT_EQ(only("begroting groot").title, "Hoe groot is de begroting?");
  EXPECT_TRUE(titles("begroting klein").empty());
}

TEST_F(Searching, PutsTitlesBeforeOtherTextsAndBeginningsBeforeTheRest) {
  press(Role::radio, "Ja, we gebruiken AI");
  app.dispatch(EnterNote{{"budget", {}}, "De hulpmiddelen tellen mee."});
  const std::vector<std::string> found = titles("hulpmiddelen");
  ASSERT_EQ(found.size(), 2u);
  EXPECT_EQ(found[0], "Welke hulpmiddelen zijn er?");
  EXPECT_EQ(found[1], "Hoe groot is de begroting?");
  EXPECT_EQ(titles("welke hulp").front(), "Welke hulpmiddelen zijn er?");
}

TEST_F(Searching, SaysWhereItIsAndShowsTheTextThatFits) {
  const Hit hit = only("1 oktober");
  EXPECT_EQ(hit.kind, Hit::Kind::question);
  EXPECT_EQ(hit.title, "Hoeveel studenten heeft u?");
  EXPECT_EQ(hit.place, "Alle soorten vragen › Over uw instelling");
  EXPECT_EQ(hit.excerpt, "Tel op 1 oktober.");
}

TEST_F(Searching, FindsWhatPeopleWroteThemselves) {
  app.dispatch(EnterAnswer{{"officer", {}}, {}, "Mevrouw Ørsted"});
  app.dispatch(EnterNote{{"budget", {}}, "Volgens de jaarrekening"});
  EXPECT_EQ(only("orsted").excerpt, "Uw antwoord: Mevrouw Ørsted");
  const Hit note = only("jaarrekening");
  EXPECT_EQ(note.title, "Hoe groot is de begroting?");
  EXPECT_EQ(note.excerpt, "Toelichting: Volgens de jaarrekening");
}

TEST_F(Searching, CutsALongTextAroundTheWordsBetweenWords) {
  std::string note;
  for (int index = 0; index < 100; ++index)
    note += "één lange zin ";
  app.dispatch(EnterNote{{"budget", {}}, note + "zonnebloem " + note});
  const Hit hit = only("zonnebloem");
  EXPECT_NE(hit.excerpt.find("… "), std::string::npos);
  EXPECT_NE(hit.excerpt.find(" zonnebloem "), std::string::npos);
  EXPECT_LT(hit.excerpt.size(), 250u);
}

TEST_F(Searching, LeavesOutWhatIsNotAsked) {
  EXPECT_TRUE(titles("waar gebruikt").empty());
  press(Role::radio, "Ja, we gebruiken AI");
  EXPECT_EQ(only("waar gebruikt").title, "Waar gebruikt u het?");
}

TEST_F(Searching, FindsSubjectsByNameAndWhatWasSaidAboutThem) {
  add_system("Roosterhulp");
  add_system("Plagiaatcheck");
  const Hit hit = only("plagiaat");
  EXPECT_EQ(hit.kind, Hit::Kind::subject);
  EXPECT_EQ(hit.place, "Alle soorten vragen › Systemen");
  app.dispatch(GoHome{});
  app.dispatch(hit.action);
  EXPECT_EQ(app.state().subject, "system-2");
  app.dispatch(EnterNote{{"risky", "system-1"}, "Beoordeeld door de commissie"});
  const Hit note = only("commissie");
  EXPECT_EQ(note.place, "Alle soorten vragen › Roosterhulp");
  app.dispatch(note.action);
  EXPECT_EQ(app.state().subject, "system-1");
  EXPECT_EQ(app.view()->bring_into_view, "question/risky@system-1");
}

TEST_F(Searching, FindsConclusionsThatHold) {
  EXPECT_TRUE(titles("hoog risico").empty());
  add_system("Roosterhulp");
  press(Role::radio, "Ja");
  const Hit hit = only("hoog risico");
  EXPECT_EQ(hit.kind, Hit::Kind::conclusion);
  app.dispatch(hit.action);
  EXPECT_EQ(app.state().screen, Screen::result);
  const auto tree = app.view();
  EXPECT_NE(tree->find(tree->bring_into_view), nullptr);
}

TEST_F(Searching, FindsSettingsAndActionsByOtherWords) {
  EXPECT_EQ(only("donker").title, "Kleuren");
  EXPECT_EQ(titles("sneltoets").front(), "Sneltoetsen");
  app.dispatch(only("vergroten").action);
  EXPECT_EQ(app.state().screen, Screen::settings);
  EXPECT_EQ(app.view()->bring_into_view, "settings/text_size");
}

TEST_F(Searching, SpeaksTheReadersLanguage) {
  app.dispatch(SetLanguage{Language::en});
  EXPECT_EQ(only("first of october").title, "How many students do you have?");
  EXPECT_TRUE(titles("oktober").empty());
}

TEST_F(Searching, FindsNothingForNothing) {
  EXPECT_EQ(app::find(app.state(), "").total, 0u);
  EXPECT_EQ(app::find(app.state(), "  \u00a0 ").total, 0u);
}

TEST_F(Searching, GivesTheFirstFiftyAndCountsTheRest) {
  std::string text(small_definition);
  std::string more;
  for (int index = 0; index < 60; ++index) {
    more +=
        R"(, { "id": "M.)" + std::to_string(index) +
        R"(", "type": "scale", "scale": "maturity", "title": { "nl": "Zonnebloem", "en": "Sunflower" } })";
  }
  const std::size_t end = text.rfind("] } ],\n  \"scores\"");
  ASSERT_NE(end, std::string::npos);
  text.insert(end, more);
  app.dispatch(PluginShipped{"small", {{std::string(assessment_path), text}}});
  const Found found = app::find(app.state(), "zonnebloem");
  EXPECT_EQ(found.hits.size(), most_hits);
  EXPECT_EQ(found.total, 60u);
  open_search("zonnebloem");
  EXPECT_EQ(app.view()->announcement,
            "60 gevonden, dit zijn de eerste 50. Typ nog een woord om er minder te zien.");
}

// --- the dialog ----------------------------------------------------------------------------------

TEST_F(Searching, OpensOverTheScreenWithTheFieldFirst) {
  press(Role::button, "Zoek");
  const auto tree = app.view();
  const Node& dialog = tree->root.children.back();
  EXPECT_EQ(dialog.role, Role::dialog);
  EXPECT_EQ(dialog.name, "Zoeken");
  std::string first;
  for_each(dialog, [&](const Node& node) {
    if (first.empty() && is_focusable(node)) first = node.name;
  });
  EXPECT_EQ(first, "Waar zoekt u naar?");
}

TEST_F(Searching, SaysFirstWhatCanBeSearchedAndWhatComesNext) {
  ASSERT_TRUE(app.press("Ctrl+K"));
  EXPECT_TRUE(shows("U kunt zoeken in vragenlijsten, vragen"));
  EXPECT_TRUE(find(Role::list, "Ga verder met"));
  press(Role::link, "Naar het resultaat");
  EXPECT_EQ(app.state().screen, Screen::result);
  EXPECT_EQ(app.state().dialog, Dialog::none);
}

TEST_F(Searching, ListsHitsAsOneTypesAndSaysHowMany) {
  open_search("begroting");
  EXPECT_EQ(app.view()->announcement, "1 gevonden");
  const Node* hit = find(Role::link, "Hoe groot is de begroting?");
  ASSERT_TRUE(hit);
  EXPECT_EQ(hit->description, "Vraag · Alle soorten vragen › Over uw instelling");
  type(Role::text_field, "Waar zoekt u naar?", "begroting studenten");
  EXPECT_EQ(app.view()->announcement, "Niets gevonden voor “begroting studenten”.");
  EXPECT_TRUE(shows("Probeer een ander woord"));
}

TEST_F(Searching, AHitLeadsThereAndClosesTheDialog) {
  press(Role::radio, "Ja, we gebruiken AI");
  app.dispatch(GoHome{});
  open_search("P.2");
  ASSERT_TRUE(app.activate("search/hit/0/link"));
  EXPECT_EQ(app.state().dialog, Dialog::none);
  EXPECT_EQ(app.state().screen, Screen::questions);
  EXPECT_EQ(app.view()->bring_into_view, "question/P.2");
  EXPECT_NE(app.view()->find("question/P.2"), nullptr);
}

TEST_F(Searching, NothingIsBegunByLookingForIt) {
  app.dispatch(
      PluginShipped{"small", {{std::string(assessment_path), std::string(small_definition)}}});
  open_search("kleine lijst");
  ASSERT_TRUE(app.activate("search/hit/0/link"));
  EXPECT_EQ(app.state().screen, Screen::home);
  EXPECT_EQ(app.state().records.size(), 1u);
  EXPECT_EQ(app.view()->bring_into_view, "card/nl.test.small");
  EXPECT_NE(app.view()->find("card/nl.test.small"), nullptr);
}

TEST_F(Searching, EscapeClosesItAndItBeginsAnewWhenOpenedAgain) {
  open_search("begroting");
  ASSERT_TRUE(app.press("Escape"));
  EXPECT_EQ(app.state().dialog, Dialog::none);
  EXPECT_FALSE(app.press("Escape"));
  ASSERT_TRUE(app.press("Ctrl+K"));
  EXPECT_EQ(find(Role::text_field, "Waar zoekt u naar?")->value, "");
}

TEST_F(Searching, StaysOpenWhenSomethingComesFromOutside) {
  open_search("begroting");
  app.dispatch(RecordSaved{opened().record.id, "browser", "14:40"});
  app.dispatch(ViewportChanged{800});
  EXPECT_TRUE(find(Role::link, "Hoe groot is de begroting?"));
}

}  // namespace
}  // namespace peil::app::testing
