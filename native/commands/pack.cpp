#include "engine/plugin/pack.hpp"
#include "engine/base/limits.hpp"
#include "engine/base/utf8.hpp"
#include "native/commands/checked_file.hpp"
#include "native/commands/commands.hpp"
#include "native/commands/words.hpp"
#include "native/disk/files.hpp"

#include <algorithm>
#include <system_error>

namespace peil::native {
namespace {

namespace fs = std::filesystem;

// “12 345 bytes” is for machines; people want to know whether it fits in a mail.
std::string size_in_words(std::size_t bytes) {
  constexpr std::size_t kibibyte = 1024;
  if (bytes < kibibyte) return counted(bytes, "byte");
  return std::to_string((bytes + kibibyte - 1) / kibibyte) + " KiB";
}

int report(const Problem& problem, std::ostream& err) {
  err << describe(problem, {});
  return problem.code == Code::file_unreadable || problem.code == Code::file_unwritable ? 2 : 1;
}

// What `peil unpack` writes as plugin.json: without the hashes, which would have to follow every
// change, but where they name files that would be lost without.
std::string manifest_to_edit(const Plugin& plugin, bool& keeps_hashes) {
  Manifest manifest = plugin.manifest;
  keeps_hashes =
      std::any_of(manifest.files.begin(), manifest.files.end(), [&](const Manifest::File& file) {
        return file.path != assessment_path && file.path != manifest.program;
      });
  if (!keeps_hashes) manifest.files.clear();
  return write_manifest(manifest);
}

}  // namespace

int pack(const PackOptions& options, std::ostream& out, std::ostream& err) {
  std::error_code ignored;
  if (!fs::is_directory(options.folder, ignored)) {
    err << "peil: " << options.folder.string()
        << " is not a folder. Name the folder with the plugin.\n";
    return 2;
  }
  Judge judge;
  const Checked checked = read_and_check(options.folder, judge, read_file);
  for (const CheckedFile& file : checked.files)
    err << describe(file.problems, file.text);
  const Counts counts = count(checked.files);
  if (counts.unreadable > 0) return 2;
  if (counts.errors > 0 || !checked.plugin) {
    err << "peil: nothing is packed: " << counted(counts.errors, "error") << ".\n";
    return 1;
  }
  const Plugin& plugin = *checked.plugin;
  const std::string text = write_pack(plugin);
  const fs::path file =
      options.file.empty() ? fs::path(plugin.manifest.id + std::string(pack_suffix)) : options.file;
  if (text.size() > limits::file_bytes) {
    return report({Code::file_too_large,
                   Severity::error,
                   {std::to_string(text.size()), std::to_string(limits::file_bytes)},
                   {.file = file.string()}},
                  err);
  }
  if (const Result<void> written = write_file(file, text, NewFile::as_umask); !written)
    return report(written.error(), err);
  // Into a pipe the pack went, and it may be this one.
  (fs::is_regular_file(file, ignored) ? out : err)
      << file.string() << ": " << utf8::harmless(plugin.manifest.title.in("en")) << ' '
      << plugin.manifest.version << ", " << size_in_words(text.size()) << '\n'
      << plugin.fingerprint << '\n';
  return 0;
}

int unpack(const UnpackOptions& options, std::ostream& out, std::ostream& err) {
  const Result<std::string> text = read_file(options.file);
  if (!text) return report(text.error(), err);
  const ReadPlugin read = read_pack(*text, options.file.string());
  if (!read.plugin) {
    err << describe(read.problems, read.source);
    return 1;
  }
  const Plugin& plugin = *read.plugin;
  const fs::path folder = options.folder.empty() ? fs::path(plugin.manifest.id) : options.folder;
  bool keeps_hashes = false;
  PluginFiles files = plugin.files;
  files.emplace(manifest_path, manifest_to_edit(plugin, keeps_hashes));
  for (const auto& [name, content] : files) {
    std::error_code missing;
    const fs::file_status status = fs::symlink_status(folder / name, missing);
    if (status.type() == fs::file_type::not_found) continue;
    err << "peil: " << (folder / name).string()
        << " is there already. Nothing is written: name another folder with -o.\n";
    return 1;
  }
  if (const Result<void> made = make_open_folder(folder); !made) return report(made.error(), err);
  for (const auto& [name, content] : files) {
    if (const Result<void> written = write_new_file(folder / name, content); !written)
      return report(written.error(), err);
  }
  out << folder.string() << ": " << counted(files.size(), "file") << " of "
      << utf8::harmless(plugin.manifest.title.in("en")) << ' ' << plugin.manifest.version << '\n';
  if (keeps_hashes) {
    out << manifest_path
        << " keeps the list of files with their hashes: correct it after a change.\n";
  }
  return 0;
}

}  // namespace peil::native
