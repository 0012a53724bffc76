#include "app/locale.hpp"
#include "engine/canonical.hpp"
#include "engine/outcome.hpp"
#include "engine/utf8.hpp"
#include "native/commands/commands.hpp"
#include "native/files.hpp"

#include <boost/json/array.hpp>
#include <boost/json/object.hpp>

#include <algorithm>
#include <array>
#include <string_view>
#include <utility>

namespace peil::native {
namespace {

namespace json = boost::json;

// --- JSON -------------------------------------------------------------------------------------------------------

json::object as_json(const Coverage& coverage) {
  return {{"answered", coverage.answered},
          {"unknown", coverage.unknown},
          {"applicable", coverage.applicable},
          {"not_applicable", coverage.not_applicable},
          {"share", coverage.share()}};
}

// The members that scores and sections have in common.
void add_outcome(json::object& object, const ScoreOutcome& outcome) {
  object["value"] = outcome.value ? json::value(*outcome.value) : json::value(nullptr);
  object["coverage"] = as_json(outcome.coverage);
  object["range"] = outcome.range
                        ? json::value{{"low", outcome.range->low}, {"high", outcome.range->high}}
                        : json::value(nullptr);
}

json::array targets_of(const Definition& definition, std::size_t score) {
  json::array targets;
  for (const Target& target : definition.targets) {
    if (target.score != score) continue;
    targets.push_back(
        json::object{{"value", target.value},
                     {"by", target.by},
                     {"who", target.who == TargetGroup::each ? "each" : "sector_mean"}});
  }
  return targets;
}

std::string outcome_json(const Definition& definition, const Record& record, const Outcome& outcome,
                         std::size_t language) {
  json::array scores;
  for (std::size_t i = 0; i < definition.scores.size(); ++i) {
    json::object score{{"id", definition.scores[i].id},
                       {"title", definition.scores[i].title.in(language)}};
    add_outcome(score, outcome.scores[i]);
    score["targets"] = targets_of(definition, i);
    scores.push_back(std::move(score));
  }
  json::array sections;
  for (std::size_t i = 0; i < definition.sections.size(); ++i) {
    const Section& section = definition.sections[i];
    json::object part{
        {"id", section.id}, {"title", section.title.in(language)}, {"scored", section.scored}};
    add_outcome(part, outcome.sections[i]);
    sections.push_back(std::move(part));
  }
  return pretty_json(json::object{
      {"peil", 1},
      {"assessment",
       {{"id", definition.id},
        {"version", definition.version},
        {"fingerprint", definition.fingerprint}}},
      {"record",
       {{"id", record.id}, {"organisation", record.organisation}, {"changed", record.changed}}},
      {"coverage", as_json(outcome.coverage)},
      {"scores", std::move(scores)},
      {"sections", std::move(sections)}});
}

// --- table ------------------------------------------------------------------------------------------------------

constexpr std::size_t columns = 5;
using Row = std::array<std::string, columns>;

// A text of the definition, without anything that a terminal would act on.
std::string shown(const Text& text, std::size_t language) {
  return utf8::harmless(text.in(language));
}

std::string figure(double value) {
  return app::number(value, 2, app::Language::en);
}

Row row_of(std::string title, const ScoreOutcome& outcome) {
  const Coverage& coverage = outcome.coverage;
  return {std::move(title), outcome.value ? figure(*outcome.value) : "–",
          std::to_string(coverage.answered) + "/" + std::to_string(coverage.applicable),
          outcome.range ? figure(outcome.range->low) + " to " + figure(outcome.range->high) : "–",
          ""};
}

std::string in_words(const Target& target) {
  return figure(target.value) + " by " + target.by +
         (target.who == TargetGroup::each ? ", each institution" : ", mean of the sector");
}

std::vector<Row> rows_of(const Definition& definition, const Outcome& outcome,
                         std::size_t language) {
  std::vector<Row> rows{{"", "Value", "Answered", "Range", "Target"}};
  for (std::size_t i = 0; i < definition.scores.size(); ++i) {
    rows.push_back(row_of(shown(definition.scores[i].title, language), outcome.scores[i]));
    bool is_first = true;
    for (const Target& target : definition.targets) {
      if (target.score != i) continue;
      if (!std::exchange(is_first, false)) rows.emplace_back();
      rows.back().back() = in_words(target);
    }
  }
  for (std::size_t i = 0; i < definition.sections.size(); ++i) {
    const Section& section = definition.sections[i];
    rows.push_back(
        row_of("  " + section.id + "  " + shown(section.title, language), outcome.sections[i]));
  }
  return rows;
}

void print_table(const std::vector<Row>& rows, std::ostream& out) {
  std::array<std::size_t, columns> widths{};
  for (const Row& row : rows) {
    for (std::size_t i = 0; i < columns; ++i)
      widths[i] = std::max(widths[i], utf8::length(row[i]));
  }
  for (const Row& row : rows) {
    std::string line;
    for (std::size_t i = 0; i < columns; ++i) {
      const std::string room(widths[i] - utf8::length(row[i]), ' ');
      const bool is_number = i > 0 && i < columns - 1;
      line += (i > 0 ? "  " : "") + (is_number ? room + row[i] : row[i] + room);
    }
    line.erase(line.find_last_not_of(' ') + 1);
    out << line << '\n';
  }
}

void print_outcome(const Definition& definition, const Record& record, const Outcome& outcome,
                   std::size_t language, std::ostream& out) {
  out << shown(definition.title, language) << ' ' << definition.version;
  if (!record.organisation.empty()) out << " · " << utf8::harmless(record.organisation);
  out << "\n\n";
  print_table(rows_of(definition, outcome, language), out);
  const Coverage& coverage = outcome.coverage;
  out << "\n" << coverage.answered << " of " << coverage.applicable << " answered";
  if (coverage.unknown > 0) out << ", " << coverage.unknown << " of the others “don't know”";
  if (coverage.not_applicable > 0) out << "; " << coverage.not_applicable << " not applicable";
  out << '\n';
}

// Prints the problems. Gives the exit code that they ask for.
int report(const Problems& problems, std::string_view text, std::ostream& err) {
  err << describe(problems, text);
  const bool is_unreadable =
      std::any_of(problems.begin(), problems.end(),
                  [](const Problem& problem) { return problem.code == Code::file_unreadable; });
  if (is_unreadable) return 2;
  return has_errors(problems) ? 1 : 0;
}

}  // namespace

int score(const ScoreOptions& options, std::ostream& out, std::ostream& err) {
  const Result<std::string> definition_text = read_file(options.definition);
  if (!definition_text) return report({definition_text.error()}, {}, err);
  const Result<std::string> record_text = read_file(options.record);
  if (!record_text) return report({record_text.error()}, {}, err);

  const ReadDefinition read = read_definition(*definition_text, options.definition.string());
  if (!read.definition) return report(read.problems, *definition_text, err);
  const Result<Record> record = read_record(*record_text, options.record.string());
  if (!record) return report({record.error()}, *record_text, err);
  Problems misfits = check_record(*record, *read.definition);
  for (Problem& misfit : misfits)
    misfit.place.file = options.record.string();
  if (const int code = report(misfits, *record_text, err); code != 0) return code;

  const Outcome outcome = Program(*read.definition).evaluate(*record);
  const std::size_t language = read.definition->language_index(options.language);
  if (options.json) {
    out << outcome_json(*read.definition, *record, outcome, language);
  } else {
    print_outcome(*read.definition, *record, outcome, language, out);
  }
  return 0;
}

}  // namespace peil::native
