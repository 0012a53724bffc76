// “Did you mean …?”: the known name that is nearest to an unknown one.
#pragma once

#include <cstddef>
#include <string_view>
#include <vector>

namespace peil {

// Gives suggestions until its budget of work is spent, so that a file with thousands of unknown
// names against thousands of known ones is still checked in bounded time. The same questions in the
// same order give the same answers.
class Suggester {
 public:
  // The nearest of `known`, the first of equals; empty if none is near: within a third of the
  // name's length in single changes (letters added, left out, replaced or swapped), where a change
  // of case costs nothing.
  std::string_view nearest(std::string_view name, const std::vector<std::string_view>& known);

 private:
  std::size_t budget_ = 5'000'000;  // cells of distance tables
};

}  // namespace peil
