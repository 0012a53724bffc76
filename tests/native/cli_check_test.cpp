#include "engine/format/definition.hpp"

#include "command_line.hpp"
#include "native/commands/check.hpp"
#include "native/disk/paths.hpp"

#include <boost/json/parse.hpp>

#include <algorithm>
#include <map>
#include <sstream>

namespace peil::native {
namespace {

using namespace test;

TEST_F(CommandLine, CheckAcceptsTheShippedAssessment) {
  const Ended ended = run_peil({"check", nba});
  EXPECT_EQ(ended.code, 0) << ended.out;
  EXPECT_TRUE(has(ended.out, "1 file checked: ")) << ended.out;
}

TEST_F(CommandLine, CheckShowsWhereATruncatedFileEnds) {
  const std::string text = contents(nba).substr(0, 500);
  const std::string path = file("truncated.json", text);
  const Ended ended = run_peil({"check", path});
  EXPECT_EQ(ended.code, 1);
  const auto line = std::to_string(std::count(text.begin(), text.end(), '\n') + 1);
  EXPECT_TRUE(has(ended.out, path + ":" + line + ":")) << ended.out;
  EXPECT_TRUE(has(ended.out, "[json_incomplete]")) << ended.out;
  EXPECT_TRUE(has(ended.out, "1 file checked: 1 error, 0 warnings")) << ended.out;
}

TEST_F(CommandLine, CheckShowsAWrongTypeAtItsPlace) {
  std::string text = contents(nba);
  // The value of the assessment's version becomes a number.
  const std::size_t start = text.find("\"version\": ") + 11;
  text.replace(start, text.find(',', start) - start, "7");
  const Ended ended = run_peil({"check", file("wrong.json", text)});
  EXPECT_EQ(ended.code, 1);
  EXPECT_TRUE(has(ended.out, "[wrong_type]")) << ended.out;
  EXPECT_TRUE(has(ended.out, "/version")) << ended.out;
}

TEST_F(CommandLine, CheckNamesTheLimitOfALargeFile) {
  const std::string path = file("large.json", "");
  std::filesystem::resize_file(path, 50'000'000);
  const Ended ended = run_peil({"check", path});
  EXPECT_EQ(ended.code, 1);
  EXPECT_TRUE(has(ended.out, "[file_too_large]")) << ended.out;
  EXPECT_TRUE(has(ended.out, "16777216") || has(ended.out, "16 MiB")) << ended.out;
  EXPECT_EQ(run_peil({"score", path, path}).code, 1);
}

TEST_F(CommandLine, CheckChecksTheOthersWhereOneIsMissing) {
  const Ended ended = run_peil({"check", folder_ / "missing.json", file("bad.json", "{"), nba});
  EXPECT_EQ(ended.code, 2);
  EXPECT_TRUE(has(ended.err, "missing.json")) << ended.err;
  EXPECT_TRUE(has(ended.out, "bad.json")) << ended.out;
  EXPECT_TRUE(has(ended.out, "2 files checked: 1 error")) << ended.out;
  EXPECT_TRUE(has(ended.out, "1 file couldn't be read")) << ended.out;
}

TEST_F(CommandLine, CheckComparesARecordWithTheAssessmentThatCameWithTheProgram) {
  EXPECT_EQ(run_peil({"check", some_answers()}).code, 0);
  const std::string odd =
      file("odd.peil.json", nba_record({{"XX.99", answer("1")}, {"GO.01", answer("9")}}));
  const Ended ended = run_peil({"check", odd});
  EXPECT_EQ(ended.code, 0);
  EXPECT_TRUE(has(ended.out, "[unknown_question]")) << ended.out;
  EXPECT_TRUE(has(ended.out, "[unknown_option]")) << ended.out;
  EXPECT_TRUE(has(ended.out, "0 errors, 2 warnings")) << ended.out;
  EXPECT_EQ(run_peil({"check", "--strict", odd}).code, 1);
}

TEST_F(CommandLine, CheckSaysWhenARecordsAssessmentIsNotHere) {
  std::string text = contents(some_answers());
  const std::string id = read_definition(contents(nba), nba).definition->id;
  text.replace(text.find(id), id.size(), "org.example.other");
  const Ended ended = run_peil({"check", file("other.peil.json", text)});
  EXPECT_EQ(ended.code, 0) << ended.out;
  EXPECT_TRUE(has(ended.err, "org.example.other")) << ended.err;
}

TEST_F(CommandLine, CheckComparesARecordWithTheAssessmentThatIsNamed) {
  const std::string record = file("r.peil.json", replaced(small_record(), "middle", "mddle"));
  EXPECT_TRUE(has(run_peil({"check", record}).err, "org.example.small"));
  const Ended ended = run_peil({"check", "--assessment", small(), record});
  EXPECT_EQ(ended.code, 0);
  EXPECT_TRUE(has(ended.out, "[unknown_option]")) << ended.out;
  EXPECT_TRUE(has(ended.out, "2 files checked: 0 errors, 1 warning")) << ended.out;
  const Ended other = run_peil({"check", "--assessment", nba, record});
  EXPECT_EQ(other.code, 1);
  EXPECT_TRUE(has(other.out, "[wrong_assessment]")) << other.out;
  EXPECT_EQ(run_peil({"check", "--assessment", record, record}).code, 2);
}

TEST_F(CommandLine, CheckReadsEachFileOnce) {
  const std::string plugin = folder_ / "small";
  const std::string assessment = small();
  const std::string record = answers();
  const std::string texts = file("own.peiltexts.json", R"({"peil_texts": 1, "languages": ["en"]})");
  const std::string shipped =
      file("share/plugins/other/assessment.json",
           replaced(small_definition(), "org.example.small", "org.example.other"));
  const std::string for_shipped =
      file("other.peil.json", replaced(small_record(), "org.example.small", "org.example.other"));
  const Places places{.share = folder_ / "share"};
  std::map<std::string, int> reads;
  const auto counted = [&](const std::filesystem::path& path) {
    ++reads[path.string()];
    return read_file(path);
  };
  const std::map<std::string, int> once = {
      {assessment, 1}, {record, 1}, {texts, 1}, {shipped, 1}, {for_shipped, 1}};
  std::ostringstream out;
  std::ostringstream err;
  check({.paths = {plugin, record, texts, for_shipped, for_shipped, assessment, record, plugin}},
        places, out, err, counted);
  EXPECT_EQ(reads, once) << out.str();
  EXPECT_EQ(err.str(), "");

  reads.clear();
  check({.paths = {plugin, record, texts}, .assessment = assessment}, places, out, err, counted);
  EXPECT_EQ(reads, (std::map<std::string, int>{{assessment, 1}, {record, 1}, {texts, 1}}));
}

TEST_F(CommandLine, CheckRunsTheExamples) {
  EXPECT_EQ(run_peil({"check", small()}).code, 0);
  const std::string wrong = replaced(small_definition(), "{ \"total\": 1 }", "{ \"total\": 2 }");
  const Ended ended = run_peil({"check", file("wrong.json", wrong)});
  EXPECT_EQ(ended.code, 1);
  EXPECT_TRUE(has(ended.out, "[example_failed]")) << ended.out;
}

TEST_F(CommandLine, CheckAsJsonSaysWhereAndWhat) {
  const std::string path =
      file("wrong.json", replaced(small_definition(), "\"2026-01-31\"", "\"2026-02-31\""));
  const Ended ended = run_peil({"check", "--format", "json", path});
  EXPECT_EQ(ended.code, 1);
  const boost::json::value json = boost::json::parse(ended.out);
  EXPECT_EQ(json.at("peil_check"), 1);
  EXPECT_EQ(json.at("errors"), 1);
  const boost::json::value& file = json.at("files").at(0);
  EXPECT_EQ(file.at("kind"), "definition");
  const boost::json::value& problem = file.at("problems").at(0);
  EXPECT_EQ(problem.at("code"), "bad_date");
  EXPECT_EQ(problem.at("severity"), "error");
  EXPECT_EQ(problem.at("pointer"), "/checked");
  EXPECT_EQ(problem.at("line"), 7);
  EXPECT_EQ(problem.at("column"), 14);
  EXPECT_EQ(problem.at("arguments").at(0), "2026-02-31");
  EXPECT_FALSE(problem.at("message").as_string().empty());
}

TEST_F(CommandLine, CheckAsSarifHasARuleForEveryKindOfProblem) {
  std::string text = replaced(small_definition(), "\"2026-01-31\"", "\"2026-02-31\"");
  text = replaced(text, "\"weight\": 2", "\"wieght\": 2");
  const std::string path = file("with a space.json", text);
  const Ended ended = run_peil({"check", "--format", "sarif", path, path});
  EXPECT_EQ(ended.code, 1);
  EXPECT_EQ(ended.out, run_peil({"check", "--format", "sarif", path, path}).out);
  const boost::json::value json = boost::json::parse(ended.out);
  EXPECT_EQ(json.at("version"), "2.1.0");
  const boost::json::value& run = json.at("runs").at(0);
  const boost::json::array& rules = run.at("tool").at("driver").at("rules").as_array();
  ASSERT_EQ(rules.size(), 2u);
  for (const boost::json::value& rule : rules) {
    EXPECT_FALSE(rule.at("shortDescription").at("text").as_string().empty());
    EXPECT_FALSE(rule.at("help").at("text").as_string().empty());
  }
  const boost::json::array& results = run.at("results").as_array();
  ASSERT_EQ(results.size(), 4u) << "two problems in each of two files";
  for (const boost::json::value& result : results) {
    EXPECT_EQ(rules.at(result.at("ruleIndex").as_int64()).at("id"), result.at("ruleId"));
    const boost::json::value& place = result.at("locations").at(0).at("physicalLocation");
    EXPECT_GT(place.at("region").at("startLine").as_int64(), 1);
    EXPECT_GT(place.at("region").at("startColumn").as_int64(), 1);
    const std::string uri = place.at("artifactLocation").at("uri").as_string().c_str();
    EXPECT_TRUE(uri.starts_with("file:///")) << uri;
    EXPECT_TRUE(uri.ends_with("/with%20a%20space.json")) << uri;
  }
  EXPECT_EQ(results[0].at("level"), "error");
  EXPECT_EQ(results[1].at("level"), "warning");
  EXPECT_EQ(run_peil({"check", "--format", "xml", path}).code, 2);
}

TEST_F(CommandLine, TestRunsTheExamplesOfFilesAndFolders) {
  const std::string path = small();
  const Ended ended = run_peil({"test", path});
  EXPECT_EQ(ended.code, 0) << ended.out;
  EXPECT_TRUE(has(ended.out, "Nothing\n")) << ended.out;
  EXPECT_TRUE(ended.out.ends_with("2 passed, 0 failed\n")) << ended.out;
  EXPECT_EQ(run_peil({"test", folder_ / "small"}).out, ended.out);
  EXPECT_EQ(run_peil({"test", folder_.path()}).out, ended.out);
}

TEST_F(CommandLine, TestShowsWhatAnExampleExpectedInVain) {
  const std::string text = replaced(small_definition(), "\"A.3\": false", "\"A.3\": true");
  const Ended ended = run_peil({"test", file("assessment.json", text)});
  EXPECT_EQ(ended.code, 1);
  EXPECT_TRUE(has(ended.out, "FAILED")) << ended.out;
  EXPECT_TRUE(has(ended.out, "[example_failed]")) << ended.out;
  EXPECT_TRUE(ended.out.ends_with("1 passed, 1 failed\n")) << ended.out;
}

TEST_F(CommandLine, TestRefusesWhatHoldsNoAssessment) {
  EXPECT_EQ(run_peil({"test", folder_.path()}).code, 2);
  EXPECT_EQ(run_peil({"test", folder_ / "missing.json"}).code, 2);
  EXPECT_EQ(run_peil({"test", file("broken.json", "{")}).code, 1);
  const Ended record = run_peil({"test", answers()});
  EXPECT_EQ(record.code, 1);
  EXPECT_TRUE(has(record.err, "is a record")) << record.err;
}

TEST_F(CommandLine, SchemaPrintsAndLists) {
  for (const std::string name :
       {"assessment-1", "record-1", "outcome-1", "plugin-1", "pack-1", "request-1", "reply-1"}) {
    EXPECT_TRUE(has(run_peil({"schema"}).out, name));
    const Ended ended = run_peil({"schema", name});
    EXPECT_EQ(ended.code, 0);
    EXPECT_TRUE(has(ended.out, "\"$id\": \"urn:peil:schema:" + name + "\"")) << ended.out;
  }
  const Ended unknown = run_peil({"schema", "asessment-1"});
  EXPECT_EQ(unknown.code, 2);
  EXPECT_TRUE(has(unknown.err, "Did you mean “assessment-1”?")) << unknown.err;
}

// What people open by mistake is told as what it is, in one sentence.
TEST_F(CommandLine, CheckTellsOtherFilesAsWhatTheyAre) {
  const Ended made = run_peil({"register", small(), answers()});
  ASSERT_EQ(made.code, 0) << made.err;
  const Ended table = run_peil({"check", file("register.csv", made.out)});
  EXPECT_EQ(table.code, 1);
  EXPECT_TRUE(has(table.out, "error[file_is_table]: This is a table (CSV)")) << table.out;
  EXPECT_TRUE(has(table.out, "hint: Peil opens answers (.peil.json)")) << table.out;
  EXPECT_FALSE(has(table.out, "JSON")) << table.out;
  EXPECT_TRUE(
      has(run_peil({"score", small(), file("b.xlsx", "PK\x03\x04")}).err, "error[file_is_office]"));
}

TEST_F(CommandLine, CheckNamesWhatCantBeSeen) {
  const std::string path =
      file("nbsp.json", replaced(small_definition(), "A.1 == 'high'", "A.1 ==\u00a0'high'"));
  EXPECT_TRUE(has(run_peil({"check", path}).out, "[U+00A0 NO-BREAK SPACE]"));
}

TEST_F(CommandLine, CheckTellsOfAMomentThatIsLeftOut) {
  const std::string record = file(
      "a.peil.json", replaced(small_record(), "\"note\":", "\"changed\": \"today\", \"note\":"));
  const Ended ended = run_peil({"check", "--assessment", small(), record});
  EXPECT_EQ(ended.code, 0) << ended.out;
  EXPECT_TRUE(has(ended.out, "warning[moment_dropped]: “today” is not a moment")) << ended.out;
  EXPECT_EQ(run_peil({"score", small(), record}).code, 0);
}

}  // namespace
}  // namespace peil::native
