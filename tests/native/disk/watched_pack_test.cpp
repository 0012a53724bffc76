#include "native/disk/watched_pack.hpp"

#include "tests/native/support.hpp"

#include <gtest/gtest.h>

#include <sys/wait.h>
#include <unistd.h>

namespace peil::native {
namespace {

using test::contents;
using test::put;
using test::TemporaryFolder;
namespace fs = std::filesystem;

class WatchedPackTest : public ::testing::Test {
 protected:
  fs::path file(const std::string& id) const { return places_.watched() / (id + ".peilpack.json"); }

  // What a process leaves behind that is killed while it shows a pack.
  void leave_behind(const std::string& id) {
    const pid_t process = ::fork();
    if (process == 0) {
      WatchedPack shown(places_);
      ::_exit(shown.show(id, "left behind") ? 0 : 1);
    }
    int status = 0;
    ::waitpid(process, &status, 0);
    EXPECT_EQ(status, 0);
    EXPECT_TRUE(fs::exists(file(id)));
  }

  TemporaryFolder folder_;
  Places places_{.data = folder_ / "data"};
};

TEST_F(WatchedPackTest, IsThereForAsLongAsItIsWorkedOn) {
  {
    WatchedPack shown(places_);
    EXPECT_TRUE(watched_packs(places_).empty());
    ASSERT_TRUE(shown.show("org.example.a", "one"));
    ASSERT_TRUE(shown.show("org.example.a", "two"));
    EXPECT_EQ(contents(file("org.example.a")), "two");
    EXPECT_EQ(watched_packs(places_), std::vector<fs::path>{file("org.example.a")});
    // Its author gives it another id.
    ASSERT_TRUE(shown.show("org.example.b", "three"));
    EXPECT_EQ(watched_packs(places_), std::vector<fs::path>{file("org.example.b")});
  }
  EXPECT_TRUE(test::names_in(places_.watched()).empty());
}

TEST_F(WatchedPackTest, OnlyOneShowsAPlugin) {
  WatchedPack first(places_);
  WatchedPack second(places_);
  ASSERT_TRUE(first.show("org.example.a", "first"));
  EXPECT_FALSE(second.show("org.example.a", "second"));
  EXPECT_EQ(contents(file("org.example.a")), "first");
  EXPECT_TRUE(second.show("org.example.b", "second"));
  EXPECT_EQ(watched_packs(places_).size(), 2u);
}

TEST_F(WatchedPackTest, WhatWasLeftBehindIsKnownAndRemoved) {
  leave_behind("org.example.gone");
  WatchedPack shown(places_);
  ASSERT_TRUE(shown.show("org.example.here", "here"));
  put(file("org.example.by-hand"), "by hand");
  const std::vector<fs::path> alive{file("org.example.by-hand"), file("org.example.here")};
  EXPECT_EQ(watched_packs(places_), alive);
  remove_forgotten_packs(places_);
  EXPECT_FALSE(fs::exists(file("org.example.gone")));
  EXPECT_EQ(watched_packs(places_), alive);
}

TEST_F(WatchedPackTest, WhatWasLeftBehindCanBeShownAgain) {
  leave_behind("org.example.a");
  WatchedPack shown(places_);
  ASSERT_TRUE(shown.show("org.example.a", "again"));
  EXPECT_EQ(contents(file("org.example.a")), "again");
}

TEST_F(WatchedPackTest, WithoutAHomeNothingIsShown) {
  WatchedPack shown(Places{});
  EXPECT_TRUE(shown.show("org.example.a", "one"));
  EXPECT_TRUE(watched_packs(Places{}).empty());
  remove_forgotten_packs(Places{});
}

}  // namespace
}  // namespace peil::native
