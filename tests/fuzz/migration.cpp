// Any bytes as a record of an older version. It follows its assessment, or is refused; what comes
// out can be read, is of the newest version, and stays as it is when it is asked to follow again.
#include "engine/migration/migration.hpp"
#include "engine/base/limits.hpp"
#include "engine/base/version.hpp"
#include "engine/format/record.hpp"
#include "rich_definition.hpp"

#include <algorithm>

namespace peil {
namespace {

bool has_answers(const Record& record) {
  const auto answered = [](const Subject& subject) { return !subject.answers.empty(); };
  return !record.answers.empty() || !record.set_aside.empty() ||
         std::any_of(record.subjects.begin(), record.subjects.end(), [&](const auto& kind) {
           return std::any_of(kind.second.begin(), kind.second.end(), answered);
         });
}

}  // namespace
}  // namespace peil

extern "C" int LLVMFuzzerTestOneInput(const unsigned char* data, std::size_t size) {
  using namespace peil;
  auto record = read_record({reinterpret_cast<const char*>(data), size}, "f");
  if (!record.has_value()) return 0;
  record->assessment = rich_definition().id;
  const auto before = write_record(*record);
  const auto migrated = migrate(*record, rich_definition());
  require(write_record(*record) == before, "the record itself isn't touched");
  if (!migrated.has_value()) {
    const Code code = migrated.error().code;
    require(
        code == Code::newer_record || code == Code::limit_exceeded || code == Code::file_too_large,
        "only a newer or a too large record is refused");
    return 0;
  }
  const Record& now = migrated->record;
  require(now.assessment_version == rich_definition().version, "it is of the newest version");
  require(!is_older(now, rich_definition()), "it needn't follow again");
  const auto written = write_record(now);
  require(read_record(written, "f").has_value(), "what comes out can be read");
  const auto once_more = migrate(*record, rich_definition());
  require(once_more.has_value() && write_record(once_more->record) == written,
          "the same goes the same way");
  const auto again = migrate(now, rich_definition());
  require(again.has_value() && again->steps.empty() && write_record(again->record) == written,
          "following twice changes nothing");
  const bool older = compare_versions(record->assessment_version, rich_definition().version) < 0;
  require(older || migrated->steps.empty(), "the same version has no steps");
  // Notes are only put together; the rest of a merged answer is set aside.
  std::size_t notes = 0;
  for (const auto& [id, answer] : record->answers)
    notes += answer.note.empty() ? 0 : 1;
  std::size_t left = 0;
  for (const auto& [id, answer] : now.answers)
    left += answer.note.empty() ? 0 : 1;
  for (const auto& each : now.set_aside)
    left += each.answer.note.empty() ? 0 : 1;
  require(notes == 0 || left > 0, "notes stay");
  require(has_answers(now) || !has_answers(*record), "answers stay");
  return 0;
}
