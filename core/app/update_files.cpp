// Files outside the browser: those that were opened before, and records that another window changed.
#include "app/update.hpp"
#include "engine/record_reading.hpp"

#include <algorithm>
#include <utility>

namespace peil::app {

void Update::operator()(const OpenRecent& action) {
  const auto known = [&](const RecentFile& one) { return one.path == action.path; };
  const auto& files = state_.recent_files;
  if (std::any_of(files.begin(), files.end(), known)) effects_.emplace_back(OpenFile{action.path});
}

void Update::operator()(const RecordReplaced& action) {
  Result<Record> record = read_record(action.text, action.file);
  OpenedRecord* opened =
      record && record->id == action.record ? state_.find_record(action.record) : nullptr;
  if (!opened) return;
  opened->record = std::move(*record);
  opened->place = action.place;
  opened->saved_at = action.local_time;
  opened->save_failure.clear();
  opened->history = {};
  opened->judging = {};
  evaluate(*opened);
  const bool shown = state_.record == opened->record.id;
  const Section* section =
      shown && opened->evaluation && opened->version == OpenedRecord::Version::same
          ? assessment_of(*opened)->definition->find_section(state_.section)
          : nullptr;
  if (section) {
    const auto& kinds = assessment_of(*opened)->definition->subject_kinds;
    const bool has_subject =
        section->subject_kind != no_index &&
        answers_of(opened->record, kinds[section->subject_kind].id, state_.subject);
    if (!has_subject) state_.subject.clear();
    state_.drafts.clear();
    judge(*opened);
  } else if (shown) {
    (*this)(GoHome{});
  }
  if (shown || !action.copy.empty()) {
    state_.notice = Notice{Notice::Kind::replaced, title_of(*opened), action.copy, {}};
  }
}

}  // namespace peil::app
