// Rounding for people: a value that is below a target never reads as if it had reached it.
#pragma once

#include <span>

namespace peil {

// The value to `decimals`, half away from zero (of the number that a person would write: a mean
// such as 2.35 is stored a hair below itself). Below a target it isn't rounded up to or over that
// one: it is cut off instead, 2.986 before a target of 3 to 2.9. Decimals: 0 to 9. Cost: linear in
// the targets.
double rounded(double value, int decimals, std::span<const double> targets);

}  // namespace peil
