// What a person answers, and taking it back.
#include "app/answer_input.hpp"
#include "app/update.hpp"
#include "engine/limits.hpp"

#include <algorithm>
#include <utility>

namespace peil::app {

namespace {

// Where a question stands; none where it isn't in the definition, or its subject isn't in the record.
struct Found {
  const Question* question = nullptr;
  std::string kind;
  QuestionAt at;
  Answers* answers = nullptr;
};

std::size_t place_of(const Subject& subject, const std::vector<Subject>& list) {
  return static_cast<std::size_t>(&subject - list.data());
}

std::optional<Found> find(Record& record, const Definition& definition, const QuestionKey& key) {
  Found found;
  found.question = definition.find_question(key.question);
  if (!found.question) return std::nullopt;
  found.at.question = static_cast<std::uint32_t>(found.question - definition.questions.data());
  const std::uint32_t kind = definition.subject_kind_of(*found.question);
  if (kind != no_index) {
    found.kind = definition.subject_kinds[kind].id;
    Subject* subject = subject_of(record, found.kind, key.subject);
    if (!subject) return std::nullopt;
    found.at.subject = static_cast<std::uint32_t>(place_of(*subject, record.subjects[found.kind]));
    found.answers = &subject->answers;
  } else {
    if (!key.subject.empty()) return std::nullopt;
    found.answers = &record.answers;
  }
  return found;
}

// The first section that is asked of each subject of the kind; null where there is none.
const Section* first_section(const Definition& definition, const SubjectKind& kind) {
  const auto index = static_cast<std::uint32_t>(&kind - definition.subject_kinds.data());
  for (const Section& section : definition.sections) {
    if (section.subject_kind == index) return &section;
  }
  return nullptr;
}

// An answer that says nothing needn't be kept.
bool says_nothing(const Answer& answer) {
  return answer.state == AnswerState::open && answer.note.empty() && answer.evidence.empty() &&
         answer.owner.empty() && !answer.desired && answer.unknown_members.empty();
}

bool same(const Answer& a, const Answer& b) {
  return a.state == b.state && a.value == b.value && a.reason == b.reason && a.note == b.note;
}

}  // namespace

void Update::change_answer(const QuestionKey& at, const std::function<void(Answer&)>& change,
                           const std::string& field) {
  const std::optional<Work> here = work();
  if (!here) return;
  Record& record = here->opened.record;
  const std::optional<Found> found = find(record, here->definition, at);
  if (!found) return;
  state_.question = at;
  const auto known = found->answers->find(at.question);
  std::optional<Answer> before;
  if (known != found->answers->end()) before = known->second;
  Answer answer = before.value_or(Answer{.state = AnswerState::open});
  change(answer);
  if (answer.state != AnswerState::answered) answer.value = {};
  if (answer.state != AnswerState::not_applicable) answer.reason.clear();
  if (before ? same(answer, *before) : says_nothing(answer)) return;
  answer.changed = ambient_.utc;
  here->opened.history.did(AnswerBefore{at, found->kind, std::move(before)}, field);
  if (says_nothing(answer)) {
    found->answers->erase(at.question);
  } else {
    found->answers->insert_or_assign(at.question, std::move(answer));
  }
  here->opened.evaluation->answer_changed(record, found->at);
  after_change(here->opened);
}

void Update::after_change(OpenedRecord& opened) {
  opened.record.changed = ambient_.utc;
  forget_news();
  save(opened);
  judge(opened);
}

// The options of the question; null where this isn't one of them.
const Scale* Update::options_of(const QuestionKey& at, const std::string& option) {
  const std::optional<Work> here = work();
  const Question* question = here ? here->definition.find_question(at.question) : nullptr;
  if (!question || question->scale == no_index) return nullptr;
  const Scale& scale = here->definition.scales[question->scale];
  const bool known = std::any_of(scale.options.begin(), scale.options.end(),
                                 [&](const Option& one) { return one.id == option; });
  return known ? &scale : nullptr;
}

void Update::operator()(const AnswerOption& action) {
  if (!options_of(action.at, action.option)) return;
  change_answer(action.at, [&](Answer& answer) {
    answer.state = AnswerState::answered;
    answer.value = action.option;
  });
}

void Update::operator()(const ToggleOption& action) {
  const Scale* scale = options_of(action.at, action.option);
  if (!scale) return;
  change_answer(action.at, [&](Answer& answer) {
    std::vector<std::string> before;
    if (const auto* given = std::get_if<std::vector<std::string>>(&answer.value)) before = *given;
    const auto has = [&](const std::string& id) {
      return std::find(before.begin(), before.end(), id) != before.end();
    };
    const bool on = !has(action.option);
    const bool alone =
        std::any_of(scale->options.begin(), scale->options.end(),
                    [&](const Option& one) { return one.id == action.option && one.exclusive; });
    // In the definition's order, so that the same choice is the same answer however it came about.
    std::vector<std::string> after;
    for (const Option& option : scale->options) {
      const bool pressed = option.id == action.option;
      const bool stays = has(option.id) && !(on && (alone || option.exclusive));
      if (pressed ? on : stays) after.push_back(option.id);
    }
    answer.state = after.empty() ? AnswerState::open : AnswerState::answered;
    answer.value = std::move(after);
  });
}

void Update::operator()(const ChooseNone& action) {
  change_answer(action.at, [](Answer& answer) {
    const auto* given = std::get_if<std::vector<std::string>>(&answer.value);
    const bool chosen = answer.state == AnswerState::answered && given && given->empty();
    answer.state = chosen ? AnswerState::open : AnswerState::answered;
    answer.value = std::vector<std::string>();
  });
}

void Update::operator()(const EnterAnswer& action) {
  const std::optional<Work> here = work();
  if (!here) return;
  const std::optional<Found> found = find(here->opened.record, here->definition, action.at);
  if (!found) return;
  const FieldKey field{action.at, action.part};
  const auto known = found->answers->find(action.at.question);
  const Answer* before = known == found->answers->end() ? nullptr : &known->second;
  const auto draft = state_.drafts.find(field);
  // Leaving a field without having typed enters what it held.
  if (action.text == (draft != state_.drafts.end()
                          ? draft->second
                          : typed(before, *found->question, action.part, state_.language))) {
    return;
  }
  state_.question = action.at;
  Answer probe = before ? *before : Answer{.state = AnswerState::open};
  if (enter(probe, *found->question, action.part, action.text, state_.language)) {
    state_.drafts.insert_or_assign(field, action.text);
    return;
  }
  state_.drafts.erase(field);
  change_answer(
      action.at,
      [&](Answer& answer) {
        answer.state = probe.state;
        answer.value = std::move(probe.value);
      },
      "answer/" + action.at.subject + "/" + action.at.question + "/" + action.part);
}

void Update::mark(const QuestionKey& at, AnswerState state) {
  change_answer(at, [&](Answer& answer) {
    answer.state = answer.state == state ? AnswerState::open : state;
  });
  std::erase_if(state_.drafts, [&](const auto& draft) { return draft.first.first == at; });
}

void Update::operator()(const MarkUnknown& action) { mark(action.at, AnswerState::unknown); }

void Update::operator()(const MarkNotApplicable& action) {
  mark(action.at, AnswerState::not_applicable);
}

void Update::operator()(const EnterReason& action) {
  if (action.text.size() > limits::note_bytes) return;
  change_answer(
      action.at,
      [&](Answer& answer) {
        if (answer.state == AnswerState::not_applicable) answer.reason = action.text;
      },
      "reason/" + action.at.subject + "/" + action.at.question);
}

void Update::operator()(const ToggleNote& action) {
  if (!shown()) return;
  if (state_.open_notes.erase(action.at) == 0) state_.open_notes.insert(action.at);
}

void Update::operator()(const EnterNote& action) {
  if (action.text.size() > limits::note_bytes) return;
  change_answer(
      action.at, [&](Answer& answer) { answer.note = action.text; },
      "note/" + action.at.subject + "/" + action.at.question);
}

void Update::operator()(const ClearAnswer& action) {
  change_answer(action.at, [](Answer& answer) { answer.state = AnswerState::open; });
  std::erase_if(state_.drafts, [&](const auto& draft) { return draft.first.first == action.at; });
}

// --- subjects ---------------------------------------------------------------------------------------

void Update::operator()(const AddSubject& action) {
  const std::optional<Work> here = work();
  const SubjectKind* kind = here ? here->definition.find_subject_kind(action.kind) : nullptr;
  if (!kind) return;
  std::vector<Subject>& subjects = here->opened.record.subjects[kind->id];
  if (subjects.size() >= kind->most) return;
  const auto taken = [&](const std::string& id) {
    return std::any_of(subjects.begin(), subjects.end(),
                       [&](const Subject& one) { return one.id == id; });
  };
  std::size_t number = subjects.size() + 1;
  while (taken(kind->id + "-" + std::to_string(number)))
    ++number;
  Subject subject;
  subject.id = kind->id + "-" + std::to_string(number);
  // An id has a limit; the kind's own may take all of it.
  if (subject.id.size() > limits::id_bytes) subject.id = "s-" + std::to_string(number);
  if (taken(subject.id)) return;
  here->opened.history.did(SubjectBefore{kind->id, subjects.size(), std::nullopt});
  subjects.push_back(subject);
  here->opened.evaluation->record_changed(here->opened.record);
  after_change(here->opened);
  if (const Section* section = first_section(here->definition, *kind))
    (*this)(ShowQuestions{section->id, subject.id});
}

void Update::operator()(const RemoveSubject& action) {
  const std::optional<Work> here = work();
  const SubjectKind* kind = here ? here->definition.find_subject_kind(action.kind) : nullptr;
  Subject* found = kind ? subject_of(here->opened.record, action.kind, action.subject) : nullptr;
  if (!found) return;
  std::vector<Subject>& subjects = here->opened.record.subjects[action.kind];
  const std::size_t place = place_of(*found, subjects);
  std::string name;
  if (kind->name_question != no_index) {
    const auto answer = found->answers.find(here->definition.questions[kind->name_question].id);
    if (answer != found->answers.end()) name = answer->second.text();
  }
  here->opened.history.did(SubjectBefore{action.kind, place, std::move(*found)});
  subjects.erase(subjects.begin() + static_cast<std::ptrdiff_t>(place));
  if (subjects.empty()) here->opened.record.subjects.erase(action.kind);
  here->opened.evaluation->record_changed(here->opened.record);
  if (state_.subject == action.subject) state_.subject.clear();
  state_.question = {};
  after_change(here->opened);
  state_.notice = Notice{Notice::Kind::subject_removed, name, {}, {}};
}

// --- taking back ------------------------------------------------------------------------------------

void Update::operator()(const Undo&) {
  if (const auto here = work()) take_back(here->opened.history.undo(here->opened.record));
}

void Update::operator()(const Redo&) {
  if (const auto here = work()) take_back(here->opened.history.redo(here->opened.record));
}

void Update::take_back(const HistoryStep* step) {
  if (!step) return;
  const Work here = *work();
  if (state_.notice && state_.notice->kind == Notice::Kind::subject_removed) state_.notice.reset();
  const auto* answer = std::get_if<AnswerBefore>(step);
  if (answer) {
    const QuestionKey at = answer->at;
    if (const auto found = find(here.opened.record, here.definition, at)) {
      here.opened.evaluation->answer_changed(here.opened.record, found->at);
    }
    std::erase_if(state_.drafts, [&](const auto& draft) { return draft.first.first == at; });
    after_change(here.opened);
    return (*this)(ShowQuestion{at});
  }
  const std::string kind_id = std::get<SubjectBefore>(*step).kind;
  here.opened.evaluation->record_changed(here.opened.record);
  after_change(here.opened);
  const SubjectKind* kind = here.definition.find_subject_kind(kind_id);
  if (const Section* section = first_section(here.definition, *kind)) {
    state_.subject.clear();
    (*this)(ShowQuestions{section->id, {}});
  }
}

}  // namespace peil::app
