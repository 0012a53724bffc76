#include "engine/migration/migration.hpp"

#include "engine/base/limits.hpp"
#include "engine/base/version.hpp"
#include "engine/format/record.hpp"
#include "engine/migration/answers.hpp"
#include "engine/migration/change.hpp"

#include <algorithm>

namespace peil {
namespace {

std::size_t count(const Answers& answers, const Subjects& subjects,
                  const std::vector<SetAside>& set_aside) {
  std::size_t total = answers.size() + set_aside.size();
  for (const auto& [kind, list] : subjects) {
    for (const auto& subject : list)
      total += subject.answers.size();
  }
  return total;
}

std::size_t count_answers(const Record& record) {
  std::size_t total = count(record.answers, record.subjects, record.set_aside);
  for (const auto& round : record.rounds)
    total += count(round.answers, round.subjects, round.set_aside);
  return total;
}

std::string_view newer(std::string_view a, std::string_view b) {
  return compare_versions(a, b) < 0 ? b : a;
}

class RecordMigration {
 public:
  RecordMigration(const Record& record, const Definition& definition)
      : definition_(definition), chain_(definition), answers_(chain_, count_answers(record)) {
    result_.record = record;
    for (const auto& round : record.rounds)
      round_versions_.push_back(round.assessment_version);
  }

  Result<Migration> run() {
    Record& record = result_.record;
    const std::string version = record.assessment_version;
    for (std::size_t i = 0; i < chain_.size(); ++i) {
      answers_.begin(i);
      if (!carry(i, record, version, no_index)) return refusal();
      carry_plan(i, version);
      for (std::size_t j = 0; j < record.rounds.size(); ++j) {
        if (!carry(i, record.rounds[j], round_versions_[j], static_cast<std::uint32_t>(j)))
          return refusal();
      }
      list_steps();
    }
    for (auto& round : record.rounds) {
      if (compare_versions(round.assessment_version, definition_.version) < 0)
        round.assessment_version = definition_.version;
    }
    record.assessment_version = definition_.version;
    record.fingerprint = definition_.fingerprint;
    if (const std::size_t size = write_record(record).size(); size > limits::file_bytes)
      return too_large(size);
    return std::move(result_);
  }

 private:
  bool follows(std::size_t change, std::string_view version) const {
    return compare_versions(chain_[change].until(), version) > 0;
  }

  // The answers of a record or of a round.
  template <class Holder>
  bool carry(std::size_t change, Holder& holder, std::string_view version, std::uint32_t round) {
    if (!follows(change, version)) return true;
    AnswerScope scope;
    scope.round = round;
    scope.version = newer(version, chain_[change].from());
    scope.set_aside = &holder.set_aside;
    if (!answers_.carry(holder.answers, scope)) return false;
    for (auto& [kind, list] : holder.subjects) {
      scope.subject_kind = kind;
      for (auto& subject : list) {
        scope.subject = subject.id;
        if (!answers_.carry(subject.answers, scope)) return false;
      }
    }
    return true;
  }

  void carry_plan(std::size_t change, std::string_view version) {
    if (!follows(change, version)) return;
    for (auto& planned : result_.record.plan)
      answers_.carry(planned, AnswerScope{});
  }

  // In the order of the change's entries; those of one entry by scope.
  void list_steps() {
    auto steps = answers_.take_steps();
    std::stable_sort(steps.begin(), steps.end(),
                     [](const auto& a, const auto& b) { return a.rank < b.rank; });
    for (auto& each : steps) {
      if (result_.steps.size() < limits::answers) {
        result_.steps.push_back(std::move(each.step));
      } else {
        ++result_.unlisted;
      }
    }
  }

  static Problem too_large(std::size_t size) {
    return {Code::file_too_large,
            Severity::error,
            {std::to_string(size), std::to_string(limits::file_bytes)},
            {}};
  }

  Problem refusal() const {
    if (answers_.answer_count() <= limits::answers) return too_large(answers_.copied_bytes());
    return {Code::limit_exceeded,
            Severity::error,
            {"answers", std::to_string(answers_.answer_count()), std::to_string(limits::answers)},
            {{}, "/answers", 0, 0}};
  }

  const Definition& definition_;
  ChangeChain chain_;
  AnswerMigration answers_;
  std::vector<std::string> round_versions_;
  Migration result_;
};

}  // namespace

Result<Migration> migrate(const Record& record, const Definition& definition) {
  if (record.assessment != definition.id) {
    return Problem{
        Code::wrong_assessment, Severity::error, {record.assessment}, {{}, "/assessment/id", 0, 0}};
  }
  if (compare_versions(record.assessment_version, definition.version) > 0) {
    return Problem{Code::newer_record,
                   Severity::error,
                   {record.assessment_version, definition.version},
                   {{}, "/assessment/version", 0, 0}};
  }
  if (!is_older(record, definition)) {
    Migration same;
    same.record = record;
    same.record.assessment_version = definition.version;
    same.record.fingerprint = definition.fingerprint;
    return same;
  }
  return RecordMigration(record, definition).run();
}

}  // namespace peil
