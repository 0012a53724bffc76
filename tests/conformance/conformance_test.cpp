// Runs the vectors beside this file: what any implementation of the format must say, whatever its language. Each file is
// written again with what this implementation says, and must stay the same to the last byte, natively and in WebAssembly.
//
// After a change that is meant, PEIL_ACCEPT=1 in the environment writes the files instead; the difference is then read
// before it is committed.
#include "engine/canonical.hpp"
#include "engine/definition.hpp"
#include "engine/json_text.hpp"
#include "engine/outcome.hpp"
#include "engine/record.hpp"
#include "engine/sha256.hpp"

#include <boost/json/array.hpp>
#include <boost/json/object.hpp>
#include <boost/json/string.hpp>

#include <gtest/gtest.h>

#include <array>
#include <cstdlib>
#include <fstream>
#include <iterator>
#include <string>

namespace peil {
namespace {

namespace json = boost::json;

std::string_view view(const json::value& string) {
  return {string.get_string().data(), string.get_string().size()};
}

json::array as_json(const Problems& problems) {
  json::array list;
  for (const auto& problem : problems) {
    json::object entry;
    entry["code"] = std::string(code_name(problem.code));
    entry["severity"] = problem.severity == Severity::error ? "error" : "warning";
    entry["pointer"] = problem.place.pointer;
    entry["line"] = problem.place.line;
    entry["column"] = problem.place.column;
    entry["arguments"] = json::array(problem.arguments.begin(), problem.arguments.end());
    list.push_back(std::move(entry));
  }
  return list;
}

json::object as_json(const Coverage& coverage) {
  json::object object;
  object["answered"] = coverage.answered;
  object["unknown"] = coverage.unknown;
  object["applicable"] = coverage.applicable;
  object["not_applicable"] = coverage.not_applicable;
  object["share"] = coverage.share();
  return object;
}

json::object as_json(const ScoreOutcome& outcome, const Definition& definition) {
  constexpr std::array states = {"counted", "open", "unknown", "not_applicable", "empty"};
  json::object object;
  object["value"] = outcome.value ? json::value(*outcome.value) : json::value(nullptr);
  object["range"] =
      outcome.range ? json::value{outcome.range->low, outcome.range->high} : json::value(nullptr);
  object["coverage"] = as_json(outcome.coverage);
  json::object terms;
  for (const auto& term : outcome.terms) {
    json::object entry;
    entry["state"] = states[static_cast<std::size_t>(term.state)];
    if (term.state == Term::State::counted) entry["value"] = term.value;
    entry["weight"] = term.weight;
    const auto& id = outcome.over == Over::questions ? definition.questions[term.index].id
                                                     : definition.sections[term.index].id;
    terms[id] = std::move(entry);
  }
  object["terms"] = std::move(terms);
  return object;
}

json::object as_json(const Outcome& outcome, const Definition& definition) {
  json::object scores;
  for (std::size_t i = 0; i < outcome.scores.size(); ++i) {
    scores[definition.scores[i].id] = as_json(outcome.scores[i], definition);
  }
  json::object sections;
  for (std::size_t i = 0; i < outcome.sections.size(); ++i) {
    sections[definition.sections[i].id] = as_json(outcome.sections[i], definition);
  }
  return {{"coverage", as_json(outcome.coverage)},
          {"scores", std::move(scores)},
          {"sections", std::move(sections)}};
}

// A file of the format, made of a value: the pretty form, so that places are defined.
std::string file_of(const json::value& value) {
  return pretty_json(value);
}

// A token of a JSON Pointer as the name that it stands for.
std::string unescaped(std::string_view token) {
  std::string name;
  for (std::size_t i = 0; i < token.size(); ++i) {
    if (token[i] == '~' && i + 1 < token.size()) {
      name += token[++i] == '0' ? '~' : '/';
    } else {
      name += token[i];
    }
  }
  return name;
}

// Applies {"at": pointer, "to": value} or {"at": pointer, "remove": true}.
void change(json::value& document, const json::object& what) {
  const auto pointer = view(what.at("at"));
  const auto slash = pointer.rfind('/');
  ASSERT_NE(slash, std::string_view::npos);
  json::error_code error;
  auto* parent = document.find_pointer(pointer.substr(0, slash), error);
  ASSERT_NE(parent, nullptr) << pointer;
  const std::string last = unescaped(pointer.substr(slash + 1));
  if (parent->is_array()) {
    auto& array = parent->get_array();
    const auto index = static_cast<std::size_t>(std::stoul(last));
    if (what.contains("remove")) {
      array.erase(array.begin() + static_cast<std::ptrdiff_t>(index));
    } else if (index == array.size()) {
      array.push_back(what.at("to"));
    } else {
      array.at(index) = what.at("to");
    }
  } else if (what.contains("remove")) {
    // What is removed leaves the order of the others as it was.
    json::object rest;
    for (const auto& member : parent->get_object()) {
      if (member.key() != last) rest[member.key()] = member.value();
    }
    *parent = std::move(rest);
  } else {
    parent->get_object()[last] = what.at("to");
  }
}

// --- what is said about one case of each kind ---

json::value of_score(const json::object& file, const json::object& one) {
  const auto read = read_definition(file_of(file.at("definition")), "definition.json");
  EXPECT_TRUE(read.definition) << describe(read.problems, file_of(file.at("definition")));
  if (!read.definition) return nullptr;
  json::object record;
  record["peil_record"] = 1;
  record["id"] = "r";
  record["assessment"] =
      json::object{{"id", read.definition->id}, {"version", read.definition->version}};
  record["answers"] = one.at("answers");
  const auto answers = read_record(file_of(record), "record.json");
  if (!answers.has_value()) return as_json(Problems{answers.error()});
  json::object result = as_json(Program(*read.definition).evaluate(*answers), *read.definition);
  result["problems"] = as_json(check_record(*answers, *read.definition));
  return result;
}

json::value of_check(const json::object& file, const json::object& one) {
  json::value definition = file.at("definition");
  for (const auto& each : one.at("changes").as_array())
    change(definition, each.as_object());
  return as_json(read_definition(file_of(definition), "definition.json").problems);
}

json::value of_text(const json::object&, const json::object& one) {
  Problems problems;
  const auto value = parse_json(view(one.at("text")), "text.json", problems);
  if (!problems.empty()) return as_json(problems);
  const auto canonical = canonical_json(*value);
  return json::object{{"canonical", canonical}, {"sha256", sha256_text(canonical)}};
}

json::value of_record(const json::object&, const json::object& one) {
  const auto record = read_record(file_of(one.at("record")), "record.json");
  if (!record.has_value()) return as_json(Problems{record.error()});
  const auto written = write_record(*record);
  EXPECT_EQ(write_record(*read_record(written, "record.json")), written);
  return *read_json(written, "record.json");
}

void run(const std::string& name, json::value (*say)(const json::object&, const json::object&)) {
  const std::string path = PEIL_SOURCE_DIR "/tests/conformance/" + name;
  std::ifstream in(path, std::ios::binary);
  const std::string text{std::istreambuf_iterator<char>(in), std::istreambuf_iterator<char>()};
  const auto read = read_json(text, path);
  ASSERT_TRUE(read.has_value()) << describe(read.error(), text);
  json::value file = *read;
  const json::object before = file.as_object();
  auto& cases = file.as_object().at("cases").as_array();
  EXPECT_FALSE(cases.empty());
  for (auto& one : cases) {
    const auto expected =
        one.as_object().contains("expect") ? one.as_object().at("expect") : json::value(nullptr);
    const auto said = say(before, one.as_object());
    if (std::getenv("PEIL_ACCEPT") == nullptr) {
      EXPECT_EQ(pretty_json(said), pretty_json(expected))
          << name << ": " << view(one.as_object().at("name"));
    }
    one.as_object()["expect"] = said;
  }
  if (std::getenv("PEIL_ACCEPT") != nullptr) {
    std::ofstream(path, std::ios::binary) << pretty_json(file);
  } else {
    EXPECT_EQ(pretty_json(file) == text, true) << name << " is not in the pretty form";
  }
}

TEST(Conformance, Scores) {
  run("scores.json", of_score);
}
TEST(Conformance, Checks) {
  run("checks.json", of_check);
}
TEST(Conformance, Texts) {
  run("texts.json", of_text);
}
TEST(Conformance, Records) {
  run("records.json", of_record);
}

}  // namespace
}  // namespace peil
