// Files that arrive, and what the outside reports of those that are kept.
#include "app/update/handler.hpp"
#include "engine/format/file_kind.hpp"
#include "engine/format/record.hpp"

#include <algorithm>
#include <utility>
#include <variant>

namespace peil::app {

namespace {

// By its name: text without a form of its own says nothing else of itself.
bool is_named_as_table(std::string_view file) {
  return file.ends_with(".csv") || file.ends_with(".tsv") || file.ends_with(".txt");
}

}  // namespace

// Whether the table of subjects that can be named is on the screen, to which rows can be added.
bool Update::takes_rows() {
  const std::optional<Work> here = work();
  const Section* section = here ? here->definition.find_section(state_.section) : nullptr;
  return state_.screen == Screen::questions && section && section->subject_kind != no_index &&
         state_.subject.empty() &&
         here->definition.subject_kinds[section->subject_kind].name_question != no_index;
}

void Update::operator()(const FileArrived& action) {
  if (is_named_as_table(action.file) && takes_rows()) {
    state_.rows_open = true;
    return (*this)(EnterRows{action.text});
  }
  switch (kind_of(action.text)) {
    case FileKind::record:
      return arrived_record(action);
    case FileKind::pack:
      return arrived_plugin(action, read_pack(action.text, action.file));
    case FileKind::texts:
      return arrived_texts(action);
    case FileKind::definition:
    case FileKind::neither:
      // What is neither is checked as a definition: that names what is wrong with it, and where.
      return arrived_plugin(action, wrap_definition(action.text, action.file));
  }
}

void Update::operator()(const FileRefused& action) {
  state_.notice = notices::FileRefused{action.problem.place.file, {action.problem}};
}

void Update::arrived_record(const FileArrived& action) {
  Result<Record> read = read_record(action.text, action.file);
  if (!read) return refuse(action.file, {read.error()});
  LiveRecord* here = state_.find_record(read->id);
  // Who goes on with a recent file means the record that it became, unless somebody changed the
  // file since.
  if (action.again && here && read->changed <= here->record.changed) return open(*here);
  // The same once more is the one that is here.
  if (here && write_record(*read) == write_record(here->record)) {
    open(*here);
    state_.notice = notices::RecordHere{action.file};
    return;
  }
  LiveRecord live;
  live.record = std::move(*read);
  // A record that is here already is not overwritten by a file: the file becomes a second one.
  if (here) live.record.id = ambient_.fresh_id;
  if (state_.organisation.empty() && !live.record.organisation.empty()) {
    state_.organisation = live.record.organisation;
    save_preferences();
  }
  evaluate(live);
  save(live);
  state_.records.push_back(std::move(live));
  (*this)(GoHome{});
  state_.notice = notices::FileOpened{action.file};
}

void Update::operator()(const RecordLoaded& action) {
  Result<Record> record = read_record(action.text, action.file);
  if (!record) return refuse(action.file, {record.error()});
  if (state_.find_record(record->id)) return;
  LiveRecord live;
  live.record = std::move(*record);
  live.kept_in = action.kept_in;
  live.saved_at = action.local_time;
  evaluate(live);
  state_.records.push_back(std::move(live));
}

void Update::operator()(const RecordSaved& action) {
  LiveRecord* live = state_.find_record(action.record);
  if (!live) return;
  live->kept_in = action.kept_in;
  live->saved_at = action.local_time;
  live->save_failure.reset();
  const auto* told =
      state_.notice ? std::get_if<notices::RecordNotSaved>(&*state_.notice) : nullptr;
  if (told && told->record == action.record) state_.notice.reset();
}

void Update::operator()(const SaveFailed& action) {
  LiveRecord* live = state_.find_record(action.record);
  if (!live) return;
  // Told once: who closed the message has read it, and the bar says it all the time.
  const bool known = live->save_failure && live->save_failure->fault == action.failure.fault;
  live->save_failure = action.failure;
  if (!known)
    state_.notice = notices::RecordNotSaved{action.record, title_of(*live), action.failure};
}

void Update::operator()(const StillUnsaved&) {
  for (const LiveRecord& live : state_.records) {
    if (!live.save_failure) continue;
    state_.notice = notices::RecordNotSaved{live.record.id, title_of(live), *live.save_failure};
    return;
  }
}

// Several are told together.
void Update::operator()(const PartMissing& action) {
  state_.awaited.clear();
  auto* told = state_.notice ? std::get_if<notices::PartsMissing>(&*state_.notice) : nullptr;
  if (!told) state_.notice = notices::PartsMissing{{}, action.detail};
  std::get<notices::PartsMissing>(*state_.notice).parts.push_back(action.part);
}

void Update::operator()(const NothingIsKept& action) {
  state_.notice = notices::NothingIsKept{action.failure};
}

void Update::operator()(const NoFileDialog&) { state_.notice = notices::NoFileDialog{}; }

void Update::operator()(const AddressNotOpened& action) {
  state_.notice = notices::AddressNotOpened{action.address};
}

void Update::operator()(const OpenRecent& action) {
  const auto known = [&](const RecentFile& one) { return one.path == action.path; };
  const auto& files = state_.recent_files;
  if (std::any_of(files.begin(), files.end(), known)) effects_.emplace_back(OpenFile{action.path});
}

void Update::operator()(const RecordReplaced& action) {
  Result<Record> record = read_record(action.text, action.file);
  LiveRecord* live =
      record && record->id == action.record ? state_.find_record(action.record) : nullptr;
  if (!live) return;
  live->record = std::move(*record);
  live->kept_in = action.kept_in;
  live->saved_at = action.local_time;
  live->save_failure.reset();
  live->history = {};
  live->judging = {};
  evaluate(*live);
  const bool shown = state_.record == live->record.id;
  const Section* section = shown && live->evaluation && live->version == LiveRecord::Version::same
                               ? assessment_of(*live)->definition->find_section(state_.section)
                               : nullptr;
  if (section) {
    const auto& kinds = assessment_of(*live)->definition->subject_kinds;
    const bool has_subject =
        section->subject_kind != no_index &&
        answers_of(live->record, kinds[section->subject_kind].id, state_.subject);
    if (!has_subject) state_.subject.clear();
    state_.drafts.clear();
    judge(*live);
  } else if (shown) {
    (*this)(GoHome{});
  }
  if (!action.copy.empty()) {
    state_.notice = notices::RecordReplacedWithCopy{title_of(*live), action.copy};
  } else if (shown) {
    state_.notice = notices::RecordReplaced{title_of(*live)};
  }
}

}  // namespace peil::app
