#include "native/disk/store.hpp"

#include "engine/base/syntax.hpp"
#include "engine/format/record.hpp"
#include "engine/model/record.hpp"
#include "native/ambient.hpp"
#include "native/disk/files.hpp"
#include "native/disk/save_failure.hpp"

#include <sys/stat.h>

#include <algorithm>
#include <string_view>
#include <system_error>
#include <utility>

namespace peil::native {
namespace {

bool names_a_record(const std::filesystem::path& path) {
  const std::string name = path.filename().string();
  return !name.starts_with('.') && name.ends_with(record_suffix);
}

// When the file was last written, if that was today: an hour and minute of another day would
// mislead.
std::string time_of_change(const std::filesystem::path& path) {
  struct stat status {};
  if (::stat(path.c_str(), &status) != 0 || !is_today(status.st_mtime)) return {};
  return local_time(status.st_mtime);
}

}  // namespace

app::Action opened_file(const std::filesystem::path& path) {
  Result<std::string> text = read_file(path);
  if (!text) return app::FileRefused{text.error()};
  return app::FileArrived{path.filename().string(), std::move(*text)};
}

std::vector<std::filesystem::path> entries(const std::filesystem::path& folder,
                                           std::vector<app::Action>& refused) {
  std::vector<std::filesystem::path> paths;
  std::error_code error;
  std::filesystem::directory_iterator entry(folder, error);
  while (!error && entry != std::filesystem::directory_iterator()) {
    paths.push_back(entry->path());
    entry.increment(error);
  }
  if (error && error != std::errc::no_such_file_or_directory) {
    refused.emplace_back(app::FileRefused{{.code = Code::file_unreadable,
                                           .arguments = {error.message()},
                                           .place = {.file = folder.string()}}});
  }
  std::sort(paths.begin(), paths.end());
  return paths;
}

std::vector<app::Action> Store::load() {
  std::vector<app::Action> actions;
  if (Result<std::string> text = read_file(places_.preferences())) {
    actions.emplace_back(app::PreferencesLoaded{std::move(*text)});
  }

  struct KeptRecord {
    std::filesystem::path path;
    std::optional<Stamp> stamp;
    std::string text;
    Record record;
  };
  std::vector<KeptRecord> kept;
  std::vector<app::Action> refused;
  for (const std::filesystem::path& path : entries(places_.records(), refused)) {
    if (!names_a_record(path)) continue;
    // before: a change meanwhile is noticed later
    const std::optional<Stamp> stamp = stamp_of(path);
    Result<std::string> text = read_file(path);
    if (!text) {
      refused.emplace_back(app::FileRefused{text.error()});
      continue;
    }
    Result<Record> record = read_record(*text, path.string());
    if (record) {
      kept.push_back({path, stamp, std::move(*text), std::move(*record)});
    } else {
      refused.emplace_back(app::FileRefused{record.error()});
    }
  }

  for (KeptRecord& file : kept) {
    const auto newer = std::find_if(kept.begin(), kept.end(), [&](const KeptRecord& other) {
      return other.record.id == file.record.id && &other != &file &&
             std::pair(other.record.changed, other.path) >
                 std::pair(file.record.changed, file.path);
    });
    if (newer != kept.end()) {
      refused.emplace_back(
          app::FileRefused{{.code = Code::duplicate_id,
                            .arguments = {file.record.id, newer->path.filename().string()},
                            .place = {.file = file.path.string()}}});
      continue;
    }
    files_[file.record.id] = {file.path, file.stamp};
    actions.emplace_back(app::RecordLoaded{places_.for_people(file.path), time_of_change(file.path),
                                           file.path.filename().string(), std::move(file.text)});
  }
  std::move(refused.begin(), refused.end(), std::back_inserter(actions));
  return actions;
}

std::filesystem::path Store::new_file_for(const std::string& record) const {
  // Ids come from files that somebody else may have made: not every one may name a file.
  const std::string name = is_record_id(record) ? record : random_uuid();
  std::filesystem::path path = places_.records() / (name + std::string(record_suffix));
  std::error_code ignored;
  // A file that stands there already couldn't be read, or it would be in files_: it may be all that
  // is left of somebody's work, so it keeps its name.
  for (int copy = 2; std::filesystem::exists(std::filesystem::symlink_status(path, ignored));
       ++copy) {
    path = places_.records() / (name + "-" + std::to_string(copy) + std::string(record_suffix));
  }
  return path;
}

// A file that isn't there yet, beside the record's own. Its name doesn't end as records do, so that
// it isn't one of them at the next start; a person can open it.
std::filesystem::path Store::file_beside(const std::filesystem::path& file,
                                         const std::string& word) {
  std::string stem = file.filename().string();
  stem.resize(stem.size() - record_suffix.size());
  std::filesystem::path path = file.parent_path() / (stem + ".peil-" + word + ".json");
  std::error_code ignored;
  for (int copy = 2; std::filesystem::exists(std::filesystem::symlink_status(path, ignored));
       ++copy) {
    path.replace_filename(stem + ".peil-" + word + "-" + std::to_string(copy) + ".json");
  }
  return path;
}

app::Action Store::save(const app::SaveRecord& effect) {
  if (places_.data.empty()) {
    return app::SaveFailed{effect.record,
                           {app::SaveFault::forbidden, "no home folder is known: HOME is not set"}};
  }
  if (const Result<void> folder = make_folder(places_.records()); !folder) {
    return app::SaveFailed{effect.record, save_failure_of(folder.error())};
  }
  auto known = files_.find(effect.record);
  if (known == files_.end()) {
    known = files_.emplace(effect.record, File{new_file_for(effect.record), std::nullopt}).first;
  }
  File& file = known->second;
  // Nobody's work is lost with a file that is gone.
  const std::optional<Stamp> now = stamp_of(file.path);
  if (now && now != file.stamp) {
    const std::optional<app::RecordReplaced> theirs = replaced(effect.record, file);
    if (theirs && theirs->text != effect.text) return save_aside(effect);
    // Whatever else stands there isn't the record any more.
    if (!theirs) file = {new_file_for(effect.record), std::nullopt};
  }
  if (!effect.former_text.empty()) {
    // The version comes from a file that somebody else may have made.
    const std::string version = is_version(effect.former_version) ? effect.former_version : "old";
    const std::filesystem::path former = file_beside(file.path, version);
    if (const Result<void> kept = write_file(former, effect.former_text, NewFile::owner_only);
        !kept) {
      return app::SaveFailed{effect.record, save_failure_of(kept.error())};
    }
  }
  if (const Result<void> written = write_file(file.path, effect.text, NewFile::owner_only);
      !written) {
    return app::SaveFailed{effect.record, save_failure_of(written.error())};
  }
  file.stamp = stamp_of(file.path);
  return app::RecordSaved{effect.record, places_.for_people(file.path),
                          local_time(std::time(nullptr))};
}

void Store::remove(const app::RemoveRecord& effect) {
  const auto known = files_.find(effect.record);
  if (known == files_.end()) return;
  const std::optional<Stamp> now = stamp_of(known->second.path);
  std::error_code ignored;
  if (now && now == known->second.stamp) std::filesystem::remove(known->second.path, ignored);
  files_.erase(known);
}

app::Action Store::save_aside(const app::SaveRecord& effect) {
  const auto known = files_.find(effect.record);
  if (known == files_.end()) return save(effect);
  const std::filesystem::path copy = file_beside(known->second.path, "copy");
  if (const Result<void> written = write_file(copy, effect.text, NewFile::owner_only); !written) {
    return app::SaveFailed{effect.record, save_failure_of(written.error())};
  }
  std::optional<app::RecordReplaced> action = replaced(effect.record, known->second);
  if (!action) {
    return app::RecordSaved{effect.record, places_.for_people(copy),
                            local_time(std::time(nullptr))};
  }
  action->copy = places_.for_people(copy);
  return std::move(*action);
}

std::vector<app::Action> Store::changes() {
  std::vector<app::Action> actions;
  std::vector<app::Action> unreadable;
  for (const std::filesystem::path& path : entries(places_.records(), unreadable)) {
    if (!names_a_record(path)) continue;
    const auto known = std::find_if(files_.begin(), files_.end(),
                                    [&](const auto& one) { return one.second.path == path; });
    const std::optional<Stamp> stamp = stamp_of(path);
    if (known != files_.end()) {
      if (stamp == known->second.stamp) continue;
      if (std::optional<app::RecordReplaced> action = replaced(known->first, known->second)) {
        actions.emplace_back(std::move(*action));
      }
      continue;
    }
    Result<std::string> text = read_file(path);
    if (!text) continue;
    const Result<Record> record = read_record(*text, path.string());
    if (!record || files_.count(record->id) > 0) continue;
    files_[record->id] = {path, stamp};
    actions.emplace_back(app::RecordLoaded{places_.for_people(path), time_of_change(path),
                                           path.filename().string(), std::move(*text)});
  }
  return actions;
}

// What is in the file now, which is what is known of it from here on; none if it isn't this
// record.
std::optional<app::RecordReplaced> Store::replaced(const std::string& id, File& file) const {
  const std::optional<Stamp> stamp = stamp_of(file.path);
  Result<std::string> text = read_file(file.path);
  if (!text) return std::nullopt;
  const Result<Record> record = read_record(*text, file.path.string());
  if (!record || record->id != id) return std::nullopt;
  file.stamp = stamp;
  return app::RecordReplaced{id,
                             places_.for_people(file.path),
                             time_of_change(file.path),
                             file.path.filename().string(),
                             std::move(*text),
                             {}};
}

std::optional<Store::Stamp> Store::stamp_of(const std::filesystem::path& path) {
  struct stat status {};
  if (::stat(path.c_str(), &status) != 0) return std::nullopt;
  return Stamp{status.st_ino, status.st_mtim.tv_sec, status.st_mtim.tv_nsec, status.st_size};
}

void Store::save(const app::SavePreferences& effect) const {
  if (places_.data.empty()) return;
  if (make_folder(places_.data))
    static_cast<void>(write_file(places_.preferences(), effect.text, NewFile::owner_only));
}

}  // namespace peil::native
