#include "engine/base/limits.hpp"
#include "engine/evaluation/answer_fit.hpp"
#include "engine/format/outcome_json.hpp"
#include "engine/json/canonical.hpp"
#include "engine/plugin/decimal.hpp"
#include "engine/plugin/exchange.hpp"

#include <boost/json/array.hpp>
#include <boost/json/serializer.hpp>

#include <algorithm>

namespace peil {
namespace {

namespace json = boost::json;

json::string number(double value) { return json_string(decimal_text(value)); }

std::string compact(const json::value& value) {
  json::serializer serializer;
  serializer.reset(&value);
  std::string result;
  char buffer[4096];
  while (!serializer.done()) {
    const auto part = serializer.read(buffer, sizeof buffer);
    result.append(part.data(), part.size());
  }
  return result;
}

json::array strings(const std::vector<std::string>& list) {
  return json::array(list.begin(), list.end());
}

struct AnswerAsJson {
  json::value operator()(const std::string& chosen) const { return json_string(chosen); }
  json::value operator()(double value) const { return number(value); }
  json::value operator()(const std::vector<std::string>& chosen) const { return strings(chosen); }
  json::value operator()(const Points& points) const {
    json::object object;
    for (const auto& [option, given] : points)
      object[option] = number(given);
    return object;
  }
  json::value operator()(const PlanAnswer& plan) const {
    json::object object{{"what", plan.what}};
    if (!plan.who.empty()) object["who"] = plan.who;
    if (!plan.when.empty()) object["when"] = plan.when;
    return object;
  }
};

class Request {
 public:
  Request(const Definition& definition, const Record& record, const Outcome& outcome)
      : definition_(definition), record_(record), outcome_(outcome) {}

  json::object parameters(std::string_view today) const {
    json::object subjects;
    for (std::uint32_t kind = 0; kind < definition_.subject_kinds.size(); ++kind)
      subjects[definition_.subject_kinds[kind].id] = subjects_of(kind);
    return {{"assessment", assessment()},
            {"today", json_string(today)},
            {"record", scope(json::object(), no_index, record_.answers, outcome_.record)},
            {"subjects", std::move(subjects)}};
  }

 private:
  json::object assessment() const {
    json::object scales;
    for (std::size_t i = 0; i < definition_.named_scales; ++i)
      scales[definition_.scales[i].id] = options(definition_.scales[i]);
    json::array sections, questions, targets;
    for (const auto& section : definition_.sections) {
      json::object object{{"id", section.id}};
      if (!section.tags.empty()) object["tags"] = strings(section.tags);
      if (section.subject_kind != no_index)
        object["for"] = definition_.subject_kinds[section.subject_kind].id;
      sections.push_back(std::move(object));
    }
    for (const auto& question : definition_.questions)
      questions.push_back(question_json(question));
    for (const auto& target : definition_.targets) {
      targets.push_back(json::object{{"score", definition_.scores[target.score].id},
                                     {"value", number(target.value)},
                                     {"by", target.by},
                                     {"who", json_string(word(target.who))}});
    }
    return {{"id", definition_.id},
            {"version", definition_.version},
            {"scales", std::move(scales)},
            {"sections", std::move(sections)},
            {"questions", std::move(questions)},
            {"targets", std::move(targets)}};
  }

  json::array options(const Scale& scale) const {
    json::array list;
    for (const auto& option : scale.options) {
      json::object object{{"id", option.id}};
      if (option.value) object["value"] = number(*option.value);
      json::object values;
      for (std::uint32_t i = 0; i < definition_.measures.size(); ++i) {
        if (const auto value = option.counts_for(i))
          values[definition_.measures[i]] = number(*value);
      }
      if (!values.empty()) object["values"] = std::move(values);
      if (option.months > 0) object["months"] = option.months;
      list.push_back(std::move(object));
    }
    return list;
  }

  json::object question_json(const Question& question) const {
    json::object object{{"id", question.id},
                        {"section", definition_.sections[question.section].id},
                        {"type", json_string(type_word(question.type))}};
    if (question.scale != no_index) {
      const Scale& scale = definition_.scales[question.scale];
      if (question.scale < definition_.named_scales) {
        object["scale"] = scale.id;
      } else {
        object["options"] = options(scale);
      }
    }
    if (!question.tags.empty()) object["tags"] = strings(question.tags);
    if (!question.needs.empty()) object["needs"] = needs(question);
    if (question.weight != 1) object["weight"] = number(question.weight);
    return object;
  }

  json::array needs(const Question& question) const {
    json::array list;
    for (const Need& need : question.needs) {
      const Question& other = definition_.questions[need.question];
      list.push_back(json::object{{"to", definition_.scales[question.scale].options[need.to].id},
                                  {"question", other.id},
                                  {"level", definition_.scales[other.scale].options[need.at].id}});
    }
    return list;
  }

  json::array subjects_of(std::uint32_t kind) const {
    json::array list;
    const auto found = record_.subjects.find(definition_.subject_kinds[kind].id);
    const auto& outcomes = outcome_.subjects[kind];
    if (found == record_.subjects.end()) return list;
    for (std::size_t i = 0; i < std::min(outcomes.size(), found->second.size()); ++i) {
      const Subject& subject = found->second[i];
      list.push_back(scope({{"id", subject.id}}, kind, subject.answers, outcomes[i]));
    }
    return list;
  }

  // Adds what is known of the record, or of one subject, to `object`.
  json::object scope(json::object object, std::uint32_t kind, const Answers& answers,
                     const ScopeOutcome& outcome) const {
    json::array questions, sections, scores, labels;
    for (const auto& question : definition_.questions) {
      if (definition_.subject_kind_of(question) == kind)
        questions.push_back(answer_json(question, answers, outcome));
    }
    for (const auto& section : definition_.sections) {
      if (section.subject_kind == kind && section.scored)
        sections.push_back(score_json(section.id, outcome.sections[section.ordinal]));
    }
    for (const auto& score : definition_.scores) {
      if (score.subject_kind == kind)
        scores.push_back(score_json(score.id, outcome.scores[score.ordinal]));
    }
    for (const auto& label : definition_.labels) {
      if (label.subject_kind == kind) {
        labels.push_back(json::object{
            {"id", label.id}, {"state", json_string(word(outcome.labels[label.ordinal].state))}});
      }
    }
    object["answers"] = std::move(questions);
    object["sections"] = std::move(sections);
    object["scores"] = std::move(scores);
    object["labels"] = std::move(labels);
    return object;
  }

  json::object answer_json(const Question& question, const Answers& answers,
                           const ScopeOutcome& outcome) const {
    const QuestionState state = outcome.states[question.ordinal];
    json::object object{{"id", question.id}, {"state", json_string(word(state))}};
    const auto found = answers.find(question.id);
    if (found == answers.end() || state == QuestionState::hidden) return object;
    const Answer& answer = found->second;
    if (state == QuestionState::counted || state == QuestionState::answered)
      object["answer"] = std::visit(AnswerAsJson{}, answer.value);
    if (answer.proposed) object["proposed"] = true;
    if (const auto& value = outcome.values[question.ordinal]) object["value"] = number(*value);
    if (answer.desired && is_level(question, answer.desired->level)) {
      json::object desired{{"level", answer.desired->level}};
      if (!answer.desired->by.empty()) desired["by"] = answer.desired->by;
      object["desired"] = std::move(desired);
    }
    return object;
  }

  // An option of the question, or where it has none, anything.
  bool is_level(const Question& question, std::string_view level) const {
    if (level.empty() || question.scale == no_index) return !level.empty();
    const auto& options = definition_.scales[question.scale].options;
    return std::any_of(options.begin(), options.end(),
                       [&](const Option& option) { return option.id == level; });
  }

  static json::object score_json(const std::string& id, const ScoreOutcome& outcome) {
    json::object object{{"id", id}};
    object["value"] = outcome.value ? json::value(number(*outcome.value)) : json::value(nullptr);
    if (outcome.range) {
      object["low"] = number(outcome.range->low);
      object["high"] = number(outcome.range->high);
    }
    object["settled"] = outcome.settled;
    return object;
  }

  static std::string_view word(ConditionOutcome::State state) {
    constexpr std::array<std::string_view, 4> states{"no", "yes", "open", "failed"};
    return states.at(static_cast<std::size_t>(state));
  }
  template <class Enum>
  static std::string_view word(Enum value) {
    return peil::word(value);
  }

  const Definition& definition_;
  const Record& record_;
  const Outcome& outcome_;
};

}  // namespace

std::string describe_request() { return R"({"method":"describe"})"; }

Result<std::string> evaluate_request(const Definition& definition, const Record& record,
                                     const Evaluation& evaluation, std::string_view today) {
  std::string request = compact(json::object{
      {"method", "evaluate"},
      {"params", Request(definition, record, evaluation.outcome()).parameters(today)}});
  if (request.size() <= limits::request_bytes) return request;
  return Problem{Code::limit_exceeded,
                 Severity::error,
                 {"bytes", std::to_string(request.size()), std::to_string(limits::request_bytes)},
                 {}};
}

}  // namespace peil
