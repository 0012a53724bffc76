// What the authors' reference shows must be true.
#include "engine/format/definition.hpp"
#include "engine/model/definition.hpp"
#include "tests/engine/support.hpp"
#include "tests/places.hpp"

namespace peil {
namespace {

TEST(AssessmentFormatPage, ItsFirstExampleIsAWholeAssessment) {
  const auto blocks = test::json_blocks(peil::test::source("docs/assessment-format.md"));
  ASSERT_FALSE(blocks.empty());
  EXPECT_EQ(test::check(blocks[0]), std::vector<std::string>{});
}

// The others are members of a definition: what they leave out is missing, but nothing in them is of
// a wrong form.
TEST(AssessmentFormatPage, ItsOtherExamplesHaveNoUnknownMembers) {
  const auto blocks = test::json_blocks(peil::test::source("docs/assessment-format.md"));
  ASSERT_GT(blocks.size(), 5u);
  for (std::size_t i = 1; i < blocks.size(); ++i) {
    const auto text = "{\"peil\": 1, \"languages\": [\"nl\", \"en\"],\n" + blocks[i] + "}";
    for (const auto& problem : read_definition(text, "page").problems) {
      const bool form = problem.code != Code::missing_member && problem.code != Code::dangling_id &&
                        problem.code != Code::empty_list &&
                        problem.code != Code::same_translation && problem.code != Code::unused;
      EXPECT_FALSE(form) << describe(problem, text);
    }
  }
}

}  // namespace
}  // namespace peil
