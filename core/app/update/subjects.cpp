// The subjects of a record: one more, a copy of one, one less.
#include "app/facts/subject_rows.hpp"
#include "app/update/handler.hpp"
#include "engine/base/limits.hpp"

#include <algorithm>
#include <utility>

namespace peil::app {

namespace {

// The answer that is the subject's name; null if it has none yet, or isn't named by a text.
Answer* name_answer(const Definition& definition, const SubjectKind& kind, Subject& subject) {
  if (kind.name_question == no_index) return nullptr;
  const auto answer = subject.answers.find(definition.questions[kind.name_question].id);
  const bool named = answer != subject.answers.end() && !answer->second.text().empty();
  return named ? &answer->second : nullptr;
}

std::string name_of(const Definition& definition, const SubjectKind& kind, Subject& subject) {
  const Answer* answer = name_answer(definition, kind, subject);
  return answer ? std::string(answer->text()) : std::string();
}

}  // namespace

const Section* Update::first_section(const Definition& definition, const SubjectKind& kind) {
  const auto index = static_cast<std::uint32_t>(&kind - definition.subject_kinds.data());
  for (const Section& section : definition.sections) {
    if (section.subject_kind == index) return &section;
  }
  return nullptr;
}

void Update::operator()(const AddSubject& action) {
  const std::optional<Work> here = work();
  const SubjectKind* kind = here ? here->definition.find_subject_kind(action.kind) : nullptr;
  if (!kind) return;
  std::vector<Subject>& subjects = here->live.record.subjects[kind->id];
  if (subjects.size() >= kind->most) return;
  Subject subject;
  subject.id = fresh_subject_id(*kind, subjects);
  if (subject.id.empty()) return;
  here->live.history.did(SubjectBefore{kind->id, subjects.size(), std::nullopt});
  subjects.push_back(subject);
  here->live.evaluation->record_changed(here->live.record);
  after_change(here->live);
  const Section* section = first_section(here->definition, *kind);
  if (!section) return;
  if (kind->table.empty()) return (*this)(ShowQuestions{section->id, subject.id});
  // What is answered in a row begins with its name.
  (*this)(ShowQuestions{section->id, {}});
  if (kind->name_question == no_index) return;
  open_cell({here->definition.questions[kind->name_question].id, subject.id});
}

void Update::operator()(const CopySubject& action) {
  const std::optional<Work> here = work();
  const SubjectKind* kind = here ? here->definition.find_subject_kind(action.kind) : nullptr;
  Subject* found = kind ? subject_of(here->live.record, action.kind, action.subject) : nullptr;
  if (!found) return;
  std::vector<Subject>& subjects = here->live.record.subjects[action.kind];
  if (subjects.size() >= kind->most) return;
  Subject copy;
  copy.id = fresh_subject_id(*kind, subjects);
  if (copy.id.empty()) return;
  copy.answers = found->answers;
  const std::string name = name_of(here->definition, *kind, *found);
  if (Answer* answer = name_answer(here->definition, *kind, copy)) {
    std::string copied = Catalogue::of(state_.language).text("subjects.copy_of", {{"name", name}});
    const QuestionType type = here->definition.questions[kind->name_question].type;
    if ((type == QuestionType::text || type == QuestionType::long_text) &&
        copied.size() <= limits::note_bytes) {
      answer->value = std::move(copied);
      answer->changed = ambient_.utc;
    }
  }
  const auto index = static_cast<std::size_t>(found - subjects.data()) + 1;
  here->live.history.did(SubjectBefore{action.kind, index, std::nullopt});
  subjects.insert(subjects.begin() + static_cast<std::ptrdiff_t>(index), std::move(copy));
  here->live.evaluation->record_changed(here->live.record);
  after_change(here->live);
  state_.notice = notices::SubjectCopied{name};
}

void Update::operator()(const RemoveSubject& action) {
  const std::optional<Work> here = work();
  const SubjectKind* kind = here ? here->definition.find_subject_kind(action.kind) : nullptr;
  Subject* found = kind ? subject_of(here->live.record, action.kind, action.subject) : nullptr;
  if (!found) return;
  std::vector<Subject>& subjects = here->live.record.subjects[action.kind];
  const auto index = static_cast<std::size_t>(found - subjects.data());
  const std::string name = name_of(here->definition, *kind, *found);
  here->live.history.did(SubjectBefore{action.kind, index, std::move(*found)});
  subjects.erase(subjects.begin() + static_cast<std::ptrdiff_t>(index));
  if (subjects.empty()) here->live.record.subjects.erase(action.kind);
  here->live.evaluation->record_changed(here->live.record);
  if (state_.subject == action.subject) state_.subject.clear();
  state_.question = {};
  after_change(here->live);
  state_.notice = notices::SubjectRemoved{name};
}

}  // namespace peil::app
