#include "app/history.hpp"

#include <algorithm>
#include <iterator>
#include <utility>

namespace peil::app {

namespace {

constexpr std::size_t most_steps = 200;

}  // namespace

Subject* subject_of(Record& record, const std::string& kind, const std::string& id) {
  const auto subjects = record.subjects.find(kind);
  if (subjects == record.subjects.end()) return nullptr;
  const auto found = std::find_if(subjects->second.begin(), subjects->second.end(),
                                  [&](const Subject& one) { return one.id == id; });
  return found == subjects->second.end() ? nullptr : &*found;
}

Answers* answers_of(Record& record, const std::string& kind, const std::string& subject) {
  if (kind.empty()) return &record.answers;
  Subject* found = subject_of(record, kind, subject);
  return found ? &found->answers : nullptr;
}

void History::did(HistoryStep before, const std::string& field) {
  undone_.clear();
  const bool goes_on = !field.empty() && field == field_ && !done_.empty();
  field_ = field;
  if (goes_on) return;
  if (done_.size() == most_steps) done_.erase(done_.begin());
  done_.push_back(std::move(before));
}

// Puts what was there in place, and keeps what it replaced.
void History::put(Record& record, AnswerBefore& before) {
  Answers* answers = answers_of(record, before.kind, before.at.subject);
  if (!answers) return;
  const auto now = answers->find(before.at.question);
  std::optional<Answer> replaced;
  if (now != answers->end()) replaced = std::move(now->second);
  if (before.answer) {
    answers->insert_or_assign(before.at.question, std::move(*before.answer));
  } else if (now != answers->end()) {
    answers->erase(now);
  }
  before.answer = std::move(replaced);
}

HistoryStep History::put(Record& record, HistoryStep step) {
  if (auto* before = std::get_if<AnswerBefore>(&step)) {
    put(record, *before);
  } else if (auto* several = std::get_if<AnswersBefore>(&step)) {
    for (AnswerBefore& one : several->answers)
      put(record, one);
  } else if (auto* tail = std::get_if<SubjectsBefore>(&step)) {
    std::vector<Subject>& subjects = record.subjects[tail->kind];
    const auto from =
        subjects.begin() + static_cast<std::ptrdiff_t>(std::min(tail->count, subjects.size()));
    std::vector<Subject> replaced(std::make_move_iterator(from),
                                  std::make_move_iterator(subjects.end()));
    subjects.erase(from, subjects.end());
    for (Subject& one : tail->subjects)
      subjects.push_back(std::move(one));
    tail->subjects = std::move(replaced);
    if (subjects.empty()) record.subjects.erase(tail->kind);
  } else {
    auto& removed = std::get<SubjectBefore>(step);
    std::vector<Subject>& subjects = record.subjects[removed.kind];
    const auto at = static_cast<std::ptrdiff_t>(std::min(removed.index, subjects.size()));
    if (removed.subject) {
      subjects.insert(subjects.begin() + at, std::move(*removed.subject));
      removed.subject.reset();
    } else if (removed.index < subjects.size()) {
      removed.subject = std::move(subjects[removed.index]);
      subjects.erase(subjects.begin() + at);
    }
    if (subjects.empty()) record.subjects.erase(removed.kind);
  }
  return step;
}

const HistoryStep* History::undo(Record& record) {
  if (done_.empty()) return nullptr;
  field_.clear();
  undone_.push_back(put(record, std::move(done_.back())));
  done_.pop_back();
  return &undone_.back();
}

const HistoryStep* History::redo(Record& record) {
  if (undone_.empty()) return nullptr;
  field_.clear();
  done_.push_back(put(record, std::move(undone_.back())));
  undone_.pop_back();
  return &done_.back();
}

}  // namespace peil::app
