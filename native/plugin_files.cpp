#include "native/plugin_files.hpp"

#include "engine/file_kind.hpp"
#include "engine/json_text.hpp"
#include "engine/limits.hpp"
#include "engine/syntax.hpp"
#include "native/files.hpp"
#include "native/store.hpp"

#include <algorithm>
#include <system_error>
#include <utility>

namespace peil::native {
namespace {

bool names_a_pack(const std::filesystem::path& path) {
  const std::string name = path.filename().string();
  return !name.starts_with('.') && name.ends_with(pack_suffix);
}

ReadPlugin unreadable(Problem problem) { return {std::nullopt, {std::move(problem)}, {}}; }

std::filesystem::path file_for(const Places& places, const std::string& id) {
  return places.plugins() / (id + std::string(pack_suffix));
}

void drop_packs(const Places& places, const std::string& id, const std::filesystem::path& but) {
  std::vector<app::Action> ignored;
  for (const std::filesystem::path& path : entries(places.plugins(), ignored)) {
    if (!names_a_pack(path) || path == but) continue;
    const Result<std::string> text = read_file(path);
    const std::string found = text ? id_in_pack(*text) : std::string();
    // One that can't be read any more is known by its name.
    const bool is_it = found.empty() ? path == file_for(places, id) : found == id;
    std::error_code failed;
    if (is_it) std::filesystem::remove(path, failed);
  }
}

}  // namespace

Result<PluginFiles> plugin_folder_files(const std::filesystem::path& folder,
                                        const FileReader& read) {
  return read_plugin_files([&](std::string_view name) -> Result<std::optional<std::string>> {
    const std::filesystem::path path = folder / name;
    std::error_code missing;
    if (!std::filesystem::exists(path, missing)) return std::optional<std::string>();
    Result<std::string> text = read(path);
    if (!text) return text.error();
    return std::optional(std::move(*text));
  });
}

ReadPlugin read_plugin(const std::filesystem::path& path, const FileReader& read) {
  std::error_code ignored;
  if (std::filesystem::is_directory(path, ignored)) {
    Result<PluginFiles> files = plugin_folder_files(path, read);
    if (!files) return unreadable(files.error());
    return read_plugin_folder(std::move(*files), path.string());
  }
  Result<std::string> text = read(path);
  if (!text) return unreadable(text.error());
  return kind_of(*text) == FileKind::pack ? read_pack(*text, path.string())
                                          : wrap_definition(*text, path.string());
}

std::vector<app::Action> shipped_plugins(const Places& places) {
  std::vector<app::Action> actions;
  for (const std::filesystem::path& folder : entries(places.shipped_plugins(), actions)) {
    Result<PluginFiles> files = plugin_folder_files(folder);
    if (files) {
      actions.emplace_back(app::PluginShipped{folder.string(), std::move(*files)});
    } else {
      actions.emplace_back(app::FileRefused{files.error()});
    }
  }
  return actions;
}

std::vector<app::Action> kept_plugins(const Places& places) {
  std::vector<app::Action> actions;
  for (const std::filesystem::path& path : entries(places.plugins(), actions)) {
    if (!names_a_pack(path)) continue;
    Result<std::string> text = read_file(path);
    if (text) {
      actions.emplace_back(app::PluginKept{path.filename().string(), std::move(*text)});
    } else {
      actions.emplace_back(app::FileRefused{text.error()});
    }
  }
  return actions;
}

std::string id_in_pack(std::string_view text) {
  const Result<boost::json::value> value = read_json(text, {});
  const boost::json::object* pack = value ? value->if_object() : nullptr;
  const boost::json::value* manifest = pack ? pack->if_contains("plugin") : nullptr;
  const boost::json::object* members = manifest ? manifest->if_object() : nullptr;
  const boost::json::value* id = members ? members->if_contains("id") : nullptr;
  return id && id->is_string() ? std::string(id->get_string()) : std::string();
}

Result<void> keep_plugin(const Places& places, const std::string& id, const std::string& pack) {
  if (places.data.empty()) {
    return Problem{
        Code::file_unreadable, Severity::error, {"no home folder is known: HOME is not set"}, {}};
  }
  if (Result<void> folder = make_folder(places.plugins()); !folder) return folder.error();
  const std::filesystem::path path = file_for(places, id);
  if (Result<void> written = write_file(path, pack); !written) return written.error();
  // One that was put there by hand may have another name.
  drop_packs(places, id, path);
  return {};
}

void drop_plugin(const Places& places, const std::string& id) { drop_packs(places, id, {}); }

}  // namespace peil::native
