#include "native/desktop/file_dialog.hpp"

#include <array>
#include <cstdlib>
#include <string_view>
#include <utility>
#include <vector>

namespace peil::native {
namespace {

using Command = std::vector<std::string>;

// The program that fits this desktop and is there; empty if there is none.
Command fitting(Command zenity, Command kdialog) {
  const char* desktop = std::getenv("XDG_CURRENT_DESKTOP");
  const bool is_kde =
      desktop != nullptr && std::string_view(desktop).find("KDE") != std::string_view::npos;
  if (is_kde) std::swap(zenity, kdialog);
  if (is_on_path(zenity.front())) return zenity;
  if (is_on_path(kdialog.front())) return kdialog;
  return {};
}

}  // namespace

bool FileDialog::open(const std::string& title) {
  if (is_open()) return true;
  Command command =
      fitting({"zenity", "--file-selection", "--title=" + title, "--file-filter=*.json"},
              {"kdialog", "--title", title, "--getopenfilename", ".", "*.json"});
  if (command.empty()) return false;
  purpose_ = Purpose::open;
  return program_.start(std::move(command));
}

bool FileDialog::save(const std::string& title, const std::filesystem::path& suggested) {
  if (is_open()) return purpose_ == Purpose::save;
  Command command = fitting({"zenity", "--file-selection", "--save", "--confirm-overwrite",
                             "--title=" + title, "--filename=" + suggested.string()},
                            {"kdialog", "--title", title, "--getsavefilename", suggested.string()});
  if (command.empty()) return false;
  purpose_ = Purpose::save;
  return program_.start(std::move(command));
}

std::optional<FileDialog::Answer> FileDialog::take_answer() {
  std::optional<SideProgram::Ended> ended = program_.take();
  if (!ended) return std::nullopt;
  Answer answer{purpose_, std::nullopt};
  if (ended->well && !ended->output.empty()) answer.path = std::move(ended->output);
  return answer;
}

}  // namespace peil::native
