#include "native/disk/folder_watch.hpp"

#include "tests/native/support.hpp"

#include <gtest/gtest.h>

#include <condition_variable>
#include <mutex>

namespace peil::native {
namespace {

using test::put;
using test::TemporaryFolder;
namespace fs = std::filesystem;

class FolderWatchTest : public ::testing::Test {
 protected:
  void notify() {
    const std::lock_guard lock(mutex_);
    ++reports_;
    changed_.notify_all();
  }

  // Waits until the watch knows of a change; a change may be told of more than once.
  void wait_for_change(FolderWatch& watch) {
    std::unique_lock lock(mutex_);
    changed_.wait(lock, [&] { return reports_ > 0 && watch.take_change(); });
  }

  TemporaryFolder folder_;
  std::mutex mutex_;
  std::condition_variable changed_;
  int reports_ = 0;
};

TEST_F(FolderWatchTest, TellsOfFilesThatComeChangeAndGo) {
  // The folder is made where it isn't there.
  FolderWatch watch(folder_ / "a" / "b", [this] { notify(); });
  EXPECT_FALSE(watch.take_change());
  put(folder_ / "a" / "b" / "file", "one");
  wait_for_change(watch);
  fs::rename(folder_ / "a" / "b" / "file", folder_ / "a" / "b" / "other");
  wait_for_change(watch);
  fs::remove(folder_ / "a" / "b" / "other");
  wait_for_change(watch);
}

TEST_F(FolderWatchTest, WhatCannotBeWatchedChangesNothing) {
  put(folder_ / "file", "one");
  FolderWatch nowhere({}, {});
  FolderWatch no_folder(folder_ / "file", {});
  put(folder_ / "file", "two");
  EXPECT_FALSE(nowhere.take_change());
  EXPECT_FALSE(no_folder.take_change());
}

}  // namespace
}  // namespace peil::native
