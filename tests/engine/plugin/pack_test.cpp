#include "engine/plugin/pack.hpp"
#include "engine/format/file_kind.hpp"

#include "engine/base/base64.hpp"
#include "engine/base/sha256.hpp"
#include "fixture.hpp"

namespace peil::test {
namespace {

Plugin added_plugin() {
  auto read = read_plugin_folder(added_folder(), "added");
  EXPECT_EQ(lines(read.problems), Lines{});
  return *std::move(read.plugin);
}

std::string added_pack() { return write_pack(added_plugin()); }

Lines pack_said(const std::string& text) {
  const auto read = read_pack(text, "p");
  EXPECT_EQ(read.plugin.has_value(), !has_errors(read.problems));
  EXPECT_EQ(read.source.empty(), !has_errors(read.problems));
  return lines(read.problems, false);
}

Lines spoilt_pack(std::string_view from, std::string_view to) {
  return pack_said(with(added_pack(), from, to));
}

TEST(Pack, WhatWasPackedIsUnpacked) {
  const Plugin plugin = added_plugin();
  const std::string pack = write_pack(plugin);
  EXPECT_EQ(kind_of(pack), FileKind::pack);
  const auto read = read_pack(pack, "p");
  EXPECT_EQ(lines(read.problems), Lines{});
  ASSERT_TRUE(read.plugin);
  EXPECT_EQ(read.plugin->manifest, plugin.manifest);
  EXPECT_EQ(read.plugin->files, plugin.files);
  EXPECT_EQ(*read.plugin->program, GoodModule().bytes());
  EXPECT_EQ(read.plugin->definition->additions.scores.size(), 2u);
  // The same plugin, however it came, has the same bytes and the same fingerprint.
  EXPECT_EQ(read.plugin->fingerprint, plugin.fingerprint);
  EXPECT_EQ(write_pack(*read.plugin), pack);
}

TEST(Pack, IsAFileForPeople) {
  const std::string pack = added_pack();
  EXPECT_TRUE(pack.starts_with("{\n  \"peil_pack\": 1,\n  \"plugin\": {\n    \"peil_plugin\": 1,"))
      << pack.substr(0, 100);
  EXPECT_NE(pack.find("\"assessment.json\": {\n      \"text\": \"{\\n"), std::string::npos);
  EXPECT_TRUE(pack.ends_with("}\n"));
}

TEST(Pack, EveryByteOfAFileComesBack) {
  auto folder = added_folder();
  folder["assessment.json"] += "\r\n\t ";
  ModuleBytes custom;
  custom.section(0, wasm_name("x") + "\xFF\xFE" + std::string(1, '\0'));
  folder["logic.wasm"] += custom.bytes().substr(8);
  const auto plugin = read_plugin_folder(folder, "f");
  ASSERT_TRUE(plugin.plugin) << lines(plugin.problems).front();
  const std::string pack = write_pack(*plugin.plugin);
  EXPECT_NE(pack.find("\"base64\""), std::string::npos);
  const auto read = read_pack(pack, "p");
  ASSERT_TRUE(read.plugin) << lines(read.problems).front();
  EXPECT_EQ(read.plugin->files, plugin.plugin->files);
}

TEST(Pack, OtherFilesAreNone) {
  EXPECT_EQ(pack_said("[]"), Lines{"error not_a_plugin  ()"});
  EXPECT_EQ(pack_said(added_definition()), Lines{"error not_a_plugin  ()"});
  EXPECT_EQ(pack_said(added_manifest()), Lines{"error not_a_plugin  ()"});
  EXPECT_EQ(pack_said("{\"peil_pack\": 1"), Lines{"error json_incomplete  ({, 1)"});
  EXPECT_EQ(spoilt_pack("\"peil_pack\": 1", "\"peil_pack\": 2"),
            Lines{"error unsupported_format /peil_pack (2, 1)"});
  EXPECT_EQ(spoilt_pack("\"peil_pack\": 1", "\"peil_pack\": null"),
            Lines{"error wrong_type /peil_pack (number, null)"});
  EXPECT_EQ(pack_said("{\"peil_pack\": 1}"),
            (Lines{"error missing_member  (plugin)", "error missing_member  (files)"}));
  EXPECT_EQ(kind_of(added_manifest()), FileKind::neither);
}

TEST(Pack, WhatWasChangedOnItsWayIsNoticed) {
  EXPECT_EQ(spoilt_pack("Vraag 1", "Vraag 7"),
            Lines{"error pack_hash /files/assessment.json (assessment.json)"});
  EXPECT_EQ(spoilt_pack("\"text\": \"\\u0000asm", "\"text\": \"\\u0001asm"),
            Lines{"error pack_hash /files/logic.wasm (logic.wasm)"});
  const std::string hash = sha256_text(added_definition());
  EXPECT_EQ(spoilt_pack(hash, std::string(64, '0')),
            Lines{"error pack_hash /files/assessment.json (assessment.json)"});
}

TEST(Pack, HasTheFilesOfItsManifestAndNoOthers) {
  EXPECT_EQ(spoilt_pack("\"files\": {", "\"files\": { \"more.txt\": { \"text\": \"\" },"),
            Lines{"error plugin_file_unlisted /files/more.txt (more.txt)"});
  const std::string more = ", { \"path\": \"more.txt\", \"sha256\": \"" + sha256_text("") + "\" }";
  const std::string listed = with(added_pack(), "\n      }\n    ]\n  },\n  \"files\"",
                                  "\n      }" + more + "\n    ]\n  },\n  \"files\"");
  EXPECT_EQ(pack_said(listed), Lines{"error plugin_file_missing /plugin/files/2 (more.txt)"});
  EXPECT_EQ(
      pack_said(with(listed, "\"files\": {", "\"files\": { \"more.txt\": { \"text\": \"\" },")),
      Lines{});
  EXPECT_EQ(spoilt_pack("\"files\": [", "\"fils\": ["),
            (Lines{"error missing_member /plugin (files)",
                   "warning unknown_member /plugin/fils (fils, files)"}));
}

TEST(Pack, FilesHaveNamesThatLeadNowhereElse) {
  for (const std::string_view name :
       {"../x", "a/b", "/x", "..", ".x", "a\\\\b", "A.txt", "", "plugin.json", "c:x", "x\\u0000"}) {
    const auto told = spoilt_pack(
        "\"files\": {", "\"files\": { \"" + std::string(name) + "\": { \"text\": \"\" },");
    ASSERT_EQ(told.size(), 1u) << name;
    EXPECT_TRUE(told[0].starts_with("error bad_value /files/")) << told[0];
  }
}

TEST(Pack, AFileStandsInItOnce) {
  EXPECT_EQ(spoilt_pack("\"files\": {", "\"files\": { \"logic.wasm\": { \"text\": \"\" },"),
            Lines{"error duplicate_member /files/logic.wasm (logic.wasm)"});
  EXPECT_EQ(spoilt_pack("\"peil_pack\": 1,", "\"peil_pack\": 1, \"peil_pack\": 1,"),
            Lines{"error duplicate_member /peil_pack (peil_pack)"});
}

TEST(Pack, AFileIsTextOrBase64) {
  const auto file = [](const std::string& content) {
    return spoilt_pack("\"files\": {", "\"files\": { \"more.txt\": " + content + ",");
  };
  EXPECT_EQ(file("{}"), Lines{"error missing_member /files/more.txt (text)"});
  EXPECT_EQ(file("{\"text\": \"\", \"base64\": \"\"}"),
            Lines{"error bad_value /files/more.txt (“text”, “base64”, “text” / “base64”)"});
  EXPECT_EQ(file("\"text\""), Lines{"error wrong_type /files/more.txt (object, string)"});
  EXPECT_EQ(file("{\"text\": 1}"), Lines{"error wrong_type /files/more.txt/text (string, number)"});
  EXPECT_EQ(file("{\"base64\": \"Zg\"}"),
            Lines{"error bad_value /files/more.txt/base64 (“”, A–Z, a–z, 0–9, “+”, “/”, “=” (RFC "
                  "4648))"});
  EXPECT_EQ(file("{\"base64\": \"Zg==\\n\"}").size(), 1u);
  EXPECT_EQ(file("{\"base64\": \"Z g=\"}"),
            Lines{"error bad_value /files/more.txt/base64 (“ g=”, A–Z, a–z, 0–9, “+”, “/”, “=” "
                  "(RFC 4648))"});
}

TEST(Pack, IsNotLargerThanAnyFile) {
  std::string large = "{\"peil_pack\": 1, \"x\": \"";
  large.append(16u * 1024 * 1024, 'x') += "\"}";
  EXPECT_EQ(pack_said(large).front().substr(0, 20), "error file_too_large");
  std::string many = "\"files\": {";
  for (int i = 0; i < 101; ++i)
    many += "\"f" + std::to_string(i) + "\": {\"text\": \"\"},";
  EXPECT_EQ(spoilt_pack("\"files\": {", many),
            Lines{"error limit_exceeded /files (files, 103, 100)"});
}

TEST(Pack, WhatIsWrongInItsFilesIsSaidOfThem) {
  auto folder = added_folder();
  folder["assessment.json"] =
      with(added_definition(), "\"checked\": \"2026-01-31\"", "\"checked\": \"2026-01-32\"");
  std::string pack = added_pack();
  // A pack that its author made by hand.
  const std::string old_hash = sha256_text(added_definition());
  pack = with(pack, "\\\"checked\\\": \\\"2026-01-31\\\"", "\\\"checked\\\": \\\"2026-01-32\\\"");
  pack = with(pack, old_hash, sha256_text(folder["assessment.json"]));
  const auto read = read_pack(pack, "p");
  EXPECT_EQ(lines(read.problems), Lines{"error bad_date /checked 7:14 (2026-01-32)"});
  ASSERT_FALSE(read.problems.empty());
  EXPECT_EQ(read.problems[0].place.file, "p/assessment.json");
  EXPECT_EQ(read.source, folder["assessment.json"]);
}

TEST(Pack, EveryBeginningOfOneIsRefused) {
  const std::string pack = added_pack();
  for (std::size_t size = 0; size + 1 < pack.size(); size += 97)
    EXPECT_FALSE(read_pack(pack.substr(0, size), "p").plugin) << size;
}

}  // namespace
}  // namespace peil::test
