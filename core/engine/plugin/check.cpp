#include "engine/plugin/check.hpp"

#include "engine/format/definition.hpp"
#include "engine/format/definition/custom_texts.hpp"
#include "engine/format/file_kind.hpp"
#include "engine/format/record.hpp"
#include "engine/json/locate.hpp"

#include <algorithm>
#include <iterator>
#include <utility>

namespace peil {
namespace {

std::string file_in(const std::string& name, std::string_view path) {
  return name + '/' + std::string(path);
}

void append_problems(Problems& to, const Problems& from) {
  to.insert(to.end(), from.begin(), from.end());
}

// Moves the problems that stand in this file.
void take_problems(CheckedFile& file, Problems& problems) {
  const auto others = std::stable_partition(
      problems.begin(), problems.end(),
      [&](const Problem& problem) { return problem.place.file == file.name; });
  file.problems.insert(file.problems.end(), std::make_move_iterator(problems.begin()),
                       std::make_move_iterator(others));
  problems.erase(problems.begin(), others);
}

// The definition of a text that belongs to no plugin, or to one that couldn't be read.
void read_alone(CheckedFile& file) {
  ReadDefinition read = read_definition(file.text, file.name);
  append_problems(file.problems, read.problems);
  if (read.definition)
    file.definition = std::make_shared<const Definition>(std::move(*read.definition));
}

// Runs the examples of a definition, with the plugin's program if there is one. Returns what is
// wrong with the program itself.
Problems run_examples_of(CheckedFile& file, const std::optional<Plugin>& plugin,
                         const ProgramJudge& judge) {
  Problems problems;
  if (!file.definition) return problems;
  const bool asks = plugin && plugin->has_program() && judge;
  bool is_tried = false;
  const auto ask = [&](const Record& record, const Evaluation& evaluation, std::string_view today) {
    is_tried = true;
    std::string& log = file.logs[record.id];
    Result<Judgement> judgement = judge(*plugin, record, evaluation, today, log);
    // The example's problem has no room for the place in the reply.
    if (!judgement && !judgement.error().place.pointer.empty())
      log += describe(judgement.error(), {});
    return judgement;
  };
  file.examples = run_examples(*file.definition, file.text, file.name,
                               asks ? ExampleJudge(ask) : ExampleJudge());
  for (const ExampleResult& example : file.examples)
    append_problems(file.problems, example.problems);
  sort_by_place(file.problems);
  if (asks && !is_tried) {
    // No example expects anything of it: at least it must say something about no answers.
    const Record blank;
    const CompiledDefinition compiled(*file.definition);
    std::string log;
    const Result<Judgement> judgement =
        judge(*plugin, blank, Evaluation(compiled, blank), file.definition->checked, log);
    if (!judgement) problems.push_back(judgement.error());
  }
  return problems;
}

Checked check_pack(std::string text, const std::string& name, const ProgramJudge& judge) {
  Checked checked{.name = name};
  ReadPlugin read = read_pack(text, name);
  const auto first_error =
      std::find_if(read.problems.begin(), read.problems.end(),
                   [](const Problem& problem) { return problem.severity == Severity::error; });
  const std::string source_name =
      first_error == read.problems.end() ? std::string() : first_error->place.file;
  CheckedFile pack{.name = name, .text = std::move(text), .kind = CheckedFile::Kind::pack};
  take_problems(pack, read.problems);
  checked.files.push_back(std::move(pack));

  CheckedFile assessment{.name = file_in(name, assessment_path),
                         .kind = CheckedFile::Kind::definition};
  if (source_name == assessment.name) assessment.text = std::move(read.source);
  if (read.plugin) {
    assessment.text = read.plugin->files.find(assessment_path)->second;
    assessment.definition = read.plugin->definition;
  }
  take_problems(assessment, read.problems);
  const Problems of_program = run_examples_of(assessment, read.plugin, judge);
  if (read.plugin || !assessment.problems.empty()) checked.files.push_back(std::move(assessment));

  // What is left stands in the program.
  std::string program_name;
  if (read.plugin && read.plugin->has_program())
    program_name = file_in(name, read.plugin->manifest.program);
  if (!read.problems.empty()) program_name = read.problems.front().place.file;
  if (!program_name.empty()) {
    CheckedFile program{.name = program_name, .kind = CheckedFile::Kind::program};
    program.problems = std::move(read.problems);
    append_problems(program.problems, of_program);
    checked.files.push_back(std::move(program));
  }
  checked.plugin = std::move(read.plugin);
  return checked;
}

bool needs_assessment(const CheckedFile& file) {
  return file.record || file.kind == CheckedFile::Kind::texts;
}

void compare_file(CheckedFile& file, const Definition& definition) {
  file.compared = true;
  if (file.kind == CheckedFile::Kind::texts) {
    file.problems = read_custom_texts(file.text, file.name, definition).problems;
    return;
  }
  Problems problems = check_record(*file.record, definition);
  locate(problems, file.text);
  for (Problem& problem : problems) {
    problem.place.file = file.name;
    file.problems.push_back(std::move(problem));
  }
  sort_by_place(file.problems);
}

}  // namespace

bool CheckedFile::was_read() const {
  return std::none_of(problems.begin(), problems.end(),
                      [](const Problem& problem) { return problem.code == Code::file_unreadable; });
}

Checked check_plugin_folder(const PluginFiles& files, const std::string& name,
                            const ProgramJudge& judge) {
  Checked checked{.name = name};
  ReadPlugin read = read_plugin_folder(files, name);
  checked.missing_program = std::move(read.missing_program);
  if (const auto manifest = files.find(manifest_path); manifest != files.end()) {
    CheckedFile file{.name = file_in(name, manifest_path),
                     .text = manifest->second,
                     .kind = CheckedFile::Kind::manifest};
    take_problems(file, read.problems);
    checked.files.push_back(std::move(file));
  }
  Problems of_program;
  if (const auto assessment = files.find(assessment_path); assessment != files.end()) {
    CheckedFile file{.name = file_in(name, assessment_path),
                     .text = assessment->second,
                     .kind = CheckedFile::Kind::definition,
                     .definition = read.definition};
    take_problems(file, read.problems);
    // Errors in the rest that kept it from being read say nothing about it.
    if (!file.definition && !has_errors(file.problems)) read_alone(file);
    of_program = run_examples_of(file, read.plugin, judge);
    checked.files.push_back(std::move(file));
  }
  for (const auto& [path, content] : files) {
    if (path == manifest_path || path == assessment_path) continue;
    CheckedFile file{.name = file_in(name, path), .kind = CheckedFile::Kind::program};
    take_problems(file, read.problems);
    if (read.plugin && path == read.plugin->manifest.program)
      append_problems(file.problems, of_program);
    checked.files.push_back(std::move(file));
  }
  if (checked.files.empty()) checked.files.push_back({.name = name});
  append_problems(checked.files.front().problems, read.problems);
  checked.plugin = std::move(read.plugin);
  return checked;
}

Checked check_file(std::string text, const std::string& name, const ProgramJudge& judge) {
  const FileKind kind = kind_of(text);
  if (kind == FileKind::pack) return check_pack(std::move(text), name, judge);
  CheckedFile file{.name = name, .text = std::move(text)};
  switch (kind) {
    case FileKind::texts:
      file.kind = CheckedFile::Kind::texts;
      break;
    case FileKind::record:
      file.kind = CheckedFile::Kind::record;
      if (Result<Record> record = read_record(file.text, name, &file.problems)) {
        file.record = std::move(*record);
      } else {
        file.problems.push_back(record.error());
      }
      break;
    case FileKind::definition:
      file.kind = CheckedFile::Kind::definition;
      [[fallthrough]];
    case FileKind::neither:
    case FileKind::pack:
      read_alone(file);
      run_examples_of(file, std::nullopt, judge);
      break;
  }
  Checked checked{.name = name};
  checked.files.push_back(std::move(file));
  return checked;
}

Checked check_unreadable(Problem problem, const std::string& name) {
  CheckedFile file{.name = problem.place.file.empty() ? name : problem.place.file};
  file.problems.push_back(std::move(problem));
  Checked checked{.name = name};
  checked.files.push_back(std::move(file));
  return checked;
}

void compare_with(std::vector<CheckedFile>& files, const Definition& definition) {
  for (CheckedFile& file : files) {
    if (needs_assessment(file)) compare_file(file, definition);
  }
}

std::vector<WithoutAssessment> compare_with_their_own(std::vector<CheckedFile>& files,
                                                      const FindDefinition& elsewhere) {
  std::vector<WithoutAssessment> without;
  for (std::size_t i = 0; i < files.size(); ++i) {
    CheckedFile& file = files[i];
    if (!needs_assessment(file)) continue;
    const std::string id = file.record ? file.record->assessment : assessment_of_texts(file.text);
    const auto given = std::find_if(files.begin(), files.end(), [&](const CheckedFile& other) {
      return other.definition && other.definition->id == id;
    });
    if (given != files.end()) {
      compare_file(file, *given->definition);
    } else if (const auto found = elsewhere(id)) {
      compare_file(file, *found);
    } else if (id.empty()) {
      // It doesn't say what it is for: that is wrong whatever it is compared with.
      compare_file(file, Definition());
    } else {
      without.push_back({i, id});
    }
  }
  return without;
}

}  // namespace peil
