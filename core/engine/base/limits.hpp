// The limits of format version 1. They are part of the format: a file over a limit is refused with
// the limit's name, so that what one program accepts every other one accepts too.
#pragma once

#include <cstddef>

namespace peil::limits {

// Of any file.
inline constexpr std::size_t file_bytes = 16u * 1024 * 1024;
inline constexpr std::size_t depth = 32;
inline constexpr std::size_t values = 2'000'000;  // JSON values and member names together
inline constexpr std::size_t id_bytes = 64;
inline constexpr std::size_t assessment_id_bytes = 128;

// Of a definition. `terms` is the number of questions and sections that all scores together run
// over, so that no small file can ask for an endless computation.
inline constexpr std::size_t questions = 20'000;
inline constexpr std::size_t sections = 2'000;
inline constexpr std::size_t scores = 500;
inline constexpr std::size_t terms = 400'000;
inline constexpr std::size_t targets = 1'000;
inline constexpr std::size_t benchmarks = 1'000;
inline constexpr double participants = 1e9;  // of one benchmark
inline constexpr std::size_t scales = 500;
inline constexpr std::size_t proposals = 20;  // of one question
inline constexpr std::size_t measures = 8;    // further values of options
inline constexpr std::size_t options = 100;   // of one scale
inline constexpr std::size_t months = 120;    // to get from one option to the next
inline constexpr std::size_t needs = 100;     // of one option of a question
inline constexpr std::size_t languages = 32;
inline constexpr std::size_t sources = 2'000;
inline constexpr std::size_t tags = 500;
inline constexpr std::size_t references = 100;  // of one question
inline constexpr std::size_t subject_kinds = 16;
inline constexpr std::size_t subject_questions =
    2'000;  // asked for each subject, of all kinds together
inline constexpr std::size_t labels = 2'000;
inline constexpr std::size_t findings = 2'000;
inline constexpr std::size_t actions = 2'000;
inline constexpr std::size_t suggestions = 100;  // actions of one finding
inline constexpr std::size_t levels = 100;       // of one staircase
inline constexpr std::size_t changes = 200;
inline constexpr std::size_t examples = 500;
inline constexpr std::size_t text_bytes = 64u * 1024;  // a text in one language
inline constexpr double value_magnitude = 1e9;  // of an option's, target's or benchmark's value
inline constexpr double weight_highest = 1e6;
inline constexpr double weight_lowest = 1e-6;  // above zero

// Of an expression: its text, how deep its parts are nested, and the subjects of a kind that it can
// run over.
inline constexpr std::size_t expression_bytes = 4u * 1024;
inline constexpr std::size_t expression_depth = 64;
inline constexpr std::size_t subjects = 500;

// Of a record. A note is as long as its writer likes, up to this.
inline constexpr std::size_t answers = 100'000;
inline constexpr std::size_t note_bytes = 1024u * 1024;
inline constexpr std::size_t evidence = 100;  // of one answer
inline constexpr std::size_t plan = 10'000;
inline constexpr std::size_t rounds = 100;
inline constexpr double allocation_points = 100;  // that an allocation divides

// Of a plugin, its program, and what host and program say to each other.
inline constexpr std::size_t plugin_files = 100;
inline constexpr std::size_t plugin_assessments = 100;  // that one plugin is for
inline constexpr unsigned memory_mib_lowest = 1;        // that a program may ask for
inline constexpr unsigned memory_mib_highest = 64;
inline constexpr unsigned milliseconds_lowest = 10;
inline constexpr unsigned milliseconds_highest = 10'000;
inline constexpr std::size_t request_bytes = 1024u * 1024;
inline constexpr std::size_t reply_bytes = 1024u * 1024;
inline constexpr std::size_t log_bytes = 64u * 1024;  // of one call
inline constexpr std::size_t lists = 500;             // that a program may make
inline constexpr std::size_t messages = 500;
inline constexpr std::size_t steps = 2'000;  // of a judgement
inline constexpr std::size_t notes = 2'000;
inline constexpr std::size_t arguments = 32;  // of one text
inline constexpr std::size_t argument_bytes = 1'000;

// Of a list of problems: the errors and the warnings that are listed one by one, each.
inline constexpr std::size_t problems = 10'000;
inline constexpr std::size_t pointer_bytes = 1'000;  // longer ones are cut, with “…”

}  // namespace peil::limits
