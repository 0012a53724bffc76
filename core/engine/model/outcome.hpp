// What follows from a record's answers: plain data, made by a CompiledDefinition
// (evaluation/evaluation.hpp). For every score its value, how much of it is known, and between
// which bounds the end result must lie; for every label and finding whether it holds.
#pragma once

#include "engine/expression/value.hpp"
#include "engine/model/definition.hpp"

#include <cstdint>
#include <optional>
#include <vector>

namespace peil {

// How much is answered. What is not applicable or hidden is outside both weights, and so is what
// may be left open, while it is. A weight is the questions' own; in a score over sections it is the
// section's, divided over its applicable questions, so that the share is always the part of the end
// result that is known; over subjects all weigh the same.
struct Coverage {
  std::uint32_t answered = 0;
  std::uint32_t unknown = 0;  // “don't know”, a part of the open ones
  std::uint32_t applicable = 0;
  std::uint32_t not_applicable = 0;
  double weight_answered = 0;
  double weight_applicable = 0;
  // of the open ones: have an answer that the definition proposed and nobody confirmed
  std::uint32_t proposed = 0;

  std::uint32_t open() const { return applicable - answered; }
  // Weight answered ÷ weight applicable; 0 where nothing is applicable.
  double share() const { return weight_applicable > 0 ? weight_answered / weight_applicable : 0; }

  // Of both together, where they are about different questions.
  Coverage& operator+=(const Coverage& other) {
    answered += other.answered;
    unknown += other.unknown;
    proposed += other.proposed;
    applicable += other.applicable;
    not_applicable += other.not_applicable;
    weight_answered += other.weight_answered;
    weight_applicable += other.weight_applicable;
    return *this;
  }

  friend bool operator==(const Coverage&, const Coverage&) = default;
};

// The bounds between which the end result must lie, whatever answers the open questions get; those
// that may be left open are taken as left open. Where an open answer could still reveal or hide
// questions, the bounds may be wider than what can really happen, never narrower: then `exact` is
// false.
struct Range {
  double low = 0;
  double high = 0;
  bool exact = true;

  friend bool operator==(const Range&, const Range&) = default;
};

// How a question stands, as scores see it.
enum class QuestionState : std::uint8_t {
  counted,   // answered with a number that scores count
  answered,  // answered with something that no score counts
  open,
  unknown,  // “don't know”: open too
  not_applicable,
  hidden  // not asked now; an answer that it has is kept and doesn't count
};

struct ScoreOutcome {
  std::optional<double> value;  // over what is answered and applicable; none if nothing is
  Coverage coverage;            // of the questions that count in it
  std::optional<Range> range;   // none if nothing is applicable and nothing can become so
  bool settled = true;          // no open answer can change it any more

  friend bool operator==(const ScoreOutcome&, const ScoreOutcome&) = default;
};

// Whether a label or finding holds.
struct ConditionOutcome {
  enum class State : std::uint8_t {
    no,
    yes,
    open,   // can't be said yet
    failed  // can't be computed: `fault` says why
  };
  State state = State::open;
  expression::Fault fault{};
  bool settled = false;  // no open answer can change it any more

  friend bool operator==(const ConditionOutcome&, const ConditionOutcome&) = default;
};

// What follows for the record as a whole, or for one subject. Lists go by the things' `place`.
struct ScopeOutcome {
  // by question: what its answer counts for; also of a hidden one nothing
  std::vector<std::optional<double>> values;
  std::vector<QuestionState> states;   // by question
  std::vector<std::uint8_t> maybe;     // by question, 1: an open answer can still reveal or hide it
  std::vector<std::uint8_t> proposed;  // by question, 1: its answer is the definition's proposal
  std::vector<Coverage> progress;      // by section: of all its questions, each with weight 1
  Coverage coverage;                   // the sum of these
  std::vector<ScoreOutcome> sections;  // empty outcomes for those without a score
  std::vector<ScoreOutcome> scores;
  std::vector<ConditionOutcome> labels;
  std::vector<ConditionOutcome> findings;
  std::vector<std::uint8_t> benchmarks;  // 1: shown now

  friend bool operator==(const ScopeOutcome&, const ScopeOutcome&) = default;
};

struct Outcome {
  ScopeOutcome record;
  std::vector<std::vector<ScopeOutcome>> subjects;  // by kind, then in the record's order

  // Of the record, or of the subject in that place.
  const ScopeOutcome& of(std::uint32_t subject_kind, std::uint32_t subject) const {
    return subject_kind == no_index ? record : subjects[subject_kind][subject];
  }

  friend bool operator==(const Outcome&, const Outcome&) = default;
};

// One line of the trace: a question, a section or a subject that a score runs over.
struct Term {
  enum class State : std::uint8_t {
    counted,
    open,            // no value yet
    unknown,         // “don't know”
    not_applicable,  // also a section or subject in which nothing applies
    hidden
  };
  // of the question or section in the definition, or of the subject in the record
  std::uint32_t index = 0;
  State state = State::open;
  bool maybe = false;  // an open answer can still reveal or hide it
  double value = 0;    // where counted
  double weight = 1;
  // that its value can still take; where counted and settled, the value itself
  std::optional<Range> range;

  friend bool operator==(const Term&, const Term&) = default;
};

}  // namespace peil
