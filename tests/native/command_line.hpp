// What the tests of the command line share: a folder for files, records of the shipped assessment,
// and a small assessment with labels, findings and subjects.
#pragma once

#include "engine/model/definition.hpp"
#include "engine/model/record.hpp"
#include "support.hpp"
#include "tests/places.hpp"

#include <gtest/gtest.h>

#include <string>
#include <string_view>
#include <utility>

namespace peil::native::test {

inline const std::string nba = peil::test::source("assessments/nba-maturity/assessment.json");

inline bool has(const std::string& text, std::string_view part) {
  return text.find(part) != std::string::npos;
}

// How often `part` stands in `text`.
inline std::size_t times(const std::string& text, std::string_view part) {
  std::size_t found = 0;
  for (std::size_t at = text.find(part); at != std::string::npos; at = text.find(part, at + 1))
    ++found;
  return found;
}

inline std::string replaced(std::string text, std::string_view from, std::string_view to) {
  const std::size_t at = text.find(from);
  EXPECT_NE(at, std::string::npos) << from;
  return at == std::string::npos ? text : text.replace(at, from.size(), to);
}

inline Answer answer(std::string value) {
  return {.value = std::move(value), .changed = "2026-11-22T13:32:05Z"};
}

// A record of the shipped assessment with these answers.
std::string nba_record(const Answers& answers);

// An assessment of two rated questions, a hidden one, a kind of subject, a label and a finding of
// each scope, and two examples that hold; and a record of it with two subjects.
std::string small_definition();
std::string small_record();

class CommandLine : public ::testing::Test {
 protected:
  std::string file(const std::string& name, std::string_view text) {
    put(folder_ / name, text);
    return folder_ / name;
  }

  std::string some_answers() {
    Answer unknown{.state = AnswerState::unknown, .changed = "2026-11-22T13:32:05Z"};
    return file("some.peil.json", nba_record({{"GO.01", answer("2")},
                                              {"GO.02", answer("3")},
                                              {"P-RM-01", answer("4")},
                                              {"P-RM-02", unknown}}));
  }

  std::string small() { return file("small/assessment.json", small_definition()); }
  std::string answers() { return file("answers.peil.json", small_record()); }

  TemporaryFolder folder_;
};

}  // namespace peil::native::test
