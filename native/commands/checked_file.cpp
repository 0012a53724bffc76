#include "native/commands/checked_file.hpp"

#include "engine/definition_reading.hpp"
#include "engine/file_kind.hpp"
#include "engine/program.hpp"
#include "engine/record_reading.hpp"
#include "native/files.hpp"
#include "native/plugin_files.hpp"

#include <algorithm>
#include <iterator>
#include <system_error>
#include <utility>

namespace peil::native {
namespace {

namespace fs = std::filesystem;
using Kind = CheckedFile::Kind;

bool has_file(const fs::path& folder, std::string_view name) {
  std::error_code ignored;
  return fs::is_regular_file(folder / name, ignored);
}

bool holds_plugin(const fs::path& folder) {
  return has_file(folder, manifest_path) || has_file(folder, assessment_path);
}

// The folder without a slash at its end, so that names of files in it are as people write them.
fs::path tidy(const fs::path& path) {
  fs::path normal = path.lexically_normal();
  return normal.has_filename() || normal == normal.root_path() ? normal : normal.parent_path();
}

void add(Problems& to, const Problems& from) { to.insert(to.end(), from.begin(), from.end()); }

// Moves the problems that stand in this file.
void take_problems(CheckedFile& file, Problems& problems) {
  const auto others = std::stable_partition(
      problems.begin(), problems.end(),
      [&](const Problem& problem) { return problem.place.file == file.name; });
  file.problems.insert(file.problems.end(), std::make_move_iterator(problems.begin()),
                       std::make_move_iterator(others));
  problems.erase(problems.begin(), others);
}

// Runs the examples of a definition, and the plugin's program where there is one. Gives what is wrong with the program itself.
Problems run_examples_of(CheckedFile& file, const Plugin* plugin, Judge& judge) {
  Problems problems;
  if (!file.definition) return problems;
  const bool has_program = plugin != nullptr && plugin->has_program();
  bool is_tried = false;
  const auto ask = [&](const Record& record, const Evaluation& evaluation, std::string_view today) {
    is_tried = true;
    std::string& log = file.logs[record.id];
    Result<Judgement> judgement = judge.ask(*plugin, record, evaluation, today, log);
    // The example's problem has no room for where in the reply.
    if (!judgement && !judgement.error().place.pointer.empty())
      log += describe(judgement.error(), {});
    return judgement;
  };
  file.examples = run_examples(*file.definition, file.text, file.name,
                               has_program ? ExampleJudge(ask) : ExampleJudge());
  for (const ExampleResult& example : file.examples)
    add(file.problems, example.problems);
  sort_by_place(file.problems);
  if (has_program && !is_tried) {
    // No example expects anything of it: at least it must say something about no answers.
    const Record blank;
    const Program program(*file.definition);
    std::string log;
    const Result<Judgement> judgement =
        judge.ask(*plugin, blank, Evaluation(program, blank), file.definition->checked, log);
    if (!judgement) problems.push_back(judgement.error());
  }
  return problems;
}

CheckedFile unreadable(const std::string& name, Problem problem) {
  CheckedFile file{.name = problem.place.file.empty() ? name : problem.place.file};
  file.problems.push_back(std::move(problem));
  return file;
}

Checked check_folder(const fs::path& folder, const std::string& name, Judge& judge) {
  Checked checked;
  Result<PluginFiles> files = plugin_folder_files(folder);
  if (!files) {
    checked.files.push_back(unreadable(name, files.error()));
    return checked;
  }
  const PluginFiles texts = *files;
  ReadPlugin read = read_plugin_folder(std::move(*files), name);
  if (const auto manifest = texts.find(manifest_path); manifest != texts.end()) {
    CheckedFile file{.name = name + '/' + std::string(manifest_path),
                     .text = manifest->second,
                     .kind = Kind::manifest};
    take_problems(file, read.problems);
    const auto known = read_manifest(file.text, file.name).manifest;
    if (known && !known->program.empty() && texts.count(known->program) == 0)
      checked.missing_program = known->program;
    checked.files.push_back(std::move(file));
  }
  Problems of_program;
  if (const auto assessment = texts.find(assessment_path); assessment != texts.end()) {
    CheckedFile file{.name = name + '/' + std::string(assessment_path),
                     .text = assessment->second,
                     .kind = Kind::definition};
    take_problems(file, read.problems);
    if (read.plugin) {
      file.definition = read.plugin->definition;
    } else {
      // What is wrong with the rest says nothing about it.
      ReadDefinition alone = read_definition(file.text, file.name);
      file.problems = std::move(alone.problems);
      if (alone.definition)
        file.definition = std::make_shared<const Definition>(std::move(*alone.definition));
    }
    of_program = run_examples_of(file, read.plugin ? &*read.plugin : nullptr, judge);
    checked.files.push_back(std::move(file));
  }
  for (const auto& [path, content] : texts) {
    if (path == manifest_path || path == assessment_path) continue;
    CheckedFile file{.name = name + '/' + path, .kind = Kind::program};
    take_problems(file, read.problems);
    if (read.plugin && path == read.plugin->manifest.program) add(file.problems, of_program);
    checked.files.push_back(std::move(file));
  }
  if (checked.files.empty()) checked.files.push_back({.name = name});
  add(checked.files.front().problems, read.problems);
  checked.plugin = std::move(read.plugin);
  return checked;
}

Checked check_pack(std::string text, const std::string& name, Judge& judge) {
  Checked checked;
  ReadPlugin read = read_pack(text, name);
  const auto first_error =
      std::find_if(read.problems.begin(), read.problems.end(),
                   [](const Problem& problem) { return problem.severity == Severity::error; });
  const std::string source_name =
      first_error == read.problems.end() ? std::string() : first_error->place.file;
  CheckedFile pack{.name = name, .text = std::move(text), .kind = Kind::pack};
  take_problems(pack, read.problems);
  checked.files.push_back(std::move(pack));

  CheckedFile assessment{.name = name + '/' + std::string(assessment_path),
                         .kind = Kind::definition};
  if (source_name == assessment.name) assessment.text = std::move(read.source);
  if (read.plugin) {
    assessment.text = read.plugin->files.find(assessment_path)->second;
    assessment.definition = read.plugin->definition;
  }
  take_problems(assessment, read.problems);
  const Problems of_program =
      run_examples_of(assessment, read.plugin ? &*read.plugin : nullptr, judge);
  if (read.plugin || !assessment.problems.empty()) checked.files.push_back(std::move(assessment));

  // What is left stands in the program.
  std::string program_name;
  if (read.plugin && read.plugin->has_program())
    program_name = name + '/' + read.plugin->manifest.program;
  if (!read.problems.empty()) program_name = read.problems.front().place.file;
  if (!program_name.empty()) {
    CheckedFile program{.name = program_name, .kind = Kind::program};
    program.problems = std::move(read.problems);
    add(program.problems, of_program);
    checked.files.push_back(std::move(program));
  }
  checked.plugin = std::move(read.plugin);
  return checked;
}

CheckedFile check_record_alone(std::string text, const std::string& name) {
  CheckedFile file{.name = name, .text = std::move(text), .kind = Kind::record};
  Result<Record> record = read_record(file.text, file.name);
  if (record) {
    file.record = std::move(*record);
  } else {
    file.problems.push_back(record.error());
  }
  return file;
}

CheckedFile check_definition_alone(std::string text, const std::string& name, bool is_known,
                                   Judge& judge) {
  CheckedFile file{
      .name = name, .text = std::move(text), .kind = is_known ? Kind::definition : Kind::neither};
  ReadDefinition read = read_definition(file.text, file.name);
  file.problems = std::move(read.problems);
  if (read.definition)
    file.definition = std::make_shared<const Definition>(std::move(*read.definition));
  run_examples_of(file, nullptr, judge);
  return file;
}

}  // namespace

bool CheckedFile::was_read() const {
  return std::none_of(problems.begin(), problems.end(),
                      [](const Problem& problem) { return problem.code == Code::file_unreadable; });
}

Checked read_and_check(const fs::path& path, Judge& judge, const std::string& name) {
  std::error_code ignored;
  // A manifest means nothing without the files beside it.
  if (path.filename() == manifest_path && fs::is_regular_file(path, ignored))
    return read_and_check(path.has_parent_path() ? path.parent_path() : fs::path("."), judge, name);
  const std::string called = name.empty() ? tidy(path).string() : name;
  if (fs::is_directory(path, ignored)) return check_folder(path, called, judge);
  Checked checked;
  Result<std::string> text = read_file(path);
  if (!text) {
    checked.files.push_back(unreadable(called, text.error()));
    return checked;
  }
  const FileKind kind = kind_of(*text);
  if (kind == FileKind::pack) return check_pack(std::move(*text), called, judge);
  if (kind == FileKind::texts) {
    // What is right depends on the assessment that they are for.
    checked.files.push_back({.name = called, .text = std::move(*text), .kind = Kind::texts});
    return checked;
  }
  checked.files.push_back(
      kind == FileKind::record
          ? check_record_alone(std::move(*text), called)
          : check_definition_alone(std::move(*text), called, kind == FileKind::definition, judge));
  return checked;
}

std::vector<Checked> read_and_check_all(const std::vector<fs::path>& paths, Judge& judge,
                                        std::ostream& err, bool& complete) {
  std::vector<Checked> all;
  for (const fs::path& path : paths) {
    std::error_code ignored;
    if (!fs::is_directory(path, ignored) || holds_plugin(path)) {
      all.push_back(read_and_check(path, judge));
      continue;
    }
    std::vector<fs::path> folders;
    for (fs::directory_iterator each(path, ignored), end; !ignored && each != end;
         each.increment(ignored)) {
      if (holds_plugin(each->path())) folders.push_back(each->path());
    }
    std::sort(folders.begin(), folders.end());
    for (const fs::path& folder : folders)
      all.push_back(read_and_check(folder, judge));
    if (!folders.empty()) continue;
    err << "peil: there is no " << manifest_path << " or " << assessment_path << " in "
        << path.string() << ", nor in the folders in it.\n";
    complete = false;
  }
  return all;
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
