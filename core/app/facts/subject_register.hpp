// The register of one kind of subject: a table with a row for each AI system, cloud service, or
// whatever an assessment asks about several times. Nothing in it is new: it is what was answered,
// what follows from that, and what the plugin's program says. A person keeps it as CSV; programs
// read it as JSON.
#pragma once

#include "app/local_day.hpp"
#include "app/locale.hpp"
#include "engine/evaluation/evaluation.hpp"
#include "engine/model/definition.hpp"
#include "engine/model/judgement.hpp"
#include "engine/model/record.hpp"

#include <boost/json/object.hpp>

#include <cstdint>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

namespace peil::app {

struct RegisterColumn {
  // the same in every language; of a question or score with what it is before it: answer/sys.use
  std::string id;
  std::string title;                // in the reader's language
  int decimals = -1;                // of its numbers in CSV; -1: all that they have
  std::string_view between = "; ";  // several things in one cell of CSV
  std::vector<double> targets;      // of a score: its numbers don't read as one that is higher
};

struct RegisterCell {
  enum class State : std::uint8_t {
    said,            // `value` is all there is; without one, there is nothing to say
    unknown,         // “don't know”
    not_applicable,  // `value` is the reason
    // the program, which says something here, gave no answer; `value` is what the answers alone
    // give
    program_silent
  };
  std::variant<std::monostate, double, std::string, std::vector<std::string>> value;
  State state = State::said;
};

struct RegisterRow {
  std::string subject;              // its id in the record
  std::vector<RegisterCell> cells;  // one for each column
};

struct SubjectRegister {
  std::string title;  // of the kind: “AI-systemen”
  std::vector<RegisterColumn> columns;
  std::vector<RegisterRow> rows;  // in the record's order
};

// What a register is made of.
struct RegisterSource {
  const Definition& definition;
  const Record& record;
  const Evaluation& evaluation;
  // null if the program gave no answer to these answers, or there is none
  const Judgement* judgement;
  std::uint32_t kind = 0;  // of subject; there must be one
  // BCP 47; of the assessment's texts, and of the rest where Peil speaks it
  std::string_view language;
  std::string_view day;  // ISO 8601: as of which day; what the program was told
  // The reader's day of a moment that is stored in UTC; null: that of UTC.
  LocalDay local_day = nullptr;
};

// The columns, each only where the assessment has such a thing for the kind:
//   name              what the subject is called on the screens
//   class             the worst of the kind's classes that holds, if it has classes
//   answer/ID         the other questions of the sections that the kind names for this, or of that
//                     in which the name is asked: what describes the subject
//   owners            who sees to any of its answers, each once
//   labels            titles of the labels that hold, the data's and the program's
//   labels_open       those that can't be said yet, with the questions that settle them; those that
//                     can't be computed
//   findings          those that hold, with their place in the source and their day
//   score/ID          the scores, the data's and the program's
//   steps, first_day  how many steps of the program's lists are open, and the earliest day of these
//   answered, applicable   how many questions
//   changed           the day of the last change of an answer
//   assessment, version, as_of   whence it comes
// A step is open unless the record's plan says that its action is done or dropped. A hidden
// question's answer doesn't count, so its cell is empty. Cost: linear in the definition and the
// judgement, times the subjects, and what settles the labels.
SubjectRegister make_register(const RegisterSource& source);

// The table as CSV (engine/base/csv.hpp): with semicolons and decimal commas in Dutch, which is
// what a Dutch spreadsheet opens, and commas and decimal points in English.
std::string register_csv(const SubjectRegister& made, Language language);

// The table as JSON: a head, the columns, and for each row the subject's id and its cells by
// column. What is said is null, a number, a text or a list of texts; else {"state": …, "value": …}.
// Print it with pretty_json: the same source gives the same bytes.
boost::json::object register_json(const SubjectRegister& made, const RegisterSource& source);

}  // namespace peil::app
