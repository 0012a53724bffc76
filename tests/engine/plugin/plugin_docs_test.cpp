// What the reference of plugins shows must be true.
#include "engine/json/canonical.hpp"
#include "engine/json/text.hpp"
#include "engine/plugin/exchange.hpp"
#include "fixture.hpp"
#include "tests/places.hpp"

#include <boost/json/array.hpp>
#include <boost/json/object.hpp>

#include <set>

namespace peil::test {
namespace {

namespace json = boost::json;

// The blocks of the page, in its order.
enum Block : std::size_t {
  manifest_block,
  describe_block,
  evaluate_block,
  description_block,
  reply_block,
  block_count
};

std::string block(Block which) {
  const auto blocks = json_blocks(peil::test::source("docs/plugin-format.md"));
  EXPECT_EQ(blocks.size(), block_count);
  return which < blocks.size() ? blocks[which] : std::string();
}

void add_members(const json::value& value, std::set<std::string>& members) {
  if (const auto* object = value.if_object()) {
    for (const auto& member : *object) {
      members.insert(std::string(member.key().data(), member.key().size()));
      add_members(member.value(), members);
    }
  } else if (const auto* array = value.if_array()) {
    for (const auto& item : *array)
      add_members(item, members);
  }
}

std::set<std::string> members_of(const std::string& text) {
  std::set<std::string> members;
  const auto read = read_json(text, "page");
  EXPECT_TRUE(read.has_value()) << text;
  if (read.has_value()) add_members(*read, members);
  return members;
}

Record answered() {
  Record record;
  record.answers["profile.size"] = {.value = std::string("large")};
  record.answers["A.1"] = {.value = std::string("2"),
                           .desired = Desired{.level = "3", .by = "2028-01-01"}};
  record.subjects["system"] = {{.id = "1", .answers = {}, .unknown_members = {}}};
  return record;
}

TEST(PluginFormatPage, ItsManifestHasNoMistake) {
  const auto read = read_manifest(block(manifest_block), "page");
  EXPECT_EQ(lines(read.problems), Lines{});
  ASSERT_TRUE(read.manifest);
  EXPECT_FALSE(read.manifest->description.empty());
}

TEST(PluginFormatPage, ItsRequestsAreLikeThoseThatAreMade) {
  EXPECT_EQ(canonical_json(*read_json(block(describe_block), "page")), describe_request());
  const Definition definition = definition_of(added_definition());
  const Record record = answered();
  const Evaluation evaluation(CompiledDefinition(definition), record);
  const auto made = members_of(*evaluate_request(definition, record, evaluation, "2026-11-22"));
  for (const auto& member : members_of(block(evaluate_block)))
    EXPECT_TRUE(made.contains(member)) << member;
}

TEST(PluginFormatPage, ItsRepliesAreTaken) {
  const auto read = read_manifest(block(manifest_block), "page");
  ASSERT_TRUE(read.manifest);
  EXPECT_FALSE(check_description(block(description_block), *read.manifest));
  const auto judgement =
      read_reply(block(reply_block), *read.manifest, definition_of(added_definition()), answered());
  ASSERT_TRUE(judgement.has_value()) << lines({judgement.error()}).front();
  EXPECT_EQ(judgement->steps.size(), 2u);
}

}  // namespace
}  // namespace peil::test
