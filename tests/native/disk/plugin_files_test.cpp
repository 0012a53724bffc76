#include "native/disk/plugin_files.hpp"

#include "tests/native/command_line.hpp"

#include <variant>

namespace peil::native {
namespace {

using namespace test;
namespace fs = std::filesystem;

const std::string manifest = R"({
  "peil_plugin": 1,
  "id": "org.example.small-plugin",
  "version": "1.0.0",
  "licence": "EUPL-1.2",
  "title": { "en": "Small" },
  "assessments": [{ "id": "org.example.small", "from": "1.0.0" }]
})";

const app::KeptFile small_plugin{app::KeptKind::pack, "org.example.small-plugin"};

class PluginFilesTest : public ::testing::Test {
 protected:
  fs::path folder(const fs::path& name = "one") {
    put(folder_ / name / "plugin.json", manifest);
    put(folder_ / name / "assessment.json", small_definition());
    return folder_ / name;
  }

  std::string pack() { return write_pack(*read_plugin(folder()).plugin); }

  TemporaryFolder folder_;
  Places places_{.share = folder_ / "share", .data = folder_ / "data"};
};

TEST_F(PluginFilesTest, OnlyWhatBelongsToThePluginIsRead) {
  const fs::path one = folder();
  put(one / "logic.cpp", "source");
  put(one / "build" / "logic.o", "object");
  const Result<PluginFiles> files = plugin_folder_files(one);
  ASSERT_TRUE(files);
  ASSERT_EQ(files->size(), 2u);
  EXPECT_EQ(files->begin()->first, "assessment.json");
}

TEST_F(PluginFilesTest, WhatAManifestNamesIsNeverOutsideItsFolder) {
  const fs::path one = folder();
  put(folder_ / "secret.wasm", "outside");
  put(one / "plugin.json", replaced(manifest, "\"licence\"",
                                    "\"program\": \"../secret.wasm\", \"abi\": \"1.0\", "
                                    "\"capabilities\": [], \"licence\""));
  const Result<PluginFiles> files = plugin_folder_files(one);
  ASSERT_TRUE(files);
  for (const auto& [name, content] : *files)
    EXPECT_FALSE(has(content, "outside")) << name;
  EXPECT_FALSE(read_plugin(one).plugin);
}

TEST_F(PluginFilesTest, AFileThatIsAFolderIsRefused) {
  fs::create_directories(folder_ / "odd" / "assessment.json");
  EXPECT_FALSE(plugin_folder_files(folder_ / "odd"));
  EXPECT_FALSE(read_plugin(folder_ / "odd").plugin);
  EXPECT_FALSE(read_plugin(folder_ / "missing").plugin);
}

TEST_F(PluginFilesTest, FoldersPacksAndAssessmentsAreRead) {
  const ReadPlugin from_folder = read_plugin(folder());
  ASSERT_TRUE(from_folder.plugin);
  put(folder_ / "one.peilpack.json", pack());
  const ReadPlugin from_pack = read_plugin(folder_ / "one.peilpack.json");
  ASSERT_TRUE(from_pack.plugin);
  EXPECT_EQ(from_pack.plugin->fingerprint, from_folder.plugin->fingerprint);
  const ReadPlugin alone = read_plugin(folder_ / "one" / "assessment.json");
  ASSERT_TRUE(alone.plugin);
  EXPECT_TRUE(alone.plugin->is_bare());
}

TEST_F(PluginFilesTest, AKeptPluginIsThereUntilItIsDropped) {
  EXPECT_TRUE(kept_files(places_).empty());
  ASSERT_TRUE(save_kept_file(places_, small_plugin, pack()));
  // By hand, under another name; and something that isn't a plugin.
  put(places_.plugins() / "copy.peilpack.json", pack());
  put(places_.plugins() / "notes.txt", "mine");
  EXPECT_EQ(kept_files(places_).size(), 2u);
  ASSERT_TRUE(save_kept_file(places_, small_plugin, pack()));
  EXPECT_EQ(names_in(places_.plugins()),
            (std::vector<std::string>{"notes.txt", "org.example.small-plugin.peilpack.json"}));
  remove_kept_file(places_, {app::KeptKind::pack, "org.example.other"});
  EXPECT_EQ(kept_files(places_).size(), 1u);
  remove_kept_file(places_, small_plugin);
  EXPECT_EQ(names_in(places_.plugins()), std::vector<std::string>{"notes.txt"});
}

// The names are those under which earlier versions kept them: what people have must be found again.
TEST_F(PluginFilesTest, KeptFilesHaveTheNamesTheyAlwaysHad) {
  put(places_.plugins() / "org.example.small+texts.peilpack.json", "texts");
  put(places_.plugins() / "org.example.small-plugin.peilpack.json", pack());
  const std::vector<app::Action> kept = kept_files(places_);
  ASSERT_EQ(kept.size(), 2u);
  const auto* texts = kept[0].as<app::KeptFileLoaded>();
  ASSERT_TRUE(texts);
  EXPECT_EQ(texts->kept, (app::KeptFile{app::KeptKind::texts, "org.example.small"}));
  EXPECT_EQ(texts->file, "org.example.small+texts.peilpack.json");
  EXPECT_EQ(texts->text, "texts");
  const auto* plugin = kept[1].as<app::KeptFileLoaded>();
  ASSERT_TRUE(plugin);
  EXPECT_EQ(plugin->kept, small_plugin);
  EXPECT_EQ(plugin->file, "org.example.small-plugin.peilpack.json");
  ASSERT_TRUE(save_kept_file(places_, texts->kept, "other texts"));
  ASSERT_TRUE(save_kept_file(places_, plugin->kept, pack()));
  EXPECT_EQ(names_in(places_.plugins()),
            (std::vector<std::string>{"org.example.small+texts.peilpack.json",
                                      "org.example.small-plugin.peilpack.json"}));
  remove_kept_file(places_, texts->kept);
  remove_kept_file(places_, plugin->kept);
  EXPECT_TRUE(names_in(places_.plugins()).empty());
}

TEST_F(PluginFilesTest, TextsAndAPackOfTheSameIdAreTwoFiles) {
  const app::KeptFile texts{app::KeptKind::texts, small_plugin.id};
  const std::vector<std::string> both = {"org.example.small-plugin+texts.peilpack.json",
                                         "org.example.small-plugin.peilpack.json"};
  ASSERT_TRUE(save_kept_file(places_, texts, "texts"));
  ASSERT_TRUE(save_kept_file(places_, small_plugin, pack()));
  EXPECT_EQ(names_in(places_.plugins()), both);
  remove_kept_file(places_, small_plugin);
  EXPECT_EQ(names_in(places_.plugins()), std::vector<std::string>{both[0]});
  ASSERT_TRUE(save_kept_file(places_, small_plugin, pack()));
  remove_kept_file(places_, texts);
  EXPECT_EQ(names_in(places_.plugins()), std::vector<std::string>{both[1]});
}

TEST_F(PluginFilesTest, WithoutAHomeNothingIsKept) {
  EXPECT_FALSE(save_kept_file(Places{}, small_plugin, "{}"));
  EXPECT_TRUE(kept_files(Places{}).empty());
}

TEST_F(PluginFilesTest, ShippedPluginsComeByFolderName) {
  folder("share/plugins/b");
  folder("share/plugins/a");
  const std::vector<app::Action> actions = shipped_plugins(places_);
  ASSERT_EQ(actions.size(), 2u);
  EXPECT_TRUE(actions[0].as<app::PluginShipped>()->folder.ends_with("/a"));
  EXPECT_EQ(actions[0].as<app::PluginShipped>()->files.size(), 2u);
}

TEST_F(PluginFilesTest, TheIdInAPackIsReadWithoutJudgingIt) {
  EXPECT_EQ(id_in_pack(pack()), "org.example.small-plugin");
  for (const char* text :
       {"", "[]", "{}", "{\"plugin\": 1}", "{\"plugin\": {\"id\": 1}}", "{\"plugin\""})
    EXPECT_EQ(id_in_pack(text), "") << text;
}

}  // namespace
}  // namespace peil::native
