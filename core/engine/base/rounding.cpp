#include "engine/base/rounding.hpp"

#include <cmath>

namespace peil {

double rounded(double value, int decimals, std::span<const double> targets) {
  // What differs by less than this is the same: the rest of a division.
  constexpr double same = 1e-9;
  const double scale = std::pow(10.0, decimals);
  const double nearest = std::round(value * scale + std::copysign(same, value)) / scale;
  for (const double target : targets) {
    if (value < target - same && nearest >= target - same)
      return std::floor(value * scale + same) / scale;
  }
  return nearest;
}

}  // namespace peil
