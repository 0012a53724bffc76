#include "engine/examples/examples.hpp"

#include "engine/base/limits.hpp"
#include "engine/base/syntax.hpp"
#include "engine/evaluation/evaluation.hpp"
#include "engine/examples/expectations.hpp"
#include "engine/examples/judgements.hpp"
#include "engine/format/definition/texts.hpp"
#include "engine/format/record/answer_check.hpp"
#include "engine/format/record/answer_reading.hpp"
#include "engine/json/reading.hpp"
#include "engine/json/text.hpp"

#include <boost/json/array.hpp>
#include <boost/json/monotonic_resource.hpp>
#include <boost/json/object.hpp>

#include <charconv>
#include <map>

namespace peil {
namespace {

namespace json = boost::json;

class ExampleRunner {
 public:
  ExampleRunner(const Definition& definition, std::string_view text, const ExampleJudge& judge,
                Reading& reading)
      : definition_(definition),
        judge_(judge),
        reading_(reading),
        texts_(reading, definition.languages),
        answers_(reading),
        check_(definition),
        program_(definition),
        numbers_(text),
        expectations_(definition, check_, numbers_, reading),
        program_expectations_(definition, numbers_, reading) {}

  ExampleResult run(const json::value& value, const Path& path, std::size_t index) {
    ExampleResult result;
    auto& record = result.record;
    record.id = "example-" + std::to_string(index + 1);
    record.assessment = definition_.id;
    record.assessment_version = definition_.version;
    record.fingerprint = definition_.fingerprint;
    Members members(reading_, value, path);
    if (!members.valid()) return result;
    result.title = texts_.required_name(members, "title").in(0);
    const std::size_t errors = reading_.error_count();
    if (const auto* answers = members.find("answers")) {
      record.answers = read_answers(*answers, members.path() / "answers", no_index);
    }
    read_subjects(members, record);
    const std::string today = read_today(members);
    // What is expected of answers that aren't right says nothing.
    const bool sound = reading_.error_count() == errors;
    const Evaluation evaluation(program_, record);
    const auto* expect = members.find("expect");
    if (expect == nullptr || !expectations_.compare(*expect, path / "expect", evaluation, sound)) {
      reading_.warning(Code::empty_list, path, {"expect"});
    }
    if (expect != nullptr && expect->is_object()) {
      if (const auto* program = expect->get_object().if_contains("program")) {
        const Path expected = path / "expect";
        compare_program(*program, expected / "program", record, evaluation, today, sound);
      }
    }
    members.warn_unknown();
    return result;
  }

 private:
  // The day on which the example is judged: else that on which the definition's facts were checked.
  std::string read_today(Members& members) {
    const std::string today = answers_.formed(members, "today", is_date, Code::bad_date);
    return today.empty() ? definition_.checked : today;
  }

  void compare_program(const json::value& expect, const Path& path, const Record& record,
                       const Evaluation& evaluation, std::string_view today, bool sound) {
    if (!judge_ || !sound) return program_expectations_.compare(expect, path, record, nullptr);
    const Result<Judgement> judgement = judge_(record, evaluation, today);
    program_expectations_.compare(expect, path, record,
                                  judgement.has_value() ? &*judgement : nullptr);
    if (!judgement.has_value())
      reading_.error(judgement.error().code, path, judgement.error().arguments);
  }

  Answers read_answers(const json::value& value, const Path& path, std::uint32_t subject_kind) {
    Answers answers;
    const auto* object = value.if_object();
    if (object == nullptr) {
      reading_.wrong_type(value, "object", path);
      return answers;
    }
    for (const auto& member : *object) {
      const auto id = key_of(member);
      const std::uint32_t question = check_.find(id, subject_kind);
      if (question == no_index) {
        check_.report_unknown(id, subject_kind, reading_, path / id);
        continue;
      }
      answers.emplace(std::string(id), read_answer(member.value(), path / id, question));
    }
    return answers;
  }

  // A bare value is short for an answer with nothing else.
  Answer read_answer(const json::value& value, const Path& path, std::uint32_t question) {
    Answer answer;
    answer.state = AnswerState::open;
    if (value.is_object()) {
      Members members(reading_, value, path);
      answer = answers_.answer(members);
      members.warn_unknown();
      answer.unknown_members.clear();
    } else if (auto read = answers_.value(value, path)) {
      answer.state = AnswerState::answered;
      answer.value = *std::move(read);
    }
    for (auto& complaint : check_.complaints(answer, question)) {
      const Path desired = path / "desired";
      const bool bare = complaint.member.empty() || !value.is_object();
      const Path& parent = complaint.member == "level" ? desired : path;
      reading_.error(complaint.code, bare ? path : parent / complaint.member,
                     std::move(complaint.arguments));
    }
    return answer;
  }

  void read_subjects(Members& members, Record& record) {
    const auto* kinds = members.find_object("subjects");
    if (kinds == nullptr) return;
    const Path path = members.path() / "subjects";
    for (const auto& member : *kinds) {
      const Path at = path / key_of(member);
      const std::uint32_t kind = expectations_.find_kind(key_of(member), at);
      if (kind == no_index) continue;
      const auto* list = member.value().if_array();
      if (list == nullptr) {
        reading_.wrong_type(member.value(), "array", at);
        continue;
      }
      const auto& known = definition_.subject_kinds[kind];
      if (answers_.within(known.id, list->size(), known.most, at))
        record.subjects[known.id] = read_list(*list, at, kind);
    }
  }

  std::vector<Subject> read_list(const json::array& list, const Path& path, std::uint32_t kind) {
    std::vector<Subject> subjects;
    std::map<std::string, std::size_t> ids;
    for (std::size_t i = 0; i < list.size(); ++i) {
      auto& subject = subjects.emplace_back();
      Members each(reading_, list[i], path / i);
      if (!each.valid()) continue;
      subject.id = answers_.formed(each, "id", is_id, Code::bad_id);
      if (subject.id.empty()) subject.id = "subject-" + std::to_string(i + 1);
      if (const auto [first, is_new] = ids.try_emplace(subject.id, i); !is_new) {
        reading_.error(Code::duplicate_id, each.path() / "id",
                       {subject.id, (path / first->second).pointer()});
      }
      if (const auto* answers = each.required("answers")) {
        subject.answers = read_answers(*answers, each.path() / "answers", kind);
      }
      each.warn_unknown();
    }
    return subjects;
  }

  const Definition& definition_;
  const ExampleJudge& judge_;
  Reading& reading_;
  TextReading texts_;
  AnswerReading answers_;
  AnswerCheck check_;
  CompiledDefinition program_;
  ExampleNumbers numbers_;
  ExampleExpectations expectations_;
  ProgramExpectations program_expectations_;
};

// The example that a pointer leads to.
std::size_t example_of(std::string_view pointer) {
  constexpr std::string_view begin = "/examples/";
  std::size_t index = 0;
  if (pointer.starts_with(begin)) {
    pointer.remove_prefix(begin.size());
    std::from_chars(pointer.data(), pointer.data() + pointer.size(), index);
  }
  return index;
}

}  // namespace

std::vector<ExampleResult> run_examples(const Definition& definition, std::string_view text,
                                        std::string_view file, const ExampleJudge& judge) {
  std::vector<ExampleResult> results;
  Problems problems;
  Reading reading;
  json::monotonic_resource memory(text.size() + 1024);
  if (const auto document = parse_json(text, file, problems, &memory)) {
    const auto* found =
        document->is_object() ? document->get_object().if_contains("examples") : nullptr;
    if (found == nullptr) return results;
    const Path root;
    const Path path = root / "examples";
    if (const auto* list = found->if_array()) {
      ExampleRunner runner(definition, text, judge, reading);
      for (std::size_t i = 0; i < list->size() && i < limits::examples; ++i)
        results.push_back(runner.run((*list)[i], path / i, i));
    } else {
      reading.wrong_type(*found, "array", path);
    }
    problems = reading.finish(text, file);
  }
  if (results.empty() && !problems.empty()) results.emplace_back();
  for (auto& problem : problems) {
    const bool summary = problem.code == Code::too_many_problems;
    const std::size_t index = summary ? results.size() - 1 : example_of(problem.place.pointer);
    results.at(index).problems.push_back(std::move(problem));
  }
  return results;
}

}  // namespace peil
