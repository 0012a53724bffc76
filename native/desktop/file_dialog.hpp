// The desktop's own dialog for choosing a file, as a program beside this one (zenity or kdialog), so that the window goes
// on drawing while it is open.
#pragma once

#include <sys/types.h>

#include <atomic>
#include <filesystem>
#include <functional>
#include <mutex>
#include <optional>
#include <string>
#include <thread>

namespace peil::native {

class FileDialog {
 public:
  // `wake` is called in another thread when a dialog was closed.
  explicit FileDialog(std::function<void()> wake) : wake_(std::move(wake)) {}
  // Closes a dialog that is still open.
  ~FileDialog();
  FileDialog(const FileDialog&) = delete;
  FileDialog& operator=(const FileDialog&) = delete;

  // Opens the dialog; while one is open, does nothing. False where neither program is on the PATH or it doesn't start.
  bool open(const std::string& title);

  // The file chosen since last asked; none while the dialog is open, and after it was cancelled.
  std::optional<std::filesystem::path> take_choice();

 private:
  void wait_for(pid_t child, int pipe);

  std::function<void()> wake_;
  std::thread waiting_;
  std::atomic<bool> is_open_ = false;
  std::mutex mutex_;  // guards what follows
  pid_t child_ = 0;   // 0: none that may still be ended
  std::optional<std::filesystem::path> choice_;
};

}  // namespace peil::native
