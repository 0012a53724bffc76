// What a person answers, and taking it back.
#include "app/answer_input.hpp"
#include "app/update/handler.hpp"
#include "engine/base/limits.hpp"
#include "engine/proposals/proposals.hpp"

#include <algorithm>
#include <utility>

namespace peil::app {

namespace {

// Where a question stands; none if it isn't in the definition, or its subject isn't in the
// record.
struct FoundAnswer {
  const Question* question = nullptr;
  std::string kind;
  QuestionAt at;
  Answers* answers = nullptr;
};

std::optional<FoundAnswer> find(Record& record, const Definition& definition,
                                const QuestionKey& key) {
  FoundAnswer found;
  found.question = definition.find_question(key.question);
  if (!found.question) return std::nullopt;
  found.at.question = static_cast<std::uint32_t>(found.question - definition.questions.data());
  const std::uint32_t kind = definition.subject_kind_of(*found.question);
  if (kind != no_index) {
    found.kind = definition.subject_kinds[kind].id;
    Subject* subject = subject_of(record, found.kind, key.subject);
    if (!subject) return std::nullopt;
    found.at.subject = static_cast<std::uint32_t>(subject - record.subjects[found.kind].data());
    found.answers = &subject->answers;
  } else {
    if (!key.subject.empty()) return std::nullopt;
    found.answers = &record.answers;
  }
  return found;
}

// An answer that says nothing needn't be kept.
bool says_nothing(const Answer& answer) {
  return answer.state == AnswerState::open && answer.note.empty() && answer.evidence.empty() &&
         answer.owner.empty() && !answer.desired && answer.unknown_members.empty();
}

bool same(const Evidence& a, const Evidence& b) {
  return a.title == b.title && a.link == b.link && a.file == b.file && a.date == b.date &&
         a.sha256 == b.sha256;
}

bool same(const std::optional<Desired>& a, const std::optional<Desired>& b) {
  return a.has_value() == b.has_value() && (!a || (a->level == b->level && a->by == b->by));
}

// All that a person can change.
bool same(const Answer& a, const Answer& b) {
  return a.proposed == b.proposed && a.state == b.state && a.value == b.value &&
         a.reason == b.reason && a.note == b.note && a.owner == b.owner &&
         same(a.desired, b.desired) &&
         std::equal(a.evidence.begin(), a.evidence.end(), b.evidence.begin(), b.evidence.end(),
                    [](const Evidence& one, const Evidence& other) { return same(one, other); });
}

}  // namespace

std::optional<AnswerBefore> Update::put_answer(const Work& here, const QuestionKey& at,
                                               const std::function<void(Answer&)>& change) {
  Record& record = here.live.record;
  const std::optional<FoundAnswer> found = find(record, here.definition, at);
  if (!found) return std::nullopt;
  const auto known = found->answers->find(at.question);
  std::optional<Answer> before;
  if (known != found->answers->end()) before = known->second;
  Answer answer = before.value_or(Answer{.state = AnswerState::open});
  change(answer);
  if (answer.state != AnswerState::answered) answer.value = {};
  if (answer.state != AnswerState::not_applicable) answer.reason.clear();
  if (before ? same(answer, *before) : says_nothing(answer)) return std::nullopt;
  answer.changed = ambient_.utc;
  if (says_nothing(answer)) {
    found->answers->erase(at.question);
  } else {
    found->answers->insert_or_assign(at.question, std::move(answer));
  }
  here.live.evaluation->answer_changed(record, found->at);
  return AnswerBefore{at, found->kind, std::move(before)};
}

void Update::change_answer(const QuestionKey& at, const std::function<void(Answer&)>& change,
                           const std::string& field) {
  const std::optional<Work> here = work();
  if (!here || !find(here->live.record, here->definition, at)) return;
  state_.question = at;
  std::optional<AnswerBefore> before = put_answer(*here, at, change);
  if (!before) return;
  here->live.history.did(std::move(*before), field);
  after_change(here->live);
}

void Update::after_change(LiveRecord& live) {
  const Assessment* assessment = assessment_of(live);
  if (assessment && propose(*assessment->definition, live.record) > 0)
    live.evaluation->record_changed(live.record);
  live.record.changed = ambient_.utc;
  forget_news();
  save(live);
  judge(live);
}

// What is said to the question so far; null if that is nothing, or the question isn't there.
const Answer* Update::answer_at(const QuestionKey& at) {
  const std::optional<Work> here = shown();
  const std::optional<FoundAnswer> found =
      here ? find(here->live.record, here->definition, at) : std::nullopt;
  if (!found) return nullptr;
  const auto known = found->answers->find(at.question);
  return known == found->answers->end() ? nullptr : &known->second;
}

void Update::forget_drafts(const QuestionKey& at, std::string_view prefix) {
  std::erase_if(state_.drafts, [&](const auto& draft) {
    return draft.first.first == at && draft.first.second.starts_with(prefix);
  });
}

// The options of the question; null if this isn't one of them.
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
    answer.proposed = false;
  });
  if (state_.open_cell == action.at) open_next_cell();
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
    answer.proposed = false;
    answer.value = std::move(after);
  });
}

void Update::operator()(const ChooseNone& action) {
  change_answer(action.at, [](Answer& answer) {
    const auto* given = std::get_if<std::vector<std::string>>(&answer.value);
    const bool chosen =
        answer.state == AnswerState::answered && !answer.proposed && given && given->empty();
    answer.proposed = false;
    answer.state = chosen ? AnswerState::open : AnswerState::answered;
    answer.value = std::vector<std::string>();
  });
}

void Update::operator()(const EnterAnswer& action) {
  const std::optional<Work> here = work();
  if (!here) return;
  const std::optional<FoundAnswer> found = find(here->live.record, here->definition, action.at);
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
        answer.proposed = false;
        answer.value = std::move(probe.value);
      },
      "answer/" + action.at.subject + "/" + action.at.question + "/" + action.part);
}

void Update::mark(const QuestionKey& at, AnswerState state) {
  change_answer(at, [&](Answer& answer) {
    answer.state = answer.state == state ? AnswerState::open : state;
    answer.proposed = false;
  });
  forget_drafts(at, {});
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

void Update::operator()(const ClearAnswer& action) {
  change_answer(action.at, [](Answer& answer) {
    answer.state = AnswerState::open;
    answer.proposed = false;
  });
  forget_drafts(action.at, {});
}

// --- taking back ---------------------------------------------------------------------------------

void Update::operator()(const Undo&) {
  if (state_.discarded) {
    state_.notice.reset();
    if (state_.find_record(state_.discarded->record.id)) return;
    state_.records.push_back(std::move(*state_.discarded));
    evaluate(state_.records.back());
    return save(state_.records.back());
  }
  if (const auto here = work())
    take_back(here->live.history.undo(here->live.record), Said::Kind::undone);
}

void Update::operator()(const Redo&) {
  if (const auto here = work())
    take_back(here->live.history.redo(here->live.record), Said::Kind::redone);
}

void Update::take_back(const HistoryStep* step, Said::Kind said) {
  if (!step) return;
  const Work here = *work();
  if (state_.notice && can_be_undone(*state_.notice)) state_.notice.reset();
  if (const auto* several = std::get_if<AnswersBefore>(step)) {
    state_.said = {said, {}};
    // After `after_change` the step may be another one.
    const std::vector<AnswerBefore> answers = several->answers;
    for (const AnswerBefore& one : answers) {
      if (const auto found = find(here.live.record, here.definition, one.at))
        here.live.evaluation->answer_changed(here.live.record, found->at);
      forget_drafts(one.at, {});
    }
    after_change(here.live);
    const QuestionKey& first = answers.front().at;
    const Question* question = here.definition.find_question(first.question);
    const Section& section = here.definition.sections[question->section];
    return (*this)(ShowQuestions{section.id, first.subject});
  }
  const auto* answer = std::get_if<AnswerBefore>(step);
  state_.said = {said, answer ? answer->at : QuestionKey{}};
  if (answer) {
    const QuestionKey at = answer->at;
    if (const auto found = find(here.live.record, here.definition, at)) {
      here.live.evaluation->answer_changed(here.live.record, found->at);
    }
    forget_drafts(at, {});
    after_change(here.live);
    return (*this)(ShowQuestion{at});
  }
  const auto* one = std::get_if<SubjectBefore>(step);
  const std::string kind_id = one ? one->kind : std::get<SubjectsBefore>(*step).kind;
  here.live.evaluation->record_changed(here.live.record);
  after_change(here.live);
  const SubjectKind* kind = here.definition.find_subject_kind(kind_id);
  if (const Section* section = first_section(here.definition, *kind)) {
    state_.subject.clear();
    (*this)(ShowQuestions{section->id, {}});
  }
}

}  // namespace peil::app
