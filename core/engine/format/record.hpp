// Reads, writes and checks the file of a record (model/record.hpp).
#pragma once

#include "engine/base/problem.hpp"
#include "engine/model/record.hpp"

#include <string>
#include <string_view>

namespace peil {

// Reads a record. Takes the file's bytes and its name. Refuses what is not a record of format
// version 1, with the first problem by place; what is over one of the format's limits is refused
// with the limit's name. Answers are not compared with a definition here: a record opens where its
// definition isn't there. A moment (“changed”, “created”) that isn't one is left out and no reason
// to refuse the rest: that goes to `warnings`, if given. A text is limited to `limits::note_bytes`;
// who lets people type keeps to that. Cost: linear in the text.
Result<Record> read_record(std::string_view text, std::string_view file,
                           Problems* warnings = nullptr);

// The record as text: fixed member order, then unknown members sorted, two spaces, a newline at the
// end; empty members are left out. Equal records give equal bytes, and reading them and writing
// them again gives the same bytes.
std::string write_record(const Record& record);

// What in the record does not fit the definition. Another assessment is an error, and all that is
// said then; everything else is a warning, for the answers are kept and not counted:
//   older_record, newer_record      it answers another version
//   unknown_question                also where a question for each subject is answered once, or the
//                                   reverse
//   wrong_answer, unknown_option, answer_outside      see answer_fit.hpp; of the desired level only
//                                                     unknown_option
//   missing_reason                  not applicable, nobody says why
//   unknown_subject_kind, limit_exceeded   subjects of no kind, or too many of one
//   dangling_id                     what the plan refers to
// In order: the record's own answers by question, then those to unknown ones, the same of each
// subject, the plan. Rounds and what is set aside aren't compared: they are of other versions.
// Places hold the pointer into the record as it is written; `locate` (json/locate.hpp) finds line
// and column in its text. Cost: linear in the record and the definition.
Problems check_record(const Record& record, const Definition& definition);

// True if the record answers an older version than the definition's.
bool is_older(const Record& record, const Definition& definition);

}  // namespace peil
