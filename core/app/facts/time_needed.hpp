// How long it takes to answer an assessment: an estimate from the words that are read and the kind
// of thinking that each question asks for, told before people begin.
#pragma once

#include "app/facts/context.hpp"
#include "app/facts/opened.hpp"

#include <cstddef>
#include <cstdint>
#include <string>

namespace peil::app {

// From and to, in minutes.
struct Minutes {
  double least = 0;
  double most = 0;

  Minutes& operator+=(const Minutes& other) {
    least += other.least;
    most += other.most;
    return *this;
  }

  friend bool operator==(const Minutes&, const Minutes&) = default;
};

// Reading and answering one question of the definition, in the language at that index. Cost: linear
// in its words.
Minutes time_needed(const Definition& definition, const Question& question, std::size_t language);

// The same of all questions that are asked once, or of each subject of the kind, as `scope` has
// them: the least with those that are asked now, the most also with those that answers can still
// reveal. What may be left open is left out. Cost: linear in the words.
Minutes time_needed(const Definition& definition, const ScopeOutcome& scope,
                    std::uint32_t subject_kind, std::size_t language);

// `20 minuten`, `45 minuten tot 1½ uur`, `3½ tot 6 uur`: rounded to five minutes, from an hour on
// to half hours, and never to nothing.
std::string time_words(const Context& context, const Minutes& minutes);

// `Duurt ongeveer 20 tot 35 minuten, en ongeveer 1½ tot 2 uur per dienst.`: of an assessment that
// nobody has begun, for the institution and for one subject of each kind. Cost: linear in the
// words.
std::string time_line(const Context& context, const Assessment& assessment);

}  // namespace peil::app
