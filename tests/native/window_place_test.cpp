#include "native/desktop/window_place.hpp"

#include <gtest/gtest.h>

namespace peil::native {
namespace {

TEST(WindowPlace, IsReadAsItWasWritten) {
  for (const WindowPlace& place : {WindowPlace{1200, 800, std::pair(40, -60), false},
                                   WindowPlace{360, 640, std::nullopt, true}}) {
    EXPECT_EQ(read_window_place(write_window_place(place)), place);
  }
}

TEST(WindowPlace, WhatNoWindowCanHaveHadIsRefused) {
  for (const char* text :
       {"", "{", "[]", "null", "{}", R"({"width": 1200})", R"({"width": "1200", "height": 800})",
        R"({"width": 1e9, "height": 800})", R"({"width": -1200, "height": 800})",
        R"({"width": 0, "height": 0})", R"({"width": 1200, "height": 1e400})",
        R"({"width": 10, "height": 10})"}) {
    EXPECT_FALSE(read_window_place(text)) << text;
  }
}

TEST(WindowPlace, AnAbsurdCornerCountsAsNone) {
  const auto place = read_window_place(R"({"width": 1200, "height": 800, "x": 1e12, "y": 5})");
  ASSERT_TRUE(place);
  EXPECT_EQ(place->corner, std::nullopt);
  EXPECT_FALSE(place->maximised);
}

const std::vector<Area> two_monitors = {{0, 30, 1920, 1050}, {1920, 0, 1280, 1024}};

TEST(FitWindow, StandsInTheMiddleOfTheMainMonitorAtFirst) {
  EXPECT_EQ(fit_window({}, 1, two_monitors), (Area{240, 105, 1440, 900}));
}

TEST(FitWindow, GoesWhereItWas) {
  EXPECT_EQ(fit_window({800, 600, std::pair(2000, 100)}, 1, two_monitors),
            (Area{2000, 100, 800, 600}));
}

TEST(FitWindow, IsAsLargeToTheEyeOnADenseScreen) {
  EXPECT_EQ(fit_window({}, 2, {{0, 0, 2880, 1800}}), (Area{0, 0, 2880, 1800}));
}

TEST(FitWindow, IsPulledOntoTheMonitorThatShowsMostOfIt) {
  EXPECT_EQ(fit_window({800, 600, std::pair(2900, 700)}, 1, two_monitors),
            (Area{2400, 424, 800, 600}));
  EXPECT_EQ(fit_window({800, 600, std::pair(-300, -200)}, 1, two_monitors),
            (Area{0, 30, 800, 600}));
}

TEST(FitWindow, OfAMonitorThatIsGoneComesToTheMainOne) {
  EXPECT_EQ(fit_window({800, 600, std::pair(5000, 5000)}, 1, two_monitors),
            (Area{560, 255, 800, 600}));
}

TEST(FitWindow, IsNoLargerThanItsMonitor) {
  EXPECT_EQ(fit_window({3000, 3000, std::pair(2000, 0)}, 1, two_monitors),
            (Area{1920, 0, 1280, 1024}));
  EXPECT_EQ(fit_window({32768, 32768, std::pair(0, 0)}, 8, {{0, 0, 1024, 700}}),
            (Area{0, 0, 1024, 700}));
}

TEST(FitWindow, WithoutMonitorsItIsAsItWas) {
  EXPECT_EQ(fit_window({800, 600, std::pair(10, 20)}, 1, {}), (Area{10, 20, 800, 600}));
}

}  // namespace
}  // namespace peil::native
