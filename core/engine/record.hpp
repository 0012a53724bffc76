// One organisation's answers to one assessment: what is written to a file and read back. Nothing that can be derived
// stands in it, and members that this version doesn't know are kept.
#pragma once

#include "engine/definition.hpp"
#include "engine/problem.hpp"

#include <boost/json/object.hpp>

#include <cstdint>
#include <map>
#include <string>
#include <string_view>

namespace peil {

enum class AnswerState : std::uint8_t {
  answered,        // `value` holds the answer
  unknown,         // “don't know”: missing, and counted as such
  not_applicable,  // leaves the denominator; needs `reason`
  open,  // nothing chosen, but a note or something else is kept; in JSON: neither `value` nor `state`
};

// What was said about one question. “Not applicable” without a reason is kept, since people save before they finish, and
// counts as open.
struct Answer {
  AnswerState state = AnswerState::answered;
  std::string value;    // a scale's option id; only where answered
  std::string reason;   // for not_applicable
  std::string note;     // may be empty
  std::string changed;  // RFC 3339, UTC; may be empty
  boost::json::object unknown_members;
};

struct Record {
  std::string id;  // unique; names the file: lower-case letters, digits, hyphens, at most 64
  std::string organisation;  // may be empty
  std::string assessment;    // Definition::id
  std::string assessment_version;
  std::string fingerprint;                             // Definition::fingerprint; may be empty
  std::string created;                                 // RFC 3339, UTC; may be empty
  std::string changed;                                 // RFC 3339, UTC; may be empty
  std::map<std::string, Answer, std::less<>> answers;  // by question id
  boost::json::object unknown_members;                 // of the record itself
  boost::json::object unknown_assessment_members;      // of its member "assessment"
};

// Reads a record. Takes the file's bytes and its name. Refuses what is not a record of format version 1, with the first
// problem by place. Answers are not compared with a definition here: a record opens where its definition isn't there.
// Notes and reasons are limited to `limits::note_bytes` each; who lets people type keeps to that. Cost: linear in the
// text.
Result<Record> read_record(std::string_view text, std::string_view file);

// The record as text: fixed member order, then unknown members sorted, two spaces, a newline at the end; empty members
// are left out. Equal records give equal bytes, and reading them and writing them again gives the same bytes.
std::string write_record(const Record& record);

// What in the record does not fit the definition: another assessment (error), unknown questions and options, reasons that
// are missing (warnings: the answers are kept and not counted). In order of the definition's questions, then of the
// answers to unknown ones; places hold the pointer into the record, without line and column.
Problems check_record(const Record& record, const Definition& definition);

// What a file is, as far as its beginning tells.
enum class FileKind : std::uint8_t { definition, record, neither };

// Looks for the members that tell, and no further: a definition or record with mistakes, or cut off, is still one. Cost:
// linear in the text before those members.
FileKind kind_of(std::string_view text);

}  // namespace peil
