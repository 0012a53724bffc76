// What is wrong with an expression, and at which byte of it. Whoever knows in which file the
// expression stands makes a problem of it, with line and column.
#pragma once

#include "engine/base/problem.hpp"

#include <cstddef>
#include <string>
#include <vector>

namespace peil::expression {

struct Mistake {
  Code code{};
  std::vector<std::string> arguments;  // as of a problem
  std::size_t offset = 0;              // in the expression's text, in bytes; at most its size
};

}  // namespace peil::expression
