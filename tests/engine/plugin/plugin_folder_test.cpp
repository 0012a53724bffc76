#include "engine/plugin/pack.hpp"

#include "engine/base/sha256.hpp"
#include "fixture.hpp"

namespace peil::test {
namespace {

// Each problem with its file, without its place.
Lines folder_said(PluginFiles files) {
  const auto read = read_plugin_folder(std::move(files), "f");
  EXPECT_EQ(read.plugin.has_value(), !has_errors(read.problems));
  Lines result;
  for (const auto& problem : read.problems)
    result.push_back(problem.place.file + ": " + lines({problem}, false).front());
  return result;
}

Lines folder_said_after(const std::string& file, std::string_view from, std::string_view to) {
  auto files = added_folder();
  files[file] = with(files[file], from, to);
  return folder_said(std::move(files));
}

TEST(PluginFolder, HasTheFilesThatItsManifestNeeds) {
  auto files = added_folder();
  files["notes.txt"] = "what its author keeps beside it";
  const auto read = read_plugin_folder(files, "f");
  ASSERT_TRUE(read.plugin) << lines(read.problems).front();
  EXPECT_EQ(read.plugin->files.size(), 2u);
  EXPECT_EQ(read.plugin->manifest.files.size(), 2u);
  EXPECT_EQ(read.plugin->manifest.files[1].sha256, sha256_text(GoodModule().bytes()));
  EXPECT_TRUE(read.plugin->has_program());
  EXPECT_FALSE(read.plugin->is_bare());

  files.erase("logic.wasm");
  EXPECT_EQ(folder_said(files),
            Lines{"f/plugin.json: error plugin_file_missing /program (logic.wasm)"});
  files.erase("assessment.json");
  EXPECT_EQ(folder_said(files),
            (Lines{"f/plugin.json: error plugin_file_missing  (assessment.json)",
                   "f/plugin.json: error plugin_file_missing /program (logic.wasm)"}));
  EXPECT_EQ(folder_said({}), Lines{"f: error not_a_plugin  ()"});
}

TEST(PluginFolder, ListedFilesAreCompared) {
  auto files = added_folder();
  const auto entry = [&](const std::string& path, const std::string& content) {
    return "{\"path\": \"" + path + "\", \"sha256\": \"" + sha256_text(content) + "\"}";
  };
  files["more.txt"] = "more";
  files["plugin.json"] = with(added_manifest(), "\"capabilities\"",
                              "\"files\": [" + entry("more.txt", "more") + "," +
                                  entry("assessment.json", files["assessment.json"]) + "," +
                                  entry("logic.wasm", files["logic.wasm"]) + "], \"capabilities\"");
  EXPECT_EQ(folder_said(files), Lines{});
  EXPECT_EQ(read_plugin_folder(files, "f").plugin->files.size(), 3u);
  files["more.txt"] = "less";
  EXPECT_EQ(folder_said(files), Lines{"f/plugin.json: error pack_hash /files/0 (more.txt)"});
  files.erase("more.txt");
  EXPECT_EQ(folder_said(files),
            Lines{"f/plugin.json: error plugin_file_missing /files/0 (more.txt)"});
}

TEST(PluginFolder, TheAssessmentIsOneThatItIsFor) {
  EXPECT_EQ(folder_said_after("plugin.json", "\"nl.example.whole\"", "\"nl.example.other\""),
            Lines{"f/plugin.json: error plugin_other_assessment /assessments (nl.example.whole, "
                  "2.0.0)"});
  EXPECT_EQ(folder_said_after("plugin.json", "\"from\": \"2.0.0\"", "\"from\": \"2.0.1\"").size(),
            1u);
  EXPECT_EQ(folder_said_after("plugin.json", "\"from\": \"2.0.0\"", "\"from\": \"2.0.0-rc.1\""),
            Lines{});
  auto files = added_folder();
  files["plugin.json"] = with(added_manifest(), {{"\"from\": \"2.0.0\"", "\"from\": \"1.0.0\""},
                                                 {"\"below\": \"3.0.0\"", "\"below\": \"2.0.0\""}});
  EXPECT_EQ(folder_said(files).size(), 1u);
}

TEST(PluginFolder, AdditionsNeedAProgramThatMayMakeThem) {
  EXPECT_EQ(folder_said_after("plugin.json", "    \"labels\",\n", ""),
            Lines{"f/plugin.json: error capability_missing /capabilities (labels)"});
  auto files = added_folder();
  files["plugin.json"] = with(added_manifest(), {{"\"abi\": \"1.0\",", ""},
                                                 {"\"program\": \"logic.wasm\",", ""},
                                                 {"\"capabilities\": [", "\"x\": ["}});
  EXPECT_EQ(folder_said(files).back(), "f/plugin.json: error program_missing  ()");
  // A program may be able to do more than the assessment lets it.
  files = added_folder();
  files["assessment.json"] = whole_definition();
  EXPECT_EQ(folder_said(files), Lines{});
}

TEST(PluginFolder, TheProgramCanRun) {
  auto files = added_folder();
  files["logic.wasm"] = "not a module";
  EXPECT_EQ(folder_said(files), Lines{"f/logic.wasm: error module_unreadable  ()"});
  EXPECT_EQ(folder_said_after("plugin.json", "\"abi\": \"1.0\"", "\"abi\": \"2.0\""),
            Lines{"f/plugin.json: error unsupported_format /abi (2.0, 1.0)"});
  EXPECT_EQ(folder_said_after("plugin.json", "\"abi\": \"1.0\"", "\"abi\": \"1.7\""), Lines{});
  GoodModule greedy;
  greedy.memory = vec({"\1\1" + leb(17 * 16)});
  files["logic.wasm"] = greedy.bytes();
  EXPECT_EQ(folder_said(files), Lines{"f/logic.wasm: error module_memory  (17, 16)"});
  files["plugin.json"] = with(added_manifest(), "\"capabilities\"",
                              "\"limits\": {\"memory_mib\": 17}, \"capabilities\"");
  EXPECT_EQ(folder_said(files), Lines{});
}

TEST(PluginFolder, WarningsDontKeepItBack) {
  const auto told = folder_said_after("plugin.json", "\"licence\"", "\"site\": 1, \"licence\"");
  EXPECT_EQ(told, Lines{"f/plugin.json: warning unknown_member /site (site, )"});
  EXPECT_EQ(folder_said_after("assessment.json", "By {what}", "By it"),
            Lines{"f/assessment.json: warning other_places /program/messages/0/text/en (en, –, "
                  "{what})"});
}

TEST(PluginFolder, TheFingerprintIsThatOfEveryByte) {
  const auto fingerprint = [](PluginFiles files) {
    auto read = read_plugin_folder(std::move(files), "f");
    EXPECT_TRUE(read.plugin);
    return read.plugin ? read.plugin->fingerprint : std::string();
  };
  const std::string whole = fingerprint(added_folder());
  EXPECT_EQ(whole.size(), 7u + 64u);
  auto files = added_folder();
  files["assessment.json"] += " ";
  EXPECT_NE(fingerprint(files), whole);
  files = added_folder();
  files["plugin.json"] = with(added_manifest(), "EUPL-1.2", "MIT");
  EXPECT_NE(fingerprint(files), whole);
}

TEST(BareAssessment, IsAPluginWithoutProgram) {
  const std::string text = added_definition();
  const auto read = wrap_definition(text, "a.json");
  EXPECT_EQ(lines(read.problems), Lines{});
  ASSERT_TRUE(read.plugin);
  EXPECT_TRUE(read.plugin->is_bare());
  EXPECT_FALSE(read.plugin->has_program());
  EXPECT_EQ(read.plugin->manifest.id, "nl.example.whole");
  EXPECT_EQ(read.plugin->manifest.title.in("en"), "Whole");
  EXPECT_EQ(read.plugin->files.at("assessment.json"), text);

  const auto wrong = wrap_definition("{\"peil\": 1}", "a.json");
  EXPECT_FALSE(wrong.plugin);
  EXPECT_EQ(wrong.source, "{\"peil\": 1}");
  EXPECT_EQ(wrong.problems.front().place.file, "a.json");
}

TEST(BareAssessment, CanBePackedWhereNothingIsAdded) {
  const auto bare = wrap_definition(whole_definition(), "a.json");
  ASSERT_TRUE(bare.plugin);
  const auto read = read_pack(write_pack(*bare.plugin), "p");
  ASSERT_TRUE(read.plugin) << lines(read.problems).front();
  EXPECT_EQ(read.plugin->fingerprint, bare.plugin->fingerprint);
  EXPECT_TRUE(read.plugin->is_bare());
}

}  // namespace
}  // namespace peil::test
