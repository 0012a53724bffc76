// What is concluded, by the data and by a plugin's program, is the same wherever it is told.
#include "app/facts/conclusions.hpp"

#include "app/facts/search.hpp"
#include "app/facts/subject_register.hpp"
#include "engine/format/record.hpp"
#include "engine/json/canonical.hpp"
#include "tests/app/plugins_fixture.hpp"

#include <algorithm>

namespace peil::app::testing {
namespace {

// Things with a label of the data that can come to hang on nothing, a share and a weight; the
// program adds a duty of next week and a label.
constexpr std::string_view things_definition = R"json({
  "peil": 1, "id": "nl.test.judged", "version": "1.0.0", "languages": ["nl", "en"],
  "title": { "nl": "Dingen", "en": "Things" }, "checked": "2026-11-01",
  "sources": [ { "id": "law", "title": { "nl": "De wet", "en": "The law" }, "date": "2026-01-01" } ],
  "scales": { "levels": { "options": [
    { "id": "0", "value": 0, "label": { "nl": "Nee", "en": "No" } },
    { "id": "1", "value": 1, "label": { "nl": "Ja", "en": "Yes" } } ] } },
  "subjects": { "thing": { "title": { "nl": "Dingen", "en": "Things" }, "one": { "nl": "Ding", "en": "Thing" },
                           "name_question": "t.name" } },
  "sections": [
    { "id": "T", "for": "thing", "title": { "nl": "Het ding", "en": "The thing" }, "questions": [
      { "id": "t.name", "type": "text", "title": { "nl": "Naam", "en": "Name" } },
      { "id": "t.q", "type": "scale", "scale": "levels", "title": { "nl": "Is het veilig?", "en": "Is it safe?" } },
      { "id": "t.w", "type": "scale", "scale": "levels", "weight": 0.25,
        "title": { "nl": "Is het mooi?", "en": "Is it nice?" } } ] } ],
  "scores": [ { "id": "met", "for": "thing", "title": { "nl": "Gehaald (%)", "en": "Met (%)" },
                "rule": "share", "over": "questions", "sections": ["T"] } ],
  "labels": [ { "id": "fine", "for": "thing", "title": { "nl": "Is in orde", "en": "Is fine" },
                "when": "t.q == '1'" } ],
  "findings": [ { "id": "mend", "for": "thing", "severity": "gap",
                  "title": { "nl": "Maak het veilig", "en": "Make it safe" },
                  "text": { "nl": "Doe het nu.", "en": "Do it now." }, "when": "t.q == '0'" } ],
  "program": {
    "labels": [ { "id": "banned", "for": "thing", "title": { "nl": "Verboden ding", "en": "Banned thing" },
                  "text": { "nl": "Het mag niet.", "en": "It may not be." } } ],
    "findings": [ { "id": "stop", "for": "thing", "severity": "duty", "applies_from": "2026-11-28", "source": "law",
                    "title": { "nl": "Stop dit gebruik", "en": "Stop this use" },
                    "text": { "nl": "Het mag dan niet meer.", "en": "It may no longer be." } } ] } })json";

class ConclusionFacts : public Fixture {
 protected:
  void SetUp() override {
    app.dispatch(FileArrived{"judge.peilpack.json", judging_pack("1.0.0", "nl.test.judge",
                                                                 std::string(things_definition))});
    app.dispatch(StartupFinished{});
    app.dispatch(BeginRecord{"nl.test.judged"});
    ASSERT_EQ(app.state().screen, Screen::questions);
    app.dispatch(AddSubject{"thing"});
    app.dispatch(AddSubject{"thing"});
    ASSERT_EQ(record().record.subjects.at("thing").size(), 2u);
  }

  const LiveRecord& record() { return app.state().records.back(); }
  std::string subject(std::size_t index) { return record().record.subjects.at("thing")[index].id; }

  // The program says this to whatever it is asked: now, and about what was answered meanwhile.
  void program_says(const std::string& text) {
    for (auto calls = effects<CallProgram>(); !calls.empty(); calls = effects<CallProgram>()) {
      for (CallProgram& asked : calls) {
        PluginReport report;
        report.ticket = asked.call.ticket;
        report.replies.assign(asked.call.requests.size(), text);
        report.replies.front() = judge_description;
        app.dispatch(PluginReported{std::move(report)});
      }
    }
    ASSERT_EQ(record().judging.state(), Judging::State::ready);
  }
  // Both things are banned, and must be stopped next week.
  void program_bans() {
    const auto about = [&](std::size_t index) {
      return R"("subject": { "kind": "thing", "id": ")" + subject(index) + R"(" })";
    };
    program_says(R"({ "labels": [ { "id": "banned", )" + about(0) +
                 R"(, "state": "yes" } ], "findings": [
      { "id": "stop", )" +
                 about(0) + R"( }, { "id": "stop", )" + about(1) + R"( } ] })");
  }

  ConclusionSource source(Language language = Language::nl) {
    const auto& judgement = record().judging.judgement;
    return {*app.state().assessments.back().definition, record().record, *record().evaluation,
            judgement ? &*judgement : nullptr, tag(language)};
  }

  std::vector<Hit> hits(std::string_view query) { return app::find(app.state(), query).hits; }
};

TEST_F(ConclusionFacts, ComeFromTheDataAndFromTheProgramInOneList) {
  app.dispatch(AnswerOption{{"t.q", subject(0)}, "0"});
  program_bans();
  std::vector<std::string> told;
  for (const Conclusion& one : held_conclusions(source())) {
    told.push_back((one.origin == Conclusion::Origin::data ? "data " : "program ") +
                   std::string(one.id) + " " + one.title + " " + std::to_string(one.subject));
  }
  EXPECT_EQ(told, (std::vector<std::string>{
                      "data mend Maak het veilig 0", "program stop Stop dit gebruik 0",
                      "program stop Stop dit gebruik 1", "program banned Verboden ding 0"}));
  const std::vector<SameConclusion> said = said_once(held_conclusions(source(Language::en)));
  ASSERT_EQ(said.size(), 3u);
  EXPECT_EQ(said[1].first().title, "Stop this use");
  EXPECT_EQ(said[1].first().applies_from, "2026-11-28");
  EXPECT_EQ(said[1].all.size(), 2u);
}

TEST_F(ConclusionFacts, WhatIsOpenNamesWhatSettlesIt) {
  const std::vector<Conclusion> all = conclusions(source());
  ASSERT_EQ(all.size(), 4u) << "a finding and a label of two things";
  for (const Conclusion& one : all) {
    EXPECT_EQ(one.state, Conclusion::State::open);
    ASSERT_EQ(one.settles.size(), 1u);
    EXPECT_EQ(one.settles[0], (QuestionAt{1, one.subject}));
  }
  EXPECT_TRUE(held_conclusions(source()).empty());
}

// README: search finds everything that is asked, answered or concluded.
TEST_F(ConclusionFacts, OfTheProgramAreFoundBySearchAndLedTo) {
  app.dispatch(AnswerOption{{"t.q", subject(0)}, "0"});
  program_bans();
  for (const char* words :
       {"Stop dit gebruik", "mag dan niet meer", "Verboden", "Maak het veilig"}) {
    const std::vector<Hit> found = hits(words);
    ASSERT_EQ(found.size(), 1u) << words;
    EXPECT_EQ(found[0].kind, Hit::Kind::conclusion);
    app.dispatch(GoHome{});
    app.dispatch(found[0].action);
    EXPECT_EQ(app.state().screen, Screen::result);
    const auto tree = app.view();
    ASSERT_FALSE(tree->bring_into_view.empty());
    EXPECT_TRUE(tree->find(tree->bring_into_view)) << words << ": " << tree->bring_into_view;
  }
}

TEST_F(ConclusionFacts, OfTheProgramAreAmongTheDatesThatComeNext) {
  app.dispatch(AnswerOption{{"t.q", subject(0)}, "1"});
  program_bans();
  app.dispatch(GoHome{});
  EXPECT_TRUE(shows("Stop dit gebruik · Dingen: 2"));
  EXPECT_TRUE(shows("28 nov 2026"));
}

TEST_F(ConclusionFacts, OfTheProgramAreKnownBeforeARecordIsOpened) {
  app.dispatch(AnswerOption{{"t.q", subject(0)}, "1"});
  const std::string kept = write_record(record().record);
  const std::string pack = judging_pack("1.0.0", "nl.test.judge", std::string(things_definition));
  app = App([] { return Ambient{"2026-11-22T13:32:00Z", "2026-11-22", "fresh"}; });
  app.dispatch(KeptFileLoaded{{KeptKind::pack, "nl.test.judge"}, "judge.peilpack.json", pack});
  app.dispatch(RecordLoaded{"here", "14:00", "a.peil.json", kept});
  app.dispatch(StartupFinished{});
  program_bans();
  EXPECT_EQ(app.state().screen, Screen::home);
  EXPECT_TRUE(shows("Stop dit gebruik · Dingen: 2"));
  EXPECT_EQ(hits("Verboden").size(), 1u);
}

// A question that doesn't apply settles nothing: the label can't come to hold, here or there.
TEST_F(ConclusionFacts, WhatNothingCanSettleIsNowhereOpen) {
  app.dispatch(MarkNotApplicable{{"t.q", subject(0)}});
  app.dispatch(EnterReason{{"t.q", subject(0)}, "hebben we niet"});
  program_says("{}");
  app.dispatch(RemoveSubject{"thing", subject(1)});
  EXPECT_TRUE(conclusions(source()).empty());
  const RegisterSource of{*app.state().assessments.back().definition,
                          record().record,
                          *record().evaluation,
                          nullptr,
                          0,
                          "nl",
                          "2026-11-22"};
  EXPECT_EQ(pretty_json(register_json(make_register(of), of)).find("Is in orde"),
            std::string::npos);
  app.dispatch(ShowResult{});
  EXPECT_FALSE(shows("Is in orde"));
}

TEST_F(ConclusionFacts, UnknownAndNotApplicableOfSubjectsIsMoreThanNothing) {
  app.dispatch(ShowResult{});
  EXPECT_TRUE(shows("Er is nog niets beantwoord."));
  app.dispatch(MarkUnknown{{"t.q", subject(0)}});
  EXPECT_FALSE(shows("Er is nog niets beantwoord."));
  app.dispatch(ClearAnswer{{"t.q", subject(0)}});
  app.dispatch(MarkNotApplicable{{"t.w", subject(1)}});
  app.dispatch(EnterReason{{"t.w", subject(1)}, "x"});
  EXPECT_FALSE(shows("Er is nog niets beantwoord."));
}

TEST_F(ConclusionFacts, AShareReadsAsAPercentageInEveryTable) {
  app.dispatch(AnswerOption{{"t.q", subject(0)}, "1"});
  app.dispatch(AnswerOption{{"t.w", subject(0)}, "0"});
  app.dispatch(ShowResult{});
  EXPECT_TRUE(shows("80\u00a0%"));
  EXPECT_FALSE(shows("80,0"));
  app.dispatch(ShowQuestions{"T", {}});
  EXPECT_TRUE(shows("80\u00a0%"));
  EXPECT_FALSE(shows("80,0"));
}

TEST_F(ConclusionFacts, AWeightIsShownWhole) {
  app.dispatch(ShowQuestions{"T", subject(0)});
  EXPECT_TRUE(shows("0,25"));
  EXPECT_FALSE(shows("0,3"));
}

TEST(Figures, HaveNoMoreDecimalsThanTheyNeed) {
  EXPECT_EQ(figure(3, 2, Language::nl), "3");
  EXPECT_EQ(figure(0.25, 2, Language::nl), "0,25");
  EXPECT_EQ(figure(2.5, 2, Language::en), "2.5");
  EXPECT_EQ(figure(-0.5, 1, Language::en), "-0.5");
  EXPECT_EQ(figure(100, 1, Language::nl), "100");
  EXPECT_EQ(figure(10, 0, Language::nl), "10");
  EXPECT_EQ(figure(2.04, 1, Language::nl), "2");
  EXPECT_EQ(figure(2.995, 2, Language::nl), "3");
}

TEST(Coverage, AddsUpWithAllItsParts) {
  Coverage sum{1, 2, 3, 4, 0.5, 1.5};
  sum += {10, 20, 30, 40, 5, 15};
  EXPECT_EQ(sum, (Coverage{11, 22, 33, 44, 5.5, 16.5}));
}

}  // namespace
}  // namespace peil::app::testing
