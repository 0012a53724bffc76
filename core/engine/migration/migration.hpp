// Carrying a record to a newer version of its assessment, by what the definition says about its
// changes. Nothing is lost: an answer that no question takes any more is set aside in the record.
#pragma once

#include "engine/base/problem.hpp"
#include "engine/model/definition.hpp"
#include "engine/model/record.hpp"

#include <optional>
#include <string>
#include <vector>

namespace peil {

// One answer that doesn't stay as it is, for a preview.
struct MigrationStep {
  enum class Kind : std::uint8_t {
    renamed,
    split,
    merged,  // into one; the values that aren't taken are set aside
    rescaled,
    removed,        // set aside
    unknown_option  // `before` is kept as it is: the change doesn't say what becomes of it
  };
  Kind kind{};
  std::string version;            // whose change it is: the one it leads away from
  std::vector<std::string> from;  // question ids before
  std::vector<std::string> to;    // and after; none: set aside
  std::string subject_kind;       // both empty if it is asked once
  std::string subject;
  std::uint32_t round = no_index;  // its place in the record's list; `no_index`: of now
  std::string before;  // what was answered, for people: an option's id, a number; may be empty
  std::string after;
  Text reason;  // of what is removed; may be empty
};

struct Migration {
  Record record;                     // that answers the definition's version
  std::vector<MigrationStep> steps;  // in order of the versions, then of the definition's changes
  std::size_t unlisted = 0;  // steps beyond `limits::answers`, which were taken but aren't listed
};

// The record as it is after all changes from its version to the definition's, and what happened to
// it. The record itself isn't touched: showing `steps` first is the preview. Rounds follow too,
// each from its own version, and so do the questions and levels that the plan names. Within one
// change everything happens at once, so that ids can be swapped.
//
// Where several answers come to one question, the one that the definition says is taken (the first,
// where it doesn't say or the options have no values); their notes are put one under another, their
// evidence one after another, and whatever else differs from what is taken is set aside. So every
// text and value of the old record is in the new one, as it was or rescaled.
//
// Refuses a record of another assessment (wrong_assessment), a newer one (newer_record), and one
// that would come out over the limits of a record (limit_exceeded, file_too_large). One of the same
// version comes out as it went in, but for the fingerprint. Cost: linear in the record, times the
// number of changes; where answers are merged that number squared.
Result<Migration> migrate(const Record& record, const Definition& definition);

}  // namespace peil
