// The command `peil check`.
#pragma once

#include "native/disk/files.hpp"

#include <cstdint>
#include <filesystem>
#include <ostream>
#include <vector>

namespace peil::native {

struct Places;

enum class CheckFormat : std::uint8_t { text, json, sarif };

struct CheckOptions {
  std::vector<std::filesystem::path> paths;  // definitions, records, plugins, in any order
  std::filesystem::path assessment;          // that every record is compared with; empty: its own
  bool strict = false;                       // warnings fail too
  CheckFormat format = CheckFormat::text;
};

// Checks each file, and each file of plugins in folders and packs, runs the examples of definitions
// with the plugin's program, and prints every problem to `out`: for people with a line that sums
// up, for editors as JSON, or for code hosting as SARIF 2.1.0 (check_report.hpp). A record's
// answers are compared with its assessment, if that is named, among the files or came with the
// program. Gives 0 without errors, 1 with errors (a file over the size limit counts as one), 2
// where a file couldn't be read or a folder has nothing to check. Each file is asked of `reader`
// once.
int check(const CheckOptions& options, const Places& places, std::ostream& out, std::ostream& err,
          const FileReader& reader = read_file);

}  // namespace peil::native
