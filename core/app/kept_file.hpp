// A file that is kept between two runs beside records and preferences. The app says what it is;
// where each kind lies is the shell's to know.
#pragma once

#include <cstdint>
#include <string>

namespace peil::app {

enum class KeptKind : std::uint8_t {
  pack,  // of a plugin that a person added
  texts  // an institution's own, over those of an assessment
};

struct KeptFile {
  KeptKind kind = KeptKind::pack;
  std::string id;  // of the plugin, or of the assessment

  friend bool operator==(const KeptFile&, const KeptFile&) = default;
};

}  // namespace peil::app
