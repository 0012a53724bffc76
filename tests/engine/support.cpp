#include "support.hpp"

#include "engine/format/definition.hpp"
#include "engine/json/locate.hpp"

#include <boost/json.hpp>

#include <fstream>
#include <iterator>

namespace peil::test {

std::string small_definition() {
  return R"({
  "peil": 1,
  "id": "nl.example.small",
  "version": "1.0.0",
  "title": { "nl": "Klein", "en": "Small" },
  "languages": ["nl", "en"],
  "checked": "2026-01-31",
  "sources": [
    { "id": "law", "title": "A law", "date": "2026-05", "url": "https://example.org/law" }
  ],
  "tags": [
    { "id": "phase_1", "title": { "nl": "Fase 1", "en": "Phase 1" } }
  ],
  "scales": {
    "maturity": { "min": 1, "max": 3, "step": 1, "options": [
      { "id": "1", "value": 1, "label": { "nl": "een", "en": "one" } },
      { "id": "2", "value": 2, "label": { "nl": "twee", "en": "two" } },
      { "id": "3", "value": 3, "label": { "nl": "drie", "en": "three" } }
    ] },
    "yes_no": { "options": [
      { "id": "yes", "value": 3, "label": { "nl": "ja", "en": "yes" } },
      { "id": "no", "value": 1, "label": { "nl": "nee", "en": "no" } }
    ] }
  },
  "sections": [
    { "id": "A", "title": { "nl": "Aaa", "en": "Aah" }, "tags": ["phase_1"],
      "score": { "rule": "mean", "over": "questions" },
      "questions": [
        { "id": "A.1", "type": "scale", "scale": "maturity", "title": { "nl": "Vraag", "en": "Question" },
          "weight": 2, "refs": [ { "source": "law", "at": "Art. 1" } ] },
        { "id": "A.2", "type": "scale", "scale": "yes_no", "title": { "nl": "Vraag 2", "en": "Question 2" } }
      ] },
    { "id": "B", "title": { "nl": "Bee", "en": "Bea" },
      "score": { "rule": "mean", "over": "questions" },
      "questions": [
        { "id": "B.1", "type": "scale", "scale": "maturity", "title": { "nl": "Vraag 3", "en": "Question 3" } }
      ] }
  ],
  "scores": [
    { "id": "total", "title": { "nl": "Totaal", "en": "Total" }, "rule": "mean", "over": "questions", "sections": "*" },
    { "id": "by_section", "title": { "nl": "Per deel", "en": "By part" }, "rule": "mean", "over": "sections",
      "sections": ["A", "B"] }
  ],
  "targets": [
    { "score": "total", "value": 2.5, "by": "2030-12-31", "who": "each", "source": "law", "at": "Art. 2" }
  ]
}
)";
}

std::string with(std::string text, std::string_view from, std::string_view to) {
  const auto place = text.find(from);
  EXPECT_NE(place, std::string::npos) << "nothing to replace: " << from;
  if (place != std::string::npos) text.replace(place, from.size(), to);
  return text;
}

std::string with(
    std::string text,
    std::initializer_list<std::pair<std::string_view, std::string_view>> replacements) {
  for (const auto& [from, to] : replacements)
    text = with(std::move(text), from, to);
  return text;
}

Lines lines(const Problems& problems, bool places) {
  Lines result;
  for (const auto& problem : problems) {
    std::string line = problem.severity == Severity::error ? "error " : "warning ";
    line += std::string(code_name(problem.code)) + " " + problem.place.pointer;
    if (places)
      line += " " + std::to_string(problem.place.line) + ":" + std::to_string(problem.place.column);
    line += " (";
    for (std::size_t i = 0; i < problem.arguments.size(); ++i) {
      if (i > 0) line += ", ";
      line += problem.arguments[i];
    }
    result.push_back(line + ")");
  }
  return result;
}

namespace {

// The text from a line and column on, for a text whose lines end with \n.
std::string_view text_at(std::string_view text, const Place& place) {
  for (std::uint32_t line = 1; line < place.line; ++line)
    text.remove_prefix(text.find('\n') + 1);
  for (std::uint32_t column = 1; column < place.column; ++column) {
    do {
      text.remove_prefix(1);
    } while (!text.empty() && (static_cast<unsigned char>(text.front()) & 0xC0u) == 0x80u);
  }
  return text;
}

// True if the place is inside the string that the pointer names: as of a mistake in an
// expression.
bool is_inside_string(const boost::json::value& value, std::string_view text,
                      const Problem& problem) {
  if (!value.is_string()) return false;
  const auto begin = locate(text, {{problem.place.pointer, false}}).front();
  const auto length = boost::json::serialize(value).size();
  return problem.place.line == begin.line && problem.place.column > begin.column &&
         problem.place.column < begin.column + length;
}

// What a place shows must be the value that the pointer names, or the member's name where its end
// stands there.
void compare_place(const boost::json::value& document, std::string_view text,
                   const Problem& problem) {
  const auto there = text_at(text, problem.place);
  const auto name =
      "\"" + problem.place.pointer.substr(problem.place.pointer.rfind('/') + 1) + "\"";
  boost::json::error_code error;
  const auto* value = document.find_pointer(problem.place.pointer, error);
  ASSERT_NE(value, nullptr) << problem.place.pointer;
  boost::json::stream_parser parser;
  parser.write_some(there.data(), there.size(), error);
  if (!parser.done()) parser.finish(error);
  const bool shows_value = !error && parser.done() && parser.release() == *value;
  EXPECT_TRUE(shows_value || there.starts_with(name) || is_inside_string(*value, text, problem))
      << problem.place.pointer << ": " << there.substr(0, 40);
}

}  // namespace

Lines check(std::string_view text) {
  const auto problems = read_definition(text, "small.json").problems;
  boost::json::error_code error;
  const auto document = boost::json::parse(text, error);
  for (const auto& problem : problems) {
    if (!error) compare_place(document, text, problem);
  }
  return lines(problems, false);
}

Lines damaged(std::string_view from, std::string_view to) {
  return check(with(small_definition(), from, to));
}

Lines spoilt(std::string_view from, std::string_view to) {
  return check(with(whole_definition(), from, to));
}

Definition definition_of(std::string_view text) {
  auto result = read_definition(text, "test.json");
  EXPECT_TRUE(result.definition.has_value()) << describe(result.problems, text);
  return result.definition.value_or(Definition{});
}

Record record_of(const Definition& definition,
                 const std::vector<std::pair<std::string, std::string>>& answers) {
  Record record;
  record.id = "r-1";
  record.assessment = definition.id;
  record.assessment_version = definition.version;
  for (const auto& [id, value] : answers) {
    Answer answer;
    if (value == "?") {
      answer.state = AnswerState::unknown;
    } else if (value == "-") {
      answer.state = AnswerState::not_applicable;
      answer.reason = "we don't have it";
    } else {
      answer.value = value;
    }
    record.answers[id] = answer;
  }
  return record;
}

std::uint64_t Random::next() {
  std::uint64_t z = state_ += 0x9e3779b97f4a7c15u;
  z = (z ^ z >> 30) * 0xbf58476d1ce4e5b9u;
  z = (z ^ z >> 27) * 0x94d049bb133111ebu;
  return z ^ z >> 31;
}

std::vector<std::string> json_blocks(const std::string& path) {
  std::ifstream in(path, std::ios::binary);
  const std::string page{std::istreambuf_iterator<char>(in), std::istreambuf_iterator<char>()};
  std::vector<std::string> blocks;
  constexpr std::string_view open = "```json\n";
  for (auto at = page.find(open); at != std::string::npos; at = page.find(open, at)) {
    at += open.size();
    blocks.push_back(page.substr(at, page.find("```", at) - at));
  }
  return blocks;
}

}  // namespace peil::test
