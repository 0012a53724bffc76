// What a person did to a record, to undo it and do it again. A step holds what was there before;
// taking it back puts that in place and holds what it replaced.
#pragma once

#include "app/action.hpp"
#include "engine/model/record.hpp"

#include <cstddef>
#include <optional>
#include <string>
#include <variant>
#include <vector>

namespace peil::app {

struct AnswerBefore {
  QuestionKey at;
  std::string kind;              // of the subject; empty if the question is asked once
  std::optional<Answer> answer;  // none: there was none
};

// Several that changed at once: one step.
struct AnswersBefore {
  std::vector<AnswerBefore> answers;
};

struct SubjectBefore {
  std::string kind;
  std::size_t index = 0;  // in the record's list
  // that stood there; none: it was added, and undoing takes it away
  std::optional<Subject> subject;
};

// Subjects that were added at the end of their list at once: undoing takes them away.
struct SubjectsBefore {
  std::string kind;
  std::size_t count = 0;          // of the list before
  std::vector<Subject> subjects;  // that stood behind it
};

using HistoryStep = std::variant<AnswerBefore, SubjectBefore, AnswersBefore, SubjectsBefore>;

class History {
 public:
  // `field` names the field that is typed in; what is typed into one field without a pause for
  // something else is one step.
  void did(HistoryStep before, const std::string& field = {});

  bool can_undo() const { return !done_.empty(); }
  bool can_redo() const { return !undone_.empty(); }

  // Changes the record back by one step. Gives what to compute anew: the step, as it is now to be
  // redone; null if there is none. Valid until the next change.
  const HistoryStep* undo(Record& record);
  const HistoryStep* redo(Record& record);

 private:
  static void put(Record& record, AnswerBefore& before);
  static HistoryStep put(Record& record, HistoryStep step);

  std::vector<HistoryStep> done_;
  std::vector<HistoryStep> undone_;
  std::string field_;
};

// The record's subject of that kind; null if there is no such subject.
Subject* subject_of(Record& record, const std::string& kind, const std::string& id);

// The answers of the record, or of its subject; null if there is no such subject.
Answers* answers_of(Record& record, const std::string& kind, const std::string& subject);

}  // namespace peil::app
