#include "engine/utf8.hpp"
#include "native/commands/checked_file.hpp"
#include "native/commands/commands.hpp"

#include <algorithm>
#include <string_view>
#include <system_error>

namespace peil::native {
namespace {

namespace fs = std::filesystem;

constexpr std::string_view definition_name = "assessment.json";

// The definitions in a folder: its own, else those of the folders in it, by name.
std::vector<fs::path> definitions_in(const fs::path& folder) {
  std::error_code ignored;
  if (fs::is_regular_file(folder / definition_name, ignored)) return {folder / definition_name};
  std::vector<fs::path> found;
  for (fs::directory_iterator each(folder, ignored), end; !ignored && each != end;
       each.increment(ignored)) {
    std::error_code no_file;
    if (fs::is_regular_file(each->path() / definition_name, no_file))
      found.push_back(each->path() / definition_name);
  }
  std::sort(found.begin(), found.end());
  return found;
}

}  // namespace

int test(const std::vector<fs::path>& paths, std::ostream& out, std::ostream& err) {
  std::vector<fs::path> definitions;
  bool has_unreadable = false;
  for (const fs::path& path : paths) {
    std::error_code ignored;
    if (!fs::is_directory(path, ignored)) {
      definitions.push_back(path);
      continue;
    }
    const std::vector<fs::path> found = definitions_in(path);
    definitions.insert(definitions.end(), found.begin(), found.end());
    if (found.empty()) {
      err << "peil: there is no " << definition_name << " in " << path.string()
          << ", nor in the folders in it.\n";
      has_unreadable = true;
    }
  }

  std::size_t passed = 0, failed = 0;
  bool has_errors = false;
  for (const fs::path& path : definitions) {
    const CheckedFile file = read_and_check(path);
    if (!file.definition) {
      err << describe(file.problems, file.text);
      if (file.kind == FileKind::record)
        err << "peil: " << file.name << " is a record. Examples stand in assessments.\n";
      (file.was_read() ? has_errors : has_unreadable) = true;
      continue;
    }
    if (file.examples.empty()) out << file.name << ": no examples\n";
    for (const ExampleResult& example : file.examples) {
      const bool holds = !peil::has_errors(example.problems);
      ++(holds ? passed : failed);
      out << (holds ? "ok      " : "FAILED  ") << file.name << ": " << utf8::harmless(example.title)
          << '\n'
          << describe(example.problems, file.text);
    }
  }
  out << passed << " passed, " << failed << " failed\n";
  if (has_unreadable) return 2;
  return failed > 0 || has_errors ? 1 : 0;
}

}  // namespace peil::native
