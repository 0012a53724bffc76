// A program beside this one of which only what it prints matters: a dialog of the desktop's, a
// question to its settings. It runs while the window goes on drawing.
#pragma once

#include <sys/types.h>

#include <atomic>
#include <functional>
#include <mutex>
#include <optional>
#include <string>
#include <string_view>
#include <thread>
#include <vector>

namespace peil::native {

// Whether a program of that name is on the PATH.
bool is_on_path(std::string_view program);

class SideProgram {
 public:
  struct Ended {
    bool well = false;   // with exit code 0
    std::string output;  // without the line end behind it
  };

  // `wake` is called in another thread when the program has ended.
  explicit SideProgram(std::function<void()> wake) : wake_(std::move(wake)) {}
  // Ends a program that is still running.
  ~SideProgram();
  SideProgram(const SideProgram&) = delete;
  SideProgram& operator=(const SideProgram&) = delete;

  bool is_running() const { return is_running_; }

  // Starts the command, which is looked for on the PATH; not while one is running. False if it
  // doesn't start.
  bool start(std::vector<std::string> command);

  // How the last program ended, once; none while it is running.
  std::optional<Ended> take();

 private:
  void wait_for(pid_t child, int pipe);

  std::function<void()> wake_;
  std::thread waiting_;
  std::atomic<bool> is_running_ = false;
  std::mutex mutex_;  // guards what follows
  pid_t child_ = 0;   // 0: none that may still be ended
  std::optional<Ended> ended_;
};

}  // namespace peil::native
