#include "engine/base/problem.hpp"

#include "engine/base/invisible.hpp"

#include <algorithm>
#include <array>
#include <cstdlib>
#include <utility>

namespace peil {
namespace {

struct Entry {
  Code code;
  std::string_view name;
  std::string_view message;
  std::string_view hint;
};

constexpr std::string_view opens =
    "Peil opens answers (.peil.json), plugins (.peilpack.json) and assessments (assessment.json).";

// In the order of the enumeration; `entry` relies on it.
constexpr auto entries = std::to_array<Entry>({
    {Code::file_too_large, "file_too_large", "The file has {0} bytes; the limit is {1}.",
     "Leave out what doesn't belong in it: pictures and attachments are kept outside the file."},
    {Code::file_unreadable, "file_unreadable", "The file can't be read: {0}.",
     "Check that the file exists and that you may read it."},
    {Code::file_unwritable, "file_unwritable", "The file can't be written: {0}.",
     "Choose a place that has room and that you may write to, and try again."},
    {Code::file_empty, "file_empty", "The file is empty.", opens},
    {Code::file_is_table, "file_is_table",
     "This is a table (CSV), such as a register that Peil made; Peil doesn't read those.", opens},
    {Code::file_is_office, "file_is_office",
     "This is a spreadsheet, a document or another packed file (.xlsx, .docx, .zip).", opens},
    {Code::file_is_pdf, "file_is_pdf", "This is a PDF.", opens},
    {Code::file_is_picture, "file_is_picture", "This is a picture.", opens},
    {Code::file_is_web_page, "file_is_web_page", "This is a web page (HTML).", opens},
    {Code::file_is_xml, "file_is_xml", "This is XML, not JSON.", opens},
    {Code::file_is_yaml, "file_is_yaml", "This is YAML, not JSON.", opens},
    {Code::file_is_wide_text, "file_is_wide_text", "This is text in UTF-16.",
     "Save the file again with the encoding UTF-8."},
    {Code::json_syntax, "json_syntax", "This is not JSON: {0} was expected here.",
     "Look at the marked place and just before it: a comma or a quotation mark too many or missing "
     "is the usual cause. "
     "JSON has no comments, no comma after the last member, and only double quotation marks."},
    {Code::json_incomplete, "json_incomplete",
     "The file ends before the JSON does[: the {0} of line {1} isn't closed].",
     "The file was cut off, or a closing bracket or quotation mark is missing. Get the file again, "
     "or complete its end."},
    {Code::json_number, "json_number", "The number {0} is out of range.",
     "Write a number between -1.79e308 and 1.79e308."},
    {Code::json_encoding, "json_encoding", "This is not UTF-8 text.",
     "Save the file again with the encoding UTF-8. A picture, a spreadsheet or a packed file can't "
     "be read here."},
    {Code::json_quotation_mark, "json_quotation_mark", "{0} is not the quotation mark of JSON.",
     "Write \" on both sides of the text. Word processors make other ones of it: use a program for "
     "plain text."},
    {Code::json_line_break, "json_line_break", "A text can't go on in the next line.",
     "Write \\n where a line of the text ends, or close the text with a \" before the end of the "
     "line."},
    {Code::json_inner_quotation, "json_inner_quotation",
     "The text ended at the quotation mark before this.",
     "Within a text write \\\" for a quotation mark, or another one, such as ' or ”."},
    {Code::json_decimal_comma, "json_decimal_comma", "A number has a decimal comma here.",
     "Write it with a point, as {0}."},
    {Code::json_leading_zero, "json_leading_zero", "The number {0} begins with a zero.",
     "Leave out the zeros in front. What isn't a number but a code stands in quotation marks: "
     "\"{0}\"."},
    {Code::json_depth, "json_depth", "Objects and lists are nested more than {0} deep.",
     "Nothing in the format is that deep: look for a bracket that isn't closed."},
    {Code::duplicate_member, "duplicate_member", "The member “{0}” stands twice in this object.",
     "Remove or rename one of the two."},
    {Code::wrong_type, "wrong_type", "A value of type {0} belongs here, but this is of type {1}.",
     "Replace the value with one of type {0}[: {2}]."},
    {Code::missing_member, "missing_member", "The member “{0}” is missing.",
     "Add “{0}” to this object."},
    {Code::unknown_member, "unknown_member", "The member “{0}” is not known, and ignored.",
     "[Did you mean “{1}”? ]Correct its name or remove it."},
    {Code::unsupported_format, "unsupported_format",
     "The file has format version {0}; this program reads version {1}.",
     "Use a program that knows version {0}, or a file of version {1}."},
    {Code::not_a_definition, "not_a_definition",
     "This is JSON, but neither an assessment nor a record.",
     "An assessment is an object with \"peil\": 1, a record is one with \"peil_record\": 1."},
    {Code::record_not_definition, "record_not_definition",
     "This is a record (answers to an assessment), not an assessment.",
     "Open it as a record, or choose the assessment that it answers."},
    {Code::definition_not_record, "definition_not_record",
     "This is an assessment, not a record (answers to one).",
     "Open it as an assessment, or choose a record."},
    {Code::texts_for_other, "texts_for_other",
     "These texts are for the assessment “{0}”, which isn't here.",
     "Add that assessment first, or change the id in \"assessment\" if the texts are for another "
     "one."},
    {Code::bad_id, "bad_id", "“{0}” can't be an id here.",
     "An id has 1 to 64 letters, digits, dots, hyphens and underscores and begins with a letter or "
     "digit. The id of an "
     "assessment is a reversed domain name in lower case, as in nl.example.security; that of a "
     "record has only lower-case "
     "letters, digits and hyphens."},
    {Code::duplicate_id, "duplicate_id", "The id “{0}” is used before, at {1}.",
     "Give one of the two another id. An id that has been published keeps its meaning for ever."},
    {Code::dangling_id, "dangling_id", "There is no {1} with id “{0}”.",
     "[Did you mean “{2}”? ]Correct the id, or add what it names."},
    {Code::bad_value, "bad_value", "The value {0} is not allowed here.", "Allowed: {1}."},
    {Code::bad_date, "bad_date", "“{0}” is not a date.",
     "Write an existing day as 2026-05-28; that of a source or a survey may also be a month or a "
     "year, and "
     "a moment is written as "
     "2026-05-28T09:30:00Z."},
    {Code::bad_version, "bad_version", "“{0}” is not a version.",
     "Write a semantic version: three numbers with dots, as in 1.4.0."},
    {Code::bad_language, "bad_language", "“{0}” is not a language tag.",
     "Write a tag as in nl, en or pt-BR."},
    {Code::missing_text, "missing_text", "The text lacks its source language, “{0}”.",
     "Add the text in “{0}”: every text must be there in the first of the assessment's languages."},
    {Code::missing_translation, "missing_translation", "The text is not translated into “{0}”.",
     "Add the translation. Until then people see the source language."},
    {Code::same_translation, "same_translation", "The text is the same in “{0}” and “{1}”.",
     "Translate it, if it was copied to be translated later."},
    {Code::empty_list, "empty_list", "“{0}” is empty.",
     "Put at least one thing in it, or remove what it belongs to."},
    {Code::limit_exceeded, "limit_exceeded", "Too much: {0} is {1}; the limit is {2}.",
     "The limits are part of the format. Make it smaller, or divide it over several assessments."},
    {Code::option_without_value, "option_without_value",
     "Option “{0}” of “{1}” has no value, but others have one and count in a score.",
     "Give the option a \"value\". If the answers shouldn't count, write \"scored\": false at the "
     "question."},
    {Code::value_outside_scale, "value_outside_scale",
     "The value {0} lies outside the scale, {1} to {2}.",
     "Correct the value, or the scale's \"min\" and \"max\"."},
    {Code::zero_weights, "zero_weights", "All that “{0}” is made of has weight zero.",
     "Give at least one of them a weight above zero."},
    {Code::section_without_score, "section_without_score",
     "Section “{0}” has no score, so “{1}” can't run over it.",
     "Give the section a \"score\", or leave it out of \"sections\"."},
    {Code::target_outside_range, "target_outside_range",
     "The target {0} can't be reached or can't be missed: the score runs from {1} to {2}.",
     "Correct the target's value, or the score that it belongs to."},
    {Code::benchmark_off_scale, "benchmark_off_scale",
     "Nobody can have scored the benchmark {0}: the score runs from {1} to {2}.",
     "Correct the benchmark's value, or the score that it belongs to."},
    {Code::published_too_early, "published_too_early",
     "Published {0}, but surveyed {1}: results can't come before their survey.",
     "Correct one of the dates. Leave \"surveyed\" out where the source doesn't say it."},
    {Code::wrong_assessment, "wrong_assessment", "The record answers another assessment: {0}.",
     "Open it with that assessment."},
    {Code::unknown_question, "unknown_question",
     "The assessment has no question “{0}”; the answer is kept, not counted.",
     "The record may belong to another version of the assessment."},
    {Code::unknown_option, "unknown_option",
     "Question “{1}” has no option “{0}”; the answer is kept, not counted.",
     "[Did you mean “{2}”? ]Choose one of the question's options."},
    {Code::missing_reason, "missing_reason",
     "Question “{0}” is marked as not applicable without a reason.",
     "Give the reason. Until then the question counts as open."},
    {Code::expression_character, "expression_character", "“{0}” can't stand here in an expression.",
     "[Did you mean “{1}”? ]Texts stand in straight quotation marks, and conditions are joined "
     "with && and ||."},
    {Code::expression_text, "expression_text", "What begins here with {0} doesn't end.",
     "Close it with {0} in the same line. A name in backticks has only letters, digits, dots, "
     "hyphens and underscores."},
    {Code::expression_escape, "expression_escape", "“{0}” is not an escape.",
     "In a text \\' \\\" \\` \\n \\r \\t and \\u20ac are known; write a backslash as \\\\. In JSON "
     "each backslash stands twice."},
    {Code::expression_number, "expression_number", "“{0}” is not a number.",
     "Write a whole number as 12, at most 9223372036854775807, and a decimal as 12.5, without "
     "zeros in front. An id that "
     "begins with a digit or has a hyphen stands in backticks: `{0}`."},
    {Code::expression_syntax, "expression_syntax",
     "Here the expression should have: {0}[, not “{1}”].",
     "Look at the marked place and just before it: a parenthesis, an operator or a quotation mark "
     "too many or missing."},
    {Code::expression_chain, "expression_chain",
     "“{0}” can't compare the result of another comparison.",
     "Write two comparisons: instead of 1 < x < 5 this is 1 < x && x < 5."},
    {Code::expression_name, "expression_name", "Nothing here is named “{0}”.",
     "[Did you mean “{1}”? ]A name is the id of a question, of a label or of a kind of subject, or "
     "a field such as "
     "profile.size; a text stands in quotation marks, an id with a hyphen in backticks."},
    {Code::expression_function, "expression_function", "There is no function “{0}”.",
     "[Did you mean “{1}”? ]The functions are all, answered, any, clamp, coalesce, contains, "
     "count, date, label, max, mean, "
     "min, round, score, size and sum."},
    {Code::expression_arguments, "expression_arguments", "“{0}” isn't called in this way.",
     "Write {1}."},
    {Code::expression_type, "expression_type", "“{0}” needs {1} here, but this is {2}.",
     "Nothing is converted. The level of a question as a number is score('its id'); a date is "
     "written date('2026-05-28')."},
    {Code::expression_operands, "expression_operands", "“{0}” can't take {1} and {2} together.",
     "Nothing is converted: both must be of the same type. A date is written date('2026-05-28'), "
     "choices are compared only where they have the same options, and whether one of several "
     "answers is given is asked as contains(name, 'option')."},
    {Code::expression_numbers, "expression_numbers",
     "“{0}” can't take an int and a decimal together.",
     "Write a whole number with a decimal point, as 3.0, and what has a name as name / 1; round(x) "
     "makes an int of a decimal."},
    {Code::expression_option, "expression_option", "“{0}” is not an option of {1}.",
     "[Did you mean “{2}”? ]The options are: {3}."},
    {Code::expression_subject, "expression_subject",
     "“{0}” has a value for each {1}, not for the whole record.",
     "Say which are meant: any({1}, …), all({1}, …), count({1}, …), sum, mean, min or max."},
    {Code::expression_nested, "expression_nested", "“{0}” over subjects stands inside another one.",
     "Make a label of the inner part, and name the label."},
    {Code::expression_error, "expression_error", "This can only give an error.",
     "It divides by zero, its result is too large, or its bounds are in the wrong order."},
    {Code::expression_result, "expression_result",
     "The expression must give {0} here, but it gives {1}.",
     "Compare it with something, or use another expression."},
    {Code::condition_always_true, "condition_always_true", "This condition is never false.",
     "Remove the condition, or correct what it compares."},
    {Code::condition_never_true, "condition_never_true", "This condition is never true.",
     "Remove what depends on it, or correct what it compares."},
    {Code::expression_cycle, "expression_cycle", "This depends on itself: {0}.",
     "Break the circle: let one of these no longer read the next."},
    {Code::needs_cycle, "needs_cycle", "No order is possible, for this waits for itself: {0}.",
     "Break the circle: let one of these no longer need the next."},
    {Code::proposed_before, "proposed_before",
     "“{0}” is proposed by “{1}”, which doesn't stand before it.",
     "Move that question up, or propose by another one."},
    {Code::proposed_score, "proposed_score",
     "“{0}” counts in scores, and what nobody answered may not.",
     "Remove \"proposed\", or write \"scored\": false."},
    {Code::unreachable_question, "unreachable_question",
     "Question “{0}” can never be seen: its condition is never true.",
     "Correct the condition, or remove the question."},
    {Code::not_scorable, "not_scorable", "A question of type “{0}” can't count in a score.",
     "Remove \"scored\" and \"weight\", or use another type of question."},
    {Code::missing_bounds, "missing_bounds",
     "Question “{0}” counts in a score but has no \"min\" and \"max\".",
     "Give both: without them no range can be told."},
    {Code::share_of_nothing, "share_of_nothing",
     "“{0}” can't be a share of the maximum: its values run from {1} to {2}.",
     "A share needs values of 0 and above and a maximum above 0."},
    {Code::staircase_levels, "staircase_levels",
     "The lowest step of “{0}” is {1}, but its values can be {2}.",
     "Let the lowest of \"levels\" be at most the lowest value, so that there is always a level "
     "that is reached."},
    {Code::nothing_scored, "nothing_scored", "Nothing that “{0}” runs over counts in a score.",
     "Let it run over questions that have values, or remove it."},
    {Code::other_scope, "other_scope",
     "“{0}” and “{1}” aren't both asked for the same thing: one of them is for each subject of a "
     "kind.",
     "Give both the same \"for\", or make a score that runs over subjects."},
    {Code::date_without_source, "date_without_source", "The date {0} has no source.",
     "Say where it comes from with \"source\": dates of laws and targets must be checkable."},
    {Code::change_order, "change_order", "The change from {0} stands after the one from {1}.",
     "List changes by version, the oldest first, each version once, all below the definition's "
     "own."},
    {Code::example_failed, "example_failed", "{0} is {2}, not {1} as the example expects.",
     "Correct the expectation, or what it is made of. `peil score --explain` shows how a number "
     "comes about."},
    {Code::newer_record, "newer_record",
     "The record answers version {0}; this assessment is version {1}.",
     "Use the newer version of the assessment. Until then the record can only be read."},
    {Code::older_record, "older_record",
     "The record answers version {0}; this assessment is version {1}.",
     "Let the record follow to the newer version: what will change is shown first."},
    {Code::wrong_answer, "wrong_answer",
     "Question “{0}” doesn't take such an answer: it asks for {1}.",
     "The answer is kept and doesn't count. Answer the question again."},
    {Code::answer_outside, "answer_outside",
     "The answer {1} to question “{0}” is not allowed: {2}.",
     "The answer is kept and doesn't count. Answer the question again."},
    {Code::unknown_subject_kind, "unknown_subject_kind",
     "The assessment has no subjects of the kind “{0}”; they are kept, not counted.",
     "[Did you mean “{1}”? ]The record may belong to another version of the assessment."},
    {Code::not_a_plugin, "not_a_plugin", "This is not a plugin.",
     "A plugin's folder has a plugin.json with \"peil_plugin\": 1; a pack is a file with "
     "\"peil_pack\": 1."},
    {Code::plugin_file_missing, "plugin_file_missing", "The plugin's file “{0}” is missing.",
     "Add the file, or remove it from plugin.json."},
    {Code::plugin_file_unlisted, "plugin_file_unlisted",
     "The plugin's file “{0}” doesn't stand in its manifest.",
     "Make the pack again with `peil pack`."},
    {Code::pack_hash, "pack_hash",
     "“{0}” is not the file that the plugin's author packed: its hash is another one.",
     "It was changed or damaged on its way. Get the pack again from its author; the author makes a "
     "new one with `peil pack`."},
    {Code::plugin_other_assessment, "plugin_other_assessment",
     "The plugin is not for the assessment that it brings: {0}, version {1}.",
     "Name that assessment and version in \"assessments\" of plugin.json."},
    {Code::program_missing, "program_missing",
     "The assessment expects additions by a program, and the plugin has none.",
     "Name the program's file in \"program\" of plugin.json, or remove \"program\" from the "
     "assessment."},
    {Code::capability_missing, "capability_missing",
     "The assessment expects {0} of its program, and plugin.json doesn't list that capability.",
     "Add “{0}” to \"capabilities\" in plugin.json."},
    {Code::module_unreadable, "module_unreadable",
     "The program is not a WebAssembly module, or is damaged.",
     "Build it again, or get the plugin again from its author."},
    {Code::module_import, "module_import",
     "The program wants something that no plugin may have: {0}.{1}.",
     "A plugin may only use peil.log. Its author should build it without {0}.{1}."},
    {Code::module_export, "module_export", "The program lacks “{0}”, or has it in another form.",
     "A program exports its memory and the seven functions of the plugin contract. With the SDK "
     "that goes by itself."},
    {Code::module_memory, "module_memory",
     "The program may take more memory than plugin.json allows: [{0} MiB, ]limit {1} MiB.",
     "Build it with a maximum of memory of at most {1} MiB."},
    {Code::plugin_fault_refused, "plugin_fault_refused",
     "The program of “{0}” can't be started[: {1}].",
     "The results of the data alone are shown. Tell the plugin's author."},
    {Code::plugin_fault_abi, "plugin_fault_abi",
     "The program of “{0}” is for another version of Peil.",
     "The results of the data alone are shown. Get a version of the plugin for this Peil."},
    {Code::plugin_fault_trap, "plugin_fault_trap",
     "The program of “{0}” made a mistake and was stopped[: {1}].",
     "The results of the data alone are shown. Tell the plugin's author."},
    {Code::plugin_fault_memory, "plugin_fault_memory",
     "The program of “{0}” wanted more memory than it may have and was stopped.",
     "The results of the data alone are shown. Tell the plugin's author."},
    {Code::plugin_fault_time, "plugin_fault_time",
     "The program of “{0}” took longer than {1} milliseconds and was stopped.",
     "The results of the data alone are shown. Try again, or tell the plugin's author."},
    {Code::plugin_fault_reply, "plugin_fault_reply",
     "The program of “{0}” gave a reply that can't be read.",
     "The results of the data alone are shown. Tell the plugin's author."},
    {Code::plugin_fault_reply_size, "plugin_fault_reply_size",
     "The program of “{0}” gave a reply of more than {1} bytes.",
     "The results of the data alone are shown. Tell the plugin's author."},
    {Code::plugin_fault_unsteady, "plugin_fault_unsteady",
     "The program of “{0}” gave two different replies to the same answers.",
     "The results of the data alone are shown: which of the two is right can't be known. Tell the "
     "plugin's author."},
    {Code::plugin_fault_ended, "plugin_fault_ended",
     "The program of “{0}” could not be run[: {1}].",
     "The results of the data alone are shown. Try again."},
    {Code::plugin_description, "plugin_description",
     "The program says that its {0} is {1}; plugin.json says {2}.",
     "Build the program again, or correct plugin.json."},
    {Code::plugin_error, "plugin_error", "The program reports an error: {0}.",
     "It doesn't know the request, or can't do it. Tell the plugin's author."},
    {Code::other_places, "other_places",
     "The text in “{0}” has other places to fill than the source language: {1} instead of {2}.",
     "Let each place of the one text stand in the other too, with the same name."},
    {Code::reply_capability, "reply_capability",
     "The reply holds {0}, which plugin.json doesn't list as a capability.",
     "Add “{0}” to \"capabilities\" in plugin.json, or leave them out."},
    {Code::reply_argument, "reply_argument",
     "The text of “{1}” has a place {{0}} that the reply doesn't fill.",
     "Give an argument with that name."},
    {Code::plugin_older, "plugin_older",
     "A newer version of “{0}” is here already: {1}. The file has version {2}.",
     "To go back to it, remove the newer one first; your answers stay."},
    {Code::plugin_same_version, "plugin_same_version",
     "“{0}” is here already in version {1}, with other contents.",
     "A version that has been given away should not change: ask its author which one is right, and "
     "remove the one that isn't."},
    {Code::assessment_taken, "assessment_taken",
     "The assessment {0} comes from another plugin already: “{1}”.",
     "Remove that plugin first, if this one is to take its place; your answers stay."},
    {Code::not_together, "not_together", "“{0}” and “{1}” can't stand together.",
     "Remove one of the two."},
    {Code::language_not_listed, "language_not_listed",
     "“{0}” is not one of the assessment's languages, so this text is ignored.",
     "[Did you mean “{1}”? ]Add “{0}” to \"languages\", or remove the text."},
    {Code::unused, "unused", "Nothing uses the {0} “{1}”.",
     "Remove it, or use it where it was meant to be."},
    {Code::ids_differ_by_case, "ids_differ_by_case",
     "The ids “{0}” and “{1}” differ only in capital letters.",
     "They are two different things to Peil. Give one of them a name that people can tell apart."},
    {Code::same_label, "same_label", "The options “{0}” and “{1}” have the same label.",
     "Give each option a label of its own: people see nothing else."},
    {Code::single_option, "single_option", "Question “{0}” has one option to choose from.",
     "Add another option. What is ticked or not is a question of type “choices”."},
    {Code::target_passed, "target_passed",
     "The target's day, {0}, was over when the facts were checked, {1}.",
     "Correct one of the two days, or remove the target."},
    {Code::place_not_filled, "place_not_filled",
     "Nothing fills {0} in this text: people see it so.",
     "Only texts that a plugin's program adds have places. Write what it should say, or leave it "
     "out."},
    {Code::moment_dropped, "moment_dropped", "“{0}” is not a moment, and is left out.",
     "A moment is written as 2026-05-28T09:30:00Z. All else in the record is kept."},
    {Code::too_many_problems, "too_many_problems",
     "There are {0} more problems, which are not listed.", "Solve the ones above first."},
});

const Entry& entry(Code code) {
  const auto index = static_cast<std::size_t>(code);
  return index < entries.size() ? entries[index] : entries[0];
}

constexpr bool in_order() {
  for (std::size_t i = 0; i < entries.size(); ++i) {
    if (static_cast<std::size_t>(entries[i].code) != i) return false;
  }
  return entries.size() == static_cast<std::size_t>(Code::too_many_problems) + 1;
}
static_assert(in_order(), "every code has its entry, in the order of the enumeration");

}  // namespace

void throw_exception_from_error(const Problem&, const boost::source_location&) { std::abort(); }

std::string_view code_name(Code code) { return entry(code).name; }
std::string_view message_template(Code code) { return entry(code).message; }
std::string_view hint_template(Code code) { return entry(code).hint; }

const std::vector<Code>& all_codes() {
  static const std::vector<Code> codes = [] {
    std::vector<Code> list;
    for (const auto& each : entries)
      list.push_back(each.code);
    return list;
  }();
  return codes;
}

std::string fill(std::string_view text, const std::vector<std::string>& arguments) {
  std::string out;
  std::size_t optional_begin = std::string::npos;  // where in `out` the part between [ and ] begins
  bool drop = false;
  for (std::size_t i = 0; i < text.size(); ++i) {
    const char c = text[i];
    if (c == '[') {
      optional_begin = out.size();
      drop = false;
    } else if (c == ']' && optional_begin != std::string::npos) {
      if (drop) out.resize(optional_begin);
      optional_begin = std::string::npos;
    } else if (c == '{' && i + 2 < text.size() && text[i + 1] >= '0' && text[i + 1] <= '9' &&
               text[i + 2] == '}') {
      const auto index = static_cast<std::size_t>(text[i + 1] - '0');
      if (index < arguments.size() && !arguments[index].empty()) {
        out += with_invisible_named(arguments[index]);
      } else {
        drop = true;
      }
      i += 2;
    } else {
      out += c;
    }
  }
  return out;
}

std::string message(const Problem& problem) {
  return fill(message_template(problem.code), problem.arguments);
}

std::string hint(const Problem& problem) {
  return fill(hint_template(problem.code), problem.arguments);
}

bool has_errors(const Problems& problems) {
  return std::any_of(problems.begin(), problems.end(),
                     [](const Problem& each) { return each.severity == Severity::error; });
}

void sort_by_place(Problems& problems) {
  std::stable_sort(problems.begin(), problems.end(), [](const Problem& a, const Problem& b) {
    return std::pair(a.place.line, a.place.column) < std::pair(b.place.line, b.place.column);
  });
}

}  // namespace peil
