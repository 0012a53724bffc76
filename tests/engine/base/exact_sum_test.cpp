#include "engine/base/exact_sum.hpp"

#include "tests/engine/support.hpp"

#include <algorithm>
#include <vector>

namespace peil {
namespace {

double mean(const std::vector<double>& values, const std::vector<double>& weights) {
  ExactSum sum;
  ExactSum weight;
  for (std::size_t i = 0; i < values.size(); ++i) {
    sum.add_product(values[i], weights[i]);
    weight.add(weights[i]);
  }
  return (sum.sum() / weight.sum()).rounded();
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
  ExactSum sum;
  for (const double value : {1e16, 1.0, -1e16, 1e-9})
    sum.add(value);
  EXPECT_EQ(sum.sum().rounded(), 1.000000001);
  EXPECT_EQ((TwoPart{7, 0} / TwoPart{3, 0} * 3).rounded(), 7.0);
}

// The mean of two means that no double holds: 7/3 and 11/3.
TEST(ExactSum, QuotientsGoOnUnrounded) {
  test::Random random(4);
  for (int round = 0; round < 2000; ++round) {
    const auto whole = static_cast<double>(random.below(1000));
    const auto parts = static_cast<double>(3 + random.below(100));
    const auto part = static_cast<double>(random.below(1000));
    ExactSum sum;
    sum.add(TwoPart{whole * parts - part, 0} / TwoPart{parts, 0} * 0.1);
    sum.add(TwoPart{whole * parts + part, 0} / TwoPart{parts, 0} * 0.1);
    ExactSum weight;
    weight.add(0.1);
    weight.add(0.1);
    EXPECT_EQ((sum.sum() / weight.sum()).rounded(), whole);
  }
}

}  // namespace
}  // namespace peil
