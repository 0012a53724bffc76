#include "engine/model/definition.hpp"

#include "engine/base/limits.hpp"
#include "tests/engine/support.hpp"

#include <boost/json.hpp>

namespace peil::test {
namespace {

TEST(Definition, ReadsEverything) {
  const auto definition = definition_of(small_definition());
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
  const auto definition = definition_of(small_definition());
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
  const auto original = definition_of(small_definition()).fingerprint;
  const auto compact = boost::json::serialize(boost::json::parse(small_definition()));
  EXPECT_EQ(definition_of(compact).fingerprint, original);
  EXPECT_NE(definition_of(with(small_definition(), "Vraag 3", "Vraag 4")).fingerprint, original);
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
  EXPECT_EQ(check(""), Lines{"error file_empty  ()"});
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
            Lines{"error wrong_type /title (object, string, { \"nl\": \"…\", \"en\": \"…\" })"});
  EXPECT_EQ(damaged("\"en\": \"Small\"", "\"en\": \"Small\", \"fr\": \"Petit\""),
            Lines{"warning language_not_listed /title/fr (fr, )"});
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

TEST(Definition, DuplicateMembersDoNotHideOtherMistakes) {
  EXPECT_EQ(damaged("\"version\": \"1.0.0\"", "\"version\": \"1.0.0\", \"version\": \"x\""),
            (Lines{"error duplicate_member /version (version)", "error bad_version /version (x)"}));
}

TEST(Definition, ReadsTheWholeFormat) {
  EXPECT_EQ(check(whole_definition()), Lines{});
  const auto definition = definition_of(whole_definition());
  EXPECT_EQ(definition.named_scales, 2u);
  ASSERT_EQ(definition.scales.size(), 5u);
  EXPECT_EQ(definition.scales[2].id, "A.2");
  EXPECT_TRUE(definition.scales[2].options[2].exclusive);
  EXPECT_FALSE(definition.scales[2].options[1].exclusive);
  EXPECT_EQ(definition.scales[3].highest, 4);

  ASSERT_EQ(definition.subject_kinds.size(), 1u);
  const auto& kind = definition.subject_kinds[0];
  EXPECT_EQ(kind.id, "system");
  EXPECT_EQ(kind.one.in(1), "System");
  EXPECT_EQ(kind.most, 20u);
  EXPECT_EQ(definition.questions[kind.name_question].id, "sys_name");

  ASSERT_EQ(definition.sections.size(), 3u);
  EXPECT_EQ(definition.sections[1].visible, "profile.size == 'large'");
  EXPECT_EQ(definition.sections[1].rule, Rule::staircase);
  EXPECT_EQ(definition.sections[1].levels, (std::vector<double>{0, 2, 3}));
  EXPECT_EQ(definition.sections[2].subject_kind, 0u);
  EXPECT_FALSE(definition.sections[0].scored);

  const auto& score = definition.scores;
  EXPECT_EQ(score[0].rule, Rule::sum);
  EXPECT_EQ(score[0].tags, std::vector<std::string>{"basic"});
  EXPECT_EQ(score[0].sections, (std::vector<std::uint32_t>{0, 1}));
  EXPECT_EQ(score[1].rule, Rule::share);
  EXPECT_EQ(score[2].over, Over::subjects);
  EXPECT_EQ(score[2].of, 3u);
  EXPECT_EQ(score[3].subject_kind, 0u);
  EXPECT_EQ(score[3].sections, std::vector<std::uint32_t>{2});
  EXPECT_EQ(definition.targets[1].who, TargetGroup::sector_mean);

  EXPECT_EQ(definition.labels[0].title.in(0), "Groot");
  EXPECT_EQ(definition.labels[1].when, "score('each') >= 2");
  EXPECT_EQ(definition.labels[1].subject_kind, 0u);
  const auto& finding = definition.findings;
  EXPECT_EQ(finding[0].severity, FindingSeverity::gap);
  EXPECT_EQ(finding[0].actions, (std::vector<std::uint32_t>{0, 1}));
  EXPECT_FALSE(finding[0].source.has_value());
  EXPECT_EQ(finding[1].severity, FindingSeverity::duty);
  EXPECT_EQ(finding[1].applies_from, "2027-12-02");
  EXPECT_EQ(finding[1].source->at, "Art. 3");
  EXPECT_EQ(definition.actions[0].effort, Effort::medium);
  EXPECT_FALSE(definition.actions[1].effort.has_value());
}

TEST(Definition, ReadsEveryTypeOfQuestion) {
  const auto definition = definition_of(whole_definition());
  const auto question = [&](std::string_view id) -> const Question& {
    const auto* found = definition.find_question(id);
    EXPECT_NE(found, nullptr) << id;
    return found != nullptr ? *found : definition.questions[0];
  };
  EXPECT_EQ(question("profile.size").type, QuestionType::choice);
  EXPECT_EQ(question("profile.size").required, "true");
  EXPECT_FALSE(question("profile.size").scored);  // its options have no values
  EXPECT_EQ(question("profile.name").type, QuestionType::text);
  EXPECT_EQ(question("since").type, QuestionType::date);
  EXPECT_EQ(question("story").type, QuestionType::long_text);
  EXPECT_EQ(question("next").type, QuestionType::plan);
  EXPECT_FALSE(question("next").scored);
  EXPECT_EQ(question("A.1").evidence->from, 2);
  EXPECT_EQ(question("A.1").evidence->hint.in(1), "Decision");
  EXPECT_TRUE(question("A.1").scored);
  EXPECT_EQ(question("A.2").type, QuestionType::choices);
  EXPECT_EQ(question("A.2").why.in(1), "Because");
  EXPECT_EQ(question("A.2").required, "A.1 == '3'");
  EXPECT_EQ(question("A.2").scale, 2u);
  EXPECT_TRUE(question("A.2").scored);
  EXPECT_EQ(question("A.3").type, QuestionType::number);
  EXPECT_EQ(question("A.3").unit.in(1), "hours");
  EXPECT_EQ(question("A.3").minimum, 0);
  EXPECT_EQ(question("A.3").maximum, 10);
  EXPECT_TRUE(question("A.3").whole);
  EXPECT_TRUE(question("A.3").scored);
  EXPECT_EQ(question("A.4").type, QuestionType::allocation);
  EXPECT_EQ(question("A.4").visible, "answered(A.1) && !big");
  EXPECT_TRUE(question("A.4").scored);
  EXPECT_TRUE(question("risk").scored);
  EXPECT_FALSE(question("users").scored);  // nobody says that it counts
}

// The outcome lists what belongs to the record, and what belongs to each subject, one after
// another.
TEST(Definition, OrdinalsAreCountedByScope) {
  const auto definition = definition_of(whole_definition());
  const auto ordinals = [](const auto& list) {
    std::vector<std::uint32_t> result;
    for (const auto& each : list)
      result.push_back(each.ordinal);
    return result;
  };
  using Ordinals = std::vector<std::uint32_t>;
  EXPECT_EQ(ordinals(definition.sections), (Ordinals{0, 1, 0}));
  EXPECT_EQ(ordinals(definition.questions), (Ordinals{0, 1, 2, 3, 4, 5, 6, 7, 8, 0, 1, 2}));
  EXPECT_EQ(ordinals(definition.scores), (Ordinals{0, 1, 2, 0}));
  EXPECT_EQ(ordinals(definition.labels), (Ordinals{0, 0}));
  EXPECT_EQ(ordinals(definition.findings), (Ordinals{0, 0}));
}

TEST(Definition, FindsItsSectionsAndKinds) {
  const auto definition = definition_of(whole_definition());
  EXPECT_EQ(definition.find_section("S"), &definition.sections[2]);
  EXPECT_EQ(definition.find_section("flat"), nullptr);
  EXPECT_EQ(definition.find_subject_kind("system"), &definition.subject_kinds[0]);
  EXPECT_EQ(definition.find_subject_kind("S"), nullptr);
  EXPECT_EQ(definition.subject_kind_of(definition.questions[0]), no_index);
  EXPECT_EQ(definition.subject_kind_of(*definition.find_question("risk")), 0u);
}

// Questions and kinds of subject can both be named in expressions; sections and scores both by
// score('…').
TEST(Definition, NamesThatShareASpace) {
  EXPECT_EQ(spoilt("\"id\": \"story\"", "\"id\": \"system\""),
            Lines{"error duplicate_id /sections/0/questions/3/id (system, /subjects/system)"});
  EXPECT_EQ(spoilt("\"id\": \"flat\"", "\"id\": \"A\""),
            Lines{"error duplicate_id /scores/0/id (A, /sections/1/id)"});
  EXPECT_EQ(spoilt("\"id\": \"f2\"", "\"id\": \"f1\""),
            Lines{"error duplicate_id /findings/1/id (f1, /findings/0/id)"});
  EXPECT_EQ(spoilt("\"id\": \"ask\"", "\"id\": \"fill\"").front(),
            "error dangling_id /findings/0/actions/1 (ask, action, )");
  // A label may be called like a question, a finding like an action.
  EXPECT_EQ(spoilt("\"id\": \"f1\"", "\"id\": \"fill\""), Lines{});
  auto text = with(whole_definition(), "\"id\": \"big\"", "\"id\": \"since\"");
  EXPECT_EQ(check(with(text, "&& !big", "&& !label('since')")), Lines{});
}

// A mistake is told once, not again by everything that goes without what couldn't be read.
TEST(Definition, OneMistakeGivesOneProblem) {
  const auto retyped = [](std::string_view member) {
    return spoilt("\n  \"" + std::string(member) + "\": ",
                  "\n  \"" + std::string(member) + "\": 1, \"$schema\": ");
  };
  for (const auto member : {"sections", "scores", "labels", "findings", "actions", "changes",
                            "examples", "sources", "tags"}) {
    EXPECT_EQ(retyped(member),
              Lines{"error wrong_type /" + std::string(member) + " (array, number)"});
  }
  for (const auto member : {"subjects", "scales"}) {
    EXPECT_EQ(retyped(member),
              Lines{"error wrong_type /" + std::string(member) + " (object, number)"});
  }
  EXPECT_EQ(spoilt("\n  \"sections\": [", "\n  \"sections\": [], \"$schema\": ["),
            Lines{"error empty_list /sections (sections)"});
  EXPECT_EQ(spoilt("\"id\": \"A.1\", ", ""),
            Lines{"error missing_member /sections/1/questions/0 (id)"});
  EXPECT_EQ(spoilt("\"id\": \"A.1\", \"type\": \"scale\"", "\"id\": \"A.1\", \"type\": \"scales\"")
                .size(),
            1u);
  EXPECT_EQ(
      spoilt("\"type\": \"choice\", \"scale\": \"size\"", "\"type\": \"choice\", \"scale\": 1"),
      Lines{"error wrong_type /sections/0/questions/0/scale (string, number)"});
  EXPECT_EQ(spoilt("\"id\": \"large\"", "\"id\": 3"),
            Lines{"error wrong_type /scales/size/options/1/id (string, number)"});
  EXPECT_EQ(spoilt("\"id\": \"S\", \"for\": \"system\"", "\"id\": \"S\", \"for\": \"sytem\""),
            Lines{"error dangling_id /sections/2/for (sytem, subject, system)"});
  EXPECT_EQ(spoilt("\"id\": \"risky\", \"for\": \"system\"", "\"id\": \"risky\", \"for\": 3"),
            Lines{"error wrong_type /labels/1/for (string, number)"});
  EXPECT_EQ(spoilt("\"id\": \"each\", ", ""), Lines{"error missing_member /scores/3 (id)"});
}

TEST(Definition, ScalesMayBeLeftOutWhereNoQuestionNamesOne) {
  const auto without_scales = [](std::string text) {
    const auto from = text.find("  \"scales\"");
    return text.erase(from, text.find("  \"sections\"") - from);
  };
  auto text = small_definition();
  for (int i = 0; i < 2; ++i) {
    text = with(text, R"("type": "scale", "scale": "maturity")",
                R"("type": "number", "scored": true, "min": 1, "max": 3)");
  }
  text = with(text, R"("type": "scale", "scale": "yes_no")", R"("type": "text")");
  EXPECT_EQ(check(without_scales(text)), Lines{});
  EXPECT_EQ(check(without_scales(small_definition())), Lines{"error missing_member  (scales)"});
}

TEST(Definition, Examples) {
  EXPECT_EQ(spoilt("\"examples\": [", "\"examples\": {}, \"$schema\": ["),
            Lines{"error wrong_type /examples (array, object)"});
}

}  // namespace
}  // namespace peil::test
