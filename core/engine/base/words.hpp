// The words that files have for the engine's enumerations, each list in the order of its
// enumerators: definitions are read with them, and outcomes and problems written.
#pragma once

#include <array>
#include <cstddef>
#include <string_view>

namespace peil::words {

// Of QuestionType.
inline constexpr std::array<std::string_view, 9> question_types = {
    "scale", "choice", "choices", "number", "text", "long_text", "date", "allocation", "plan"};
inline constexpr std::array<std::string_view, 6> rules = {"mean", "sum",   "min",
                                                          "max",  "share", "staircase"};
// Of Over.
inline constexpr std::array<std::string_view, 3> runs_over = {"questions", "sections", "subjects"};
inline constexpr std::array<std::string_view, 2> target_groups = {"each", "sector_mean"};
inline constexpr std::array<std::string_view, 5> severities = {"stop", "duty", "gap", "warning",
                                                               "note"};
inline constexpr std::array<std::string_view, 3> efforts = {"small", "medium", "large"};
// Of PluginLabel::State.
inline constexpr std::array<std::string_view, 3> label_states = {"no", "yes", "open"};
// Of Change::Take.
inline constexpr std::array<std::string_view, 3> takes = {"lowest", "highest", "first"};

// The enumerator's word.
template <class Enum, std::size_t count>
constexpr std::string_view pick(const std::array<std::string_view, count>& words, Enum value) {
  return words.at(static_cast<std::size_t>(value));
}

}  // namespace peil::words
