// Notices that something in a folder, or in the folders in it, changed: for whoever has nothing
// else to do meanwhile. Sleeps until then (inotify). What is made from other files (folders named
// `build` or `node_modules`), is hidden, or is an editor's backup (name~), doesn't count.
#pragma once

#include <filesystem>
#include <map>
#include <string>

namespace peil::native {

class TreeWatch {
 public:
  // Throws std::system_error where the system has no more watches to give for the folder itself.
  explicit TreeWatch(const std::filesystem::path& folder);
  ~TreeWatch();
  TreeWatch(const TreeWatch&) = delete;
  TreeWatch& operator=(const TreeWatch&) = delete;

  // Waits until something has changed since the last time and nothing more has for a tenth of a
  // second: editors save in several steps. False if `stop`, a file descriptor, became readable
  // first.
  bool wait(int stop);

 private:
  void add(const std::filesystem::path& folder);
  bool take_changes();

  int events_ = -1;  // inotify's
  std::map<int, std::filesystem::path> folders_;
};

}  // namespace peil::native
