#include "engine/base/limits.hpp"
#include "engine/base/version.hpp"
#include "engine/format/record.hpp"
#include "engine/format/record/answer_check.hpp"
#include "engine/json/scan.hpp"
#include "engine/model/record.hpp"

#include <algorithm>
#include <unordered_set>

namespace peil {
namespace {

// The way to a value, as a text that grows and shrinks.
class Pointer {
 public:
  explicit Pointer(std::string begin) : text_(std::move(begin)) {}
  Pointer operator/(std::string_view token) const {
    Pointer longer(text_);
    append_pointer(longer.text_, token);
    return longer;
  }
  Pointer operator/(std::size_t index) const { return *this / std::to_string(index); }
  const std::string& text() const { return text_; }

 private:
  std::string text_;
};

class RecordCheck {
 public:
  RecordCheck(const Record& record, const Definition& definition)
      : record_(record), definition_(definition), answers_(definition) {}

  Problems run() {
    check_version();
    check_answers(record_.answers, no_index, Pointer("/answers"));
    check_subjects();
    check_plan();
    if (unlisted_ > 0) {
      problems_.push_back(
          {Code::too_many_problems, Severity::warning, {std::to_string(unlisted_)}, {}});
    }
    return std::move(problems_);
  }

 private:
  void warn(Code code, const Pointer& at, std::vector<std::string> arguments) {
    if (problems_.size() >= limits::problems) {
      ++unlisted_;
      return;
    }
    problems_.push_back({code, Severity::warning, std::move(arguments), {{}, at.text(), 0, 0}});
  }

  void check_version() {
    const int order = compare_versions(record_.assessment_version, definition_.version);
    if (order == 0) return;
    warn(order < 0 ? Code::older_record : Code::newer_record, Pointer("/assessment/version"),
         {record_.assessment_version, definition_.version});
  }

  void check_answers(const Answers& answers, std::uint32_t subject_kind, const Pointer& at) {
    struct Wrong {
      std::uint32_t question;
      const std::string* id;
      AnswerCheck::Complaint complaint;
    };
    std::vector<Wrong> wrong;
    std::vector<const std::string*> unknown;
    for (const auto& [id, answer] : answers) {
      const std::uint32_t question = answers_.find(id, subject_kind);
      if (question == no_index) {
        unknown.push_back(&id);
        continue;
      }
      for (auto& complaint : answers_.complaints(answer, question))
        wrong.push_back({question, &id, std::move(complaint)});
    }
    std::stable_sort(wrong.begin(), wrong.end(),
                     [](const Wrong& a, const Wrong& b) { return a.question < b.question; });
    for (auto& each : wrong) {
      Pointer place = at / *each.id;
      if (each.complaint.member == "level") place = place / "desired";
      if (!each.complaint.member.empty()) place = place / each.complaint.member;
      warn(each.complaint.code, place, std::move(each.complaint.arguments));
    }
    for (const auto* id : unknown)
      warn(Code::unknown_question, at / *id, {*id});
  }

  void check_subjects() {
    const Pointer at("/subjects");
    for (std::uint32_t kind = 0; kind < definition_.subject_kinds.size(); ++kind) {
      const auto& known = definition_.subject_kinds[kind];
      const auto found = record_.subjects.find(known.id);
      if (found == record_.subjects.end()) continue;
      const auto& subjects = found->second;
      const Pointer list = at / known.id;
      if (subjects.size() > known.most) {
        warn(Code::limit_exceeded, list,
             {known.id, std::to_string(subjects.size()), std::to_string(known.most)});
      }
      for (std::size_t i = 0; i < subjects.size(); ++i)
        check_answers(subjects[i].answers, kind, list / i / "answers");
    }
    std::vector<std::string_view> known;
    for (const auto& kind : definition_.subject_kinds)
      known.push_back(kind.id);
    for (const auto& [id, subjects] : record_.subjects) {
      if (subjects.empty() || definition_.find_subject_kind(id) != nullptr) continue;
      warn(Code::unknown_subject_kind, at / id,
           {id, std::string(answers_.suggester().nearest(id, known))});
    }
  }

  void check_plan() {
    if (record_.plan.empty()) return;
    std::vector<std::string_view> actions;
    for (const auto& action : definition_.actions)
      actions.push_back(action.id);
    const std::unordered_set<std::string_view> known_actions(actions.begin(), actions.end());
    std::unordered_set<std::string_view> subjects;
    for (const auto& [kind, list] : record_.subjects) {
      for (const auto& subject : list)
        subjects.insert(subject.id);
    }
    const Pointer at("/plan");
    for (std::size_t i = 0; i < record_.plan.size(); ++i) {
      const auto& planned = record_.plan[i];
      if (!planned.action.empty() && !known_actions.contains(planned.action)) {
        warn(Code::dangling_id, at / i / "action",
             {planned.action, "action",
              std::string(answers_.suggester().nearest(planned.action, actions))});
      }
      const std::uint32_t question = answers_.find_anywhere(planned.question);
      if (!planned.question.empty() && question == no_index) {
        warn(Code::dangling_id, at / i / "question", {planned.question, "question", ""});
      }
      if (!planned.subject.empty() && !subjects.contains(planned.subject)) {
        warn(Code::dangling_id, at / i / "subject", {planned.subject, "subject", ""});
      }
      if (question != no_index && !planned.level.empty() &&
          !answers_.is_level(question, planned.level)) {
        auto complaint = answers_.unknown_option(question, planned.level, "level");
        warn(complaint.code, at / i / "level", std::move(complaint.arguments));
      }
    }
  }

  const Record& record_;
  const Definition& definition_;
  AnswerCheck answers_;
  Problems problems_;
  std::size_t unlisted_ = 0;
};

}  // namespace

Problems check_record(const Record& record, const Definition& definition) {
  if (record.assessment != definition.id) {
    return {{Code::wrong_assessment,
             Severity::error,
             {record.assessment},
             {{}, "/assessment/id", 0, 0}}};
  }
  return RecordCheck(record, definition).run();
}

bool is_older(const Record& record, const Definition& definition) {
  return record.assessment == definition.id &&
         compare_versions(record.assessment_version, definition.version) < 0;
}

}  // namespace peil
