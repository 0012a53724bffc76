#include "native/commands/plugin_record.hpp"

#include "engine/format/record.hpp"
#include "engine/json/locate.hpp"
#include "native/commands/words.hpp"
#include "native/disk/files.hpp"
#include "native/disk/plugin_files.hpp"
#include "native/plugin/judge.hpp"

#include <algorithm>
#include <string_view>
#include <utility>

namespace peil::native {
namespace {

// Prints the problems. Gives the exit code that they ask for.
int report(const Problems& problems, std::string_view text, std::ostream& err) {
  err << describe(problems, text);
  const bool is_unreadable =
      std::any_of(problems.begin(), problems.end(),
                  [](const Problem& problem) { return problem.code == Code::file_unreadable; });
  if (is_unreadable) return 2;
  return has_errors(problems) ? 1 : 0;
}

// The problems of a plugin's files, each shown with the text that it stands in where that is at
// hand.
int report(const ReadPlugin& read, std::ostream& err) {
  const auto first =
      std::find_if(read.problems.begin(), read.problems.end(),
                   [](const Problem& problem) { return problem.severity == Severity::error; });
  Problems here, elsewhere;
  for (const Problem& problem : read.problems)
    (first != read.problems.end() && problem.place.file == first->place.file ? here : elsewhere)
        .push_back(problem);
  return std::max(report(here, read.source, err), report(elsewhere, {}, err));
}

}  // namespace

std::optional<PluginAndRecord> read_both(const std::filesystem::path& definition,
                                         const std::filesystem::path& record, std::ostream& err,
                                         int& code) {
  ReadPlugin plugin = read_plugin(definition);
  if (!plugin.plugin) {
    code = report(plugin, err);
    return std::nullopt;
  }
  const Result<std::string> text = read_file(record);
  if (!text) {
    code = report({text.error()}, {}, err);
    return std::nullopt;
  }
  Result<Record> read = read_record(*text, record.string());
  if (!read) {
    code = report({read.error()}, *text, err);
    return std::nullopt;
  }
  Problems misfits = check_record(*read, *plugin.plugin->definition);
  locate(misfits, *text);
  for (Problem& misfit : misfits)
    misfit.place.file = record.string();
  code = report(misfits, *text, err);
  if (code != 0) return std::nullopt;
  return PluginAndRecord{std::move(*plugin.plugin), std::move(*read)};
}

std::optional<Judgement> judgement_of(const PluginAndRecord& both, const Evaluation& evaluation,
                                      const std::string& today, std::ostream& err, int& code) {
  if (!both.plugin.has_program()) return std::nullopt;
  std::string log;
  Result<Judgement> asked = Judge().ask(both.plugin, both.record, evaluation, today, log);
  err << indented(log, "peil: the program logs: ");
  if (asked) return std::move(*asked);
  code = report({asked.error()}, {}, err);
  return std::nullopt;
}

std::optional<std::uint32_t> kind_of(const Definition& definition, const std::string& asked,
                                     std::ostream& err) {
  const std::vector<SubjectKind>& kinds = definition.subject_kinds;
  if (kinds.empty()) {
    err << "peil: this assessment has no subjects, such as systems or services.\n";
    return std::nullopt;
  }
  if (asked.empty() && kinds.size() == 1) return 0;
  const auto found = std::find_if(kinds.begin(), kinds.end(),
                                  [&](const SubjectKind& kind) { return kind.id == asked; });
  if (found != kinds.end()) return static_cast<std::uint32_t>(found - kinds.begin());
  std::string ids;
  for (const SubjectKind& kind : kinds)
    ids += (ids.empty() ? "" : ", ") + kind.id;
  err << "peil: name one of these kinds with --kind: " << ids << ".\n";
  return std::nullopt;
}

}  // namespace peil::native
