// What `peil check` found, written for people, for editors and for code hosting. The same files
// give the same bytes.
#pragma once

#include "native/commands/checked_file.hpp"

#include <ostream>
#include <vector>

namespace peil::native {

// Every problem with the lines around it, and a last line that sums up. What couldn't be read goes
// to `err`.
void print_text(const std::vector<CheckedFile>& files, std::ostream& out, std::ostream& err);

// Its last line: how many files there are, and how many problems of each kind.
void print_counts(const Counts& counts, std::ostream& out);

// One object, whose members stay as they are within this version:
//
//   {
//     "peil_check": 1,
//     "files": [{"file": …, "kind": "definition", "record", "plugin" (its manifest),
//                "program", "pack" or "neither", "compared": true (of records),
//                "problems": [{"code": …, "severity": "error" or "warning", "message": …, "hint":
//                …, "arguments": […],
//                              "pointer": …, "line": 1, "column": 1 (0: not known)}, …]}, …],
//     "errors": 0, "warnings": 0, "unreadable": 0
//   }
void print_json(const std::vector<CheckedFile>& files, std::ostream& out);

// SARIF 2.1.0: one run, with a rule for every code that was found, in the order of the codes;
// columns count code points.
void print_sarif(const std::vector<CheckedFile>& files, std::ostream& out);

}  // namespace peil::native
