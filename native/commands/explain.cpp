#include "native/commands/explain.hpp"

#include "app/facts/score_words.hpp"
#include "engine/base/utf8.hpp"
#include "engine/format/outcome_json.hpp"
#include "engine/json/canonical.hpp"
#include "native/commands/table.hpp"
#include "native/commands/words.hpp"

#include <algorithm>
#include <cmath>

namespace peil::native {
namespace {

std::string rule_in_words(Rule rule) {
  switch (rule) {
    case Rule::mean:
      return "the weighted mean";
    case Rule::sum:
      return "the weighted sum";
    case Rule::min:
      return "the lowest";
    case Rule::max:
      return "the highest";
    case Rule::share:
      return "the weighted share of the maximum, in percent,";
    case Rule::staircase:
      break;
  }
  return "the highest level that is reached by all";
}

class Explainer {
 public:
  Explainer(const Explained& what, std::ostream& out) : what_(what), out_(out) {}

  void operator()(ScoreAt at) const {
    const bool is_section = at.kind == ScoreAt::Kind::section;
    if (is_section && !definition().sections[at.index].scored) return unscored(at);
    const ScoreOutcome& outcome = outcome_of(at);
    const Rule rule =
        is_section ? definition().sections[at.index].rule : definition().scores[at.index].rule;
    const std::vector<Term> terms = what_.evaluation.terms(at);
    const Figures figure(is_section ? app::targets_of(definition(), definition().sections[at.index])
                                    : app::targets_of(definition(), definition().scores[at.index]));
    heading(is_section ? "section" : "score", id_of(at), title_of(at), at.subject, kind_of(at));
    out_ << "  " << figure(outcome.value) << ": " << rule_in_words(rule) << " of "
         << counted(terms.size(), thing(over_of(at))) << how_many(terms) << '\n';
    print_sum(rule, terms, outcome, figure);
    if (outcome.settled) {
      out_ << "  No open answer can change it.\n";
    } else if (outcome.range && outcome.range->low == outcome.range->high) {
      out_ << "  In the end " << figure(outcome.range->low)
           << ", whatever the open questions get.\n";
    } else if (outcome.range) {
      out_ << "  In the end between " << figure(outcome.range->low) << " and "
           << figure(outcome.range->high) << ", whatever the open questions get"
           << (outcome.range->exact
                   ? ""
                   : "; the bounds are careful, since open answers decide what is asked")
           << ".\n";
    }
    if (!is_section) print_targets(at, outcome);
    for (const Benchmark& benchmark : definition().benchmarks) {
      if (!is_shown(benchmark, at, definition(), what_.evaluation.outcome())) continue;
      out_ << "  Benchmark " << in_words(benchmark, what_.language)
           << now_from(benchmark.value, outcome) << '\n';
    }
    out_ << '\n';
    print_terms(at, terms);
    for (const Term& term : terms)
      descend(at, term);
  }

  void operator()(QuestionAt at) const {
    const Question& question = definition().questions[at.question];
    const ScopeOutcome& scope = scope_of(definition().subject_kind_of(question), at.subject);
    heading("question", question.id, question.title, at.subject,
            definition().subject_kind_of(question));
    const Answer* answer = answer_to(question, at.subject);
    out_ << "  Answer: "
         << in_words(scope.states[question.ordinal], answer, definition(), question,
                     what_.language);
    if (const auto& value = scope.values[question.ordinal])
      out_ << ", which counts for " << number_text(*value);
    out_ << '\n';
    const bool is_visible = what_.evaluation.visible(at);
    const Section& section = definition().sections[question.section];
    condition("Asked", question.visible, is_visible, true);
    if (!section.visible.empty())
      out_ << "  Section " << section.id << " is asked: when " << code(section.visible) << '\n';
    condition("Must be answered", question.required, what_.evaluation.required(at), false);
    if (scope.maybe[question.ordinal] != 0)
      out_ << "  An open answer can still " << (is_visible ? "hide" : "reveal") << " it.\n";
    if (question.scored) {
      out_ << "  Weight " << number_text(question.weight) << "; counts in:";
      for (const std::string& each : counts_in(at))
        out_ << ' ' << each;
      out_ << '\n';
    } else {
      out_ << "  No score counts it.\n";
    }
    if (answer != nullptr && !answer->note.empty())
      out_ << "  Note: " << utf8::harmless(utf8::clip(answer->note, 200)) << '\n';
  }

  void operator()(ConditionAt at) const {
    const bool is_label = at.kind == ConditionAt::Kind::label;
    const Label* label = is_label ? &definition().labels[at.index] : nullptr;
    const Finding* finding = is_label ? nullptr : &definition().findings[at.index];
    const std::uint32_t kind = is_label ? label->subject_kind : finding->subject_kind;
    const ScopeOutcome& scope = scope_of(kind, at.subject);
    const ConditionOutcome& outcome =
        is_label ? scope.labels[label->ordinal] : scope.findings[finding->ordinal];
    heading(is_label ? "label" : "finding", is_label ? label->id : finding->id,
            is_label ? label->title : finding->title, at.subject, kind);
    out_ << "  " << in_words(outcome) << ": holds when "
         << code(is_label ? label->when : finding->when) << '\n';
    if (outcome.settled) out_ << "  No open answer can change it.\n";
    if (!is_label) print_finding(*finding);
    const std::vector<QuestionAt> open = what_.evaluation.would_settle(at);
    if (open.empty()) return;
    out_ << "  Answer these to know, or to learn what comes next:\n\n";
    Table table({{"Question"}, {"Now"}, {"Of"}});
    for (const QuestionAt& each : open) {
      const Question& question = definition().questions[each.question];
      const std::uint32_t of = definition().subject_kind_of(question);
      table.add(
          {question.id + "  " + in_short(question.title, what_.language),
           in_words(scope_of(of, each.subject).states[question.ordinal],
                    answer_to(question, each.subject), definition(), question, what_.language),
           of == no_index ? "" : subject_name(definition(), what_.record, of, each.subject)});
    }
    table.print(out_, "  ");
  }

 private:
  const Definition& definition() const { return what_.definition; }
  const ScopeOutcome& scope_of(std::uint32_t kind, std::uint32_t subject) const {
    return what_.evaluation.outcome().of(kind, subject);
  }

  std::uint32_t kind_of(ScoreAt at) const {
    return at.kind == ScoreAt::Kind::section ? definition().sections[at.index].subject_kind
                                             : definition().scores[at.index].subject_kind;
  }
  const std::string& id_of(ScoreAt at) const {
    return at.kind == ScoreAt::Kind::section ? definition().sections[at.index].id
                                             : definition().scores[at.index].id;
  }
  const Text& title_of(ScoreAt at) const {
    return at.kind == ScoreAt::Kind::section ? definition().sections[at.index].title
                                             : definition().scores[at.index].title;
  }
  Over over_of(ScoreAt at) const {
    return at.kind == ScoreAt::Kind::section ? Over::questions : definition().scores[at.index].over;
  }
  const ScoreOutcome& outcome_of(ScoreAt at) const {
    const ScopeOutcome& scope = scope_of(kind_of(at), at.subject);
    return at.kind == ScoreAt::Kind::section
               ? scope.sections[definition().sections[at.index].ordinal]
               : scope.scores[definition().scores[at.index].ordinal];
  }

  const Answer* answer_to(const Question& question, std::uint32_t subject) const {
    const Answers* answers =
        answers_of(definition(), what_.record, definition().subject_kind_of(question), subject);
    if (answers == nullptr) return nullptr;
    const auto found = answers->find(question.id);
    return found == answers->end() ? nullptr : &found->second;
  }

  static std::string thing(Over over) {
    return over == Over::questions ? "question" : over == Over::sections ? "section" : "subject";
  }
  static std::string code(const std::string& expression) {
    return "`" + utf8::harmless(expression) + "`";
  }

  void heading(std::string_view kind, const std::string& id, const Text& title,
               std::uint32_t subject, std::uint32_t subject_kind) const {
    out_ << kind << ' ' << id;
    if (!title.empty()) out_ << " · " << in_short(title, what_.language);
    if (subject_kind != no_index)
      out_ << " · of " << subject_name(definition(), what_.record, subject_kind, subject);
    out_ << '\n';
  }

  // “, of which 3 count; 60 open, 2 not applicable”.
  static std::string how_many(const std::vector<Term>& terms) {
    const auto number = [&](Term::State state) {
      return std::count_if(terms.begin(), terms.end(),
                           [state](const Term& term) { return term.state == state; });
    };
    std::string words = ", of which " + std::to_string(number(Term::State::counted)) + " count";
    const char* separator = "; left out: ";
    const auto add = [&](Term::State state, std::string_view name) {
      if (number(state) == 0) return;
      words += separator + std::to_string(number(state)) + ' ' + std::string(name);
      separator = ", ";
    };
    add(Term::State::open, "open");
    add(Term::State::unknown, "“don't know”");
    add(Term::State::not_applicable, "not applicable");
    add(Term::State::hidden, "hidden");
    return words;
  }

  // How the number is made, where one line can say it.
  void print_sum(Rule rule, const std::vector<Term>& terms, const ScoreOutcome& outcome,
                 const Figures& score_figure) const {
    if ((rule != Rule::mean && rule != Rule::sum) || !outcome.value) return;
    constexpr std::size_t most_terms = 6;
    std::string products;
    std::size_t count = 0;
    double sum = 0, weights = 0;
    for (const Term& term : terms) {
      if (term.state != Term::State::counted) continue;
      ++count;
      sum += term.weight * term.value;
      weights += term.weight;
      products +=
          (products.empty() ? "" : " + ") + number_text(term.weight) + " × " + figure(term.value);
    }
    if (count > most_terms) products = figure(sum);
    if (rule == Rule::sum) {
      out_ << "  " << products << " = " << score_figure(outcome.value) << '\n';
    } else {
      const bool needs_parentheses = count > 1 && count <= most_terms;
      out_ << "  Weight × value, added, divided by the weights: "
           << (needs_parentheses ? "(" + products + ")" : products) << " ÷ " << number_text(weights)
           << " = " << score_figure(outcome.value) << '\n';
    }
  }

  void print_targets(ScoreAt at, const ScoreOutcome& outcome) const {
    for (const Target& target : definition().targets) {
      if (!is_shown(target, at, definition(), what_.evaluation.outcome())) continue;
      out_ << "  Target " << in_words(target) << ": ";
      switch (target_state(target, outcome)) {
        case TargetState::met:
          out_ << "met";
          break;
        case TargetState::not_met:
          out_ << "not met";
          break;
        case TargetState::not_applicable:
          out_ << "not applicable";
          break;
        case TargetState::open:
          out_ << "can't be said yet";
          break;
      }
      out_ << now_from(target.value, outcome) << '\n';
    }
  }

  // How far the score is from a value; empty if there is no score.
  static std::string now_from(double value, const ScoreOutcome& outcome) {
    if (!outcome.value) return {};
    const double difference = *outcome.value - value;
    if (difference == 0) return "; now just at it";
    constexpr double least = 0.005;  // what two decimals can tell
    const double distance = std::abs(difference);
    return "; now " + (distance < least ? "less than 0.01" : figure(distance)) +
           (difference < 0 ? " below" : " above");
  }

  void print_finding(const Finding& finding) const {
    out_ << "  " << word(finding.severity) << ": " << shown(finding.text, what_.language) << '\n';
    if (finding.source) {
      out_ << "  Source: "
           << shown(definition().sources[finding.source->source].title, what_.language);
      if (!finding.source->at.empty()) out_ << ", " << utf8::harmless(finding.source->at);
      if (!finding.applies_from.empty()) out_ << "; applies from " << finding.applies_from;
      out_ << '\n';
    }
    for (const std::uint32_t action : finding.actions) {
      out_ << "  Suggests " << definition().actions[action].id << ": "
           << in_short(definition().actions[action].title, what_.language) << '\n';
    }
  }

  void print_terms(ScoreAt at, const std::vector<Term>& terms) const {
    const Over over = over_of(at);
    std::string head = thing(over);
    head[0] = static_cast<char>(head[0] - 'a' + 'A');
    Table table({{"Weight", Table::right}, {"Value", Table::right}, {"Range"}, {head}, {"Now"}});
    for (const Term& term : terms) {
      const bool is_counted = term.state == Term::State::counted;
      const bool is_known = is_counted && term.range && term.range->low == term.range->high;
      std::string name, now = std::string(word(term.state));
      if (over == Over::questions) {
        const Question& question = definition().questions[term.index];
        name = question.id + "  " + in_short(question.title, what_.language);
        now = in_words(scope_of(kind_of(at), at.subject).states[question.ordinal],
                       answer_to(question, at.subject), definition(), question, what_.language);
      } else if (over == Over::sections) {
        const Section& section = definition().sections[term.index];
        name = section.id + "  " + in_short(section.title, what_.language);
      } else {
        name = subject_name(definition(), what_.record, kind_of(below(at, term)), term.index);
      }
      if (term.maybe)
        now += term.state == Term::State::hidden ? "; may be asked yet" : "; may be hidden yet";
      table.add({number_text(term.weight), is_counted ? figure(term.value) : "–",
                 is_known ? "" : figure(term.range), name, now});
    }
    table.print(out_, "  ");
  }

  // The score that a term's value is, of a section or a subject.
  ScoreAt below(ScoreAt at, const Term& term) const {
    if (over_of(at) == Over::sections) return {ScoreAt::Kind::section, term.index, at.subject};
    return {ScoreAt::Kind::score, definition().scores[at.index].of, term.index};
  }

  void descend(ScoreAt at, const Term& term) const {
    if (over_of(at) == Over::questions || term.state == Term::State::hidden) return;
    out_ << '\n';
    (*this)(below(at, term));
  }

  void unscored(ScoreAt at) const {
    const Section& section = definition().sections[at.index];
    heading("section", section.id, section.title, at.subject, section.subject_kind);
    const ScopeOutcome& scope = scope_of(section.subject_kind, at.subject);
    const Coverage& progress = scope.progress[section.ordinal];
    out_ << "  It has no score. " << progress.answered << " of " << progress.applicable
         << " answered.\n\n";
    Table table({{"Question"}, {"Now"}});
    for (std::uint32_t i = 0; i < section.question_count; ++i) {
      const Question& question = definition().questions[section.first_question + i];
      table.add({question.id + "  " + in_short(question.title, what_.language),
                 in_words(scope.states[question.ordinal], answer_to(question, at.subject),
                          definition(), question, what_.language)});
    }
    table.print(out_, "  ");
  }

  void condition(std::string_view what, const std::string& expression, bool holds,
                 bool by_default) const {
    out_ << "  " << what << ": ";
    if (expression.empty() || expression == "true") {
      out_ << (by_default || !expression.empty() ? "always" : "no") << '\n';
    } else {
      out_ << (holds ? "yes" : "no") << ", when " << code(expression) << '\n';
    }
  }

  std::vector<std::string> counts_in(QuestionAt at) const {
    std::vector<std::string> names;
    const auto counts = [&](ScoreAt score) {
      if (over_of(score) != Over::questions) return;
      const std::vector<Term> terms = what_.evaluation.terms(score);
      if (std::any_of(terms.begin(), terms.end(),
                      [&](const Term& term) { return term.index == at.question; }))
        names.push_back(id_of(score));
    };
    const std::uint32_t kind = definition().subject_kind_of(definition().questions[at.question]);
    const std::uint32_t section = definition().questions[at.question].section;
    if (definition().sections[section].scored)
      counts({ScoreAt::Kind::section, section, at.subject});
    for (std::uint32_t i = 0; i < definition().scores.size(); ++i) {
      if (definition().scores[i].subject_kind == kind)
        counts({ScoreAt::Kind::score, i, at.subject});
    }
    if (names.empty()) names.emplace_back("none");
    return names;
  }

  const Explained& what_;
  std::ostream& out_;
};

}  // namespace

void explain(const Explainable& thing, const Explained& what, std::ostream& out) {
  std::visit(Explainer(what, out), thing);
}

}  // namespace peil::native
