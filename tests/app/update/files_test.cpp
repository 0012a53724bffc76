// Files outside the program's own: those that were opened before, and records that another window
// changed.
#include "engine/format/record.hpp"

#include "tests/app/fixture.hpp"

#include <algorithm>

namespace peil::app::testing {
namespace {

class Files : public Fixture {
 protected:
  void remember() {
    app.dispatch(
        RecentFilesLoaded{{{"/home/u/Documenten/roc.peil.json", "roc.peil.json", "~/Documenten"},
                           {"/media/stick/small.json", "small.json", "/media/stick"}}});
  }

  // Begins a record and gives what is saved of it.
  std::string begun() {
    press(Role::button, "Begin met Kleine lijst");
    answer("Er is beleid", "2 Halverwege");
    return effects<SaveRecord>().back().text;
  }

  // That of `begun`, as another window has changed it at that time.
  static std::string changed(const std::string& text, std::string option, std::string time) {
    Record record = read_record(text, "a.peil.json").value();
    record.answers.at("A.1").value = std::move(option);
    record.changed = std::move(time);
    return write_record(record);
  }

  // Of the first question.
  bool is_chosen(std::string_view option) {
    const Node* group = find(Role::radio_group, "Er is beleid");
    return group != nullptr &&
           std::any_of(group->children.begin(), group->children.end(),
                       [&](const Node& radio) { return radio.name == option && radio.selected; });
  }
};

TEST_F(Files, WithoutAnyHomeSaysNothingAboutThem) { EXPECT_FALSE(shows("Onlangs geopend")); }

TEST_F(Files, AreOpenedAgainFromHome) {
  remember();
  EXPECT_TRUE(shows("Onlangs geopend"));
  EXPECT_EQ(find(Role::link, "small.json")->description, "/media/stick");
  press(Role::link, "small.json");
  const auto opened = effects<OpenFile>();
  ASSERT_EQ(opened.size(), 1u);
  EXPECT_EQ(opened.front().path, "/media/stick/small.json");
}

TEST_F(Files, OnlyThoseThatWereOpenedCanBeAskedFor) {
  remember();
  app.dispatch(OpenRecent{"/etc/passwd"});
  EXPECT_TRUE(effects<OpenFile>().empty());
}

TEST_F(Files, AnOpenedRecordIsGoneOnWithInsteadOfDoubled) {
  const std::string text = begun();
  const std::string record = app.state().record;
  app.dispatch(GoHome{});
  app.dispatch(FileArrived{"roc.peil.json", text, true});
  EXPECT_EQ(app.state().records.size(), 1u);
  EXPECT_EQ(app.state().record, record);
  EXPECT_EQ(app.state().screen, Screen::questions);
}

TEST_F(Files, AFileThatSomebodyChangedSinceIsASecondRecord) {
  const std::string text = changed(begun(), "3", "2026-12-01T08:00:00Z");
  app.dispatch(FileArrived{"roc.peil.json", text, true});
  EXPECT_EQ(app.state().records.size(), 2u);
}

TEST_F(Files, ARecordThatAnotherWindowChangedIsShownAsItIsNow) {
  const std::string text = begun();
  EXPECT_TRUE(is_chosen("2 Halverwege"));
  app.dispatch(RecordReplaced{app.state().record,
                              "~/a.peil.json",
                              "14:40",
                              "a.peil.json",
                              changed(text, "3", "2026-11-22T13:40:00Z"),
                              {}});
  EXPECT_FALSE(is_chosen("2 Halverwege"));
  EXPECT_TRUE(is_chosen("3 Klaar"));
  EXPECT_TRUE(shows("zijn in een ander venster gewijzigd"));
  EXPECT_TRUE(effects<SaveRecord>().empty()) << "it is kept already";
  // What was done before can't be taken back any more: it would undo somebody else's work.
  app.dispatch(Undo{});
  EXPECT_TRUE(is_chosen("3 Klaar"));
}

TEST_F(Files, WhereTheLastAnswersOfThisWindowAreIsSaidUntilItIsRead) {
  const std::string text = begun();
  app.dispatch(RecordReplaced{app.state().record, "~/a.peil.json", "14:40", "a.peil.json",
                              changed(text, "3", "2026-11-22T13:40:00Z"), "~/a.peil-copy.json"});
  EXPECT_TRUE(shows("~/a.peil-copy.json"));
  app.dispatch(ShowResult{});
  EXPECT_TRUE(shows("~/a.peil-copy.json"));
  press(Role::button, "Sluiten");
  EXPECT_FALSE(shows("~/a.peil-copy.json"));
}

TEST_F(Files, AnotherRecordThanTheOneOnTheScreenChangesWithoutAWord) {
  const std::string text = begun();
  const std::string record = app.state().record;
  app.dispatch(GoHome{});
  app.dispatch(RecordReplaced{record,
                              "~/a.peil.json",
                              "14:40",
                              "a.peil.json",
                              changed(text, "3", "2026-11-22T13:40:00Z"),
                              {}});
  EXPECT_FALSE(app.state().notice);
  EXPECT_EQ(app.state().find_record(record)->record.answers.at("A.1").text(), "3");
}

TEST_F(Files, WhatIsNotThatRecordReplacesNothing) {
  const std::string text = begun();
  app.dispatch(RecordReplaced{"another",
                              "~/a.peil.json",
                              "14:40",
                              "a.peil.json",
                              changed(text, "3", "2026-11-22T13:40:00Z"),
                              {}});
  app.dispatch(
      RecordReplaced{app.state().record, "~/a.peil.json", "14:40", "a.peil.json", "{", {}});
  EXPECT_TRUE(is_chosen("2 Halverwege"));
}

}  // namespace
}  // namespace peil::app::testing
