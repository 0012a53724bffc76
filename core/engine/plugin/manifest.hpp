// What a plugin says about itself in plugin.json (schemas/plugin-1.schema.json): plain data, read
// and checked without running anything. First station of a plugin: manifest, then its files
// (pack.hpp), then its program (module.hpp, host.hpp).
#pragma once

#include "engine/base/problem.hpp"

#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace peil {

// A text by language tag. In the asked language, else in English, else the first one.
struct ManifestText {
  std::map<std::string, std::string, std::less<>> by_language;

  std::string_view in(std::string_view language) const;
  bool empty() const { return by_language.empty(); }

  friend bool operator==(const ManifestText&, const ManifestText&) = default;
};

// What a program's replies may hold.
struct Capabilities {
  bool scores = false;
  bool labels = false;
  bool findings = false;
  bool actions = false;
  bool notes = false;

  friend bool operator==(const Capabilities&, const Capabilities&) = default;
};

// What one call may cost.
struct PluginLimits {
  std::uint32_t memory_mib = 16;      // mebibytes, at most 64
  std::uint32_t milliseconds = 2000;  // at most 10,000

  friend bool operator==(const PluginLimits&, const PluginLimits&) = default;
};

// The version of the contract between host and program.
struct PluginAbi {
  std::uint16_t major = 0;
  std::uint16_t minor = 0;

  friend bool operator==(const PluginAbi&, const PluginAbi&) = default;
};

// The one that this engine speaks. Programs of the same major version run.
inline constexpr PluginAbi plugin_abi{1, 0};

struct Manifest {
  // An assessment that the plugin is for: versions in [from, below).
  struct For {
    std::string assessment;
    std::string from;
    std::string below;  // empty: no end

    friend bool operator==(const For&, const For&) = default;
  };
  // The hash of one of its files.
  struct File {
    std::string path;
    std::string sha256;  // 64 lower-case hexadecimal digits

    friend bool operator==(const File&, const File&) = default;
  };

  std::string id;
  std::string version;
  std::string licence;  // SPDX
  ManifestText title;
  ManifestText description;  // may be empty
  std::vector<For> assessments;
  std::string program;  // the file with the program; empty: none
  PluginAbi abi;        // of the program
  Capabilities capabilities;
  PluginLimits limits;
  std::vector<File> files;  // empty in a folder whose author hasn't packed it yet

  friend bool operator==(const Manifest&, const Manifest&) = default;
};

// The name of a plugin's manifest, and of the assessment that it brings.
inline constexpr std::string_view manifest_path = "plugin.json";
inline constexpr std::string_view assessment_path = "assessment.json";

// True for the name of a file that a plugin may have: lower-case letters, digits, hyphens and
// underscores, with dots between them, at most 128. Safe on every file system; never a folder, a
// way out of one, or the manifest.
bool is_plugin_file(std::string_view name);

// The names of those that are there, in fixed order.
std::vector<std::string_view> capability_names(const Capabilities& capabilities);

struct ReadManifest {
  std::optional<Manifest> manifest;  // there where no problem is an error
  Problems problems;
};

// Reads and checks plugin.json. Cost: linear in the text.
ReadManifest read_manifest(std::string_view text, std::string_view file);

// The manifest as text, with a newline at the end: fixed member order, two spaces; members that are
// empty or have their usual value are left out. Reading it gives the same manifest.
std::string write_manifest(const Manifest& manifest);

}  // namespace peil
