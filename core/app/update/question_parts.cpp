// What stands beside the answer to a question: a note, evidence, an owner, also of a whole section,
// and the level that is wanted by a day.
#include "app/answer_input.hpp"
#include "app/facts/section_owner.hpp"
#include "app/update/handler.hpp"
#include "engine/base/limits.hpp"
#include "engine/base/syntax.hpp"

#include <algorithm>
#include <utility>

namespace peil::app {

namespace {

std::string field_of(const char* name, const QuestionKey& at) {
  return std::string(name) + "/" + at.subject + "/" + at.question;
}

bool is_blank(const Evidence& evidence) {
  return evidence.title.empty() && evidence.link.empty() && evidence.file.empty() &&
         evidence.date.empty();
}

void put_place(Evidence& evidence, const std::string& text) {
  const bool link = is_link(text);
  std::string file = link ? std::string() : text;
  // What was known of a file's content is not known of another file's.
  if (evidence.file != file) evidence.sha256.clear();
  evidence.link = link ? text : std::string();
  evidence.file = std::move(file);
}

}  // namespace

void Update::operator()(const TogglePart& action) {
  if (!shown()) return;
  const std::pair part{action.at, action.part};
  if (state_.open_parts.erase(part) == 0) state_.open_parts.insert(part);
}

void Update::operator()(const EnterNote& action) {
  if (action.text.size() > limits::note_bytes) return;
  change_answer(
      action.at, [&](Answer& answer) { answer.note = action.text; }, field_of("note", action.at));
}

void Update::operator()(const EnterOwner& action) {
  if (action.text.size() > limits::note_bytes) return;
  change_answer(
      action.at, [&](Answer& answer) { answer.owner = action.text; }, field_of("owner", action.at));
}

void Update::operator()(const EnterSectionOwner& action) {
  const std::optional<Work> here = work();
  const Section* section = here ? here->definition.find_section(action.section) : nullptr;
  if (!section || action.text.size() > limits::note_bytes) return;
  const bool once = section->subject_kind == no_index;
  if (once != action.subject.empty()) return;
  Record& record = here->live.record;
  const std::string kind =
      once ? std::string() : here->definition.subject_kinds[section->subject_kind].id;
  const Answers* answers = answers_of(record, kind, action.subject);
  if (!answers) return;
  std::uint32_t subject = no_index;
  if (!once) {
    const auto& subjects = record.subjects[kind];
    subject =
        static_cast<std::uint32_t>(subject_of(record, kind, action.subject) - subjects.data());
  }
  const Outcome& outcome = here->live.evaluation->outcome();
  // Beyond the format's limit subjects aren't computed.
  if (!once && subject >= outcome.subjects[section->subject_kind].size()) return;
  const std::string former = section_owners(here->definition, *section, *answers,
                                            outcome.of(section->subject_kind, subject))
                                 .common();
  AnswersBefore before;
  for (std::uint32_t offset = 0; offset < section->question_count; ++offset) {
    const Question& question = here->definition.questions[section->first_question + offset];
    if (!can_have_owner(question)) continue;
    std::optional<AnswerBefore> one =
        put_answer(*here, {question.id, action.subject}, [&](Answer& answer) {
          if (action.overwrite || answer.owner.empty() || answer.owner == former)
            answer.owner = action.text;
        });
    if (one) before.answers.push_back(std::move(*one));
  }
  if (before.answers.empty()) return;
  here->live.history.did(std::move(before));
  after_change(here->live);
}

void Update::operator()(const SetDesired& action) {
  const std::optional<Work> here = work();
  const Question* question = here ? here->definition.find_question(action.at.question) : nullptr;
  if (!question || question->type != QuestionType::scale) return;
  if (!action.option.empty() && !options_of(action.at, action.option)) return;
  if (action.option.empty()) forget_drafts(action.at, desired_by_field);
  change_answer(action.at, [&](Answer& answer) {
    if (action.option.empty()) {
      answer.desired.reset();
    } else {
      if (!answer.desired) answer.desired.emplace();
      answer.desired->level = action.option;
    }
  });
}

std::optional<std::string> Update::typed_day(const FieldKey& field, const std::string& before,
                                             const std::string& text) {
  const auto draft = state_.drafts.find(field);
  // Leaving a field without having typed enters what it held.
  if (text == (draft != state_.drafts.end() ? draft->second : date(before, state_.language))) {
    return std::nullopt;
  }
  state_.question = field.first;
  std::string day = read_day(text);
  if (day.empty() && has_content(text)) {
    state_.drafts.insert_or_assign(field, text);
    return std::nullopt;
  }
  state_.drafts.erase(field);
  return day;
}

void Update::operator()(const EnterDesiredBy& action) {
  const Answer* answer = answer_at(action.at);
  if (!answer || !answer->desired || action.text.size() > limits::note_bytes) return;
  const std::optional<std::string> day =
      typed_day({action.at, std::string(desired_by_field)}, answer->desired->by, action.text);
  if (!day) return;
  change_answer(
      action.at, [&](Answer& changed) { changed.desired->by = *day; },
      field_of("desired_by", action.at));
}

void Update::operator()(const AddEvidence& action) {
  const Answer* answer = answer_at(action.at);
  if (!work() || (answer && answer->evidence.size() >= limits::evidence)) return;
  state_.adding_evidence.insert(action.at);
}

void Update::operator()(const RemoveEvidence& action) {
  const Answer* answer = answer_at(action.at);
  if (!work()) return;
  const std::size_t count = answer ? answer->evidence.size() : 0;
  forget_drafts(action.at, evidence_fields);
  if (action.index >= count) {
    state_.adding_evidence.erase(action.at);
    return;
  }
  change_answer(action.at, [&](Answer& changed) {
    changed.evidence.erase(changed.evidence.begin() + static_cast<std::ptrdiff_t>(action.index));
  });
}

void Update::operator()(const EnterEvidence& action) {
  if (!work() || action.text.size() > limits::note_bytes) return;
  const Answer* answer = answer_at(action.at);
  const std::size_t count = answer ? answer->evidence.size() : 0;
  if (action.index > count || action.index >= limits::evidence) return;
  Evidence evidence = action.index < count ? answer->evidence[action.index] : Evidence{};
  switch (action.part) {
    case EvidencePart::title:
      evidence.title = action.text;
      break;
    case EvidencePart::place:
      put_place(evidence, action.text);
      break;
    case EvidencePart::date: {
      std::optional<std::string> day =
          typed_day({action.at, evidence_date_field(action.index)}, evidence.date, action.text);
      if (!day) return;
      evidence.date = std::move(*day);
      break;
    }
  }
  if (action.index == count && is_blank(evidence)) return;
  change_answer(
      action.at,
      [&](Answer& changed) {
        if (action.index == count) changed.evidence.emplace_back();
        changed.evidence[action.index] = std::move(evidence);
      },
      field_of("evidence", action.at) + "/" + std::to_string(action.index) + "/" +
          std::to_string(static_cast<int>(action.part)));
  if (action.index == count) state_.adding_evidence.erase(action.at);
}

}  // namespace peil::app
