#include "engine/base/suggest.hpp"

#include <gtest/gtest.h>

#include <string>

namespace peil {
namespace {

const std::vector<std::string_view> members = {"title",     "subtitle", "weight",
                                               "questions", "sections", "tags"};

TEST(Suggest, FindsTheNearestName) {
  Suggester suggester;
  EXPECT_EQ(suggester.nearest("tilte", members), "title");
  EXPECT_EQ(suggester.nearest("wieght", members), "weight");
  EXPECT_EQ(suggester.nearest("question", members), "questions");
  EXPECT_EQ(suggester.nearest("TITLE", members), "title");
  EXPECT_EQ(suggester.nearest("tag", members), "tags");
}

TEST(Suggest, SaysNothingWhereNothingIsNear) {
  Suggester suggester;
  EXPECT_EQ(suggester.nearest("colour", members), "");
  EXPECT_EQ(suggester.nearest("", members), "");
  EXPECT_EQ(suggester.nearest(std::string(1000, 't'), members), "");
  EXPECT_EQ(suggester.nearest("title", {}), "");
}

TEST(Suggest, PrefersTheFirstOfEquals) {
  Suggester suggester;
  EXPECT_EQ(suggester.nearest("cat", {"car", "bat", "cat2"}), "car");
}

// Without a bound on its work, a file with many unknown names would take minutes.
TEST(Suggest, StopsWhenItsBudgetIsSpent) {
  Suggester suggester;
  std::vector<std::string> names;
  for (int i = 0; i < 1000; ++i)
    names.push_back("a_rather_long_name_of_something_" + std::to_string(1000 + i));
  const std::vector<std::string_view> known(names.begin(), names.end());
  EXPECT_NE(suggester.nearest("a_rather_long_name_of_something_x", known), "");
  std::string_view last = "?";
  for (int i = 0; i < 100 && !last.empty(); ++i)
    last = suggester.nearest("a_rather_long_name_of_anything_xyz", known);
  EXPECT_EQ(last, "");
}

}  // namespace
}  // namespace peil
