#include "engine/plugin/manifest.hpp"

#include "fixture.hpp"

namespace peil::test {
namespace {

Lines said(const std::string& text) {
  auto read = read_manifest(text, "plugin.json");
  EXPECT_EQ(read.manifest.has_value(), !has_errors(read.problems));
  for (const auto& problem : read.problems)
    EXPECT_GT(problem.place.line, 0u) << describe(problem, text);
  return lines(read.problems, false);
}

Lines spoilt_manifest(std::string_view from, std::string_view to) {
  return said(with(added_manifest(), from, to));
}

constexpr std::string_view some_hash =
    "0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef";

std::string with_files(const std::string& files) {
  return with(added_manifest(), "\"capabilities\"", "\"files\": [" + files + "], \"capabilities\"");
}
std::string file(const std::string& path) {
  return "{\"path\": \"" + path + "\", \"sha256\": \"" + std::string(some_hash) + "\"}";
}

TEST(Manifest, IsWrittenAsItWasRead) {
  const auto read = read_manifest(added_manifest(), "plugin.json");
  EXPECT_EQ(lines(read.problems), Lines{});
  ASSERT_TRUE(read.manifest);
  EXPECT_EQ(write_manifest(*read.manifest), added_manifest());
  EXPECT_EQ(read.manifest->abi, (PluginAbi{1, 0}));
  EXPECT_EQ(read.manifest->limits, PluginLimits{});
  EXPECT_EQ(read.manifest->assessments[0].below, "3.0.0");
}

TEST(Manifest, EveryMemberComesBack) {
  Manifest manifest;
  manifest.id = "org.example.x";
  manifest.version = "1.0.0-rc.1";
  manifest.licence = "MIT";
  manifest.title.by_language = {{"nl", "Titel"}, {"fy", "Titel"}};
  manifest.description.by_language = {{"nl", "Wat het doet"}};
  manifest.assessments = {{"org.example.a", "1.0.0", ""}, {"org.example.b", "1.0.0", "2.0.0"}};
  manifest.program = "logic.wasm";
  manifest.abi = {1, 65535};
  manifest.capabilities.notes = true;
  manifest.limits = {64, 10};
  manifest.files = {{"assessment.json", std::string(some_hash)},
                    {"logic.wasm", std::string(some_hash)}};
  const auto read = read_manifest(write_manifest(manifest), "plugin.json");
  EXPECT_EQ(lines(read.problems), Lines{});
  ASSERT_TRUE(read.manifest);
  EXPECT_EQ(*read.manifest, manifest);

  manifest.program.clear();
  manifest.abi = {};
  manifest.capabilities = {};
  manifest.limits = {};
  manifest.files.clear();
  const auto again = read_manifest(write_manifest(manifest), "plugin.json");
  ASSERT_TRUE(again.manifest) << lines(again.problems).front();
  EXPECT_EQ(*again.manifest, manifest);
}

TEST(Manifest, TextsAreShownInTheNextBestLanguage) {
  const ManifestText text{{{"en", "Added"}, {"fy", "Derby"}, {"nl", "Erbij"}}};
  EXPECT_EQ(text.in("nl"), "Erbij");
  EXPECT_EQ(text.in("de"), "Added");
  EXPECT_EQ((ManifestText{{{"fy", "Derby"}, {"nl", "Erbij"}}}.in("de")), "Derby");
  EXPECT_EQ(ManifestText{}.in("nl"), "");
}

TEST(Manifest, OtherFilesAreNone) {
  EXPECT_EQ(said("[]"), Lines{"error not_a_plugin  ()"});
  EXPECT_EQ(said("{\"peil\": 1}"), Lines{"error not_a_plugin  ()"});
  EXPECT_EQ(said("{"), Lines{"error json_incomplete  ({, 1)"});
  EXPECT_EQ(spoilt_manifest("\"peil_plugin\": 1", "\"peil_plugin\": 2"),
            Lines{"error unsupported_format /peil_plugin (2, 1)"});
  EXPECT_EQ(spoilt_manifest("\"peil_plugin\": 1", "\"peil_plugin\": \"1\""),
            Lines{"error wrong_type /peil_plugin (number, string)"});
}

TEST(Manifest, ItsMembersHaveTheirForms) {
  EXPECT_EQ(spoilt_manifest("org.example.added", "Added"), Lines{"error bad_id /id (Added)"});
  EXPECT_EQ(spoilt_manifest("\"version\": \"1.2.3\"", "\"version\": \"1.2\""),
            Lines{"error bad_version /version (1.2)"});
  EXPECT_EQ(spoilt_manifest("\"licence\": \"EUPL-1.2\",", ""),
            Lines{"error missing_member  (licence)"});
  EXPECT_EQ(spoilt_manifest("EUPL-1.2", " "), Lines{"error bad_value /licence (“ ”, “EUPL-1.2”)"});
  EXPECT_EQ(spoilt_manifest("EUPL-1.2", std::string(201, 'x')),
            Lines{"error limit_exceeded /licence (bytes, 201, 200)"});
  EXPECT_EQ(spoilt_manifest("\"en\": \"Added\"", "\"English\": \"Added\""),
            Lines{"error bad_language /title/English (English)"});
  EXPECT_EQ(spoilt_manifest("\"Added\"", "7"),
            Lines{"error wrong_type /title/en (string, number)"});
  EXPECT_EQ(spoilt_manifest("\"Added\"", "\"\""), Lines{"error missing_text /title/en (en)"});
  EXPECT_EQ(spoilt_manifest("\"licence\"", "\"license\": 1, \"licence\""),
            Lines{"warning unknown_member /license (license, )"});
}

TEST(Manifest, VersionsOfAssessmentsRunUpwards) {
  EXPECT_EQ(spoilt_manifest("\"below\": \"3.0.0\"", "\"below\": \"2.0.0\""),
            Lines{"error bad_value /assessments/0/below (“2.0.0”, > “2.0.0”)"});
  EXPECT_EQ(spoilt_manifest("\"from\": \"2.0.0\",", ""),
            Lines{"error missing_member /assessments/0 (from)"});
  const auto empty = with(added_manifest(), "\"assessments\": [", "\"assessments\": [], \"x\": [");
  EXPECT_EQ(said(empty).front(), "error empty_list /assessments (assessments)");
}

TEST(Manifest, WhatBelongsToAProgramNeedsOne) {
  EXPECT_EQ(spoilt_manifest("\"program\": \"logic.wasm\",", ""),
            Lines{"error missing_member  (program)"});
  EXPECT_EQ(spoilt_manifest("\"abi\": \"1.0\",", ""), Lines{"error missing_member  (abi)"});
  EXPECT_EQ(spoilt_manifest("\"abi\": \"1.0\"", "\"abi\": \"1\""),
            Lines{"error bad_value /abi (“1”, “1.0”)"});
  for (const std::string_view abi : {"1.00", "01.0", "1.65536", "-1.0", "1.0.0", "1. 0", "."})
    EXPECT_EQ(spoilt_manifest("\"abi\": \"1.0\"", "\"abi\": \"" + std::string(abi) + "\"").size(),
              1u)
        << abi;
  EXPECT_EQ(spoilt_manifest("\"logic.wasm\"", "\"assessment.json\""),
            Lines{"error bad_value /program (“assessment.json”, “logic.wasm”)"});
}

TEST(Manifest, Capabilities) {
  EXPECT_EQ(spoilt_manifest("\"labels\",", "\"lables\","),
            Lines{"error bad_value /capabilities/1 (“lables”, “scores”, “labels”, “findings”, "
                  "“actions”, “notes”)"});
  EXPECT_EQ(spoilt_manifest("\"labels\",", "\"scores\","),
            Lines{"error duplicate_id /capabilities/1 (scores, /capabilities/0)"});
  EXPECT_EQ(spoilt_manifest("\"labels\",", "2,"),
            Lines{"error wrong_type /capabilities/1 (string, number)"});
}

TEST(Manifest, Limits) {
  const auto limited = [](const std::string& limits) {
    return spoilt_manifest("\"abi\"", "\"limits\": " + limits + ", \"abi\"");
  };
  EXPECT_EQ(limited("{\"memory_mib\": 64, \"milliseconds\": 10}"), Lines{});
  EXPECT_EQ(limited("{\"memory_mib\": 65}"),
            Lines{"error bad_value /limits/memory_mib (65, 1 – 64)"});
  EXPECT_EQ(limited("{\"memory_mib\": 1.5}"),
            Lines{"error bad_value /limits/memory_mib (1.5, 1 – 64)"});
  EXPECT_EQ(limited("{\"milliseconds\": -1e300}"),
            Lines{"error bad_value /limits/milliseconds (-1e+300, 10 – 10000)"});
  EXPECT_EQ(limited("{\"milliseconds\": 10001}"),
            Lines{"error bad_value /limits/milliseconds (10001, 10 – 10000)"});
}

TEST(Manifest, FilesHaveNamesThatLeadNowhereElse) {
  const std::vector<std::string> paths{"../x",    "a/b",       "/etc/passwd",
                                       "a\\\\b",  ".",         "..",
                                       ".hidden", "a..b",      "a.",
                                       "-a",      "A.json",    "plugin.json",
                                       "a b",     "é",         "",
                                       "c:x",     "a\\u0000b", std::string(129, 'a')};
  for (const auto& path : paths) {
    const auto told =
        said(with_files(file("assessment.json") + "," + file("logic.wasm") + "," + file(path)));
    ASSERT_EQ(told.size(), 1u) << path;
    EXPECT_TRUE(told[0].starts_with("error bad_value /files/2/path")) << told[0];
  }
  EXPECT_TRUE(is_plugin_file("read-me_2.min.txt"));
  EXPECT_FALSE(is_plugin_file(std::string("a\0b", 3)));
}

TEST(Manifest, FilesAreListedOnceAndAllThatAreNeeded) {
  EXPECT_EQ(said(with_files(file("assessment.json") + "," + file("logic.wasm"))), Lines{});
  EXPECT_EQ(said(with_files(file("logic.wasm"))),
            Lines{"error plugin_file_unlisted /files (assessment.json)"});
  EXPECT_EQ(said(with_files(file("assessment.json"))),
            Lines{"error plugin_file_unlisted /program (logic.wasm)"});
  EXPECT_EQ(said(with_files(file("assessment.json") + "," + file("logic.wasm") + "," +
                            file("logic.wasm"))),
            Lines{"error duplicate_id /files/2/path (logic.wasm, /files/1/path)"});
  EXPECT_EQ(said(with(with_files(file("assessment.json") + "," + file("logic.wasm")), some_hash,
                      "0123456789ABCDEF")),
            Lines{"error bad_value /files/0/sha256 (“0123456789ABCDEF”, 64 × 0–9, a–f)"});
  std::string many = file("assessment.json") + "," + file("logic.wasm");
  for (int i = 0; i < 99; ++i)
    many += "," + file("f" + std::to_string(i));
  EXPECT_EQ(said(with_files(many)), Lines{"error limit_exceeded /files (files, 101, 100)"});
}

}  // namespace
}  // namespace peil::test
