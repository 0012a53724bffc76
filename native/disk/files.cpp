#include "native/disk/files.hpp"

#include "engine/base/limits.hpp"

#include <fcntl.h>
#include <sys/stat.h>
#include <sys/xattr.h>
#include <unistd.h>

#include <array>
#include <cerrno>
#include <cstdlib>
#include <map>
#include <memory>
#include <system_error>
#include <utility>

namespace peil::native {
namespace {

// An open file that closes itself.
class Descriptor {
 public:
  explicit Descriptor(int number) : number_(number) {}
  ~Descriptor() { close(); }
  Descriptor(const Descriptor&) = delete;
  Descriptor& operator=(const Descriptor&) = delete;

  int get() const { return number_; }
  explicit operator bool() const { return number_ >= 0; }

  // False if the system reports a failed write only now, as network file systems do.
  bool close() {
    const int number = std::exchange(number_, -1);
    return number < 0 || ::close(number) == 0;
  }

 private:
  int number_;
};

Problem unreadable(const std::filesystem::path& path, int error) {
  return {.code = Code::file_unreadable,
          .arguments = {std::generic_category().message(error)},
          .place = {.file = path.string()}};
}

Problem unwritable(const std::filesystem::path& path, int error) {
  return {.code = Code::file_unwritable,
          .arguments = {std::generic_category().message(error)},
          .place = {.file = path.string()}};
}

Problem too_large(const std::filesystem::path& path, std::uintmax_t size) {
  return {.code = Code::file_too_large,
          .arguments = {std::to_string(size), std::to_string(limits::file_bytes)},
          .place = {.file = path.string()}};
}

bool write_all(int descriptor, std::string_view text) {
  while (!text.empty()) {
    const ssize_t written = ::write(descriptor, text.data(), text.size());
    if (written < 0) {
      if (errno == EINTR) continue;
      return false;
    }
    text.remove_prefix(static_cast<std::size_t>(written));
  }
  return true;
}

// Makes a rename or a new file in the folder survive a power cut. File systems that can't do it say
// EINVAL.
bool flush_folder(const std::filesystem::path& folder) {
  const Descriptor descriptor(::open(folder.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC));
  return descriptor && (::fsync(descriptor.get()) == 0 || errno == EINVAL);
}

std::filesystem::path folder_of(const std::filesystem::path& path) {
  return path.has_parent_path() ? path.parent_path() : std::filesystem::path(".");
}

// Where the path leads to, so that a linked file is replaced where it is kept and the link stays,
// even one that leads to nothing yet.
std::filesystem::path behind_links(std::filesystem::path path) {
  constexpr int most_links = 40;  // as many as Linux follows
  std::error_code error;
  for (int links = 0; links < most_links; ++links) {
    const std::filesystem::path next = std::filesystem::read_symlink(path, error);
    if (error) return path;
    path = folder_of(path) / next;
  }
  return path;
}

constexpr mode_t for_owner = S_IRUSR | S_IWUSR;
constexpr mode_t for_everybody = for_owner | S_IRGRP | S_IWGRP | S_IROTH | S_IWOTH;
constexpr mode_t all_rights = S_IRWXU | S_IRWXG | S_IRWXO;

mode_t mode_of(NewFile kind) { return kind == NewFile::owner_only ? for_owner : for_everybody; }

// Makes a file that nobody has yet beside `target`, and says in `name` what it is called: in the
// same folder, since a rename is atomic only within a file system; hidden, since it isn't anybody's
// file. The system takes from the mode what the umask withholds.
int make_beside(const std::filesystem::path& target, mode_t mode, std::string& name) {
  constexpr int most_tries = 100;  // what a process that was killed left behind has such a name
  const std::string stem =
      "." + target.filename().string() + "." + std::to_string(::getpid()) + "-";
  int descriptor = -1;
  for (int each = 0; each < most_tries; ++each) {
    name = folder_of(target) / (stem + std::to_string(each));
    descriptor = ::open(name.c_str(), O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, mode);
    if (descriptor >= 0 || errno != EEXIST) break;
  }
  return descriptor;
}

// Who else may read or write the file, beyond its mode (acl(5)).
void keep_access_list(const std::filesystem::path& from, int to) {
  constexpr const char* access_list = "system.posix_acl_access";
  const ssize_t size = ::getxattr(from.c_str(), access_list, nullptr, 0);
  std::string list(size > 0 ? static_cast<std::size_t>(size) : 0, '\0');
  if (list.empty()) {
    // A folder's own list would otherwise let in whom the old file didn't.
    ::fremovexattr(to, access_list);
  } else if (::getxattr(from.c_str(), access_list, list.data(), list.size()) == size) {
    ::fsetxattr(to, access_list, list.data(), list.size(), 0);
  }
}

// Gives a new file the group, mode and access list of the one that it will replace, and its owner
// where the system lets us. Where it doesn't let us keep the group, ours may do what all may.
void keep_rights(const std::filesystem::path& from, const struct stat& former, int to) {
  mode_t mode = former.st_mode & all_rights;
  if (::fchown(to, static_cast<uid_t>(-1), former.st_gid) != 0)
    mode &= ~static_cast<mode_t>(S_IRWXG) | (mode & S_IRWXO) << 3u;
  // Last of the two, since what has another owner can't be given away.
  const bool keeps_list = (mode & S_IRWXG) == (former.st_mode & S_IRWXG);
  if (keeps_list) keep_access_list(from, to);
  ::fchmod(to, mode);
  [[maybe_unused]] const int given = ::fchown(to, former.st_uid, static_cast<gid_t>(-1));
}

// A pipe, a device: what has no content to keep, and must stay what it is.
Result<void> write_into(const std::filesystem::path& path, std::string_view text) {
  Descriptor descriptor(::open(path.c_str(), O_WRONLY | O_CLOEXEC | O_NOCTTY));
  if (!descriptor || !write_all(descriptor.get(), text) || !descriptor.close())
    return unwritable(path, errno);
  return {};
}

}  // namespace

Result<std::string> read_file(const std::filesystem::path& path) {
  const Descriptor descriptor(::open(path.c_str(), O_RDONLY | O_CLOEXEC));
  if (!descriptor) return unreadable(path, errno);
  struct stat status {};
  if (::fstat(descriptor.get(), &status) != 0) return unreadable(path, errno);
  if (S_ISDIR(status.st_mode)) return unreadable(path, EISDIR);
  std::string text;
  if (S_ISREG(status.st_mode)) {
    const auto size = static_cast<std::uintmax_t>(status.st_size);
    if (size > limits::file_bytes) return too_large(path, size);
    text.reserve(static_cast<std::size_t>(size));
  }
  std::array<char, 65536> block;
  while (true) {
    const ssize_t count = ::read(descriptor.get(), block.data(), block.size());
    if (count == 0) return text;
    if (count < 0) {
      if (errno == EINTR) continue;
      return unreadable(path, errno);
    }
    text.append(block.data(), static_cast<std::size_t>(count));
    if (text.size() > limits::file_bytes) return too_large(path, text.size());
  }
}

FileReader reading_once(FileReader read) {
  using Known = std::map<std::filesystem::path, Result<std::string>>;
  const auto known = std::make_shared<Known>();
  return [read = std::move(read), known](const std::filesystem::path& path) {
    std::error_code failed;
    std::filesystem::path file = std::filesystem::weakly_canonical(path, failed);
    if (failed) file = path;
    auto found = known->find(file);
    if (found == known->end()) found = known->emplace(std::move(file), read(path)).first;
    Result<std::string> result = found->second;
    if (result) return result;
    // Told by the path that it was asked by.
    Problem problem = result.error();
    problem.place.file = path.string();
    return Result<std::string>(std::move(problem));
  };
}

Result<void> write_file(const std::filesystem::path& path, std::string_view text, NewFile kind) {
  struct stat former {};
  const bool is_there = ::stat(path.c_str(), &former) == 0;
  if (!is_there && errno != ENOENT) return unwritable(path, errno);
  if (is_there && !S_ISREG(former.st_mode)) return write_into(path, text);
  const std::filesystem::path target = behind_links(path);
  // A rename asks the folder alone; who locked the file against writing meant that.
  if (is_there && ::faccessat(AT_FDCWD, target.c_str(), W_OK, AT_EACCESS) != 0)
    return unwritable(path, errno);
  std::string temporary;
  Descriptor descriptor(make_beside(target, is_there ? for_owner : mode_of(kind), temporary));
  if (!descriptor) return unwritable(path, errno);
  if (is_there) keep_rights(target, former, descriptor.get());
  if (!write_all(descriptor.get(), text) || ::fsync(descriptor.get()) != 0 || !descriptor.close() ||
      ::rename(temporary.c_str(), target.c_str()) != 0) {
    const int error = errno;
    ::unlink(temporary.c_str());
    return unwritable(path, error);
  }
  if (!flush_folder(folder_of(target))) return unwritable(path, errno);
  return {};
}

Result<void> write_new_file(const std::filesystem::path& path, std::string_view text) {
  Descriptor descriptor(
      ::open(path.c_str(), O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, for_everybody));
  if (!descriptor) return unwritable(path, errno);
  if (write_all(descriptor.get(), text) && descriptor.close()) return {};
  const int error = errno;
  ::unlink(path.c_str());
  return unwritable(path, error);
}

Result<void> make_folder(const std::filesystem::path& path) {
  if (::mkdir(path.c_str(), S_IRWXU) == 0) {
    if (!flush_folder(folder_of(path))) return unwritable(path, errno);
    return {};
  }
  if (errno == ENOENT && path.has_parent_path() && path.parent_path() != path) {
    if (const Result<void> parent = make_folder(path.parent_path()); !parent) return parent;
    return ::mkdir(path.c_str(), S_IRWXU) == 0 || errno == EEXIST ? Result<void>{}
                                                                  : unwritable(path, errno);
  }
  if (errno != EEXIST) return unwritable(path, errno);
  std::error_code error;
  if (std::filesystem::is_directory(path, error)) return {};
  return unwritable(path, error ? error.value() : ENOTDIR);
}

Result<void> make_open_folder(const std::filesystem::path& path) {
  std::error_code error;
  std::filesystem::create_directories(path, error);
  if (!error && !std::filesystem::is_directory(path, error))
    error = std::make_error_code(std::errc::not_a_directory);
  if (error) return unwritable(path, error.value());
  return {};
}

}  // namespace peil::native
