// Every label with five systems of an mbo institution at least, and the article that decides.
#include "asking.hpp"

#include "tests/places.hpp"

#include <peil/json_reader.hpp>

#include <gtest/gtest.h>

#include <fstream>
#include <iterator>
#include <map>

// A namespace of its own: other tests have their yes and no.
namespace peil::ai_act::labels {
namespace {

using namespace test;

enum class Is { yes, no, open };

struct Row {
  const char* label;
  Is state;
  const char* system;  // what it is, and why
  Given more;          // than a bought system for which nothing holds
  Given institution = {};
};

constexpr Is yes = Is::yes;
constexpr Is no = Is::no;
constexpr Is open = Is::open;

Given both(Given a, const Given& b) {
  for (const auto& [id, answer] : b)
    a[id] = answer;
  return a;
}

const Given profiles{{"f.profiling", "yes"}};
const Given passes{{"a3.education", "[3a]"},
                   {"f.profiling", "no"},
                   {"f.material", "no"},
                   {"f.ground", "[a]"},
                   {"f.documented", "yes"}};
const Given product{{"a1.kind", "a"}, {"a1.safety", "yes"}, {"a1.third", "yes"}};
const Given grades{{"sys.use", "grading"}, {"a3.education", "[3b]"}, {"f.profiling", "yes"}};
const Given chats{{"t.talks", "yes"}, {"t.obvious", "no"}};
const Given draws{{"t.makes", "yes"}, {"t.assist", "no"}, {"t.fake", "no"}, {"t.text", "no"}};
const Given feels{{"ban.practice", "[f]"}, {"ban.safety", "no"}, {"a3.body", "[1c]"}};
const Given trained{{"role.made", "built"}, {"g.kind", "makes"}, {"g.systemic", "no"}};
const Given later{{"view.moment", "annex3"}};

const Row rows[] = {
    {"ai_system", yes, "language model, 3(1)", {}},
    {"ai_system", yes, "knowledge system that reasons, recital 12", {{"ai.rules", "logic"}}},
    {"ai_system", yes, "decision table that infers, recital 12", {{"ai.rules", "yes"}}},
    {"ai_system", no, "spreadsheet", {{"ai.rules", "yes"}, {"ai.infer", "no"}}},
    {"ai_system", no, "statistics that decide nothing", {{"ai.output", "no"}}},
    {"ai_system", open, "the supplier says nothing", {{"ai.infer", "unknown"}}},

    {"outside", yes, "homework at home, 2(10)", {{"scope.ground", "[private]"}}},
    {"outside",
     yes,
     "research on paper, 2(6)",
     {{"scope.ground", "[research]"}, {"scope.practice", "no"}}},
    {"outside",
     no,
     "the same in a classroom, 2(8)",
     {{"scope.ground", "[research]"}, {"scope.practice", "yes"}}},
    {"outside", yes, "open model for timetables, 2(12)", {{"scope.ground", "[open]"}}},
    {"outside", no, "open model that grades, 2(12)", both({{"scope.ground", "[open]"}}, grades)},
    {"outside",
     open,
     "prototype, use unknown",
     {{"scope.ground", "[testing]"}, {"scope.practice", "unknown"}}},

    {"role_provider", yes, "own chatbot, 3(3)", {{"role.made", "built"}}},
    {"role_provider", yes, "made for the institution, 3(3)", {{"role.made", "commissioned"}}},
    {"role_provider", no, "bought", {}},
    {"role_provider", no, "grades with a general chatbot, today, 25(1)(c)",
     both(grades, {{"role.change", "[purpose]"}})},
    {"role_provider", yes, "the same on the day of chapter III",
     both(grades, {{"role.change", "[purpose]"}}), later},
    {"role_provider", open, "configured, reading open", {{"role.made", "configured"}}},

    {"provider_later", yes, "grades with a general chatbot, 25(1)(c)",
     both(grades, {{"role.change", "[purpose]"}})},
    {"provider_later", yes, "own name on it, 25(1)(a)", both(grades, {{"role.change", "[name]"}})},
    {"provider_later", yes, "lift with AI under the own name, 25(3)",
     both(product, {{"role.trade", "[product]"}})},
    {"provider_later", no, "built anyway, 3(3)",
     both(grades, {{"role.change", "[modified]"}, {"role.made", "built"}})},
    {"provider_later", no, "lesson plans with another purpose", {{"role.change", "[purpose]"}}},
    {"provider_later", no, "once it is one", both(grades, {{"role.change", "[name]"}}), later},

    {"role_deployer", yes, "bought and used, 3(4)", {}},
    {"role_deployer", no, "only an idea", {{"role.used", "no"}}},
    {"role_deployer", open, "not known yet", {{"role.used", "unknown"}}},
    {"role_deployer", no, "at home, 2(10)", {{"scope.ground", "[private]"}}},
    {"role_deployer", yes, "own system, used too", {{"role.made", "built"}}},

    {"role_importer", yes, "headset from outside the EU, 3(6)", {{"role.trade", "[import]"}}},
    {"role_importer", yes, "and passed on", {{"role.trade", "[import distribute]"}}},
    {"role_importer", no, "bought here", {}},
    {"role_importer", no, "own system", {{"role.made", "built"}, {"role.trade", "[own]"}}},
    {"role_importer", no, "not AI", {{"role.trade", "[import]"}, {"ai.infer", "no"}}},

    {"role_distributor", yes, "passed on to schools, 3(7)", {{"role.trade", "[distribute]"}}},
    {"role_distributor", no, "imported, 3(7)", {{"role.trade", "[import distribute]"}}},
    {"role_distributor",
     no,
     "own model for schools, 3(7)",
     {{"role.made", "built"}, {"role.trade", "[distribute]"}}},
    {"role_distributor",
     no,
     "own system for schools",
     {{"role.made", "built"}, {"role.trade", "[own]"}}},
    {"role_distributor", no, "high-risk under the own name, 25(1)(a)",
     both(grades, {{"role.change", "[name]"}, {"role.trade", "[distribute]"}})},

    {"prohibited", yes, "attention by webcam, 5(1)(f)", feels},
    {"prohibited", no, "stress of a patient, 5(1)(f)", both(feels, {{"ban.safety", "yes"}})},
    {"prohibited", yes, "faces from the internet, 5(1)(e)", {{"ban.practice", "[e]"}}},
    {"prohibited", no, "once it has stopped", both(feels, {{"ban.stopped", "yes"}})},
    {"prohibited", yes, "ended without evidence", both(feels, {{"sys.status", "ended"}})},
    {"prohibited",
     open,
     "nudging, harm unknown, 5(1)(a)",
     {{"ban.practice", "[a]"}, {"ban.harm", "unknown"}}},
    {"prohibited", no, "images, before their day", {{"ban.practice", "[ba]"}}},

    {"prohibited_later", yes, "intimate images, 5(1)(ba)", {{"ban.practice", "[ba]"}}},
    {"prohibited_later", yes, "abuse images, 5(1)(bb)", {{"ban.practice", "[bb]"}}},
    {"prohibited_later", no, "from their day on", {{"ban.practice", "[ba]"}}, later},
    {"prohibited_later", no, "prohibited already", {{"ban.practice", "[e]"}}},
    {"prohibited_later",
     no,
     "function removed",
     {{"ban.practice", "[ba]"}, {"ban.stopped", "yes"}}},

    {"stopped", yes, "attention meter off", both(feels, {{"ban.stopped", "yes"}})},
    {"stopped", yes, "system ended, recorded",
     both(feels, {{"ban.stopped", "yes"}, {"sys.status", "ended"}})},
    {"stopped", no, "off, not recorded", both(feels, {{"ban.stopped", "off"}})},
    {"stopped", no, "nothing was prohibited", {{"ban.stopped", "yes"}}},
    {"stopped", no, "still used", both(feels, {{"ban.stopped", "no"}})},

    {"high_risk_1", yes, "patient lift, 6(1)", product},
    {"high_risk_1", no, "comfort function, 6(1a)", both(product, {{"a1.safety", "no"}})},
    {"high_risk_1", no, "only radio spectrum, 6(1c)", both(product, {{"a1.third", "no"}})},
    {"high_risk_1", open, "assessor unknown", both(product, {{"a1.third", "unknown"}})},
    {"high_risk_1", no, "milling machine, section B", {{"a1.kind", "b"}}},

    {"high_risk_3", yes, "grading, 3(b)", grades},
    {"high_risk_3", yes, "recruitment, 4(a)", both({{"a3.work", "[4a]"}}, profiles)},
    {"high_risk_3", no, "gate with own cooperation, recital 54", {{"a3.body", "[access]"}}},
    {"high_risk_3", yes, "attendance by camera, 3(41)", both({{"a3.body", "[1a]"}}, profiles)},
    {"high_risk_3", no, "folders, documented, 6(3)", passes},
    {"high_risk_3", yes, "folders, bought without paper, 6(4)",
     both(passes, {{"f.documented", "no"}})},
    {"high_risk_3",
     no,
     "detection with practice",
     {{"sys.use", "detection"}, {"a3.exam", "no"}},
     {{"law.detection", "high"}}},
    {"high_risk_3",
     open,
     "detection in exams, reading open",
     {{"sys.use", "detection"}, {"a3.exam", "yes"}, {"f.profiling", "yes"}}},

    {"product_b", yes, "tractor", {{"a1.kind", "b"}}},
    {"product_b", yes, "drone that talks", both({{"a1.kind", "b"}}, chats)},
    {"product_b",
     yes,
     "welding machine, since the amendment",
     {{"a1.kind", "b"}, {"g.kind", "uses"}}},
    {"product_b", no, "patient lift", product},
    {"product_b", no, "timetable", {{"sys.use", "timetable"}}},

    {"profiling", yes, "dropout, 6(3)", both({{"a3.education", "[3b]"}}, profiles)},
    {"profiling", yes, "performance of staff, 6(3)", both({{"a3.work", "[4b]"}}, profiles)},
    {"profiling", no, "advertising: not in Annex III", profiles},
    {"profiling", no, "folders", passes},
    {"profiling", no, "not known", {{"a3.education", "[3b]"}, {"f.profiling", "unknown"}}},

    {"filter", yes, "folders, 6(3)(a)", passes},
    {"filter", yes, "language of feedback, 6(3)(b)", both(passes, {{"f.ground", "[b]"}})},
    {"filter", no, "influences the decision", both(passes, {{"f.material", "yes"}})},
    {"filter", no, "not documented, 6(4)", both(passes, {{"f.documented", "no"}})},
    {"filter", no, "not in Annex III", {{"f.profiling", "no"}, {"f.material", "no"}}},

    {"transparency", yes, "own chatbot, 50(1)", both(chats, {{"role.made", "built"}})},
    {"transparency", no, "bought chatbot", chats},
    {"transparency", yes, "video for an open day, 50(4)", both(draws, {{"t.fake", "yes"}})},
    {"transparency", no, "own subtitles, second exception of 50(2)",
     both(draws, {{"role.made", "built"}, {"t.assist", "same"}})},
    {"transparency", no, "attention meter: prohibited, 50(3) is no cure", feels},
    {"transparency", open, "talks?", {{"role.made", "built"}, {"t.talks", "unknown"}}},
    {"transparency", no, "general chatbot that grades, 25(1)(c)",
     both(both(grades, chats), {{"role.change", "[purpose]"}}), later},

    {"transparency_supplier", yes, "bought chatbot, 50(1)", chats},
    {"transparency_supplier", yes, "bought generator, 50(2)", draws},
    {"transparency_supplier", no, "translation", both(draws, {{"t.assist", "same"}})},
    {"transparency_supplier", no, "own chatbot", both(chats, {{"role.made", "built"}})},
    {"transparency_supplier", yes, "general chatbot that grades, 25(1)(c)",
     both(both(grades, chats), {{"role.change", "[purpose]"}}), later},

    {"gpai_system", yes, "general assistant, 3(66)", {{"g.kind", "uses"}}},
    {"gpai_system", yes, "chatbot on another's model", {{"g.kind", "builds"}}},
    {"gpai_system", no, "early warning", {}},
    {"gpai_system", no, "own model", trained},
    {"gpai_system", no, "not known", {{"g.kind", "unknown"}}},

    {"gpai_provider", yes, "own language model, 53", trained},
    {"gpai_provider",
     yes,
     "a third and more, point 60",
     {{"g.kind", "changes"}, {"g.third", "yes"}}},
    {"gpai_provider", no, "fine-tuned on lessons", {{"g.kind", "changes"}, {"g.third", "no"}}},
    {"gpai_provider",
     open,
     "computing power unknown",
     {{"g.kind", "changes"}, {"g.third", "unknown"}}},
    {"gpai_provider", no, "general assistant", {{"g.kind", "uses"}}},

    {"gpai_systemic", yes, "above 10^25, 51", both(trained, {{"g.systemic", "yes"}})},
    {"gpai_systemic", no, "below it", trained},
    {"gpai_systemic",
     yes,
     "such a model, changed",
     {{"g.kind", "changes"}, {"g.third", "yes"}, {"g.systemic", "yes"}}},
    {"gpai_systemic", no, "only used", {{"g.kind", "uses"}, {"g.systemic", "yes"}}},
    {"gpai_systemic", no, "not known", both(trained, {{"g.systemic", "unknown"}})},

    {"minimal", yes, "timetable", {{"sys.use", "timetable"}}},
    {"minimal", yes, "translation, bought", both(draws, {{"t.assist", "same"}})},
    {"minimal", yes, "mood from text, 3(39)", {{"sys.use", "emotion"}}},
    {"minimal", no, "grading", grades},
    {"minimal", no, "bought chatbot", chats},
    {"minimal", no, "own filter has to be registered, 49(2)",
     both(passes, {{"role.made", "built"}})},

    {"legacy", yes, "of 2024, 111(2)", both(grades, {{"sys.placed", "2024-09-01"}})},
    {"legacy", yes, "the day before", both(grades, {{"sys.placed", "2027-12-01"}})},
    {"legacy", no, "on the day", both(grades, {{"sys.placed", "2027-12-02"}})},
    {"legacy", open, "age unknown", grades},
    {"legacy", no, "changed since",
     both(grades, {{"sys.placed", "2024-09-01"}, {"sys.changed", "2027-12-02"}})},
    {"legacy", yes, "lift of 2027", both(product, {{"sys.placed", "2027-12-31"}})},
};

TEST(Labels, OfFiveSystemsAndMore) {
  std::map<std::string, int> counted;
  for (const Row& row : rows) {
    ++counted[row.label];
    const Said said = judged({.systems = {plain_with(row.more)}, .institution = row.institution});
    const auto has = [&row](const std::string& words) {
      return (" " + words).find(" " + std::string(row.label) + " ") != std::string::npos;
    };
    const Is found = has(said.of("1").yes) ? yes : has(said.of("1").open) ? open : no;
    EXPECT_EQ(found, row.state) << row.label << ": " << row.system;
  }
  std::ifstream file(peil::test::source("assessments/ai-act/assessment.json"), std::ios::binary);
  plugin::Document definition;
  ASSERT_TRUE(definition.read({std::istreambuf_iterator<char>(file), {}}));
  for (const plugin::Value label : definition.root()["program"]["labels"])
    EXPECT_GE(counted[std::string(label["id"].text())], 5) << label["id"].text();
}

}  // namespace
}  // namespace peil::ai_act::labels
