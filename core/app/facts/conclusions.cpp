#include "app/facts/conclusions.hpp"

#include "app/facts/judged_text.hpp"

#include <algorithm>
#include <optional>
#include <type_traits>
#include <unordered_map>
#include <utility>

namespace peil::app {
namespace {

class Gatherer {
 public:
  Gatherer(const ConclusionSource& source, bool only_held)
      : source_(source),
        definition_(source.definition),
        outcome_(source.evaluation.outcome()),
        text_language_(definition_.language_index(source.language)),
        language_(language_of(source.language, Language::en)),
        only_held_(only_held) {}

  std::vector<Conclusion> gather() {
    add_data(definition_.findings, &ScopeOutcome::findings);
    add_expiries();
    if (source_.judgement) {
      for (const PluginFinding& judged : source_.judgement->findings)
        add_plugin_result(definition_.additions.findings, judged, Conclusion::State::holds);
    }
    add_data(definition_.labels, &ScopeOutcome::labels);
    if (source_.judgement) {
      for (const PluginLabel& judged : source_.judgement->labels) {
        if (judged.state == PluginLabel::State::no) continue;
        add_plugin_result(definition_.additions.labels, judged,
                          judged.state == PluginLabel::State::yes ? Conclusion::State::holds
                                                                  : Conclusion::State::open);
      }
    }
    return std::move(all_);
  }

 private:
  using Outcomes = std::vector<ConditionOutcome> ScopeOutcome::*;

  template <class Told>
  static constexpr bool is_finding =
      std::is_same_v<Told, Finding> || std::is_same_v<Told, AddedFinding>;

  // The subjects of a kind that are computed: what is over the kind's limit isn't.
  std::size_t count_of(std::uint32_t kind) const {
    const std::vector<Subject>* subjects = subjects_of(kind);
    return subjects ? std::min(subjects->size(), outcome_.subjects[kind].size()) : 0;
  }
  const std::vector<Subject>* subjects_of(std::uint32_t kind) const {
    const auto found = source_.record.subjects.find(definition_.subject_kinds[kind].id);
    return found == source_.record.subjects.end() ? nullptr : &found->second;
  }

  // --- the definition's own ---

  template <class Told>
  void add_data(const std::vector<Told>& list, Outcomes outcomes) {
    for (std::uint32_t index = 0; index < list.size(); ++index) {
      const Told& told = list[index];
      if (!is_finding<Told> && told.title.empty()) continue;
      if (told.subject_kind == no_index) {
        add_data(told, index, (outcome_.record.*outcomes)[told.ordinal], no_index);
        continue;
      }
      const std::size_t count = count_of(told.subject_kind);
      for (std::uint32_t subject = 0; subject < count; ++subject) {
        const ScopeOutcome& scope = outcome_.subjects[told.subject_kind][subject];
        add_data(told, index, (scope.*outcomes)[told.ordinal], subject);
      }
    }
  }

  template <class Told>
  void add_data(const Told& told, std::uint32_t index, const ConditionOutcome& outcome,
                std::uint32_t subject) {
    using State = ConditionOutcome::State;
    if (outcome.state == State::no || (only_held_ && outcome.state != State::yes)) return;
    Conclusion one;
    if (outcome.state == State::open) {
      const auto kind = is_finding<Told> ? ConditionAt::Kind::finding : ConditionAt::Kind::label;
      one.settles = source_.evaluation.would_settle({kind, index, subject});
      if (one.settles.empty()) return;
      one.state = Conclusion::State::open;
    } else if (outcome.state == State::failed) {
      one.state = Conclusion::State::failed;
      one.fault = outcome.fault;
    }
    describe(one, told, index);
    one.scope.subject_kind = told.subject_kind;
    one.subject = subject;
    if (subject != no_index) one.scope.subject = (*subjects_of(told.subject_kind))[subject].id;
    one.title = told.title.in(text_language_);
    one.text = told.text.in(text_language_);
    all_.push_back(std::move(one));
  }

  // Of each answer that may be given no longer than until some day.
  void add_expiries() {
    for (std::uint32_t index = 0; index < definition_.questions.size(); ++index) {
      const Question& question = definition_.questions[index];
      if (question.expiries.empty()) continue;
      const std::uint32_t kind = definition_.subject_kind_of(question);
      if (kind == no_index) {
        add_expiry(question, index, source_.record.answers, outcome_.record, {}, no_index);
        continue;
      }
      const std::size_t count = count_of(kind);
      for (std::uint32_t subject = 0; subject < count; ++subject) {
        const Subject& of = (*subjects_of(kind))[subject];
        add_expiry(question, index, of.answers, outcome_.subjects[kind][subject], {kind, of.id},
                   subject);
      }
    }
  }

  void add_expiry(const Question& question, std::uint32_t index, const Answers& answers,
                  const ScopeOutcome& outcome, const ScopeRef& scope, std::uint32_t subject) {
    const QuestionState state = outcome.states[question.ordinal];
    if (state != QuestionState::counted && state != QuestionState::answered) return;
    const auto answer = answers.find(question.id);
    if (answer == answers.end()) return;
    for (const Expiry& expiry : question.expiries) {
      const Option& option = definition_.scales[question.scale].options[expiry.option];
      if (option.id != answer->second.text()) continue;
      Conclusion one;
      one.index = index;
      one.id = question.id;
      one.of_answer = true;
      one.scope = scope;
      one.subject = subject;
      one.severity = FindingSeverity::warning;
      one.source = expiry.source ? &*expiry.source : nullptr;
      one.applies_from = expiry.ends;
      one.title = std::string(question.title.in(text_language_)) + ": " +
                  std::string(option.label.in(text_language_));
      one.text = expiry.text.in(text_language_);
      one.because = {index};
      all_.push_back(std::move(one));
    }
  }

  // --- the program's ---

  template <class Added, class Judged>
  void add_plugin_result(const std::vector<Added>& list, const Judged& judged,
                         Conclusion::State state) {
    if (only_held_ && state != Conclusion::State::holds) return;
    const std::uint32_t subject = place_of(judged.scope);
    if (judged.scope.subject_kind != no_index && subject == no_index) return;
    const Added& told = list[judged.index];
    Conclusion one;
    one.origin = Conclusion::Origin::program;
    one.state = state;
    describe(one, told, judged.index);
    one.scope = judged.scope;
    one.subject = subject;
    one.because = judged.because;
    if constexpr (is_finding<Added>) {
      one.title = filled(definition_, told.title, judged.arguments, text_language_, language_);
      one.text = filled(definition_, told.text, judged.arguments, text_language_, language_);
    } else {
      one.title = told.title.in(text_language_);
      one.text = told.text.in(text_language_);
      for (const std::uint32_t question : judged.settles)
        one.settles.push_back({question, asked_of(question, subject)});
    }
    all_.push_back(std::move(one));
  }

  // The subject of which the question is asked: none, if it is asked once.
  std::uint32_t asked_of(std::uint32_t question, std::uint32_t subject) const {
    const bool once = definition_.subject_kind_of(definition_.questions[question]) == no_index;
    return once ? no_index : subject;
  }

  // The subject's place in the record's list; none of the record, or of what isn't computed.
  std::uint32_t place_of(const ScopeRef& scope) {
    if (scope.subject_kind == no_index) return no_index;
    const auto [kind, is_new] = places_.try_emplace(scope.subject_kind);
    if (is_new) {
      const std::size_t count = count_of(scope.subject_kind);
      for (std::uint32_t subject = 0; subject < count; ++subject)
        kind->second.emplace((*subjects_of(scope.subject_kind))[subject].id, subject);
    }
    const auto found = kind->second.find(scope.subject);
    return found == kind->second.end() ? no_index : found->second;
  }

  // --- both ---

  template <class Told>
  static void describe(Conclusion& one, const Told& told, std::uint32_t index) {
    one.kind = is_finding<Told> ? Conclusion::Kind::finding : Conclusion::Kind::label;
    one.index = index;
    one.id = told.id;
    if constexpr (is_finding<Told>) {
      one.severity = told.severity;
      one.source = told.source ? &*told.source : nullptr;
      one.applies_from = told.applies_from;
    }
  }

  const ConclusionSource& source_;
  const Definition& definition_;
  const Outcome& outcome_;
  std::size_t text_language_;
  Language language_;
  bool only_held_;
  std::unordered_map<std::uint32_t, std::unordered_map<std::string_view, std::uint32_t>> places_;
  std::vector<Conclusion> all_;
};

bool says_the_same(const Conclusion& a, const Conclusion& b, Sameness sameness) {
  if (a.origin != b.origin || a.kind != b.kind || a.state != b.state || a.index != b.index ||
      a.of_answer != b.of_answer)
    return false;
  if (sameness == Sameness::heading) return a.heading() == b.heading();
  return a.title == b.title && a.text == b.text;
}

}  // namespace

std::vector<Conclusion> conclusions(const ConclusionSource& source) {
  return Gatherer(source, false).gather();
}

std::vector<Conclusion> held_conclusions(const ConclusionSource& source) {
  return Gatherer(source, true).gather();
}

std::vector<SameConclusion> said_once(std::vector<Conclusion> conclusions, Sameness sameness) {
  std::vector<SameConclusion> said;
  for (Conclusion& one : conclusions) {
    const auto same = std::find_if(said.begin(), said.end(), [&](const SameConclusion& each) {
      return says_the_same(each.first(), one, sameness);
    });
    if (same == said.end()) {
      said.push_back({{std::move(one)}});
    } else {
      same->all.push_back(std::move(one));
    }
  }
  return said;
}

std::string node_id(const Conclusion& one) {
  if (one.of_answer) return "finding/until/" + std::string(one.id);
  std::string id = one.origin == Conclusion::Origin::program ? "judged/" : "";
  id += one.is_finding() ? "finding/" : "label/";
  id += one.id;
  if (one.state == Conclusion::State::open) id += "/open";
  if (one.state == Conclusion::State::failed) id += "/failed";
  // What the program says of different subjects may be in different words.
  if (one.origin == Conclusion::Origin::program && !one.scope.subject.empty())
    id += "/" + one.scope.subject;
  return id;
}

}  // namespace peil::app
