// A plugin as files in memory, from a folder or from one *.peilpack.json, and what it is once it
// has been checked. A pack is JSON: { "peil_pack": 1, "plugin": {the manifest}, "files": {
// "assessment.json": { "text": … }, "logic.wasm": { "base64": … } } }.
#pragma once

#include "engine/base/problem.hpp"
#include "engine/model/definition.hpp"
#include "engine/plugin/manifest.hpp"

#include <functional>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <string_view>

namespace peil {

// The end of the name of every pack.
inline constexpr std::string_view pack_suffix = ".peilpack.json";

// SPDX's word for: nobody says.
inline constexpr std::string_view no_licence = "NOASSERTION";

// Contents by file name within the plugin's folder. No folders within it.
using PluginFiles = std::map<std::string, std::string, std::less<>>;

// A plugin that has been checked: its files are those of its manifest, its assessment has no
// errors, its program may be instantiated.
struct Plugin {
  Manifest manifest;  // with the hashes of all files, by path
  PluginFiles files;  // all but the manifest
  std::shared_ptr<const Definition> definition;
  std::shared_ptr<const std::string> program;  // the module's bytes; null: none
  // "sha256:" and a hash over manifest and files: the same exactly for the same plugin
  std::string fingerprint;

  bool has_program() const { return program != nullptr; }
  // True for one that was made around an assessment that came alone (wrap_definition).
  bool is_bare() const { return manifest.id == definition->id && manifest.licence == no_licence; }
};

// The plugin, where no problem is an error, with everything that was found. Problems of its files
// have the place's file “<file>/assessment.json” and so on.
struct ReadPlugin {
  std::optional<Plugin> plugin;
  Problems problems;
  // the text of the file that the first error stands in, for showing it; may be empty
  std::string source;
  // The assessment, if it was read and has no errors, whatever is wrong with the rest. It isn't
  // read if the manifest has errors or files are missing or changed.
  std::shared_ptr<const Definition> definition;
  // Of a folder: the program that its manifest names, if it isn't there.
  std::string missing_program;
};

// Returns the content of the file with this name in a plugin's folder; no value if there is none.
// Refuses what can't be read.
using PluginFileReader = std::function<Result<std::optional<std::string>>(std::string_view name)>;

// The files of the plugin in a folder: plugin.json, assessment.json, and what plugin.json names.
// Asks for each name once. A file that isn't there is left out; what that means read_plugin_folder
// says. Refuses what `read` refuses.
Result<PluginFiles> read_plugin_files(const PluginFileReader& read);

// From a pack. Refuses what isn't one, files that the manifest doesn't list or lists with another
// hash (pack_hash: changed or damaged on its way), and all that read_folder refuses. Cost: linear
// in the text, and that of reading the definition.
ReadPlugin read_pack(std::string_view text, std::string_view file);

// From a folder's files, the manifest among them; of an assessment without manifest as
// wrap_definition. Files are compared with the manifest's hashes where it lists any. Refuses: a
// manifest or assessment with errors, an assessment that the manifest isn't for, a program that
// can't run (see check_module), additions in the assessment without a program and kinds of them
// without the capability.
ReadPlugin read_plugin_folder(PluginFiles files, std::string_view folder);

// A plugin for an assessment that came alone: its id and version, licence NOASSERTION. What a
// program may add to it doesn't come.
ReadPlugin wrap_definition(std::string_view text, std::string_view file);

// The plugin as the text of a pack: the same plugin gives the same bytes. The hashes are those in
// its manifest. A text of more than limits::file_bytes is one that `read_pack` refuses.
std::string write_pack(const Plugin& plugin);

}  // namespace peil
