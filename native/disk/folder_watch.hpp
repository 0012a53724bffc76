// Notices that something in a folder changed: a file was written, replaced, removed. Sleeps
// meanwhile (inotify).
#pragma once

#include <atomic>
#include <filesystem>
#include <functional>
#include <thread>

namespace peil::native {

class FolderWatch {
 public:
  // Watches the folder's own entries, not those of folders within it. The folder is made where it
  // isn't there. `changed` is called from another thread, shortly after a change or several, and
  // must come back soon. An empty path, or a system that refuses, watches nothing.
  FolderWatch(const std::filesystem::path& folder, std::function<void()> changed);
  ~FolderWatch();
  FolderWatch(const FolderWatch&) = delete;
  FolderWatch& operator=(const FolderWatch&) = delete;

  // Whether anything changed since the last time.
  bool take_change() { return changed_.exchange(false); }

 private:
  void run();

  std::function<void()> report_;
  std::atomic<bool> changed_ = false;
  int events_ = -1;  // inotify's
  int stop_ = -1;    // an eventfd: readable when the thread must end
  std::thread thread_;
};

}  // namespace peil::native
