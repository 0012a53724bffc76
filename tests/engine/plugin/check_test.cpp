#include "engine/plugin/check.hpp"
#include "engine/format/definition.hpp"
#include "engine/format/record.hpp"

#include "fixture.hpp"

#include <map>

namespace peil::test {
namespace {

// Each problem with the file that it was given to, without its place.
Lines said(const std::vector<CheckedFile>& files) {
  Lines result;
  for (const CheckedFile& file : files) {
    for (const std::string& line : lines(file.problems, false))
      result.push_back(file.name + ": " + line);
    for (const Problem& problem : file.problems)
      EXPECT_TRUE(problem.place.file.empty() || problem.place.file == file.name)
          << problem.place.file << " in " << file.name;
  }
  return result;
}

Lines names(const Checked& checked) {
  Lines result;
  for (const CheckedFile& file : checked.files)
    result.push_back(file.name);
  return result;
}

PluginFiles changed(const std::string& file, std::string_view from, std::string_view to) {
  PluginFiles files = added_folder();
  files[file] = with(files[file], from, to);
  return files;
}

std::string pack_of(const PluginFiles& files) {
  const auto read = read_plugin_folder(files, "f");
  EXPECT_TRUE(read.plugin);
  return write_pack(*read.plugin);
}

// A record of the small definition.
std::string small_answers(std::string_view assessment = "nl.example.small") {
  Record record;
  record.id = "0b0e7a52-5a1a-4b83-9d0e-6c1a4f0e1a11";
  record.assessment = assessment;
  record.assessment_version = "1.0.0";
  record.fingerprint = "sha256:" + std::string(64, '0');
  record.created = record.changed = "2026-11-22T13:32:05Z";
  record.answers["XX.9"] = {.value = "1", .changed = "2026-11-22T13:32:05Z"};
  return write_record(record);
}

std::string small_texts(std::string_view assessment = "nl.example.small") {
  return R"({"peil_texts": 1, "assessment": ")" + std::string(assessment) +
         R"(", "languages": ["nl"], "title": {"nl": "Eigen"}, "sections": {"XX": {}}})";
}

std::vector<CheckedFile> files_of(const std::vector<std::pair<std::string, std::string>>& texts) {
  std::vector<CheckedFile> files;
  for (const auto& [name, text] : texts) {
    for (CheckedFile& file : check_file(text, name).files)
      files.push_back(std::move(file));
  }
  return files;
}

std::shared_ptr<const Definition> nowhere(const std::string&) { return nullptr; }

TEST(CheckFolder, SaysOfEachFileWhatIsWrongInIt) {
  PluginFiles files = added_folder();
  files["plugin.json"] = with(files["plugin.json"], "\"licence\"", "\"site\": 1, \"licence\"");
  files["assessment.json"] = with(files["assessment.json"], "\"2026-01-31\"", "\"2026-01-32\"");
  files["logic.wasm"] = "not a module";
  const Checked checked = check_plugin_folder(files, "f");
  EXPECT_EQ(checked.name, "f");
  EXPECT_EQ(names(checked), (Lines{"f/plugin.json", "f/assessment.json", "f/logic.wasm"}));
  EXPECT_EQ(said(checked.files), (Lines{"f/plugin.json: warning unknown_member /site (site, )",
                                        "f/assessment.json: error bad_date /checked (2026-01-32)",
                                        "f/logic.wasm: error module_unreadable  ()"}));
  EXPECT_FALSE(checked.plugin);
  EXPECT_FALSE(checked.files[1].definition);
}

TEST(CheckFolder, AnAssessmentIsCheckedWhateverIsWrongWithTheRest) {
  // A manifest that can't be read, one that asks for another assessment, a program that isn't
  // there.
  for (PluginFiles files :
       {changed("plugin.json", "\"version\"", "\"versoin\""),
        changed("plugin.json", "\"nl.example.whole\"", "\"nl.example.other\""), [] {
          PluginFiles lacking = added_folder();
          lacking.erase("logic.wasm");
          return lacking;
        }()}) {
    const Checked sound = check_plugin_folder(files, "f");
    EXPECT_FALSE(sound.plugin);
    ASSERT_EQ(sound.files[1].name, "f/assessment.json");
    EXPECT_EQ(lines(sound.files[1].problems), Lines{});
    EXPECT_TRUE(sound.files[1].definition);
    EXPECT_TRUE(has_errors(sound.files[0].problems));
    EXPECT_EQ(sound.missing_program,
              files.count("logic.wasm") == 0 ? std::string("logic.wasm") : std::string());
    files["assessment.json"] = with(files["assessment.json"], "\"2026-01-31\"", "\"2026-01-32\"");
    const Checked wrong = check_plugin_folder(files, "f");
    EXPECT_EQ(lines(wrong.files[1].problems, false), Lines{"error bad_date /checked (2026-01-32)"});
  }
}

TEST(CheckFolder, OneWithoutPluginSaysSo) {
  EXPECT_EQ(said(check_plugin_folder({}, "f").files), Lines{"f: error not_a_plugin  ()"});
  EXPECT_EQ(names(check_plugin_folder({{"assessment.json", small_definition()}}, "f")),
            Lines{"f/assessment.json"});
}

TEST(CheckFolder, AProgramWithoutExamplesIsAskedOnce) {
  int asked = 0;
  const auto fails = [&](const Plugin&, const Record& record, const Evaluation&, std::string_view,
                         std::string&) -> Result<Judgement> {
    ++asked;
    EXPECT_TRUE(record.answers.empty());
    return Problem{Code::plugin_fault_abi, Severity::error, {"Added"}, {}};
  };
  const Checked checked = check_plugin_folder(added_folder(), "f", fails);
  EXPECT_EQ(asked, 1);
  EXPECT_EQ(said(checked.files), Lines{"f/logic.wasm: error plugin_fault_abi  (Added)"});
  EXPECT_TRUE(checked.plugin) << "the plugin itself has no errors";
  check_plugin_folder(changed("logic.wasm", "asm", "wasm"), "f", fails);
  EXPECT_EQ(asked, 1) << "a program that can't run isn't asked";
}

TEST(CheckFile, APackHasItsFiles) {
  const std::string pack = pack_of(added_folder());
  const Checked checked = check_file(pack, "p");
  EXPECT_EQ(names(checked), (Lines{"p", "p/assessment.json", "p/logic.wasm"}));
  EXPECT_EQ(said(checked.files), Lines{});
  EXPECT_TRUE(checked.plugin);
  EXPECT_TRUE(checked.files[1].definition);
  EXPECT_EQ(said(check_file(with(pack, "\"peil_pack\": 1", "\"peil_pack\": 2"), "p").files),
            Lines{"p: error unsupported_format /peil_pack (2, 1)"});
}

TEST(CheckFile, ThatIsNothingKnownIsCheckedAsADefinition) {
  const Checked checked = check_file("[]", "x.json");
  ASSERT_EQ(checked.files.size(), 1u);
  EXPECT_EQ(checked.files[0].kind, CheckedFile::Kind::neither);
  EXPECT_EQ(said(checked.files).size(), 1u);
  const Checked sound = check_file(small_definition(), "a.json");
  EXPECT_EQ(sound.files[0].kind, CheckedFile::Kind::definition);
  EXPECT_TRUE(sound.files[0].definition);
}

TEST(CheckFile, ARecordThatCantBeReadHasAProblem) {
  const Checked checked = check_file("{\"peil_record\": 2}", "r.json");
  EXPECT_EQ(checked.files[0].kind, CheckedFile::Kind::record);
  EXPECT_FALSE(checked.files[0].record);
  EXPECT_EQ(said(checked.files).size(), 1u);
}

TEST(CheckFile, OneThatCouldntBeReadIsNamedByItsProblem) {
  const Problem problem{Code::file_unreadable, Severity::error, {"why"}, {}};
  EXPECT_EQ(check_unreadable(problem, "f").files[0].name, "f");
  EXPECT_FALSE(check_unreadable(problem, "f").files[0].was_read());
  Problem placed = problem;
  placed.place.file = "f/plugin.json";
  EXPECT_EQ(check_unreadable(placed, "f").files[0].name, "f/plugin.json");
}

TEST(Comparing, IsWithTheAssessmentAmongTheFiles) {
  auto files = files_of({{"r", small_answers()}, {"t", small_texts()}, {"a", small_definition()}});
  EXPECT_EQ(said(files), Lines{});
  EXPECT_FALSE(files[0].compared);
  EXPECT_TRUE(compare_with_their_own(files, nowhere).empty());
  EXPECT_TRUE(files[0].compared);
  EXPECT_TRUE(files[1].compared);
  EXPECT_FALSE(files[2].compared);
  const Lines found = said(files);
  ASSERT_EQ(found.size(), 2u);
  EXPECT_EQ(found[0], "r: warning unknown_question /answers/XX.9 (XX.9)");
  EXPECT_TRUE(found[1].starts_with("t: warning dangling_id /sections/XX")) << found[1];
}

TEST(Comparing, IsWithOneFromElsewhereIfNoneIsAmongTheFiles) {
  auto files = files_of({{"r", small_answers()}, {"r2", small_answers("nl.example.none")}});
  Lines asked;
  const auto elsewhere = [&](const std::string& id) -> std::shared_ptr<const Definition> {
    asked.push_back(id);
    if (id != "nl.example.small") return nullptr;
    return std::make_shared<const Definition>(*read_definition(small_definition(), "a").definition);
  };
  const auto without = compare_with_their_own(files, elsewhere);
  EXPECT_EQ(asked, (Lines{"nl.example.small", "nl.example.none"}));
  EXPECT_TRUE(files[0].compared);
  EXPECT_FALSE(files[1].compared);
  ASSERT_EQ(without.size(), 1u);
  EXPECT_EQ(without[0].file, 1u);
  EXPECT_EQ(without[0].assessment, "nl.example.none");
}

TEST(Comparing, TextsForNothingAreWrong) {
  auto files = files_of({{"t", "{\"peil_texts\": 1, \"languages\": [\"nl\"]}"}});
  EXPECT_TRUE(compare_with_their_own(files, nowhere).empty());
  EXPECT_TRUE(files[0].compared);
  EXPECT_TRUE(has_errors(files[0].problems));
}

TEST(Comparing, AllAreComparedWithTheOneThatIsNamed) {
  auto files = files_of({{"r", small_answers("nl.example.none")}, {"t", small_texts()}});
  compare_with(files, *read_definition(small_definition(), "a").definition);
  EXPECT_TRUE(files[0].compared && files[1].compared);
  EXPECT_TRUE(has_errors(files[0].problems));
  EXPECT_FALSE(has_errors(files[1].problems));
}

class PluginFileReading : public ::testing::Test {
 protected:
  Result<PluginFiles> read(const PluginFiles& folder) {
    return read_plugin_files([&](std::string_view name) -> Result<std::optional<std::string>> {
      ++asked_[std::string(name)];
      const auto found = folder.find(name);
      if (found == folder.end()) return std::optional<std::string>();
      return std::optional(found->second);
    });
  }

  std::map<std::string, int> asked_;
};

TEST_F(PluginFileReading, AsksForEachFileOnce) {
  PluginFiles folder = added_folder();
  const auto entry = [&](const std::string& path) {
    return "{\"path\": \"" + path + "\", \"sha256\": \"" + std::string(64, '0') + "\"}";
  };
  folder["plugin.json"] =
      with(folder["plugin.json"], "\"capabilities\"",
           "\"files\": [" + entry("more.txt") + "," + entry("assessment.json") + "," +
               entry("logic.wasm") + "," + entry("gone.txt") + "], \"capabilities\"");
  folder["more.txt"] = "more";
  folder["notes.txt"] = "what its author keeps beside it";
  const Result<PluginFiles> files = read(folder);
  ASSERT_TRUE(files);
  folder.erase("notes.txt");
  EXPECT_EQ(*files, folder);
  EXPECT_EQ(asked_, (std::map<std::string, int>{{"assessment.json", 1},
                                                {"gone.txt", 1},
                                                {"logic.wasm", 1},
                                                {"more.txt", 1},
                                                {"plugin.json", 1}}));
}

TEST_F(PluginFileReading, AsksForNoMoreIfTheManifestIsWrong) {
  ASSERT_TRUE(read({{"plugin.json", "{"}}));
  EXPECT_EQ(asked_, (std::map<std::string, int>{{"assessment.json", 1}, {"plugin.json", 1}}));
}

TEST_F(PluginFileReading, EndsWithTheFirstThatCantBeRead) {
  int asked = 0;
  const auto files = read_plugin_files([&](std::string_view) -> Result<std::optional<std::string>> {
    ++asked;
    return Problem{Code::file_unreadable, Severity::error, {"why"}, {.file = "f/plugin.json"}};
  });
  ASSERT_FALSE(files);
  EXPECT_EQ(files.error().place.file, "f/plugin.json");
  EXPECT_EQ(asked, 1);
}

}  // namespace
}  // namespace peil::test
