// The command that prints the register of a record's subjects.
#include "command_line.hpp"

#include "engine/json/canonical.hpp"
#include "tests/places.hpp"

#include <boost/json/parse.hpp>

namespace peil::native {
namespace {

using namespace test;
namespace fs = std::filesystem;

TEST_F(CommandLine, RegisterIsATableForASpreadsheet) {
  const Ended ended = run_peil({"register", small(), answers(), "--today", "2026-11-22"});
  EXPECT_EQ(ended.code, 0) << ended.err;
  EXPECT_EQ(
      ended.out,
      "\xef\xbb\xbfSystem,Risk,Owner,Conclusions,Can’t be said yet,Risks,Questions answered,"
      "Questions in all,Last changed,Assessment,Version,As of\r\n"
      "Timetable,Low,,,,1.0,2,2,,org.example.small,1.0.0,2026-11-22\r\n"
      "System 2,,,,Risky (answer first: “Risk”),,0,2,,org.example.small,1.0.0,2026-11-22\r\n");
  EXPECT_TRUE(has(run_peil({"register", small(), answers(), "--language", "nl"}).out,
                  ";Vragen beantwoord;"));
}

TEST_F(CommandLine, RegisterAsJsonIsTheSameEveryTime) {
  const std::vector<std::string> command = {"register", small(),   answers(),
                                            "--json",   "--today", "2026-11-22"};
  const Ended ended = run_peil(command);
  ASSERT_EQ(ended.code, 0) << ended.err;
  const boost::json::value json = boost::json::parse(ended.out);
  EXPECT_EQ(json.at("kind"), "system");
  EXPECT_EQ(json.at("as_of"), "2026-11-22");
  EXPECT_EQ(json.at("rows").at(0).at("cells").at("name"), "Timetable");
  EXPECT_EQ(ended.out, pretty_json(json)) << "written as every other file is";
  EXPECT_EQ(run_peil(command).out, ended.out);
}

TEST_F(CommandLine, RegisterWantsAKindThatIsThere) {
  const Ended other = run_peil({"register", small(), answers(), "--kind", "service"});
  EXPECT_EQ(other.code, 2);
  EXPECT_TRUE(has(other.err, "--kind: system.")) << other.err;
  EXPECT_TRUE(other.out.empty()) << other.out;
  EXPECT_EQ(run_peil({"register", small(), answers(), "--kind", "system"}).code, 0);
  const Ended none = run_peil({"register", nba, some_answers()});
  EXPECT_EQ(none.code, 2);
  EXPECT_TRUE(has(none.err, "no subjects")) << none.err;
  EXPECT_EQ(run_peil({"register", small(), answers(), "--today", "tomorrow"}).code, 2);
  EXPECT_EQ(run_peil({"register", small(), folder_ / "missing"}).code, 2);
}

TEST_F(CommandLine, RowsBecomeSubjectsAndWhatIsLeftIsSaid) {
  const fs::path table =
      file("table.csv", "System,Risk,Price\nPlanner,low,3\n,Low,4\nTimetable,Low,5\nBot,wild,6\n");
  const Ended ended = run_peil({"rows", small(), answers(), table});
  EXPECT_EQ(ended.code, 0) << ended.err;
  EXPECT_TRUE(has(ended.err, "row 4: “wild” is no answer to ")) << ended.err;
  EXPECT_TRUE(has(ended.err, "columns left out: Price\n")) << ended.err;
  EXPECT_TRUE(has(ended.err, "rows left out, already there: Timetable\n")) << ended.err;
  EXPECT_TRUE(has(ended.err, "rows left out, without a name: 1\n")) << ended.err;
  const boost::json::value made = boost::json::parse(ended.out);
  const boost::json::array& systems = made.at("subjects").at("system").as_array();
  ASSERT_EQ(systems.size(), 4u) << "two were there";
  const Ended again = run_peil({"rows", small(), file("more.peil.json", ended.out), table});
  EXPECT_EQ(again.code, 1);
  EXPECT_TRUE(has(again.err, "no row of this table can be added")) << again.err;
  EXPECT_TRUE(again.out.empty()) << again.out;
  EXPECT_EQ(run_peil({"rows", small(), answers(), folder_ / "missing.csv"}).code, 2);
  EXPECT_EQ(run_peil({"rows", small(), answers(), table, "--kind", "service"}).code, 2);
}

TEST_F(CommandLine, RegisterSaysWhereTheProgramFailed) {
  const fs::path hostile = peil::test::hostile_plugins;
  for (const char* name : {"good", "trap_call"}) {
    const fs::path plugin = folder_ / name;
    fs::copy(hostile / name, plugin);
    std::string text = contents(plugin / "assessment.json");
    text = replaced(text, "\"sections\": [",
                    R"("subjects": { "tool": { "title": { "nl": "Spullen", "en": "Tools" },
        "name_question": "tool_name" } }, "sections": [ { "id": "tools", "for": "tool",
        "title": { "nl": "Spul", "en": "Tool" }, "questions": [ { "id": "tool_name", "type": "text",
        "title": { "nl": "Naam", "en": "Name" } } ] },)");
    text = replaced(text, "\"labels\": [", R"("labels": [ { "id": "odd", "for": "tool",
        "title": { "nl": "Vreemd", "en": "Odd" } }, )");
    put(plugin / "assessment.json", text);
    const std::string id = name == std::string_view("good") ? "good" : "hostile";
    const std::string record =
        file("record.peil.json",
             R"({ "peil_record": 1, "id": "r1", "assessment": { "id": "org.example.)" + id +
                 R"(", "version": "1.0.0" }, "answers": {},
        "subjects": { "tool": [ { "id": "t1", "answers": { "tool_name": { "value": "Hammer" } } } ] } })");
    const Ended ended = run_peil({"register", plugin, record, "--today", "2026-11-22"});
    const bool is_good = id == "good";
    EXPECT_EQ(ended.code, is_good ? 0 : 1) << name << ended.err;
    EXPECT_TRUE(has(ended.out, is_good
                                   ? "\r\nHammer,,,,1,1,"
                                   : "\r\nHammer,,Unknown: the assessment’s program gave no answer,"
                                     "Unknown: the assessment’s program gave no answer,1,1,"))
        << name << ended.out;
    EXPECT_EQ(has(ended.err, "plugin_fault_trap"), !is_good) << ended.err;
  }
}

}  // namespace
}  // namespace peil::native
