// What is wrong with an answer, in words: for checking a record against its definition, and a
// definition's examples.
#pragma once

#include "engine/base/problem.hpp"
#include "engine/base/suggest.hpp"
#include "engine/evaluation/answer_fit.hpp"
#include "engine/json/reading.hpp"
#include "engine/model/definition.hpp"
#include "engine/model/record.hpp"

#include <cstdint>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

namespace peil {

class AnswerCheck {
 public:
  // The definition must outlive this. Cost: linear in it.
  explicit AnswerCheck(const Definition& definition);

  // The index of a question of the record, or of a kind of subject; `no_index` where that scope has
  // none with this id.
  std::uint32_t find(std::string_view question_id, std::uint32_t subject_kind) const;
  // The same, in whatever scope it is.
  std::uint32_t find_anywhere(std::string_view question_id) const;

  struct Complaint {
    Code code{};
    std::vector<std::string> arguments;
    // of the answer: `value`, `level` of `desired`, or empty for the answer itself
    std::string_view member;
  };

  // All that is wrong with an answer to a question.
  std::vector<Complaint> complaints(const Answer& answer, std::uint32_t question);

  // True if a question has options and `id` is one, or where it has none.
  bool is_level(std::uint32_t question, std::string_view id) const;
  Complaint unknown_option(std::uint32_t question, std::string_view id, std::string_view member);

  // Reports, at the key that `path` leads to, an id that no question of a scope has, with the
  // nearest that one has.
  void report_unknown(std::string_view id, std::uint32_t subject_kind, Reading& reading,
                      const Path& path);
  Suggester& suggester() { return suggester_; }

 private:
  std::span<const AnswerOption> options_of(const Question& question) const;

  const Definition& definition_;
  std::vector<std::vector<AnswerOption>> options_;  // by scale
  std::unordered_map<std::string_view, std::uint32_t> questions_;
  Suggester suggester_;
};

}  // namespace peil
