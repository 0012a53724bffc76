// From a record's answers to the values that scores and expressions take. What doesn't fit its
// question counts as open.
#include "engine/base/day.hpp"
#include "engine/base/syntax.hpp"
#include "engine/evaluation/work.hpp"

#include <utility>

namespace peil {

// Fills `into` where the answer fits the question.
bool Evaluation::Work::take(Given& into, const Compiled::Question& question, const Answer& answer,
                            std::uint32_t subject) {
  using expression::Value;
  const AnswerRule rule = compiled_->rule_of(question);
  if (!fits(answer.value, rule)) return false;
  bool counts = question.scored;
  ExactSum sum;
  ExactSum weight;  // of what is added up, where it is a mean
  const auto choose = [&](const std::string& id, double share) {
    const auto index = find_option(rule.options, id);
    sum.add_product(rule.options[index].value, share);
    weight.add(share);
    counts = counts && rule.options[index].has_value;
    return index;
  };
  switch (question.type) {
    case QuestionType::scale:
    case QuestionType::choice:
      into.value = Value::choice(choose(std::get<std::string>(answer.value), 1));
      break;
    case QuestionType::choices: {
      expression::Set chosen;
      for (const auto& id : std::get<std::vector<std::string>>(answer.value))
        chosen.add(choose(id, 1));
      into.value = Value::set(chosen);
      break;
    }
    case QuestionType::number: {
      const double number = std::get<double>(answer.value);
      into.value = question.whole ? Value::integer(static_cast<std::int64_t>(number))
                                  : Value::decimal(number);
      sum.add(number);
      break;
    }
    case QuestionType::text:
    case QuestionType::long_text: {
      const auto& text = std::get<std::string>(answer.value);
      auto& kept = frames_[question.scope]
                       .texts[std::size_t{subject} * compiled_->scopes[question.scope].texts +
                              question.text];
      if (!kept || *kept != text) {
        // Others view the old one until everything is computed anew.
        retired_.push_back(std::exchange(kept, std::make_shared<const std::string>(text)));
      }
      into.value = Value::text(*kept);
      break;
    }
    case QuestionType::date:
      into.value = Value::date(*expression::day_of(std::get<std::string>(answer.value)));
      break;
    case QuestionType::allocation:
      for (const auto& [id, points] : std::get<Points>(answer.value))
        choose(id, points);
      break;
    case QuestionType::plan:
      break;
  }
  const bool divided = question.type == QuestionType::allocation;
  into.number = (divided ? sum.sum() / weight.sum() : sum.sum()).rounded();
  into.state = counts ? QuestionState::counted : QuestionState::answered;
  return true;
}

Evaluation::Work::Given Evaluation::Work::given(const Compiled::Question& question,
                                                const Answer* answer, std::uint32_t subject) {
  Given result;
  if (answer == nullptr) return result;
  switch (answer->state) {
    case AnswerState::open:
      break;
    case AnswerState::unknown:
      result.state = QuestionState::unknown;
      break;
    case AnswerState::not_applicable:
      if (has_content(answer->reason)) result.state = QuestionState::not_applicable;
      break;
    case AnswerState::answered:
      if (!take(result, question, *answer, subject)) result = {};
      result.proposed = answer->proposed;
      break;
  }
  return result;
}

void Evaluation::Work::read_answers(const Answers& answers, std::uint32_t scope,
                                    std::uint32_t subject) {
  auto& given_answers = frames_[scope].given;
  const std::size_t first = std::size_t{subject} * compiled_->scopes[scope].questions.size();
  for (const auto& [id, answer] : answers) {
    const auto* question = compiled_->find(id, scope);
    if (question != nullptr)
      given_answers[first + question->ordinal] = given(*question, &answer, subject);
  }
}

}  // namespace peil
