// What stands beside the answer to a question: evidence, the level that is wanted, and its owner.
#include "engine/format/record.hpp"

#include "tests/app/answers_fixture.hpp"

namespace peil::app::testing {
namespace {

class QuestionParts : public EveryType {
 protected:
  void SetUp() override {
    EveryType::SetUp();
    press(Role::radio, "Ja, we gebruiken AI");
    press(Role::button, "Beleid, 0 van 2 beantwoord");
    app.take_effects();
  }

  void toggle(std::string_view part) {
    ASSERT_TRUE(app.activate("question/P.1/" + std::string(part)));
  }
  const Answer& saved() {
    const auto saves = effects<SaveRecord>();
    EXPECT_FALSE(saves.empty());
    if (!saves.empty()) {
      auto record = read_record(saves.back().text, "saved");
      EXPECT_TRUE(record);
      if (record) saved_ = std::move(*record);
    }
    return saved_.answers["P.1"];
  }

 private:
  Record saved_;
};

TEST_F(QuestionParts, AreFoldedAwayUntilAskedFor) {
  EXPECT_FALSE(has(Role::text_field, "Titel, bewijs 1"));
  EXPECT_FALSE(has(Role::text_field, "Eigenaar"));
  toggle("evidence");
  EXPECT_TRUE(find(Role::text_field, "Titel, bewijs 1"));
  toggle("wish");
  EXPECT_TRUE(find(Role::text_field, "Eigenaar"));
  toggle("evidence");
  EXPECT_FALSE(has(Role::text_field, "Titel, bewijs 1"));
}

TEST_F(QuestionParts, EvidenceIsKeptInTheRecordPieceByPiece) {
  toggle("evidence");
  type(Role::text_field, "Titel, bewijs 1", "Beleid 2026");
  type(Role::text_field, "Link of bestandsnaam, bewijs 1", "https://voorbeeld.nl/beleid");
  type(Role::date_field, "Datum, bewijs 1", "1 mrt 2026");
  EXPECT_FALSE(has(Role::text_field, "Titel, bewijs 2"));
  press(Role::button, "Nog een bewijs");
  type(Role::text_field, "Link of bestandsnaam, bewijs 2", "notulen.pdf");
  const Answer& answer = saved();
  ASSERT_EQ(answer.evidence.size(), 2u);
  EXPECT_EQ(answer.evidence[0].title, "Beleid 2026");
  EXPECT_EQ(answer.evidence[0].link, "https://voorbeeld.nl/beleid");
  EXPECT_EQ(answer.evidence[0].file, "");
  EXPECT_EQ(answer.evidence[0].date, "2026-03-01");
  EXPECT_EQ(answer.evidence[1].file, "notulen.pdf");
  EXPECT_EQ(answer.evidence[1].link, "");
  EXPECT_TRUE(find(Role::button, "Bewijs (2)"));
  EXPECT_EQ(find(Role::date_field, "Datum, bewijs 1")->value, "1 mrt 2026");
}

TEST_F(QuestionParts, WhatIsNoWebAddressIsTheNameOfAFile) {
  toggle("evidence");
  type(Role::text_field, "Link of bestandsnaam, bewijs 1", "javascript:alert(1)");
  const Answer& answer = saved();
  EXPECT_EQ(answer.evidence.at(0).link, "");
  EXPECT_EQ(answer.evidence.at(0).file, "javascript:alert(1)");
}

TEST_F(QuestionParts, EvidenceIsRemovedAndComesBack) {
  toggle("evidence");
  type(Role::text_field, "Titel, bewijs 1", "Een");
  press(Role::button, "Nog een bewijs");
  type(Role::text_field, "Titel, bewijs 2", "Twee");
  press(Role::button, "Verwijderen: bewijs 1");
  ASSERT_EQ(answer_to("P.1")->evidence.size(), 1u);
  EXPECT_EQ(find(Role::text_field, "Titel, bewijs 1")->value, "Twee");
  app.dispatch(Undo{});
  ASSERT_EQ(answer_to("P.1")->evidence.size(), 2u);
  EXPECT_EQ(find(Role::text_field, "Titel, bewijs 1")->value, "Een");
}

TEST_F(QuestionParts, NothingTypedIsNoEvidence) {
  toggle("evidence");
  type(Role::text_field, "Titel, bewijs 1", "");
  type(Role::date_field, "Datum, bewijs 1", "");
  EXPECT_FALSE(answer_to("P.1"));
  EXPECT_TRUE(effects<SaveRecord>().empty());
}

TEST_F(QuestionParts, EvidenceIsAskedForFromTheLevelThatNeedsIt) {
  answer("Er is beleid", "1 Begin");
  EXPECT_FALSE(has(Role::button, "Bewijs nodig"));
  answer("Er is beleid", "2 Halverwege");
  EXPECT_TRUE(find(Role::button, "Bewijs nodig"));
  EXPECT_TRUE(shows("Bewijs: het vastgestelde beleid"));
  toggle("evidence");
  type(Role::text_field, "Titel, bewijs 1", "Beleid");
  EXPECT_FALSE(has(Role::button, "Bewijs nodig"));
  EXPECT_TRUE(find(Role::button, "Bewijs (1)"));
}

TEST_F(QuestionParts, ALevelIsWantedByADayAndSomebodySeesToIt) {
  toggle("wish");
  EXPECT_FALSE(has(Role::date_field, "Uiterlijk op"))
      << "without a level there is nothing to reach";
  answer("Gewenst niveau", "3 Klaar");
  type(Role::date_field, "Uiterlijk op", "1-7-2027");
  type(Role::text_field, "Eigenaar", "J. Jansen");
  EXPECT_TRUE(find(Role::button, "Gewenst: 3 per 1 jul 2027 · J. Jansen"));
  const Answer& answer_saved = saved();
  ASSERT_TRUE(answer_saved.desired);
  EXPECT_EQ(answer_saved.desired->level, "3");
  EXPECT_EQ(answer_saved.desired->by, "2027-07-01");
  EXPECT_EQ(answer_saved.owner, "J. Jansen");
  EXPECT_EQ(answer_saved.state, AnswerState::open) << "to want a level isn't to have it";

  answer("Gewenst niveau", "Geen");
  EXPECT_TRUE(find(Role::button, "Eigenaar: J. Jansen"));
  EXPECT_FALSE(saved().desired);
  app.dispatch(Undo{});
  EXPECT_EQ(answer_to("P.1")->desired->by, "2027-07-01") << "the day comes back too";
  app.dispatch(Undo{});
  EXPECT_EQ(answer_to("P.1")->owner, "");
}

TEST_F(QuestionParts, ADayThatCantBeReadIsKeptAsTypedAndSaid) {
  toggle("wish");
  answer("Gewenst niveau", "3 Klaar");
  app.take_effects();
  type(Role::date_field, "Uiterlijk op", "31-2-2027");
  const Node* field = find(Role::date_field, "Uiterlijk op");
  EXPECT_TRUE(field->invalid);
  EXPECT_EQ(field->value, "31-2-2027");
  EXPECT_EQ(field->description, "Dit is geen datum. Schrijf bijvoorbeeld 31-12-2027.");
  EXPECT_EQ(app.view()->announcement, field->description);
  EXPECT_TRUE(effects<SaveRecord>().empty());
  type(Role::date_field, "Uiterlijk op", "28-2-2027");
  EXPECT_FALSE(find(Role::date_field, "Uiterlijk op")->invalid);
  EXPECT_EQ(answer_to("P.1")->desired->by, "2027-02-28");
  type(Role::date_field, "Uiterlijk op", "");
  EXPECT_EQ(answer_to("P.1")->desired->by, "");
}

TEST_F(QuestionParts, AnAnswerThatIsClearedKeepsThem) {
  toggle("wish");
  type(Role::text_field, "Eigenaar", "Jan");
  answer("Er is beleid", "2 Halverwege");
  ASSERT_TRUE(app.activate("question/P.1/clear"));
  EXPECT_EQ(answer_to("P.1")->owner, "Jan");
}

TEST_F(QuestionParts, OfANameNoEvidenceIsAsked) {
  press(Role::button, "Over uw instelling, 1 van 10 beantwoord");
  const auto tree = app.view();
  EXPECT_TRUE(tree->find("question/officer/note"));
  EXPECT_FALSE(tree->find("question/officer/evidence"));
  EXPECT_FALSE(tree->find("question/officer/wish"));
}

TEST_F(QuestionParts, OnlyAScaleHasAWantedLevel) {
  app.dispatch(SetDesired{{"uses_ai", {}}, "yes"});
  EXPECT_FALSE(answer_to("uses_ai")->desired);
  app.dispatch(SetDesired{{"P.1", {}}, "9"});
  EXPECT_FALSE(answer_to("P.1"));
}

TEST_F(QuestionParts, ARecordOfANewerVersionIsOnlyShown) {
  app.dispatch(RecordLoaded{
      "~/peil", "", "new.peil.json",
      R"({"peil_record": 1, "id": "newer", "assessment": {"id": "nl.test.types", "version": "3.0.0"},
          "answers": {"uses_ai": {"value": "yes"}, "P.1": {"owner": "Jan", "evidence": [{"title": "Een"}]}}})"});
  app.dispatch(OpenRecord{"newer"});
  app.dispatch(ShowQuestions{"policy", {}});
  toggle("evidence");
  toggle("wish");
  EXPECT_TRUE(find(Role::text_field, "Titel, bewijs 1")->disabled);
  EXPECT_TRUE(find(Role::text_field, "Eigenaar")->disabled);
  EXPECT_FALSE(has(Role::button, "Nog een bewijs"));
  app.take_effects();
  app.dispatch(EnterOwner{{"P.1", {}}, "Piet"});
  app.dispatch(EnterEvidence{{"P.1", {}}, 0, EvidencePart::title, "Twee"});
  app.dispatch(RemoveEvidence{{"P.1", {}}, 0});
  app.dispatch(SetDesired{{"P.1", {}}, "3"});
  EXPECT_TRUE(effects<SaveRecord>().empty());
}

}  // namespace
}  // namespace peil::app::testing
