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

enum class CheckFormat : std::uint8_t { text, json, sarif };

struct CheckOptions {
  std::vector<std::filesystem::path> files;  // definitions and records, in any order
  std::filesystem::path assessment;          // that every record is compared with; empty: its own
  bool strict = false;                       // warnings fail too
  CheckFormat format = CheckFormat::text;
};

// Checks each file, runs the examples of definitions, and prints every problem to `out`: for people with a line that sums
// up, for editors as JSON, or for code hosting as SARIF 2.1.0 (check_report.hpp). A record's answers are compared with
// its assessment, if that is named, among the files or came with the program. Gives 0 without errors, 1 with errors (a
// file over the size limit counts as one), 2 where a file couldn't be read.
int check(const CheckOptions& options, const Places& places, std::ostream& out, std::ostream& err);

// Runs the examples of definitions: files, folders that hold an assessment.json, or folders of such folders. Prints each
// example, what it expected in vain, and `N passed, N failed`. Gives 0, 1 where one failed or a definition has errors, 2
// where a file couldn't be read or there is none.
int test(const std::vector<std::filesystem::path>& paths, std::ostream& out, std::ostream& err);

// Prints the JSON Schema of that name, such as assessment-1; an empty name lists them. Gives 0, or 2 where there is none.
int schema(const std::string& name, std::ostream& out, std::ostream& err);

struct ScoreOptions {
  std::filesystem::path definition;
  std::filesystem::path record;
  bool json = false;
  std::string language;  // of the assessment's texts, BCP 47
  std::string explain;   // the id of what is explained instead; empty: nothing
  std::string subject;   // KIND/ID: whose; empty: the record's
};

// Prints what follows from the record's answers: as a table, or as JSON by the schema outcome-1. With `explain`, where one
// thing in it comes from: a score, section, question, label or finding. What in the record doesn't fit the definition is
// a warning on `err`. Gives 0, 1 where one of the files has errors or they don't belong together, 2 where one couldn't
// be read or nothing has that id.
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
