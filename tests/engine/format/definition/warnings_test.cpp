// What is allowed, and surely wasn't meant.
#include "engine/format/definition.hpp"
#include "engine/json/canonical.hpp"
#include "engine/model/definition.hpp"
#include "engine/plugin/pack.hpp"
#include "tests/engine/support.hpp"

namespace peil {
namespace {

using test::check;
using test::Lines;

constexpr std::string_view small = R"({
  "peil": 1, "id": "org.example.small", "version": "1.0.0", "title": { "en": "Small" },
  "languages": ["en"], "checked": "2026-11-22",
  "sources": [ { "id": "law", "title": { "en": "A law" } } ],
  "tags": [ { "id": "basic", "title": { "en": "Basic" } } ],
  "scales": { "often": { "options": [
    { "id": "never", "value": 0, "label": { "en": "Never" } },
    { "id": "always", "value": 1, "label": { "en": "Always" } } ] } },
  "sections": [ { "id": "A", "title": { "en": "A" }, "questions": [
    { "id": "A.1", "type": "scale", "scale": "often", "title": { "en": "One" }, "tags": ["basic"] },
    { "id": "A.2", "type": "choices", "title": { "en": "Two" }, "visible": "A.1 != 'never'",
      "options": [ { "id": "x", "label": { "en": "Ex" } } ] } ] } ],
  "scores": [ { "id": "total", "title": { "en": "Total" }, "rule": "share", "over": "questions",
                "sections": "*" } ],
  "targets": [ { "score": "total", "value": 80, "by": "2028-12-31", "who": "each", "source": "law" } ],
  "findings": [ { "id": "bad", "severity": "gap", "when": "A.1 == 'never'",
                  "text": { "en": "Never." }, "actions": ["do"] } ],
  "actions": [ { "id": "do", "title": { "en": "Do it" } } ]
})";

Lines changed(std::string_view from, std::string_view to) {
  std::string text(small);
  const std::size_t at = text.find(from);
  EXPECT_NE(at, text.npos) << from;
  return check(text.replace(at, from.size(), to));
}

TEST(DefinitionWarnings, ThereAreNoneWhereNothingIsWrong) { EXPECT_EQ(check(small), Lines{}); }

TEST(DefinitionWarnings, WhatNothingUses) {
  EXPECT_EQ(changed(", \"tags\": [\"basic\"]", ""), Lines{"warning unused /tags/0 (tag, basic)"});
  EXPECT_EQ(changed(", \"actions\": [\"do\"]", ""),
            Lines{"warning unused /actions/0 (action, do)"});
  EXPECT_EQ(changed("\"scales\": {", R"("scales": { "other": { "options": [
      { "id": "a", "label": { "en": "A" } }, { "id": "b", "label": { "en": "B" } } ] },)"),
            Lines{"warning unused /scales/other (scale, other)"});
  // A program may name what nothing else does.
  EXPECT_EQ(changed(", \"actions\": [\"do\"]", "").size(), 1u);
  EXPECT_EQ(changed("\"text\": { \"en\": \"Never.\" }, \"actions\": [\"do\"] } ],",
                    "\"text\": { \"en\": \"Never.\" } } ], \"program\": {},"),
            Lines{});
}

TEST(DefinitionWarnings, OptionsThatCantBeToldApart) {
  EXPECT_EQ(changed("\"label\": { \"en\": \"Always\" }", "\"label\": { \"en\": \"Never\" }"),
            Lines{"warning same_label /scales/often/options/1/label (always, never)"});
}

TEST(DefinitionWarnings, AChoiceOfOne) {
  EXPECT_EQ(changed("\"type\": \"choices\"", "\"type\": \"choice\""),
            Lines{"warning single_option /sections/0/questions/1/options (A.2)"});
}

TEST(DefinitionWarnings, ATargetThatWasOverWhenItWasWritten) {
  EXPECT_EQ(changed("2028-12-31", "2026-11-21"),
            Lines{"warning target_passed /targets/0/by (2026-11-21, 2026-11-22)"});
  EXPECT_EQ(changed("2028-12-31", "2026-11-22"), Lines{});
}

TEST(DefinitionWarnings, APlaceThatNothingFills) {
  EXPECT_EQ(changed("\"Never.\"", "\"You have {total}.\""),
            Lines{"warning place_not_filled /findings/0/text/en ({total})"});
  EXPECT_EQ(changed("\"Never.\"", "\"A { brace } and {Two Words}.\""), Lines{});
}

TEST(DefinitionWarnings, IdsThatDifferInCapitalsOnly) {
  EXPECT_EQ(changed("\"id\": \"A.2\"", "\"id\": \"a.1\""),
            Lines{"warning ids_differ_by_case /sections/0/questions/1/id (a.1, A.1)"});
}

TEST(DefinitionWarnings, ALanguageThatIsNotListed) {
  EXPECT_EQ(
      changed("\"title\": { \"en\": \"One\" }", "\"title\": { \"en\": \"One\", \"de\": \"Eins\" }"),
      Lines{"warning language_not_listed /sections/0/questions/0/title/de (de, )"});
}

TEST(DefinitionWarnings, AMemberElsewhereIsntTheOneThatIsThere) {
  EXPECT_EQ(changed("\"peil\": 1,", "\"peil\": 1, \"questions\": [],"),
            Lines{"warning unknown_member /questions (questions, )"});
}

// In an expression.
TEST(DefinitionMistakes, AnOptionWithoutQuotationMarks) {
  EXPECT_EQ(changed("A.1 != 'never'", "A.1 != never"),
            Lines{"error expression_name /sections/0/questions/1/visible (never, 'never')"});
}

TEST(DefinitionMistakes, AnIdWithAHyphenIsToldOnce) {
  EXPECT_EQ(changed("\"id\": \"A.2\"", "\"id\": \"n-users\"").size(), 0u);
  std::string text(small);
  text.replace(text.find("\"A.2\""), 5, "\"n-users\"");
  text.replace(text.find("A.1 == 'never'"), 14, "A.1 == 'never' && contains(n-users, 'x')");
  const Lines told = check(text);
  ASSERT_GE(told.size(), 1u);
  EXPECT_EQ(told.front(), "error expression_name /findings/0/when (n, `n-users`)");
  for (const std::string& line : told)
    EXPECT_EQ(line.find("(users"), line.npos) << line;
}

TEST(DefinitionWarnings, NothingDependsOnAByteOrderMark) {
  const std::string marked = "\xEF\xBB\xBF" + std::string(small);
  EXPECT_EQ(check(marked), Lines{});
  EXPECT_EQ(read_definition(marked, "f").definition->fingerprint,
            read_definition(small, "f").definition->fingerprint);
  const ReadPlugin with = wrap_definition(marked, "f");
  const ReadPlugin without = wrap_definition(std::string(small), "f");
  EXPECT_EQ(with.plugin->fingerprint, without.plugin->fingerprint);
  EXPECT_EQ(write_pack(*with.plugin), write_pack(*without.plugin));
  // Nor does where a mistake is.
  std::string wrong(small);
  wrong.replace(wrong.find("\"peil\": 1"), 9, "\"peil\": 2");
  const auto place = [](const std::string& text) {
    const Place found = read_definition(text, "f").problems.front().place;
    return std::pair(found.line, found.column);
  };
  EXPECT_EQ(place("\xEF\xBB\xBF" + wrong), place(wrong));
}

}  // namespace
}  // namespace peil
