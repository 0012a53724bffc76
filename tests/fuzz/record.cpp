// Any bytes as a record. They are refused with a place, or they are written again without loss and can be evaluated.
#include "engine/record.hpp"
#include "engine/definition.hpp"
#include "engine/outcome.hpp"
#include "engine/utf8.hpp"
#include "require.hpp"

#include <cmath>

namespace peil {
namespace {

// Two questions, as the corpus answers them.
const Definition& definition() {
  static const Definition made = [] {
    Definition d;
    d.id = "org.example.vectors";
    d.version = "1.0.0";
    d.languages = {"en"};
    d.scales.push_back(
        {"five", {{"1", 1.0, {}, {}}, {"3", 3.0, {}, {}}, {"5", 5.0, {}, {}}}, 1, 5});
    d.questions.resize(2);
    d.questions[0].id = "A.1";
    d.questions[1].id = "B.1";
    Section section;
    section.scored = true;
    section.question_count = 2;
    d.sections.push_back(section);
    Score score;
    score.sections = {0};
    d.scores.push_back(score);
    return d;
  }();
  return made;
}

}  // namespace
}  // namespace peil

extern "C" int LLVMFuzzerTestOneInput(const unsigned char* data, std::size_t size) {
  using namespace peil;
  const std::string_view text(reinterpret_cast<const char*>(data), size);
  const auto record = read_record(text, "f");
  if (!record.has_value()) {
    require(record.error().severity == Severity::error, "a refusal is an error");
    require(record.error().place.line > 0, "a refusal has a place");
    require(utf8::first_invalid(describe(record.error(), text)) == std::string_view::npos,
            "what is printed is UTF-8");
    return 0;
  }
  const auto written = write_record(*record);
  const auto again = read_record(written, "f");
  require(again.has_value(), "what was written is read");
  require(write_record(*again) == written, "writing is a fixed point");
  require(again->answers.size() == record->answers.size(), "no answer is lost");

  static const Program program(definition());
  const auto outcome = program.evaluate(*record);
  const auto& score = outcome.scores.front();
  require(!score.value || (std::isfinite(*score.value) && score.range &&
                           *score.value >= score.range->low && *score.value <= score.range->high),
          "a value lies within its range");
  require(score.coverage.applicable + score.coverage.not_applicable == 2,
          "every question is counted once");
  check_record(*record, definition());
  return 0;
}
