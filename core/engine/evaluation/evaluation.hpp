// A definition made flat to be computed: expressions compiled, everything in the order in which it
// depends on another. A CompiledDefinition is made once; an Evaluation holds the outcome of one
// record and keeps it up to date, answer by answer.
#pragma once

#include "engine/base/problem.hpp"
#include "engine/model/definition.hpp"
#include "engine/model/outcome.hpp"
#include "engine/model/record.hpp"

#include <cstdint>
#include <memory>
#include <string_view>
#include <vector>

namespace peil {

// What an expression of a definition is for: where it stands.
struct ExpressionOwner {
  enum class Member : std::uint8_t {
    section_visible,
    question_visible,
    question_required,
    label_when,
    finding_when,
    benchmark_visible
  };
  Member member{};
  // of the section, question, label, finding or benchmark in the definition
  std::uint32_t index = 0;
};

// What is wrong with a definition's expressions, in no particular order.
struct CompileReport {
  struct Mistake {
    ExpressionOwner owner;
    Code code{};
    std::vector<std::string> arguments;
    std::size_t offset = 0;  // in the expression's text, in bytes
  };
  std::vector<Mistake> mistakes;
  // Conditions that are never false, or never true, whatever is answered.
  struct Constant {
    ExpressionOwner owner;
    bool always = false;  // else never
  };
  std::vector<Constant> constants;
  // Things that depend on themselves: the names along the way, the first one again at the end, and
  // the expression where the way begins.
  struct Cycle {
    ExpressionOwner owner;
    std::vector<std::string> names;
  };
  std::vector<Cycle> cycles;
};

// A question, of the record or of a subject.
struct QuestionAt {
  std::uint32_t question = 0;  // in the definition
  // its place in the record's list; no_index where it is asked once
  std::uint32_t subject = no_index;

  friend bool operator==(const QuestionAt&, const QuestionAt&) = default;
};

// A score of a section, or one from the definition's list; of the record, or of a subject.
struct ScoreAt {
  enum class Kind : std::uint8_t { section, score };
  Kind kind = Kind::score;
  std::uint32_t index = 0;  // in the definition's list
  std::uint32_t subject = no_index;
};

// Whether the record is a first look within the assessment, which is held against nothing.
bool is_exploration(const Definition& definition, const Outcome& outcome);

// Whether the target, or the benchmark, is one of that score, and shown now.
bool is_shown(const Target& target, ScoreAt at, const Definition& definition,
              const Outcome& outcome);
bool is_shown(const Benchmark& benchmark, ScoreAt at, const Definition& definition,
              const Outcome& outcome);

// A label or a finding; of the record, or of a subject.
struct ConditionAt {
  enum class Kind : std::uint8_t { label, finding };
  Kind kind = Kind::label;
  std::uint32_t index = 0;  // in the definition's list
  std::uint32_t subject = no_index;
};

class Evaluation;

class CompiledDefinition {
 public:
  // Compiles a definition without errors. Keeps no reference to it. Cost: linear in the definition,
  // but for its expressions, see expression::compile.
  explicit CompiledDefinition(const Definition& definition);
  ~CompiledDefinition();
  CompiledDefinition(CompiledDefinition&&) noexcept;
  CompiledDefinition& operator=(CompiledDefinition&&) noexcept;

  // What is wrong with the expressions of a definition, which may have other mistakes too: parts
  // that couldn't be read are left out. Nothing is reported about names that may stand in the parts
  // that are missing, where `complete` is false.
  static CompileReport check(const Definition& definition, bool complete);

  // Everything that follows from the record's answers. Total: any record gives an outcome; answers
  // that don't fit the definition count as open, and subjects beyond the format's limit not at all.
  // Deterministic: terms are added in definition order. Cost: linear in the definition and the
  // record.
  Outcome evaluate(const Record& record) const;

  struct Flat;

 private:
  friend class Evaluation;
  std::shared_ptr<const Flat> compiled_;
};

// The outcome of one record, kept up to date. Holds no reference to the record.
class Evaluation {
 public:
  // Cost: that of CompiledDefinition::evaluate.
  Evaluation(const CompiledDefinition& compiled, const Record& record);
  ~Evaluation();
  Evaluation(const Evaluation&);
  Evaluation& operator=(const Evaluation&);
  Evaluation(Evaluation&&) noexcept;
  Evaluation& operator=(Evaluation&&) noexcept;

  const Outcome& outcome() const;

  // After the answer to one question changed in `record`, and nothing else: computes anew what
  // depends on it. The outcome is that of evaluating the whole record, to the bit. Cost: linear in
  // what depends on the question.
  void answer_changed(const Record& record, QuestionAt at);

  // After anything else changed: subjects came or went, or many answers at once.
  void record_changed(const Record& record);

  // What a score is made of, in definition order, with what is left out and why. Of a score that
  // isn't there nothing. Cost: linear in the terms.
  std::vector<Term> terms(ScoreAt score) const;

  // The questions that keep a label or finding from being said, each once: answering all of them
  // settles it, or tells which come next. Of one that is said but can still change, those that can
  // change it. Empty where it is settled.
  std::vector<QuestionAt> would_settle(ConditionAt condition) const;

  // True if the question must be answered now. False if that can't be said.
  bool required(QuestionAt at) const;

  // False if it isn't asked now.
  bool visible(QuestionAt at) const;

 private:
  friend class CompiledDefinition;
  class Work;
  std::unique_ptr<Work> work_;
};

}  // namespace peil
