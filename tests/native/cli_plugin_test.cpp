// The commands for plugins' authors: new, check, test, score, pack, unpack.
#include "command_line.hpp"
#include "engine/base/limits.hpp"
#include "engine/plugin/pack.hpp"
#include "tests/places.hpp"

#include <boost/json/parse.hpp>

#include <sys/stat.h>
#include <unistd.h>

#include <thread>

namespace peil::native {
namespace {

using namespace test;
namespace fs = std::filesystem;
namespace json = boost::json;

const fs::path programs = peil::test::hostile_plugins;

class PluginCommands : public CommandLine {
 protected:
  Ended here(const std::vector<std::string>& arguments) {
    return run_peil_in(folder_.path(), arguments);
  }

  // A plugin as `peil new` makes it.
  fs::path made(const std::string& name = "my-plugin") {
    EXPECT_EQ(here({"new", name}).code, 0);
    return folder_ / name;
  }

  // One with a program, in a folder of its own.
  fs::path with_program(const std::string& which = "good") {
    const fs::path folder = folder_ / which;
    fs::copy(programs / which, folder);
    return folder;
  }

  std::string pack_of(const fs::path& folder, const std::string& name = "a.peilpack.json") {
    const Ended packed = here({"pack", folder, "-o", name});
    EXPECT_EQ(packed.code, 0) << packed.err;
    return contents(folder_ / name);
  }

  // What the page shows in this language, in its order.
  static std::vector<std::string> code_blocks(const std::string& page, const std::string& name) {
    const std::string text = contents(page);
    std::vector<std::string> blocks;
    const std::string open = "```" + name + "\n";
    for (std::size_t at = text.find(open); at != text.npos; at = text.find(open, at + 1)) {
      const std::size_t begin = at + open.size();
      blocks.push_back(text.substr(begin, text.find("```", begin) - begin));
    }
    return blocks;
  }

  void change(const fs::path& path, std::string_view from, std::string_view to) {
    put(path, replaced(contents(path), from, to));
  }
};

TEST_F(PluginCommands, NewMakesAPluginWithoutProblems) {
  const Ended begun = here({"new", "my-plugin"});
  EXPECT_EQ(begun.code, 0);
  EXPECT_TRUE(has(begun.out, "peil watch my-plugin")) << begun.out;
  EXPECT_EQ(names_in(folder_ / "my-plugin"),
            (std::vector<std::string>{"README.md", "assessment.json", "plugin.json"}));
  EXPECT_TRUE(has(contents(folder_ / "my-plugin/plugin.json"), "\"org.example.my-plugin\""));
  for (const std::string& name : names_in(folder_ / "my-plugin"))
    EXPECT_FALSE(has(contents(folder_ / "my-plugin" / name), "@")) << name;
  const Ended checked = here({"check", "--strict", "my-plugin"});
  EXPECT_EQ(checked.code, 0) << checked.out;
  EXPECT_EQ(checked.out, "2 files checked: no problems\n");
  const Ended tested = here({"test", "my-plugin"});
  EXPECT_EQ(tested.code, 0) << tested.out;
  EXPECT_TRUE(has(tested.out, "2 passed, 0 failed")) << tested.out;
}

TEST_F(PluginCommands, NewWithLogicMakesSourcesToo) {
  const Ended begun = here({"new", "my-plugin", "--with-logic"});
  EXPECT_EQ(begun.code, 0);
  EXPECT_TRUE(has(begun.out, "cd my-plugin && cmake --workflow --preset default")) << begun.out;
  EXPECT_EQ(names_in(folder_ / "my-plugin"),
            (std::vector<std::string>{"CMakeLists.txt", "CMakePresets.json", "README.md",
                                      "assessment.json", "logic.cpp", "plugin.json"}));
  for (const std::string& name : names_in(folder_ / "my-plugin"))
    EXPECT_FALSE(has(contents(folder_ / "my-plugin" / name), "@")) << name;
  const Ended tested = here({"test", "my-plugin"});
  EXPECT_EQ(tested.code, 0) << tested.err;
  EXPECT_TRUE(has(tested.out, "“logic.wasm” is not there. Build it first.")) << tested.out;
}

TEST_F(PluginCommands, NewRefusesNamesThatLeadElsewhere) {
  for (const char* name :
       {"../", "a/..", "/", ".", "..", "", "-x", "x-", "X", "a b", "a_b", "1a", "caf\xc3\xa9",
        "a.b", "a/B", "\x1b[31m", "long-long-long-long-long-long-long-long-long-long-long-long"}) {
    const Ended ended = here({"new", "--", name});
    EXPECT_EQ(ended.code, 2) << name;
    EXPECT_FALSE(has(ended.err, "\x1b")) << name;
  }
  EXPECT_TRUE(names_in(folder_.path()).empty());
}

TEST_F(PluginCommands, NewTakesAPathThatEndsWithTheName) {
  fs::create_directory(folder_ / "deep");
  const std::vector<fs::path> places{"a/b-1", "deep/../c/", folder_ / "d"};
  for (const fs::path& place : places) {
    const Ended ended = here({"new", place});
    EXPECT_EQ(ended.code, 0) << ended.err;
    EXPECT_EQ(here({"check", "--strict", place}).code, 0) << place;
  }
  EXPECT_TRUE(has(here({"new", "deep/e"}).out, "peil watch deep/e ")) << "as it is to be typed";
  EXPECT_TRUE(has(contents(folder_ / "a/b-1/plugin.json"), "\"org.example.b-1\""));
}

// The steps of docs/authoring.md, in their order.
TEST_F(PluginCommands, WhatTheGuideWritesFitsTheTemplate) {
  const std::vector<std::string> blocks =
      code_blocks(peil::test::source("docs/authoring.md"), "json");
  ASSERT_GE(blocks.size(), 5u);
  const fs::path assessment = made("backups") / "assessment.json";
  change(assessment, "\"findings\": [", "\"findings\": [" + blocks[0] + ",");
  change(assessment, "\"labels\": [", blocks[1] + ",\n\"labels\": [");
  change(assessment, "\"examples\": [", "\"examples\": [" + blocks[2] + ",");
  const Ended checked = here({"check", "--strict", "backups"});
  EXPECT_EQ(checked.code, 0) << checked.out;
  EXPECT_TRUE(has(here({"test", "backups"}).out, "3 passed, 0 failed"));
  put(folder_ / "mine.peil.json", blocks[3]);
  EXPECT_EQ(here({"check", "--strict", "backups", "mine.peil.json"}).code, 0);
  const Ended scored = here({"score", "backups", "mine.peil.json"});
  EXPECT_EQ(scored.code, 0) << scored.err;
  EXPECT_TRUE(has(scored.out, "Prepared")) << scored.out;
}

TEST_F(PluginCommands, NewNeverWritesOverAnything) {
  file("full/mine.txt", "mine");
  file("file", "mine");
  fs::create_directory_symlink(folder_ / "full", folder_ / "link");
  fs::create_symlink(folder_ / "nowhere", folder_ / "broken");
  for (const char* name : {"full", "file", "link", "broken"})
    EXPECT_EQ(here({"new", name}).code, 1) << name;
  EXPECT_EQ(names_in(folder_ / "full"), std::vector<std::string>{"mine.txt"});
  EXPECT_EQ(contents(folder_ / "file"), "mine");
  fs::create_directory(folder_ / "empty");
  EXPECT_EQ(here({"new", "empty"}).code, 0);
}

TEST_F(PluginCommands, CheckTellsWhatIsWrongInEachFileOfAPlugin) {
  const fs::path plugin = made();
  change(plugin / "plugin.json", "\"0.1.0\"", "\"nought\"");
  change(plugin / "assessment.json", "\"scale\": \"often\"", "\"scale\": \"oftener\"");
  const Ended ended = here({"check", "my-plugin"});
  EXPECT_EQ(ended.code, 1);
  EXPECT_TRUE(has(ended.out, "my-plugin/plugin.json:4:14: error[bad_version]")) << ended.out;
  EXPECT_TRUE(has(ended.out, "error[dangling_id]")) << ended.out;
  EXPECT_TRUE(has(ended.out, "my-plugin/assessment.json:")) << ended.out;
  const json::object report =
      json::parse(here({"check", "--format", "json", "my-plugin/"}).out).as_object();
  ASSERT_EQ(report.at("files").as_array().size(), 2u);
  EXPECT_EQ(report.at("files").at(0).at("kind"), "plugin");
  EXPECT_EQ(report.at("files").at(0).at("file"), "my-plugin/plugin.json");
  EXPECT_EQ(report.at("files").at(1).at("kind"), "definition");
  // As an editor calls it, with the file that was saved.
  EXPECT_EQ(here({"check", "my-plugin/plugin.json"}).out, ended.out);
}

TEST_F(PluginCommands, CheckLooksAtProgramsAndRunsThem) {
  with_program();
  const Ended good = here({"check", "good"});
  EXPECT_EQ(good.code, 0) << good.out;
  EXPECT_TRUE(has(good.out, "3 files checked")) << good.out;
  with_program("import_wasi");
  const Ended importing = here({"check", "import_wasi"});
  EXPECT_EQ(importing.code, 1);
  EXPECT_TRUE(has(importing.out, "import_wasi/logic.wasm: error[module_import]")) << importing.out;
  // No example asks these two anything: they are tried all the same.
  for (const auto& [name, code] :
       {std::pair("trap_call", "plugin_fault_trap"), std::pair("unsteady", "plugin_fault_unsteady"),
        std::pair("describe_other", "plugin_description")}) {
    with_program(name);
    const Ended ended = here({"check", name});
    EXPECT_EQ(ended.code, 1) << name;
    EXPECT_TRUE(has(ended.out, "error[" + std::string(code) + "]")) << name << ended.out;
  }
}

TEST_F(PluginCommands, TestRunsExamplesWithTheProgram) {
  const fs::path plugin = with_program();
  change(plugin / "assessment.json", "\"program\": {", R"("examples": [
    { "title": { "nl": "Klopt", "en": "Right" }, "answers": { "q1": "1" },
      "expect": { "program": { "scores": { "extra": 2.5 }, "findings": ["remark"] } } },
    { "title": { "nl": "Klopt niet", "en": "Wrong" }, "answers": { "q1": "1" },
      "expect": { "program": { "scores": { "extra": 3 } } } }
  ],
  "program": {)");
  const Ended ended = here({"test", "good"});
  EXPECT_EQ(ended.code, 1) << ended.out;
  EXPECT_TRUE(has(ended.out, "ok      good/assessment.json: Klopt\n")) << ended.out;
  EXPECT_TRUE(has(ended.out, "FAILED  good/assessment.json: Klopt niet\n")) << ended.out;
  EXPECT_TRUE(has(ended.out, "1 passed, 1 failed")) << ended.out;

  // As its sources are before they are built.
  fs::remove(plugin / "logic.wasm");
  const Ended unbuilt = here({"test", "good"});
  EXPECT_EQ(unbuilt.code, 0) << unbuilt.out << unbuilt.err;
  EXPECT_TRUE(has(unbuilt.out, "2 passed, 0 failed")) << unbuilt.out;
  EXPECT_TRUE(has(unbuilt.out, "“logic.wasm” is not there")) << unbuilt.out;
  EXPECT_EQ(here({"check", "good"}).code, 1);
  fs::create_directories(folder_ / "good/build/plugins");
  fs::copy(programs / "good", folder_ / "good/build/plugins/good");
  EXPECT_TRUE(has(here({"test", "good"}).out, "too: good/build/plugins/good\n"));
}

TEST_F(PluginCommands, TestOfNoExamplesIsNoSuccess) {
  const fs::path plugin = made();
  change(plugin / "assessment.json", "\"examples\"", "\"exempla\"");
  const Ended ended = here({"test", "my-plugin"});
  EXPECT_EQ(ended.code, 1);
  EXPECT_TRUE(has(ended.out, "none    my-plugin/assessment.json: no examples")) << ended.out;
  EXPECT_TRUE(has(ended.err, "nothing was tested")) << ended.err;
  EXPECT_TRUE(ended.out.ends_with("0 passed, 0 failed\n")) << ended.out;
  // Beside one that has some it is only said.
  EXPECT_EQ(here({"new", "other"}).code, 0);
  const Ended both = here({"test", "my-plugin", "other"});
  EXPECT_EQ(both.code, 0) << both.out;
  EXPECT_TRUE(has(both.out, "no examples")) << both.out;
}

TEST_F(PluginCommands, TestPrintsWhatTheProgramLogs) {
  const fs::path plugin = with_program("logs");
  change(plugin / "assessment.json", "\"program\": {", R"("examples": [
    { "title": { "nl": "Een", "en": "One" }, "answers": {}, "expect": { "program": { "findings": [] } } }
  ],
  "program": {)");
  EXPECT_TRUE(has(here({"test", "logs"}).out, "        log: "));
}

TEST_F(PluginCommands, CheckAndTestTakePacksAndFoldersOfPlugins) {
  const fs::path plugin = made();
  pack_of(plugin);
  const Ended checked = here({"check", "a.peilpack.json"});
  EXPECT_EQ(checked.code, 0) << checked.out;
  EXPECT_TRUE(has(here({"test", "a.peilpack.json"}).out, "2 passed, 0 failed"));
  fs::create_directory(folder_ / "all");
  fs::rename(plugin, folder_ / "all/one");
  EXPECT_EQ(here({"check", "all"}).out, "2 files checked: no problems\n");
  fs::create_directory(folder_ / "empty");
  for (const char* command : {"check", "test"}) {
    const Ended ended = here({command, "empty"});
    EXPECT_EQ(ended.code, 2);
    EXPECT_TRUE(has(ended.err, "no plugin.json or assessment.json in empty")) << ended.err;
  }
}

TEST_F(PluginCommands, PackAndUnpackGiveTheSameBytesAgain) {
  for (const fs::path& plugin : {made(), with_program()}) {
    const std::string first = pack_of(plugin, "first.peilpack.json");
    const Ended unpacked = here({"unpack", "first.peilpack.json", "-o", "out"});
    ASSERT_EQ(unpacked.code, 0) << unpacked.err;
    EXPECT_FALSE(has(contents(folder_ / "out/plugin.json"), "sha256"));
    EXPECT_EQ(contents(folder_ / "out/assessment.json"), contents(plugin / "assessment.json"));
    EXPECT_EQ(contents(folder_ / "out/logic.wasm"), contents(plugin / "logic.wasm"));
    EXPECT_EQ(pack_of(folder_ / "out", "second.peilpack.json"), first);
    fs::remove_all(folder_ / "out");
  }
}

TEST_F(PluginCommands, PackSaysWhatItMadeAndWhereNothingElseIsSaid) {
  made();
  const Ended ended = here({"pack", "my-plugin"});
  EXPECT_EQ(ended.code, 0) << ended.err;
  EXPECT_TRUE(has(ended.out, "org.example.my-plugin.peilpack.json: Backups 0.1.0, ")) << ended.out;
  EXPECT_TRUE(has(ended.out, "\nsha256:")) << ended.out;
  EXPECT_TRUE(read_pack(contents(folder_ / "org.example.my-plugin.peilpack.json"), "p").plugin);
  EXPECT_EQ(here({"unpack", "org.example.my-plugin.peilpack.json"}).code, 0);
  EXPECT_TRUE(fs::exists(folder_ / "org.example.my-plugin/assessment.json"));
}

TEST_F(PluginCommands, PackWritesIntoAPipeAndTellsOfItElsewhere) {
  const std::string pack = pack_of(made());
  ASSERT_EQ(::mkfifo((folder_ / "pipe").c_str(), 0600), 0);
  std::string read;
  std::thread reader([&] { read = contents(folder_ / "pipe"); });
  const Ended ended = here({"pack", "my-plugin", "-o", "pipe"});
  reader.join();
  EXPECT_EQ(ended.code, 0) << ended.err;
  EXPECT_EQ(read, pack);
  EXPECT_TRUE(fs::is_fifo(folder_ / "pipe"));
  EXPECT_TRUE(has(ended.err, "pipe: Backups 0.1.0")) << ended.err;
  EXPECT_EQ(ended.out, "");
}

TEST_F(PluginCommands, PackSaysWhyItCantWrite) {
  made();
  const Ended ended = here({"pack", "my-plugin", "-o", "missing/pack"});
  EXPECT_EQ(ended.code, 2);
  EXPECT_TRUE(has(ended.err,
                  "missing/pack: error[file_unwritable]: The file can't be written: "
                  "No such file or directory."))
      << ended.err;
}

TEST_F(PluginCommands, PackRefusesAPluginWithProblems) {
  const fs::path plugin = made();
  change(plugin / "assessment.json", "\"prepared\": 100", "\"prepared\": 99");
  const Ended failing = here({"pack", "my-plugin"});
  EXPECT_EQ(failing.code, 1);
  EXPECT_TRUE(has(failing.err, "example_failed")) << failing.err;
  EXPECT_EQ(names_in(folder_.path()), std::vector<std::string>{"my-plugin"});
  with_program("trap_call");
  EXPECT_EQ(here({"pack", "trap_call"}).code, 1);
  EXPECT_EQ(here({"pack", "my-plugin/plugin.json"}).code, 2);
  EXPECT_EQ(here({"pack", "missing"}).code, 2);
  fs::create_directory(folder_ / "empty");
  EXPECT_EQ(here({"pack", "empty"}).code, 1);
}

TEST_F(PluginCommands, UnpackNeverWritesOverAnything) {
  pack_of(made());
  file("out/assessment.json", "mine");
  EXPECT_EQ(here({"unpack", "a.peilpack.json", "-o", "out"}).code, 1);
  EXPECT_EQ(names_in(folder_ / "out"), std::vector<std::string>{"assessment.json"});
  EXPECT_EQ(contents(folder_ / "out/assessment.json"), "mine");
  fs::create_directory(folder_ / "linked");
  fs::create_symlink(folder_ / "elsewhere", folder_ / "linked/plugin.json");
  EXPECT_EQ(here({"unpack", "a.peilpack.json", "-o", "linked"}).code, 1);
  EXPECT_FALSE(fs::exists(folder_ / "elsewhere"));
  EXPECT_EQ(here({"unpack", "a.peilpack.json", "-o", "out/assessment.json"}).code, 2);
}

TEST_F(PluginCommands, UnpackRefusesPacksThatWereTamperedWith) {
  const std::string good = pack_of(made());
  const std::vector<std::string> bad{
      replaced(good, "\"assessment.json\": {", "\"../assessment.json\": {"),
      replaced(good, "\"assessment.json\": {", "\"/tmp/assessment.json\": {"),
      replaced(good, "\"assessment.json\": {", "\"a/assessment.json\": {"),
      replaced(good, "\"assessment.json\": {",
               "\"plugin.json\": { \"text\": \"{}\" }, \"assessment.json\": {"),
      replaced(good, "\"path\": \"assessment.json\"", "\"path\": \"../../assessment.json\""),
      replaced(good, "\"id\": \"org.example.my-plugin\"", "\"id\": \"../org.example\""),
      replaced(good, "Gegevens bewaren", "Gegevens wissen"),
      good.substr(0, good.size() / 2),
      "",
      "{}",
      small_record(),
  };
  for (const std::string& text : bad) {
    file("bad/bad.peilpack.json", text);
    const Ended ended = run_peil_in(folder_ / "bad", {"unpack", "bad.peilpack.json"});
    EXPECT_EQ(ended.code, 1) << text.substr(0, 300);
    EXPECT_FALSE(ended.err.empty());
    EXPECT_EQ(names_in(folder_ / "bad"), std::vector<std::string>{"bad.peilpack.json"});
    EXPECT_EQ(names_in(folder_.path()),
              (std::vector<std::string>{"a.peilpack.json", "bad", "my-plugin"}));
  }
}

TEST_F(PluginCommands, PacksOverTheLimitAreRefused) {
  file("huge.peilpack.json", "{\"peil_pack\": 1, " + std::string(limits::file_bytes, ' '));
  for (const char* command : {"unpack", "check"}) {
    const Ended ended = here({command, "huge.peilpack.json"});
    EXPECT_EQ(ended.code, 1) << command;
    EXPECT_TRUE(has(ended.out + ended.err, "file_too_large")) << command;
  }
  EXPECT_EQ(here({"unpack", "missing.peilpack.json"}).code, 2);
}

class ScoreWithProgram : public PluginCommands {
 protected:
  ScoreWithProgram() {
    with_program();
    file("record.peil.json", R"({ "peil_record": 1, "id": "r1",
      "assessment": { "id": "org.example.good", "version": "1.0.0" },
      "answers": { "q1": { "value": "1" } } })");
  }
};

TEST_F(ScoreWithProgram, TextHasWhatTheProgramSays) {
  const Ended ended = here({"score", "good", "record.peil.json"});
  EXPECT_EQ(ended.code, 0) << ended.err;
  EXPECT_TRUE(has(ended.out, "The plugin's program says:")) << ended.out;
  EXPECT_TRUE(has(ended.out, "2.50  2.00 to 3.00")) << ended.out;
  EXPECT_TRUE(has(ended.out, "Flag: can't be said yet – settled by q2\n")) << ended.out;
  EXPECT_TRUE(has(ended.out,
                  "caf\xc3\xa9: 2.40 on 2027-03-31, by “First”.\n"
                  "      because of q1, q2\n"))
      << ended.out;
  EXPECT_TRUE(has(ended.out, "q1  First → Middle")) << ended.out;
}

TEST_F(ScoreWithProgram, JsonHasAMemberForIt) {
  const Ended ended = here({"score", "--json", "good", "record.peil.json"});
  EXPECT_EQ(ended.code, 0) << ended.err;
  const json::value outcome = json::parse(ended.out);
  EXPECT_EQ(outcome.at("program").at("scores").at(0).at("id"), "extra");
  pack_of(folder_ / "good");
  EXPECT_EQ(here({"score", "--json", "a.peilpack.json", "record.peil.json"}).out, ended.out);
}

TEST_F(ScoreWithProgram, ExplainsWhatItAdded) {
  const Ended ended = here({"score", "--explain", "extra", "good", "record.peil.json"});
  EXPECT_EQ(ended.code, 0) << ended.err;
  EXPECT_TRUE(has(ended.out, "because of:\n    q1  First")) << ended.out;
  EXPECT_TRUE(has(ended.out, "note: So it came.")) << ended.out;
  EXPECT_FALSE(has(ended.out, "Flag")) << ended.out;
  const Ended as_json =
      here({"score", "--json", "--explain", "remark", "good", "record.peil.json"});
  EXPECT_EQ(json::parse(as_json.out).at(0).at("findings").at(0).at("id"), "remark");
  EXPECT_EQ(here({"score", "--explain", "nonsense", "good", "record.peil.json"}).code, 2);
}

TEST_F(ScoreWithProgram, AFailingProgramLeavesWhatDataGives) {
  fs::copy_file(programs / "trap_call/logic.wasm", folder_ / "good/logic.wasm",
                fs::copy_options::overwrite_existing);
  const Ended ended = here({"score", "--json", "good", "record.peil.json"});
  EXPECT_EQ(ended.code, 1);
  EXPECT_TRUE(has(ended.err, "plugin_fault_trap")) << ended.err;
  const json::object outcome = json::parse(ended.out).as_object();
  EXPECT_TRUE(outcome.contains("scores"));
  EXPECT_FALSE(outcome.contains("program"));
}

TEST_F(ScoreWithProgram, TodayMustBeADay) {
  EXPECT_EQ(here({"score", "--today", "2026-02-30", "good", "record.peil.json"}).code, 2);
  EXPECT_EQ(here({"score", "--today", "2026-02-28", "good", "record.peil.json"}).code, 0);
}

}  // namespace
}  // namespace peil::native
