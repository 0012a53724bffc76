// Where things are: what came with the program, and what is kept for the person who uses it.
#pragma once

#include <filesystem>
#include <string>
#include <string_view>

namespace peil::native {

// What of the process's environment decides where things are.
struct Environment {
  std::filesystem::path executable;     // absolute
  std::filesystem::path home;           // empty: not known
  std::filesystem::path data_home;      // XDG_DATA_HOME; empty: not set
  std::filesystem::path config_home{};  // XDG_CONFIG_HOME; likewise
};

// The environment of this process. The home is HOME, else the one in the system's list of users.
Environment current_environment();

struct Places {
  std::filesystem::path share;  // came with the program: <executable>/../../share/peil
  // kept for the person: $XDG_DATA_HOME/peil or ~/.local/share/peil; empty: nowhere
  std::filesystem::path data;
  std::filesystem::path home;
  std::filesystem::path config;  // of all programs: $XDG_CONFIG_HOME or ~/.config; empty: nowhere

  std::filesystem::path site() const { return share / "site"; }
  std::filesystem::path shipped_plugins() const { return share / "plugins"; }
  std::filesystem::path fonts() const { return share / "fonts"; }
  std::filesystem::path records() const { return data / "records"; }
  std::filesystem::path plugins() const { return data / "plugins"; }
  // What `peil watch` shows to a window that is open.
  std::filesystem::path watched() const { return data / "watched"; }
  std::filesystem::path preferences() const { return data / "preferences.json"; }

  // The files that were opened before, and where the window stood.
  std::filesystem::path recent_files() const { return data / "recent.json"; }
  std::filesystem::path window() const { return data / "window.json"; }

  // Where a person looks for what a program made: the folder for documents, else that for
  // downloads, as the desktop's user-dirs.dirs names them, else the home; the first that there is.
  // Empty where there is none.
  std::filesystem::path for_documents() const;

  // The path as a person would write it: with ~ for the home.
  std::string for_people(const std::filesystem::path& path) const;
};

// The places that follow from an environment. As the XDG Base Directory Specification says, a
// relative XDG_DATA_HOME counts as not set.
Places places_of(const Environment& environment);

// The end of the name of every record's file.
inline constexpr std::string_view record_suffix = ".peil.json";

}  // namespace peil::native
