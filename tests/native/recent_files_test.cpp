#include "native/desktop/recent_files.hpp"

#include "support.hpp"

#include <gtest/gtest.h>

namespace peil::native {
namespace {

using test::put;
using test::TemporaryFolder;

class RecentFilesTest : public ::testing::Test {
 protected:
  std::vector<std::string> paths() const {
    std::vector<std::string> found;
    for (const app::RecentFile& file : RecentFiles(places_).action().files)
      found.push_back(file.path);
    return found;
  }
  // After a start that finds this kept.
  std::vector<std::string> paths_of(const std::string& kept) const {
    put(places_.recent_files(), kept);
    return paths();
  }

  using Paths = std::vector<std::string>;
  TemporaryFolder home_;
  Places places_ = places_of({.home = home_.path()});
};

TEST_F(RecentFilesTest, ThereAreNoneAtFirst) { EXPECT_TRUE(paths().empty()); }

TEST_F(RecentFilesTest, TheLastOneStandsFirstAndOnce) {
  RecentFiles files(places_);
  files.add("/data/a.json");
  files.add("/data/b.json");
  files.add("/data/./x/../a.json");
  EXPECT_EQ(paths(), (Paths{"/data/a.json", "/data/b.json"}));
}

TEST_F(RecentFilesTest, AreNamedForPeople) {
  RecentFiles files(places_);
  files.add(home_ / "Documenten/antwoorden.peil.json");
  const app::RecentFile file = files.action().files.at(0);
  EXPECT_EQ(file.name, "antwoorden.peil.json");
  EXPECT_EQ(file.folder, "~/Documenten");
}

TEST_F(RecentFilesTest, ARelativePathIsKeptAsAWholeOne) {
  RecentFiles(places_).add("a.json");
  EXPECT_EQ(paths(), Paths{(std::filesystem::current_path() / "a.json").string()});
}

TEST_F(RecentFilesTest, OnlyTheLastAreKept) {
  RecentFiles files(places_);
  for (int number = 1; number <= 10; ++number)
    files.add("/data/" + std::to_string(number) + ".json");
  EXPECT_EQ(paths().size(), RecentFiles::most);
  EXPECT_EQ(paths().front(), "/data/10.json");
  EXPECT_EQ(paths().back(), "/data/3.json");
}

TEST_F(RecentFilesTest, OneCanBeTakenOff) {
  RecentFiles files(places_);
  files.add("/data/a.json");
  files.add("/data/b.json");
  files.remove("/data/b.json");
  EXPECT_EQ(paths(), Paths{"/data/a.json"});
}

TEST_F(RecentFilesTest, TwoWindowsAddToTheSameList) {
  RecentFiles here(places_), elsewhere(places_);
  here.add("/data/a.json");
  elsewhere.add("/data/b.json");
  EXPECT_EQ(paths(), (Paths{"/data/b.json", "/data/a.json"}));
}

TEST_F(RecentFilesTest, WhatIsDamagedCountsAsNone) {
  for (const char* kept : {"", "{", "{}", "7", "[7, null, [\"/x\"]]", "[\"relative\"]", "[\"\"]",
                           "[\"/nul\\u0000l\"]"}) {
    EXPECT_TRUE(paths_of(kept).empty()) << kept;
  }
  EXPECT_TRUE(paths_of("[\"/" + std::string(5000, 'x') + "\"]").empty());
  EXPECT_EQ(paths_of("[7, \"/a\", \"/a\", \"b\"]"), Paths{"/a"});
}

TEST_F(RecentFilesTest, APathThatIsNoTextIsNotKept) {
  RecentFiles(places_).add("/data/\xff.json");
  EXPECT_TRUE(paths().empty());
}

TEST_F(RecentFilesTest, WithoutAHomeTheyLastAsLongAsTheWindow) {
  RecentFiles files(places_of({}));
  files.add("/data/a.json");
  EXPECT_EQ(files.action().files.size(), 1u);
}

}  // namespace
}  // namespace peil::native
