// What a fuzz target holds to be true; where it isn't, the program ends and the fuzzer keeps the
// input.
#pragma once

#include <cstdio>
#include <cstdlib>

namespace peil {

inline void require(bool holds, const char* what) {
  if (holds) return;
  std::fprintf(stderr, "not true: %s\n", what);
  std::abort();
}

}  // namespace peil
