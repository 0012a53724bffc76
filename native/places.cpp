#include "native/places.hpp"

#include <pwd.h>
#include <unistd.h>

#include <cstdlib>
#include <system_error>

namespace peil::native {
namespace {

std::filesystem::path variable(const char* name) {
  const char* value = std::getenv(name);
  return value == nullptr ? std::filesystem::path() : std::filesystem::path(value);
}

}  // namespace

Environment current_environment() {
  std::error_code ignored;
  Environment environment{.executable = std::filesystem::read_symlink("/proc/self/exe", ignored),
                          .home = variable("HOME"),
                          .data_home = variable("XDG_DATA_HOME")};
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
  return places;
}

std::string Places::for_people(const std::filesystem::path& path) const {
  if (home.empty() || home == home.root_path()) return path.string();
  const std::filesystem::path relative = path.lexically_relative(home);
  if (relative.empty() || *relative.begin() == ".." || relative == ".") return path.string();
  return ("~" / relative).string();
}

}  // namespace peil::native
