// SHA-256 (FIPS 180-4), for fingerprints. Own code because no distribution package serves the
// native and the WebAssembly build alike. It protects nothing secret.
#pragma once

#include <array>
#include <cstdint>
#include <string>
#include <string_view>

namespace peil {

// Cost: linear; no allocation.
std::array<std::uint8_t, 32> sha256(std::string_view bytes);

// The same as 64 lower-case hexadecimal digits.
std::string sha256_text(std::string_view bytes);

}  // namespace peil
