#include "engine/canonical.hpp"
#include "engine/definition.hpp"
#include "engine/record.hpp"
#include "support.hpp"

#include <gtest/gtest.h>

#include <boost/json/parse.hpp>

#include <signal.h>

namespace peil::native {
namespace {

using test::contents;
using test::Ended;
using test::put;
using test::run_peil;
using test::TemporaryFolder;

const std::string nba = PEIL_SOURCE_DIR "/assessments/nba-maturity/assessment.json";

bool has(const std::string& text, std::string_view part) {
  return text.find(part) != std::string::npos;
}

// A record of the shipped assessment with these answers.
std::string nba_record(const std::map<std::string, Answer, std::less<>>& answers) {
  const Definition definition = *read_definition(contents(nba), nba).definition;
  Record record;
  record.id = "3f1c";
  record.organisation = "ROC Voorbeeld";
  record.assessment = definition.id;
  record.assessment_version = definition.version;
  record.fingerprint = definition.fingerprint;
  record.created = "2026-11-20T08:00:00Z";
  record.changed = "2026-11-22T13:32:05Z";
  record.answers = answers;
  return write_record(record);
}

Answer answer(std::string value) {
  return {.value = std::move(value), .changed = "2026-11-22T13:32:05Z"};
}

class CommandLine : public ::testing::Test {
 protected:
  std::string file(const std::string& name, std::string_view text) {
    put(folder_ / name, text);
    return folder_ / name;
  }

  std::string some_answers() {
    Answer unknown{.state = AnswerState::unknown, .changed = "2026-11-22T13:32:05Z"};
    return file("some.peil.json", nba_record({{"GO.01", answer("2")},
                                              {"GO.02", answer("3")},
                                              {"RM.01", answer("4")},
                                              {"RM.02", unknown}}));
  }

  TemporaryFolder folder_;
};

TEST_F(CommandLine, HelpAndVersion) {
  const Ended help = run_peil({"--help"});
  EXPECT_EQ(help.code, 0);
  for (const std::string_view command : {"check", "score", "serve", "desktop"})
    EXPECT_TRUE(has(help.out, command));
  const Ended version = run_peil({"--version"});
  EXPECT_EQ(version.code, 0);
  EXPECT_EQ(version.out.substr(0, 5), "peil ");
}

TEST_F(CommandLine, WrongUseIsExitCodeTwo) {
  EXPECT_EQ(run_peil({"nonsense"}).code, 2);
  EXPECT_EQ(run_peil({"check"}).code, 2);
  EXPECT_EQ(run_peil({"score", nba}).code, 2);
  EXPECT_EQ(run_peil({"check", "--nonsense", nba}).code, 2);
  EXPECT_EQ(run_peil({"serve", "--port", "99999999"}).code, 2);
  EXPECT_FALSE(run_peil({"nonsense"}).err.empty());
}

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

TEST_F(CommandLine, ScoreShowsATable) {
  const Ended ended = run_peil({"score", nba, some_answers()});
  EXPECT_EQ(ended.code, 0) << ended.err;
  EXPECT_TRUE(has(ended.out, "ROC Voorbeeld"));
  EXPECT_TRUE(has(ended.out, "3/69")) << ended.out;
  // (2 + 3 + 4 + 66 × 1) ÷ 69 and (2 + 3 + 4 + 66 × 5) ÷ 69.
  EXPECT_TRUE(has(ended.out, "3.00      3/69  1.09 to 4.91  3.00 by 2029-12-31")) << ended.out;
  EXPECT_TRUE(has(ended.out, "3.00 by 2030-12-31, each institution")) << ended.out;
  EXPECT_TRUE(has(ended.out, "3 of 69 answered, 1 of the others “don't know”")) << ended.out;
}

TEST_F(CommandLine, ScoreShowsADashWhereNothingIsAnswered) {
  const Ended ended = run_peil({"score", nba, file("empty.peil.json", nba_record({}))});
  EXPECT_EQ(ended.code, 0);
  EXPECT_TRUE(has(ended.out, "–      0/69  1.00 to 5.00")) << ended.out;
  EXPECT_FALSE(has(ended.out, "0.00")) << ended.out;
}

TEST_F(CommandLine, ScoreSpeaksTheLanguageThatIsAsked) {
  const std::string record = some_answers();
  EXPECT_TRUE(has(run_peil({"score", nba, record}).out, "Cyber resilience"));
  EXPECT_TRUE(has(run_peil({"score", nba, record, "--language", "nl"}).out, "Cyberweerbaarheid"));
}

TEST_F(CommandLine, ScoreAsJsonIsExactAndSaysNullForNothing) {
  const Ended ended = run_peil({"score", nba, some_answers(), "--json"});
  ASSERT_EQ(ended.code, 0) << ended.err;
  const boost::json::object json = boost::json::parse(ended.out).as_object();
  EXPECT_EQ(json.at("peil"), 1);
  EXPECT_EQ(json.at("record").at("id"), "3f1c");
  EXPECT_EQ(json.at("coverage").at("answered"), 3);
  EXPECT_EQ(json.at("coverage").at("unknown"), 1);
  const boost::json::value& total = json.at("scores").at(0);
  EXPECT_EQ(total.at("id"), "total");
  EXPECT_EQ(total.at("value").to_number<double>(), 3.0);
  EXPECT_EQ(total.at("range").at("low").to_number<double>(), 75.0 / 69);
  EXPECT_EQ(total.at("range").at("high").to_number<double>(), 339.0 / 69);
  EXPECT_EQ(total.at("targets").at(1).at("by"), "2030-12-31");
  EXPECT_EQ(total.at("targets").at(1).at("who"), "each");
  EXPECT_EQ(json.at("sections").as_array().size(), 15u);
  EXPECT_EQ(json.at("sections").at(0).at("id"), "GO");
  EXPECT_EQ(json.at("sections").at(0).at("value").to_number<double>(), 2.5);
  EXPECT_TRUE(json.at("sections").at(14).at("value").is_null());
  EXPECT_EQ(ended.out, pretty_json(json)) << "written as every other file is";
}

TEST_F(CommandLine, ScoreRefusesFilesThatDontBelongTogether) {
  const std::string record = some_answers();
  std::string other = contents(record);
  const std::string id = read_definition(contents(nba), nba).definition->id;
  other.replace(other.find(id), id.size(), "org.example.other");
  const Ended ended = run_peil({"score", nba, file("other.peil.json", other)});
  EXPECT_EQ(ended.code, 1);
  EXPECT_TRUE(has(ended.err, "[wrong_assessment]")) << ended.err;
  EXPECT_TRUE(ended.out.empty()) << ended.out;
  EXPECT_EQ(run_peil({"score", record, record}).code, 1);
  EXPECT_EQ(run_peil({"score", nba, folder_ / "missing"}).code, 2);
}

TEST_F(CommandLine, ServeSaysWhereAndEndsWithTheInterrupt) {
  file("index.html", "<!doctype html>");
  test::RunningPeil server({"serve", folder_.path(), "--port", "0"});
  const std::string line = server.read_line();
  EXPECT_TRUE(line.starts_with("Peil runs at http://127.0.0.1:")) << line;
  EXPECT_TRUE(line.ends_with("/ — stop it with Ctrl C")) << line;
  EXPECT_EQ(server.end(SIGINT), 0);
}

TEST_F(CommandLine, ServeWithoutAPortTakesTheNextFreeOne) {
  file("index.html", "<!doctype html>");
  test::RunningPeil first({"serve", folder_.path()});
  const std::string line = first.read_line();
  test::RunningPeil second({"serve", folder_.path()});
  const std::string other = second.read_line();
  EXPECT_TRUE(other.starts_with("Peil runs at http://127.0.0.1:")) << other;
  EXPECT_NE(line, other);
}

TEST_F(CommandLine, ServeRefusesATakenPortAndWhatIsNoSite) {
  file("site/index.html", "<!doctype html>");
  test::RunningPeil first({"serve", folder_ / "site", "--port", "0"});
  const std::string line = first.read_line();
  const std::size_t start = line.find_last_of(':') + 1;
  const std::string port = line.substr(start, line.find('/', start) - start);
  const Ended taken = run_peil({"serve", folder_ / "site", "--port", port});
  EXPECT_EQ(taken.code, 1);
  EXPECT_TRUE(has(taken.err, "127.0.0.1:" + port)) << taken.err;
  EXPECT_EQ(run_peil({"serve", folder_.path()}).code, 2);
  EXPECT_EQ(run_peil({"serve", folder_ / "missing"}).code, 2);
}

TEST_F(CommandLine, WithoutADisplayTheWindowSaysWhatToDo) {
  const Ended ended = run_peil({"desktop"});
  EXPECT_EQ(ended.code, 1);
  EXPECT_TRUE(has(ended.err, "DISPLAY")) << ended.err;
  EXPECT_TRUE(has(ended.err, "peil serve")) << ended.err;
}

}  // namespace
}  // namespace peil::native
