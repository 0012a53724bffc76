#include "native/disk/paths.hpp"

#include "native/disk/files.hpp"

#include <pwd.h>
#include <unistd.h>

#include <algorithm>
#include <cstdlib>
#include <string_view>
#include <system_error>

namespace peil::native {
namespace {

std::filesystem::path variable(const char* name) {
  const char* value = std::getenv(name);
  return value == nullptr ? std::filesystem::path() : std::filesystem::path(value);
}

// A folder of user-dirs.dirs: `XDG_DOCUMENTS_DIR="$HOME/Documenten"`, as its specification says an
// absolute path or one in the home. Empty where it isn't there.
std::filesystem::path user_folder(std::string_view text, std::string_view name,
                                  const std::filesystem::path& home) {
  std::filesystem::path folder;
  while (!text.empty()) {
    const std::size_t end = text.find('\n');
    std::string_view line = text.substr(0, end);
    text.remove_prefix(end == std::string_view::npos ? text.size() : end + 1);
    line.remove_prefix(std::min(line.find_first_not_of(" \t"), line.size()));
    if (!line.starts_with(name)) continue;
    line.remove_prefix(name.size());
    if (!line.starts_with("=\"")) continue;
    line.remove_prefix(2);
    std::string value;
    for (std::size_t at = 0; at < line.size() && line[at] != '"'; ++at) {
      if (line[at] == '\\' && at + 1 < line.size()) ++at;
      value += line[at];
    }
    constexpr std::string_view in_home = "$HOME";
    if (value == in_home || value.starts_with("$HOME/")) {
      folder = std::filesystem::path(home.string() + value.substr(in_home.size()));
    } else if (value.starts_with('/')) {
      folder = value;
    }
  }
  return folder;
}

}  // namespace

Environment current_environment() {
  std::error_code ignored;
  Environment environment{.executable = std::filesystem::read_symlink("/proc/self/exe", ignored),
                          .home = variable("HOME"),
                          .data_home = variable("XDG_DATA_HOME"),
                          .config_home = variable("XDG_CONFIG_HOME")};
  if (environment.home.empty()) {
    if (const passwd* user = ::getpwuid(::getuid()); user != nullptr)
      environment.home = user->pw_dir;
  }
  return environment;
}

Places places_of(const Environment& environment) {
  Places places;
  places.share = environment.executable.parent_path().parent_path() / "share" / "peil";
  places.home = environment.home;
  if (environment.data_home.is_absolute()) {
    places.data = environment.data_home / "peil";
  } else if (environment.home.is_absolute()) {
    places.data = environment.home / ".local" / "share" / "peil";
  }
  if (environment.config_home.is_absolute()) {
    places.config = environment.config_home;
  } else if (environment.home.is_absolute()) {
    places.config = environment.home / ".config";
  }
  return places;
}

std::filesystem::path Places::for_documents() const {
  std::string text;
  if (!config.empty()) {
    if (Result<std::string> read = read_file(config / "user-dirs.dirs")) text = std::move(*read);
  }
  std::error_code ignored;
  for (const std::string_view name : {"XDG_DOCUMENTS_DIR", "XDG_DOWNLOAD_DIR"}) {
    const std::filesystem::path folder = user_folder(text, name, home);
    if (!folder.empty() && std::filesystem::is_directory(folder, ignored)) return folder;
  }
  return std::filesystem::is_directory(home, ignored) ? home : std::filesystem::path();
}

std::string Places::for_people(const std::filesystem::path& path) const {
  if (home.empty() || home == home.root_path()) return path.string();
  const std::filesystem::path relative = path.lexically_relative(home);
  if (relative.empty() || *relative.begin() == ".." || relative == ".") return path.string();
  return ("~" / relative).string();
}

}  // namespace peil::native
