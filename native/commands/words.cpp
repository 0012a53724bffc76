#include "native/commands/words.hpp"

#include "app/locale.hpp"
#include "engine/base/rounding.hpp"
#include "engine/base/utf8.hpp"
#include "engine/format/outcome_json.hpp"
#include "engine/json/canonical.hpp"

#include <algorithm>
#include <variant>

namespace peil::native {
namespace {

constexpr std::size_t short_bytes = 64;

std::string option_label(const Definition& definition, const Question& question,
                         std::string_view id, std::size_t language) {
  if (question.scale != no_index) {
    for (const Option& option : definition.scales[question.scale].options) {
      if (option.id == id) return in_short(option.label, language);
    }
  }
  return utf8::harmless(id);
}

std::string joined(const std::vector<std::string>& parts) {
  std::string all;
  for (const std::string& part : parts)
    all += (all.empty() ? "" : ", ") + part;
  return all;
}

std::string in_words(const PlanAnswer& plan) {
  std::string words = utf8::harmless(plan.what);
  if (!plan.who.empty()) words += ", with " + utf8::harmless(plan.who);
  if (!plan.when.empty()) words += ", by " + utf8::harmless(plan.when);
  return words;
}

}  // namespace

std::string counted(std::size_t count, std::string_view noun) {
  return std::to_string(count) + ' ' + std::string(noun) + (count == 1 ? "" : "s");
}

std::string indented(std::string_view lines, std::string_view margin) {
  std::string result;
  while (!lines.empty()) {
    const std::size_t end = std::min(lines.find('\n'), lines.size());
    result.append(margin).append(lines.substr(0, end)).push_back('\n');
    lines.remove_prefix(std::min(end + 1, lines.size()));
  }
  return result;
}

std::string Figures::operator()(double value) const {
  constexpr int decimals = 2;
  return app::number(rounded(value, decimals, targets_), decimals, app::Language::en);
}

std::string Figures::operator()(const std::optional<double>& value) const {
  return value ? (*this)(*value) : "–";
}

std::string Figures::operator()(const std::optional<Range>& range) const {
  return range ? (*this)(range->low) + " to " + (*this)(range->high) : "–";
}

std::string figure(double value) { return Figures({})(value); }

std::string figure(const std::optional<double>& value) { return Figures({})(value); }

std::string figure(const std::optional<Range>& range) { return Figures({})(range); }

std::string shown(const Text& text, std::size_t language) {
  return utf8::harmless(text.in(language));
}

std::string in_short(const Text& text, std::size_t language) {
  const std::string_view whole = text.in(language);
  return utf8::harmless(utf8::clip(whole.substr(0, whole.find('\n')), short_bytes));
}

std::string in_words(const Answer& answer, const Definition& definition, const Question& question,
                     std::size_t language) {
  if (answer.state != AnswerState::answered) return {};
  if (const auto* text = std::get_if<std::string>(&answer.value)) {
    return utf8::clip(option_label(definition, question, *text, language), short_bytes);
  }
  if (const auto* number = std::get_if<double>(&answer.value)) {
    const std::string unit = shown(question.unit, language);
    return number_text(*number) + (unit.empty() ? "" : ' ' + unit);
  }
  if (const auto* plan = std::get_if<PlanAnswer>(&answer.value)) return in_words(*plan);
  std::vector<std::string> parts;
  if (const auto* chosen = std::get_if<std::vector<std::string>>(&answer.value)) {
    if (chosen->empty()) return "none of them";
    for (const std::string& id : *chosen)
      parts.push_back(option_label(definition, question, id, language));
  } else if (const auto* points = std::get_if<Points>(&answer.value)) {
    for (const auto& [id, share] : *points)
      parts.push_back(option_label(definition, question, id, language) + ": " + number_text(share));
  }
  return joined(parts);
}

std::string in_words(QuestionState state, const Answer* answer, const Definition& definition,
                     const Question& question, std::size_t language) {
  switch (state) {
    case QuestionState::counted:
    case QuestionState::answered:
      return answer != nullptr ? in_words(*answer, definition, question, language) : "answered";
    case QuestionState::unknown:
      return "don't know";
    case QuestionState::not_applicable:
      return "not applicable" +
             (answer != nullptr
                  ? ": “" + utf8::harmless(utf8::clip(answer->reason, short_bytes)) + "”"
                  : std::string());
    case QuestionState::hidden:
      return answer != nullptr && answer->state == AnswerState::answered
                 ? "hidden; kept: " + in_words(*answer, definition, question, language)
                 : "hidden";
    case QuestionState::open:
      break;
  }
  return "open";
}

std::string in_words(const ConditionOutcome& outcome) {
  switch (outcome.state) {
    case ConditionOutcome::State::no:
      return "no";
    case ConditionOutcome::State::yes:
      return "yes";
    case ConditionOutcome::State::failed: {
      std::string fault(expression::fault_name(outcome.fault));
      std::replace(fault.begin(), fault.end(), '_', ' ');
      return "can't be computed: " + fault;
    }
    case ConditionOutcome::State::open:
      break;
  }
  return "can't be said yet";
}

std::string in_words(const Target& target) {
  // With all the decimals that it has.
  const std::string whole = number_text(target.value);
  const std::string value = figure(target.value);
  return (whole.size() > value.size() ? whole : value) + " by " + target.by +
         (target.who == TargetGroup::each ? ", each institution" : ", mean of the sector");
}

std::string in_words(const Reference& reference, const Definition& definition,
                     std::size_t language) {
  const std::string title = shown(definition.sources[reference.source].title, language);
  return reference.at.empty() ? title : title + ", " + utf8::harmless(reference.at);
}

std::string in_words(const Benchmark& benchmark, std::size_t language) {
  std::string words = figure(benchmark.value) + " (" + shown(benchmark.survey, language);
  words +=
      benchmark.surveyed.empty() ? ", survey date unknown" : ", surveyed " + benchmark.surveyed;
  words += ", published " + benchmark.published;
  if (benchmark.participants) words += ", " + counted(*benchmark.participants, "institution");
  return words + ')';
}

const Answers* answers_of(const Definition& definition, const Record& record,
                          std::uint32_t subject_kind, std::uint32_t subject) {
  if (subject_kind == no_index) return &record.answers;
  const auto found = record.subjects.find(definition.subject_kinds[subject_kind].id);
  if (found == record.subjects.end() || subject >= found->second.size()) return nullptr;
  return &found->second[subject].answers;
}

std::string subject_name(const Definition& definition, const Record& record,
                         std::uint32_t subject_kind, std::uint32_t subject) {
  std::string name(subject_id(definition, record, subject_kind, subject));
  const std::uint32_t question = definition.subject_kinds[subject_kind].name_question;
  const Answers* answers = answers_of(definition, record, subject_kind, subject);
  if (answers == nullptr || question == no_index) return name;
  const auto found = answers->find(definition.questions[question].id);
  if (found == answers->end() || found->second.text().empty()) return name;
  return name + " · " + utf8::harmless(utf8::clip(found->second.text(), short_bytes));
}

}  // namespace peil::native
