// What the engine computes from a record: for every score its value, coverage, range and trace. A program is the
// definition made flat for that; it is compiled once and evaluated after every answer.
#pragma once

#include "engine/definition.hpp"
#include "engine/record.hpp"

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace peil {

// How much of a score is answered. What is not applicable is outside both weights. A weight is the questions' own; in a
// score over sections it is the section's, divided over its applicable questions, so that the share is always the part of
// the end result that is known.
struct Coverage {
  std::uint32_t answered = 0;
  std::uint32_t unknown = 0;  // “don't know”, a part of the open ones
  std::uint32_t applicable = 0;
  std::uint32_t not_applicable = 0;
  double weight_answered = 0;
  double weight_applicable = 0;

  std::uint32_t open() const { return applicable - answered; }
  // Weight answered ÷ weight applicable; 0 where nothing is applicable.
  double share() const { return weight_applicable > 0 ? weight_answered / weight_applicable : 0; }
};

// The bounds between which the end result must lie, whatever the open questions get.
struct Range {
  double low = 0;
  double high = 0;
};

// One line of the trace: a question or a section that a score runs over. A section is `counted` where it has a value,
// `open` where nothing in it is answered yet, `not_applicable` where nothing in it applies.
struct Term {
  // `unknown` is open too: “don't know”. `empty` is a choice without a value, which no score counts.
  enum class State : std::uint8_t { counted, open, unknown, not_applicable, empty };
  std::uint32_t index = 0;  // of the question or section in the definition
  State state = State::open;
  double value = 0;  // where counted
  double weight = 1;
};

struct ScoreOutcome {
  std::optional<double> value;  // over what is answered and applicable; none if nothing is
  Coverage coverage;
  std::optional<Range> range;  // none if nothing is applicable
  Over over = Over::questions;
  std::vector<Term> terms;
};

struct Outcome {
  std::vector<ScoreOutcome>
      sections;  // by Definition::sections; of unscored ones only the coverage means something
  std::vector<ScoreOutcome> scores;           // by Definition::scores
  Coverage coverage;                          // over all questions, unweighted by scores
  std::vector<std::optional<double>> values;  // by Definition::questions: the answer's value
  std::vector<Term::State> states;            // by Definition::questions
};

// Compiles a definition. Cost: linear in the definition. The program keeps no reference to it.
class Program {
 public:
  explicit Program(const Definition& definition);

  // Everything that follows from the record's answers. Total: any record gives an outcome; answers that don't fit the
  // definition count as open. Deterministic: terms are added in definition order. Cost: linear in questions and terms.
  Outcome evaluate(const Record& record) const;

 private:
  struct FlatQuestion {
    std::uint32_t section;
    std::uint32_t first_option;  // in option_ids_ and option_values_
    std::uint32_t option_count;
    double weight;
    double lowest;
    double highest;
  };
  struct FlatSection {
    std::uint32_t first_question;
    std::uint32_t question_count;
    double weight;
    bool scored;
  };
  struct FlatScore {
    Over over;
    std::vector<std::uint32_t> sections;
    std::size_t term_count;
  };
  struct Tally;

  void read_answers(const Record& record, Outcome& outcome) const;
  std::uint32_t find_option(const FlatQuestion& question, std::string_view option_id) const;
  void add_questions(const FlatSection& section, const Outcome& outcome, Tally& tally) const;
  void add_section(std::uint32_t index, const Tally& section, Tally& tally) const;

  std::vector<FlatQuestion> questions_;
  std::vector<FlatSection> sections_;
  std::vector<FlatScore> scores_;
  std::vector<std::string> option_ids_;
  std::vector<std::optional<double>> option_values_;
  // All question ids in alphabetical order, as the record's answers are, to walk through both side by side.
  std::vector<std::pair<std::string, std::uint32_t>> ids_in_order_;
};

}  // namespace peil
