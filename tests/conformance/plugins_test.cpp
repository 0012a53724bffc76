// What programs are asked, and what of their replies is believed.
#include "vectors.hpp"

#include "engine/format/definition.hpp"
#include "engine/format/record.hpp"
#include "engine/json/canonical.hpp"
#include "engine/json/text.hpp"
#include "engine/plugin/exchange.hpp"

#include <optional>

namespace peil::test {
namespace {

Definition definition_in(const json::object& file) {
  auto read = read_definition(file_of(file.at("definition")), "assessment.json");
  EXPECT_TRUE(read.definition) << describe(read.problems, {});
  return read.definition ? *std::move(read.definition) : Definition{};
}

Record record_in(const json::object& object) {
  auto record = read_record(file_of(object.at("record")), "record.json");
  EXPECT_TRUE(record.has_value());
  return record.has_value() ? *std::move(record) : Record{};
}

json::value request(const json::object& file, const json::object& one) {
  const Definition definition = definition_in(file);
  const Record record = record_in(one);
  const Evaluation evaluation(CompiledDefinition(definition), record);
  const auto made = evaluate_request(definition, record, evaluation, view(one.at("today")));
  if (!made.has_value()) return as_json(Problems{made.error()});
  // As text, so that it is the same to the last byte.
  return json::string(*made);
}

json::value reply(const json::object& file, const json::object& one) {
  const auto manifest = read_manifest(file_of(file.at("manifest")), "plugin.json").manifest;
  EXPECT_TRUE(manifest);
  if (!manifest) return nullptr;
  const auto* text = one.at("reply").if_string();
  const std::string given =
      text != nullptr ? std::string(view(one.at("reply"))) : file_of(one.at("reply"));
  if (one.contains("describes")) {
    const auto problem = check_description(given, *manifest);
    return problem ? json::value(as_json(Problems{*problem})) : json::value(nullptr);
  }
  const Definition definition = definition_in(file);
  const auto judgement = read_reply(given, *manifest, definition, record_in(file));
  if (!judgement.has_value()) return as_json(Problems{judgement.error()});
  return judgement_json(definition, *judgement);
}

TEST(Conformance, Requests) { run("requests.json", request); }
TEST(Conformance, Replies) { run("replies.json", reply); }

}  // namespace
}  // namespace peil::test
