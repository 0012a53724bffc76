#include "tests/app/plugins_fixture.hpp"

#include <gtest/gtest.h>

#include <algorithm>

namespace peil::app::testing {
namespace {

class PluginsTest : public Fixture {
 protected:
  void arrive(std::string text, std::string file = "judge.peilpack.json") {
    app.dispatch(FileArrived{std::move(file), std::move(text)});
  }

  Code refusal() {
    const auto* notice = told<notices::FileRefused>();
    if (!notice || notice->problems.empty()) {
      ADD_FAILURE() << "no file was refused";
      return Code::too_many_problems;
    }
    return notice->problems.front().code;
  }

  // Begins the assessment that the plugin brings.
  void begin() {
    app.dispatch(BeginRecord{"nl.test.judged"});
    ASSERT_EQ(app.state().screen, Screen::questions);
  }

  // The call that the app asks for now; it must ask for one.
  PluginCall asked() {
    std::vector<CallProgram> calls = effects<CallProgram>();
    EXPECT_EQ(calls.size(), 1u);
    return calls.empty() ? PluginCall() : std::move(calls.front().call);
  }

  // The program gives this reply to every evaluation of the call.
  void reply(const PluginCall& call, const std::string& text) {
    PluginReport report;
    report.ticket = call.ticket;
    report.replies.assign(call.requests.size(), text);
    report.replies.front() = judge_description;
    app.dispatch(PluginReported{std::move(report)});
  }

  void fail(const PluginCall& call, PluginFault fault) {
    PluginReport report;
    report.ticket = call.ticket;
    report.fault = fault;
    app.dispatch(PluginReported{std::move(report)});
  }

  Judging::State judging() { return app.state().records.back().judging.state(); }

  void show_result() { app.dispatch(ShowResult{}); }
};

// --- coming and going ----------------------------------------------------------------------------

TEST_F(PluginsTest, APackIsKeptListedAndUsed) {
  arrive(judging_pack());
  EXPECT_TRUE(told<notices::PluginAdded>());
  const std::vector<SaveKeptFile> kept = effects<SaveKeptFile>();
  ASSERT_EQ(kept.size(), 1u);
  EXPECT_EQ(kept[0].kept, (KeptFile{KeptKind::pack, "nl.test.judge"}));
  EXPECT_EQ(kept[0].text, judging_pack());

  app.dispatch(ShowPlugins{});
  EXPECT_TRUE(shows("De rekenaar"));
  EXPECT_TRUE(shows("nl.test.judge · versie 1.0.0 · licentie EUPL-1.2"));
  EXPECT_TRUE(shows("scores, conclusies, bevindingen, stappen, uitleg"));
  EXPECT_TRUE(shows("Meegeleverd met Peil."));
  app.dispatch(SetLanguage{Language::en});
  EXPECT_TRUE(shows("nl.test.judge · version 1.0.0 · licence EUPL-1.2"));
  EXPECT_TRUE(shows("Added by you."));
}

TEST_F(PluginsTest, ARemovedPluginLeavesItsAnswers) {
  arrive(judging_pack());
  begin();
  answer("Er is beleid", "2 Halverwege");
  app.dispatch(ShowPlugins{});
  app.take_effects();
  press(Role::button, "Verwijder De rekenaar");
  EXPECT_TRUE(told<notices::PluginRemoved>());
  const std::vector<RemoveKeptFile> dropped = effects<RemoveKeptFile>();
  ASSERT_EQ(dropped.size(), 1u);
  EXPECT_EQ(dropped[0].kept, (KeptFile{KeptKind::pack, "nl.test.judge"}));
  app.dispatch(GoHome{});
  EXPECT_TRUE(shows("nl.test.judged, versie 1.0.0, staat niet op dit apparaat"));

  arrive(judging_pack());
  ASSERT_EQ(app.state().records.size(), 1u);
  EXPECT_EQ(app.state().records[0].record.answers.at("A.1").text(), "2");
  EXPECT_TRUE(app.state().records[0].evaluation);
}

TEST_F(PluginsTest, WhatCameWithTheProgramCantBeRemoved) {
  app.dispatch(RemovePlugin{app.state().plugins[0].plugin->fingerprint});
  EXPECT_EQ(app.state().plugins.size(), 1u);
  EXPECT_TRUE(effects<RemoveKeptFile>().empty());
}

TEST_F(PluginsTest, TheSameOneTwiceChangesNothing) {
  arrive(judging_pack());
  app.take_effects();
  arrive(judging_pack());
  EXPECT_TRUE(told<notices::PluginHere>());
  EXPECT_TRUE(effects<SaveKeptFile>().empty());
  EXPECT_EQ(app.state().plugins.size(), 2u);
}

TEST_F(PluginsTest, ANewerVersionTakesThePlaceAndItsRecordsFollowWhenAskedTo) {
  arrive(judging_pack());
  begin();
  answer("Er is beleid", "2 Halverwege");
  arrive(judging_pack("1.1.0", "nl.test.judge", judged_definition("1.1.0")));
  EXPECT_TRUE(told<notices::PluginAdded>());
  EXPECT_EQ(app.state().plugins.size(), 2u);
  EXPECT_EQ(app.state().plugins[1].plugin->manifest.version, "1.1.0");
  EXPECT_EQ(app.state().records[0].version, LiveRecord::Version::older);
  EXPECT_EQ(app.state().records[0].record.answers.at("A.1").text(), "2");
}

TEST_F(PluginsTest, AnOlderVersionIsRefusedWithBothVersions) {
  arrive(judging_pack("1.1.0"));
  arrive(judging_pack("1.0.0"));
  EXPECT_EQ(refusal(), Code::plugin_older);
  EXPECT_EQ(told<notices::FileRefused>()->problems[0].arguments,
            (std::vector<std::string>{"De rekenaar", "1.1.0", "1.0.0"}));
  EXPECT_EQ(app.state().plugins[1].plugin->manifest.version, "1.1.0");
}

TEST_F(PluginsTest, OtherContentsOfTheSameVersionAreRefused) {
  arrive(judging_pack());
  std::string other = judged_definition();
  other.replace(other.find("Kleine lijst"), 12, "Grote lijst!");
  arrive(judging_pack("1.0.0", "nl.test.judge", other));
  EXPECT_EQ(refusal(), Code::plugin_same_version);
}

TEST_F(PluginsTest, AnotherPluginsAssessmentIsNotTakenOver) {
  arrive(judging_pack());
  arrive(judging_pack("1.0.0", "nl.test.thief"));
  EXPECT_EQ(refusal(), Code::assessment_taken);
  EXPECT_EQ(app.state().assessments.back().plugin->manifest.id, "nl.test.judge");
}

TEST_F(PluginsTest, AChangedPackIsRefused) {
  std::string pack = judging_pack();
  pack.replace(pack.find("Kleine lijst"), 12, "Grote lijst!");
  arrive(pack);
  EXPECT_EQ(refusal(), Code::pack_hash);
  EXPECT_TRUE(effects<SaveKeptFile>().empty());
  EXPECT_EQ(app.state().plugins.size(), 1u);
}

TEST_F(PluginsTest, APackThatWasCutOffIsRefusedWithItsPlace) {
  const std::string pack = judging_pack();
  arrive(pack.substr(0, pack.size() / 2));
  EXPECT_EQ(refusal(), Code::json_incomplete);
}

TEST_F(PluginsTest, AKeptPackIsThereWithoutAWord) {
  app.dispatch(KeptFileLoaded{{KeptKind::pack, "judge"}, "judge.peilpack.json", judging_pack()});
  EXPECT_FALSE(app.state().notice);
  EXPECT_EQ(app.state().assessments.size(), 2u);
  EXPECT_TRUE(effects<SaveKeptFile>().empty());
}

TEST_F(PluginsTest, AKeptPackThatIsDamagedIsNamedAndCanBeRemoved) {
  const std::string pack = judging_pack();
  app.dispatch(KeptFileLoaded{
      {KeptKind::pack, "nl.test.judge"}, "nl.test.judge.peilpack.json", pack.substr(0, 200)});
  EXPECT_EQ(refusal(), Code::json_incomplete);
  app.dispatch(ShowPlugins{});
  EXPECT_TRUE(shows("Het bestand houdt op voordat de JSON af is: de \" van regel"));
  app.take_effects();
  press(Role::button, "Verwijder nl.test.judge.peilpack.json");
  const std::vector<RemoveKeptFile> dropped = effects<RemoveKeptFile>();
  ASSERT_EQ(dropped.size(), 1u);
  EXPECT_EQ(dropped[0].kept, (KeptFile{KeptKind::pack, "nl.test.judge"}));
  EXPECT_FALSE(app.view()->find("plugin/broken/nl.test.judge"));
}

TEST_F(PluginsTest, AFailureToKeepItIsSaid) {
  arrive(judging_pack());
  app.dispatch(KeptFileSaveFailed{{KeptKind::pack, "nl.test.judge"},
                                  {SaveFault::full, "No space left on device"}});
  EXPECT_TRUE(told<notices::PluginNotSaved>());
  EXPECT_TRUE(shows("Er is geen ruimte meer om te bewaren."));
  app.dispatch(ShowPlugins{});
  EXPECT_TRUE(shows("Niet bewaard: Er is geen ruimte meer om te bewaren."));
}

TEST_F(PluginsTest, WhatItsAuthorWorksOnGoesFirstUntilThatEnds) {
  arrive(judging_pack("1.2.0"));
  std::string working = judged_definition();
  working.replace(working.find("Kleine lijst"), 12, "In de maak!!");
  begin();
  answer("Er is beleid", "2 Halverwege");
  app.dispatch(
      PluginWatched{"judge.peilpack.json", judging_pack("1.0.0", "nl.test.judge", working)});
  EXPECT_EQ(app.state().assessments.back().definition->title.in(0), "In de maak!!");
  EXPECT_EQ(app.state().screen, Screen::questions);
  EXPECT_EQ(app.state().records.back().record.answers.at("A.1").text(), "2");
  app.dispatch(PluginUnwatched{"nl.test.judge"});
  EXPECT_EQ(app.state().assessments.back().definition->title.in(0), "Kleine lijst");
  EXPECT_EQ(app.state().assessments.back().plugin->manifest.version, "1.2.0");
}

TEST_F(PluginsTest, AnAssessmentAloneIsAWorkingCopyThatStays) {
  std::string copy(small_definition);
  copy.replace(copy.find("Kleine lijst"), 12, "Mijn lijst!!");
  arrive(copy, "assessment.json");
  EXPECT_TRUE(told<notices::FileOpened>());
  ASSERT_EQ(effects<SaveKeptFile>().size(), 1u);
  ASSERT_EQ(app.state().assessments.size(), 1u);
  EXPECT_EQ(app.state().assessments[0].definition->title.in(0), "Mijn lijst!!");
  // Again, changed further: the author opens it once more.
  copy.replace(copy.find("Mijn lijst!!"), 12, "Mijn lijst??");
  arrive(copy, "assessment.json");
  EXPECT_EQ(app.state().assessments[0].definition->title.in(0), "Mijn lijst??");
  app.dispatch(ShowPlugins{});
  EXPECT_TRUE(shows("Niet in gebruik: een andere versie gaat voor."));
}

// --- what the program says -----------------------------------------------------------------------

TEST_F(PluginsTest, ItsReplyIsShownInBothLanguages) {
  arrive(judging_pack());
  app.take_effects();
  begin();
  const PluginCall call = asked();
  EXPECT_EQ(call.requests.size(), 3u);  // describe, and twice the same for the first time
  EXPECT_EQ(call.requests[1], call.requests[2]);
  EXPECT_EQ(judging(), Judging::State::pending);
  answer("Er is beleid", "2 Halverwege");
  show_result();
  EXPECT_TRUE(shows("De rekenaar wordt berekend…"));
  reply(call, "{}");  // about the answers before

  const PluginCall next = asked();
  EXPECT_EQ(next.requests.size(), 2u);
  EXPECT_NE(next.requests[1], call.requests[1]);
  reply(next, R"({"scores":[{"id":"depth","value":"2.5","low":1,"high":4,"because":["A.1"]}],
    "labels":[{"id":"solid","state":"yes","because":["A.1"]}],
    "findings":[{"id":"plan","arguments":{"points":{"number":"2.50"},"day":{"date":"2027-03-31"},"first":{"question":"A.2"}},"because":["A.1"]}],
    "actions":[{"list":"road","question":"A.2","option":"3","by":"2027-03-31","effort":"3","value":"2.5"}],
    "notes":[{"message":"how","about":"plan","arguments":{"count":{"number":3}}}]})");
  EXPECT_EQ(judging(), Judging::State::ready);
  EXPECT_FALSE(app.state().notice);
  EXPECT_TRUE(shows("Klaar op 31 mrt 2027, te beginnen met Het beleid is bekend: 2,50."));
  EXPECT_TRUE(shows("Stevig"));
  EXPECT_TRUE(shows("Uiterlijk 31 mrt 2027"));
  EXPECT_TRUE(shows("naar 3 · Klaar"));
  EXPECT_TRUE(shows("Gerekend met 3."));
  EXPECT_FALSE(shows("wordt berekend"));
  app.dispatch(SetLanguage{Language::en});
  EXPECT_TRUE(shows("Done on 31 Mar 2027, beginning with The policy is known: 2.50."));
  EXPECT_TRUE(shows("By 31 Mar 2027"));
}

TEST_F(PluginsTest, AStepLeadsToItsQuestion) {
  arrive(judging_pack());
  app.take_effects();
  begin();
  answer("Er is beleid", "2 Halverwege");
  reply(asked(), "{}");
  reply(asked(), R"({"actions":[{"list":"road","question":"B.1","option":"2"}]})");
  show_result();
  press(Role::link, "B.1 Er zijn back-ups");
  EXPECT_EQ(app.state().screen, Screen::questions);
  EXPECT_EQ(app.state().section, "B");
}

TEST_F(PluginsTest, EachFaultIsOneMessageAndTheAnswersGoOn) {
  for (const PluginFault fault :
       {PluginFault::refused, PluginFault::abi, PluginFault::init, PluginFault::trap,
        PluginFault::memory, PluginFault::time, PluginFault::call, PluginFault::reply_place,
        PluginFault::reply_size, PluginFault::unsteady, PluginFault::ended}) {
    SCOPED_TRACE(fault_word(fault));
    SetUpAnew();
    arrive(judging_pack());
    app.take_effects();
    begin();
    fail(asked(), fault);
    EXPECT_TRUE(told<notices::ProgramFailed>());
    EXPECT_EQ(judging(), Judging::State::failed);
    app.dispatch(DismissNotice{});
    answer("Er is beleid", "2 Halverwege");
    EXPECT_TRUE(effects<CallProgram>().empty());
    EXPECT_FALSE(app.state().notice);
    EXPECT_EQ(app.state().records.back().record.answers.at("A.1").text(), "2");
    show_result();
    EXPECT_TRUE(shows("Probeer opnieuw"));
  }
}

TEST_F(PluginsTest, AskedAgainItMayDoBetter) {
  arrive(judging_pack());
  app.take_effects();
  begin();
  answer("Er is beleid", "2 Halverwege");
  fail(asked(), PluginFault::time);
  show_result();
  press(Role::button, "Probeer opnieuw");
  reply(asked(), R"({"labels":[{"id":"solid","state":"yes"}]})");
  EXPECT_FALSE(app.state().notice);
  EXPECT_TRUE(shows("Het staat stevig."));
}

TEST_F(PluginsTest, TwoRepliesToOneRequestAreNoReply) {
  arrive(judging_pack());
  app.take_effects();
  begin();
  const PluginCall call = asked();
  PluginReport report{call.ticket,
                      {std::string(judge_description), R"({"labels":[]})", R"({"notes":[]})"},
                      {},
                      {},
                      {}};
  app.dispatch(PluginReported{std::move(report)});
  EXPECT_EQ(judging(), Judging::State::failed);
  ASSERT_TRUE(told<notices::ProgramFailed>());
  EXPECT_EQ(told<notices::ProgramFailed>()->problem.code, Code::plugin_fault_unsteady);
}

TEST_F(PluginsTest, AReplyThatClaimsWhatIsntThereIsNoReply) {
  for (const char* text :
       {"not JSON", "[]", R"({"labels":[{"id":"other","state":"yes"}]})",
        R"({"scores":[{"id":"depth","value":"9"}]})",
        R"({"findings":[{"id":"plan","because":["Z.9"]}]})", R"({"error":"FAILED"})"}) {
    SCOPED_TRACE(text);
    SetUpAnew();
    arrive(judging_pack());
    app.take_effects();
    begin();
    reply(asked(), text);
    EXPECT_EQ(judging(), Judging::State::failed);
    ASSERT_TRUE(told<notices::ProgramFailed>());
    EXPECT_EQ(told<notices::ProgramFailed>()->problem.code, Code::plugin_fault_reply);
    EXPECT_FALSE(app.state().records.back().judging.failure->detail.empty());
  }
}

TEST_F(PluginsTest, AProgramThatIsAnotherOneThanItsManifestSaysIsNotHeard) {
  arrive(judging_pack());
  app.take_effects();
  begin();
  const PluginCall call = asked();
  const std::string other =
      R"({"id":"nl.test.judge","version":"2.0.0","abi":"1.0","capabilities":["labels"]})";
  app.dispatch(PluginReported{{call.ticket, {other, "{}", "{}"}, {}, {}, {}}});
  EXPECT_EQ(judging(), Judging::State::failed);
}

TEST_F(PluginsTest, AReportNobodyWaitsForIsNothing) {
  arrive(judging_pack());
  app.take_effects();
  begin();
  const PluginCall call = asked();
  app.dispatch(PluginReported{{call.ticket + 7, {}, PluginFault::trap, {}, {}}});
  app.dispatch(PluginReported{{0, {}, PluginFault::trap, {}, {}}});
  EXPECT_EQ(judging(), Judging::State::pending);
  EXPECT_FALSE(app.state().notice);
}

TEST_F(PluginsTest, ARemovedPluginsProgramIsEnded) {
  arrive(judging_pack());
  app.take_effects();
  begin();
  const PluginCall call = asked();
  const std::string fingerprint = app.state().plugins[1].plugin->fingerprint;
  app.dispatch(RemovePlugin{fingerprint});
  const std::vector<ForgetProgram> ended = effects<ForgetProgram>();
  ASSERT_EQ(ended.size(), 1u);
  EXPECT_EQ(ended[0].fingerprint, fingerprint);
  reply(call, "{}");
  EXPECT_EQ(app.state().screen, Screen::home);
}

// A plugin that was listed has its card, and is begun when it comes.
TEST(ListedPlugins, AreBegunWhenTheyCome) {
  App app([] { return Ambient{"2026-11-22T13:32:00Z", "2026-11-22", "record-1"}; });
  app.dispatch(PluginsListed{"no list"});
  app.dispatch(PluginsListed{R"([ { "folder": "small", "assessment": "nl.test.small",
      "title": { "nl": "Kleine lijst", "en": "Small list" }, "subtitle": { "nl": "Proefmodel" } },
    { "folder": "nothing else" }, 7 ])"});
  app.dispatch(StartupFinished{});
  app.take_effects();
  ASSERT_EQ(app.state().listed.size(), 1u);
  const auto shown = [&](const char* id) {
    const auto tree = app.view();
    const Node* node = tree->find(id);
    return node ? node->name : std::string();
  };
  EXPECT_EQ(shown("card/nl.test.small/title"), "Kleine lijst");
  EXPECT_EQ(shown("card/nl.test.small/facts"), "Proefmodel");
  ASSERT_TRUE(app.activate("card/nl.test.small/open"));
  const std::vector<Effect> asked = app.take_effects();
  ASSERT_EQ(asked.size(), 1u);
  EXPECT_EQ(std::get<BringPlugin>(asked[0]).folder, "small");
  EXPECT_EQ(shown("card/nl.test.small/value"), "Wordt opgehaald…");
  EXPECT_FALSE(app.activate("card/nl.test.small/open")) << "it is on its way";
  app.dispatch(PartMissing{"small", "404"});
  EXPECT_TRUE(app.state().awaited.empty()) << "it can be asked for again";
  ASSERT_TRUE(app.activate("card/nl.test.small/open"));
  app.dispatch(
      PluginShipped{"small", {{std::string(assessment_path), std::string(small_definition)}}});
  EXPECT_EQ(app.state().screen, Screen::questions);
  ASSERT_TRUE(app.state().current_record());
  EXPECT_EQ(app.state().current_record()->record.assessment, "nl.test.small");
}

}  // namespace
}  // namespace peil::app::testing
