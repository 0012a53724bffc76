// Any bytes as a table whose rows become subjects. They are read, and what is read can be kept,
// evaluated, and written without loss.
#include "app/facts/subject_rows.hpp"
#include "engine/base/csv.hpp"
#include "engine/evaluation/evaluation.hpp"
#include "engine/format/record.hpp"
#include "engine/proposals/proposals.hpp"
#include "rich_definition.hpp"

extern "C" int LLVMFuzzerTestOneInput(const unsigned char* data, std::size_t size) {
  using namespace peil;
  const std::string_view text{reinterpret_cast<const char*>(data), size};
  for (const auto& row : read_csv(text, 50, 5)) {
    require(!row.empty() && row.size() <= 5, "a row has cells, and no more than were asked for");
  }
  const Definition& definition = rich_definition();
  Record record;
  record.id = "r";
  record.assessment = definition.id;
  record.assessment_version = definition.version;
  for (std::uint32_t kind = 0; kind < definition.subject_kinds.size(); ++kind) {
    const SubjectKind& of = definition.subject_kinds[kind];
    app::SubjectRows rows = app::read_subject_rows(text, definition, kind, record,
                                                   app::Language::nl, "2026-11-22T13:32:00Z");
    require(rows.subjects.size() <= of.most, "no more than there is room for");
    std::size_t number = 0;
    for (Subject& subject : rows.subjects) {
      require(subject.answers.contains(definition.questions[of.name_question].id),
              "each has a name");
      subject.id = "s-" + std::to_string(++number);
      record.subjects[of.id].push_back(std::move(subject));
    }
  }
  propose(definition, record);
  require(propose(definition, record) == 0, "proposals are a fixed point");
  const std::string written = write_record(record);
  const auto again = read_record(written, "f");
  // What isn't UTF-8 is no text of a record.
  if (!again.has_value()) return 0;
  require(write_record(*again) == written, "writing is a fixed point");
  static const CompiledDefinition compiled(definition);
  require(compiled.evaluate(*again) == compiled.evaluate(record),
          "what was written means the same");
  return 0;
}
