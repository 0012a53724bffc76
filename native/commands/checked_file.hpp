// Files that were read and checked, whatever they turned out to be: what `peil check`, `test`, `pack` and `watch` look at.
#pragma once

#include "engine/definition.hpp"
#include "engine/examples.hpp"
#include "engine/plugin/pack.hpp"
#include "engine/problem.hpp"
#include "engine/record.hpp"
#include "native/judge.hpp"

#include <filesystem>
#include <map>
#include <memory>
#include <optional>
#include <ostream>
#include <string>
#include <vector>

namespace peil::native {

struct CheckedFile {
  enum class Kind : std::uint8_t { definition, record, manifest, program, pack, texts, neither };

  std::string name;
  std::string text;  // empty where it can't be shown
  Kind kind = Kind::neither;
  Problems problems;  // in order of their place; those of the examples are among them
  std::shared_ptr<const Definition> definition;
  std::vector<ExampleResult> examples;
  std::map<std::string, std::string>
      logs;  // what the program logged, by the record's id of the example
  std::optional<Record> record;
  bool compared = false;  // of a record or own texts: laid beside the assessment they are for

  // False where the system wouldn't give the file's bytes.
  bool was_read() const;
};

// What stands in one place: a file, or a plugin with its files.
struct Checked {
  std::vector<CheckedFile> files;
  std::optional<Plugin>
      plugin;                   // where it is one without errors; failed examples aren't its errors
  std::string missing_program;  // the file that plugin.json names, and that isn't there
};

// Reads what is there (a plugin.json stands for its folder), checks it by itself, and runs its examples, with its program where there is one. `name` is what a
// folder's files are named after in problems; empty: the path. Cost: that of its examples.
Checked read_and_check(const std::filesystem::path& path, Judge& judge,
                       const std::string& name = {});

// The same for each of the paths, in their order; for a folder without a plugin or assessment the folders in it that have one,
// by name. Where there are none, `err` says so and `complete` becomes false.
std::vector<Checked> read_and_check_all(const std::vector<std::filesystem::path>& paths,
                                        Judge& judge, std::ostream& err, bool& complete);

// How many problems there are of each kind.
struct Counts {
  std::size_t files = 0;  // that were read
  std::size_t errors = 0;
  std::size_t warnings = 0;
  std::size_t unreadable = 0;  // files
};
Counts count(const std::vector<CheckedFile>& files);

}  // namespace peil::native
