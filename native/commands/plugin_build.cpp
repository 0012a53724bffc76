#include "native/commands/plugin_build.hpp"

#include "engine/plugin/manifest.hpp"

#include <fcntl.h>
#include <poll.h>
#include <signal.h>
#include <spawn.h>
#include <sys/wait.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <cerrno>
#include <cstdlib>
#include <string_view>
#include <system_error>
#include <vector>

namespace peil::native {
namespace {

namespace fs = std::filesystem;

constexpr std::size_t most_words = 64 * 1024;

// This process's environment, with the prefix among those in which CMake looks for packages: the
// last one, so that the person's own choice goes before it.
std::vector<std::string> environment_with(const fs::path& prefix) {
  constexpr std::string_view name = "CMAKE_PREFIX_PATH=";
  std::string prefixes(name);
  std::vector<std::string> variables;
  for (char** variable = environ; *variable != nullptr; ++variable) {
    const std::string_view text = *variable;
    if (text.starts_with(name)) {
      prefixes = std::string(text) + ':';
    } else {
      variables.emplace_back(text);
    }
  }
  variables.push_back(prefixes + prefix.string());
  return variables;
}

std::vector<char*> pointers(std::vector<std::string>& texts) {
  std::vector<char*> result;
  for (std::string& text : texts)
    result.push_back(text.data());
  result.push_back(nullptr);
  return result;
}

// Starts it in the folder, with its output in a descriptor, and in a group of its own: a Ctrl C is
// ours to pass on. Gives the system's error.
int start(std::vector<std::string> words, const fs::path& folder, const fs::path& prefix,
          int output, pid_t& process) {
  std::vector<std::string> variables = environment_with(prefix);
  posix_spawn_file_actions_t actions;
  ::posix_spawn_file_actions_init(&actions);
  ::posix_spawn_file_actions_addchdir_np(&actions, folder.c_str());
  ::posix_spawn_file_actions_addopen(&actions, STDIN_FILENO, "/dev/null", O_RDONLY, 0);
  ::posix_spawn_file_actions_adddup2(&actions, output, STDOUT_FILENO);
  ::posix_spawn_file_actions_adddup2(&actions, output, STDERR_FILENO);
  posix_spawnattr_t attributes;
  ::posix_spawnattr_init(&attributes);
  ::posix_spawnattr_setflags(&attributes, POSIX_SPAWN_SETPGROUP);
  ::posix_spawnattr_setpgroup(&attributes, 0);
  const int error = ::posix_spawnp(&process, words.front().c_str(), &actions, &attributes,
                                   pointers(words).data(), pointers(variables).data());
  ::posix_spawnattr_destroy(&attributes);
  ::posix_spawn_file_actions_destroy(&actions);
  return error;
}

fs::path plugins_in(const fs::path& folder) { return folder / "build" / "plugins"; }

// Reads all of it; the last part where it is much. False if `stop` came first.
bool read_output(int output, int stop, std::string& words) {
  std::array<pollfd, 2> waiting{{{output, POLLIN, 0}, {stop, POLLIN, 0}}};
  std::array<char, 4096> block;
  while (true) {
    if (::poll(waiting.data(), waiting.size(), -1) < 0 && errno != EINTR) return true;
    if (waiting[1].revents != 0) return false;
    const ssize_t size = ::read(output, block.data(), block.size());
    if (size == 0 || (size < 0 && errno != EINTR && errno != EAGAIN)) return true;
    if (size <= 0) continue;
    words.append(block.data(), static_cast<std::size_t>(size));
    if (words.size() > 2 * most_words) words.erase(0, words.size() - most_words);
  }
}

Built find_plugin(const fs::path& folder) {
  const std::vector<fs::path> found = built_plugins(folder);
  if (found.size() == 1) return {Built::End::done, found.front(), {}};
  const std::string place = plugins_in(folder).string();
  return {
      Built::End::failed,
      {},
      found.empty()
          ? "The build made no plugin in " + place + ". Does CMakeLists.txt call peil_add_plugin?\n"
          : "There is more than one plugin in " + place + ". Remove the one that isn't meant.\n"};
}

}  // namespace

bool has_build(const fs::path& folder) {
  std::error_code missing;
  return fs::is_regular_file(folder / "CMakeLists.txt", missing);
}

std::vector<fs::path> built_plugins(const fs::path& folder) {
  std::vector<fs::path> found;
  std::error_code error;
  for (fs::directory_iterator each(plugins_in(folder), error), end; !error && each != end;
       each.increment(error)) {
    std::error_code missing;
    if (fs::is_regular_file(each->path() / manifest_path, missing)) found.push_back(each->path());
  }
  std::sort(found.begin(), found.end());
  return found;
}

Built build_plugin(const fs::path& folder, const fs::path& prefix, int stop) {
  std::array<int, 2> ends{};
  if (::pipe2(ends.data(), O_CLOEXEC) != 0)
    return {Built::End::failed, {}, std::generic_category().message(errno) + '\n'};
  pid_t process = 0;
  const int error =
      start({"cmake", "--workflow", "--preset", "default"}, folder, prefix, ends[1], process);
  ::close(ends[1]);
  Built built;
  if (error != 0) {
    ::close(ends[0]);
    built.words = "CMake can't be started: " + std::generic_category().message(error) +
                  ". Install CMake 3.25 or newer.\n";
    return built;
  }
  const bool is_whole = read_output(ends[0], stop, built.words);
  if (!is_whole) ::kill(-process, SIGTERM);
  ::close(ends[0]);
  int status = 0;
  while (::waitpid(process, &status, 0) < 0 && errno == EINTR) {
  }
  if (!is_whole) return {Built::End::stopped, {}, {}};
  if (WIFEXITED(status) && WEXITSTATUS(status) == 0) return find_plugin(folder);
  return built;
}

}  // namespace peil::native
