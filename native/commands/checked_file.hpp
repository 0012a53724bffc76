// A file that was read and checked, whatever it turned out to be: what `peil check` and `peil test` look at.
#pragma once

#include "engine/definition.hpp"
#include "engine/examples.hpp"
#include "engine/problem.hpp"
#include "engine/record.hpp"

#include <filesystem>
#include <optional>
#include <string>
#include <vector>

namespace peil::native {

struct CheckedFile {
  std::string name;
  std::string text;
  FileKind kind = FileKind::neither;
  Problems problems;  // in order of their place; those of the examples are among them
  std::optional<Definition> definition;
  std::vector<ExampleResult> examples;
  std::optional<Record> record;
  bool compared = false;  // of a record: its answers were compared with its assessment

  // False where the system wouldn't give the file's bytes.
  bool was_read() const;
};

// Reads the file, checks it by itself, and runs its examples. Cost: that of its examples.
CheckedFile read_and_check(const std::filesystem::path& path);

// How many problems there are of each kind.
struct Counts {
  std::size_t files = 0;  // that were read
  std::size_t errors = 0;
  std::size_t warnings = 0;
  std::size_t unreadable = 0;  // files
};
Counts count(const std::vector<CheckedFile>& files);

}  // namespace peil::native
