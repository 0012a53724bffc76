#include "engine/format/outcome_json.hpp"
#include "native/commands/explain.hpp"
#include "native/commands/words.hpp"

#include <boost/json/array.hpp>
#include <boost/json/object.hpp>

#include <utility>

namespace peil::native {
namespace {

namespace json = boost::json;

json::object as_json(const PlanAnswer& plan) {
  json::object object{{"what", plan.what}};
  if (!plan.who.empty()) object["who"] = plan.who;
  if (!plan.when.empty()) object["when"] = plan.when;
  return object;
}

json::value as_json(const AnswerValue& value) {
  if (const auto* text = std::get_if<std::string>(&value)) return json::value(*text);
  if (const auto* number = std::get_if<double>(&value)) return *number;
  if (const auto* plan = std::get_if<PlanAnswer>(&value)) return as_json(*plan);
  if (const auto* options = std::get_if<std::vector<std::string>>(&value))
    return json::array(options->begin(), options->end());
  json::object points;
  for (const auto& [id, share] : std::get<Points>(value))
    points[id] = share;
  return points;
}

// The answer as records have it, but for what is only of interest there; null if nothing was
// said.
json::value as_json(const Answer* answer) {
  if (answer == nullptr) return nullptr;
  json::object object;
  if (answer->state == AnswerState::answered) object["value"] = as_json(answer->value);
  if (answer->state == AnswerState::unknown) object["state"] = "unknown";
  if (answer->state == AnswerState::not_applicable) {
    object["state"] = "not_applicable";
    object["reason"] = answer->reason;
  }
  if (!answer->note.empty()) object["note"] = answer->note;
  return object;
}

class Writer {
 public:
  explicit Writer(const Explained& what) : what_(what) {}

  json::object operator()(ScoreAt at) const {
    json::object object{{"kind", at.kind == ScoreAt::Kind::section ? "section" : "score"}};
    merge(object, score_json(what_.definition, what_.record, what_.evaluation, at));
    if (!object.contains("terms")) return object;
    const std::vector<Term> terms = what_.evaluation.terms(at);
    json::array& list = object["terms"].as_array();
    for (std::size_t i = 0; i < terms.size(); ++i)
      descend(list[i].as_object(), terms[i], at);
    return object;
  }

  json::object operator()(QuestionAt at) const {
    json::object object{{"kind", "question"}};
    merge(object, question_json(what_.definition, what_.evaluation, at));
    const Question& question = what_.definition.questions[at.question];
    object["weight"] = question.weight;
    if (!question.visible.empty()) object["visible"] = question.visible;
    object["answer"] = answer_to(question, at.subject);
    return object;
  }

  json::object operator()(ConditionAt at) const {
    const bool is_label = at.kind == ConditionAt::Kind::label;
    json::object object{{"kind", is_label ? "label" : "finding"}};
    merge(object, condition_json(what_.definition, what_.record, what_.evaluation, at));
    object["when"] = is_label ? what_.definition.labels[at.index].when
                              : what_.definition.findings[at.index].when;
    return object;
  }

 private:
  static void merge(json::object& into, const json::object& from) {
    for (const auto& member : from)
      into.emplace(member.key(), member.value());
  }

  json::value answer_to(const Question& question, std::uint32_t subject) const {
    const Answers* answers = answers_of(what_.definition, what_.record,
                                        what_.definition.subject_kind_of(question), subject);
    if (answers == nullptr) return nullptr;
    const auto found = answers->find(question.id);
    return found == answers->end() ? json::value(nullptr) : as_json(&found->second);
  }

  void descend(json::object& term, const Term& from, ScoreAt at) const {
    const Over over = at.kind == ScoreAt::Kind::section ? Over::questions
                                                        : what_.definition.scores[at.index].over;
    if (over == Over::questions) {
      term["answer"] = answer_to(what_.definition.questions[from.index], at.subject);
    } else {
      const ScoreAt below =
          over == Over::sections
              ? ScoreAt{ScoreAt::Kind::section, from.index, at.subject}
              : ScoreAt{ScoreAt::Kind::score, what_.definition.scores[at.index].of, from.index};
      json::object made = (*this)(below);
      if (const auto* terms = made.if_contains("terms")) term["terms"] = *terms;
    }
  }

  const Explained& what_;
};

}  // namespace

json::value explanation_json(const Explainable& thing, const Explained& what) {
  return std::visit([&](auto at) { return json::value(Writer(what)(at)); }, thing);
}

}  // namespace peil::native
