// One change applied to the answers of one scope: of a record, a subject, or one of these in a
// round.
#pragma once

#include "engine/migration/change.hpp"
#include "engine/migration/merge.hpp"
#include "engine/migration/migration.hpp"
#include "engine/model/record.hpp"

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace peil {

// Whose answers are carried over, and what is to be said of them.
struct AnswerScope {
  std::string_view subject_kind;
  std::string_view subject;
  std::uint32_t round = no_index;
  std::string_view version;  // that they answer before the change
  std::vector<SetAside>* set_aside = nullptr;
};

class AnswerMigration {
 public:
  struct RankedStep {
    std::uint32_t rank = 0;  // of the entry in the change
    MigrationStep step;
  };

  // `answer_count`: of the whole record, what is set aside included.
  AnswerMigration(ChangeChain& chain, std::size_t answer_count)
      : chain_(chain), answer_count_(answer_count) {}

  // From here on change `index` is applied.
  void begin(std::size_t index) { index_ = index; }

  // False if the record would get over a limit: it is of no further use then.
  bool carry(Answers& answers, const AnswerScope& scope);
  void carry(PlannedAction& planned, const AnswerScope& scope);

  // What happened since it was asked last, scope by scope.
  std::vector<RankedStep> take_steps() { return std::move(steps_); }

  // How many answers there are, and how large what was copied is: for saying which limit it was.
  std::size_t answer_count() const { return answer_count_; }
  std::size_t copied_bytes() const { return copied_bytes_; }

 private:
  // An answer on its way to a question.
  struct Arrival {
    const ChangeIndex::Move* move = nullptr;  // null: it is there already
    std::string from;
    Answer answer;
    AnswerValue original;  // before it was rescaled
  };

  bool send(const std::string& from, Answer answer, const std::vector<ChangeIndex::Move>& moves,
            const AnswerScope& scope, std::vector<Arrival>& arrivals);
  void rescale(Answer& answer, const std::string& from, std::string_view to,
               const AnswerScope& scope);
  void settle(std::vector<Arrival>& arrivals, Answers& answers, const AnswerScope& scope);
  void merge(std::vector<Arrival>& group, std::string_view to, Answers& answers,
             const AnswerScope& scope);
  std::size_t taken(const std::vector<Arrival>& group, const std::vector<MergedAnswer>& parts,
                    std::string_view to);
  void set_aside(const std::string& question, Answer answer, const AnswerScope& scope);
  MigrationStep& say(MigrationStep::Kind kind, std::uint32_t rank, const AnswerScope& scope);

  ChangeChain& chain_;
  std::size_t index_ = 0;
  std::size_t answer_count_;
  std::size_t copied_bytes_ = 0;
  std::vector<RankedStep> steps_;
};

}  // namespace peil
