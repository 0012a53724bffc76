// The commands of `peil` that need no window, each as a function from options and output streams to
// the process's exit code: 0 for yes, 1 for no, 2 where the question couldn't be put.
#pragma once

#include "native/commands/check.hpp"

#include <filesystem>
#include <optional>
#include <ostream>
#include <string>
#include <vector>

namespace peil::native {

struct Places;

// Runs the examples of definitions: files, packs, folders with a plugin or an assessment.json, or
// folders of such folders. Prints each example, what it expected in vain, what the program logged,
// and `N passed, N failed`. Where a folder's program isn't there yet, a line says that what it adds
// wasn't tested. Gives 0, 1 where one failed, there are none at all or there are other errors, 2
// where a file couldn't be read or there is none.
int test(const std::vector<std::filesystem::path>& paths, std::ostream& out, std::ostream& err);

// Prints the JSON Schema of that name, such as assessment-1; an empty name lists them. Gives 0, or
// 2 where there is none.
int schema(const std::string& name, std::ostream& out, std::ostream& err);

struct ScoreOptions {
  std::filesystem::path definition;  // or a plugin: a folder or a pack
  std::filesystem::path record;
  std::string today;  // ISO 8601; what a plugin's program is told
  bool json = false;
  std::string language;  // of the assessment's texts, BCP 47
  std::string explain;   // the id of what is explained instead; empty: nothing
  std::string subject;   // KIND/ID: whose; empty: the record's
};

// Prints what follows from the record's answers: as a table, or as JSON by the schema outcome-1;
// with what the plugin's program says. With `explain`, where one thing in it comes from: a score,
// section, question, label or finding, or what the program added. What in the record doesn't fit
// the definition is a warning on `err`. Gives 0, 1 where one of the files has errors, they don't
// belong together or the program failed (what data alone gives is printed then), 2 where a file
// couldn't be read or nothing has that id.
int score(const ScoreOptions& options, std::ostream& out, std::ostream& err);

struct RegisterOptions {
  std::filesystem::path definition;  // or a plugin: a folder or a pack
  std::filesystem::path record;
  std::string kind;  // of subject; empty: the only one
  // ISO 8601; what a plugin's program is told, and the day that the register names
  std::string today;
  bool json = false;
  std::string language;  // BCP 47
};

// Prints the register of one kind of subject (app/facts/subject_register.hpp): as CSV, or as JSON.
// Where the plugin's program fails, the cells that it would fill say so. Gives 0, 1 where one of
// the files has errors, they don't belong together or the program failed, 2 where a file couldn't
// be read or there is no such kind.
int subject_register(const RegisterOptions& options, std::ostream& out, std::ostream& err);

struct RowsOptions {
  std::filesystem::path definition;  // or a plugin: a folder or a pack
  std::filesystem::path record;
  std::filesystem::path table;
  std::string kind;      // of subject; empty: the only one
  std::string language;  // BCP 47: how numbers and days in the table are written
};

// Prints the record with the rows of a table added as subjects (app/facts/subject_rows.hpp), and
// with what the assessment proposes for them. What isn't understood, or left out, is said on `err`.
// Gives 0, 1 where one of the files has errors, they don't belong together or no row can be added,
// 2 where a file couldn't be read or there is no such kind.
int add_rows(const RowsOptions& options, std::ostream& out, std::ostream& err);

struct NewOptions {
  std::filesystem::path folder;  // its last part is the plugin's name
  bool with_logic = false;
};

// Makes the folder, and those above it, with a plugin to begin from: an assessment, and with logic
// a program in C++ too. It has no problems, and its examples pass. Gives 0, 1 where something of
// that name is there already, 2 where the name can't be one or nothing can be written.
int make_new(const NewOptions& options, std::ostream& out, std::ostream& err);

struct PackOptions {
  std::filesystem::path folder;
  std::filesystem::path file;  // empty: ID.peilpack.json here
};

// Checks the plugin in a folder as `check` does, and writes it as one file; the same plugin gives
// the same bytes. Gives 0, 1 where it has errors, 2 where a file can't be read or written.
int pack(const PackOptions& options, std::ostream& out, std::ostream& err);

struct UnpackOptions {
  std::filesystem::path file;
  std::filesystem::path folder;  // empty: one named after the plugin's id, here
};

// Writes the files of a pack, with a plugin.json that can be edited. Never writes over anything.
// Gives 0, 1 where the pack has errors or a file is there already, 2 where it can't be read or
// written.
int unpack(const UnpackOptions& options, std::ostream& out, std::ostream& err);

struct ServeOptions {
  std::filesystem::path folder;
  // none: 8321, or the first free one after it; 0: one that the system chooses
  std::optional<std::uint16_t> port;
};

// Serves the folder on this machine's own address until the process is interrupted, after one line
// on `out` with that address. Gives 0, 1 where the port can't be had, 2 where the folder isn't a
// site.
int serve(const ServeOptions& options, std::ostream& out, std::ostream& err);

struct WatchOptions {
  std::filesystem::path folder;
  std::filesystem::path site;
  std::optional<std::uint16_t> port;  // as for `serve`
};

// Builds the plugin in the folder where it has a CMakeLists.txt, checks it, and shows it in the
// site, which it serves, and in windows that are open; again after each change, until the process
// is interrupted. What is wrong goes to `out`; the last version without errors stays on show. Gives
// 0, 1 where the port can't be had, 2 where there is no such folder.
int watch(const WatchOptions& options, const Places& places, std::ostream& out, std::ostream& err);

}  // namespace peil::native
