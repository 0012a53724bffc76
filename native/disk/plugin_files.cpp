#include "native/disk/plugin_files.hpp"

#include "engine/base/limits.hpp"
#include "engine/base/syntax.hpp"
#include "engine/format/file_kind.hpp"
#include "engine/json/text.hpp"
#include "engine/model/record.hpp"
#include "native/disk/files.hpp"
#include "native/disk/store.hpp"

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

// Behind the id in the name of a file with texts, which lies among the packs: no plugin has such an
// id.
constexpr std::string_view texts_mark = "+texts";

std::filesystem::path file_for(const Places& places, const app::KeptFile& kept) {
  std::string name = kept.id;
  switch (kept.kind) {
    case app::KeptKind::pack:
      break;
    case app::KeptKind::texts:
      name += texts_mark;
      break;
  }
  return places.plugins() / (name + std::string(pack_suffix));
}

app::KeptFile kept_in(const std::filesystem::path& path) {
  std::string name = path.filename().string();
  name.resize(name.size() - pack_suffix.size());
  if (!name.ends_with(texts_mark)) return {app::KeptKind::pack, std::move(name)};
  name.resize(name.size() - texts_mark.size());
  return {app::KeptKind::texts, std::move(name)};
}

// A pack that was put there by hand may have any name, so packs are known by the id in them.
void remove_packs(const Places& places, const std::string& id, const std::filesystem::path& but) {
  std::vector<app::Action> ignored;
  for (const std::filesystem::path& path : entries(places.plugins(), ignored)) {
    if (!names_a_pack(path) || path == but) continue;
    const Result<std::string> text = read_file(path);
    const std::string found = text ? id_in_pack(*text) : std::string();
    // One that can't be read any more is known by its name.
    const bool is_it =
        found.empty() ? path == file_for(places, {app::KeptKind::pack, id}) : found == id;
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

std::vector<app::Action> kept_files(const Places& places) {
  std::vector<app::Action> actions;
  for (const std::filesystem::path& path : entries(places.plugins(), actions)) {
    if (!names_a_pack(path)) continue;
    Result<std::string> text = read_file(path);
    if (text) {
      actions.emplace_back(
          app::KeptFileLoaded{kept_in(path), path.filename().string(), std::move(*text)});
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

Result<void> save_kept_file(const Places& places, const app::KeptFile& kept,
                            const std::string& text) {
  if (places.data.empty()) {
    return Problem{
        Code::file_unwritable, Severity::error, {"no home folder is known: HOME is not set"}, {}};
  }
  if (Result<void> folder = make_folder(places.plugins()); !folder) return folder.error();
  const std::filesystem::path path = file_for(places, kept);
  if (Result<void> written = write_file(path, text, NewFile::owner_only); !written)
    return written.error();
  if (kept.kind == app::KeptKind::pack) remove_packs(places, kept.id, path);
  return {};
}

void remove_kept_file(const Places& places, const app::KeptFile& kept) {
  if (kept.kind == app::KeptKind::pack) return remove_packs(places, kept.id, {});
  std::error_code failed;
  if (!places.data.empty()) std::filesystem::remove(file_for(places, kept), failed);
}

}  // namespace peil::native
