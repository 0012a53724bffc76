#include "engine/exact_sum.hpp"

#include "support.hpp"

#include <algorithm>
#include <vector>

namespace peil {
namespace {

double mean(const std::vector<double>& values, const std::vector<double>& weights) {
  TwoPart sum;
  TwoPart weight;
  for (std::size_t i = 0; i < values.size(); ++i) {
    sum = sum + TwoPart{values[i], 0} * weights[i];
    weight = weight + weights[i];
  }
  return (sum / weight).rounded();
}

// With plain doubles, many of these are 2.9999999999999996.
TEST(ExactSum, MeanOfEqualValuesIsThatValue) {
  test::Random random(1);
  for (int round = 0; round < 2000; ++round) {
    const double value = static_cast<double>(random.below(50)) / 10;
    std::vector<double> values(1 + random.below(200), value);
    std::vector<double> weights;
    for (std::size_t i = 0; i < values.size(); ++i)
      weights.push_back(static_cast<double>(1 + random.below(1000)) / 1000);
    EXPECT_EQ(mean(values, weights), value);
  }
}

TEST(ExactSum, OrderDoesNotMatter) {
  test::Random random(2);
  for (int round = 0; round < 500; ++round) {
    std::vector<std::pair<double, double>> terms(2 + random.below(100));
    for (auto& [value, weight] : terms) {
      value = static_cast<double>(random.below(1'000'000)) / 7;
      weight = static_cast<double>(1 + random.below(1'000'000)) / 1e6;
    }
    const auto mean_of_terms = [&] {
      std::vector<double> values;
      std::vector<double> weights;
      for (const auto& [value, weight] : terms) {
        values.push_back(value);
        weights.push_back(weight);
      }
      return mean(values, weights);
    };
    const double before = mean_of_terms();
    std::reverse(terms.begin(), terms.end());
    EXPECT_EQ(mean_of_terms(), before);
    std::sort(terms.begin(), terms.end());
    EXPECT_EQ(mean_of_terms(), before);
  }
}

TEST(ExactSum, KeepsWhatADoubleLoses) {
  EXPECT_EQ((TwoPart{1e16, 0} + 1.0 + TwoPart{-1e16, 0}).rounded(), 1.0);
  EXPECT_EQ((TwoPart{7, 0} / TwoPart{3, 0} * 3).rounded(), 7.0);
}

}  // namespace
}  // namespace peil
