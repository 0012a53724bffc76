// One organisation's answers to one assessment: what is written to a file and read back. Nothing
// that can be derived stands in it, and members that this version doesn't know are kept.
#pragma once

#include "engine/model/answer_value.hpp"
#include "engine/model/definition.hpp"

#include <boost/json/object.hpp>

#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

namespace peil {

enum class AnswerState : std::uint8_t {
  answered,        // `value` holds the answer
  unknown,         // “don't know”: missing, and counted as such
  not_applicable,  // leaves the denominator; needs `reason`
  // nothing chosen, but a note or something else is kept; in JSON: neither `value` nor `state`
  open,
};

// What shows that an answer is true. The file itself stays where it is.
struct Evidence {
  std::string title;   // may be empty
  std::string link;    // an address; or
  std::string file;    // a file's name
  std::string date;    // of what it shows, ISO 8601; may be empty
  std::string sha256;  // of the file, 64 hexadecimal digits; may be empty
  boost::json::object unknown_members;
};

// Where somebody wants to be, and when.
struct Desired {
  // an option id; of a number, the number as text. Without it nothing is written
  std::string level;
  std::string by;  // ISO 8601 date; may be empty
  boost::json::object unknown_members = {};
};

// What was said about one question. “Not applicable” without a reason is kept, since people save
// before they finish, and counts as open.
struct Answer {
  AnswerState state = AnswerState::answered;
  AnswerValue value;   // only where answered
  std::string reason;  // for not_applicable
  std::string note;    // may be empty
  std::vector<Evidence> evidence;
  std::string owner;  // may be empty
  std::optional<Desired> desired;
  std::string changed;  // RFC 3339, UTC; may be empty
  // Of an answer: the definition proposed it, and nobody has confirmed it.
  bool proposed = false;
  boost::json::object unknown_members;

  // The option, text or date; empty if the value is something else.
  std::string_view text() const {
    const auto* text = std::get_if<std::string>(&value);
    return text != nullptr ? std::string_view(*text) : std::string_view();
  }
};

using Answers = std::map<std::string, Answer, std::less<>>;  // by question id

// One of the things of a kind that are assessed within the record. Its name is the answer to the
// kind's name question.
struct Subject {
  std::string id;  // unique in its kind; of the form of ids
  Answers answers;
  boost::json::object unknown_members;
};

using Subjects = std::map<std::string, std::vector<Subject>, std::less<>>;  // by kind

// Something that the institution will do.
struct PlannedAction {
  enum class Progress : std::uint8_t { planned, started, done, dropped };
  std::string id;        // unique in the record
  std::string action;    // the id of a suggested action; may be empty
  std::string title;     // in the institution's own words; may be empty if `action` is given
  std::string question;  // that it is about; may be empty
  std::string subject;   // its id, where it is about one; may be empty
  std::string owner;     // may be empty
  std::string by;        // ISO 8601 date; may be empty
  std::string level;     // that it will lead to, an option id; may be empty
  Progress progress = Progress::planned;
  std::string note;  // may be empty
  boost::json::object unknown_members;
};

// An answer that no question of the present version takes: kept when the record followed its
// assessment.
struct SetAside {
  std::string question;      // its id in that version
  std::string subject_kind;  // both empty if it was asked once
  std::string subject;
  std::string version;  // the last one that had the question
  Answer answer;
  boost::json::object unknown_members = {};
};

// The state of the answers that was set aside at a moment, to compare with.
struct Round {
  std::string title;
  std::string date;  // ISO 8601; must be there
  std::string assessment_version;
  Answers answers;
  Subjects subjects;
  std::vector<SetAside> set_aside;  // as in Record, of these answers
  boost::json::object unknown_members;
};

struct Record {
  std::string id;  // unique; names the file: lower-case letters, digits, hyphens, at most 64
  std::string organisation;  // may be empty
  std::string assessment;    // Definition::id
  std::string assessment_version;
  std::string fingerprint;  // Definition::fingerprint; may be empty
  std::string created;      // RFC 3339, UTC; may be empty
  std::string changed;      // RFC 3339, UTC; may be empty
  Answers answers;          // to what is asked once
  Subjects subjects;        // and what is asked for each subject, in the order they were added
  std::vector<PlannedAction> plan;
  std::vector<Round> rounds;
  std::vector<SetAside> set_aside;
  boost::json::object unknown_members;             // of the record itself
  boost::json::object unknown_assessment_members;  // of its member "assessment"
};

}  // namespace peil
