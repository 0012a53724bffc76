#include "engine/base/syntax.hpp"
#include "engine/base/utf8.hpp"
#include "native/commands/commands.hpp"
#include "native/commands/words.hpp"
#include "native/disk/files.hpp"
#include "templates.hpp"
#include "templates_with_logic.hpp"

#include <algorithm>
#include <array>
#include <string_view>
#include <system_error>
#include <utility>
#include <vector>

namespace peil::native {
namespace {

namespace fs = std::filesystem;

constexpr std::size_t longest_name = 48;

struct Template {
  std::string_view path;
  std::string_view text;
};

std::vector<Template> files_of(bool with_logic) {
  if (!with_logic) {
    return {{"plugin.json", templates::data::plugin_json},
            {"assessment.json", templates::data::assessment_json},
            {"README.md", templates::data::README_md}};
  }
  return {{"plugin.json", templates::with_logic::plugin_json},
          {"assessment.json", templates::with_logic::assessment_json},
          {"logic.cpp", templates::with_logic::logic_cpp},
          {"CMakeLists.txt", templates::with_logic::CMakeLists_txt},
          {"CMakePresets.json", templates::with_logic::CMakePresets_json},
          {"README.md", templates::with_logic::README_md}};
}

// Lower-case letters and digits, with hyphens between them; safe as the name of a folder and within
// an id.
bool is_plugin_name(std::string_view name) {
  if (name.empty() || name.size() > longest_name || name.back() == '-') return false;
  const auto is_letter = [](char c) { return c >= 'a' && c <= 'z'; };
  return is_letter(name.front()) && std::all_of(name.begin(), name.end(), [&](char c) {
           return is_letter(c) || (c >= '0' && c <= '9') || c == '-';
         });
}

std::string filled(std::string_view text, const std::string& name) {
  std::string target = name;
  std::replace(target.begin(), target.end(), '-', '_');
  const std::array<std::pair<std::string_view, std::string>, 3> places{
      {{"@NAME@", name}, {"@ID@", "org.example." + name}, {"@TARGET@", target}}};
  std::string result(text);
  for (const auto& [place, value] : places) {
    for (std::size_t at = result.find(place); at != std::string::npos;
         at = result.find(place, at + value.size()))
      result.replace(at, place.size(), value);
  }
  return result;
}

bool is_free(const fs::path& folder) {
  std::error_code error;
  const fs::file_status status = fs::symlink_status(folder, error);
  if (status.type() == fs::file_type::not_found) return true;
  return status.type() == fs::file_type::directory && fs::is_empty(folder, error) && !error;
}

}  // namespace

int make_new(const NewOptions& options, std::ostream& out, std::ostream& err) {
  // As a person writes a folder, with a slash at the end or without.
  const fs::path folder =
      options.folder.has_filename() ? options.folder : options.folder.parent_path();
  const std::string name = folder.filename().string();
  if (!is_plugin_name(name)) {
    err << "peil: “" << utf8::harmless(utf8::clip(name, longest_name))
        << "” can't be a plugin's name: lower-case letters, digits and hyphens, the first a "
           "letter, "
           "the last no hyphen, at most "
        << longest_name << ".\n";
    return 2;
  }
  const std::string shown = utf8::harmless(folder.string());
  if (!is_free(folder)) {
    err << "peil: there is a “" << shown << "” already. Choose another name.\n";
    return 1;
  }
  const std::vector<Template> files = files_of(options.with_logic);
  Result<void> done = make_open_folder(folder);
  for (const Template& file : files) {
    if (!done) break;
    done = write_new_file(folder / file.path, filled(file.text, name));
  }
  if (!done) {
    err << describe(done.error(), {});
    return 2;
  }
  out << shown << ": " << counted(files.size(), "file") << ". Its texts and questions stand in "
      << shown << "/assessment.json";
  if (options.with_logic) {
    out << ", its program in " << shown << "/logic.cpp.\n"
        << "cd " << shown << " && cmake --workflow --preset default\n"
        << "peil watch .    builds, checks and shows it, and again each time you save\n";
  } else {
    out << ".\npeil watch " << shown << "    checks and shows it, and again each time you save\n";
  }
  return 0;
}

}  // namespace peil::native
