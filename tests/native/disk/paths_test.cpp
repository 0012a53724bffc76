#include "native/disk/paths.hpp"

#include "tests/native/support.hpp"

#include <gtest/gtest.h>

namespace peil::native {
namespace {

TEST(Places, ShareStandsBesideTheExecutablesFolder) {
  const Places places = places_of({.executable = "/opt/peil/bin/peil"});
  EXPECT_EQ(places.share, "/opt/peil/share/peil");
  EXPECT_EQ(places.site(), "/opt/peil/share/peil/site");
}

TEST(Places, DataIsInTheDataHomeElseInTheHome) {
  EXPECT_EQ(places_of({.home = "/home/ada", .data_home = "/data"}).data, "/data/peil");
  EXPECT_EQ(places_of({.home = "/home/ada"}).data, "/home/ada/.local/share/peil");
}

TEST(Places, ARelativeDataHomeCountsAsNotSet) {
  EXPECT_EQ(places_of({.home = "/home/ada", .data_home = "data"}).data,
            "/home/ada/.local/share/peil");
}

TEST(Places, WithoutAHomeThereIsNowhereToKeepThings) {
  EXPECT_TRUE(places_of({}).data.empty());
  EXPECT_TRUE(places_of({.home = "relative"}).data.empty());
}

TEST(Places, ShowsPathsInTheHomeWithATilde) {
  const Places places = places_of({.home = "/home/ada"});
  EXPECT_EQ(places.for_people("/home/ada/.local/share/peil"), "~/.local/share/peil");
  EXPECT_EQ(places.for_people("/home/adam/file"), "/home/adam/file");
  EXPECT_EQ(places.for_people("/data/file"), "/data/file");
  EXPECT_EQ(places_of({.home = "/"}).for_people("/data/file"), "/data/file");
  EXPECT_EQ(places_of({}).for_people("/data/file"), "/data/file");
}

class ForDocuments : public ::testing::Test {
 protected:
  // The folder, where the desktop's file says this.
  std::string with(const std::string& user_dirs) {
    test::put(home_ / ".config/user-dirs.dirs", user_dirs);
    const std::filesystem::path folder = places_of({.home = home_.path()}).for_documents();
    return folder.lexically_relative(home_.path()).string();
  }

  void make(const std::string& folder) { std::filesystem::create_directories(home_ / folder); }

  test::TemporaryFolder home_;
};

TEST_F(ForDocuments, AreAsTheDesktopNamesThem) {
  make("Mijn documenten");
  make("Downloads");
  EXPECT_EQ(with("# a comment\nXDG_DOWNLOAD_DIR=\"$HOME/Downloads\"\n"
                 "  XDG_DOCUMENTS_DIR=\"$HOME/Mijn documenten\"\n"),
            "Mijn documenten");
  EXPECT_EQ(with("XDG_DOCUMENTS_DIR=\"" + (home_ / "Downloads").string() + "\"\n"), "Downloads");
}

TEST_F(ForDocuments, AreDownloadsWhereThatIsMissing) {
  make("Downloads");
  EXPECT_EQ(with("XDG_DOCUMENTS_DIR=\"$HOME/Documenten\"\nXDG_DOWNLOAD_DIR=\"$HOME/Downloads\"\n"),
            "Downloads");
}

TEST_F(ForDocuments, ElseAreTheHome) {
  EXPECT_EQ(with("XDG_DOCUMENTS_DIR=\"$HOME\"\n"), ".");
  EXPECT_EQ(with("XDG_DOCUMENTS_DIR=\"relative\"\nXDG_DOWNLOAD_DIR=\"$HOMEWARD/x\"\n"), ".");
  EXPECT_EQ(with("XDG_DOCUMENTS_DIR=\"$HOME/\\"), ".");
  EXPECT_EQ(places_of({.home = home_.path(), .config_home = "/nowhere"}).for_documents(),
            home_.path());
  EXPECT_TRUE(places_of({.home = "/nowhere"}).for_documents().empty());
}

TEST(Places, ThisProgramKnowsWhereItIs) {
  EXPECT_TRUE(std::filesystem::is_regular_file(current_environment().executable));
}

}  // namespace
}  // namespace peil::native
