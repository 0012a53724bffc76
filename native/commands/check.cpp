#include "engine/definition.hpp"
#include "engine/record.hpp"
#include "native/commands/commands.hpp"
#include "native/files.hpp"
#include "native/places.hpp"

#include <algorithm>
#include <map>
#include <string>
#include <utility>

namespace peil::native {
namespace {

struct CheckedFile {
  std::string name;
  std::string text;
  Problems problems;
  std::optional<Definition> definition;
  std::optional<Record> record;
};

CheckedFile read_and_check(const std::filesystem::path& path) {
  CheckedFile file{.name = path.string()};
  Result<std::string> text = read_file(path);
  if (!text) {
    file.problems.push_back(text.error());
    return file;
  }
  file.text = std::move(*text);
  if (kind_of(file.text) == FileKind::record) {
    Result<Record> record = read_record(file.text, file.name);
    if (record) {
      file.record = std::move(*record);
    } else {
      file.problems.push_back(record.error());
    }
    return file;
  }
  ReadDefinition read = read_definition(file.text, file.name);
  file.definition = std::move(read.definition);
  file.problems = std::move(read.problems);
  return file;
}

// The definition with this id that came with the program. Cost: reads and checks those that came with it.
std::optional<Definition> shipped_definition(const Places& places, const std::string& id) {
  std::error_code error;
  std::filesystem::directory_iterator folder(places.assessments(), error);
  for (; !error && folder != std::filesystem::directory_iterator(); folder.increment(error)) {
    const Result<std::string> text = read_file(folder->path() / "assessment.json");
    if (!text) continue;
    ReadDefinition read = read_definition(*text, {});
    if (read.definition && read.definition->id == id) return std::move(read.definition);
  }
  return std::nullopt;
}

// Compares a record's answers with its assessment. False where that is nowhere to be found.
bool compare(CheckedFile& file, const std::vector<CheckedFile>& files, const Places& places) {
  const std::string& id = file.record->assessment;
  const auto given = std::find_if(files.begin(), files.end(), [&](const CheckedFile& other) {
    return other.definition && other.definition->id == id;
  });
  std::optional<Definition> shipped;
  if (given == files.end() && !(shipped = shipped_definition(places, id))) return false;
  Problems problems = check_record(*file.record, shipped ? *shipped : *given->definition);
  for (Problem& problem : problems) {
    problem.place.file = file.name;
    file.problems.push_back(std::move(problem));
  }
  return true;
}

std::string counted(std::size_t count, std::string_view noun) {
  return std::to_string(count) + ' ' + std::string(noun) + (count == 1 ? "" : "s");
}

}  // namespace

int check(const CheckOptions& options, const Places& places, std::ostream& out, std::ostream& err) {
  std::vector<CheckedFile> files;
  for (const std::filesystem::path& path : options.files)
    files.push_back(read_and_check(path));

  std::size_t errors = 0, warnings = 0, unreadable = 0;
  for (CheckedFile& file : files) {
    if (file.record && !compare(file, files, places)) {
      err << file.name << ": its answers can't be checked: the assessment “"
          << file.record->assessment << "” is not here. Name its file too.\n";
    }
    for (const Problem& problem : file.problems) {
      if (problem.code == Code::file_unreadable) {
        ++unreadable;
      } else {
        ++(problem.severity == Severity::error ? errors : warnings);
      }
    }
    const bool was_read =
        !std::any_of(file.problems.begin(), file.problems.end(),
                     [](const Problem& problem) { return problem.code == Code::file_unreadable; });
    (was_read ? out : err) << describe(file.problems, file.text);
  }

  out << counted(files.size() - unreadable, "file") << " checked: ";
  if (errors == 0 && warnings == 0) {
    out << "no problems";
  } else {
    out << counted(errors, "error") << ", " << counted(warnings, "warning");
  }
  if (unreadable > 0) out << "; " << counted(unreadable, "file") << " couldn't be read";
  out << '\n';
  if (unreadable > 0) return 2;
  return errors > 0 || (options.strict && warnings > 0) ? 1 : 0;
}

}  // namespace peil::native
