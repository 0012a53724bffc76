// What is kept between two runs: records and preferences as files in the person's data folder. Turns files into actions for
// the app, and the app's effects into files. Plugins are in plugin_files.hpp.
#pragma once

#include "app/state.hpp"
#include "native/places.hpp"

#include <filesystem>
#include <functional>
#include <map>
#include <string>
#include <vector>

namespace peil::native {

// A file that was opened, dropped or named on the command line: FileArrived, or FileRefused where it can't be read.
app::Action opened_file(const std::filesystem::path& path);

// The entries of a folder by name, so that two runs do the same. A folder that isn't there has none; one that can't be read
// adds a FileRefused to `refused`, since what is in it would seem lost.
std::vector<std::filesystem::path> entries(const std::filesystem::path& folder,
                                           std::vector<app::Action>& refused);

class Store {
 public:
  explicit Store(Places places) : places_(std::move(places)) {}

  // Everything kept: preferences, then the records by file name. A record's file that can't be read becomes FileRefused;
  // it stays as it is, and nothing is ever saved over it. Where two files hold the same record, the one that was changed
  // last is loaded, and the other refused.
  std::vector<app::Action> load();

  // Saves a record in the file that it was loaded from, else in one named after its id; what it was in a former version of its
  // assessment goes into a file beside it first. Gives RecordSaved or SaveFailed.
  // Cost: waits for the disk.
  app::Action save(const app::SaveRecord& effect);

  // Saves the preferences. Their loss costs a choice of language, so a failure is not worth a message.
  void save(const app::SavePreferences& effect) const;

 private:
  std::filesystem::path new_file_for(const std::string& record) const;
  static std::filesystem::path former_file_for(const std::filesystem::path& file,
                                               const std::string& version);

  Places places_;
  std::map<std::string, std::filesystem::path>
      files_;  // by record id: those that are ours to replace
};

}  // namespace peil::native
