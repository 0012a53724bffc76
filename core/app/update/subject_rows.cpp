// The table of subjects: answering in its rows, rows from elsewhere, and confirming what was
// proposed.
#include "app/facts/subject_rows.hpp"

#include "app/facts/opened.hpp"
#include "app/update/handler.hpp"
#include "engine/base/limits.hpp"

#include <algorithm>
#include <set>
#include <utility>

namespace peil::app {

void Update::operator()(const ConfirmAnswers& action) {
  const std::optional<Work> here = work();
  if (!here) return;
  AnswersBefore before;
  for (const QuestionKey& at : action.at) {
    std::optional<AnswerBefore> one =
        put_answer(*here, at, [](Answer& answer) { answer.proposed = false; });
    if (one) before.answers.push_back(std::move(*one));
  }
  if (before.answers.empty()) return;
  here->live.history.did(std::move(before));
  after_change(here->live);
}

void Update::open_cell(const QuestionKey& at) {
  state_.open_cell = at;
  if (at.question.empty()) return;
  state_.question = at;
  state_.bring_into_view = at;
}

void Update::operator()(const ToggleCell& action) {
  const bool was_open = state_.open_cell == action.at;
  state_.open_cell = {};
  if (!was_open) open_cell(action.at);
}

// Goes on to what is open or only proposed in the row, behind the cell that is open; closes that if
// nothing is.
void Update::open_next_cell() {
  const QuestionKey now = std::exchange(state_.open_cell, {});
  const std::optional<Work> here = work();
  const Question* question = here ? here->definition.find_question(now.question) : nullptr;
  if (!question) return;
  const std::uint32_t kind_index = here->definition.subject_kind_of(*question);
  if (kind_index == no_index) return;
  const std::optional<Opened> all = opened(state_, here->live);
  if (!all) return;
  const SubjectKind& kind = here->definition.subject_kinds[kind_index];
  const auto index = static_cast<std::uint32_t>(question - here->definition.questions.data());
  auto next = std::find(kind.table.begin(), kind.table.end(), index);
  next = next == kind.table.end() ? kind.table.begin() : next + 1;
  for (const Scope& subject : subjects_of(*all, kind_index)) {
    if (subject.subject != now.subject) continue;
    for (; next != kind.table.end(); ++next) {
      const Question& other = here->definition.questions[*next];
      const Answer* answer = answer_of(subject, other);
      const bool settled = answer && answer->state != AnswerState::open && !answer->proposed;
      if (is_asked(other, subject) && !settled) return open_cell({other.id, now.subject});
    }
  }
}

void Update::operator()(const ToggleRows&) { state_.rows_open = !state_.rows_open; }

void Update::operator()(const EnterRows& action) {
  if (action.text.size() <= subject_rows_most_bytes) state_.rows = action.text;
}

void Update::operator()(const AddRows& action) {
  const std::optional<Work> here = work();
  const SubjectKind* kind = here ? here->definition.find_subject_kind(action.kind) : nullptr;
  if (!kind) return;
  const auto index = static_cast<std::uint32_t>(kind - here->definition.subject_kinds.data());
  SubjectRows rows = read_subject_rows(state_.rows, here->definition, index, here->live.record,
                                       state_.language, ambient_.utc);
  if (rows.empty()) return;
  SubjectsBefore before{kind->id, here->live.record.subjects[kind->id].size(), {}};
  const std::size_t added = put_subjects(rows, *kind, here->live.record);
  here->live.history.did(std::move(before));
  here->live.evaluation->record_changed(here->live.record);
  after_change(here->live);
  state_.rows.clear();
  state_.rows_open = false;
  state_.notice = notices::SubjectsAdded{added};
}

}  // namespace peil::app
