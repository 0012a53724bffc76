#include "native/plugin/child_process.hpp"

#include "native/plugin/confinement.hpp"
#include "native/plugin/runner.hpp"
#include "native/plugin/wire.hpp"

#include <fcntl.h>
#include <poll.h>
#include <spawn.h>
#include <sys/socket.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <cerrno>
#include <csignal>
#include <cstdlib>
#include <cstring>
#include <optional>
#include <vector>

namespace peil::native {
namespace {

// What posix_spawn is told, freed in the end.
class Instructions {
 public:
  explicit Instructions(int socket) {
    ::posix_spawn_file_actions_init(&files_);
    ::posix_spawn_file_actions_adddup2(&files_, socket, STDIN_FILENO);
    ::posix_spawn_file_actions_adddup2(&files_, socket, STDOUT_FILENO);
    if constexpr (!sanitized) {
      ::posix_spawn_file_actions_addopen(&files_, STDERR_FILENO, "/dev/null", O_WRONLY, 0);
    }
    ::posix_spawnattr_init(&attributes_);
    // The thread that starts it keeps signals out, and a terminal's Ctrl+C is for the program
    // alone.
    sigset_t none;
    sigset_t all;
    sigemptyset(&none);
    sigfillset(&all);
    ::posix_spawnattr_setsigmask(&attributes_, &none);
    ::posix_spawnattr_setsigdefault(&attributes_, &all);
    ::posix_spawnattr_setpgroup(&attributes_, 0);
    ::posix_spawnattr_setflags(
        &attributes_, POSIX_SPAWN_SETSIGMASK | POSIX_SPAWN_SETSIGDEF | POSIX_SPAWN_SETPGROUP);
  }
  ~Instructions() {
    ::posix_spawn_file_actions_destroy(&files_);
    ::posix_spawnattr_destroy(&attributes_);
  }
  Instructions(const Instructions&) = delete;
  Instructions& operator=(const Instructions&) = delete;

  const posix_spawn_file_actions_t* files() const { return &files_; }
  const posix_spawnattr_t* attributes() const { return &attributes_; }

 private:
  posix_spawn_file_actions_t files_{};
  posix_spawnattr_t attributes_{};
};

// Of this program's environment: where libraries are found, and how sanitizers behave.
std::vector<std::string> environment() {
  std::vector<std::string> kept;
  for (const char* name : {"LD_LIBRARY_PATH", "ASAN_OPTIONS", "UBSAN_OPTIONS"}) {
    if (const char* value = std::getenv(name)) kept.push_back(std::string(name) + "=" + value);
  }
  return kept;
}

using Clock = std::chrono::steady_clock;
using Deadline = Clock::time_point;

// How long a process has had the processor.
std::chrono::nanoseconds time_worked(int process) {
  clockid_t clock{};
  timespec time{};
  if (::clock_getcpuclockid(process, &clock) != 0 || ::clock_gettime(clock, &time) != 0) return {};
  return std::chrono::seconds(time.tv_sec) + std::chrono::nanoseconds(time.tv_nsec);
}

// How long a child is waited for. What counts is the time that it worked: on a busy machine it has
// to wait for its turn, which isn't its fault. The clock counts too, so that one that doesn't work
// at all keeps nobody waiting for ever.
class Patience {
 public:
  Patience(int process, std::chrono::milliseconds time)
      : process_(process),
        worked_before_(time_worked(process)),
        time_(time),
        end_(Clock::now() + by_the_clock * time) {}

  // When there is reason to look whether it is over.
  Deadline next() const {
    const auto left = std::chrono::ceil<std::chrono::milliseconds>(time_ - worked());
    return std::min(end_, Clock::now() + std::max(left, std::chrono::milliseconds(1)));
  }
  bool is_over() const { return worked() >= time_ || Clock::now() >= end_; }

 private:
  static constexpr int by_the_clock = 4;

  std::chrono::nanoseconds worked() const { return time_worked(process_) - worked_before_; }

  int process_;
  std::chrono::nanoseconds worked_before_;
  std::chrono::milliseconds time_;
  Deadline end_;
};

// Milliseconds for poll until then, upwards, so that a deadline has passed when poll says so.
int left(Deadline deadline) {
  const auto time =
      std::chrono::ceil<std::chrono::milliseconds>(deadline - std::chrono::steady_clock::now());
  return static_cast<int>(std::clamp<std::int64_t>(time.count(), 0, 1'000'000));
}

enum class Ready : std::uint8_t { yes, late, interrupted };

// Waits until the socket can be written to or read from, as `events` says, or has been closed.
Ready wait_until(int socket, short events, Deadline deadline, int interrupt) {
  while (true) {
    std::array<pollfd, 2> places{{{interrupt, POLLIN, 0}, {socket, events, 0}}};
    const int time = left(deadline);
    const int count = ::poll(places.data(), places.size(), time);
    if (places[0].revents != 0 && count > 0) return Ready::interrupted;
    if (places[1].revents != 0 && count > 0) return Ready::yes;
    if (time == 0) return Ready::late;
  }
}

Ready wait_for(int socket, short events, const Patience& patience, int interrupt) {
  while (true) {
    const Ready ready = wait_until(socket, events, patience.next(), interrupt);
    if (ready != Ready::late || patience.is_over()) return ready;
  }
}

Exchange::End end_of(Ready ready) {
  return ready == Ready::late ? Exchange::End::late : Exchange::End::interrupted;
}

bool again() { return errno == EINTR || errno == EAGAIN || errno == EWOULDBLOCK; }

}  // namespace

std::unique_ptr<ChildProcess> ChildProcess::start(const std::filesystem::path& program,
                                                  std::string& problem) {
  std::array<int, 2> sockets{};
  if (::socketpair(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0, sockets.data()) != 0) {
    problem = std::strerror(errno);
    return nullptr;
  }
  ::fcntl(sockets[0], F_SETFL, O_NONBLOCK);

  std::string name = "peil";
  std::string command = plugin_runner_command;
  const std::array<char*, 3> arguments{name.data(), command.data(), nullptr};
  std::vector<std::string> kept = environment();
  std::vector<char*> variables;
  for (std::string& variable : kept)
    variables.push_back(variable.data());
  variables.push_back(nullptr);
  pid_t process = 0;
  const Instructions instructions(sockets[1]);
  const int error = ::posix_spawn(&process, program.c_str(), instructions.files(),
                                  instructions.attributes(), arguments.data(), variables.data());
  ::close(sockets[1]);
  if (error != 0) {
    ::close(sockets[0]);
    problem = std::strerror(error);
    return nullptr;
  }
  return std::unique_ptr<ChildProcess>(new ChildProcess(process, sockets[0]));
}

ChildProcess::~ChildProcess() {
  end();
  ::close(socket_);
}

Exchange ChildProcess::exchange(std::string_view frame, std::chrono::milliseconds time,
                                int interrupt) {
  const Patience patience(process_, time);
  while (!frame.empty()) {
    const Ready ready = wait_for(socket_, POLLOUT, patience, interrupt);
    if (ready != Ready::yes) return {.end = end_of(ready)};
    const ssize_t count = ::send(socket_, frame.data(), frame.size(), MSG_NOSIGNAL);
    if (count < 0 && !again()) return {.end = Exchange::End::broken};
    if (count > 0) frame.remove_prefix(static_cast<std::size_t>(count));
  }
  wire::Frames frames;
  std::vector<char> block(64 * 1024);
  while (true) {
    const Ready ready = wait_for(socket_, POLLIN, patience, interrupt);
    if (ready != Ready::yes) return {.end = end_of(ready)};
    const ssize_t count = ::recv(socket_, block.data(), block.size(), 0);
    if (count == 0 || (count < 0 && !again())) return {.end = Exchange::End::broken};
    if (count < 0) continue;
    if (!frames.add({block.data(), static_cast<std::size_t>(count)})) {
      return {.end = Exchange::End::broken};
    }
    if (std::optional<std::string> answer = frames.take()) {
      if (!frames.empty()) return {.end = Exchange::End::broken};
      return {.end = Exchange::End::answered, .answer = std::move(*answer)};
    }
  }
}

bool ChildProcess::waits() const {
  pollfd place{socket_, POLLIN, 0};
  return process_ > 0 && ::poll(&place, 1, 0) == 0;
}

std::string ChildProcess::end() {
  if (process_ <= 0) return {};
  ::kill(process_, SIGKILL);
  int status = 0;
  pid_t ended = 0;
  while ((ended = ::waitpid(process_, &status, 0)) < 0 && errno == EINTR) {
  }
  process_ = 0;
  if (ended < 0) return {};
  if (WIFEXITED(status)) return "exit code " + std::to_string(WEXITSTATUS(status));
  if (WTERMSIG(status) != SIGKILL) return "signal " + std::to_string(WTERMSIG(status));
  return {};
}

}  // namespace peil::native
