// What is kept between two runs: records and preferences as files in the person's data folder.
// Turns files into actions for the app, and the app's effects into files. Plugins are in
// plugin_files.hpp.
#pragma once

#include "app/action.hpp"
#include "app/effect.hpp"
#include "native/disk/paths.hpp"

#include <cstdint>
#include <filesystem>
#include <functional>
#include <map>
#include <optional>
#include <string>
#include <vector>

namespace peil::native {

// A file that was opened, dropped or named on the command line: FileArrived, or FileRefused where
// it can't be read.
app::Action opened_file(const std::filesystem::path& path);

// The entries of a folder by name, so that two runs do the same. A folder that isn't there has
// none; one that can't be read adds a FileRefused to `refused`, since what is in it would seem
// lost.
std::vector<std::filesystem::path> entries(const std::filesystem::path& folder,
                                           std::vector<app::Action>& refused);

class Store {
 public:
  explicit Store(Places places) : places_(std::move(places)) {}

  // Everything kept: preferences, then the records by file name. A record's file that can't be read
  // becomes FileRefused; it stays as it is, and nothing is ever saved over it. Where two files hold
  // the same record, the one that was changed last is loaded, and the other refused.
  std::vector<app::Action> load();

  // Saves a record in the file that it was loaded from, else in one named after its id; what it was
  // in a former version of its assessment goes into a file beside it first. Gives RecordSaved or
  // SaveFailed. Where another program has changed the file since it was read or written here, that
  // stays, what had to be saved goes into a file beside it, and RecordReplaced says so. Cost: waits
  // for the disk.
  app::Action save(const app::SaveRecord& effect);

  // As `save` does where another program has changed the file, for what was answered before a
  // change was heard of.
  app::Action save_aside(const app::SaveRecord& effect);

  // Removes the record's file, unless another program has changed it since.
  void remove(const app::RemoveRecord& effect);

  // What other programs have changed since it was read or written here: RecordReplaced for records
  // that were here, RecordLoaded for new ones. What can't be read is left alone, without a word.
  // Cost: that of asking when each file was changed, and of reading those that were.
  std::vector<app::Action> changes();

  // Saves the preferences. Their loss costs a choice of language, so a failure is not worth a
  // message.
  void save(const app::SavePreferences& effect) const;

 private:
  // What tells one state of a file from another; each save makes a new file.
  struct Stamp {
    std::uint64_t inode = 0;
    std::int64_t seconds = 0;
    std::int64_t nanoseconds = 0;
    std::int64_t size = 0;
    bool operator==(const Stamp&) const = default;
  };
  struct File {
    std::filesystem::path path;
    std::optional<Stamp> stamp;  // none: it wasn't there
  };

  static std::optional<Stamp> stamp_of(const std::filesystem::path& path);
  std::optional<app::RecordReplaced> replaced(const std::string& id, File& file) const;
  std::filesystem::path new_file_for(const std::string& record) const;
  static std::filesystem::path file_beside(const std::filesystem::path& file,
                                           const std::string& word);

  Places places_;
  std::map<std::string, File> files_;  // by record id: those that are ours to replace
};

}  // namespace peil::native
