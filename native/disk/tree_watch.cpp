#include "native/disk/tree_watch.hpp"

#include <poll.h>
#include <sys/inotify.h>
#include <unistd.h>

#include <array>
#include <cerrno>
#include <chrono>
#include <cstdint>
#include <string_view>
#include <system_error>

namespace peil::native {
namespace {

namespace fs = std::filesystem;

constexpr std::uint32_t changes =
    IN_CLOSE_WRITE | IN_MOVED_TO | IN_MOVED_FROM | IN_DELETE | IN_CREATE | IN_ONLYDIR;
constexpr std::chrono::milliseconds quiet{100};
// However busy it stays, as when a program writes a log there.
constexpr std::chrono::milliseconds longest{2'000};

bool counts(std::string_view name, bool is_folder) {
  const bool is_made = is_folder && (name == "build" || name == "node_modules");
  return !name.starts_with('.') && !name.ends_with('~') && !is_made;
}

}  // namespace

TreeWatch::TreeWatch(const fs::path& folder) : events_(::inotify_init1(IN_CLOEXEC | IN_NONBLOCK)) {
  if (events_ >= 0) add(folder);
  if (folders_.empty()) {
    const int error = errno;
    if (events_ >= 0) ::close(events_);
    throw std::system_error(error, std::generic_category(), "can't watch " + folder.string());
  }
}

TreeWatch::~TreeWatch() { ::close(events_); }

void TreeWatch::add(const fs::path& folder) {
  const int watch = ::inotify_add_watch(events_, folder.c_str(), changes);
  if (watch < 0) return;
  folders_[watch] = folder;
  std::error_code error;
  for (fs::directory_iterator each(folder, error), end; !error && each != end;
       each.increment(error)) {
    std::error_code ignored;
    const bool is_folder = each->is_directory(ignored) && !each->is_symlink(ignored);
    if (is_folder && counts(each->path().filename().string(), true)) add(each->path());
  }
}

bool TreeWatch::take_changes() {
  alignas(inotify_event) std::array<char, 16'384> block;
  bool any = false;
  for (ssize_t size = 0; (size = ::read(events_, block.data(), block.size())) > 0;) {
    for (const char* at = block.data(); at < block.data() + size;) {
      const auto* event = reinterpret_cast<const inotify_event*>(at);
      at += sizeof(inotify_event) + event->len;
      if ((event->mask & IN_Q_OVERFLOW) != 0) any = true;
      if ((event->mask & IN_IGNORED) != 0) folders_.erase(event->wd);
      const bool is_folder = (event->mask & IN_ISDIR) != 0;
      if (event->len == 0 || !counts(event->name, is_folder)) continue;
      if (is_folder && (event->mask & (IN_CREATE | IN_MOVED_TO)) != 0) {
        const auto parent = folders_.find(event->wd);
        if (parent != folders_.end()) add(fs::path(parent->second) / event->name);
      }
      // A file that was just made is still empty: it counts when it is closed.
      const bool is_begun = !is_folder && (event->mask & IN_CREATE) != 0;
      any = any || !is_begun;
    }
  }
  return any;
}

bool TreeWatch::wait(int stop) {
  using Clock = std::chrono::steady_clock;
  std::array<pollfd, 2> waiting{{{events_, POLLIN, 0}, {stop, POLLIN, 0}}};
  bool changed = false;
  Clock::time_point give_up;
  while (true) {
    const int time = changed ? static_cast<int>(quiet.count()) : -1;
    const int ready = ::poll(waiting.data(), waiting.size(), time);
    if (ready < 0 && errno != EINTR) return false;
    if (ready < 0) continue;
    if (waiting[1].revents != 0) return false;
    if (ready == 0 || (changed && Clock::now() >= give_up)) return true;
    if (take_changes() && !changed) {
      changed = true;
      give_up = Clock::now() + longest;
    }
  }
}

}  // namespace peil::native
