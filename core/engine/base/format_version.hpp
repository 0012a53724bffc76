// The version of each kind of file that is read and written here, as the file's first member says
// it.
#pragma once

namespace peil::format_version {

inline constexpr int definition = 1;  // "peil"
inline constexpr int record = 1;      // "peil_record"
inline constexpr int texts = 1;       // "peil_texts"
inline constexpr int plugin = 1;      // "peil_plugin"
inline constexpr int pack = 1;        // "peil_pack"

}  // namespace peil::format_version
