// Where this build keeps what tests read. A test program has those that its CMakeLists.txt gives
// values (PeilTest.cmake).
#pragma once

#include <string>
#include <string_view>

namespace peil::test {

extern const char* const source_dir;  // the root of the source tree
extern const char* const program;     // what native tests start: `peil`, or what stands in for it
extern const char* const plugin_runner;  // what runs plugins' programs, without the rest of `peil`
extern const char* const built_plugins;  // the folders of our plugins with their programs
extern const char* const hostile_plugins;  // the folders of plugins that do what they may not
extern const char* const font_regular;
extern const char* const font_semibold;
extern const char* const font_many;  // of many scripts; not under node

// The path of a file in the source tree.
inline std::string source(std::string_view path) {
  return std::string(source_dir) + "/" + std::string(path);
}

}  // namespace peil::test
