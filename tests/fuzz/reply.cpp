// Any bytes as a program's reply. They are refused with a place, or everything in the judgement is
// there.
#include "engine/base/utf8.hpp"
#include "engine/json/canonical.hpp"
#include "engine/plugin/exchange.hpp"
#include "require.hpp"
#include "tests/places.hpp"

#include <boost/json/value.hpp>

#include <cstddef>
#include <fstream>
#include <iterator>

namespace peil {
namespace {

std::string file(const char* name) {
  std::ifstream in(peil::test::source("tests/fuzz/corpus/pack/") + name, std::ios::binary);
  return {std::istreambuf_iterator<char>(in), std::istreambuf_iterator<char>()};
}

const Plugin& plugin() {
  static const Plugin read = [] {
    auto pack = read_pack(file("added"), "added");
    require(pack.plugin.has_value(), "the plugin of the corpus is one");
    return *std::move(pack.plugin);
  }();
  return read;
}

Record record() {
  Record record;
  record.subjects["system"] = {{.id = "1", .answers = {}, .unknown_members = {}},
                               {.id = "two", .answers = {}, .unknown_members = {}}};
  return record;
}

}  // namespace
}  // namespace peil

extern "C" int LLVMFuzzerTestOneInput(const unsigned char* data, std::size_t size) {
  using namespace peil;
  const std::string_view reply(reinterpret_cast<const char*>(data), size);
  static const Record answered = record();
  const Definition& definition = *plugin().definition;
  const auto said = check_description(reply, plugin().manifest);
  if (said) require(!describe(*said, reply).empty(), "a refusal can be told");
  const auto judgement = read_reply(reply, plugin().manifest, definition, answered);
  if (!judgement.has_value()) {
    require(judgement.error().severity == Severity::error, "a refusal is an error");
    require(utf8::first_invalid(describe(judgement.error(), reply)) == std::string_view::npos,
            "what is printed is UTF-8");
    return 0;
  }
  for (const auto& score : judgement->scores) {
    const auto& known = definition.additions.scores.at(score.index);
    require(!score.value || (*score.value >= known.low && *score.value <= known.high),
            "a score lies between its bounds");
    require(score.low.has_value() == score.high.has_value(), "bounds are both there or none");
  }
  for (const auto& step : judgement->steps)
    require(step.question != no_index || step.action != no_index, "a step leads somewhere");
  const auto written = canonical_json(judgement_json(definition, *judgement));
  require(utf8::first_invalid(written) == std::string_view::npos, "what is written is UTF-8");
  return 0;
}
