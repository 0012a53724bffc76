#include "app/facts/judged_text.hpp"

#include "engine/plugin/exchange.hpp"

#include <variant>

namespace peil::app {

std::string filled(const Definition& definition, const Text& text, const Arguments& arguments,
                   std::size_t text_language, Language language) {
  const auto shown = [&](const ArgumentValue& value) -> std::string {
    if (const auto* plain = std::get_if<std::string>(&value)) return *plain;
    if (const auto* figure = std::get_if<ArgumentNumber>(&value))
      return number(figure->value, figure->decimals, language);
    if (const auto* day = std::get_if<ArgumentDate>(&value)) return date(day->day, language);
    const Question& question = definition.questions[std::get<ArgumentQuestion>(value).question];
    return std::string(question.title.in(text_language));
  };
  return fill_places(text.in(text_language), arguments, shown);
}

const char* severity_key(FindingSeverity severity) {
  switch (severity) {
    case FindingSeverity::stop:
      return "finding.stop";
    case FindingSeverity::duty:
      return "finding.duty";
    case FindingSeverity::gap:
      return "finding.gap";
    case FindingSeverity::warning:
      return "finding.warning";
    case FindingSeverity::note:
      break;
  }
  return "finding.note";
}

}  // namespace peil::app
