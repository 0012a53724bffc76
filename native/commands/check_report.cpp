#include "native/commands/check_report.hpp"

#include "engine/json/canonical.hpp"
#include "native/commands/words.hpp"

#include <boost/json/array.hpp>
#include <boost/json/object.hpp>

#include <algorithm>
#include <string>
#include <utility>

namespace peil::native {
namespace {

namespace json = boost::json;

json::string text(std::string_view view) { return json::string(view.data(), view.size()); }

json::string severity_of(const Problem& problem) {
  return text(problem.severity == Severity::error ? "error" : "warning");
}

json::string kind_name(CheckedFile::Kind kind) {
  switch (kind) {
    case CheckedFile::Kind::definition:
      return text("definition");
    case CheckedFile::Kind::texts:
      return text("texts");
    case CheckedFile::Kind::record:
      return text("record");
    case CheckedFile::Kind::manifest:
      return text("plugin");
    case CheckedFile::Kind::program:
      return text("program");
    case CheckedFile::Kind::pack:
      return text("pack");
    case CheckedFile::Kind::neither:
      break;
  }
  return text("neither");
}

// A path as an address: RFC 3986 lets these characters stand for themselves.
std::string address(std::string_view path) {
  constexpr std::string_view plain =
      "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-._~/";
  constexpr std::string_view hex = "0123456789ABCDEF";
  std::string result = path.starts_with('/') ? "file://" : "";
  for (const char c : path) {
    if (plain.find(c) != std::string_view::npos) {
      result += c;
    } else {
      const auto byte = static_cast<unsigned char>(c);
      result += {'%', hex[byte >> 4u], hex[byte & 15u]};
    }
  }
  return result;
}

// What a code is about, without the particulars of one problem.
json::object rule_of(Code code) {
  const std::vector<std::string> anything(8, "…");
  return {{"id", text(code_name(code))},
          {"shortDescription", {{"text", fill(message_template(code), anything)}}},
          {"help", {{"text", fill(hint_template(code), anything)}}}};
}

json::object location_of(const Problem& problem, const CheckedFile& file) {
  json::object physical{{"artifactLocation", {{"uri", address(file.name)}}}};
  if (problem.place.line > 0) {
    physical["region"] = {{"startLine", problem.place.line}, {"startColumn", problem.place.column}};
  }
  json::object location{{"physicalLocation", std::move(physical)}};
  if (!problem.place.pointer.empty()) {
    location["logicalLocations"] = {
        json::object{{"fullyQualifiedName", problem.place.pointer}, {"kind", "member"}}};
  }
  return location;
}

std::string message_and_hint(const Problem& problem) {
  std::string words = message(problem);
  if (const std::string advice = hint(problem); !advice.empty()) words += ' ' + advice;
  return words;
}

}  // namespace

void print_text(const std::vector<CheckedFile>& files, std::ostream& out, std::ostream& err) {
  for (const CheckedFile& file : files)
    (file.was_read() ? out : err) << describe(file.problems, file.text);
  print_counts(count(files), out);
}

void print_counts(const Counts& counts, std::ostream& out) {
  out << counted(counts.files, "file") << " checked: ";
  if (counts.errors == 0 && counts.warnings == 0) {
    out << "no problems";
  } else {
    out << counted(counts.errors, "error") << ", " << counted(counts.warnings, "warning");
  }
  if (counts.unreadable > 0)
    out << "; " << counted(counts.unreadable, "file") << " couldn't be read";
  out << '\n';
}

void print_json(const std::vector<CheckedFile>& files, std::ostream& out) {
  json::array list;
  for (const CheckedFile& file : files) {
    json::array problems;
    for (const Problem& problem : file.problems) {
      problems.push_back(json::object{
          {"code", text(code_name(problem.code))},
          {"severity", severity_of(problem)},
          {"message", message(problem)},
          {"hint", hint(problem)},
          {"arguments", json::array(problem.arguments.begin(), problem.arguments.end())},
          {"pointer", problem.place.pointer},
          {"line", problem.place.line},
          {"column", problem.place.column}});
    }
    json::object each{{"file", file.name}, {"kind", kind_name(file.kind)}};
    if (file.kind == CheckedFile::Kind::record || file.kind == CheckedFile::Kind::texts)
      each["compared"] = file.compared;
    each["problems"] = std::move(problems);
    list.push_back(std::move(each));
  }
  const Counts counts = count(files);
  out << pretty_json(json::object{{"peil_check", 1},
                                  {"files", std::move(list)},
                                  {"errors", counts.errors},
                                  {"warnings", counts.warnings},
                                  {"unreadable", counts.unreadable}});
}

void print_sarif(const std::vector<CheckedFile>& files, std::ostream& out) {
  std::vector<Code> found;
  for (const Code code : all_codes()) {
    const auto has_code = [code](const CheckedFile& file) {
      return std::any_of(file.problems.begin(), file.problems.end(),
                         [code](const Problem& problem) { return problem.code == code; });
    };
    if (std::any_of(files.begin(), files.end(), has_code)) found.push_back(code);
  }
  json::array rules;
  for (const Code code : found)
    rules.push_back(rule_of(code));
  json::array results;
  for (const CheckedFile& file : files) {
    for (const Problem& problem : file.problems) {
      const auto rule = std::find(found.begin(), found.end(), problem.code) - found.begin();
      results.push_back(json::object{{"ruleId", text(code_name(problem.code))},
                                     {"ruleIndex", rule},
                                     {"level", severity_of(problem)},
                                     {"message", {{"text", message_and_hint(problem)}}},
                                     {"locations", json::array{location_of(problem, file)}}});
    }
  }
  const Counts counts = count(files);
  json::object run{
      {"tool",
       {{"driver", {{"name", "peil"}, {"version", PEIL_VERSION}, {"rules", std::move(rules)}}}}},
      {"invocations", json::array{json::object{{"executionSuccessful", counts.unreadable == 0}}}},
      {"columnKind", "unicodeCodePoints"},
      {"results", std::move(results)}};
  out << pretty_json(
      json::object{{"version", "2.1.0"}, {"runs", json::array{json::value(std::move(run))}}});
}

}  // namespace peil::native
