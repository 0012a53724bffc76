#include "native/commands/check.hpp"

#include "native/commands/check_report.hpp"
#include "native/commands/checked_file.hpp"
#include "native/disk/files.hpp"
#include "native/disk/paths.hpp"
#include "native/disk/plugin_files.hpp"

#include <algorithm>
#include <iterator>
#include <memory>
#include <optional>
#include <string>
#include <system_error>
#include <utility>
#include <vector>

namespace peil::native {
namespace {

// The definitions that came with the program, each read and checked once it is come to.
class ShippedDefinitions {
 public:
  ShippedDefinitions(const Places& places, const FileReader& read)
      : folder_(places.shipped_plugins(), error_), read_(read) {}

  // The one with this id; null if there is none.
  std::shared_ptr<const Definition> find(const std::string& id) {
    for (const auto& definition : known_) {
      if (definition->id == id) return definition;
    }
    while (!error_ && folder_ != std::filesystem::directory_iterator()) {
      const ReadPlugin read = read_plugin(folder_->path(), read_);
      folder_.increment(error_);
      if (!read.plugin) continue;
      known_.push_back(read.plugin->definition);
      if (known_.back()->id == id) return known_.back();
    }
    return nullptr;
  }

 private:
  std::error_code error_;
  std::filesystem::directory_iterator folder_;
  const FileReader& read_;
  std::vector<std::shared_ptr<const Definition>> known_;
};

// The definition in what was named as the assessment; null if it has none.
std::shared_ptr<const Definition> definition_in(const std::vector<CheckedFile>& files) {
  std::shared_ptr<const Definition> definition;
  for (const CheckedFile& file : files) {
    if (file.definition) definition = file.definition;
  }
  return definition;
}

}  // namespace

int check(const CheckOptions& options, const Places& places, std::ostream& out, std::ostream& err,
          const FileReader& reader) {
  Judge judge;
  const FileReader read = reading_once(reader);
  bool complete = true;
  std::vector<Checked> all = read_and_check_all(options.paths, judge, read, err, complete);
  std::shared_ptr<const Definition> named;
  if (!options.assessment.empty()) {
    // It may be one of those that are checked, which are listed once.
    const auto same = std::find_if(all.begin(), all.end(), [&](const Checked& each) {
      return each.name == called(options.assessment);
    });
    std::optional<Checked> apart;
    if (same == all.end()) apart = read_and_check(options.assessment, judge, read);
    const std::vector<CheckedFile>& files = apart ? apart->files : same->files;
    for (const CheckedFile& file : files) {
      if (file.was_read() && file.kind == CheckedFile::Kind::record) {
        err << "peil: " << file.name << " is a record. Name an assessment.\n";
        return 2;
      }
    }
    named = definition_in(files);
    const bool is_listed = std::any_of(all.begin(), all.end(), [&](const Checked& each) {
      return std::any_of(each.files.begin(), each.files.end(),
                         [&](const CheckedFile& file) { return file.name == files.front().name; });
    });
    if (!is_listed) all.push_back(std::move(*apart));
  }
  std::vector<CheckedFile> files;
  for (Checked& checked : all)
    std::move(checked.files.begin(), checked.files.end(), std::back_inserter(files));

  if (named) {
    compare_with(files, *named);
  } else if (options.assessment.empty()) {
    ShippedDefinitions shipped(places, read);
    const auto find = [&](const std::string& id) { return shipped.find(id); };
    for (const WithoutAssessment& each : compare_with_their_own(files, find)) {
      const CheckedFile& file = files[each.file];
      err << file.name << ": " << (file.record ? "its answers" : "its texts")
          << " can't be checked: the assessment “" << each.assessment
          << "” is not here. Name its file too.\n";
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
