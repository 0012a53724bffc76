#include "engine/json_place.hpp"
#include "engine/own_texts.hpp"
#include "engine/record_reading.hpp"
#include "native/commands/check_report.hpp"
#include "native/commands/checked_file.hpp"
#include "native/commands/commands.hpp"
#include "native/files.hpp"
#include "native/places.hpp"
#include "native/plugin_files.hpp"

#include <algorithm>
#include <memory>
#include <string>
#include <utility>

namespace peil::native {
namespace {

// The definition with this id that came with the program. Cost: reads and checks those that came with it.
std::shared_ptr<const Definition> shipped_definition(const Places& places, const std::string& id) {
  std::error_code error;
  std::filesystem::directory_iterator folder(places.shipped_plugins(), error);
  for (; !error && folder != std::filesystem::directory_iterator(); folder.increment(error)) {
    const ReadPlugin read = read_plugin(folder->path());
    if (read.plugin && read.plugin->definition->id == id) return read.plugin->definition;
  }
  return nullptr;
}

// Compares a record's answers with a definition.
void compare(CheckedFile& file, const Definition& definition) {
  Problems problems = check_record(*file.record, definition);
  locate(problems, file.text);
  for (Problem& problem : problems) {
    problem.place.file = file.name;
    file.problems.push_back(std::move(problem));
  }
  sort_by_place(file.problems);
  file.compared = true;
}

void compare_texts(CheckedFile& file, const Definition& definition) {
  file.problems = read_own_texts(file.text, file.name, definition).problems;
  file.compared = true;
}

}  // namespace

int check(const CheckOptions& options, const Places& places, std::ostream& out, std::ostream& err) {
  Judge judge;
  bool complete = true;
  std::vector<CheckedFile> files;
  std::shared_ptr<const Definition> named;
  const auto take = [&](Checked checked) {
    for (CheckedFile& file : checked.files)
      files.push_back(std::move(file));
  };
  for (Checked& checked : read_and_check_all(options.paths, judge, err, complete))
    take(std::move(checked));
  if (!options.assessment.empty()) {
    Checked checked = read_and_check(options.assessment, judge);
    for (const CheckedFile& file : checked.files) {
      if (file.was_read() && file.kind == CheckedFile::Kind::record) {
        err << "peil: " << file.name << " is a record. Name an assessment.\n";
        return 2;
      }
      if (file.definition) named = file.definition;
    }
    // It may be one of those that are checked, which are listed once.
    const bool is_listed = std::any_of(files.begin(), files.end(), [&](const CheckedFile& file) {
      return file.name == checked.files.front().name;
    });
    if (!is_listed) take(std::move(checked));
  }

  for (CheckedFile& file : files) {
    const bool is_texts = file.kind == CheckedFile::Kind::texts;
    if (!file.record && !is_texts) continue;
    const auto compare_with = [&](const Definition& definition) {
      is_texts ? compare_texts(file, definition) : compare(file, definition);
    };
    if (!options.assessment.empty()) {
      if (named) compare_with(*named);
      continue;
    }
    const std::string id = is_texts ? assessment_of_texts(file.text) : file.record->assessment;
    const auto given = std::find_if(files.begin(), files.end(), [&](const CheckedFile& other) {
      return other.definition && other.definition->id == id;
    });
    if (given != files.end()) {
      compare_with(*given->definition);
    } else if (const auto shipped = shipped_definition(places, id)) {
      compare_with(*shipped);
    } else if (id.empty()) {
      // It doesn't say what it is for: that is wrong whatever it is compared with.
      compare_with(Definition());
    } else {
      err << file.name << ": " << (is_texts ? "its texts" : "its answers")
          << " can't be checked: the assessment “" << id << "” is not here. Name its file too.\n";
    }
  }

  switch (options.format) {
    case CheckFormat::text:
      print_text(files, out, err);
      break;
    case CheckFormat::json:
      print_json(files, out);
      break;
    case CheckFormat::sarif:
      print_sarif(files, out);
      break;
  }
  const Counts counts = count(files);
  if (counts.unreadable > 0 || !complete) return 2;
  return counts.errors > 0 || (options.strict && counts.warnings > 0) ? 1 : 0;
}

}  // namespace peil::native
