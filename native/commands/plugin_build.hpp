// Builds a plugin's sources with CMake, for `peil watch`: the workflow preset `default` of the
// folder's CMakePresets.json.
#pragma once

#include <filesystem>
#include <string>
#include <vector>

namespace peil::native {

struct Built {
  enum class End { done, failed, stopped };
  End end = End::failed;
  std::filesystem::path folder;  // of the built plugin, where it is done
  std::string words;             // what the build said, or what is wrong; empty if it is done
};

// True if the folder has sources to build: a CMakeLists.txt.
bool has_build(const std::filesystem::path& folder);

// The plugins that were built there, by name: the folders in build/plugins.
std::vector<std::filesystem::path> built_plugins(const std::filesystem::path& folder);

// Builds, and finds the one plugin in build/plugins. `prefix` is where Peil is installed, whose SDK
// is found even where no PATH leads to it. Ends the build where `stop`, a file descriptor, becomes
// readable. Cost: that of the build.
Built build_plugin(const std::filesystem::path& folder, const std::filesystem::path& prefix,
                   int stop);

}  // namespace peil::native
