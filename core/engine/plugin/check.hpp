// What is wrong with files, each problem with the file that it belongs to: for whoever makes
// assessments and plugins. Takes bytes by name; what is read from where, and how it is printed, is
// the caller's.
#pragma once

#include "engine/base/problem.hpp"
#include "engine/evaluation/evaluation.hpp"
#include "engine/examples/examples.hpp"
#include "engine/model/definition.hpp"
#include "engine/model/judgement.hpp"
#include "engine/model/record.hpp"
#include "engine/plugin/pack.hpp"

#include <cstddef>
#include <cstdint>
#include <functional>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace peil {

struct CheckedFile {
  enum class Kind : std::uint8_t { definition, record, manifest, program, pack, texts, neither };

  std::string name;
  std::string text;  // empty if it can't be shown
  Kind kind = Kind::neither;
  Problems problems;  // in order of their place; those of the examples are among them
  std::shared_ptr<const Definition> definition;
  std::vector<ExampleResult> examples;
  // What the program logged, by the record's id of the example.
  std::map<std::string, std::string> logs;
  std::optional<Record> record;
  bool compared = false;  // of a record or custom texts: compared with the assessment they are for

  // False if the system wouldn't give the file's bytes.
  bool was_read() const;
};

// What stands in one place: a file, or a plugin with its files.
struct Checked {
  std::string name;                // of the file or folder
  std::vector<CheckedFile> files;  // at least one
  std::optional<Plugin> plugin;    // if it is one without errors; failed examples aren't its errors
  std::string missing_program;     // the file that plugin.json names, and that isn't there
};

// Asks the plugin's program, which there is, about a record. `today`: ISO 8601. `log` gets the
// lines that it logged. Refuses faults of the program; and what is wrong in its reply, with the
// pointer into the reply.
using ProgramJudge = std::function<Result<Judgement>(const Plugin& plugin, const Record& record,
                                                     const Evaluation& evaluation,
                                                     std::string_view today, std::string& log)>;

// Checks the files of a plugin's folder (read_plugin_files), which are called “<name>/plugin.json”
// and so on, and runs the examples. An assessment is checked even if its plugin has errors. A
// program without examples that expect something of it is asked about a record without answers.
// Without `judge` no program is asked. Cost: that of reading, and of the examples.
Checked check_plugin_folder(const PluginFiles& files, const std::string& name,
                            const ProgramJudge& judge = {});

// The same for one file's text: a pack, whose files are called “<name>/assessment.json” and so on;
// a definition, whose examples are run; a record, without its assessment; or custom texts, of which
// nothing can be said without their assessment. What is none of these is checked as a definition:
// that says what is wrong with it, and at which place.
Checked check_file(std::string text, const std::string& name, const ProgramJudge& judge = {});

// For what couldn't be read: the problem, with the file that it names, else with `name`.
Checked check_unreadable(Problem problem, const std::string& name);

// Compares all records and custom texts among the files with this assessment. What doesn't fit is
// added to their problems.
void compare_with(std::vector<CheckedFile>& files, const Definition& definition);

// A record or custom texts whose assessment isn't there.
struct WithoutAssessment {
  std::size_t file = 0;    // in the files
  std::string assessment;  // its id
};

// The assessment with this id; null if there is none.
using FindDefinition = std::function<std::shared_ptr<const Definition>(const std::string& id)>;

// Compares each record and custom texts with the assessment that it is for: the first among the
// files, else the one that `elsewhere` returns. Returns those for which there is none, in their
// order. If one doesn't say what it is for, that is its problem.
std::vector<WithoutAssessment> compare_with_their_own(std::vector<CheckedFile>& files,
                                                      const FindDefinition& elsewhere);

}  // namespace peil
