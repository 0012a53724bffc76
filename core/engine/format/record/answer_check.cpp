#include "engine/format/record/answer_check.hpp"

#include "engine/base/limits.hpp"
#include "engine/base/syntax.hpp"

namespace peil {

AnswerCheck::AnswerCheck(const Definition& definition) : definition_(definition) {
  options_.reserve(definition.scales.size());
  for (const auto& scale : definition.scales)
    options_.push_back(answer_options(scale));
  questions_.reserve(definition.questions.size());
  for (std::uint32_t i = 0; i < definition.questions.size(); ++i)
    questions_.try_emplace(definition.questions[i].id, i);
}

std::uint32_t AnswerCheck::find_anywhere(std::string_view question_id) const {
  const auto found = questions_.find(question_id);
  return found == questions_.end() ? no_index : found->second;
}

std::uint32_t AnswerCheck::find(std::string_view question_id, std::uint32_t subject_kind) const {
  const std::uint32_t index = find_anywhere(question_id);
  if (index == no_index) return no_index;
  return definition_.subject_kind_of(definition_.questions[index]) == subject_kind ? index
                                                                                   : no_index;
}

std::span<const AnswerOption> AnswerCheck::options_of(const Question& question) const {
  return question.scale < options_.size() ? std::span<const AnswerOption>(options_[question.scale])
                                          : std::span<const AnswerOption>();
}

bool AnswerCheck::is_level(std::uint32_t question, std::string_view id) const {
  const auto options = options_of(definition_.questions[question]);
  return options.empty() || find_option(options, id) != no_index;
}

AnswerCheck::Complaint AnswerCheck::unknown_option(std::uint32_t question, std::string_view id,
                                                   std::string_view member) {
  std::vector<std::string_view> known;
  for (const auto& option : options_of(definition_.questions[question]))
    known.push_back(option.id);
  return {Code::unknown_option,
          {std::string(id), definition_.questions[question].id,
           std::string(suggester_.nearest(id, known))},
          member};
}

std::vector<AnswerCheck::Complaint> AnswerCheck::complaints(const Answer& answer,
                                                            std::uint32_t index) {
  std::vector<Complaint> list;
  const Question& question = definition_.questions[index];
  if (answer.state == AnswerState::not_applicable && !has_content(answer.reason)) {
    list.push_back({Code::missing_reason, {question.id}, {}});
  }
  if (answer.state == AnswerState::answered) {
    const auto wrong = misfit(answer.value, answer_rule(question, options_of(question)));
    switch (wrong.kind) {
      case Misfit::Kind::none:
        break;
      case Misfit::Kind::wrong_kind:
        list.push_back(
            {Code::wrong_answer, {question.id, std::string(type_word(question.type))}, "value"});
        break;
      case Misfit::Kind::unknown_option:
        list.push_back(unknown_option(index, wrong.found, "value"));
        break;
      case Misfit::Kind::outside:
        list.push_back({Code::answer_outside, {question.id, wrong.found, wrong.allowed}, "value"});
        break;
    }
  }
  if (answer.desired && !answer.desired->level.empty() && !is_level(index, answer.desired->level)) {
    list.push_back(unknown_option(index, answer.desired->level, "level"));
  }
  return list;
}

void AnswerCheck::report_unknown(std::string_view id, std::uint32_t subject_kind, Reading& reading,
                                 const Path& path) {
  std::vector<std::string_view> known;
  // Beyond this nothing is listed, so nothing needs to be found.
  if (reading.error_count() < limits::problems) {
    for (const auto& question : definition_.questions) {
      if (definition_.subject_kind_of(question) == subject_kind) known.push_back(question.id);
    }
  }
  reading.error(Code::dangling_id, path,
                {std::string(id), "question", std::string(suggester_.nearest(id, known))},
                Reading::At::key);
}

}  // namespace peil
