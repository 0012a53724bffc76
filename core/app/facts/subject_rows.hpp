// Rows of a table from elsewhere as subjects: what of them is understood, and what isn't.
#pragma once

#include "app/locale.hpp"
#include "engine/model/definition.hpp"
#include "engine/model/record.hpp"

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace peil::app {

// A cell that can't be read as an answer to its question. It becomes the answer's note, so that
// nothing is lost.
struct UnreadCell {
  std::size_t row = 0;         // counted from 1, the heading not counted
  std::uint32_t question = 0;  // index in the definition
  std::string text;
};

struct SubjectRows {
  std::vector<Subject> subjects;  // to be added, without ids
  std::vector<UnreadCell> unread;
  std::vector<std::string> columns;  // headings that name no question: they are left out
  std::vector<std::string> known;    // names that a subject of the record has: left out
  std::size_t nameless = 0;          // rows without a name: left out
  std::size_t over = 0;              // rows for which there is no room: left out

  bool empty() const { return subjects.empty(); }
};

// Reads the table as subjects of a kind that is named by a question. Its first row is a heading if
// one of its cells names a question of the kind by title in any language or by id (case and white
// space don't count); without one the columns are the name and what the kind asks in a row, in that
// order. An option is named by its label or id, several are parted by semicolons, vertical bars or
// commas; numbers and days are read as in a field. `utc` is the moment of the answers. Cost: linear
// in the text, times the questions and options of the kind.
SubjectRows read_subject_rows(std::string_view text, const Definition& definition,
                              std::uint32_t kind, const Record& record, Language language,
                              const std::string& utc);

// An id that no subject of the list has; empty if there is none.
std::string fresh_subject_id(const SubjectKind& kind, const std::vector<Subject>& subjects);

// Puts the rows' subjects behind the record's, each with an id of its own. Returns how many.
std::size_t put_subjects(SubjectRows& rows, const SubjectKind& kind, Record& record);

// More than this isn't looked at, in bytes.
inline constexpr std::size_t subject_rows_most_bytes = 1'000'000;

}  // namespace peil::app
