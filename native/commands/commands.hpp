// The commands of `peil` that need no window, each as a function from options and output streams to the process's exit
// code: 0 for yes, 1 for no, 2 where the question couldn't be put.
#pragma once

#include <cstdint>
#include <filesystem>
#include <optional>
#include <ostream>
#include <string>
#include <vector>

namespace peil::native {

struct Places;

struct CheckOptions {
  std::vector<std::filesystem::path> files;  // definitions and records, in any order
  bool strict = false;                       // warnings fail too
};

// Checks each file and prints every problem to `out`, with a line that sums up. A record's answers are compared with its
// assessment, if that is among the files or came with the program. Gives 0 without errors, 1 with errors (a file over
// the size limit counts as one), 2 where a file couldn't be read.
int check(const CheckOptions& options, const Places& places, std::ostream& out, std::ostream& err);

struct ScoreOptions {
  std::filesystem::path definition;
  std::filesystem::path record;
  bool json = false;
  std::string language;  // of the assessment's texts, BCP 47
};

// Prints what follows from the record's answers, as a table or as JSON. What in the record doesn't fit the definition is
// a warning on `err`. Gives 0, 1 where one of the files has errors or they don't belong together, 2 where one couldn't
// be read.
//
// The JSON, whose members stay as they are within format version 1:
//
//   {
//     "peil": 1,
//     "assessment": {"id": …, "version": …, "fingerprint": …},
//     "record": {"id": …, "organisation": …, "changed": …},
//     "coverage": COVERAGE,
//     "scores":   [{"id": …, "title": …, "value": 2.5 or null, "coverage": COVERAGE, "range": RANGE or null,
//                   "targets": [{"value": 3, "by": "2030-12-31", "who": "each" or "sector_mean"}, …]}, …],
//     "sections": [{"id": …, "title": …, "scored": true, "value": …, "coverage": COVERAGE, "range": …}, …]
//   }
//   COVERAGE  {"answered": 14, "unknown": 1, "applicable": 69, "not_applicable": 0, "share": 0.2}
//   RANGE     {"low": 1.3, "high": 4.2}
//
// Numbers are not rounded; `value` is null where nothing is answered, `range` where nothing is applicable.
int score(const ScoreOptions& options, std::ostream& out, std::ostream& err);

struct ServeOptions {
  std::filesystem::path folder;
  std::optional<std::uint16_t>
      port;  // none: 8321, or the first free one after it; 0: one that the system chooses
};

// Serves the folder on this machine's own address until the process is interrupted, after one line on `out` with that
// address. Gives 0, 1 where the port can't be had, 2 where the folder isn't a site.
int serve(const ServeOptions& options, std::ostream& out, std::ostream& err);

}  // namespace peil::native
