#include "native/disk/files.hpp"

#include "engine/base/limits.hpp"

#include <fcntl.h>
#include <sys/stat.h>
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

// Where the path leads to, so that a linked file is replaced where it is kept and the link stays.
std::filesystem::path behind_links(const std::filesystem::path& path) {
  std::error_code ignored;
  const std::filesystem::path target = std::filesystem::canonical(path, ignored);
  return ignored ? path : target;
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

Result<void> write_file(const std::filesystem::path& path, std::string_view text) {
  const std::filesystem::path target = behind_links(path);
  // In the same folder, since a rename is atomic only within a file system; hidden, since it isn't
  // anybody's file yet.
  std::string temporary = folder_of(target) / ("." + target.filename().string() + ".XXXXXX");
  Descriptor descriptor(::mkostemp(temporary.data(), O_CLOEXEC));
  if (!descriptor) return unreadable(path, errno);
  if (!write_all(descriptor.get(), text) || ::fsync(descriptor.get()) != 0 || !descriptor.close() ||
      ::rename(temporary.c_str(), target.c_str()) != 0) {
    const int error = errno;
    ::unlink(temporary.c_str());
    return unreadable(path, error);
  }
  if (!flush_folder(folder_of(target))) return unreadable(path, errno);
  return {};
}

Result<void> make_folder(const std::filesystem::path& path) {
  if (::mkdir(path.c_str(), S_IRWXU) == 0) {
    if (!flush_folder(folder_of(path))) return unreadable(path, errno);
    return {};
  }
  if (errno == ENOENT && path.has_parent_path() && path.parent_path() != path) {
    if (const Result<void> parent = make_folder(path.parent_path()); !parent) return parent;
    return ::mkdir(path.c_str(), S_IRWXU) == 0 || errno == EEXIST ? Result<void>{}
                                                                  : unreadable(path, errno);
  }
  if (errno != EEXIST) return unreadable(path, errno);
  std::error_code error;
  if (std::filesystem::is_directory(path, error)) return {};
  return unreadable(path, error ? error.value() : ENOTDIR);
}

}  // namespace peil::native
