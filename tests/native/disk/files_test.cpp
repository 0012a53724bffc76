#include "native/disk/files.hpp"

#include "engine/base/limits.hpp"
#include "tests/native/support.hpp"

#include <gtest/gtest.h>

#include <sys/stat.h>
#include <sys/xattr.h>
#include <unistd.h>

#include <thread>

namespace peil::native {
namespace {

using test::contents;
using test::names_in;
using test::put;
using test::TemporaryFolder;

unsigned permissions(const std::filesystem::path& path) {
  struct stat status {};
  return ::stat(path.c_str(), &status) == 0 ? status.st_mode & 0777 : 0;
}

TEST(ReadFile, GivesEveryByte) {
  const TemporaryFolder folder;
  const std::string text("a\0b\r\n\xff", 6);
  put(folder / "file", text);
  EXPECT_EQ(*read_file(folder / "file"), text);
}

TEST(ReadFile, TakesAFileOfExactlyTheLimit) {
  const TemporaryFolder folder;
  put(folder / "file", {});
  std::filesystem::resize_file(folder / "file", limits::file_bytes);
  const Result<std::string> text = read_file(folder / "file");
  ASSERT_TRUE(text);
  EXPECT_EQ(text->size(), limits::file_bytes);
}

TEST(ReadFile, RefusesALargerFileWithItsSizeAndTheLimit) {
  const TemporaryFolder folder;
  put(folder / "file", {});
  std::filesystem::resize_file(folder / "file", limits::file_bytes + 1);
  const Result<std::string> text = read_file(folder / "file");
  ASSERT_FALSE(text);
  EXPECT_EQ(text.error().code, Code::file_too_large);
  EXPECT_EQ(text.error().arguments, (std::vector<std::string>{"16777217", "16777216"}));
  EXPECT_EQ(text.error().place.file, (folder / "file").string());
}

TEST(ReadFile, RefusesWhatNeverEnds) {
  const Result<std::string> text = read_file("/dev/zero");
  ASSERT_FALSE(text);
  EXPECT_EQ(text.error().code, Code::file_too_large);
}

TEST(ReadFile, SaysWhyAFileCantBeRead) {
  const TemporaryFolder folder;
  const Result<std::string> missing = read_file(folder / "missing");
  ASSERT_FALSE(missing);
  EXPECT_EQ(missing.error().code, Code::file_unreadable);
  EXPECT_EQ(missing.error().arguments, std::vector<std::string>{"No such file or directory"});
  const Result<std::string> directory = read_file(folder.path());
  ASSERT_FALSE(directory);
  EXPECT_EQ(directory.error().arguments, std::vector<std::string>{"Is a directory"});
}

TEST(ReadingOnce, AsksForAFileOnceByWhateverPath) {
  const TemporaryFolder folder;
  put(folder / "deep" / "a", "first");
  std::filesystem::create_symlink(folder / "deep" / "a", folder / "link");
  int reads = 0;
  const FileReader read = reading_once([&](const std::filesystem::path& path) {
    ++reads;
    return read_file(path);
  });
  EXPECT_EQ(*read(folder / "deep" / "a"), "first");
  put(folder / "deep" / "a", "second");
  EXPECT_EQ(*read(folder / "deep" / ".." / "deep" / "a"), "first");
  EXPECT_EQ(*read(folder / "link"), "first");
  EXPECT_EQ(reads, 1);
}

TEST(ReadingOnce, NamesTheFileThatCantBeReadAsItWasAsked) {
  const TemporaryFolder folder;
  const FileReader read = reading_once();
  EXPECT_EQ(read(folder / "none").error().place.file, (folder / "none").string());
  std::filesystem::create_directory(folder / "deep");
  const std::filesystem::path round = folder / "deep" / ".." / "none";
  EXPECT_EQ(read(round).error().place.file, round.string());
}

TEST(WriteFile, MakesAFileForItsOwnerOnly) {
  const TemporaryFolder folder;
  ASSERT_TRUE(write_file(folder / "file", "text", NewFile::owner_only));
  EXPECT_EQ(contents(folder / "file"), "text");
  EXPECT_EQ(permissions(folder / "file"), 0600u);
}

TEST(WriteFile, ReplacesAndLeavesNothingElseBehind) {
  const TemporaryFolder folder;
  put(folder / "file", "a longer text that was here before");
  ASSERT_TRUE(write_file(folder / "file", "text", NewFile::owner_only));
  EXPECT_EQ(contents(folder / "file"), "text");
  EXPECT_EQ(names_in(folder.path()), std::vector<std::string>{"file"});
}

TEST(WriteFile, KeepsALinkAndWritesWhereItLeads) {
  const TemporaryFolder folder;
  put(folder / "elsewhere" / "file", "old");
  std::filesystem::create_symlink(folder / "elsewhere" / "file", folder / "link");
  ASSERT_TRUE(write_file(folder / "link", "new", NewFile::owner_only));
  EXPECT_TRUE(std::filesystem::is_symlink(folder / "link"));
  EXPECT_EQ(contents(folder / "elsewhere" / "file"), "new");
}

TEST(WriteFile, LeavesTheOldFileWhereTheDiskIsFull) {
  const TemporaryFolder folder;
  put(folder / "file", "old");
  Result<void> written;
  {
    const test::SmallDisk disk(1000);
    written = write_file(folder / "file", std::string(5000, 'x'), NewFile::owner_only);
  }
  ASSERT_FALSE(written);
  EXPECT_EQ(written.error().code, Code::file_unwritable);
  EXPECT_EQ(written.error().arguments, std::vector<std::string>{"File too large"});
  EXPECT_EQ(contents(folder / "file"), "old");
  EXPECT_EQ(names_in(folder.path()), std::vector<std::string>{"file"});
}

TEST(WriteFile, LeavesTheOldFileInAReadOnlyFolder) {
  const TemporaryFolder folder;
  put(folder / "records" / "file", "old");
  ::chmod((folder / "records").c_str(), 0555);
  Result<void> written;
  {
    const test::OrdinaryUser user;
    written = write_file(folder / "records" / "file", "new", NewFile::owner_only);
  }
  ASSERT_FALSE(written);
  EXPECT_EQ(written.error().arguments, std::vector<std::string>{"Permission denied"});
  EXPECT_EQ(contents(folder / "records" / "file"), "old");
}

TEST(WriteFile, SaysWhyItCantWrite) {
  const TemporaryFolder folder;
  const Result<void> written = write_file(folder / "missing" / "file", "text", NewFile::owner_only);
  ASSERT_FALSE(written);
  EXPECT_EQ(written.error().arguments, std::vector<std::string>{"No such file or directory"});
  std::filesystem::create_directory(folder / "folder");
  EXPECT_FALSE(write_file(folder / "folder", "text", NewFile::owner_only));
  EXPECT_TRUE(std::filesystem::is_directory(folder / "folder"));
}

// The umask of the process while it lives.
class Umask {
 public:
  explicit Umask(mode_t mask) : before_(::umask(mask)) {}
  ~Umask() { ::umask(before_); }
  Umask(const Umask&) = delete;
  Umask& operator=(const Umask&) = delete;

 private:
  mode_t before_;
};

TEST(WriteFile, MakesAFileAsTheUmaskSaysIfItIsAskedTo) {
  const TemporaryFolder folder;
  for (const auto& [mask, mode] : {std::pair(0022u, 0644u), std::pair(0027u, 0640u)}) {
    const Umask umask(mask);
    ASSERT_TRUE(write_file(folder / "file", "text", NewFile::as_umask));
    EXPECT_EQ(permissions(folder / "file"), mode);
    std::filesystem::remove(folder / "file");
  }
}

TEST(WriteFile, KeepsTheModeOfWhatItReplaces) {
  const TemporaryFolder folder;
  const Umask umask(0077);
  put(folder / "file", "old");
  for (const mode_t mode : {0644u, 0640u, 0664u, 0600u, 0755u}) {
    ASSERT_EQ(::chmod((folder / "file").c_str(), mode), 0);
    for (const NewFile kind : {NewFile::owner_only, NewFile::as_umask}) {
      ASSERT_TRUE(write_file(folder / "file", "text", kind));
      EXPECT_EQ(permissions(folder / "file"), mode);
    }
  }
}

TEST(WriteFile, KeepsTheGroupAndTheOwner) {
  if (::geteuid() != 0) GTEST_SKIP() << "only root may give files away";
  const TemporaryFolder folder;
  put(folder / "file", "old");
  ASSERT_EQ(::chown((folder / "file").c_str(), 1234, 4321), 0);
  ASSERT_EQ(::chmod((folder / "file").c_str(), 0640), 0);
  ASSERT_TRUE(write_file(folder / "file", "text", NewFile::owner_only));
  struct stat status {};
  ASSERT_EQ(::stat((folder / "file").c_str(), &status), 0);
  EXPECT_EQ(status.st_uid, 1234u);
  EXPECT_EQ(status.st_gid, 4321u);
  EXPECT_EQ(permissions(folder / "file"), 0640u);
}

TEST(WriteFile, GivesItsOwnGroupNoMoreThanAllWhereItCantKeepTheGroup) {
  if (::geteuid() != 0) GTEST_SKIP() << "only root may give files away";
  const TemporaryFolder folder;
  put(folder / "file", "old");
  ASSERT_EQ(::chown((folder / "file").c_str(), 1234, 4321), 0);
  ASSERT_EQ(::chmod((folder / "file").c_str(), 0666), 0);
  const test::OrdinaryUser user;
  for (const auto& [before, after] : {std::pair(0666u, 0666u), std::pair(0662u, 0622u)}) {
    ASSERT_EQ(::seteuid(0), 0);
    ASSERT_EQ(::chown((folder / "file").c_str(), 1234, 4321), 0);
    ASSERT_EQ(::chmod((folder / "file").c_str(), before), 0);
    ASSERT_EQ(::seteuid(65534), 0);
    ASSERT_TRUE(write_file(folder / "file", "text", NewFile::owner_only));
    EXPECT_EQ(permissions(folder / "file"), after);
  }
}

// user::rw- user:1234:r-- group::--- mask::r-- other::---, as acl(5) lays it down.
const std::string one_more_reader =
    std::string("\x02\0\0\0", 4) + std::string("\x01\0\x06\0\xff\xff\xff\xff", 8) +
    std::string("\x02\0\x04\0\xd2\x04\0\0", 8) + std::string("\x04\0\0\0\xff\xff\xff\xff", 8) +
    std::string("\x10\0\x04\0\xff\xff\xff\xff", 8) + std::string("\x20\0\0\0\xff\xff\xff\xff", 8);

TEST(WriteFile, KeepsTheAccessList) {
  const TemporaryFolder folder;
  put(folder / "file", "old");
  const auto set = [&](const char* name, const std::filesystem::path& path) {
    return ::setxattr(path.c_str(), name, one_more_reader.data(), one_more_reader.size(), 0) == 0;
  };
  if (!set("system.posix_acl_access", folder / "file"))
    GTEST_SKIP() << "this file system has no access lists";
  ASSERT_TRUE(write_file(folder / "file", "text", NewFile::owner_only));
  std::string kept(one_more_reader.size(), '\0');
  EXPECT_EQ(
      ::getxattr((folder / "file").c_str(), "system.posix_acl_access", kept.data(), kept.size()),
      static_cast<ssize_t>(one_more_reader.size()));
  EXPECT_EQ(kept, one_more_reader);

  // A list of the folder for what is new in it isn't the old file's.
  put(folder / "plain", "old");
  ASSERT_EQ(::chmod((folder / "plain").c_str(), 0640), 0);
  ASSERT_TRUE(set("system.posix_acl_default", folder.path()));
  ASSERT_TRUE(write_file(folder / "plain", "text", NewFile::owner_only));
  EXPECT_LT(::getxattr((folder / "plain").c_str(), "system.posix_acl_access", nullptr, 0), 0);
  EXPECT_EQ(permissions(folder / "plain"), 0640u);
}

TEST(WriteFile, DoesntReplaceAFileThatMayNotBeWritten) {
  const TemporaryFolder folder;
  put(folder / "file", "old");
  ::chmod((folder / "file").c_str(), 0444);
  const test::OrdinaryUser user;
  const Result<void> written = write_file(folder / "file", "new", NewFile::owner_only);
  ASSERT_FALSE(written);
  EXPECT_EQ(written.error().arguments, std::vector<std::string>{"Permission denied"});
  EXPECT_EQ(contents(folder / "file"), "old");
}

TEST(WriteFile, MakesWhatALinkLeadsTo) {
  const TemporaryFolder folder;
  std::filesystem::create_directory(folder / "elsewhere");
  std::filesystem::create_symlink("elsewhere/file", folder / "link");
  ASSERT_TRUE(write_file(folder / "link", "text", NewFile::owner_only));
  EXPECT_TRUE(std::filesystem::is_symlink(folder / "link"));
  EXPECT_EQ(contents(folder / "elsewhere" / "file"), "text");
}

TEST(WriteFile, WritesIntoAPipeThatStaysOne) {
  const TemporaryFolder folder;
  ASSERT_EQ(::mkfifo((folder / "pipe").c_str(), 0600), 0);
  std::filesystem::create_symlink("pipe", folder / "link");
  const std::string text(100'000, 'x');
  for (const char* name : {"pipe", "link"}) {
    std::string read;
    std::thread reader([&] { read = contents(folder / "pipe"); });
    EXPECT_TRUE(write_file(folder / name, text, NewFile::as_umask));
    reader.join();
    EXPECT_EQ(read, text);
  }
  EXPECT_TRUE(std::filesystem::is_fifo(folder / "pipe"));
  EXPECT_EQ(names_in(folder.path()), (std::vector<std::string>{"link", "pipe"}));
}

TEST(WriteNewFile, LeavesNothingWhereTheDiskIsFull) {
  const TemporaryFolder folder;
  Result<void> written;
  {
    const test::SmallDisk disk(1000);
    written = write_new_file(folder / "file", std::string(5000, 'x'));
  }
  ASSERT_FALSE(written);
  EXPECT_EQ(written.error().code, Code::file_unwritable);
  EXPECT_TRUE(names_in(folder.path()).empty());
}

TEST(MakeFolder, MakesThoseAboveForTheOwnerOnly) {
  const TemporaryFolder folder;
  ASSERT_TRUE(make_folder(folder / "a" / "b" / "c"));
  EXPECT_EQ(permissions(folder / "a"), 0700u);
  EXPECT_EQ(permissions(folder / "a" / "b" / "c"), 0700u);
  EXPECT_TRUE(make_folder(folder / "a" / "b" / "c"));
}

TEST(MakeFolder, RefusesWhereAFileIsInTheWay) {
  const TemporaryFolder folder;
  put(folder / "file", "text");
  EXPECT_FALSE(make_folder(folder / "file"));
  EXPECT_FALSE(make_folder(folder / "file" / "below"));
  EXPECT_EQ(contents(folder / "file"), "text");
}

}  // namespace
}  // namespace peil::native
