#include "app/facts/answer_words.hpp"

#include "app/answer_input.hpp"
#include "engine/json/canonical.hpp"

#include <algorithm>

namespace peil::app {

std::string option_label(const Definition& definition, const Question& question,
                         std::string_view option, std::string_view language) {
  if (question.scale == no_index) return std::string(option);
  for (const Option& each : definition.scales[question.scale].options) {
    if (each.id == option) return std::string(each.label.in(definition.language_index(language)));
  }
  return std::string(option);
}

std::vector<std::string> answer_parts(const Definition& definition, const Question& question,
                                      const AnswerValue& value, std::string_view language) {
  std::vector<std::string> parts;
  if (const auto* number = std::get_if<double>(&value)) {
    parts.push_back(number_text(*number));
  } else if (const auto* text = std::get_if<std::string>(&value)) {
    if (!text->empty()) parts.push_back(option_label(definition, question, *text, language));
  } else if (const auto* chosen = std::get_if<std::vector<std::string>>(&value)) {
    for (const std::string& option : *chosen)
      parts.push_back(option_label(definition, question, option, language));
    if (parts.empty()) {
      const Language own = language_of(language, Language::en);
      parts.push_back(Catalogue::of(own).text("answer.none"));
    }
  } else if (const auto* points = std::get_if<Points>(&value)) {
    for (const auto& [option, share] : *points)
      parts.push_back(option_label(definition, question, option, language) + ": " +
                      number_text(share));
  } else if (const auto* plan = std::get_if<PlanAnswer>(&value)) {
    for (const std::string* part : {&plan->what, &plan->who, &plan->when}) {
      if (!part->empty()) parts.push_back(*part);
    }
  }
  return parts;
}

std::string answer_words(const Definition& definition, const Question& question,
                         const AnswerValue& value, Language language) {
  if (const auto* number = std::get_if<double>(&value)) {
    const std::string unit(question.unit.in(definition.language_index(tag(language))));
    const std::string typed = typed_number(*number, language);
    return unit.empty() ? typed : typed + " " + unit;
  }
  if (question.type == QuestionType::date) {
    if (const auto* day = std::get_if<std::string>(&value)) return date(*day, language);
  }
  std::string words;
  for (const std::string& part : answer_parts(definition, question, value, tag(language)))
    words += (words.empty() ? "" : ", ") + part;
  return words;
}

std::string answer_words(const Definition& definition, const Question& question,
                         const Answer* answer, Language language) {
  if (!answer) return {};
  switch (answer->state) {
    case AnswerState::answered:
      return answer_words(definition, question, answer->value, language);
    case AnswerState::unknown:
      return Catalogue::of(language).text("answer.unknown");
    case AnswerState::not_applicable:
      return Catalogue::of(language).text("answer.not_applicable");
    case AnswerState::open:
      break;
  }
  return {};
}

}  // namespace peil::app
