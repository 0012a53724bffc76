// What is said about a record: labels, findings, steps with their days, and the notes of the
// decision.
#include "asking.hpp"

#include <gtest/gtest.h>

namespace peil::ai_act {
namespace {

using namespace test;

const Given high{{"a3.education", "[3b]"}, {"f.profiling", "yes"}};

Said said_of(const Given& more, const Given& institution = {}) {
  return judged({.systems = {plain_with(more)}, .institution = institution});
}

// As with these answers, when the institution has met what it has to.
std::vector<SaidStep> steps_of(Given more, Given institution = {},
                               const std::string& today = "2026-11-22") {
  institution["LIT.1"] = "2";
  return judged({.systems = {plain_with(more)}, .institution = institution, .today = today}).steps;
}

TEST(Judge, WithoutSystemsItSaysWhereToBegin) {
  const Said said = judged({});
  EXPECT_EQ(said.of("").findings, "no_systems on_day ");
  EXPECT_EQ(said.steps, (std::vector<SaidStep>{{"own_now", "LIT.1", "2", "2025-02-02", ""}}));
  EXPECT_EQ(said.of("").arguments.at("on_day").at("day"), "2026-11-22");
}

TEST(Judge, AnotherAssessmentFails) {
  EXPECT_EQ(judged({.with_calendar = false}).error, "FAILED");
  EXPECT_EQ(judged_text("{}").error, "FAILED");
}

TEST(Judge, CountsSystems) {
  Given prohibited = plain_with({{"ban.practice", "[e]"}});
  Given open = plain_with({{"a3.work", "unknown"}});
  Given stopped = prohibited;
  stopped["ban.stopped"] = "yes";
  const Said said = judged({.systems = {plain(), plain_with(high), prohibited, open, stopped}});
  const auto& counts = said.of("").arguments.at("summary");
  EXPECT_EQ(counts.at("systems"), "5");
  EXPECT_EQ(counts.at("high"), "1");
  EXPECT_EQ(counts.at("prohibited"), "1");
  EXPECT_EQ(counts.at("open"), "1");
}

TEST(Judge, ADayCanBeChosen) {
  const auto day = [](const Given& institution) {
    return judged({.institution = institution}).of("").arguments.at("on_day").at("day");
  };
  EXPECT_EQ(day({{"view.moment", "annex3"}}), "2027-12-02");
  EXPECT_EQ(day({{"view.moment", "today"}}), "2026-11-22");
  EXPECT_EQ(day({{"view.moment", "other"}, {"view.day", "2029-01-31"}}), "2029-01-31");
  EXPECT_EQ(day({{"view.moment", "other"}}), "2026-11-22") << "no day given";
  EXPECT_EQ(day({{"view.moment", "models"}, {"view.day", "2029-01-31"}}), "2025-08-02");
}

TEST(Judge, LabelsThatHoldAndThatAreOpen) {
  const Said said = said_of({{"role.used", "open"}, {"g.kind", "uses"}});
  EXPECT_EQ(said.of("1").yes, "ai_system gpai_system minimal ");
  EXPECT_EQ(said.of("1").open, "role_deployer ");
  EXPECT_EQ(said.of("1").settles.at("role_deployer"), "role.used ");
  EXPECT_EQ(said.of("1").because.at("gpai_system"), "g.kind ");
}

TEST(Judge, BeforeTheScopeIsKnownOnlyWhatHangsOnItIsOpen) {
  const Said empty = judged({.systems = {{}}});
  EXPECT_EQ(empty.of("1").open, "ai_system outside ");
  EXPECT_EQ(empty.of("1").settles.at("outside"),
            "ai.rules ai.infer ai.free ai.output scope.ground scope.practice ");
  EXPECT_EQ(empty.of("1").notes, "ai_open out_open ");
  EXPECT_EQ(empty.of("1").findings, "");
  const Said graded =
      said_of({{"ai.infer", "unknown"}, {"a3.education", "[3b]"}, {"f.profiling", "yes"}});
  EXPECT_EQ(graded.of("1").open, "ai_system role_deployer high_risk_3 ");
  EXPECT_EQ(graded.of("1").settles.at("high_risk_3"), "ai.infer ");
}

TEST(Judge, NoAiSystemEndsThere) {
  const Said rules = said_of({{"ai.rules", "yes"}, {"ai.infer", "no"}});
  EXPECT_EQ(rules.of("1").findings, "not_ai ");
  EXPECT_EQ(rules.of("1").notes, "ai_no ");
  EXPECT_EQ(rules.of("1").yes + rules.of("1").open, "");
  EXPECT_EQ(said_of({{"ai.rules", "yes"}}).of("1").findings, "rules_infer minimal ");
  EXPECT_EQ(said_of({{"ai.rules", "logic"}, {"ai.infer", "no"}}).of("1").findings,
            "not_ai check_ai ");
  EXPECT_EQ(said_of({{"sys.use", "intake"}, {"ai.infer", "no"}}).of("1").findings,
            "not_ai check_ai ")
      << "not silently, where the use is usually high-risk";
}

TEST(Judge, ExceptionsEndThere) {
  const Said said = said_of({{"scope.ground", "[private treaty]"}});
  EXPECT_EQ(said.of("1").findings, "outside_private outside_treaty ");
  EXPECT_EQ(said.of("1").yes, "ai_system outside ");
  EXPECT_EQ(said.of("1").notes, "ai_yes out_yes ");
  EXPECT_EQ(said_of({{"scope.ground", "[open]"}}).of("1").findings, "open_source_free ");
  EXPECT_EQ(said_of({{"scope.ground", "[open]"}}).of("1").yes, "ai_system outside ");
  const Said model = said_of({{"scope.ground", "[open]"}, {"g.kind", "makes"}});
  EXPECT_EQ(model.of("1").yes, "ai_system outside role_deployer gpai_provider ")
      << "the duties of models stay";
  const Said high_open = said_of({{"scope.ground", "[open]"}, {"ban.practice", "[e]"}});
  EXPECT_EQ(high_open.of("1").findings, "open_source prohibited_e ");
}

TEST(Judge, PracticesHaveTheirDay) {
  const Given images{{"ban.practice", "[ba]"}};
  const Said before = said_of(images);
  EXPECT_EQ(before.of("1").yes, "ai_system role_deployer prohibited_later ");
  const Said after = said_of(images, {{"view.moment", "images"}});
  EXPECT_EQ(after.of("1").yes, "ai_system prohibited role_deployer ");
  EXPECT_EQ(after.of("1").arguments.at("ban_yes").at("day"), "2026-12-02");
  const Said early =
      judged({.systems = {plain_with({{"ban.practice", "[e]"}})}, .today = "2025-02-01"});
  EXPECT_EQ(early.of("1").yes, "ai_system role_deployer prohibited_later ");
}

// Art. 5 comes before all else, and no other duty makes up for it.
TEST(Judge, WhileProhibitedOnlyThatIsSaid) {
  Given given = high;
  given["ban.practice"] = "[f]";
  given["ban.safety"] = "no";
  given["a3.body"] = "[1c]";
  given["role.change"] = "[purpose]";
  given["sys.placed"] = "2024-01-01";
  given["sys.use"] = "adaptive";
  EXPECT_EQ(said_of(given).of("1").findings, "prohibited_f ");
  given["sys.status"] = "ended";
  EXPECT_EQ(said_of(given).of("1").findings, "prohibited_f stop_unproven ");
  EXPECT_EQ(said_of(given).of("").arguments.at("summary").at("prohibited"), "1");
  given["ban.stopped"] = "yes";
  const Said said = said_of(given);
  EXPECT_EQ(said.of("1").findings,
            "stopped becomes_provider_c high_1c high_3b filter_profiling legacy_open open_50_3 ");
  EXPECT_EQ(said.of("1").yes.substr(0, 29), "ai_system role_deployer high_");
  EXPECT_NE(said.of("1").yes.find("stopped "), std::string::npos);
  EXPECT_EQ(said.of("").arguments.at("summary").at("prohibited"), "0");
}

TEST(Judge, EachPointOfAnnexIIIIsAFinding) {
  Given given = high;
  given["a3.education"] = "[3a 3d]";
  given["a3.other"] = "[2]";
  const Said said = said_of(given, {{"law.authority", "yes"}, {"law.fria", "yes"}});
  EXPECT_EQ(said.of("1").findings, "high_2 high_3a high_3d filter_profiling ");
  EXPECT_EQ(said.of("1").because.at("high_3a"), "a3.education f.profiling ");
  EXPECT_EQ(said.of("").findings, "summary on_day ");
}

TEST(Judge, DetectionHasTwoReadings) {
  Given detection{
      {"sys.use", "detection"}, {"a3.exam", "yes"}, {"f.profiling", "no"}, {"f.material", "yes"}};
  EXPECT_EQ(said_of(detection).of("1").findings, "law_detection ");
  EXPECT_EQ(said_of(detection).of("1").settles.at("high_risk_3"), "law.detection ");
  const Given law{{"law.detection", "high"}, {"law.authority", "no"}, {"law.fria", "no"}};
  EXPECT_EQ(said_of(detection, law).of("1").findings, "high_3d ");
  EXPECT_EQ(said_of(detection, {{"law.detection", "not_high"}}).of("1").findings, "minimal ");
  detection["a3.exam"] = "no";
  for (const Given& each : {law, Given()})
    EXPECT_EQ(said_of(detection, each).of("1").findings, "minimal ") << "formative";
}

TEST(Judge, OpenLegalQuestionsAreSaidWhereTheyMatter) {
  EXPECT_EQ(said_of(high).of("").findings, "summary on_day law_authority law_fria ");
  EXPECT_EQ(said_of({}).of("").findings, "summary on_day ");
  Given filtered{{"role.made", "built"}, {"a3.education", "[3b]"}, {"f.profiling", "no"},
                 {"f.material", "no"},   {"f.ground", "[a c]"},    {"f.documented", "yes"}};
  const Said said = said_of(filtered);
  EXPECT_EQ(said.of("").findings, "summary on_day law_register ");
  EXPECT_EQ(said.of("1").arguments.at("filtered").at("grounds"), "a, c");
  EXPECT_EQ(said_of(filtered, {{"law.register", "late"}}).of("").findings, "summary on_day ");
  EXPECT_EQ(said_of({{"role.made", "configured"}}).of("1").findings, "law_configured minimal ");
}

TEST(Judge, UndocumentedFiltersAreTold) {
  Given given{{"a3.education", "[3b]"},
              {"f.profiling", "no"},
              {"f.material", "no"},
              {"f.ground", "[a]"},
              {"f.documented", "no"}};
  EXPECT_EQ(said_of(given).of("1").findings, "high_3b filter_unproven ");
  given["f.documented"] = "unknown";
  EXPECT_EQ(said_of(given).of("1").findings, "");
}

TEST(Judge, UnusualAnswersAreAskedAbout) {
  EXPECT_EQ(said_of({{"sys.use", "grading"}}).of("1").findings, "unusual minimal ");
  EXPECT_EQ(said_of({{"sys.use", "intake"}}).of("1").arguments.at("unusual").at("points"),
            "3(a), 3(c)");
  Given intake = high;
  intake["sys.use"] = "intake";
  intake["a3.education"] = "[3c]";
  EXPECT_EQ(said_of(intake).of("1").findings, "high_3c filter_profiling ");
  EXPECT_EQ(said_of({{"sys.use", "grading"}, {"a3.education", "unknown"}}).of("1").findings, "");
  EXPECT_EQ(said_of({{"sys.use", "emotion"}}).of("1").findings, "minimal ")
      << "without biometric data Art. 3(39) isn't met";
  EXPECT_EQ(said_of({{"a3.body", "[1c]"}, {"f.profiling", "yes"}}).of("1").findings,
            "high_1c filter_profiling open_50_3 unusual_ban ");
  for (const char* use : {"adaptive", "feedback", "analytics", "placement", "documents"})
    EXPECT_EQ(said_of({{"sys.use", use}}).of("1").findings, "varies minimal ") << use;
  EXPECT_EQ(said_of({{"sys.use", "placement"}}).of("1").arguments.at("varies").at("points"),
            "3(a), 4(a)");
  EXPECT_EQ(said_of({{"sys.use", "material"}}).of("1").findings, "unusual_make minimal ");
  EXPECT_EQ(said_of({{"sys.use", "helpdesk"}}).of("1").findings, "unusual_talk minimal ");
  EXPECT_EQ(said_of({{"ban.practice", "[f]"}, {"ban.safety", "yes"}}).of("1").findings,
            "emotion_allowed open_50_3 unusual ");
}

TEST(Judge, RolesAndOpenness) {
  Given given = high;
  given["role.change"] = "[name modified purpose]";
  const Given law{{"law.authority", "no"}, {"law.fria", "no"}};
  EXPECT_EQ(said_of(given, law).of("1").findings,
            "becomes_provider_a becomes_provider_b becomes_provider_c high_3b filter_profiling ");
  EXPECT_EQ(said_of(given, law).of("1").arguments.at("becomes_provider_a").at("day"), "2027-12-02");
  EXPECT_EQ(said_of(given, law).of("1").yes,
            "ai_system role_deployer high_risk_3 provider_later profiling ");
  Given then = law;
  then["view.moment"] = "annex3";
  EXPECT_EQ(said_of(given, then).of("1").yes,
            "ai_system role_provider role_deployer high_risk_3 profiling ")
      << "Art. 25 is in chapter III";
  const Given product{
      {"a1.kind", "a"}, {"a1.safety", "yes"}, {"a1.third", "yes"}, {"role.trade", "[product]"}};
  EXPECT_EQ(said_of(product).of("1").findings, "manufacturer high_1 ");
  Given named = product;
  named["role.change"] = "[name]";
  EXPECT_EQ(said_of(named).of("1").arguments.at("becomes_provider_a").at("day"), "2028-08-02");
  EXPECT_EQ(said_of({{"a1.kind", "b"}}).of("1").findings, "annex1_b ");
  const Given fake{{"t.makes", "yes"},
                   {"t.assist", "no"},
                   {"t.fake", "yes"},
                   {"t.text", "yes"},
                   {"t.checked", "no"}};
  Given art = fake;
  art["t.art"] = "yes";
  EXPECT_EQ(said_of(art).of("1").findings, "open_50_4_art open_50_4_text ask_supplier ");
  EXPECT_EQ(said_of(fake).of("1").findings, "open_50_4_fake open_50_4_text ask_supplier ")
      << "unless it is known to be art";
  const Said chat = said_of({{"t.talks", "yes"}, {"t.obvious", "no"}});
  EXPECT_EQ(chat.of("1").yes, "ai_system role_deployer transparency_supplier ");
  EXPECT_EQ(chat.of("1").because.at("transparency_supplier"),
            "role.made role.used t.talks t.obvious ");
  EXPECT_EQ(said_of({{"t.talks", "yes"}, {"t.obvious", "yes"}}).of("1").findings, "minimal ")
      << "nothing to ask for";
}

TEST(Judge, Models) {
  EXPECT_EQ(said_of({{"g.kind", "uses"}}).of("1").findings, "gpai_user minimal ");
  EXPECT_EQ(said_of({{"g.kind", "changes"}, {"g.third", "no"}}).of("1").findings,
            "gpai_below minimal ");
  EXPECT_EQ(said_of({{"g.kind", "changes"}, {"g.third", "no"}}).of("1").because.at("gpai_below"),
            "g.kind g.third ");
  const Given open{{"g.kind", "makes"}, {"g.open", "yes"}, {"g.systemic", "no"}};
  EXPECT_EQ(said_of(open).of("1").findings, "gpai_model gpai_open ");
  const Given risk{{"g.kind", "makes"}, {"g.open", "yes"}, {"g.systemic", "yes"}};
  EXPECT_EQ(said_of(risk).of("1").findings, "gpai_model gpai_risk ");
}

// Art. 111(2).
TEST(Timing, WorkOnOlderSystemsIsPlannedForTheUsualDay) {
  Given given = high;
  given["d26.1"] = "no";
  given["sys.placed"] = "2027-12-01";
  const auto by = [&given](const Given& law) {
    const auto steps = steps_of(given, law);
    EXPECT_EQ(steps.size(), 1u);
    EXPECT_EQ(steps.at(0).list, "later");
    EXPECT_EQ(steps.at(0).option, "done");
    return steps.at(0).by;
  };
  for (const Given& law :
       {Given(), Given{{"law.authority", "yes"}}, Given{{"law.authority", "no"}}}) {
    for (const char* placed : {"2024-01-01", "2027-12-01", "2027-12-02", "unknown"}) {
      for (const char* changed : {"open", "2027-12-01", "2027-12-02", "2028-05-05", "2031-01-01"}) {
        given["sys.placed"] = placed;
        given["sys.changed"] = changed;
        EXPECT_EQ(by(law), "2027-12-02") << placed << " " << changed;
      }
    }
  }
}

TEST(Timing, OlderSystemsSaySo) {
  Given given = high;
  given["sys.placed"] = "2024-01-01";
  const auto said = [&given](const Given& law) { return said_of(given, law).of("1"); };
  EXPECT_EQ(said({{"law.authority", "yes"}}).findings,
            "high_3b filter_profiling legacy_authority ");
  EXPECT_EQ(said({{"law.authority", "yes"}}).because.at("legacy_authority"),
            "sys.placed law.authority ");
  EXPECT_EQ(said({{"law.authority", "yes"}}).arguments.at("legacy_authority").at("day"),
            "2030-08-02");
  EXPECT_EQ(said({{"law.authority", "no"}}).arguments.at("legacy_change").at("plan"), "2027-12-02");
  EXPECT_EQ(said({}).arguments.at("legacy_open").at("day"), "2030-08-02");
  EXPECT_EQ(said({}).arguments.at("legacy_open").at("plan"), "2027-12-02");
  EXPECT_NE(said({}).yes.find("legacy "), std::string::npos);
  given["sys.placed"] = "open";
  EXPECT_EQ(said({}).settles.at("legacy"), "sys.placed ");
  given["sys.changed"] = "2028-01-01";
  EXPECT_EQ(said({}).open, "");
  EXPECT_EQ(said({}).findings, "high_3b filter_profiling ") << "as new, its age doesn't matter";
  given["sys.placed"] = "2024-01-01";
  EXPECT_EQ(said({}).findings, "high_3b filter_profiling legacy_changed ");
  EXPECT_EQ(said({}).because.at("legacy_changed"), "sys.placed sys.changed ");
  EXPECT_EQ(said({}).arguments.at("legacy_changed").at("day"), "2028-01-01");
}

TEST(Timing, TheEarlierAnnexGivesTheDay) {
  Given given{{"a1.kind", "a"}, {"a1.safety", "yes"}, {"a1.third", "yes"}, {"d26.1", "partly"}};
  given["sys.placed"] = "2029-01-01";
  EXPECT_EQ(steps_of(given).at(0).by, "2028-08-02");
  given["a3.work"] = "[4a]";
  given["f.profiling"] = "yes";
  EXPECT_EQ(steps_of(given).at(0).by, "2027-12-02");
}

// Art. 111(3) and (4), 49(2).
TEST(Timing, MarkingModelsAndRegistration) {
  const auto by = [](const Given& given, const Given& law = {}) {
    return steps_of(given, law).at(0).by;
  };
  EXPECT_EQ(by({{"d50.2", "no"}, {"sys.placed", "2026-08-01"}}), "2026-12-02");
  EXPECT_EQ(by({{"d50.2", "no"}, {"sys.placed", "2026-08-02"}}), "2026-08-02");
  EXPECT_EQ(by({{"d50.2", "no"}}), "2026-08-02");
  EXPECT_EQ(by({{"d50.1", "no"}}), "2026-08-02");
  EXPECT_EQ(by({{"m53", "no"}, {"sys.placed", "2025-08-01"}}), "2027-08-02");
  EXPECT_EQ(by({{"m53", "no"}, {"sys.placed", "2025-08-02"}}), "2025-08-02");
  EXPECT_EQ(by({{"p6", "no"}}), "2026-08-02");
  EXPECT_EQ(by({{"p6", "no"}}, {{"law.register", "early"}}), "2026-08-02");
  EXPECT_EQ(by({{"p6", "no"}}, {{"law.register", "late"}}), "2027-12-02");
}

TEST(Duties, WhatIsMetOrDoesNotApplyIsLeftOut) {
  for (const char* answer : {"done", "hidden", "not_applicable"})
    EXPECT_TRUE(steps_of({{"d50.1", answer}}).empty()) << answer;
  for (const char* answer : {"no", "partly", "open", "unknown"})
    EXPECT_EQ(steps_of({{"d50.1", answer}}).size(), 1u) << answer;
  for (const char* answer : {"2", "3"})
    EXPECT_TRUE(judged({.institution = {{"LIT.1", answer}}}).steps.empty()) << answer;
  EXPECT_EQ(judged({.institution = {{"LIT.1", "1"}}}).steps.size(), 1u);
}

TEST(Duties, StandInOrderOfTheirDayAndInTheListOfTheDay) {
  Given older = high;
  older["sys.placed"] = "2024-01-01";
  older["d26.1"] = "no";
  older["d50.1"] = "no";
  const Said said = judged(
      {.systems = {plain_with(older), plain_with({{"d50.2", "no"}, {"sys.placed", "2026-01-01"}})},
       .institution = {{"law.authority", "no"}, {"law.fria", "no"}},
       .today = "2026-11-22"});
  EXPECT_EQ(said.steps, (std::vector<SaidStep>{{"own_now", "LIT.1", "2", "2025-02-02", ""},
                                               {"now", "d50.1", "done", "2026-08-02", "1"},
                                               {"later", "d50.2", "done", "2026-12-02", "2"},
                                               {"later", "d26.1", "done", "2027-12-02", "1"}}));
  EXPECT_EQ(said.of("").arguments.at("on_day").at("now"), "2");
  EXPECT_EQ(said.of("").arguments.at("on_day").at("later"), "2");
  const Said early = judged({.today = "2025-02-01"});
  EXPECT_EQ(early.steps.at(0).list, "own_later");
}

// Art. 5: since its own day, before everything that holds, and counted.
TEST(Duties, WhatIsProhibitedStopsFirst) {
  const Given late = plain_with({{"d50.1", "no"}});
  const Given images = plain_with({{"ban.practice", "[ba]"}});
  const Given both = plain_with({{"ban.practice", "[ba e]"}});
  const Said before = judged({.systems = {late, images, both}, .institution = {{"LIT.1", "2"}}});
  EXPECT_EQ(before.steps,
            (std::vector<SaidStep>{{"now", "ban.stopped", "yes", "2025-02-02", "3"},
                                   {"now", "d50.1", "done", "2026-08-02", "1"},
                                   {"later", "ban.stopped", "yes", "2026-12-02", "2"}}));
  EXPECT_EQ(before.of("").arguments.at("on_day").at("now"), "2");
  const Said after =
      judged({.systems = {late, images}, .institution = {{"LIT.1", "2"}}, .today = "2026-12-02"});
  EXPECT_EQ(after.steps, (std::vector<SaidStep>{{"now", "ban.stopped", "yes", "2026-12-02", "2"},
                                                {"now", "d50.1", "done", "2026-08-02", "1"}}));
  const Said stopped =
      judged({.systems = {plain_with({{"ban.practice", "[ba e]"}, {"ban.stopped", "yes"}})},
              .institution = {{"LIT.1", "2"}}});
  EXPECT_TRUE(stopped.steps.empty());
  EXPECT_EQ(stopped.of("1").findings, "stopped minimal ");
}

TEST(Duties, MoreThanAReplyHoldsIsToldAndLeftOut) {
  Given given = high;
  for (const char* duty : {"d26.1", "d50.1", "d50.2", "m53", "p6"})
    given[duty] = "no";
  const Said said = judged({.systems = std::vector<Given>(401, plain_with(given))});
  EXPECT_EQ(said.steps.size(), 2000u);
  EXPECT_EQ(said.of("").arguments.at("too_many").at("left"), "6");
}

// A hundred systems about which much is said fit in a reply.
TEST(Duties, AHundredSystemsFit) {
  Given given = high;
  given["a3.education"] = "[3a 3b 3c 3d]";
  given["a3.work"] = "[4a 4b]";
  given["role.change"] = "[name modified purpose]";
  given["sys.placed"] = "2024-01-01";
  given["t.talks"] = "yes";
  given["t.obvious"] = "no";
  for (const char* duty : {"d26.1", "d50.1", "d50.2", "m53", "p6"})
    given[duty] = "no";
  const Said said = judged({.systems = std::vector<Given>(100, plain_with(given))});
  EXPECT_LT(said.text.size(), 700'000u);
}

TEST(Judge, TheSameFactsGiveTheSameBytes) {
  const Asked asked{.systems = {plain_with(high), plain()}};
  EXPECT_EQ(judged(asked).text, judged(asked).text);
}

}  // namespace
}  // namespace peil::ai_act
