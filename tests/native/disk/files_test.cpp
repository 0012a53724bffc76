#include "native/disk/files.hpp"

#include "engine/base/limits.hpp"
#include "tests/native/support.hpp"

#include <gtest/gtest.h>

#include <sys/stat.h>

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
  ASSERT_TRUE(write_file(folder / "file", "text"));
  EXPECT_EQ(contents(folder / "file"), "text");
  EXPECT_EQ(permissions(folder / "file"), 0600u);
}

TEST(WriteFile, ReplacesAndLeavesNothingElseBehind) {
  const TemporaryFolder folder;
  put(folder / "file", "a longer text that was here before");
  ASSERT_TRUE(write_file(folder / "file", "text"));
  EXPECT_EQ(contents(folder / "file"), "text");
  EXPECT_EQ(names_in(folder.path()), std::vector<std::string>{"file"});
}

TEST(WriteFile, KeepsALinkAndWritesWhereItLeads) {
  const TemporaryFolder folder;
  put(folder / "elsewhere" / "file", "old");
  std::filesystem::create_symlink(folder / "elsewhere" / "file", folder / "link");
  ASSERT_TRUE(write_file(folder / "link", "new"));
  EXPECT_TRUE(std::filesystem::is_symlink(folder / "link"));
  EXPECT_EQ(contents(folder / "elsewhere" / "file"), "new");
}

TEST(WriteFile, LeavesTheOldFileWhereTheDiskIsFull) {
  const TemporaryFolder folder;
  put(folder / "file", "old");
  Result<void> written;
  {
    const test::SmallDisk disk(1000);
    written = write_file(folder / "file", std::string(5000, 'x'));
  }
  ASSERT_FALSE(written);
  EXPECT_EQ(written.error().code, Code::file_unreadable);
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
    written = write_file(folder / "records" / "file", "new");
  }
  ASSERT_FALSE(written);
  EXPECT_EQ(written.error().arguments, std::vector<std::string>{"Permission denied"});
  EXPECT_EQ(contents(folder / "records" / "file"), "old");
}

TEST(WriteFile, SaysWhyItCantWrite) {
  const TemporaryFolder folder;
  const Result<void> written = write_file(folder / "missing" / "file", "text");
  ASSERT_FALSE(written);
  EXPECT_EQ(written.error().arguments, std::vector<std::string>{"No such file or directory"});
  std::filesystem::create_directory(folder / "folder");
  EXPECT_FALSE(write_file(folder / "folder", "text"));
  EXPECT_TRUE(std::filesystem::is_directory(folder / "folder"));
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
