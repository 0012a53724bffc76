// Reads files for the commands that check them: `peil check`, `test`, `pack` and `watch`. What is
// wrong with them, and where, the engine says (engine/plugin/check.hpp).
#pragma once

#include "engine/plugin/check.hpp"
#include "native/disk/files.hpp"
#include "native/plugin/judge.hpp"

#include <cstddef>
#include <filesystem>
#include <ostream>
#include <string>
#include <vector>

namespace peil::native {

// What the file or folder is called in problems. A manifest means nothing without the files beside
// it: it stands for its folder.
std::string called(const std::filesystem::path& path);

// Reads what is there, has it checked by itself, and its examples run, with its program if there is
// one. `name` is what it is called in problems; empty: as `called` says. Each file is asked of
// `read` once. Cost: that of its examples.
Checked read_and_check(const std::filesystem::path& path, Judge& judge, const FileReader& read,
                       const std::string& name = {});

// The same for each of the paths, in their order; for a folder without a plugin or assessment the
// folders in it that have one, by name. Where there are none, `err` says so and `complete` becomes
// false.
std::vector<Checked> read_and_check_all(const std::vector<std::filesystem::path>& paths,
                                        Judge& judge, const FileReader& read, std::ostream& err,
                                        bool& complete);

// How many problems there are of each kind.
struct Counts {
  std::size_t files = 0;  // that were read
  std::size_t errors = 0;
  std::size_t warnings = 0;
  std::size_t unreadable = 0;  // files
};
Counts count(const std::vector<CheckedFile>& files);

}  // namespace peil::native
