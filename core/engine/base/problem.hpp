// What can be wrong with a file from outside, and where: the one error type of the engine. Readers
// and checks make problems; the command line, the browser and the desktop window show them.
#pragma once

#include <boost/system/result.hpp>

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace peil {

// Every kind of problem. The name (`code_name`) is part of the contract: editors and tests match on
// it.
enum class Code : std::uint8_t {
  file_too_large,   // arguments: size in bytes, limit in bytes
  file_unreadable,  // arguments: reason given by the system
  file_unwritable,  // likewise
  file_empty,
  file_is_table,   // what Peil doesn't read, but people open by mistake: CSV,
  file_is_office,  // .xlsx, .docx, .zip and their like,
  file_is_pdf,
  file_is_picture,
  file_is_web_page,
  file_is_xml,
  file_is_yaml,
  file_is_wide_text,
  json_syntax,  // arguments: what the parser expected, in the grammar's own words and signs
  // arguments: the sign that is opened last and not closed (may be empty), its line
  json_incomplete,
  json_number,    // arguments: number; beyond the range of a double, or with an endless exponent
  json_encoding,  // the text is not UTF-8
  json_quotation_mark,   // arguments: what stands where a " belongs
  json_line_break,       // a line end within a text
  json_inner_quotation,  // a text goes on behind a quotation mark
  json_decimal_comma,    // arguments: number as it was meant
  json_leading_zero,     // arguments: number
  json_depth,            // arguments: limit
  duplicate_member,      // arguments: member
  // arguments: expected type, found type; in JSON's own words (object, array, string, number,
  // boolean, null); what such a value looks like (may be missing)
  wrong_type,
  missing_member,         // arguments: member
  unknown_member,         // arguments: member, nearest known member (may be empty)
  unsupported_format,     // arguments: found version, supported version
  not_a_definition,       // the JSON is neither an assessment nor a record
  record_not_definition,  // a record, where an assessment is asked for
  definition_not_record,  // an assessment, where a record is asked for
  // arguments: assessment id that custom texts are for, and that isn't this one or isn't here
  texts_for_other,
  bad_id,                 // arguments: id
  duplicate_id,           // arguments: id, pointer of the first
  dangling_id,            // arguments: id, kind, nearest known id (may be empty)
  bad_value,              // arguments: found, allowed
  bad_date,               // arguments: found
  bad_version,            // arguments: found
  bad_language,           // arguments: found
  missing_text,           // arguments: language; the source language lacks a text
  missing_translation,    // arguments: language
  same_translation,       // arguments: language, language
  empty_list,             // arguments: member
  limit_exceeded,         // arguments: what, found, limit
  option_without_value,   // arguments: option id, scale id
  value_outside_scale,    // arguments: value, lowest, highest
  zero_weights,           // arguments: score or section id
  section_without_score,  // arguments: section id, score id that runs over sections
  target_outside_range,   // arguments: value, lowest, highest
  benchmark_off_scale,    // arguments: value, lowest, highest
  published_too_early,    // arguments: date of publication, date of the survey
  wrong_assessment,       // arguments: assessment id the record answers
  unknown_question,       // arguments: question id; kept in the record, not counted
  unknown_option,         // arguments: option id, question id, nearest known option (may be empty)
  missing_reason,  // arguments: question id; “not applicable” without a reason, counted as open
  expression_character,  // arguments: what stands there, what was probably meant (may be empty)
  expression_text,       // arguments: the quotation mark that isn't closed
  expression_escape,     // arguments: the escape in a text
  expression_number,     // arguments: what looks like a number
  expression_syntax,  // arguments: what the grammar asks for, what stands there (empty at the end)
  expression_chain,   // arguments: the second comparison's sign
  expression_name,    // arguments: name, what was probably meant (may be empty)
  expression_function,   // arguments: name, what was probably meant (may be empty)
  expression_arguments,  // arguments: function, how it is called
  expression_type,       // arguments: operator or function, types that it takes, type that it got
  expression_operands,   // arguments: operator or function, type, other type
  expression_numbers,    // arguments: operator or function; an int and a decimal together
  // arguments: option id, whose option it would be, nearest option (may be empty), all options
  expression_option,
  expression_subject,     // arguments: name, kind of subject; asked for each of them, named outside
  expression_nested,      // arguments: function; over subjects, inside another one over subjects
  expression_error,       // a part without names that always gives an error
  expression_result,      // arguments: type that is wanted, type that the expression gives
  condition_always_true,  // the condition can't be false
  condition_never_true,
  expression_cycle,  // arguments: the names along the way
  needs_cycle,       // likewise, of questions at an option
  proposed_before,
  proposed_score,
  unreachable_question,  // arguments: question id; its condition is never true
  not_scorable,          // arguments: type of question
  missing_bounds,        // arguments: question id; a scored number
  share_of_nothing,      // arguments: score or section id, lowest, highest
  staircase_levels,      // arguments: score or section id, lowest level, lowest value
  nothing_scored,        // arguments: score or section id
  other_scope,  // arguments: id, other id; one is for each subject of a kind, the other isn't
  date_without_source,   // arguments: date
  change_order,          // arguments: version, version before it or the definition's
  example_failed,        // arguments: what, expected, found
  newer_record,          // arguments: version of the record, version of the definition
  older_record,          // arguments: version of the record, version of the definition
  wrong_answer,          // arguments: question id, its type
  answer_outside,        // arguments: question id, answer, what is allowed
  unknown_subject_kind,  // arguments: kind, nearest known kind (may be empty)
  not_a_plugin,
  plugin_file_missing,      // arguments: path
  plugin_file_unlisted,     // arguments: path
  pack_hash,                // arguments: path
  plugin_other_assessment,  // arguments: assessment id, version
  program_missing,
  capability_missing,  // arguments: capability
  module_unreadable,
  module_import,            // arguments: module, name
  module_export,            // arguments: name
  module_memory,            // arguments: MiB declared (empty: no maximum), MiB allowed
  plugin_fault_refused,     // arguments: plugin, the host's own words
  plugin_fault_abi,         // arguments: plugin
  plugin_fault_trap,        // arguments: plugin, the host's own words
  plugin_fault_memory,      // arguments: plugin
  plugin_fault_time,        // arguments: plugin, milliseconds allowed
  plugin_fault_reply,       // arguments: plugin
  plugin_fault_reply_size,  // arguments: plugin, bytes allowed
  plugin_fault_unsteady,    // arguments: plugin
  plugin_fault_ended,       // arguments: plugin, the host's own words
  plugin_description,       // arguments: member, in the program, in plugin.json
  plugin_error,             // arguments: the program's error code
  other_places,             // arguments: language, its places, those of the source language
  reply_capability,         // arguments: capability
  reply_argument,           // arguments: place, id
  plugin_older,             // arguments: plugin, version here, version offered
  plugin_same_version,      // arguments: plugin, version
  assessment_taken,         // arguments: assessment id, plugin that brings it
  not_together,             // arguments: member, other member of the same object
  language_not_listed,      // arguments: language, nearest listed one (may be empty)
  unused,                   // arguments: kind of thing, id
  ids_differ_by_case,       // arguments: id, id before it
  same_label,               // arguments: option id, option id before it
  single_option,            // arguments: question id
  target_passed,            // arguments: date of the target, date on which the facts were checked
  place_not_filled,         // arguments: place
  moment_dropped,           // arguments: what isn't a moment
  too_many_problems,        // arguments: how many problems are not listed
};

enum class Severity : std::uint8_t { error, warning };

// Where in a file. `line` and `column` are counted from 1, in characters (code points); 0 means:
// not known.
struct Place {
  std::string file;
  std::string pointer;  // JSON Pointer, RFC 6901; empty is the whole document
  std::uint32_t line = 0;
  std::uint32_t column = 0;
};

struct Problem {
  Code code{};
  Severity severity = Severity::error;
  std::vector<std::string> arguments;  // fill the places {0}, {1}, … of the message and the hint
  Place place;
};

using Problems = std::vector<Problem>;

// A value, or the problem that kept it from being made.
template <class T>
using Result = boost::system::result<T, Problem>;

// Called by Boost.System when `value()` is asked of a failed result: a programmer's mistake, so it
// ends the program.
[[noreturn]] void throw_exception_from_error(const Problem& problem,
                                             const boost::source_location& where);

// The stable name of a code: `duplicate_id`.
std::string_view code_name(Code code);

// All codes, in order, for tests and catalogues.
const std::vector<Code>& all_codes();

// The English templates, with {0}, {1}, … for the arguments: what happened, and what to do about
// it.
std::string_view message_template(Code code);
std::string_view hint_template(Code code);

// Fills {0}, {1}, … of `text` with `arguments`. A place without an argument becomes empty; a part
// between [ and ] is left out where a place in it is empty, so that “[Did you mean “{1}”?]” appears
// only where there is something to mean. Characters that can't be seen are named
// (with_invisible_named).
std::string fill(std::string_view text, const std::vector<std::string>& arguments);

// The English message and hint of a problem. Cost: length of the text.
std::string message(const Problem& problem);
std::string hint(const Problem& problem);

// True if any of the problems is an error.
bool has_errors(const Problems& problems);

// Sorts by line and column; what stands in one place keeps its order, and what has no place comes
// first.
void sort_by_place(Problems& problems);

// A problem for people at a terminal, several lines with a newline at the end:
//
//   file:line:column: error[code]: message
//     at /json/pointer
//   12 |   the line of the file
//      |       ^
//     hint: what to do
//
// `source_text` is the whole file; empty or another file's text only costs the line with the caret.
// Long lines are cut around the caret, and characters that a terminal would act on are made
// harmless everywhere. Cost: linear in the text.
std::string describe(const Problem& problem, std::string_view source_text);

// All of them, one after another, for one pass over the text.
std::string describe(const Problems& problems, std::string_view source_text);

}  // namespace peil
