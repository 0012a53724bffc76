// The desktop's own dialogs for choosing a file to open, or a place to save one, as a program
// beside this one (zenity or kdialog), so that the window goes on drawing while one is open.
#pragma once

#include "native/desktop/side_program.hpp"

#include <filesystem>
#include <functional>
#include <optional>
#include <string>

namespace peil::native {

class FileDialog {
 public:
  enum class Purpose : std::uint8_t { open, save };
  struct Answer {
    Purpose purpose = Purpose::open;
    std::optional<std::filesystem::path> path;  // none: it was cancelled
  };

  // `wake` is called in another thread when a dialog was closed.
  explicit FileDialog(std::function<void()> wake) : program_(std::move(wake)) {}

  // Opens a dialog; while one is open, does nothing. False if neither program is on the PATH or
  // it doesn't start.
  bool open(const std::string& title);
  // The same for a place to save a file; it asks before it gives that of a file that is there
  // already. False also while a dialog of the other kind is open. `suggested` is an absolute path.
  bool save(const std::string& title, const std::filesystem::path& suggested);

  bool is_open() const { return program_.is_running(); }

  // What the dialog that was closed since last asked has answered; none while it is open.
  std::optional<Answer> take_answer();

 private:
  SideProgram program_;
  Purpose purpose_ = Purpose::open;
};

}  // namespace peil::native
