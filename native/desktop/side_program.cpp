#include "native/desktop/side_program.hpp"

#include <fcntl.h>
#include <signal.h>
#include <spawn.h>
#include <sys/wait.h>
#include <unistd.h>

#include <array>
#include <cerrno>
#include <cstdlib>
#include <filesystem>
#include <utility>

extern char** environ;

namespace peil::native {
namespace {

// No setting and no path is longer: what prints more is not what was asked for.
constexpr std::size_t most_output = 1 << 20;

// Starts the command with its output in a pipe. Gives its process and the pipe's end; none if it
// doesn't start.
std::optional<std::pair<pid_t, int>> spawn(std::vector<std::string> command) {
  std::array<int, 2> ends{};
  if (::pipe2(ends.data(), O_CLOEXEC) != 0) return std::nullopt;
  posix_spawn_file_actions_t actions;
  posix_spawn_file_actions_init(&actions);
  posix_spawn_file_actions_adddup2(&actions, ends[1], STDOUT_FILENO);
  posix_spawn_file_actions_addopen(&actions, STDERR_FILENO, "/dev/null", O_WRONLY, 0);
  std::vector<char*> arguments;
  for (std::string& argument : command)
    arguments.push_back(argument.data());
  arguments.push_back(nullptr);
  pid_t child = 0;
  const int error =
      ::posix_spawnp(&child, arguments[0], &actions, nullptr, arguments.data(), environ);
  posix_spawn_file_actions_destroy(&actions);
  ::close(ends[1]);
  if (error == 0) return std::pair(child, ends[0]);
  ::close(ends[0]);
  return std::nullopt;
}

}  // namespace

bool is_on_path(std::string_view program) {
  const char* variable = std::getenv("PATH");
  std::string_view rest = variable == nullptr ? "" : variable;
  while (!rest.empty()) {
    const std::size_t end = rest.find(':');
    const std::filesystem::path folder(rest.substr(0, end));
    if (!folder.empty() && ::access((folder / program).c_str(), X_OK) == 0) return true;
    rest.remove_prefix(end == std::string_view::npos ? rest.size() : end + 1);
  }
  return false;
}

SideProgram::~SideProgram() {
  {
    const std::lock_guard lock(mutex_);
    if (child_ > 0) ::kill(child_, SIGTERM);
  }
  if (waiting_.joinable()) waiting_.join();
}

bool SideProgram::start(std::vector<std::string> command) {
  if (is_running_) return false;
  if (waiting_.joinable()) waiting_.join();
  const auto started = spawn(std::move(command));
  if (!started) return false;
  is_running_ = true;
  ended_.reset();
  child_ = started->first;
  waiting_ = std::thread(&SideProgram::wait_for, this, started->first, started->second);
  return true;
}

void SideProgram::wait_for(pid_t child, int pipe) {
  std::string output;
  std::array<char, 4096> block;
  while (true) {
    const ssize_t count = ::read(pipe, block.data(), block.size());
    if (count < 0 && errno == EINTR) continue;
    if (count <= 0 || output.size() > most_output) break;
    output.append(block.data(), static_cast<std::size_t>(count));
  }
  ::close(pipe);
  // Waits without taking the process off the list, so that its number can't belong to another one
  // while the destructor may still use it.
  siginfo_t ignored{};
  while (::waitid(P_PID, static_cast<id_t>(child), &ignored, WEXITED | WNOWAIT) != 0 &&
         errno == EINTR) {
  }
  int status = 0;
  {
    const std::lock_guard lock(mutex_);
    child_ = 0;
    while (::waitpid(child, &status, 0) < 0 && errno == EINTR) {
    }
    if (output.ends_with('\n')) output.pop_back();
    ended_ = Ended{WIFEXITED(status) && WEXITSTATUS(status) == 0, std::move(output)};
  }
  is_running_ = false;
  wake_();
}

std::optional<SideProgram::Ended> SideProgram::take() {
  if (is_running_) return std::nullopt;
  const std::lock_guard lock(mutex_);
  return std::exchange(ended_, std::nullopt);
}

}  // namespace peil::native
