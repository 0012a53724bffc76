#include "engine/model/definition.hpp"

#include "tests/engine/support.hpp"

namespace peil::test {
namespace {

TEST(Subjects, Kinds) {
  EXPECT_EQ(spoilt("\"max\": 20", "\"max\": 501"),
            Lines{"error limit_exceeded /subjects/system/max (subjects, 501, 500)"});
  EXPECT_EQ(spoilt("\"max\": 20", "\"max\": 0"),
            Lines{"error bad_value /subjects/system/max (0, 1, 2, … 500)"});
  EXPECT_EQ(spoilt("\"max\": 20", "\"max\": 1.5"),
            Lines{"error bad_value /subjects/system/max (1.5, 1, 2, … 500)"});
  EXPECT_EQ(spoilt("\"title\": { \"nl\": \"Systemen\", \"en\": \"Systems\" }, ", ""),
            Lines{"error missing_member /subjects/system (title)"});
  EXPECT_EQ(spoilt("\"one\":", "\"once\":"),
            Lines{"warning unknown_member /subjects/system/once (once, one)"});
  EXPECT_EQ(spoilt("\"subjects\": {", "\"subjects\": { \"a b\": 1,").front(),
            "error bad_id /subjects/a b (a b)");
}

TEST(Subjects, AreNamedByATextThatIsAskedForEachOfThem) {
  const auto named = [](std::string_view id) {
    return spoilt("\"name_question\": \"sys_name\"",
                  "\"name_question\": \"" + std::string(id) + "\"");
  };
  EXPECT_EQ(
      named("sysname"),
      Lines{"error dangling_id /subjects/system/name_question (sysname, question, sys_name)"});
  EXPECT_EQ(named(""), Lines{"error dangling_id /subjects/system/name_question (, question, )"});
  EXPECT_EQ(named("risk"),
            Lines{"error bad_value /subjects/system/name_question (“risk”, \"type\": \"text\")"});
  EXPECT_EQ(named("profile.name"),
            Lines{"error other_scope /subjects/system/name_question (profile.name, system)"});
  EXPECT_EQ(spoilt("\"name_question\": \"sys_name\", ", ""),
            Lines{"error missing_member /subjects/system (name_question)"});
}

TEST(Labels, ATextIsShownUnderItsTitle) {
  EXPECT_EQ(spoilt("\"title\": { \"nl\": \"Groot\", \"en\": \"Big\" }, ", ""),
            Lines{"warning missing_member /labels/0 (title)"});
}

TEST(Labels, NeedACondition) {
  EXPECT_EQ(spoilt(", \"when\": \"score('each') >= 2\"", ""),
            Lines{"error missing_member /labels/1 (when)"});
  EXPECT_EQ(spoilt("\"when\": \"score('each') >= 2\"", "\"when\": true"),
            Lines{"error wrong_type /labels/1/when (string, boolean)"});
  EXPECT_EQ(spoilt("\"when\": \"score('each') >= 2\"", "\"when\": \" \""),
            Lines{"error bad_value /labels/1/when (“ ”, “… == …”)"});
}

TEST(Findings, Members) {
  EXPECT_EQ(spoilt("\"severity\": \"gap\"", "\"severity\": \"grave\""),
            Lines{"error bad_value /findings/0/severity (“grave”, “stop”, “duty”, “gap”, "
                  "“warning”, “note”)"});
  EXPECT_EQ(spoilt("\"severity\": \"gap\", ", ""),
            Lines{"error missing_member /findings/0 (severity)"});
  EXPECT_EQ(spoilt(" \"text\": { \"nl\": \"Vul het\", \"en\": \"Fill it\" },", ""),
            Lines{"error missing_member /findings/0 (text)"});
  EXPECT_EQ(spoilt("[\"fill\", \"ask\"]", "[\"fill\", \"fill\", \"fil\", 3]"),
            (Lines{"error duplicate_id /findings/0/actions/1 (fill, /findings/0/actions/0)",
                   "error dangling_id /findings/0/actions/2 (fil, action, fill)",
                   "error wrong_type /findings/0/actions/3 (string, number)"}));
}

TEST(Findings, ADateHasASource) {
  EXPECT_EQ(spoilt("\"applies_from\": \"2027-12-02\", \"source\": \"law\", \"at\": \"Art. 3\"",
                   "\"applies_from\": \"2027-12-02\""),
            Lines{"warning date_without_source /findings/1/applies_from (2027-12-02)"});
  EXPECT_EQ(spoilt("\"applies_from\": \"2027-12-02\", \"source\": \"law\"",
                   "\"applies_from\": \"2027-12-02\", \"source\": \"low\""),
            Lines{"error dangling_id /findings/1/source (low, source, law)"});
  EXPECT_EQ(spoilt("\"applies_from\": \"2027-12-02\", \"source\": \"law\", ",
                   "\"applies_from\": \"2027-12-02\", "),
            Lines{"error missing_member /findings/1 (source)"});
  EXPECT_EQ(spoilt("\"applies_from\": \"2027-12-02\"", "\"applies_from\": \"2027\""),
            Lines{"error bad_date /findings/1/applies_from (2027)"});
}

TEST(Actions, Members) {
  EXPECT_EQ(spoilt("\"effort\": \"medium\"", "\"effort\": \"m\""),
            Lines{"error bad_value /actions/0/effort (“m”, “small”, “medium”, “large”)"});
  EXPECT_EQ(spoilt(", \"title\": { \"nl\": \"Vragen\", \"en\": \"Ask\" }", ""),
            Lines{"error missing_member /actions/1 (title)"});
}

}  // namespace
}  // namespace peil::test
