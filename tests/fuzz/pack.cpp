// Any bytes as a pack. They are refused with a reason, or are a plugin that is packed again without
// loss.
#include "engine/plugin/pack.hpp"
#include "engine/base/utf8.hpp"
#include "require.hpp"

#include <cstddef>

extern "C" int LLVMFuzzerTestOneInput(const unsigned char* data, std::size_t size) {
  using namespace peil;
  const std::string_view text(reinterpret_cast<const char*>(data), size);
  const auto read = read_pack(text, "f");
  require(read.plugin.has_value() != has_errors(read.problems), "an error keeps the plugin back");
  for (const auto& problem : read.problems) {
    require(utf8::first_invalid(describe(problem, {})) == std::string_view::npos,
            "what is printed is UTF-8");
  }
  if (!read.plugin) return 0;
  for (const auto& [name, content] : read.plugin->files)
    require(is_plugin_file(name), "files have names that lead nowhere else");
  require(read.plugin->files.contains(assessment_path), "a plugin brings an assessment");
  const std::string packed = write_pack(*read.plugin);
  const auto again = read_pack(packed, "f");
  require(again.plugin.has_value(), "what was packed is read");
  require(again.plugin->files == read.plugin->files, "no byte of a file is lost");
  require(again.plugin->fingerprint == read.plugin->fingerprint, "it is the same plugin");
  require(write_pack(*again.plugin) == packed, "packing is a fixed point");
  return 0;
}
