#include "native/places.hpp"

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

TEST(Places, ThisProgramKnowsWhereItIs) {
  EXPECT_TRUE(std::filesystem::is_regular_file(current_environment().executable));
}

}  // namespace
}  // namespace peil::native
