// Sorting by index.
#pragma once

#include <cstddef>
#include <functional>
#include <vector>

namespace peil::app {

// The numbers 0 to count - 1 in an order; equals keep theirs. One function for all, since each kind
// of sorting takes room in the program.
std::vector<std::size_t> in_order(std::size_t count,
                                  const std::function<bool(std::size_t, std::size_t)>& before);

}  // namespace peil::app
