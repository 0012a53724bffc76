#include "app/facts/opened.hpp"

#include "app/answer_input.hpp"

#include <algorithm>

namespace peil::app {

std::optional<Opened> opened(const State& state, const LiveRecord& record) {
  if (!record.evaluation) return std::nullopt;
  const Assessment* assessment = state.find_assessment(record.record.assessment);
  if (!assessment) return std::nullopt;
  return Opened{record, *assessment, *assessment->definition, *record.evaluation,
                record.evaluation->outcome()};
}

std::optional<Opened> opened(const State& state) {
  const LiveRecord* record = state.current_record();
  return record ? opened(state, *record) : std::nullopt;
}

std::string record_title(const Context& context, const Opened& opened) {
  const Definition& definition = opened.definition;
  return context.of(
      is_exploration(definition, opened.outcome) ? definition.exploration->title : definition.title,
      definition);
}

Scope record_scope(const Opened& opened) {
  return {no_index, no_index, {}, opened.record.record.answers, opened.outcome.record};
}

std::vector<Scope> subjects_of(const Opened& opened, std::uint32_t kind) {
  std::vector<Scope> scopes;
  const auto& subjects = opened.record.record.subjects;
  const auto found = subjects.find(opened.definition.subject_kinds[kind].id);
  if (found == subjects.end()) return scopes;
  const std::vector<ScopeOutcome>& outcomes = opened.outcome.subjects[kind];
  const std::size_t count = std::min(found->second.size(), outcomes.size());
  for (std::size_t index = 0; index < count; ++index) {
    const Subject& subject = found->second[index];
    scopes.push_back(
        {kind, static_cast<std::uint32_t>(index), subject.id, subject.answers, outcomes[index]});
  }
  return scopes;
}

std::optional<Scope> subject_on_screen(const Context& context, const Opened& opened) {
  const Section* section = opened.definition.find_section(context.state.section);
  if (!section || section->subject_kind == no_index || context.state.subject.empty())
    return std::nullopt;
  for (Scope& subject : subjects_of(opened, section->subject_kind)) {
    if (subject.subject == context.state.subject) return std::optional<Scope>(std::move(subject));
  }
  return std::nullopt;
}

std::string subject_name(const Context& context, const Opened& opened, const Scope& subject) {
  const SubjectKind& kind = opened.definition.subject_kinds[subject.kind];
  if (kind.name_question != no_index) {
    const auto answer = subject.answers.find(opened.definition.questions[kind.name_question].id);
    if (answer != subject.answers.end() && !answer->second.text().empty()) {
      return std::string(answer->second.text());
    }
  }
  return context.of(kind.one.empty() ? kind.title : kind.one, opened.definition) + ' ' +
         std::to_string(subject.index + 1);
}

bool is_asked(const Definition& definition, const Section& section, const Scope& scope) {
  for (std::uint32_t offset = 0; offset < section.question_count; ++offset) {
    if (is_asked(definition.questions[section.first_question + offset], scope)) return true;
  }
  return false;
}

std::size_t questions_of(const Definition& definition) {
  return static_cast<std::size_t>(
      std::count_if(definition.questions.begin(), definition.questions.end(),
                    [](const Question& question) { return !question.optional; }));
}

Coverage whole_progress(const Opened& opened) {
  Coverage sum = opened.outcome.record.coverage;
  for (const auto& kind : opened.outcome.subjects) {
    for (const ScopeOutcome& subject : kind)
      sum += subject.coverage;
  }
  return sum;
}

bool is_begun(const Coverage& progress) {
  return progress.answered + progress.unknown + progress.not_applicable > 0;
}

const Answer* answer_of(const Scope& scope, const Question& question) {
  const auto found = scope.answers.find(question.id);
  return found == scope.answers.end() ? nullptr : &found->second;
}

std::string code_of(const Question& question) {
  const bool numbered = std::any_of(question.id.begin(), question.id.end(),
                                    [](char c) { return c >= '0' && c <= '9'; });
  return numbered && is_code(question.id) ? question.id : std::string();
}

bool is_code(std::string_view id) {
  return std::none_of(id.begin(), id.end(),
                      [](char c) { return (c >= 'a' && c <= 'z') || c == '_'; });
}

const Judgement* program_result(const Opened& opened) {
  const std::optional<Judgement>& judgement = opened.record.judging.judgement;
  return judgement ? &*judgement : nullptr;
}

ConclusionSource conclusion_source(const Context& context, const Opened& opened) {
  return {opened.definition, opened.record.record, opened.evaluation, program_result(opened),
          tag(context.language)};
}

std::string subject_suffix(const Context& context, const Opened& opened, const ScopeRef& scope) {
  if (scope.subject_kind == no_index) return {};
  for (const Scope& subject : subjects_of(opened, scope.subject_kind)) {
    if (subject.subject == scope.subject)
      return " (" + subject_name(context, opened, subject) + ")";
  }
  return {};
}

const Text& option_meaning(const Definition& definition, const Question& question,
                           std::size_t option) {
  const Text& common = definition.scales[question.scale].options[option].text;
  const Text& own = question.levels.empty() ? common : question.levels[option];
  return own.empty() ? common : own;
}

bool has_level_texts(const Definition& definition, const Question& question) {
  if (question.type != QuestionType::scale) return false;
  const std::size_t options = definition.scales[question.scale].options.size();
  for (std::size_t option = 0; option < options; ++option) {
    if (!option_meaning(definition, question, option).empty()) return true;
  }
  return false;
}

bool weights_differ(const Definition& definition, const Section& section) {
  const Question* first = nullptr;
  const auto differs_in = [&](const Section& other) {
    for (std::uint32_t offset = 0; offset < other.question_count; ++offset) {
      const Question& question = definition.questions[other.first_question + offset];
      if (!question.scored) continue;
      if (first && question.weight != first->weight) return true;
      if (!first) first = &question;
    }
    return false;
  };
  if (differs_in(section)) return true;
  if (!first) return false;
  const auto here = static_cast<std::uint32_t>(&section - definition.sections.data());
  return std::any_of(definition.scores.begin(), definition.scores.end(), [&](const Score& score) {
    const auto& sections = score.sections;
    return score.over == Over::questions &&
           std::find(sections.begin(), sections.end(), here) != sections.end() &&
           std::any_of(sections.begin(), sections.end(),
                       [&](std::uint32_t other) { return differs_in(definition.sections[other]); });
  });
}

std::string question_name(const Context& context, const Definition& definition,
                          const Question& question) {
  const std::string code = code_of(question);
  return code.empty() ? context.of(question.title, definition) : code;
}

std::string question_title(const Context& context, const Opened& opened, std::uint32_t index) {
  const Question& question = opened.definition.questions[index];
  const std::string code = code_of(question);
  const std::string title = context.of(question.title, opened.definition);
  return code.empty() ? title : code + " " + title;
}

const Section* first_asked(const Definition& definition, const Scope& subject) {
  const Section* first = nullptr;
  for (const Section& section : definition.sections) {
    if (section.subject_kind != subject.kind) continue;
    if (is_asked(definition, section, subject)) return &section;
    if (!first) first = &section;
  }
  return first;
}

std::string question_id(const QuestionKey& at) {
  return "question/" + at.question + (at.subject.empty() ? "" : "@" + at.subject);
}

std::string fault_of(const Context& context, const Question& question, std::string_view part,
                     const std::string& text) {
  // Beside the answer only dates are read.
  const bool beside = part.find('/') != part.npos;
  if (beside) return read_day(text).empty() ? context.word("input.not_a_date") : std::string();
  Answer nothing;
  const auto fault = enter(nothing, question, part, text, context.language);
  if (!fault) return {};
  return context.word(fault->key, {{"lowest", fault->lowest}, {"highest", fault->highest}});
}

std::string year_of(const State& state, const LiveRecord& record) {
  return state.day_of(record.record.created).substr(0, 4);
}

}  // namespace peil::app
