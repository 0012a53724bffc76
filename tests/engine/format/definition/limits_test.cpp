#include "engine/model/definition.hpp"

#include "engine/base/limits.hpp"
#include "engine/evaluation/evaluation.hpp"
#include "engine/format/definition.hpp"
#include "tests/engine/support.hpp"

#include <boost/json.hpp>

namespace peil::test {
namespace {

TEST(DefinitionLimits, ManyMistakesAreAllToldInOrderOfPlace) {
  const auto text = with(
      small_definition(),
      {
          {"\"nl.example.small\"", "\"Small\""},
          {"\"1.0.0\"", "\"one\""},
          {"\"nl\": \"Klein\", ", ""},
          {"\"2026-01-31\"", "\"31-1-2026\""},
          {"\"2026-05\"", "\"2026-13\""},
          {"\"https://example.org/law\"", "\"ftp://example.org\""},
          {"\"en\": \"Phase 1\"", "\"en\": \"Phase 1\", \"de\": \"Phase 1\""},
          {"\"min\": 1", "\"min\": 0"},
          {"\"id\": \"2\"", "\"id\": \"1\""},
          {"\"en\": \"three\"", "\"en\": \"\""},
          {"\"id\": \"no\"", "\"id\": \"n o\""},
          {"[\"phase_1\"]", "[\"phase_2\", 3]"},
          {"\"rule\": \"mean\", \"over\": \"questions\" },\n      \"questions\": [\n        { "
           "\"id\": \"A.1\"",
           "\"rule\": \"median\", \"over\": \"questions\" },\n      \"questions\": [\n        { "
           "\"id\": \"A.1\""},
          {"\"weight\": 2", "\"weight\": -2"},
          {"\"source\": \"law\", \"at\": \"Art. 1\"", "\"source\": \"low\", \"at\": 1"},
          {"\"scale\": \"yes_no\"", "\"scale\": \"yesno\""},
          {"\"id\": \"B.1\"", "\"id\": \"A.2\""},
          {"\"en\": \"Question 3\"", "\"en\": true"},
          {"\"sections\": \"*\"", "\"sections\": [\"A\", \"X\"]"},
          {"\"by\": \"2030-12-31\"", "\"by\": \"2030-02-31\""},
          {"\"who\": \"each\"", "\"whom\": \"each\""},
      });
  EXPECT_EQ(
      lines(read_definition(text, "small.json").problems),
      (Lines{
          "error bad_id /id 3:9 (Small)",
          "error bad_version /version 4:14 (one)",
          "error missing_text /title 5:12 (nl)",
          "error bad_date /checked 7:14 (31-1-2026)",
          "error bad_date /sources/0/date 9:46 (2026-13)",
          "error bad_value /sources/0/url 9:64 (“ftp://example.org”, “https://…”, “http://…”)",
          "warning language_not_listed /tags/0/title/de 12:68 (de, )",
          "error bad_value /scales/maturity/min 15:26 (0, 1)",
          "error duplicate_id /scales/maturity/options/1/id 17:15 (1, "
          "/scales/maturity/options/0/id)",
          "warning missing_translation /scales/maturity/options/2/label/en 18:63 (en)",
          "error bad_id /scales/yes_no/options/1/id 22:15 (n o)",
          "error dangling_id /sections/0/tags/0 26:66 (phase_2, tag, phase_1)",
          "error wrong_type /sections/0/tags/1 26:77 (string, number)",
          "error bad_value /sections/0/score/rule 27:26 (“median”, “mean”, “sum”, “min”, “max”, "
          "“share”, “staircase”)",
          "error bad_value /sections/0/questions/0/weight 30:21 (-2, 0, 0.000001 – 1000000)",
          "error dangling_id /sections/0/questions/0/refs/0/source 30:47 (low, source, law)",
          "error wrong_type /sections/0/questions/0/refs/0/at 30:60 (string, number)",
          "error dangling_id /sections/0/questions/1/scale 31:50 (yesno, scale, yes_no)",
          "error duplicate_id /sections/1/questions/0/id 36:17 (A.2, /sections/0/questions/1/id)",
          "error wrong_type /sections/1/questions/0/title/en 36:96 (string, boolean)",
          "error dangling_id /scores/0/sections/1 40:121 (X, section, A)",
          "error missing_member /targets/0 45:5 (who)",
          "error bad_date /targets/0/by 45:45 (2030-02-31)",
          "warning unknown_member /targets/0/whom 45:59 (whom, who)"}));
}

// Puts a value of every type in the place of every value. Nothing may crash, and what changes the
// meaning is told.
TEST(DefinitionLimits, AnotherTypeInEveryPlace) {
  const std::vector<boost::json::value> others = {nullptr,
                                                  true,
                                                  -1.5,
                                                  "text",
                                                  boost::json::array{},
                                                  boost::json::array{1, "a"},
                                                  boost::json::object{},
                                                  boost::json::object{{"nl", 1}, {"id", "x"}}};
  boost::json::value root = boost::json::parse(small_definition());
  int accepted = 0;
  int refused = 0;
  const auto walk = [&](auto&& self, boost::json::value& here) -> void {
    const boost::json::value kept = here;
    for (const auto& other : others) {
      here = other;
      const auto text = boost::json::serialize(root);
      const auto result = read_definition(text, "t.json");
      EXPECT_EQ(result.definition.has_value(), !has_errors(result.problems)) << text;
      for (const auto& problem : result.problems) {
        EXPECT_GT(problem.place.line, 0u);
        EXPECT_GT(problem.place.column, 0u);
      }
      ++(result.definition ? accepted : refused);
      here = kept;
    }
    if (here.is_object()) {
      for (auto& member : here.get_object())
        self(self, member.value());
    } else if (here.is_array()) {
      for (auto& item : here.get_array())
        self(self, item);
    }
  };
  walk(walk, root);
  EXPECT_GT(refused, 600);
  EXPECT_LT(accepted, refused / 4);
}

// Puts parts of the whole definition in the place of others: everything is of some type that
// belongs somewhere, and nothing is where it should be. What is accepted can be computed.
TEST(DefinitionLimits, PartsInThePlaceOfOthers) {
  boost::json::value root = boost::json::parse(whole_definition());
  std::vector<boost::json::value*> places;
  const auto collect = [&](auto&& self, boost::json::value& here) -> void {
    places.push_back(&here);
    if (here.is_object()) {
      for (auto& member : here.get_object())
        self(self, member.value());
    } else if (here.is_array()) {
      for (auto& item : here.get_array())
        self(self, item);
    }
  };
  collect(collect, root);
  Random random(7);
  std::size_t accepted = 0;
  for (int round = 0; round < 500; ++round) {
    auto& here = *places[1 + random.below(places.size() - 1)];
    const boost::json::value other = *places[1 + random.below(places.size() - 1)];
    boost::json::value replacement = other;
    std::swap(here, replacement);
    const auto text = boost::json::serialize(root);
    std::swap(here, replacement);
    const auto result = read_definition(text, "t.json");
    EXPECT_EQ(result.definition.has_value(), !has_errors(result.problems)) << text;
    for (const auto& problem : result.problems)
      EXPECT_GT(problem.place.line, 0u) << code_name(problem.code);
    if (!result.definition) continue;
    ++accepted;
    const auto outcome = CompiledDefinition(*result.definition).evaluate(Record{});
    EXPECT_EQ(outcome.subjects.size(), result.definition->subject_kinds.size());
  }
  EXPECT_GT(accepted, 5u);
  EXPECT_LT(accepted, 250u);
}

TEST(DefinitionLimits, EveryCutIsRefused) {
  const auto text = small_definition();
  for (std::size_t size = 0; size + 2 < text.size(); size += 7) {
    const auto result = read_definition(std::string_view(text).substr(0, size), "t.json");
    ASSERT_EQ(result.problems.size(), 1u) << size;
    EXPECT_EQ(result.problems[0].code, size == 0 ? Code::file_empty : Code::json_incomplete)
        << size;
  }
}

std::string many_questions(std::size_t count) {
  auto text = small_definition();
  const std::string first = "        { \"id\": \"B.1\"";
  std::string more;
  for (std::size_t i = 3; i < count; ++i) {
    more += R"({"id":"q)" + std::to_string(i) +
            R"(","type":"scale","scale":"maturity","title":{"nl":"v","en":"q"}},)" + "\n";
  }
  return with(text, first, more + first);
}

TEST(DefinitionLimits, LimitsNameThemselves) {
  EXPECT_EQ(check(many_questions(limits::questions)), Lines{});
  EXPECT_EQ(check(many_questions(limits::questions + 1)),
            Lines{"error limit_exceeded /sections (questions, 20001, 20000)"});
  std::string many = "[";
  for (std::size_t i = 0; i <= limits::tags; ++i)
    many += R"({"id":"t)" + std::to_string(i) + R"(","title":{"nl":"a","en":"b"}},)";
  EXPECT_EQ(damaged("\"tags\": [", "\"tags\": " + many),
            Lines{"error limit_exceeded /tags (tags, 502, 500)"});
}

// Twenty scores over all of twenty thousand questions are as many terms as there may be.
TEST(DefinitionLimits, TheWorkOfAllScoresTogetherIsLimited) {
  auto text = many_questions(limits::questions);
  std::string more;
  for (int i = 0; i < 20; ++i) {
    more += R"({"id":"s)" + std::to_string(i) +
            R"(","title":{"nl":"a","en":"b"},"rule":"mean","over":"questions","sections":"*"},)";
  }
  const auto found = check(with(text, "\"scores\": [", "\"scores\": [" + more));
  ASSERT_EQ(found.size(), 1u);
  EXPECT_TRUE(found[0].starts_with("error limit_exceeded /scores ")) << found[0];
  EXPECT_TRUE(found[0].ends_with("(terms, 420002, 400000)")) << found[0];
}

TEST(DefinitionLimits, VeryManyProblemsAreSummedUp) {
  std::string unknown;
  for (std::size_t i = 0; i < limits::problems + 5; ++i)
    unknown += "\"u" + std::to_string(i) + "\": 1,";
  const auto result =
      read_definition(with(small_definition(), "\"peil\": 1,", unknown + "\"peil\": 1,"), "t.json");
  EXPECT_TRUE(result.definition.has_value());  // they are warnings
  ASSERT_EQ(result.problems.size(), limits::problems + 1);
  EXPECT_EQ(result.problems[0].code, Code::too_many_problems);
  EXPECT_EQ(result.problems[0].severity, Severity::warning);
  EXPECT_EQ(result.problems[0].arguments[0], "5");
}

// Twenty different mistakes, each told once with its place.
TEST(DefinitionLimits, TwentyMistakes) {
  const auto text = with(
      whole_definition(),
      {
          {"\"max\": 20", "\"max\": 1000"},
          {"\"type\": \"date\"", "\"type\": \"date\", \"scored\": true"},
          {"\"profile.size == 'large'\", \"weight\"", "\"profile.size == 'huge'\", \"weight\""},
          {"\"refs\": [ { \"source\": \"law\"", "\"refs\": [ { \"source\": \"lew\""},
          {"\"from\": 2,", "\"from\": 9,"},
          {"\"required\": \"A.1 == '3'\"", "\"required\": false"},
          {"\"id\": \"b\", \"value\": 2", "\"id\": \"b\", \"value\": \"two\""},
          {"\"min\": 0, \"max\": 10", "\"min\": 20, \"max\": 10"},
          {"answered(A.1) && !big", "answered(A.1) && big == 'x'"},
          {"\"id\": \"y\", \"value\": 4", "\"id\": \"x\", \"value\": 4"},
          {"\"id\": \"users\"", "\"id\": \"A.1\""},
          {"\"sections\": [\"A\"]", "\"sections\": [\"S\"]"},
          {"\"of\": \"each\"", "\"of\": \"share\""},
          {"\"who\": \"sector_mean\"", "\"who\": \"nobody\""},
          {"since < date('2020-01-01')", "since < date('2020-13-01')"},
          {"\"when\": \"score('each') >= 2\"", "\"when\": \"score('each')\""},
          {"\"severity\": \"duty\"", "\"severity\": \"must\""},
          {"\"actions\": [\"fill\", \"ask\"]", "\"actions\": [\"fill\", \"aks\"]"},
          {"\"from\": \"1.1.0\"", "\"from\": \"3.0.0\""},
          {"\"take\": \"highest\"", "\"take\": \"most\""},
      });
  EXPECT_EQ(
      lines(read_definition(text, "t.json").problems),
      (Lines{
          "error limit_exceeded /subjects/system/max 28:43 (subjects, 1000, 500)",
          "error not_scorable /sections/0/questions/2/scored 36:52 (date)",
          "error expression_option /sections/1/visible 40:91 (huge, profile.size, , small, large)",
          "error dangling_id /sections/1/questions/0/refs/0/source 44:65 (lew, source, law)",
          "error value_outside_scale /sections/1/questions/0/evidence/from 45:33 (9, 1, 3)",
          "error bad_value /sections/1/questions/1/required 47:67 (false, true, “… == …”)",
          "error wrong_type /sections/1/questions/1/options/1/value 50:35 (number, string)",
          "error bad_value /sections/1/questions/2/max 54:69 (10, ≥ 20)",
          "error expression_operands /sections/1/questions/3/visible 56:44 (==, bool, text)",
          "error duplicate_id /sections/1/questions/3/options/1/id 59:21 (x, "
          "/sections/1/questions/3/options/0/id)",
          "error duplicate_id /sections/2/questions/2/id 71:17 (A.1, /sections/1/questions/0/id)",
          "error other_scope /scores/1/sections/0 78:114 (S, share)",
          "error bad_value /scores/2/of 79:110 (“share”, \"for\": …)",
          "error bad_value /targets/1/who 85:63 (“nobody”, “each”, “sector_mean”)",
          "error bad_date /labels/0/when 89:56 (2020-13-01)",
          "error expression_result /labels/1/when 90:47 (bool, decimal)",
          "error dangling_id /findings/0/actions/1 94:75 (aks, action, ask)",
          "error bad_value /findings/1/severity 95:48 (“must”, “stop”, “duty”, “gap”, “warning”, "
          "“note”)",
          "error change_order /changes/1/from 105:15 (3.0.0, 2.0.0)",
          "error bad_value /changes/1/merged/A.3/take 106:58 (“most”, “lowest”, “highest”, "
          "“first”)"}));
}

// Nothing is looked up one by one: twenty thousand conditions about twenty thousand questions.
TEST(DefinitionLimits, AConditionForEveryQuestion) {
  auto text = small_definition();
  const std::string first = "        { \"id\": \"B.1\"";
  std::string more;
  std::string last = "A.1";
  for (std::size_t i = 3; i < limits::questions; ++i) {
    const std::string id = "q" + std::to_string(i);
    more += R"({"id":")" + id +
            R"(","type":"scale","scale":"maturity","title":{"nl":"v","en":"q"},"visible":")" +
            last + R"( != '1'"},)" + "\n";
    last = id;
  }
  EXPECT_EQ(check(with(text, first, more + first)), Lines{});
}

TEST(DefinitionLimits, OfEveryList) {
  const auto list = [](std::string_view item, std::size_t count) {
    std::string many;
    for (std::size_t i = 0; i < count; ++i) {
      std::string one(item);
      for (auto at = one.find('#'); at != std::string::npos; at = one.find('#'))
        one.replace(at, 1, std::to_string(i));
      many += one + ",";
    }
    return many;
  };
  const auto many = [&](std::string_view name, std::string_view open, std::string_view item,
                        std::size_t count) {
    const std::string start = "\n  \"" + std::string(name) + "\": " + std::string(open);
    return spoilt(start, start + list(item, count));
  };
  const std::string title = R"("title":{"nl":"a","en":"b"})";
  EXPECT_EQ(
      many("subjects", "{", "\"k#\":{" + title + ",\"name_question\":\"sys_name\"}", 16).front(),
      "error limit_exceeded /subjects (subjects, 17, 16)");
  EXPECT_EQ(many("labels", "[", R"-({"id":"l#","when":"answered(since)"})-", 1998), Lines{});
  EXPECT_EQ(many("labels", "[", R"-({"id":"l#","when":"answered(since)"})-", 1999),
            Lines{"error limit_exceeded /labels (labels, 2001, 2000)"});
  EXPECT_EQ(
      many("findings", "[",
           R"-({"id":"x#","severity":"note","text":{"nl":"a","en":"b"},"when":"answered(since)"})-",
           1999),
      Lines{"error limit_exceeded /findings (findings, 2001, 2000)"});
  EXPECT_EQ(many("actions", "[", "{\"id\":\"x#\"," + title + "}", 1999),
            Lines{"error limit_exceeded /actions (actions, 2001, 2000)"});
  EXPECT_EQ(many("changes", "[", R"({"from":"0.0.#"})", 198), Lines{});
  EXPECT_EQ(many("changes", "[", R"({"from":"0.0.#"})", 199),
            Lines{"error limit_exceeded /changes (changes, 201, 200)"});
  EXPECT_EQ(many("examples", "[", "{}", 500),
            Lines{"error limit_exceeded /examples (examples, 501, 500)"});
  EXPECT_EQ(many("sections", "[", "{\"id\":\"x#\"," + title + ",\"questions\":[]}", 1998).front(),
            "error limit_exceeded /sections (sections, 2001, 2000)");
  EXPECT_EQ(spoilt("\"levels\": [0,", "\"levels\": [" + list("-1#", 100) + " 0,").front(),
            "error limit_exceeded /sections/1/score/levels (levels, 103, 100)");
  EXPECT_EQ(spoilt("[\"fill\", \"ask\"]", "[" + list("\"a#\"", 100) + "\"fill\"]"),
            Lines{"error limit_exceeded /findings/0/actions (actions, 101, 100)"});
}

TEST(DefinitionLimits, OfQuestionsForEachSubject) {
  const auto asked = [](std::size_t count) {
    std::string more;
    for (std::size_t i = 0; i < count; ++i)
      more +=
          R"({"id":"q)" + std::to_string(i) + R"(","type":"date","title":{"nl":"v","en":"q"}},)";
    const std::string first = "        { \"id\": \"sys_name\"";
    return spoilt(first, more + first);
  };
  EXPECT_EQ(asked(limits::subject_questions - 3), Lines{});
  EXPECT_EQ(asked(limits::subject_questions - 2),
            Lines{"error limit_exceeded /sections (subject_questions, 2001, 2000)"});
}

TEST(DefinitionLimits, OfAnExpression) {
  const auto padded = [](std::size_t size) {
    const std::string condition = "since < date('2020-01-01')";
    return spoilt("\"when\": \"risky\"",
                  "\"when\": \"" + condition + std::string(size - condition.size(), ' ') + "\"");
  };
  EXPECT_EQ(padded(limits::expression_bytes), Lines{});
  const auto found = padded(limits::expression_bytes + 1);
  ASSERT_EQ(found.size(), 1u);
  EXPECT_TRUE(found[0].starts_with("error limit_exceeded /findings/1/when (")) << found[0];
}

// A tag lets few questions through, so such a score runs over few.
TEST(DefinitionLimits, TermsAreThoseThatATagLetsThrough) {
  std::string more;
  for (int i = 0; i < 30; ++i) {
    more += R"({"id":"s)" + std::to_string(i) +
            R"(","title":{"nl":"a","en":"b"},"rule":"mean","over":"questions","sections":"*",)" +
            R"("tags":["phase_1"]},)";
  }
  auto text = with(many_questions(limits::questions), "\"weight\": 2",
                   "\"weight\": 2, \"tags\": [\"phase_1\"]");
  EXPECT_EQ(check(with(text, "\"scores\": [", "\"scores\": [" + more)), Lines{});
}

}  // namespace
}  // namespace peil::test
