#include "app/facts/subject_rows.hpp"
#include "engine/base/utf8.hpp"
#include "engine/format/record.hpp"
#include "engine/proposals/proposals.hpp"
#include "native/ambient.hpp"
#include "native/commands/commands.hpp"
#include "native/commands/plugin_record.hpp"
#include "native/disk/files.hpp"

#include <ctime>

namespace peil::native {
namespace {

std::string listed(const std::vector<std::string>& names) {
  std::string all;
  for (const std::string& name : names)
    all += (all.empty() ? "" : ", ") + utf8::harmless(name);
  return all;
}

void say_what_is_left(const app::SubjectRows& rows, const Definition& definition,
                      std::ostream& err) {
  for (const app::UnreadCell& cell : rows.unread)
    err << "row " << cell.row << ": “" << utf8::harmless(cell.text) << "” is no answer to "
        << definition.questions[cell.question].id << ": kept as its note\n";
  if (!rows.columns.empty()) err << "columns left out: " << listed(rows.columns) << '\n';
  if (!rows.known.empty()) err << "rows left out, already there: " << listed(rows.known) << '\n';
  if (rows.nameless > 0) err << "rows left out, without a name: " << rows.nameless << '\n';
  if (rows.over > 0) err << "rows left out, no room: " << rows.over << '\n';
}

}  // namespace

int add_rows(const RowsOptions& options, std::ostream& out, std::ostream& err) {
  int code = 0;
  std::optional<PluginAndRecord> both = read_both(options.definition, options.record, err, code);
  if (!both) return code;
  const Definition& definition = *both->plugin.definition;
  const std::optional<std::uint32_t> kind = kind_of(definition, options.kind, err);
  if (!kind) return 2;
  const Result<std::string> table = read_file(options.table);
  if (!table) {
    err << describe(table.error(), {});
    return 2;
  }
  const app::Language language = app::language_of(options.language, app::Language::en);
  Record& record = both->record;
  app::SubjectRows rows = app::read_subject_rows(*table, definition, *kind, record, language,
                                                 utc_time(std::time(nullptr)));
  say_what_is_left(rows, definition, err);
  if (rows.empty()) {
    err << "peil: no row of this table can be added.\n";
    return 1;
  }
  app::put_subjects(rows, definition.subject_kinds[*kind], record);
  propose(definition, record);
  record.changed = utc_time(std::time(nullptr));
  out << write_record(record);
  return 0;
}

}  // namespace peil::native
