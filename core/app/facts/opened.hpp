// A record with all that belongs to it, and what is true of its questions and subjects.
#pragma once

#include "app/facts/conclusions.hpp"
#include "app/facts/context.hpp"
#include "app/state.hpp"

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace peil::app {

// The record on the screen with its assessment, all there.
struct Opened {
  const LiveRecord& record;
  const Assessment& assessment;
  const Definition& definition;
  const Evaluation& evaluation;
  const Outcome& outcome;
};
// None if no record is open, or its definition isn't there.
std::optional<Opened> opened(const State& state);

std::optional<Opened> opened(const State& state, const LiveRecord& record);

// What the record is called: its assessment's title, or while it is a first look within it, that
// one's.
std::string record_title(const Context& context, const Opened& opened);

// What belongs together: the record as a whole, or one of its subjects.
struct Scope {
  std::uint32_t kind = no_index;
  std::uint32_t index = no_index;  // of the subject in the record's list
  std::string subject;             // its id; empty for the record
  const Answers& answers;
  const ScopeOutcome& outcome;
};
Scope record_scope(const Opened& opened);
// The subjects of a kind that are computed, in the record's order.
std::vector<Scope> subjects_of(const Opened& opened, std::uint32_t kind);

// The subject whose questions are on the screen; none if they are the record's, or it is the list.
std::optional<Scope> subject_on_screen(const Context& context, const Opened& opened);

// What a subject is called: the answer to its kind's name question, else its number.
std::string subject_name(const Context& context, const Opened& opened, const Scope& subject);

// Whether the question is asked now.
inline bool is_asked(const Question& question, const Scope& scope) {
  return scope.outcome.states[question.ordinal] != QuestionState::hidden;
}
// Whether any of the section's questions is.
bool is_asked(const Definition& definition, const Section& section, const Scope& scope);
// How many questions there are to answer, without those that may be left open.
std::size_t questions_of(const Definition& definition);
// What is answered, of the record and all its subjects.
Coverage whole_progress(const Opened& opened);
// Whether anything was said to any question.
bool is_begun(const Coverage& progress);
const Answer* answer_of(const Scope& scope, const Question& question);

// The question's id where people know it as a number (`RM.01`); empty if it is only a name for
// the file (`uses_ai`).
std::string code_of(const Question& question);

// Whether people may know something by this id (`RM`, `RM.01`): it isn't only a name for the file.
bool is_code(std::string_view id);

// What an option of the question's scale means: the question's own words for that level, else the
// scale's; empty if neither says. The question has a scale.
const Text& option_meaning(const Definition& definition, const Question& question,
                           std::size_t option);

// Whether any level of a scale question's scale says what it means: the levels are read, not only
// seen. False of other questions. Cost: linear in the options.
bool has_level_texts(const Definition& definition, const Question& question);

// Whether a score makes a difference between the section's questions and others that it counts: its
// own score, or one over questions. Where it makes none a weight says nothing. Cost: linear in the
// questions that are counted together with the section's.
bool weights_differ(const Definition& definition, const Section& section);

// What the question is called in short: its code, or its title if it has none.
std::string question_name(const Context& context, const Definition& definition,
                          const Question& question);

// Its code, where it has one, before its title.
std::string question_title(const Context& context, const Opened& opened, std::uint32_t index);

// What the plugin's program said last: also of answers that have changed since, while it is asked.
// Null: nothing yet.
const Judgement* program_result(const Opened& opened);

// What follows from the record, the data's and the program's, in the reader's language.
ConclusionSource conclusion_source(const Context& context, const Opened& opened);

// The subject that something is about, in brackets behind a space; nothing for the record.
std::string subject_suffix(const Context& context, const Opened& opened, const ScopeRef& scope);

// The first section in which the subject is asked something; else the first of its kind. Null if
// the kind has none.
const Section* first_asked(const Definition& definition, const Scope& subject);

// The id of the question's card.
std::string question_id(const QuestionKey& at);

// Why what was typed into a question's field (of its answer, or beside it) can't be read; empty
// where it can.
std::string fault_of(const Context& context, const Question& question, std::string_view part,
                     const std::string& text);

// `2026`: in which year the person began the record; empty if it doesn't say.
std::string year_of(const State& state, const LiveRecord& record);

}  // namespace peil::app
