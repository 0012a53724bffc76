#include "command_line.hpp"
#include "engine/format/definition.hpp"
#include "engine/json/canonical.hpp"

#include <boost/json/parse.hpp>

namespace peil::native {
namespace {

using namespace test;

class Explaining : public CommandLine {
 protected:
  Ended explain(const std::string& id, std::vector<std::string> more = {}) {
    std::vector<std::string> words{"score", small(), answers(), "--explain", id};
    words.insert(words.end(), more.begin(), more.end());
    return run_peil(words);
  }
};

TEST_F(Explaining, TheTotalLeadsToEveryTopicsAnswerAndWeight) {
  const Ended ended = run_peil({"score", nba, some_answers(), "--explain", "total"});
  ASSERT_EQ(ended.code, 0) << ended.err;
  const Definition definition = *read_definition(contents(nba), nba).definition;
  std::size_t topics = 0;
  for (const Question& question : definition.questions) {
    if (!question.scored) continue;
    ++topics;
    EXPECT_TRUE(has(ended.out, " " + question.id + "  ")) << question.id << '\n' << ended.out;
  }
  EXPECT_EQ(topics, 69u);
  EXPECT_TRUE(has(ended.out, "(1 × 2.00 + 1 × 3.00 + 1 × 4.00) ÷ 3 = 3.00")) << ended.out;
  EXPECT_TRUE(has(ended.out, "1 “don't know”")) << ended.out;
  EXPECT_TRUE(has(ended.out, "In the end between 1.09 and 4.91")) << ended.out;
  EXPECT_TRUE(has(ended.out,
                  "Target 3.00 by 2030-12-31, each institution: can't be said yet; now just at it"))
      << ended.out;
}

TEST_F(Explaining, AScoreOverSectionsGoesDownToTheAnswers) {
  const Ended ended = explain("total");
  ASSERT_EQ(ended.code, 0) << ended.err;
  EXPECT_TRUE(has(ended.out, "score total · Total\n")) << ended.out;
  EXPECT_TRUE(has(ended.out, "section A · Part A\n")) << ended.out;
  EXPECT_TRUE(has(ended.out, "2 × 2.00 ÷ 2 = 2.00")) << ended.out;
  EXPECT_TRUE(has(ended.out, "A.1  First   Middle")) << ended.out;
  EXPECT_TRUE(has(ended.out, "A.2  Second  don't know")) << ended.out;
  EXPECT_TRUE(has(ended.out, "A.3  Third   hidden")) << ended.out;
}

TEST_F(Explaining, AScoreOverSubjectsNamesThem) {
  const Ended ended = explain("worst");
  ASSERT_EQ(ended.code, 0) << ended.err;
  EXPECT_TRUE(has(ended.out, "score risks · Risks · of s1 · Timetable\n")) << ended.out;
  EXPECT_TRUE(has(ended.out, "risk  Risk  Low")) << ended.out;
}

TEST_F(Explaining, ALabelNamesTheQuestionsThatWouldSettleIt) {
  const Ended ended = explain("any_risky");
  ASSERT_EQ(ended.code, 0) << ended.err;
  EXPECT_TRUE(has(ended.out, "can't be said yet: holds when `any(system, risky)`")) << ended.out;
  EXPECT_TRUE(has(ended.out, "risk  Risk  open  s2")) << ended.out;
  EXPECT_FALSE(has(ended.out, "Timetable")) << "that one is known: " << ended.out;
}

TEST_F(Explaining, AFindingShowsItsSource) {
  const Ended ended = explain("tell");
  ASSERT_EQ(ended.code, 0) << ended.err;
  EXPECT_TRUE(has(ended.out, "duty: Tell about it.")) << ended.out;
  EXPECT_TRUE(has(ended.out, "A law, Art. 2; applies from 2027-01-01")) << ended.out;
  EXPECT_TRUE(has(ended.out, "Suggests write: Write a letter")) << ended.out;
}

TEST_F(Explaining, AQuestionShowsAnswerWeightAndWhereItCounts) {
  const Ended ended = explain("A.1");
  ASSERT_EQ(ended.code, 0) << ended.err;
  EXPECT_TRUE(has(ended.out, "Answer: Middle, which counts for 2\n")) << ended.out;
  EXPECT_TRUE(has(ended.out, "Weight 2; counts in: A\n")) << ended.out;
  EXPECT_TRUE(has(ended.out, "Note: See the policy\n")) << ended.out;
  EXPECT_TRUE(has(explain("A.3").out, "Asked: no, when `A.1 == 'high'`"));
}

TEST_F(Explaining, AHiddenQuestionShowsTheAnswerThatIsKept) {
  const std::string record =
      file("kept.peil.json",
           replaced(small_record(), "\"A.2\": {", "\"A.3\": { \"value\": \"low\" }, \"A.2\": {"));
  const Ended ended = run_peil({"score", small(), record, "--explain", "A"});
  ASSERT_EQ(ended.code, 0) << ended.err;
  EXPECT_TRUE(has(ended.out, "A.3  Third   hidden; kept: Low")) << ended.out;
}

TEST_F(Explaining, OneSubjectIsNamedByKindAndId) {
  const Ended ended = explain("risky", {"--subject", "system/s1"});
  ASSERT_EQ(ended.code, 0) << ended.err;
  EXPECT_TRUE(has(ended.out, "label risky · Risky · of s1 · Timetable\n")) << ended.out;
  EXPECT_TRUE(has(ended.out, "no: holds when `risk == 'high'`")) << ended.out;
  const Ended missing = explain("risky");
  EXPECT_EQ(missing.code, 2);
  EXPECT_TRUE(has(missing.err, "There are: system/s1, system/s2.")) << missing.err;
  EXPECT_EQ(explain("risky", {"--subject", "system/s9"}).code, 2);
  EXPECT_TRUE(has(explain("risky", {"--subject", "sistem/s1"}).err, "Did you mean “system”?"));
  EXPECT_EQ(explain("total", {"--subject", "system/s1"}).code, 2);
  EXPECT_EQ(run_peil({"score", small(), answers(), "--subject", "system/s1"}).code, 2);
}

TEST_F(Explaining, AnUnknownIdIsRefusedWithASuggestion) {
  const Ended ended = explain("totl");
  EXPECT_EQ(ended.code, 2);
  EXPECT_TRUE(ended.out.empty());
  EXPECT_TRUE(has(ended.err, "Did you mean “total”?")) << ended.err;
}

TEST_F(Explaining, AsJsonTermsHoldTheirAnswers) {
  const Ended ended = explain("total", {"--json"});
  ASSERT_EQ(ended.code, 0) << ended.err;
  const boost::json::value json = boost::json::parse(ended.out);
  EXPECT_EQ(ended.out, pretty_json(json));
  const boost::json::value& total = json.at(0);
  EXPECT_EQ(total.at("kind"), "score");
  const boost::json::value& first = total.at("terms").at(0).at("terms").at(0);
  EXPECT_EQ(first.at("question"), "A.1");
  EXPECT_EQ(first.at("answer").at("value"), "middle");
  EXPECT_EQ(first.at("weight").to_number<double>(), 2.0);
}

}  // namespace
}  // namespace peil::native
