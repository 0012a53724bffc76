#include "native/disk/tree_watch.hpp"

#include "tests/native/support.hpp"

#include <gtest/gtest.h>

#include <sys/eventfd.h>
#include <unistd.h>

#include <optional>
#include <system_error>

namespace peil::native {
namespace {

using test::put;
using test::TemporaryFolder;
namespace fs = std::filesystem;

class TreeWatchTest : public ::testing::Test {
 protected:
  TreeWatchTest() {
    put(folder_ / "plugin.json", "{}");
    put(folder_ / "src" / "logic.cpp", "one");
    put(folder_ / "build" / "logic.o", "one");
    put(folder_ / ".git" / "HEAD", "one");
    watch_.emplace(folder_.path());
  }
  ~TreeWatchTest() override { ::close(stop_); }

  // Waits for a change, of which there must be one.
  bool changed() { return watch_->wait(stop_); }

  // True if nothing that happened so far counts: it is the stop that ends the wait.
  bool nothing_changed() {
    const std::uint64_t one = 1;
    EXPECT_EQ(::write(stop_, &one, sizeof one), static_cast<ssize_t>(sizeof one));
    return !changed();
  }

  TemporaryFolder folder_;
  std::optional<TreeWatch> watch_;
  int stop_ = ::eventfd(0, EFD_CLOEXEC | EFD_NONBLOCK);
};

TEST_F(TreeWatchTest, NoticesFilesAtAnyDepth) {
  put(folder_ / "plugin.json", "{ }");
  EXPECT_TRUE(changed());
  put(folder_ / "src" / "logic.cpp", "two");
  EXPECT_TRUE(changed());
  fs::rename(folder_ / "src" / "logic.cpp", folder_ / "src" / "other.cpp");
  EXPECT_TRUE(changed());
  fs::remove(folder_ / "src" / "other.cpp");
  EXPECT_TRUE(changed());
}

TEST_F(TreeWatchTest, NoticesFoldersThatAreMadeLater) {
  fs::create_directory(folder_ / "more");
  EXPECT_TRUE(changed());
  put(folder_ / "more" / "part.hpp", "one");
  EXPECT_TRUE(changed());
}

TEST_F(TreeWatchTest, ManyChangesAtOnceAreOne) {
  for (int i = 0; i < 50; ++i)
    put(folder_ / ("file" + std::to_string(i)), "one");
  EXPECT_TRUE(changed());
  EXPECT_TRUE(nothing_changed());
}

TEST_F(TreeWatchTest, WhatIsBuiltOrHiddenDoesNotCount) {
  put(folder_ / "build" / "logic.o", "two");
  put(folder_ / "build" / "more" / "logic.o", "two");
  put(folder_ / ".git" / "HEAD", "two");
  put(folder_ / "src" / ".logic.cpp.swp", "two");
  put(folder_ / "src" / "logic.cpp~", "two");
  EXPECT_TRUE(nothing_changed());
}

TEST_F(TreeWatchTest, AFolderThatIsNotThereIsRefused) {
  EXPECT_THROW(TreeWatch(folder_ / "missing"), std::system_error);
}

}  // namespace
}  // namespace peil::native
