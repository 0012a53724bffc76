// Carrying a record to a newer version of its assessment, by what the definition says about its changes. Nothing is lost:
// an answer that no question takes any more is set aside in the record.
#pragma once

#include "engine/definition.hpp"
#include "engine/problem.hpp"
#include "engine/record.hpp"

#include <optional>
#include <string>
#include <vector>

namespace peil {

// One answer that doesn't stay as it is, for a preview.
struct MigrationStep {
  enum class Kind : std::uint8_t { renamed, split, merged, rescaled, removed, unknown_option };
  Kind kind{};
  std::string version;  // whose change it is: the one it leads away from
  std::vector<std::string> from;  // question ids before
  std::vector<std::string> to;    // and after; none: set aside
  std::string subject_kind;  // both empty where it is asked once
  std::string subject;
  std::string before;  // what was answered, for people: an option's id, a number; may be empty
  std::string after;
  Text reason;  // of what is removed; may be empty
};

struct Migration {
  Record record;  // that answers the definition's version
  std::vector<MigrationStep> steps;  // in order of the versions, then of the definition's changes
};

// The record as it is after all changes from its version to the definition's, and what happened to it. The record itself
// isn't touched: showing `steps` first is the preview. Refuses a record of another assessment (wrong_assessment) and a
// newer one (newer_record). One of the same version comes out as it went in, but for the fingerprint. Cost: linear in the
// record, times the number of changes.
Result<Migration> migrate(const Record& record, const Definition& definition);

// True where the record answers an older version than the definition's.
bool is_older(const Record& record, const Definition& definition);

// The order of semantic versions: below 0 where `a` is the older one, 0 where neither is.
int compare_versions(std::string_view a, std::string_view b);

}  // namespace peil
