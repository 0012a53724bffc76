#include "native/store.hpp"

#include "engine/record.hpp"
#include "engine/syntax.hpp"
#include "native/ambient.hpp"
#include "native/files.hpp"

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

// When the file was last written, if that was today: an hour and minute of another day would mislead.
std::string time_of_change(const std::filesystem::path& path) {
  struct stat status {};
  if (::stat(path.c_str(), &status) != 0 || !is_today(status.st_mtime)) return {};
  return local_time(status.st_mtime);
}

struct KeptRecord {
  std::filesystem::path path;
  std::string text;
  Record record;
};

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

  std::vector<KeptRecord> kept;
  std::vector<app::Action> refused;
  for (const std::filesystem::path& path : entries(places_.records(), refused)) {
    if (!names_a_record(path)) continue;
    Result<std::string> text = read_file(path);
    if (!text) {
      refused.emplace_back(app::FileRefused{text.error()});
      continue;
    }
    Result<Record> record = read_record(*text, path.string());
    if (record) {
      kept.push_back({path, std::move(*text), std::move(*record)});
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
    files_[file.record.id] = file.path;
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
  // A file that stands there already couldn't be read, or it would be in files_: it may be all that is left of somebody's
  // work, so it keeps its name.
  for (int copy = 2; std::filesystem::exists(std::filesystem::symlink_status(path, ignored));
       ++copy) {
    path = places_.records() / (name + "-" + std::to_string(copy) + std::string(record_suffix));
  }
  return path;
}

// A file that isn't there yet, beside the record's own. Its name doesn't end as records do, so that it isn't one of them at
// the next start; a person can open it.
std::filesystem::path Store::former_file_for(const std::filesystem::path& file,
                                             const std::string& version) {
  std::string stem = file.filename().string();
  stem.resize(stem.size() - record_suffix.size());
  // The version comes from a file that somebody else may have made.
  const std::string shown = is_version(version) ? version : "old";
  std::filesystem::path path = file.parent_path() / (stem + ".peil-" + shown + ".json");
  std::error_code ignored;
  for (int copy = 2; std::filesystem::exists(std::filesystem::symlink_status(path, ignored));
       ++copy) {
    path.replace_filename(stem + ".peil-" + shown + "-" + std::to_string(copy) + ".json");
  }
  return path;
}

app::Action Store::save(const app::SaveRecord& effect) {
  if (places_.data.empty()) {
    return app::SaveFailed{effect.record, "no home folder is known: HOME is not set"};
  }
  if (const Result<void> folder = make_folder(places_.records()); !folder) {
    return app::SaveFailed{effect.record, folder.error().arguments.front()};
  }
  auto known = files_.find(effect.record);
  if (known == files_.end()) {
    known = files_.emplace(effect.record, new_file_for(effect.record)).first;
  }
  if (!effect.former_text.empty()) {
    const std::filesystem::path former = former_file_for(known->second, effect.former_version);
    if (const Result<void> kept = write_file(former, effect.former_text); !kept) {
      return app::SaveFailed{effect.record, kept.error().arguments.front()};
    }
  }
  if (const Result<void> written = write_file(known->second, effect.text); !written) {
    return app::SaveFailed{effect.record, written.error().arguments.front()};
  }
  return app::RecordSaved{effect.record, places_.for_people(known->second),
                          ambient_now().local_time};
}

void Store::save(const app::SavePreferences& effect) const {
  if (places_.data.empty()) return;
  if (make_folder(places_.data)) static_cast<void>(write_file(places_.preferences(), effect.text));
}

}  // namespace peil::native
