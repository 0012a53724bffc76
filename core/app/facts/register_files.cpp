// A register as the files that it is kept in: CSV for people, JSON for programs.
#include "app/facts/subject_register.hpp"
#include "engine/base/csv.hpp"
#include "engine/base/rounding.hpp"
#include "engine/json/canonical.hpp"

#include <boost/json/array.hpp>

#include <algorithm>
#include <utility>

namespace peil::app {
namespace {

namespace json = boost::json;
using CellState = RegisterCell::State;

std::string number_in(double value, const RegisterColumn& column, Language language) {
  if (column.decimals >= 0)
    return number(rounded(value, column.decimals, column.targets), column.decimals, language);
  std::string digits = number_text(value);
  if (language == Language::nl) std::replace(digits.begin(), digits.end(), '.', ',');
  return digits;
}

void add(std::string& words, const std::string& more, std::string_view between) {
  if (!words.empty() && !more.empty()) words += between;
  words += more;
}

std::string in_words(const RegisterCell& cell, std::string_view between, Language language) {
  const Catalogue& catalogue = Catalogue::of(language);
  std::string words;
  if (const auto* text = std::get_if<std::string>(&cell.value)) words = *text;
  if (const auto* parts = std::get_if<std::vector<std::string>>(&cell.value)) {
    for (const std::string& part : *parts)
      add(words, part, between);
  }
  switch (cell.state) {
    case CellState::said:
      break;
    case CellState::unknown:
      return catalogue.text("answer.unknown");
    case CellState::not_applicable: {
      std::string state = catalogue.text("answer.not_applicable");
      add(state, words, ": ");
      return state;
    }
    case CellState::program_silent:
      add(words, catalogue.text("register.program_silent"), between);
      break;
  }
  return words;
}

std::string_view word(CellState state) {
  switch (state) {
    case CellState::unknown:
      return "unknown";
    case CellState::not_applicable:
      return "not_applicable";
    case CellState::program_silent:
      return "program_silent";
    case CellState::said:
      break;
  }
  return "said";
}

struct ToJson {
  json::value operator()(std::monostate) const { return nullptr; }
  json::value operator()(double number) const { return number; }
  json::value operator()(const std::string& text) const { return json::string(text); }
  json::value operator()(const std::vector<std::string>& parts) const {
    json::array list;
    for (const std::string& part : parts)
      list.emplace_back(part);
    return list;
  }
};

json::value as_json(const RegisterCell& cell) {
  json::value value = std::visit(ToJson(), cell.value);
  if (cell.state == CellState::said) return value;
  const std::string_view state = word(cell.state);
  json::object object{{"state", json::string(state.data(), state.size())}};
  if (!std::holds_alternative<std::monostate>(cell.value)) object["value"] = std::move(value);
  return object;
}

}  // namespace

std::string register_csv(const SubjectRegister& made, Language language) {
  CsvWriter csv(language == Language::nl ? ';' : ',');
  for (const RegisterColumn& column : made.columns)
    csv.add(column.title);
  csv.end_row();
  for (const RegisterRow& row : made.rows) {
    for (std::size_t at = 0; at < row.cells.size(); ++at) {
      const RegisterCell& cell = row.cells[at];
      const auto* figure = std::get_if<double>(&cell.value);
      if (figure != nullptr && cell.state == CellState::said) {
        csv.add_number(number_in(*figure, made.columns[at], language));
      } else {
        csv.add(in_words(cell, made.columns[at].between, language));
      }
    }
    csv.end_row();
  }
  return csv.text();
}

json::object register_json(const SubjectRegister& made, const RegisterSource& source) {
  const Definition& definition = source.definition;
  json::object head{{"peil_register", 1},
                    {"assessment",
                     {{"id", definition.id},
                      {"version", definition.version},
                      {"fingerprint", definition.fingerprint}}}};
  json::object record{{"id", source.record.id}};
  if (!source.record.organisation.empty()) record["organisation"] = source.record.organisation;
  head["record"] = std::move(record);
  head["kind"] = definition.subject_kinds[source.kind].id;
  head["title"] = made.title;
  head["language"] = json_string(source.language);
  head["as_of"] = json_string(source.day);
  json::array columns;
  for (const RegisterColumn& column : made.columns)
    columns.push_back(json::object{{"id", column.id}, {"title", column.title}});
  head["columns"] = std::move(columns);
  json::array rows;
  for (const RegisterRow& row : made.rows) {
    json::object cells;
    for (std::size_t at = 0; at < row.cells.size(); ++at)
      cells[made.columns[at].id] = as_json(row.cells[at]);
    rows.push_back(json::object{{"subject", row.subject}, {"cells", std::move(cells)}});
  }
  head["rows"] = std::move(rows);
  return head;
}

}  // namespace peil::app
