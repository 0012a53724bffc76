#include "native/disk/folder_watch.hpp"

#include "native/disk/files.hpp"

#include <poll.h>
#include <sys/eventfd.h>
#include <sys/inotify.h>
#include <unistd.h>

#include <array>
#include <cerrno>
#include <cstdint>
#include <utility>

namespace peil::native {

FolderWatch::FolderWatch(const std::filesystem::path& folder, std::function<void()> changed)
    : report_(std::move(changed)) {
  if (folder.empty() || !make_folder(folder)) return;
  events_ = ::inotify_init1(IN_CLOEXEC | IN_NONBLOCK);
  if (events_ < 0) return;
  constexpr std::uint32_t changes = IN_CLOSE_WRITE | IN_MOVED_TO | IN_MOVED_FROM | IN_DELETE;
  stop_ = ::eventfd(0, EFD_CLOEXEC);
  if (stop_ < 0 || ::inotify_add_watch(events_, folder.c_str(), changes) < 0) return;
  thread_ = std::thread([this] { run(); });
}

FolderWatch::~FolderWatch() {
  if (thread_.joinable()) {
    const std::uint64_t one = 1;
    while (::write(stop_, &one, sizeof one) < 0 && errno == EINTR) {
    }
    thread_.join();
  }
  if (events_ >= 0) ::close(events_);
  if (stop_ >= 0) ::close(stop_);
}

void FolderWatch::run() {
  std::array<pollfd, 2> waiting{{{events_, POLLIN, 0}, {stop_, POLLIN, 0}}};
  while (true) {
    if (::poll(waiting.data(), waiting.size(), -1) < 0) {
      if (errno == EINTR) continue;
      return;
    }
    if (waiting[1].revents != 0) return;
    // Which file it was doesn't matter: whoever is told looks at the folder.
    alignas(inotify_event) std::array<char, 4096> events;
    bool any = false;
    while (::read(events_, events.data(), events.size()) > 0)
      any = true;
    if (!any) continue;
    changed_ = true;
    if (report_) report_();
  }
}

}  // namespace peil::native
