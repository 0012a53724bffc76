#include "engine/base/rounding.hpp"

#include <gtest/gtest.h>

#include <array>

namespace peil {
namespace {

TEST(Rounding, IsHalfAwayFromZeroOfTheNumberThatAPersonWouldWrite) {
  EXPECT_EQ(rounded(2.35, 1, {}), 2.4);
  EXPECT_EQ(rounded(-2.35, 1, {}), -2.4);
  EXPECT_EQ(rounded(2.34999, 1, {}), 2.3);
  EXPECT_EQ(rounded(2.5, 0, {}), 3);
}

TEST(Rounding, NeverReachesATargetThatTheValueHasNot) {
  constexpr std::array targets{3.0};
  EXPECT_EQ(rounded(2.986, 1, targets), 2.9);
  EXPECT_EQ(rounded(2.986, 2, targets), 2.99);
  EXPECT_EQ(rounded(2.996, 2, targets), 2.99);
  EXPECT_EQ(rounded(2.94, 1, targets), 2.9);
  EXPECT_EQ(rounded(3.0, 1, targets), 3.0);
  EXPECT_EQ(rounded(3.04, 1, targets), 3.0);
  EXPECT_EQ(rounded(74.9, 0, std::array{75.0}), 74);
  // The rest of a division isn't a difference.
  EXPECT_EQ(rounded(3.0 - 1e-12, 1, targets), 3.0);
}

TEST(Rounding, HeedsEachOfSeveralTargets) {
  constexpr std::array targets{2.0, 3.0};
  EXPECT_EQ(rounded(1.97, 1, targets), 1.9);
  EXPECT_EQ(rounded(2.97, 1, targets), 2.9);
  EXPECT_EQ(rounded(2.47, 1, targets), 2.5);
}

}  // namespace
}  // namespace peil
