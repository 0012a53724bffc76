// The limits of format version 1. They are part of the format: a file over a limit is refused with the limit's name, so
// that what one program accepts every other one accepts too.
#pragma once

#include <cstddef>

namespace peil::limits {

inline constexpr std::size_t file_bytes = 16u * 1024 * 1024;
inline constexpr std::size_t depth = 32;
inline constexpr std::size_t questions = 20'000;

}  // namespace peil::limits
