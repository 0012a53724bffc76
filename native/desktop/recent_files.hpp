// The files that a person opened last, so that they are found again: their paths, kept in a small
// file.
#pragma once

#include "app/action.hpp"
#include "native/disk/paths.hpp"

#include <filesystem>
#include <vector>

namespace peil::native {

class RecentFiles {
 public:
  static constexpr std::size_t most = 8;

  // Reads what is kept; what isn't a list of absolute paths counts as none.
  explicit RecentFiles(Places places);

  // Puts the file before the others, or takes it from the list, and keeps the list. A failure is
  // not worth a message. A path that isn't UTF-8 can't be kept, and isn't.
  void add(const std::filesystem::path& file);
  void remove(const std::filesystem::path& file);

  // As the app is told of them.
  app::RecentFilesLoaded action() const;

 private:
  void read();
  void keep() const;

  Places places_;
  std::vector<std::filesystem::path> files_;  // the last one first
};

}  // namespace peil::native
