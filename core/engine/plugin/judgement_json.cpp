#include "engine/format/outcome_json.hpp"
#include "engine/json/canonical.hpp"
#include "engine/plugin/decimal.hpp"
#include "engine/plugin/exchange.hpp"

#include <boost/json/array.hpp>

namespace peil {
namespace {

namespace json = boost::json;

struct ArgumentAsJson {
  const Definition& definition;

  json::value operator()(const std::string& words) const { return json::object{{"text", words}}; }
  json::value operator()(const ArgumentNumber& number) const {
    return json::object{{"number", decimal_text(number.value, number.decimals)}};
  }
  json::value operator()(const ArgumentDate& date) const {
    return json::object{{"date", date.day}};
  }
  json::value operator()(const ArgumentQuestion& question) const {
    return json::object{{"question", definition.questions[question.question].id}};
  }
};

class JudgementWriter {
 public:
  JudgementWriter(const Definition& definition, const Judgement& judgement)
      : definition_(definition), additions_(definition.additions), judgement_(judgement) {}

  json::object whole() const {
    return {{"scores", list(judgement_.scores)},
            {"labels", list(judgement_.labels)},
            {"findings", list(judgement_.findings)},
            {"steps", list(judgement_.steps)},
            {"notes", list(judgement_.notes)}};
  }

 private:
  template <class Judged>
  json::array list(const std::vector<Judged>& all) const {
    json::array result;
    for (const Judged& each : all)
      result.push_back(written(each));
    return result;
  }

  json::object written(const PluginScore& score) const {
    json::object object = head("id", additions_.scores[score.index].id, score.scope);
    object["value"] = score.value ? json::value(*score.value) : json::value(nullptr);
    object["range"] = nullptr;
    if (score.low && score.high)
      object["range"] = json::object{{"low", *score.low}, {"high", *score.high}};
    object["because"] = questions(score.because);
    return object;
  }

  json::object written(const PluginLabel& label) const {
    json::object object = head("id", additions_.labels[label.index].id, label.scope);
    object["value"] = nullptr;
    if (label.state != PluginLabel::State::open)
      object["value"] = label.state == PluginLabel::State::yes;
    object["because"] = questions(label.because);
    object["settled_by"] = questions(label.settles);
    return object;
  }

  json::object written(const PluginFinding& finding) const {
    const AddedFinding& known = additions_.findings[finding.index];
    json::object object = head("id", known.id, finding.scope);
    object["severity"] = json_string(word(known.severity));
    object["arguments"] = arguments(finding.arguments);
    object["because"] = questions(finding.because);
    if (known.source) {
      object["source"] = definition_.sources[known.source->source].id;
      if (!known.source->at.empty()) object["at"] = known.source->at;
    }
    if (!known.applies_from.empty()) object["applies_from"] = known.applies_from;
    json::array actions;
    for (const std::uint32_t action : known.actions)
      actions.emplace_back(definition_.actions[action].id);
    object["actions"] = std::move(actions);
    return object;
  }

  json::object written(const PluginStep& step) const {
    json::object object = head("list", additions_.lists[step.index].id, step.scope);
    if (step.question != no_index) object["question"] = definition_.questions[step.question].id;
    if (!step.option.empty()) object["option"] = step.option;
    if (step.action != no_index) object["action"] = definition_.actions[step.action].id;
    if (!step.by.empty()) object["by"] = step.by;
    if (step.effort) object["effort"] = *step.effort;
    if (step.value) object["value"] = *step.value;
    return object;
  }

  json::object written(const PluginNote& note) const {
    json::object object = head("message", additions_.messages[note.index].id, note.scope);
    if (!note.about.empty()) object["about"] = note.about;
    object["arguments"] = arguments(note.arguments);
    return object;
  }

  json::object head(std::string_view name, const std::string& id, const ScopeRef& scope) const {
    json::object object{{json::string_view(name.data(), name.size()), id}};
    if (scope.subject_kind != no_index) {
      object["kind"] = definition_.subject_kinds[scope.subject_kind].id;
      object["subject"] = scope.subject;
    }
    return object;
  }

  json::array questions(const std::vector<std::uint32_t>& indices) const {
    json::array ids;
    for (const std::uint32_t index : indices)
      ids.emplace_back(definition_.questions[index].id);
    return ids;
  }

  // As the reply has them: a number keeps the decimals that it was written with.
  json::object arguments(const Arguments& arguments) const {
    json::object object;
    for (const Argument& each : arguments)
      object[each.name] = std::visit(ArgumentAsJson{definition_}, each.value);
    return object;
  }

  const Definition& definition_;
  const Additions& additions_;
  const Judgement& judgement_;
};

}  // namespace

json::object judgement_json(const Definition& definition, const Judgement& judgement) {
  return JudgementWriter(definition, judgement).whole();
}

}  // namespace peil
