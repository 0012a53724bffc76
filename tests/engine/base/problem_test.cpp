#include "engine/base/problem.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <set>

namespace peil {
namespace {

TEST(Problem, EveryCodeHasItsOwnNameAMessageAndAHint) {
  std::set<std::string_view> names;
  for (const Code code : all_codes()) {
    const auto name = code_name(code);
    EXPECT_TRUE(names.insert(name).second) << name;
    EXPECT_TRUE(std::all_of(name.begin(), name.end(), [](char c) {
      return (c >= 'a' && c <= 'z') || c == '_';
    })) << name;
    EXPECT_TRUE(message_template(code).ends_with('.')) << name;
    EXPECT_TRUE(hint_template(code).ends_with('.')) << name;
  }
  EXPECT_GT(names.size(), 30u);
}

TEST(Problem, FillsArguments) {
  EXPECT_EQ(fill("{0} and {1} and {0}", {"a", "b"}), "a and b and a");
  EXPECT_EQ(fill("“{2}”", {"a"}), "“”");
  EXPECT_EQ(fill("{x} {", {"a"}), "{x} {");
  EXPECT_EQ(fill("an argument is not a template: {0}", {"{1}", "b"}),
            "an argument is not a template: {1}");
}

TEST(Problem, LeavesOutAPartWithoutItsArgument) {
  EXPECT_EQ(fill("[Did you mean “{1}”? ]Or remove it.", {"a", "b"}),
            "Did you mean “b”? Or remove it.");
  EXPECT_EQ(fill("[Did you mean “{1}”? ]Or remove it.", {"a", ""}), "Or remove it.");
  EXPECT_EQ(fill("[Did you mean “{1}”? ]Or remove it.", {"a"}), "Or remove it.");
  EXPECT_EQ(fill("[{0}][{1}] end", {"", "b"}), "b end");
}

TEST(Problem, MessageAndHintOfAProblem) {
  const Problem problem{Code::dangling_id, Severity::error, {"maturty", "scale", "maturity"}, {}};
  EXPECT_EQ(message(problem), "There is no scale with id “maturty”.");
  EXPECT_EQ(hint(problem), "Did you mean “maturity”? Correct the id, or add what it names.");
}

TEST(Problem, OnlyAnErrorCounts) {
  EXPECT_FALSE(has_errors({}));
  EXPECT_FALSE(has_errors({{Code::unknown_member, Severity::warning, {}, {}}}));
  EXPECT_TRUE(has_errors({{Code::unknown_member, Severity::warning, {}, {}},
                          {Code::bad_id, Severity::error, {}, {}}}));
}

TEST(Problem, SortsByPlaceAndKeepsTheOrderOfEquals) {
  Problems problems = {{Code::bad_id, Severity::error, {"c"}, {"f", "", 2, 1}},
                       {Code::bad_id, Severity::error, {"a"}, {"f", "", 1, 9}},
                       {Code::bad_id, Severity::error, {"b"}, {"f", "", 1, 9}}};
  sort_by_place(problems);
  EXPECT_EQ(problems[0].arguments[0] + problems[1].arguments[0] + problems[2].arguments[0], "abc");
}

}  // namespace
}  // namespace peil
