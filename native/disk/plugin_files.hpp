// Plugins as files on disk: those that came with the program, those that a person added, and the
// one that its author is working on; and the other files that the app has kept beside those. Turns
// them into actions for the app.
#pragma once

#include "app/action.hpp"
#include "engine/plugin/pack.hpp"
#include "native/disk/files.hpp"
#include "native/disk/paths.hpp"

#include <filesystem>
#include <string>
#include <vector>

namespace peil::native {

// The files of the plugin in a folder: plugin.json, assessment.json, and what plugin.json names.
// Others, such as a program's sources, are not read. A file that isn't there is left out; what that
// means read_plugin_folder says. Refuses what can't be read or is over the limit.
Result<PluginFiles> plugin_folder_files(const std::filesystem::path& folder,
                                        const FileReader& read = read_file);

// The plugin in a folder or a pack, or an assessment that stands alone, whichever `path` is.
ReadPlugin read_plugin(const std::filesystem::path& path, const FileReader& read = read_file);

// The plugins that came with the program, by folder name: PluginShipped, or FileRefused.
std::vector<app::Action> shipped_plugins(const Places& places);

// What is kept in the person's plugins folder, by file name: KeptFileLoaded, or FileRefused.
std::vector<app::Action> kept_files(const Places& places);

// Keeps a file in the person's plugins folder, in the place of the one of that kind with that id.
// Cost: waits for the disk.
Result<void> save_kept_file(const Places& places, const app::KeptFile& kept,
                            const std::string& text);

// Removes it from the person's plugins folder, and every pack with that id if it is one; other
// files stay.
void remove_kept_file(const Places& places, const app::KeptFile& kept);

// The id of the plugin in a pack's text, read without judging it; empty if there is none.
std::string id_in_pack(std::string_view text);

}  // namespace peil::native
