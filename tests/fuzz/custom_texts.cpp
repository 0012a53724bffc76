// Any bytes as an institution's custom texts over an assessment's. They are refused with problems
// that have a place, or they change texts and nothing else.
#include "engine/format/definition/custom_texts.hpp"
#include "engine/evaluation/evaluation.hpp"
#include "rich_definition.hpp"

#include <algorithm>

extern "C" int LLVMFuzzerTestOneInput(const unsigned char* data, std::size_t size) {
  using namespace peil;
  const std::string_view text{reinterpret_cast<const char*>(data), size};
  const Definition& plain = rich_definition();
  const ReadCustomTexts read = read_custom_texts(text, "f", plain);
  require(read.texts.has_value() != has_errors(read.problems),
          "they are read, or refused with a reason");
  if (!read.texts) return 0;
  require(assessment_of_texts(text) == plain.id, "they say what they are for");
  const Definition& now = read.texts->definition;
  require(now.fingerprint == plain.fingerprint && now.id == plain.id, "it is the same assessment");
  require(!read.texts->title.in(0).empty(), "they have a title");
  require(now.questions.size() == plain.questions.size(), "no question comes or goes");
  std::size_t changed = 0;
  for (std::size_t at = 0; at < now.questions.size(); ++at) {
    const Question& a = plain.questions[at];
    const Question& b = now.questions[at];
    require(a.id == b.id && a.weight == b.weight && a.visible == b.visible && a.scored == b.scored,
            "only texts change");
    require(!b.title.in(0).empty(), "every question has a title");
    require(b.levels.empty() || b.levels.size() == plain.scales[a.scale].options.size(),
            "a level for each option");
    if (a.title.by_language != b.title.by_language) ++changed;
  }
  for (std::size_t at = 0; at < now.scales.size(); ++at) {
    for (std::size_t option = 0; option < now.scales[at].options.size(); ++option)
      require(now.scales[at].options[option].value == plain.scales[at].options[option].value,
              "values stay");
  }
  require(changed <= read.texts->count, "what changed is counted");
  return 0;
}
