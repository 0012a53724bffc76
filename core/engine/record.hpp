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
};

struct Answer {
  AnswerState state = AnswerState::answered;
  std::string value;    // a scale's option id
  std::string reason;   // for not_applicable
  std::string note;     // may be empty
  std::string changed;  // RFC 3339, UTC
  boost::json::object unknown_members;
};

struct Record {
  std::string id;            // unique; names the file
  std::string organisation;  // may be empty
  std::string assessment;    // Definition::id
  std::string assessment_version;
  std::string fingerprint;  // Definition::fingerprint
  std::string created;      // RFC 3339, UTC
  std::string changed;      // RFC 3339, UTC
  std::map<std::string, Answer, std::less<>> answers;  // by question id
  boost::json::object unknown_members;
};

// Reads a record. Takes the file's bytes and its name. Refuses what is not a record of format version 1, with the first
// problem found. Answers are not compared with a definition here: a record opens where its definition isn't there.
Result<Record> read_record(std::string_view text, std::string_view file);

// The record as text: fixed member order, two spaces, a newline at the end; equal records give equal bytes.
std::string write_record(const Record& record);

// What in the record does not fit the definition: another assessment (error), unknown questions and options (warnings:
// they are kept and not counted).
Problems check_record(const Record& record, const Definition& definition);

}  // namespace peil
