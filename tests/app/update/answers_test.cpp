// Every type of question as a person answers it, by role and name.
#include "engine/format/record.hpp"

#include "tests/app/answers_fixture.hpp"

namespace peil::app::testing {
namespace {

class Answers : public EveryType {};

TEST_F(Answers, AnswerRevealsAndHidesAtOnce) {
  EXPECT_FALSE(has(Role::heading, "Waar gebruikt u het?"));
  EXPECT_FALSE(shows("Beleid, 0 van 2 beantwoord"));
  EXPECT_TRUE(shows("0 van 8 beantwoord")) << "only what is asked is counted";
  press(Role::radio, "Ja, we gebruiken AI");
  EXPECT_TRUE(has(Role::heading, "Waar gebruikt u het?"));
  EXPECT_TRUE(shows("Beleid, 0 van 2 beantwoord"));
  EXPECT_TRUE(shows("1 van 12 beantwoord"));
  press(Role::radio, "Nee, we gebruiken geen AI");
  EXPECT_FALSE(has(Role::heading, "Waar gebruikt u het?"));
  EXPECT_TRUE(shows("1 van 8 beantwoord"));
}

TEST_F(Answers, AHiddenAnswerIsKept) {
  press(Role::radio, "Ja, we gebruiken AI");
  press(Role::checkbox, "In het onderwijs");
  press(Role::radio, "Nee, we gebruiken geen AI");
  ASSERT_TRUE(answer_to("uses"));
  press(Role::radio, "Ja, we gebruiken AI");
  EXPECT_TRUE(find(Role::checkbox, "In het onderwijs")->selected);
}

TEST_F(Answers, AHiddenSectionLeavesTheScreen) {
  press(Role::radio, "Ja, we gebruiken AI");
  press(Role::button, "Beleid, 0 van 2 beantwoord");
  EXPECT_TRUE(has(Role::heading, "Er is beleid"));
  app.dispatch(AnswerOption{{"uses_ai", {}}, "no"});
  EXPECT_FALSE(has(Role::heading, "Er is beleid"));
  EXPECT_TRUE(has(Role::heading, "Over uw instelling"));
}

TEST_F(Answers, RequiredQuestionsAreMarked) {
  EXPECT_TRUE(find(Role::radio_group, "Gebruikt uw instelling AI?")->required);
  EXPECT_TRUE(find(Role::text, "verplicht"));
  EXPECT_FALSE(find(Role::text_field, "Wie is de functionaris?")->required);
}

TEST_F(Answers, AChoiceSaysWhatItsOptionsMean) {
  const Node* radio = find(Role::radio, "Ja, we gebruiken AI");
  EXPECT_EQ(radio->description, "Ook in een proef.");
  press(Role::radio, "Ja, we gebruiken AI");
  EXPECT_TRUE(find(Role::radio, "Ja, we gebruiken AI")->selected);
  EXPECT_FALSE(find(Role::radio, "Nee, we gebruiken geen AI")->selected);
  EXPECT_EQ(answer_to("uses_ai")->text(), "yes");
}

TEST_F(Answers, ChoicesAreSeveralButNotBesideAnExclusiveOne) {
  press(Role::radio, "Ja, we gebruiken AI");
  press(Role::checkbox, "Op kantoor");
  press(Role::checkbox, "In het onderwijs");
  using Options = std::vector<std::string>;
  EXPECT_EQ(std::get<Options>(answer_to("uses")->value), (Options{"teaching", "office"}));
  press(Role::checkbox, "Nergens");
  EXPECT_EQ(std::get<Options>(answer_to("uses")->value), Options{"none"});
  press(Role::checkbox, "Op kantoor");
  EXPECT_EQ(std::get<Options>(answer_to("uses")->value), Options{"office"});
  press(Role::checkbox, "Op kantoor");
  EXPECT_FALSE(answer_to("uses")) << "nothing chosen isn't an answer";
}

TEST_F(Answers, NoneOfTheChoicesIsAnAnswerOfItsOwn) {
  press(Role::radio, "Ja, we gebruiken AI");
  press(Role::checkbox, "Geen van deze");
  EXPECT_TRUE(find(Role::checkbox, "Geen van deze")->selected);
  ASSERT_TRUE(answer_to("tools"));
  EXPECT_EQ(answer_to("tools")->state, AnswerState::answered);
  EXPECT_TRUE(shows("2 van 12 beantwoord"));
  press(Role::checkbox, "Een chatprogramma");
  EXPECT_FALSE(find(Role::checkbox, "Geen van deze")->selected);
}

TEST_F(Answers, ANumberIsReadAsTheLanguageWritesIt) {
  EXPECT_EQ(find(Role::number_field, "Hoeveel studenten heeft u?")->description,
            "studenten, tussen 0 en 50000");
  type(Role::number_field, "Hoe groot is de begroting?", "12,5");
  EXPECT_EQ(std::get<double>(answer_to("budget")->value), 12.5);
  type(Role::number_field, "Hoeveel studenten heeft u?", "12.500");
  EXPECT_EQ(std::get<double>(answer_to("students")->value), 12500);
  app.dispatch(SetLanguage{Language::en});
  EXPECT_EQ(find(Role::number_field, "How large is the budget?")->value, "12.5");
  type(Role::number_field, "How large is the budget?", "1,250.75");
  EXPECT_EQ(std::get<double>(answer_to("budget")->value), 1250.75);
}

TEST_F(Answers, WhatCantBeReadStaysWithAMessageAndCostsNoAnswer) {
  type(Role::number_field, "Hoeveel studenten heeft u?", "900");
  app.take_effects();
  for (const auto& [typed, message] : {
           std::pair("negen", "Dit is geen getal. Schrijf bijvoorbeeld 12 of 2,5."),
           std::pair("12,5", "Vul een heel getal in."),
           std::pair("60000", "Vul een getal tussen 0 en 50000 in."),
       }) {
    type(Role::number_field, "Hoeveel studenten heeft u?", typed);
    const Node* field = find(Role::number_field, "Hoeveel studenten heeft u?");
    EXPECT_TRUE(field->invalid);
    EXPECT_EQ(field->value, typed);
    EXPECT_EQ(field->description, message);
    EXPECT_TRUE(find(Role::text, message));
    EXPECT_EQ(app.view()->announcement, message);
    EXPECT_EQ(std::get<double>(answer_to("students")->value), 900);
  }
  EXPECT_TRUE(effects<SaveRecord>().empty());
  app.dispatch(SetLanguage{Language::en});
  EXPECT_TRUE(find(Role::text, "Enter a number between 0 and 50000."));
  app.dispatch(SetLanguage{Language::nl});
  type(Role::number_field, "Hoeveel studenten heeft u?", "950");
  EXPECT_FALSE(find(Role::number_field, "Hoeveel studenten heeft u?")->invalid);
  EXPECT_EQ(std::get<double>(answer_to("students")->value), 950);
}

TEST_F(Answers, TextsAreKeptAsTyped) {
  type(Role::text_field, "Wie is de functionaris?", "Jan Ó Briain");
  EXPECT_EQ(answer_to("officer")->text(), "Jan Ó Briain");
  EXPECT_TRUE(find(Role::text_field, "Hoe gaat het nu?")->multiline);
  type(Role::text_field, "Hoe gaat het nu?", "Goed.\nHeel goed.");
  EXPECT_EQ(answer_to("story")->text(), "Goed.\nHeel goed.");
  type(Role::text_field, "Wie is de functionaris?", "  ");
  EXPECT_FALSE(answer_to("officer"));
}

TEST_F(Answers, LeavingAFieldWithoutTypingChangesNothing) {
  type(Role::text_field, "Wie is de functionaris?", "Jan");
  app.take_effects();
  type(Role::text_field, "Wie is de functionaris?", "Jan");
  EXPECT_TRUE(effects<SaveRecord>().empty());
}

TEST_F(Answers, ADateIsReadInMoreThanOneForm) {
  for (const char* typed :
       {"2-12-2027", "02/12/2027", "2027-12-02", "2 dec 2027", "2 December 2027"}) {
    app.dispatch(ClearAnswer{{"since", {}}});
    type(Role::date_field, "Sinds wanneer is er beleid?", typed);
    ASSERT_TRUE(answer_to("since")) << typed;
    EXPECT_EQ(answer_to("since")->text(), "2027-12-02") << typed;
  }
  EXPECT_EQ(find(Role::date_field, "Sinds wanneer is er beleid?")->value, "2 dec 2027");
  type(Role::date_field, "Sinds wanneer is er beleid?", "31-2-2027");
  EXPECT_TRUE(find(Role::date_field, "Sinds wanneer is er beleid?")->invalid);
  EXPECT_EQ(answer_to("since")->text(), "2027-12-02");
}

TEST_F(Answers, AnAllocationSaysWhatIsLeft) {
  EXPECT_TRUE(find(Role::status, "Nog 100 van de 100 punten te verdelen."));
  type(Role::number_field, "Mensen", "60");
  EXPECT_TRUE(find(Role::status, "Nog 40 van de 100 punten te verdelen."));
  EXPECT_TRUE(shows("0 van 8 beantwoord")) << "half an allocation isn't an answer yet";
  type(Role::number_field, "Techniek", "52,5");
  EXPECT_TRUE(find(Role::status, "12,5 punten te veel: samen mogen het er 100 zijn."));
  type(Role::number_field, "Techniek", "40");
  EXPECT_TRUE(find(Role::status, "Alle 100 punten zijn verdeeld."));
  EXPECT_TRUE(shows("1 van 8 beantwoord"));
  type(Role::number_field, "Regels", "-1");
  EXPECT_TRUE(find(Role::number_field, "Regels")->invalid);
}

TEST_F(Answers, APlanHasThreeParts) {
  type(Role::text_field, "Wat gaat u doen?", "Beleid schrijven");
  type(Role::text_field, "Met wie?", "De directie");
  type(Role::date_field, "Wanneer is het klaar?", "31-12-2027");
  EXPECT_EQ(std::get<PlanAnswer>(answer_to("next")->value),
            (PlanAnswer{"Beleid schrijven", "De directie", "2027-12-31"}));
}

TEST_F(Answers, NotApplicableAsksForAReason) {
  ASSERT_TRUE(app.activate("question/officer/not_applicable"));
  EXPECT_TRUE(shows("Geef een reden. Tot die tijd telt de vraag als open."));
  EXPECT_TRUE(shows("0 van 8 beantwoord"));
  type(Role::text_field, "Waarom is dit niet van toepassing?", "Wij zijn te klein.");
  EXPECT_FALSE(shows("Geef een reden. Tot die tijd"));
  EXPECT_TRUE(shows("0 van 7 beantwoord"));
  EXPECT_EQ(answer_to("officer")->reason, "Wij zijn te klein.");
  ASSERT_TRUE(app.activate("question/officer/not_applicable"));
  EXPECT_FALSE(answer_to("officer")) << "pressed again it isn't so any more";
}

TEST_F(Answers, ANoteIsShownWhenAsked) {
  EXPECT_FALSE(has(Role::text_field, "Toelichting"));
  ASSERT_TRUE(app.activate("question/officer/note"));
  type(Role::text_field, "Toelichting", "Vragen aan HR");
  EXPECT_EQ(answer_to("officer")->note, "Vragen aan HR");
  EXPECT_EQ(answer_to("officer")->state, AnswerState::open);
  ASSERT_TRUE(app.activate("question/officer/note"));
  EXPECT_FALSE(has(Role::text_field, "Toelichting"));
  EXPECT_TRUE(find(Role::button, "Toelichting (1)")) << "it says that there is one";
  type(Role::text_field, "Wie is de functionaris?", "Jan");
  ASSERT_TRUE(app.activate("question/officer/clear"));
  EXPECT_EQ(answer_to("officer")->note, "Vragen aan HR") << "clearing keeps the note";
}

TEST_F(Answers, UndoAndRedoAreExact) {
  const auto answers_json = [&] {
    Record record = opened().record;
    record.changed.clear();
    return write_record(record);
  };
  std::vector<std::string> states{answers_json()};
  const auto step = [&](auto&& action) {
    action();
    states.push_back(answers_json());
  };
  step([&] { press(Role::radio, "Ja, we gebruiken AI"); });
  step([&] { press(Role::checkbox, "Op kantoor"); });
  step([&] { type(Role::number_field, "Hoeveel studenten heeft u?", "12"); });
  step([&] { ASSERT_TRUE(app.activate("question/officer/unknown")); });
  step([&] { type(Role::number_field, "Mensen", "60"); });
  step([&] { press(Role::radio, "Nee, we gebruiken geen AI"); });
  for (std::size_t at = states.size() - 1; at-- > 0;) {
    press(Role::button, "Ongedaan maken");
    EXPECT_EQ(answers_json(), states[at]);
    EXPECT_EQ(opened().evaluation->outcome(),
              app.state().assessments[0].compiled->evaluate(opened().record));
  }
  EXPECT_TRUE(find(Role::button, "Ongedaan maken")->disabled);
  for (std::size_t at = 1; at < states.size(); ++at) {
    press(Role::button, "Opnieuw");
    EXPECT_EQ(answers_json(), states[at]);
    EXPECT_EQ(opened().evaluation->outcome(),
              app.state().assessments[0].compiled->evaluate(opened().record));
  }
  EXPECT_TRUE(find(Role::button, "Opnieuw")->disabled);
}

TEST_F(Answers, TypingInOneFieldIsUndoneAsOne) {
  type(Role::text_field, "Wie is de functionaris?", "J");
  type(Role::text_field, "Wie is de functionaris?", "Jan");
  press(Role::button, "Ongedaan maken");
  EXPECT_FALSE(answer_to("officer"));
}

TEST_F(Answers, UndoLeadsToWhatItChanged) {
  press(Role::radio, "Ja, we gebruiken AI");
  press(Role::button, "Beleid, 0 van 2 beantwoord");
  press(Role::button, "Ongedaan maken");
  EXPECT_TRUE(has(Role::heading, "Gebruikt uw instelling AI?"));
  EXPECT_EQ(app.view()->bring_into_view, "question/uses_ai");
}

TEST_F(Answers, WhyAQuestionMattersStandsBesideIt) {
  app.focused("question/uses_ai/option/yes");
  EXPECT_TRUE(shows("Hiervan hangt af wat u verder moet regelen."));
}

TEST_F(Answers, ActionsThatDontFitChangeNothing) {
  app.dispatch(ToggleOption{{"uses", {}}, "no such option"});
  app.dispatch(AnswerOption{{"uses_ai", "no-subject"}, "yes"});
  app.dispatch(EnterAnswer{{"sys_name", "nobody"}, {}, "x"});
  app.dispatch(EnterReason{{"officer", {}}, "no"});
  app.dispatch(RemoveSubject{"system", "nobody"});
  app.dispatch(RemoveSubject{"nothing", "nobody"});
  app.dispatch(AddSubject{"nothing"});
  app.dispatch(ShowQuestions{"about", "nobody"});
  app.dispatch(ShowQuestions{"systems", "nobody"});
  app.dispatch(ShowQuestion{{"ready", {}}});
  app.dispatch(Undo{});
  app.dispatch(Redo{});
  app.dispatch(Migrate{});
  EXPECT_TRUE(app.take_effects().empty());
  EXPECT_TRUE(has(Role::heading, "Over uw instelling"));
}

}  // namespace
}  // namespace peil::app::testing
