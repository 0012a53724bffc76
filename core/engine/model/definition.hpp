// An assessment's definition as plain data, read from JSON and checked. Everything the engine, the
// screens and the reports know about an assessment stands here; nothing in it changes after
// reading.
#pragma once

#include "engine/base/problem.hpp"
#include "engine/model/answer_value.hpp"

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace peil {

// Where an index says that there is none.
inline constexpr std::uint32_t no_index = 0xFFFF'FFFF;

// A text in the definition's languages, in the order of `Definition::languages`. An entry may be
// empty: not translated.
struct Text {
  std::vector<std::string> by_language;

  // The text in language `index`, else in the source language. Empty only where the definition has
  // no text at all.
  std::string_view in(std::size_t index) const;
  bool empty() const;
};

struct Source {
  std::string id;
  Text title;
  std::string date;  // of publication, ISO 8601 (2026, 2026-05 or 2026-05-28); may be empty
  std::string url;   // may be empty
  Text note;         // what was verified, by whom; may be empty
};

// A place in a source: the source's id and where in it.
struct Reference {
  std::uint32_t source = 0;  // index in Definition::sources
  std::string at;
};

struct Option {
  std::string id;
  std::optional<double> value;  // what choosing it scores
  Text label;
  Text text;               // what it means; may be empty
  bool exclusive = false;  // of `choices`: chosen alone or not at all (“none of these”)
  // What choosing it counts for in other measures than the value, by Definition::measures; shorter
  // than that, or empty, where the option has none of the rest.
  std::vector<std::optional<double>> measured;

  // What it counts for in a measure; `no_index`: its value.
  std::optional<double> counts_for(std::uint32_t measure) const {
    if (measure == no_index) return value;
    return measure < measured.size() ? measured[measure] : std::nullopt;
  }
  // how long it takes at least to get here from the option before; 0: no time is given
  unsigned months = 0;
};

// Options to choose from: a scale by name, or the options that one question has for itself.
struct Scale {
  std::string id;  // of the scale, or of the question
  std::vector<Option> options;
  double lowest = 0;  // over the options' values
  double highest = 0;
};

enum class Rule : std::uint8_t {
  mean,  // weighted
  sum,   // weighted
  min,   // the weakest link
  max,
  share,     // the weighted share of the maximum, 0 to 100 (percent)
  staircase  // the highest level that everything reaches
};

enum class Over : std::uint8_t { questions, sections, subjects };

enum class QuestionType : std::uint8_t {
  scale,    // one option of a named scale
  choice,   // one option
  choices,  // any number of options
  number,
  text,  // one line
  long_text,
  date,
  allocation,  // 100 points, divided over options
  plan         // what, with whom, when
};

// What evidence a question asks for: for every answer whose option has at least the value `from`.
struct EvidenceWish {
  double from = 0;
  Text hint;  // may be empty
};

// What must be there before a question can reach an option: another question at an option, or
// above.
struct Need {
  std::uint32_t to = 0;        // the option to reach, index in the question's scale
  std::uint32_t question = 0;  // index in Definition::questions, of the same scope
  std::uint32_t at = 0;        // index in that question's scale
};

// What a question is taken to be answered with, as long as nobody has answered it, by the answer to
// another one.
struct Proposal {
  struct Value {
    std::uint32_t option = 0;  // of the other question's scale
    AnswerValue value;
  };
  // index in Definition::questions: before this one; of the same scope, or asked once
  std::uint32_t by = 0;
  std::vector<Value> values;
};

// The last day on which an answer is still lawful, or possible.
struct Expiry {
  std::uint32_t option = 0;  // index in the question's scale
  std::string day;           // ISO 8601 date
  std::string ends;          // the day after: from when on it isn't any more
  Text text;
  std::optional<Reference> source;
};

struct Question {
  std::string id;
  QuestionType type = QuestionType::scale;
  std::uint32_t section = 0;
  // among the questions of its scope: of the record, or of a kind of subject
  std::uint32_t ordinal = 0;
  std::uint32_t scale = no_index;  // index in Definition::scales; of types with options
  Text title;
  Text help;  // may be empty
  Text why;   // why it matters; may be empty
  // by option of the scale: what it means for this question; empty, or one per option
  std::vector<Text> levels;
  // by option of the scale: what it takes to get there from the one before; empty, or one per
  // option, of which the first is empty
  std::vector<Text> reach;
  std::vector<Need> needs;          // in order of the options
  std::vector<Proposal> proposals;  // the first that has a value counts; never where it is scored
  std::vector<Expiry> expiries;     // in order of the options
  double weight = 1;
  bool scored = false;    // counts in scores: its answers have a number
  std::string visible;    // an expression; empty: always
  std::string required;   // an expression; empty: never
  bool optional = false;  // left open it doesn't count as open; never where it is scored
  std::optional<EvidenceWish> evidence;
  // Of a number.
  Text unit;  // may be empty
  std::optional<double> minimum;
  std::optional<double> maximum;
  bool whole = false;  // only whole numbers
  std::vector<std::string> tags;
  std::vector<Reference> references;
};

struct Section {
  std::string id;
  // asked once for each subject of this kind; no_index: once
  std::uint32_t subject_kind = no_index;
  std::uint32_t ordinal = 0;  // among the sections of its scope
  Text title;
  Text intro;  // may be empty
  std::vector<std::string> tags;
  std::string visible;  // an expression; empty: always. Hides all of its questions
  bool scored = false;
  Rule rule = Rule::mean;
  std::vector<double> levels;  // as of a score
  double weight = 1;           // in a score over sections
  // its questions are Definition::questions[first, first + count)
  std::uint32_t first_question = 0;
  std::uint32_t question_count = 0;
};

struct Score {
  std::string id;
  // made for each subject of this kind; no_index: for the record
  std::uint32_t subject_kind = no_index;
  std::uint32_t ordinal = 0;  // among the scores of its scope
  Text title;
  Rule rule = Rule::mean;
  Over over = Over::questions;
  std::vector<std::uint32_t> sections;  // in definition order; of its own scope
  std::vector<std::string> tags;  // over questions: only those with one of these tags; empty: all
  // over questions: what is counted, index in Definition::measures; no_index: the options' values
  std::uint32_t measure = no_index;
  // over sections: their weights in this score, by place in `sections`; empty: the sections' own
  std::vector<double> weights;
  // over subjects: the score of each subject, index in Definition::scores
  std::uint32_t of = no_index;
  // of a staircase, ascending; empty: the values of the options beneath
  std::vector<double> levels;
};

enum class TargetGroup : std::uint8_t { each, sector_mean };

struct Target {
  std::uint32_t score = 0;
  double value = 0;
  std::string by;  // ISO 8601 date
  TargetGroup who = TargetGroup::each;
  Text title;  // may be empty
  Reference source;
};

// What others scored, as a survey found it.
struct Benchmark {
  std::string id;
  bool of_section = false;
  std::uint32_t score = 0;  // index in Definition::scores, or where `of_section` in its sections
  std::uint32_t subject_kind = no_index;  // that of the score
  std::uint32_t ordinal = 0;              // among the benchmarks of its scope
  double value = 0;
  Text title;             // may be empty
  Text survey;            // what the survey is called
  std::string surveyed;   // ISO 8601 (2024, 2024-03 or 2024-03-28); may be empty: not known
  std::string published;  // the same, never empty
  std::optional<std::uint32_t> participants;
  std::string visible;  // an expression; empty: always
  Reference source;
};

// What a tag means, for people: `phase_1` → “Fase 1: basis op orde”.
struct Tag {
  std::string id;
  Text title;
};

// A kind of thing that is assessed several times within one record: AI systems, cloud services.
struct SubjectKind {
  std::string id;
  Text title;  // of all of them: “AI-systemen”
  Text one;    // of one: “AI-systeem”; may be empty
  // whose answer is the subject's name; index in Definition::questions
  std::uint32_t name_question = no_index;
  std::uint32_t most = 500;
  // whose questions are columns of the register, indices in Definition::sections; empty: that in
  // which the name is asked
  std::vector<std::uint32_t> register_sections;
  // answered in the subject's row of the table, in this order; indices in Definition::questions
  std::vector<std::uint32_t> table;
  // the labels of which the first that holds is what the subject is, the worst first
  struct Class {
    bool of_program = false;
    std::uint32_t label = 0;  // index in Definition::labels, or in Additions::labels
  };
  std::vector<Class> classes;
};

// A named conclusion about the record or a subject.
struct Label {
  std::string id;
  std::uint32_t subject_kind = no_index;
  std::uint32_t ordinal = 0;  // among the labels of its scope
  Text title;                 // may be empty: then only expressions use it
  Text text;                  // may be empty
  std::string when;           // an expression
};

enum class FindingSeverity : std::uint8_t { stop, duty, gap, warning, note };

// What an outcome says in words where `when` holds.
struct Finding {
  std::string id;
  std::uint32_t subject_kind = no_index;
  std::uint32_t ordinal = 0;  // among the findings of its scope
  FindingSeverity severity = FindingSeverity::note;
  Text title;  // may be empty
  Text text;
  std::string when;          // an expression
  std::string applies_from;  // ISO 8601 date; may be empty
  std::optional<Reference> source;
  std::vector<std::uint32_t> actions;  // suggested; indices in Definition::actions
};

enum class Effort : std::uint8_t { small, medium, large };

struct SuggestedAction {
  std::string id;
  Text title;
  Text text;  // may be empty
  std::optional<Effort> effort;
};

// What a plugin's program may add to an outcome. Its ids, texts and bounds stand here, so that they
// are translated and checked; the program's replies refer to them. Texts may have {places}, which
// the reply fills.
struct AddedScore {
  std::string id;
  std::uint32_t subject_kind = no_index;
  Text title;
  double low = 0;  // the bounds of every value
  double high = 0;
};
struct AddedLabel {
  std::string id;
  std::uint32_t subject_kind = no_index;
  Text title;
  Text text;  // may be empty
};
struct AddedFinding {
  std::string id;
  std::uint32_t subject_kind = no_index;
  FindingSeverity severity = FindingSeverity::note;
  Text title;  // may be empty
  Text text;
  std::string applies_from;  // ISO 8601 date; may be empty
  std::optional<Reference> source;
  std::vector<std::uint32_t> actions;  // suggested; indices in Definition::actions
};
// Steps in an order, such as a plan. Each raises a question to an option or is one of the
// definition's actions.
struct AddedList {
  std::string id;
  std::uint32_t subject_kind = no_index;
  Text title;
  Text text;    // may be empty
  Text effort;  // what effort is counted in; may be empty
  // whose value is given after each step; index in Definition::scores
  std::uint32_t score = no_index;
};
struct AddedMessage {  // for the trace
  std::string id;
  Text text;
};
struct Additions {
  std::vector<AddedScore> scores;
  std::vector<AddedLabel> labels;
  std::vector<AddedFinding> findings;
  std::vector<AddedList> lists;
  std::vector<AddedMessage> messages;

  bool empty() const {
    return scores.empty() && labels.empty() && findings.empty() && lists.empty() &&
           messages.empty();
  }
};

// How answers to an older version become answers to this one. Question ids on the left are those
// before the change, on the right those after it.
struct Change {
  struct Renamed {
    std::string from, to;
  };
  struct Split {  // every new question starts with the old answer
    std::string from;
    std::vector<std::string> to;
  };
  enum class Take : std::uint8_t {
    lowest,
    highest,
    first
  };  // of the old answers, by the options' values
  struct Merged {
    std::vector<std::string> from;
    std::string to;
    Take take = Take::lowest;
  };
  // Of one question, or of every question with a scale: options by their ids, or numbers by a
  // factor and what is added.
  struct Rescaled {
    std::string question;  // empty if `scale` is given
    std::string scale;
    std::vector<std::pair<std::string, std::string>> options;
    double factor = 1;
    double plus = 0;
  };
  struct Removed {
    std::string question;
    Text reason;
  };

  // the version that it leads away from, to the next change's or to the definition's
  std::string from;
  std::vector<Renamed> renamed;
  std::vector<Split> split;
  std::vector<Merged> merged;
  std::vector<Rescaled> rescaled;
  std::vector<Removed> removed;
};

// A short first look within an assessment: while its label holds for the record, that bears this
// title, and is held against nothing: no targets, no benchmarks, no chart of sections, no earlier
// rounds.
struct Exploration {
  std::uint32_t label = 0;  // index in Definition::labels, of the record
  Text title;
};

struct Definition {
  std::string id;
  std::string version;  // semantic version
  Text title;
  Text subtitle;                       // may be empty
  Text description;                    // may be empty
  std::vector<std::string> languages;  // the first is the source language
  std::string checked;                 // ISO 8601 date on which somebody last checked the facts
  std::vector<Source> sources;
  std::vector<Tag> tags;
  std::vector<std::string> measures;  // what options count for besides their value, by name
  std::vector<Scale> scales;          // those with a name, then the questions' own options
  std::size_t named_scales = 0;
  std::vector<SubjectKind> subject_kinds;
  std::vector<Section> sections;
  std::vector<Question> questions;  // of all sections, in order
  std::vector<Score> scores;
  std::vector<Target> targets;
  std::vector<Benchmark> benchmarks;
  std::optional<Exploration> exploration;
  std::vector<Label> labels;
  std::vector<Finding> findings;
  std::vector<SuggestedAction> actions;
  Additions additions;          // by a plugin's program
  std::vector<Change> changes;  // in ascending order of their versions
  std::string fingerprint;      // "sha256:" and the hash of the canonical form

  // Index of a language, or 0 (the source language) where the definition doesn't have it.
  std::size_t language_index(std::string_view language) const;
  // Cost: linear.
  const Question* find_question(std::string_view question_id) const;
  const Score* find_score(std::string_view score_id) const;
  const Section* find_section(std::string_view section_id) const;
  const SubjectKind* find_subject_kind(std::string_view kind_id) const;

  // The kind of subject that a question is asked for; `no_index` where it is asked once.
  std::uint32_t subject_kind_of(const Question& question) const {
    return sections[question.section].subject_kind;
  }
};

}  // namespace peil
