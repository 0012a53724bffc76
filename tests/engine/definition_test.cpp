#include "engine/definition.hpp"

#include "engine/limits.hpp"
#include "support.hpp"

#include <boost/json.hpp>

namespace peil {
namespace {

using test::check;
using test::small_definition;
using test::with;
using Lines = std::vector<std::string>;

// What checking says after `from` was replaced by `to`.
Lines damaged(std::string_view from, std::string_view to) {
  return check(with(small_definition(), from, to));
}

TEST(Definition, ReadsEverything) {
  const auto definition = test::definition_of(small_definition());
  EXPECT_EQ(check(small_definition()), Lines{});
  EXPECT_EQ(definition.id, "nl.example.small");
  EXPECT_EQ(definition.version, "1.0.0");
  EXPECT_EQ(definition.title.in(0), "Klein");
  EXPECT_EQ(definition.title.in(1), "Small");
  EXPECT_EQ(definition.checked, "2026-01-31");
  EXPECT_EQ(definition.sources[0].title.in(1), "A law");
  EXPECT_EQ(definition.tags[0].id, "phase_1");
  ASSERT_EQ(definition.scales.size(), 2u);
  EXPECT_EQ(definition.scales[0].lowest, 1);
  EXPECT_EQ(definition.scales[0].highest, 3);
  EXPECT_EQ(definition.scales[1].options[0].label.in(0), "ja");
  ASSERT_EQ(definition.sections.size(), 2u);
  EXPECT_EQ(definition.sections[1].first_question, 2u);
  EXPECT_EQ(definition.sections[0].question_count, 2u);
  EXPECT_TRUE(definition.sections[0].scored);
  ASSERT_EQ(definition.questions.size(), 3u);
  EXPECT_EQ(definition.questions[0].weight, 2);
  EXPECT_EQ(definition.questions[0].references[0].at, "Art. 1");
  EXPECT_EQ(definition.questions[1].scale, 1u);
  EXPECT_EQ(definition.questions[2].section, 1u);
  EXPECT_EQ(definition.scores[0].sections, (std::vector<std::uint32_t>{0, 1}));
  EXPECT_EQ(definition.scores[1].over, Over::sections);
  EXPECT_EQ(definition.targets[0].value, 2.5);
  EXPECT_EQ(definition.targets[0].source.at, "Art. 2");
}

TEST(Definition, FindsItsParts) {
  const auto definition = test::definition_of(small_definition());
  EXPECT_EQ(definition.find_question("A.2"), &definition.questions[1]);
  EXPECT_EQ(definition.find_question("A"), nullptr);
  EXPECT_EQ(definition.find_score("by_section"), &definition.scores[1]);
  EXPECT_EQ(definition.language_index("en"), 1u);
  EXPECT_EQ(definition.language_index("fr"), 0u);
}

TEST(Definition, ATextFallsBackToTheSourceLanguage) {
  const Text text{{"bron", ""}};
  EXPECT_EQ(text.in(0), "bron");
  EXPECT_EQ(text.in(1), "bron");
  EXPECT_EQ(text.in(9), "bron");
  EXPECT_EQ(Text{}.in(0), "");
  EXPECT_TRUE(Text{}.empty());
  EXPECT_FALSE(text.empty());
}

TEST(Definition, TheFingerprintIsOfTheContentNotOfTheSpacing) {
  const auto original = test::definition_of(small_definition()).fingerprint;
  const auto compact = boost::json::serialize(boost::json::parse(small_definition()));
  EXPECT_EQ(test::definition_of(compact).fingerprint, original);
  EXPECT_NE(test::definition_of(with(small_definition(), "Vraag 3", "Vraag 4")).fingerprint,
            original);
  EXPECT_EQ(original.size(), 71u);
}

TEST(Definition, OtherFilesAreCalledByTheirName) {
  EXPECT_EQ(check("{}"), Lines{"error not_a_definition  ()"});
  EXPECT_EQ(check("[1]"), Lines{"error not_a_definition  ()"});
  EXPECT_EQ(check(" 12"), Lines{"error not_a_definition  ()"});
  EXPECT_EQ(check("null"), Lines{"error not_a_definition  ()"});
  EXPECT_EQ(check(R"({"name": "package", "version": "1.0.0"})"),
            Lines{"error not_a_definition  ()"});
  EXPECT_EQ(check(R"({"peil_record": 1})"), Lines{"error record_not_definition  ()"});
  EXPECT_EQ(check(""), Lines{"error json_incomplete  ()"});
}

TEST(Definition, AnotherFormatVersionIsNotJudgedByThisOnesRules) {
  EXPECT_EQ(damaged("\"peil\": 1", "\"peil\": 2, \"new\": 3"),
            Lines{"error unsupported_format /peil (2, 1)"});
  EXPECT_EQ(damaged("\"peil\": 1", "\"peil\": 1.5"),
            Lines{"error unsupported_format /peil (1.5, 1)"});
  EXPECT_EQ(damaged("\"peil\": 1", "\"peil\": \"1\""),
            Lines{"error wrong_type /peil (number, string)"});
  EXPECT_EQ(damaged("\"peil\": 1,", ""), Lines{"error missing_member  (peil)"});
}

TEST(Definition, TheHead) {
  EXPECT_EQ(damaged("\"nl.example.small\"", "\"Small\""), Lines{"error bad_id /id (Small)"});
  EXPECT_EQ(damaged("\"1.0.0\"", "\"1.0\""), Lines{"error bad_version /version (1.0)"});
  EXPECT_EQ(damaged("\"2026-01-31\"", "\"2026-01-32\""),
            Lines{"error bad_date /checked (2026-01-32)"});
  EXPECT_EQ(damaged("  \"checked\": \"2026-01-31\",\n", ""),
            Lines{"error missing_member  (checked)"});
  EXPECT_EQ(damaged("\"1.0.0\"", "1"), Lines{"error wrong_type /version (string, number)"});
  EXPECT_EQ(damaged("\"peil\": 1", "\"$schema\": \"x\", \"peil\": 1"), Lines{});
}

TEST(Definition, Languages) {
  EXPECT_EQ(damaged("[\"nl\", \"en\"]", "[\"nl\", \"en\", \"nl\"]"),
            Lines{"error duplicate_id /languages/2 (nl, /languages/0)"});
  EXPECT_EQ(damaged("[\"nl\", \"en\"]", "[\"nl\", \"en\", \"Dutch\"]"),
            Lines{"error bad_language /languages/2 (Dutch)"});
  EXPECT_EQ(damaged("[\"nl\", \"en\"]", "[\"nl\", \"en\", 3]"),
            Lines{"error wrong_type /languages/2 (string, number)"});
  EXPECT_EQ(damaged("[\"nl\", \"en\"]", "[]"), Lines{"error empty_list /languages (languages)"});
}

TEST(Definition, Texts) {
  EXPECT_EQ(damaged("{ \"nl\": \"Klein\", \"en\": \"Small\" }", "{ \"en\": \"Small\" }"),
            Lines{"error missing_text /title (nl)"});
  EXPECT_EQ(damaged("\"nl\": \"Klein\"", "\"nl\": \" \""),
            Lines{"error missing_text /title/nl (nl)"});
  EXPECT_EQ(damaged(", \"en\": \"Small\"", ""), Lines{"warning missing_translation /title (en)"});
  EXPECT_EQ(damaged("\"en\": \"Small\"", "\"en\": \"\""),
            Lines{"warning missing_translation /title/en (en)"});
  EXPECT_EQ(damaged("\"en\": \"Small\"", "\"en\": 4"),
            Lines{"error wrong_type /title/en (string, number)"});
  EXPECT_EQ(damaged("{ \"nl\": \"Klein\", \"en\": \"Small\" }", "\"Klein\""),
            Lines{"error wrong_type /title (object, string)"});
  EXPECT_EQ(damaged("\"en\": \"Small\"", "\"en\": \"Small\", \"fr\": \"Petit\""),
            Lines{"warning unknown_member /title/fr (fr, )"});
  EXPECT_EQ(damaged("\"Klein\"", "\"Kl\\u0000ein\""),
            Lines{"error bad_value /title/nl (U+0000, \\n, \\t, U+0020–)"});
  EXPECT_EQ(damaged("\"Klein\"", "\"" + std::string(limits::text_bytes + 1, 'x') + "\""),
            Lines{"error limit_exceeded /title/nl (bytes, 65537, 65536)"});
}

TEST(Definition, TextsThatWereProbablyCopied) {
  const auto titled = [](std::string_view both) {
    return damaged(
        "{ \"nl\": \"Klein\", \"en\": \"Small\" }",
        "{ \"nl\": \"" + std::string(both) + "\", \"en\": \"" + std::string(both) + "\" }");
  };
  EXPECT_EQ(titled("Wij hebben daar beleid voor"),
            Lines{"warning same_translation /title/en (en, nl)"});
  for (const auto name : {"ISO 27002", "NIST CSF 2.0", "Microsoft 365",
                          "Security awareness training", "A B C D E", "2026"}) {
    EXPECT_EQ(titled(name), Lines{}) << name;
  }
}

TEST(Definition, Sources) {
  EXPECT_EQ(damaged("\"2026-05\"", "\"May 2026\""),
            Lines{"error bad_date /sources/0/date (May 2026)"});
  EXPECT_EQ(
      damaged("\"https://example.org/law\"", "\"javascript:alert(1)\""),
      Lines{"error bad_value /sources/0/url (“javascript:alert(1)”, “https://…”, “http://…”)"});
  EXPECT_EQ(
      damaged("\"title\": \"A law\"", "\"title\": { \"nl\": \"Een wet\", \"en\": \"A law\" }"),
      Lines{});
  EXPECT_EQ(damaged("\"title\": \"A law\"", "\"title\": \"\""),
            Lines{"error missing_text /sources/0/title (nl)"});
  EXPECT_EQ(damaged("{ \"source\": \"law\", \"at\": \"Art. 1\" }", "{ \"source\": \"lawn\" }"),
            Lines{"error dangling_id /sections/0/questions/0/refs/0/source (lawn, source, law)"});
}

TEST(Definition, IdsAreUniqueAndFound) {
  EXPECT_EQ(
      damaged("\"id\": \"B.1\"", "\"id\": \"A.1\""),
      Lines{"error duplicate_id /sections/1/questions/0/id (A.1, /sections/0/questions/0/id)"});
  EXPECT_EQ(damaged("\"id\": \"total\"", "\"id\": \"B\""),
            (Lines{"error duplicate_id /scores/0/id (B, /sections/1/id)",
                   "error dangling_id /targets/0/score (total, score, )"}));
  EXPECT_EQ(
      damaged("\"id\": \"3\"", "\"id\": \"2\""),
      Lines{"error duplicate_id /scales/maturity/options/2/id (2, /scales/maturity/options/1/id)"});
  EXPECT_EQ(damaged("\"scale\": \"maturity\"", "\"scale\": \"maturty\""),
            Lines{"error dangling_id /sections/0/questions/0/scale (maturty, scale, maturity)"});
  EXPECT_EQ(damaged("[\"A\", \"B\"]", "[\"A\", \"C\"]"),
            Lines{"error dangling_id /scores/1/sections/1 (C, section, A)"});
  EXPECT_EQ(damaged("[\"A\", \"B\"]", "[\"A\", \"A\"]"),
            Lines{"error duplicate_id /scores/1/sections/1 (A, /scores/1/sections/0)"});
  EXPECT_EQ(damaged("[\"phase_1\"]", "[\"phase_2\"]"),
            Lines{"error dangling_id /sections/0/tags/0 (phase_2, tag, phase_1)"});
  EXPECT_EQ(damaged("\"score\": \"total\"", "\"score\": \"A\""),
            Lines{"error dangling_id /targets/0/score (A, score, )"});
}

// One mistake is told once: what refers to an id of a wrong form isn't wrong too.
TEST(Definition, ABadIdIsToldOnce) {
  auto text = with(small_definition(), "\"id\": \"law\"", "\"id\": \"the law\"");
  text = with(text, "\"source\": \"law\"", "\"source\": \"the law\"");
  text = with(text, "\"source\": \"law\"", "\"source\": \"the law\"");
  EXPECT_EQ(check(text), Lines{"error bad_id /sources/0/id (the law)"});
}

TEST(Definition, APartThatCantBeReadDoesNotMakeTheRestWrong) {
  auto text = small_definition();
  const auto from = text.find("  \"scales\"");
  text.erase(from, text.find("  \"sections\"") - from);
  EXPECT_EQ(check(text), Lines{"error missing_member  (scales)"});
  EXPECT_EQ(damaged("\"sources\": [", "\"sources\": 3, \"more\": ["),
            (Lines{"error wrong_type /sources (array, number)",
                   "warning unknown_member /more (more, )"}));
}

TEST(Definition, Scales) {
  EXPECT_EQ(damaged("\"min\": 1", "\"min\": 0"),
            Lines{"error bad_value /scales/maturity/min (0, 1)"});
  EXPECT_EQ(damaged("\"max\": 3", "\"max\": 4"),
            Lines{"error bad_value /scales/maturity/max (4, 3)"});
  EXPECT_EQ(damaged("\"max\": 3", "\"max\": 2"),
            Lines{"error value_outside_scale /scales/maturity/options/2/value (3, 1, 2)"});
  EXPECT_EQ(damaged("\"step\": 1", "\"step\": 2"),
            Lines{"error bad_value /scales/maturity/options/1/value (2, 1 + n × 2)"});
  EXPECT_EQ(damaged("\"step\": 1", "\"step\": 0"),
            Lines{"error bad_value /scales/maturity/step (0, > 0)"});
  EXPECT_EQ(damaged("\"step\": 1", "\"step\": \"1\""),
            Lines{"error wrong_type /scales/maturity/step (number, string)"});
  EXPECT_EQ(damaged("\"id\": \"3\", \"value\": 3,", "\"id\": \"3\","),
            Lines{"error option_without_value /scales/maturity/options/2 (3, maturity)"});
  EXPECT_EQ(damaged("\"value\": 3, \"label\": { \"nl\": \"ja\"",
                    "\"value\": 1e10, \"label\": { \"nl\": \"ja\""),
            Lines{"error bad_value /scales/yes_no/options/0/value (10000000000, -1000000000 – "
                  "1000000000)"});
  EXPECT_EQ(damaged("\"yes_no\": {", "\"yes no\": {").front(),
            "error bad_id /scales/yes no (yes no)");
}

TEST(Definition, AnUnscoredScaleNeedsNoValues) {
  auto text = with(small_definition(), "\"id\": \"yes\", \"value\": 3,", "\"id\": \"yes\",");
  text = with(text, "\"id\": \"no\", \"value\": 1,", "\"id\": \"no\",");
  EXPECT_EQ(check(text).size(), 2u);
  text = with(text, "\"scale\": \"yes_no\"", "\"scale\": \"yes_no\", \"weight\": 0");
  EXPECT_EQ(check(text), Lines{});
}

TEST(Definition, Questions) {
  EXPECT_EQ(damaged("\"type\": \"scale\"", "\"type\": \"number\", \"unit\": \"%\""),
            Lines{"error bad_value /sections/0/questions/0/type (“number”, “scale”)"});
  EXPECT_EQ(damaged("\"type\": \"scale\", ", ""),
            Lines{"error missing_member /sections/0/questions/0 (type)"});
  EXPECT_EQ(damaged("\"weight\": 2", "\"weight\": -1"),
            Lines{"error bad_value /sections/0/questions/0/weight (-1, 0, 0.000001 – 1000000)"});
  EXPECT_EQ(damaged("\"weight\": 2", "\"weigth\": 2"),
            Lines{"warning unknown_member /sections/0/questions/0/weigth (weigth, weight)"});
}

TEST(Definition, Levels) {
  const auto levels = [](std::string_view text) {
    return damaged("\"weight\": 2", "\"levels\": " + std::string(text) + ", \"weight\": 2");
  };
  const std::string text = R"({ "nl": "zo", "en": "so" })";
  const auto definition = test::definition_of(
      with(small_definition(), "\"weight\": 2",
           "\"levels\": { \"3\": " + text +
               ", \"1\": { \"nl\": \"a\", \"en\": \"b\" }, \"2\": " + text + " }"));
  ASSERT_EQ(definition.questions[0].levels.size(), 3u);
  EXPECT_EQ(definition.questions[0].levels[0].in(1), "b");
  EXPECT_EQ(definition.questions[0].levels[2].in(1), "so");
  EXPECT_TRUE(definition.questions[1].levels.empty());
  EXPECT_EQ(levels("{ \"1\": " + text + ", \"2\": " + text + " }"),
            Lines{"warning missing_member /sections/0/questions/0/levels (3)"});
  EXPECT_EQ(levels("{ \"1\": " + text + ", \"2\": " + text + ", \"3\": " + text +
                   ", \"4\": " + text + " }"),
            Lines{"error dangling_id /sections/0/questions/0/levels/4 (4, option, 1)"});
  EXPECT_EQ(levels("[]"), Lines{"error wrong_type /sections/0/questions/0/levels (object, array)"});
}

TEST(Definition, Sections) {
  EXPECT_EQ(damaged("\"rule\": \"mean\", \"over\": \"questions\" },\n      \"questions\": [\n      "
                    "  { \"id\": \"B.1\"",
                    "\"rule\": \"sum\", \"over\": \"sections\" },\n      \"questions\": [\n        "
                    "{ \"id\": \"B.1\""),
            (Lines{"error bad_value /sections/1/score/rule (“sum”, “mean”)",
                   "error bad_value /sections/1/score/over (“sections”, “questions”)"}));
  auto text = small_definition();
  const auto from = text.find("        { \"id\": \"B.1\"");
  text.erase(from, text.find("      ] }", from) - from);
  EXPECT_EQ(check(text), Lines{"error empty_list /sections/1/questions (questions)"});
  EXPECT_EQ(check(with(text, "\"questions\": [\n      ]", "\"question\": []")),
            (Lines{"error missing_member /sections/1 (questions)",
                   "warning unknown_member /sections/1/question (question, questions)"}));
}

TEST(Definition, WeightsThatAddUpToZero) {
  auto text = with(small_definition(), "\"id\": \"B.1\",", "\"id\": \"B.1\", \"weight\": 0,");
  EXPECT_EQ(check(text), Lines{"error zero_weights /sections/1 (B)"});
  text = with(small_definition(), "\"id\": \"B\",", "\"id\": \"B\", \"weight\": 0,");
  EXPECT_EQ(check(text), Lines{});
  text = with(text, "\"id\": \"A\",", "\"id\": \"A\", \"weight\": 0,");
  EXPECT_EQ(check(text), Lines{"error zero_weights /scores/1 (by_section)"});
}

TEST(Definition, Scores) {
  EXPECT_EQ(damaged("\"over\": \"sections\"", "\"over\": \"section\""),
            Lines{"error bad_value /scores/1/over (“section”, “questions”, “sections”)"});
  EXPECT_EQ(damaged("\"sections\": \"*\"", "\"sections\": \"all\""),
            Lines{"error wrong_type /scores/0/sections (array, string)"});
  EXPECT_EQ(damaged("\"sections\": \"*\"", "\"sections\": []"),
            Lines{"error empty_list /scores/0/sections (sections)"});
  EXPECT_EQ(damaged(", \"sections\": \"*\"", ""),
            Lines{"error missing_member /scores/0 (sections)"});
  EXPECT_EQ(damaged("\"score\": { \"rule\": \"mean\", \"over\": \"questions\" },\n      "
                    "\"questions\": [\n        { \"id\": \"B.1\"",
                    "\"questions\": [\n        { \"id\": \"B.1\""),
            Lines{"error section_without_score /scores/1/sections/1 (B, by_section)"});
}

TEST(Definition, Targets) {
  EXPECT_EQ(damaged("\"value\": 2.5", "\"value\": 3.5"),
            Lines{"error target_outside_range /targets/0/value (3.5, 1, 3)"});
  EXPECT_EQ(damaged("\"value\": 2.5", "\"value\": 0"),
            Lines{"error target_outside_range /targets/0/value (0, 1, 3)"});
  EXPECT_EQ(damaged("\"value\": 2.5, ", ""), Lines{"error missing_member /targets/0 (value)"});
  EXPECT_EQ(damaged("\"2030-12-31\"", "\"2030\""), Lines{"error bad_date /targets/0/by (2030)"});
  EXPECT_EQ(damaged("\"who\": \"each\"", "\"who\": \"all\""),
            Lines{"error bad_value /targets/0/who (“all”, “each”, “sector_mean”)"});
  EXPECT_EQ(damaged("\"who\": \"each\", \"source\": \"law\", ", "\"who\": \"each\", "),
            Lines{"error missing_member /targets/0 (source)"});
}

TEST(Definition, ManyMistakesAreAllToldInOrderOfPlace) {
  auto text = small_definition();
  for (const auto& [from, to] :
       std::initializer_list<std::pair<std::string_view, std::string_view>>{
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
       }) {
    text = with(text, from, to);
  }
  EXPECT_EQ(
      test::lines(read_definition(text, "small.json").problems),
      (Lines{
          "error bad_id /id 3:9 (Small)",
          "error bad_version /version 4:14 (one)",
          "error missing_text /title 5:12 (nl)",
          "error bad_date /checked 7:14 (31-1-2026)",
          "error bad_date /sources/0/date 9:46 (2026-13)",
          "error bad_value /sources/0/url 9:64 (“ftp://example.org”, “https://…”, “http://…”)",
          "warning unknown_member /tags/0/title/de 12:68 (de, )",
          "error bad_value /scales/maturity/min 15:26 (0, 1)",
          "error duplicate_id /scales/maturity/options/1/id 17:15 (1, "
          "/scales/maturity/options/0/id)",
          "warning missing_translation /scales/maturity/options/2/label/en 18:63 (en)",
          "error bad_id /scales/yes_no/options/1/id 22:15 (n o)",
          "error dangling_id /sections/0/tags/0 26:66 (phase_2, tag, phase_1)",
          "error wrong_type /sections/0/tags/1 26:77 (string, number)",
          "error bad_value /sections/0/score/rule 27:26 (“median”, “mean”)",
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

TEST(Definition, DuplicateMembersDoNotHideOtherMistakes) {
  EXPECT_EQ(damaged("\"version\": \"1.0.0\"", "\"version\": \"1.0.0\", \"version\": \"x\""),
            (Lines{"error duplicate_member /version (version)", "error bad_version /version (x)"}));
}

// Puts a value of every type in the place of every value. Nothing may crash, and what changes the meaning is told.
TEST(Definition, AnotherTypeInEveryPlace) {
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

TEST(Definition, EveryCutIsRefused) {
  const auto text = small_definition();
  for (std::size_t size = 0; size + 2 < text.size(); size += 7) {
    const auto result = read_definition(std::string_view(text).substr(0, size), "t.json");
    ASSERT_EQ(result.problems.size(), 1u) << size;
    EXPECT_EQ(result.problems[0].code, Code::json_incomplete) << size;
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

TEST(Definition, LimitsNameThemselves) {
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
TEST(Definition, TheWorkOfAllScoresTogetherIsLimited) {
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

TEST(Definition, VeryManyProblemsAreSummedUp) {
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

}  // namespace
}  // namespace peil
