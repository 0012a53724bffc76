// What follows from a record in words, whoever concluded it: the labels and findings of the
// definition and those of the plugin's program, in one list. The screens, the search, Home's dates
// and the register only choose from it, so that none of them knows what another doesn't.
#pragma once

#include "app/locale.hpp"
#include "engine/evaluation/evaluation.hpp"
#include "engine/model/definition.hpp"
#include "engine/model/judgement.hpp"
#include "engine/model/record.hpp"

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace peil::app {

struct Conclusion {
  enum class Origin : std::uint8_t { data, program };
  enum class Kind : std::uint8_t { finding, label };
  enum class State : std::uint8_t {
    holds,
    open,   // can't be said yet: `settles` says what would settle it
    failed  // can't be computed: `fault` says why
  };

  Origin origin = Origin::data;
  Kind kind = Kind::finding;
  State state = State::holds;
  // in the definition's list, or in that of its additions for programs
  std::uint32_t index = 0;
  std::string_view id;  // the label's or finding's; in the definition
  // It is that an answer may be given only until some day; `index` and `id` are the question's.
  bool of_answer = false;
  ScopeRef scope;                    // the record, or the subject that it is about
  std::uint32_t subject = no_index;  // the subject's index in the record's list
  std::string title;                 // in the reader's language; may be empty
  std::string text;                  // likewise, with what the program put into it; may be empty
  FindingSeverity severity = FindingSeverity::note;  // of a finding
  const Reference* source = nullptr;                 // in the definition; null: it names none
  std::string_view applies_from;       // ISO 8601: the day from which it holds; may be empty
  std::vector<std::uint32_t> because;  // the questions whose answers decided, as the program says
  std::vector<QuestionAt> settles;     // in the order in which they are asked
  expression::Fault fault{};

  // What stands first of it.
  const std::string& heading() const { return title.empty() ? text : title; }
  bool is_finding() const { return kind == Kind::finding; }
};

// Whether it says that something must stop.
inline bool is_stop(const Conclusion& one) {
  return one.is_finding() && one.state == Conclusion::State::holds &&
         one.severity == FindingSeverity::stop;
}

// What conclusions are made of.
struct ConclusionSource {
  const Definition& definition;
  const Record& record;
  const Evaluation& evaluation;
  const Judgement* judgement = nullptr;  // null if the program has said nothing about these answers
  std::string_view language;             // BCP 47
};

// All that hold, that can't be said yet, or that can't be computed: findings first, the data's
// before the program's, each in the order of its list and of the record's subjects. Left out: a
// label without a title, which only expressions use; and what the data can't say while no question
// could settle it any more, since one that it asks about doesn't apply. Cost: linear in what is
// concluded, and for what is open the look for what settles it (Evaluation::would_settle).
std::vector<Conclusion> conclusions(const ConclusionSource& source);

// Those that hold. Cost: linear.
std::vector<Conclusion> held_conclusions(const ConclusionSource& source);

// Conclusions in the same words, said once: about several subjects, or the record.
struct SameConclusion {
  std::vector<Conclusion> all;  // at least one
  const Conclusion& first() const { return all.front(); }
};

// What must be the same for two conclusions to be said once: all words, or only what stands first
// (the text may tell of each subject what is its own).
enum class Sameness : std::uint8_t { words, heading };

// Those of one origin, kind and state that say the same, in the order of their first. Cost: linear,
// times the different things that one label or finding says.
std::vector<SameConclusion> said_once(std::vector<Conclusion> conclusions,
                                      Sameness sameness = Sameness::words);

// The id of the node that shows it on the result, where `one` is the first that is said.
std::string node_id(const Conclusion& one);

}  // namespace peil::app
