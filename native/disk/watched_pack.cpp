#include "native/disk/watched_pack.hpp"

#include "engine/plugin/pack.hpp"
#include "native/disk/files.hpp"

#include <fcntl.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <system_error>
#include <utility>

namespace peil::native {
namespace {

namespace fs = std::filesystem;

fs::path lock_beside(const fs::path& pack) {
  return pack.parent_path() / ("." + pack.filename().string() + ".lock");
}

// The lock, held from now on; -1 where another process holds it, or where it can't be had.
int take_lock(const fs::path& path, bool may_make) {
  while (true) {
    // For reading alone: closing it is no change to whoever watches the folder.
    const int flags = O_RDONLY | O_CLOEXEC | O_NOFOLLOW | (may_make ? O_CREAT : 0);
    const int lock = ::open(path.c_str(), flags, S_IRUSR | S_IWUSR);
    if (lock < 0) return -1;
    struct stat held {};
    struct stat there {};
    if (::flock(lock, LOCK_EX | LOCK_NB) != 0 || ::fstat(lock, &held) != 0) {
      ::close(lock);
      return -1;
    }
    // Whoever held it may have removed it meanwhile: then it locks nothing.
    if (::stat(path.c_str(), &there) == 0 && held.st_ino == there.st_ino &&
        held.st_dev == there.st_dev)
      return lock;
    ::close(lock);
    if (!may_make) return -1;
  }
}

std::vector<fs::path> packs_in(const fs::path& folder) {
  std::vector<fs::path> packs;
  std::error_code error;
  for (fs::directory_iterator each(folder, error), end; !error && each != end;
       each.increment(error)) {
    const std::string name = each->path().filename().string();
    if (!name.starts_with('.') && name.ends_with(pack_suffix)) packs.push_back(each->path());
  }
  std::sort(packs.begin(), packs.end());
  return packs;
}

// Held by nobody, though somebody held it. The lock is the caller's to close; -1 where it isn't so.
int lock_of_forgotten(const fs::path& pack) { return take_lock(lock_beside(pack), false); }

}  // namespace

WatchedPack::WatchedPack(const Places& places)
    : folder_(places.data.empty() ? fs::path() : places.watched()) {}

WatchedPack::~WatchedPack() { remove(); }

void WatchedPack::remove() {
  if (lock_ < 0) return;
  std::error_code ignored;
  fs::remove(file_, ignored);
  fs::remove(lock_beside(file_), ignored);
  ::close(std::exchange(lock_, -1));
  file_.clear();
}

Result<void> WatchedPack::show(const std::string& id, const std::string& pack) {
  if (folder_.empty()) return {};
  const fs::path file = folder_ / (id + std::string(pack_suffix));
  if (file != file_) {
    if (Result<void> made = make_folder(folder_); !made) return made.error();
    const int lock = take_lock(lock_beside(file), true);
    if (lock < 0) {
      return Problem{.code = Code::file_unwritable,
                     .arguments = {std::generic_category().message(EBUSY)},
                     .place = {.file = file.string()}};
    }
    remove();
    file_ = file;
    lock_ = lock;
  }
  return write_file(file_, pack, NewFile::owner_only);
}

std::vector<fs::path> watched_packs(const Places& places) {
  std::vector<fs::path> packs;
  if (places.data.empty()) return packs;
  packs = packs_in(places.watched());
  std::erase_if(packs, [](const fs::path& pack) {
    const int lock = lock_of_forgotten(pack);
    if (lock >= 0) ::close(lock);
    return lock >= 0;
  });
  return packs;
}

void remove_forgotten_packs(const Places& places) {
  if (places.data.empty()) return;
  for (const fs::path& pack : packs_in(places.watched())) {
    const int lock = lock_of_forgotten(pack);
    if (lock < 0) continue;
    std::error_code ignored;
    fs::remove(pack, ignored);
    fs::remove(lock_beside(pack), ignored);
    ::close(lock);
  }
}

}  // namespace peil::native
