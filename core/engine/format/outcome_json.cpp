#include "engine/format/outcome_json.hpp"

#include "engine/base/words.hpp"
#include "engine/json/canonical.hpp"

#include <boost/json/array.hpp>

#include <array>
#include <map>
#include <utility>
#include <vector>

namespace peil {
namespace {

namespace json = boost::json;

json::object as_json(const Coverage& coverage) {
  json::object object{{"answered", coverage.answered},
                      {"unknown", coverage.unknown},
                      {"applicable", coverage.applicable},
                      {"not_applicable", coverage.not_applicable},
                      {"share", coverage.share()}};
  if (coverage.proposed > 0) object["proposed"] = coverage.proposed;
  return object;
}

json::value as_json(const std::optional<double>& value) {
  return value ? json::value(*value) : json::value(nullptr);
}

json::value as_json(const std::optional<Range>& range) {
  if (!range) return nullptr;
  return json::object{{"low", range->low}, {"high", range->high}, {"exact", range->exact}};
}

// Everything that is made for one definition, record and evaluation.
class Writer {
 public:
  Writer(const Definition& definition, const Record& record, const Evaluation& evaluation)
      : definition_(definition), record_(record), evaluation_(evaluation) {}

  json::object whole() {
    json::object object{{"peil_outcome", 1},
                        {"assessment",
                         {{"id", definition_.id},
                          {"version", definition_.version},
                          {"fingerprint", definition_.fingerprint}}},
                        {"record", record_head()}};
    because_.resize(definition_.actions.size());
    add_scope(object, no_index, no_index);
    json::object kinds;
    for (std::uint32_t kind = 0; kind < definition_.subject_kinds.size(); ++kind) {
      json::array subjects;
      const std::size_t count = evaluation_.outcome().subjects[kind].size();
      for (std::uint32_t i = 0; i < count; ++i) {
        json::object subject{{"id", json_string(subject_id(definition_, record_, kind, i))}};
        add_scope(subject, kind, i);
        subjects.push_back(std::move(subject));
      }
      kinds[definition_.subject_kinds[kind].id] = std::move(subjects);
    }
    object["actions"] = actions();
    object["subjects"] = std::move(kinds);
    return object;
  }

  json::object score(ScoreAt at) const {
    if (at.kind == ScoreAt::Kind::section) {
      const Section& section = definition_.sections[at.index];
      const ScopeOutcome& scope = evaluation_.outcome().of(section.subject_kind, at.subject);
      json::object object{{"id", section.id},
                          {"progress", as_json(scope.progress[section.ordinal])}};
      if (section.scored) {
        add_score(object, scope.sections[section.ordinal], at);
        add_benchmarks(object, scope.sections[section.ordinal], at);
      }
      return object;
    }
    const Score& score = definition_.scores[at.index];
    const ScoreOutcome& outcome =
        evaluation_.outcome().of(score.subject_kind, at.subject).scores[score.ordinal];
    json::object object{{"id", score.id}};
    add_score(object, outcome, at);
    json::array targets;
    for (const Target& target : definition_.targets) {
      if (is_shown(target, at, definition_, evaluation_.outcome()))
        targets.push_back(target_json(target, outcome));
    }
    object["targets"] = std::move(targets);
    add_benchmarks(object, outcome, at);
    return object;
  }

  json::object condition(ConditionAt at) const {
    const bool is_label = at.kind == ConditionAt::Kind::label;
    json::object object{
        {"id", is_label ? definition_.labels[at.index].id : definition_.findings[at.index].id}};
    if (!is_label) object["severity"] = json_string(word(definition_.findings[at.index].severity));
    const ConditionOutcome& outcome = outcome_of(at);
    object["value"] = value_of(outcome);
    object["settled"] = outcome.settled;
    json::array settled_by;
    for (const QuestionAt& question : evaluation_.would_settle(at))
      settled_by.push_back(reference(question));
    object["settled_by"] = std::move(settled_by);
    if (!is_label) add_finding(object, definition_.findings[at.index]);
    return object;
  }

  const ConditionOutcome& outcome_of(ConditionAt at) const {
    if (at.kind == ConditionAt::Kind::label) {
      const Label& label = definition_.labels[at.index];
      return evaluation_.outcome().of(label.subject_kind, at.subject).labels[label.ordinal];
    }
    const Finding& finding = definition_.findings[at.index];
    return evaluation_.outcome().of(finding.subject_kind, at.subject).findings[finding.ordinal];
  }

 private:
  json::object record_head() const {
    json::object head{{"id", record_.id}};
    if (!record_.organisation.empty()) head["organisation"] = record_.organisation;
    head["version"] = record_.assessment_version;
    if (!record_.changed.empty()) head["changed"] = record_.changed;
    return head;
  }

  void add_scope(json::object& object, std::uint32_t kind, std::uint32_t subject) {
    object["coverage"] = as_json(evaluation_.outcome().of(kind, subject).coverage);
    json::array questions, sections, scores, labels, findings;
    for (std::uint32_t i = 0; i < definition_.questions.size(); ++i) {
      if (definition_.subject_kind_of(definition_.questions[i]) == kind)
        questions.push_back(question_json(definition_, evaluation_, {i, subject}));
    }
    for (std::uint32_t i = 0; i < definition_.sections.size(); ++i) {
      if (definition_.sections[i].subject_kind == kind)
        sections.push_back(score({ScoreAt::Kind::section, i, subject}));
    }
    for (std::uint32_t i = 0; i < definition_.scores.size(); ++i) {
      if (definition_.scores[i].subject_kind == kind)
        scores.push_back(score({ScoreAt::Kind::score, i, subject}));
    }
    for (std::uint32_t i = 0; i < definition_.labels.size(); ++i) {
      if (definition_.labels[i].subject_kind == kind)
        labels.push_back(condition({ConditionAt::Kind::label, i, subject}));
    }
    for (std::uint32_t i = 0; i < definition_.findings.size(); ++i) {
      if (definition_.findings[i].subject_kind != kind) continue;
      const ConditionAt at{ConditionAt::Kind::finding, i, subject};
      const ConditionOutcome& outcome = outcome_of(at);
      if (outcome.state == ConditionOutcome::State::no) continue;
      findings.push_back(condition(at));
      if (outcome.state == ConditionOutcome::State::yes) suggest(i, kind, subject);
    }
    object["questions"] = std::move(questions);
    object["sections"] = std::move(sections);
    object["scores"] = std::move(scores);
    object["labels"] = std::move(labels);
    object["findings"] = std::move(findings);
  }

  void suggest(std::uint32_t finding, std::uint32_t kind, std::uint32_t subject) {
    for (const std::uint32_t action : definition_.findings[finding].actions) {
      json::object because{{"finding", definition_.findings[finding].id}};
      add_subject(because, kind, subject);
      because_[action].push_back(std::move(because));
    }
  }

  json::array actions() {
    json::array actions;
    for (std::size_t i = 0; i < because_.size(); ++i) {
      if (because_[i].empty()) continue;
      actions.push_back(
          json::object{{"id", definition_.actions[i].id}, {"because", std::move(because_[i])}});
    }
    return actions;
  }

  void add_score(json::object& object, const ScoreOutcome& outcome, ScoreAt at) const {
    object["value"] = as_json(outcome.value);
    object["coverage"] = as_json(outcome.coverage);
    object["range"] = as_json(outcome.range);
    object["settled"] = outcome.settled;
    json::array terms;
    for (const Term& term : evaluation_.terms(at))
      terms.push_back(term_json(term, at));
    object["terms"] = std::move(terms);
  }

  json::object term_json(const Term& term, ScoreAt at) const {
    json::object object;
    const Over over =
        at.kind == ScoreAt::Kind::section ? Over::questions : definition_.scores[at.index].over;
    switch (over) {
      case Over::questions:
        object["question"] = definition_.questions[term.index].id;
        break;
      case Over::sections:
        object["section"] = definition_.sections[term.index].id;
        break;
      case Over::subjects: {
        const Score& of = definition_.scores[definition_.scores[at.index].of];
        object["subject"] =
            json_string(subject_id(definition_, record_, of.subject_kind, term.index));
        break;
      }
    }
    object["state"] = json_string(word(term.state));
    if (term.maybe) object["maybe"] = true;
    object["value"] =
        term.state == Term::State::counted ? json::value(term.value) : json::value(nullptr);
    object["weight"] = term.weight;
    object["range"] = as_json(term.range);
    return object;
  }

  json::object target_json(const Target& target, const ScoreOutcome& outcome) const {
    json::object object{{"value", target.value},
                        {"by", target.by},
                        {"who", json_string(word(target.who))},
                        {"source", definition_.sources[target.source.source].id}};
    if (!target.source.at.empty()) object["at"] = target.source.at;
    object["state"] = json_string(word(target_state(target, outcome)));
    object["difference"] =
        outcome.value ? json::value(*outcome.value - target.value) : json::value(nullptr);
    return object;
  }

  // Those that are shown now; the member is left out where there are none.
  void add_benchmarks(json::object& object, const ScoreOutcome& outcome, ScoreAt at) const {
    json::array benchmarks;
    for (const Benchmark& benchmark : definition_.benchmarks) {
      if (is_shown(benchmark, at, definition_, evaluation_.outcome()))
        benchmarks.push_back(benchmark_json(benchmark, outcome));
    }
    if (!benchmarks.empty()) object["benchmarks"] = std::move(benchmarks);
  }

  json::object benchmark_json(const Benchmark& benchmark, const ScoreOutcome& outcome) const {
    json::object object{{"id", benchmark.id}, {"value", benchmark.value}};
    if (!benchmark.surveyed.empty()) object["surveyed"] = benchmark.surveyed;
    object["published"] = benchmark.published;
    if (benchmark.participants) object["of"] = *benchmark.participants;
    object["source"] = definition_.sources[benchmark.source.source].id;
    if (!benchmark.source.at.empty()) object["at"] = benchmark.source.at;
    object["difference"] =
        outcome.value ? json::value(*outcome.value - benchmark.value) : json::value(nullptr);
    return object;
  }

  static json::value value_of(const ConditionOutcome& outcome) {
    switch (outcome.state) {
      case ConditionOutcome::State::no:
        return false;
      case ConditionOutcome::State::yes:
        return true;
      case ConditionOutcome::State::failed:
        return json::object{{"error", json_string(expression::fault_name(outcome.fault))}};
      case ConditionOutcome::State::open:
        break;
    }
    return nullptr;
  }

  void add_finding(json::object& object, const Finding& finding) const {
    if (finding.source) {
      object["source"] = definition_.sources[finding.source->source].id;
      if (!finding.source->at.empty()) object["at"] = finding.source->at;
    }
    if (!finding.applies_from.empty()) object["applies_from"] = finding.applies_from;
    json::array actions;
    for (const std::uint32_t action : finding.actions)
      actions.emplace_back(definition_.actions[action].id);
    object["actions"] = std::move(actions);
  }

  json::object reference(QuestionAt at) const {
    const Question& question = definition_.questions[at.question];
    json::object object{{"question", question.id}};
    add_subject(object, definition_.subject_kind_of(question), at.subject);
    return object;
  }

  void add_subject(json::object& object, std::uint32_t kind, std::uint32_t subject) const {
    if (kind == no_index || subject == no_index) return;
    object["kind"] = definition_.subject_kinds[kind].id;
    object["subject"] = json_string(subject_id(definition_, record_, kind, subject));
  }

  const Definition& definition_;
  const Record& record_;
  const Evaluation& evaluation_;
  std::vector<json::array> because_;  // by action: the findings that suggest it
};

}  // namespace

json::object outcome_json(const Definition& definition, const Record& record,
                          const Evaluation& evaluation) {
  return Writer(definition, record, evaluation).whole();
}

json::object score_json(const Definition& definition, const Record& record,
                        const Evaluation& evaluation, ScoreAt at) {
  return Writer(definition, record, evaluation).score(at);
}

json::object condition_json(const Definition& definition, const Record& record,
                            const Evaluation& evaluation, ConditionAt at) {
  return Writer(definition, record, evaluation).condition(at);
}

json::object question_json(const Definition& definition, const Evaluation& evaluation,
                           QuestionAt at) {
  const Question& question = definition.questions[at.question];
  const ScopeOutcome& scope =
      evaluation.outcome().of(definition.subject_kind_of(question), at.subject);
  json::object object{{"id", question.id},
                      {"state", json_string(word(scope.states[question.ordinal]))}};
  if (scope.values[question.ordinal]) object["value"] = *scope.values[question.ordinal];
  if (scope.maybe[question.ordinal] != 0) object["maybe"] = true;
  if (evaluation.required(at)) object["required"] = true;
  return object;
}

TargetState target_state(const Target& target, const ScoreOutcome& outcome) {
  if (!outcome.range) return TargetState::not_applicable;
  if (outcome.range->low >= target.value) return TargetState::met;
  if (outcome.range->high < target.value) return TargetState::not_met;
  return TargetState::open;
}

std::string_view word(QuestionState state) {
  return words::pick(std::array<std::string_view, 6>{"counted", "answered", "open", "unknown",
                                                     "not_applicable", "hidden"},
                     state);
}

std::string_view word(Term::State state) {
  return words::pick(
      std::array<std::string_view, 5>{"counted", "open", "unknown", "not_applicable", "hidden"},
      state);
}

std::string_view word(TargetState state) {
  return words::pick(std::array<std::string_view, 4>{"met", "not_met", "open", "not_applicable"},
                     state);
}

std::string_view word(TargetGroup group) { return words::pick(words::target_groups, group); }

std::string_view word(FindingSeverity severity) { return words::pick(words::severities, severity); }

std::string_view word(Rule rule) { return words::pick(words::rules, rule); }

std::string_view word(Over over) { return words::pick(words::runs_over, over); }

std::string_view subject_id(const Definition& definition, const Record& record,
                            std::uint32_t subject_kind, std::uint32_t subject) {
  if (subject_kind == no_index || subject == no_index) return {};
  const auto found = record.subjects.find(definition.subject_kinds[subject_kind].id);
  if (found == record.subjects.end() || subject >= found->second.size()) return {};
  return found->second[subject].id;
}

}  // namespace peil
