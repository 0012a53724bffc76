// What a use from the bank usually turns out to be, so that unlikely answers can be asked about.
// The uses themselves, with texts, are the options of the question sys.use.
#pragma once

#include "facts.hpp"

#include <string_view>

namespace peil::ai_act {

// A point of Annex III, and the question that has it as an option.
struct Point {
  const char* id;    // of the option, and of the finding “high_<id>”
  const char* name;  // as the Act writes it
  Fact asked;
};

// In the order of Annex III.
inline constexpr Point points[] = {
    {"1a", "1(a)", Fact::body},      {"1b", "1(b)", Fact::body},
    {"1c", "1(c)", Fact::body},      {"2", "2", Fact::other},
    {"3a", "3(a)", Fact::education}, {"3b", "3(b)", Fact::education},
    {"3c", "3(c)", Fact::education}, {"3d", "3(d)", Fact::education},
    {"4a", "4(a)", Fact::work},      {"4b", "4(b)", Fact::work},
    {"5a", "5(a)", Fact::other},     {"5b", "5(b)", Fact::other},
    {"5c", "5(c)", Fact::other},     {"5d", "5(d)", Fact::other},
    {"6", "6", Fact::other},         {"7", "7", Fact::other},
    {"8a", "8(a)", Fact::other},     {"8b", "8(b)", Fact::other},
};

// Which points usually come with a use, at least one of them: their ids, with blanks around each.
// With a use that varies they come where it is done in one way, and don't in another.
struct UseCase {
  const char* use;
  const char* points;
  bool varies;
};

// Sources: Annex III; the Commission's draft guideline on Article 6 of 19 May 2026.
inline constexpr UseCase use_cases[] = {
    {"intake", " 3a 3c ", false},   {"admission", " 3a ", false},   {"level_test", " 3c ", false},
    {"progress", " 3b ", false},    {"dropout", " 3b ", false},     {"grading", " 3b ", false},
    {"proctoring", " 3d ", false},  {"talent", " 3a ", false},      {"recruitment", " 4a ", false},
    {"performance", " 4b ", false}, {"adaptive", " 3b ", true},     {"feedback", " 3b ", true},
    {"analytics", " 3b ", true},    {"placement", " 3a 4a ", true}, {"documents", " 3a ", true},
};

}  // namespace peil::ai_act
