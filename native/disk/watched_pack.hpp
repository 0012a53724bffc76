// The pack that `peil watch` shows to windows that are open: a file in their watched folder
// (Places::watched) for as long as its author works on it, and a lock beside it that ends with the
// process, so that a pack which was left behind is known.
#pragma once

#include "engine/base/problem.hpp"
#include "native/disk/paths.hpp"

#include <filesystem>
#include <string>
#include <vector>

namespace peil::native {

class WatchedPack {
 public:
  explicit WatchedPack(const Places& places);
  // Removes the file.
  ~WatchedPack();
  WatchedPack(const WatchedPack&) = delete;
  WatchedPack& operator=(const WatchedPack&) = delete;

  // Shows the pack of the plugin with that id, in the place of what was shown before. Refuses where
  // another process shows it (busy), and what can't be written. Cost: waits for the disk.
  Result<void> show(const std::string& id, const std::string& pack);

 private:
  void remove();

  std::filesystem::path folder_;  // empty: nowhere
  std::filesystem::path file_;    // that is shown; empty: none
  int lock_ = -1;
};

// The packs in the watched folder that are still worked on, by name, and those that were put there
// by hand.
std::vector<std::filesystem::path> watched_packs(const Places& places);

// Removes the packs that processes left behind which are gone.
void remove_forgotten_packs(const Places& places);

}  // namespace peil::native
