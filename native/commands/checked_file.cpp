#include "native/commands/checked_file.hpp"

#include "native/disk/plugin_files.hpp"

#include <algorithm>
#include <system_error>
#include <utility>

namespace peil::native {
namespace {

namespace fs = std::filesystem;

bool has_file(const fs::path& folder, std::string_view name) {
  std::error_code ignored;
  return fs::is_regular_file(folder / name, ignored);
}

bool holds_plugin(const fs::path& folder) {
  return has_file(folder, manifest_path) || has_file(folder, assessment_path);
}

// The folder without a slash at its end, so that names of files in it are as people write them.
fs::path tidy(const fs::path& path) {
  fs::path normal = path.lexically_normal();
  return normal.has_filename() || normal == normal.root_path() ? normal : normal.parent_path();
}

// The file or folder that is checked.
fs::path place_of(const fs::path& path) {
  std::error_code ignored;
  if (path.filename() != manifest_path || !fs::is_regular_file(path, ignored)) return path;
  return path.has_parent_path() ? path.parent_path() : fs::path(".");
}

}  // namespace

std::string called(const fs::path& path) { return tidy(place_of(path)).string(); }

Checked read_and_check(const fs::path& path, Judge& judge, const FileReader& read,
                       const std::string& name) {
  const fs::path place = place_of(path);
  const std::string shown_name = name.empty() ? called(path) : name;
  const auto ask = [&judge](const Plugin& plugin, const Record& record,
                            const Evaluation& evaluation, std::string_view today,
                            std::string& log) {
    return judge.ask(plugin, record, evaluation, today, log);
  };
  std::error_code ignored;
  if (fs::is_directory(place, ignored)) {
    const Result<PluginFiles> files = plugin_folder_files(place, read);
    return files ? check_plugin_folder(*files, shown_name, ask)
                 : check_unreadable(files.error(), shown_name);
  }
  Result<std::string> text = read(place);
  return text ? check_file(std::move(*text), shown_name, ask)
              : check_unreadable(text.error(), shown_name);
}

std::vector<Checked> read_and_check_all(const std::vector<fs::path>& paths, Judge& judge,
                                        const FileReader& read, std::ostream& err, bool& complete) {
  std::vector<Checked> all;
  for (const fs::path& path : paths) {
    std::error_code ignored;
    if (!fs::is_directory(path, ignored) || holds_plugin(path)) {
      all.push_back(read_and_check(path, judge, read));
      continue;
    }
    std::vector<fs::path> folders;
    for (fs::directory_iterator each(path, ignored), end; !ignored && each != end;
         each.increment(ignored)) {
      if (holds_plugin(each->path())) folders.push_back(each->path());
    }
    std::sort(folders.begin(), folders.end());
    for (const fs::path& folder : folders)
      all.push_back(read_and_check(folder, judge, read));
    if (!folders.empty()) continue;
    err << "peil: there is no " << manifest_path << " or " << assessment_path << " in "
        << path.string() << ", nor in the folders in it.\n";
    complete = false;
  }
  return all;
}

Counts count(const std::vector<CheckedFile>& files) {
  Counts counts;
  for (const CheckedFile& file : files) {
    ++(file.was_read() ? counts.files : counts.unreadable);
    for (const Problem& problem : file.problems) {
      if (problem.code == Code::file_unreadable) continue;
      ++(problem.severity == Severity::error ? counts.errors : counts.warnings);
    }
  }
  return counts;
}

}  // namespace peil::native
