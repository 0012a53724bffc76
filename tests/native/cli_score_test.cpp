#include "command_line.hpp"

#include "engine/format/definition.hpp"
#include "engine/json/canonical.hpp"

#include <boost/json/parse.hpp>

namespace peil::native {
namespace {

using namespace test;

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
  EXPECT_EQ(json.at("peil_outcome"), 1);
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
  EXPECT_EQ(total.at("targets").at(1).at("state"), "open");
  EXPECT_EQ(total.at("targets").at(1).at("difference").to_number<double>(), 0.0);
  EXPECT_EQ(total.at("terms").as_array().size(), 69u);
  EXPECT_EQ(json.at("sections").as_array().size(), 19u);
  EXPECT_EQ(json.at("sections").at(1).at("id"), "GO");
  EXPECT_EQ(json.at("sections").at(1).at("value").to_number<double>(), 2.5);
  EXPECT_TRUE(json.at("sections").at(15).at("value").is_null());
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

TEST_F(CommandLine, ScoreShowsSubjectsLabelsAndFindings) {
  const Ended ended = run_peil({"score", small(), answers()});
  EXPECT_EQ(ended.code, 0) << ended.err;
  EXPECT_TRUE(has(ended.out, "System s1 · Timetable")) << ended.out;
  EXPECT_TRUE(has(ended.out, "System s2\n")) << ended.out;
  EXPECT_TRUE(has(ended.out, "Risky: no\n")) << ended.out;
  EXPECT_TRUE(has(ended.out, "Risky: can't be said yet\n")) << ended.out;
  EXPECT_TRUE(has(ended.out,
                  "duty  tell  Tell about it. (from 2027-01-01) – can't be said yet\n"
                  "      A law, Art. 2\n"))
      << ended.out;
}

TEST_F(CommandLine, ScoreAsJsonSaysWhatWouldSettleAFinding) {
  const Ended ended = run_peil({"score", small(), answers(), "--json"});
  ASSERT_EQ(ended.code, 0) << ended.err;
  const boost::json::value json = boost::json::parse(ended.out);
  const boost::json::value& finding = json.at("findings").at(0);
  EXPECT_EQ(finding.at("id"), "tell");
  EXPECT_TRUE(finding.at("value").is_null());
  EXPECT_EQ(finding.at("settled_by").as_array().size(), 1u);
  EXPECT_EQ(finding.at("settled_by").at(0).at("question"), "risk");
  EXPECT_EQ(finding.at("settled_by").at(0).at("subject"), "s2");
  EXPECT_TRUE(json.at("actions").as_array().empty()) << "nothing is suggested on a suspicion";
  EXPECT_EQ(json.at("questions").at(2).at("state"), "hidden");
  EXPECT_EQ(json.at("subjects").at("system").at(0).at("labels").at(0).at("value"), false);
  EXPECT_EQ(json.at("scores").at(1).at("terms").at(0).at("subject"), "s1");
}

TEST_F(CommandLine, ScoreAsJsonSuggestsTheActionsOfFindingsThatHold) {
  const std::string record =
      file("high.peil.json", replaced(small_record(), "\"low\"", "\"high\""));
  const Ended ended = run_peil({"score", small(), record, "--json"});
  ASSERT_EQ(ended.code, 0) << ended.err;
  const boost::json::value json = boost::json::parse(ended.out);
  EXPECT_EQ(json.at("findings").at(0).at("value"), true);
  EXPECT_EQ(json.at("findings").at(0).at("source"), "law");
  EXPECT_EQ(json.at("actions").at(0).at("id"), "write");
  EXPECT_EQ(json.at("actions").at(0).at("because").at(0).at("finding"), "tell");
}

}  // namespace
}  // namespace peil::native
