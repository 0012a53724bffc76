#include "native/commands/checked_file.hpp"

#include "native/files.hpp"

#include <algorithm>
#include <utility>

namespace peil::native {

bool CheckedFile::was_read() const {
  return std::none_of(problems.begin(), problems.end(),
                      [](const Problem& problem) { return problem.code == Code::file_unreadable; });
}

CheckedFile read_and_check(const std::filesystem::path& path) {
  CheckedFile file{.name = path.string()};
  Result<std::string> text = read_file(path);
  if (!text) {
    file.problems.push_back(text.error());
    return file;
  }
  file.text = std::move(*text);
  file.kind = kind_of(file.text);
  if (file.kind == FileKind::record) {
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
  if (file.definition) {
    file.examples = run_examples(*file.definition, file.text, file.name);
    for (const ExampleResult& example : file.examples)
      file.problems.insert(file.problems.end(), example.problems.begin(), example.problems.end());
    sort_by_place(file.problems);
  }
  return file;
}

Counts count(const std::vector<CheckedFile>& files) {
  Counts counts;
  for (const CheckedFile& file : files) {
    ++(file.was_read() ? counts.files : counts.unreadable);
    for (const Problem& problem : file.problems) {
      if (problem.code == Code::file_unreadable) continue;
      ++(problem.severity == Severity::error ? counts.errors : counts.warnings);
    }
  }
  return counts;
}

}  // namespace peil::native
