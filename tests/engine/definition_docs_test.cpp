// What the authors' reference shows must be true.
#include "engine/definition.hpp"
#include "support.hpp"

#include <fstream>
#include <iterator>

namespace peil {
namespace {

// The blocks of JSON in a page.
std::vector<std::string> examples(const std::string& path) {
  std::ifstream in(path, std::ios::binary);
  const std::string page{std::istreambuf_iterator<char>(in), std::istreambuf_iterator<char>()};
  std::vector<std::string> blocks;
  constexpr std::string_view open = "```json\n";
  for (auto at = page.find(open); at != std::string::npos; at = page.find(open, at)) {
    at += open.size();
    blocks.push_back(page.substr(at, page.find("```", at) - at));
  }
  return blocks;
}

TEST(AssessmentFormatPage, ItsFirstExampleIsAWholeAssessment) {
  const auto blocks = examples(PEIL_SOURCE_DIR "/docs/assessment-format.md");
  ASSERT_FALSE(blocks.empty());
  EXPECT_EQ(test::check(blocks[0]), std::vector<std::string>{});
}

// The others are members of a definition: what they leave out is missing, but nothing in them is of a wrong form.
TEST(AssessmentFormatPage, ItsOtherExamplesHaveNoUnknownMembers) {
  const auto blocks = examples(PEIL_SOURCE_DIR "/docs/assessment-format.md");
  ASSERT_GT(blocks.size(), 5u);
  for (std::size_t i = 1; i < blocks.size(); ++i) {
    const auto text = "{\"peil\": 1, \"languages\": [\"nl\", \"en\"],\n" + blocks[i] + "}";
    for (const auto& problem : read_definition(text, "page").problems) {
      const bool form = problem.code != Code::missing_member && problem.code != Code::dangling_id &&
                        problem.code != Code::empty_list && problem.code != Code::same_translation;
      EXPECT_FALSE(form) << describe(problem, text);
    }
  }
}

}  // namespace
}  // namespace peil
