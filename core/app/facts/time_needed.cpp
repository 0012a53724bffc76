#include "app/facts/time_needed.hpp"

#include <algorithm>
#include <cmath>
#include <string_view>

namespace peil::app {

namespace {

// These are our own estimates; nobody has measured them with people yet.
constexpr double words_a_minute = 200;          // that are read and understood
constexpr Minutes to_weigh_levels{2, 4};        // which of several texts fits, and who would know
constexpr Minutes to_answer_shortly{0.5, 0.5};  // a choice, a figure, a day, a name
constexpr Minutes to_write{2, 2};               // a text of several lines, a plan, a division

constexpr double hour = 60;
constexpr double five = 5;
constexpr double half_hour = 30;

std::size_t words_in(std::string_view text) {
  std::size_t count = 0;
  bool inside = false;
  for (const char sign : text) {
    const bool blank = sign == ' ' || sign == '\n' || sign == '\t';
    count += !blank && !inside;
    inside = !blank;
  }
  return count;
}

std::size_t words_to_read(const Definition& definition, const Question& question,
                          std::size_t language) {
  std::size_t count = words_in(question.title.in(language)) + words_in(question.help.in(language));
  if (question.scale == no_index) return count;
  const auto& options = definition.scales[question.scale].options;
  for (std::size_t index = 0; index < options.size(); ++index) {
    count += words_in(options[index].label.in(language)) +
             words_in(option_meaning(definition, question, index).in(language));
  }
  return count;
}

Minutes to_think(const Definition& definition, const Question& question) {
  switch (question.type) {
    case QuestionType::scale:
      return has_level_texts(definition, question) ? to_weigh_levels : to_answer_shortly;
    case QuestionType::long_text:
    case QuestionType::allocation:
    case QuestionType::plan:
      return to_write;
    default:
      return to_answer_shortly;
  }
}

// In steps of five minutes, from an hour on of half hours.
double rounded_minutes(double minutes) {
  const double fives = std::max(five, std::round(minutes / five) * five);
  return fives < hour ? fives : std::max(hour, std::round(minutes / half_hour) * half_hour);
}

// `3½`: how many hours, or minutes below an hour.
std::string amount(double minutes) {
  if (minutes < hour) return std::to_string(static_cast<int>(minutes));
  const auto halves = static_cast<int>(minutes / half_hour);
  return std::to_string(halves / 2) + (halves % 2 == 0 ? "" : "½");
}

std::string with_unit(const Context& context, double minutes) {
  if (minutes == hour) return context.word("time.hour");
  return context.word(minutes < hour ? "time.minutes" : "time.hours", {{"count", amount(minutes)}});
}

// As it stands in the middle of a sentence: `dienst`, but `AI-systeem`.
std::string in_sentence(std::string words) {
  const auto is_capital = [](char sign) { return sign >= 'A' && sign <= 'Z'; };
  if (words.size() > 1 && is_capital(words[0]) && !is_capital(words[1]))
    words[0] = static_cast<char>(words[0] - 'A' + 'a');
  return words;
}

}  // namespace

Minutes time_needed(const Definition& definition, const Question& question, std::size_t language) {
  const double reading =
      static_cast<double>(words_to_read(definition, question, language)) / words_a_minute;
  Minutes time = to_think(definition, question);
  return time += {reading, reading};
}

Minutes time_needed(const Definition& definition, const ScopeOutcome& scope,
                    std::uint32_t subject_kind, std::size_t language) {
  Minutes sum;
  for (const Question& question : definition.questions) {
    if (question.optional || definition.subject_kind_of(question) != subject_kind) continue;
    const bool asked = scope.states[question.ordinal] != QuestionState::hidden;
    if (!asked && scope.maybe[question.ordinal] == 0) continue;
    Minutes one = time_needed(definition, question, language);
    if (!asked) one.least = 0;
    sum += one;
  }
  return sum;
}

std::string time_words(const Context& context, const Minutes& minutes) {
  const double least = rounded_minutes(minutes.least);
  const double most = rounded_minutes(std::max(minutes.least, minutes.most));
  if (least == most) return with_unit(context, most);
  const bool same_unit = (least < hour) == (most < hour);
  return context.word("time.range",
                      {{"least", same_unit ? amount(least) : with_unit(context, least)},
                       {"most", with_unit(context, most)}});
}

std::string time_line(const Context& context, const Assessment& assessment) {
  const Definition& definition = *assessment.definition;
  const std::size_t language = definition.language_index(tag(context.language));
  std::string line;
  const auto add = [&](std::string part) {
    line = line.empty() ? std::move(part)
                        : context.word("time.and", {{"before", line}, {"more", part}});
  };
  const Minutes once = time_needed(definition, assessment.blank.record, no_index, language);
  if (once.most > 0) add(context.word("time.about", {{"time", time_words(context, once)}}));
  for (std::uint32_t kind = 0; kind < definition.subject_kinds.size(); ++kind) {
    const auto& subjects = assessment.blank_subjects.subjects;
    if (kind >= subjects.size() || subjects[kind].empty()) continue;
    const Minutes each = time_needed(definition, subjects[kind].front(), kind, language);
    if (each.most <= 0) continue;
    const SubjectKind& of = definition.subject_kinds[kind];
    add(context.word(
        "time.about_each",
        {{"time", time_words(context, each)},
         {"one", in_sentence(context.of(of.one.empty() ? of.title : of.one, definition))}}));
  }
  return line.empty() ? line : context.word("time.takes", {{"time", line}});
}

}  // namespace peil::app
