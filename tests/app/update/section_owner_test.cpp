// Who sees to a section: one field that gives its questions their owner.
#include "tests/app/answers_fixture.hpp"

namespace peil::app::testing {
namespace {

constexpr std::string_view field = "Wie zorgt voor dit onderdeel?";

class SectionOwner : public EveryType {
 protected:
  void SetUp() override {
    EveryType::SetUp();
    press(Role::radio, "Ja, we gebruiken AI");
    press(Role::button, "Beleid, 0 van 2 beantwoord");
    app.take_effects();
  }
  std::string owner(const std::string& question) {
    const Answer* answer = answer_to(question);
    return answer ? answer->owner : "";
  }
  using Owners = std::vector<std::string>;
  Owners owners() { return {owner("P.1"), owner("P.2")}; }
};

TEST_F(SectionOwner, IsGivenToEveryQuestionAtOnce) {
  type(Role::text_field, field, "J. Jansen");
  EXPECT_EQ(owners(), (Owners{"J. Jansen", "J. Jansen"}));
  EXPECT_EQ(find(Role::text_field, field)->value, "J. Jansen");
  EXPECT_EQ(answer_to("P.1")->state, AnswerState::open) << "nothing is answered by it";
  EXPECT_EQ(effects<SaveRecord>().size(), 1u) << "kept once";
  EXPECT_TRUE(find(Role::button, "Beleid, 0 van 2 beantwoord"));
}

TEST_F(SectionOwner, IsOneStepToUndo) {
  type(Role::text_field, field, "J. Jansen");
  app.dispatch(Undo{});
  EXPECT_EQ(owners(), (Owners{"", ""}));
  EXPECT_FALSE(answer_to("P.1"));
  app.dispatch(Redo{});
  EXPECT_EQ(owners(), (Owners{"J. Jansen", "J. Jansen"}));
  EXPECT_TRUE(find(Role::heading, "Beleid"));
}

TEST_F(SectionOwner, IsUndoneToWhatWasThereBefore) {
  app.dispatch(AnswerOption{{"P.1", {}}, "2"});
  type(Role::text_field, field, "J. Jansen");
  type(Role::text_field, field, "A. de Boer");
  app.dispatch(Undo{});
  EXPECT_EQ(owners(), (Owners{"J. Jansen", "J. Jansen"})) << "each name is a step";
  app.dispatch(Undo{});
  EXPECT_EQ(owners(), (Owners{"", ""}));
  EXPECT_EQ(answer_to("P.1")->text(), "2");
}

TEST_F(SectionOwner, FollowsTheCommonOwner) {
  type(Role::text_field, field, "J. Jansen");
  type(Role::text_field, field, "A. de Boer");
  EXPECT_EQ(owners(), (Owners{"A. de Boer", "A. de Boer"}));
  type(Role::text_field, field, "");
  EXPECT_EQ(owners(), (Owners{"", ""}));
  EXPECT_FALSE(answer_to("P.1")) << "what says nothing isn't kept";
}

TEST_F(SectionOwner, LeavesAnotherOwnerInPlaceAndSaysSo) {
  app.dispatch(EnterOwner{{"P.1", {}}, "P. Peters"});
  EXPECT_EQ(find(Role::text_field, field)->value, "");
  EXPECT_TRUE(shows("De vragen hebben verschillende eigenaren: P. Peters (1), nog niemand (1)."));
  type(Role::text_field, field, "J. Jansen");
  EXPECT_EQ(owners(), (Owners{"P. Peters", "J. Jansen"}));
  EXPECT_TRUE(shows("De vragen hebben verschillende eigenaren: P. Peters (1), J. Jansen (1)."));
  type(Role::text_field, field, "");
  EXPECT_EQ(owners(), (Owners{"P. Peters", "J. Jansen"})) << "an empty field takes nothing away";
}

TEST_F(SectionOwner, CanBeMadeTheSameForAll) {
  app.dispatch(EnterOwner{{"P.1", {}}, "P. Peters"});
  app.dispatch(EnterOwner{{"P.2", {}}, "J. Jansen"});
  press(Role::button, "Geef alle vragen aan P. Peters");
  EXPECT_EQ(owners(), (Owners{"P. Peters", "P. Peters"}));
  EXPECT_FALSE(shows("verschillende eigenaren"));
  app.dispatch(Undo{});
  EXPECT_EQ(owners(), (Owners{"P. Peters", "J. Jansen"}));
}

TEST_F(SectionOwner, IsNotAskedWhereNoQuestionCanHaveOne) {
  press(Role::button, "Over uw instelling, 1 van 10 beantwoord");
  EXPECT_FALSE(has(Role::text_field, field));
}

TEST_F(SectionOwner, IsEachSubjectsOwn) {
  app.dispatch(AddSubject{"system"});
  app.dispatch(AddSubject{"system"});
  const auto& systems = opened().record.subjects.at("system");
  const std::string first = systems[0].id;
  app.dispatch(ShowQuestions{"systems", first});
  app.dispatch(AnswerOption{{"risky", first}, "yes"});
  type(Role::text_field, field, "J. Jansen");
  EXPECT_EQ(opened().record.subjects.at("system")[0].answers.at("ready").owner, "J. Jansen");
  EXPECT_FALSE(opened().record.subjects.at("system")[0].answers.contains("sys_name"));
  EXPECT_TRUE(opened().record.subjects.at("system")[1].answers.empty());
  app.dispatch(EnterSectionOwner{"systems", {}, "Niemand"});
  app.dispatch(EnterSectionOwner{"policy", first, "Niemand"});
  app.dispatch(EnterSectionOwner{"gone", {}, "Niemand"});
  EXPECT_EQ(owners(), (Owners{"", ""}));
  app.dispatch(Undo{});
  EXPECT_FALSE(opened().record.subjects.at("system")[0].answers.contains("ready"));
  EXPECT_EQ(app.state().subject, first) << "where it was undone";
}

TEST_F(SectionOwner, OfARecordOfANewerVersionIsOnlyShown) {
  app.dispatch(RecordLoaded{
      "~/peil", "", "new.peil.json",
      R"({"peil_record": 1, "id": "newer", "assessment": {"id": "nl.test.types", "version": "3.0.0"},
          "answers": {"uses_ai": {"value": "yes"}, "P.1": {"owner": "Jan"}, "P.2": {"owner": "Piet"}}})"});
  app.dispatch(OpenRecord{"newer"});
  app.dispatch(ShowQuestions{"policy", {}});
  EXPECT_TRUE(find(Role::text_field, field)->disabled);
  EXPECT_FALSE(has(Role::button, "Geef alle vragen aan Jan"));
  app.take_effects();
  app.dispatch(EnterSectionOwner{"policy", {}, "Klaas"});
  EXPECT_TRUE(effects<SaveRecord>().empty());
}

}  // namespace
}  // namespace peil::app::testing
