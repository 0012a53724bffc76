#include "app/facts/score_words.hpp"
#include "engine/base/utf8.hpp"
#include "engine/evaluation/evaluation.hpp"
#include "engine/format/outcome_json.hpp"
#include "engine/json/canonical.hpp"
#include "engine/plugin/exchange.hpp"
#include "native/commands/commands.hpp"
#include "native/commands/explain.hpp"
#include "native/commands/plugin_record.hpp"
#include "native/commands/plugin_result.hpp"
#include "native/commands/table.hpp"
#include "native/commands/words.hpp"

#include <boost/json/array.hpp>

#include <algorithm>
#include <string_view>
#include <utility>

namespace peil::native {
namespace {

namespace json = boost::json;

class ScorePrinter {
 public:
  ScorePrinter(const Explained& what, std::ostream& out) : what_(what), out_(out) {}

  void print() const {
    out_ << shown(definition().title, what_.language) << ' ' << definition().version;
    if (!what_.record.organisation.empty())
      out_ << " · " << utf8::harmless(what_.record.organisation);
    out_ << "\n\n";
    print_scores(no_index, no_index);
    print_coverage(what_.evaluation.outcome().record.coverage);
    print_conclusions(no_index, no_index);
    for (std::uint32_t kind = 0; kind < definition().subject_kinds.size(); ++kind) {
      const auto count = what_.evaluation.outcome().subjects[kind].size();
      for (std::uint32_t i = 0; i < count; ++i) {
        const Text& one = definition().subject_kinds[kind].one;
        out_ << '\n'
             << (one.empty() ? definition().subject_kinds[kind].id : shown(one, what_.language))
             << ' ' << subject_name(definition(), what_.record, kind, i) << "\n\n";
        print_scores(kind, i);
        print_coverage(what_.evaluation.outcome().of(kind, i).coverage);
        print_conclusions(kind, i);
      }
    }
  }

 private:
  const Definition& definition() const { return what_.definition; }

  static std::vector<std::string> row_of(std::string title, const ScoreOutcome& outcome,
                                         std::vector<double> targets) {
    const Figures figure(std::move(targets));
    return {std::move(title), figure(outcome.value),
            std::to_string(outcome.coverage.answered) + "/" +
                std::to_string(outcome.coverage.applicable),
            figure(outcome.range), ""};
  }

  void print_scores(std::uint32_t kind, std::uint32_t subject) const {
    const ScopeOutcome& scope = what_.evaluation.outcome().of(kind, subject);
    Table table({{""},
                 {"Value", Table::right},
                 {"Answered", Table::right},
                 {"Range", Table::right},
                 {"Target"}});
    for (std::uint32_t i = 0; i < definition().scores.size(); ++i) {
      const Score& score = definition().scores[i];
      if (score.subject_kind != kind) continue;
      std::vector<std::string> row =
          row_of(in_short(score.title, what_.language), scope.scores[score.ordinal],
                 app::targets_of(definition(), score));
      for (const Target& target : definition().targets) {
        const ScoreAt at{ScoreAt::Kind::score, i, subject};
        if (!is_shown(target, at, definition(), what_.evaluation.outcome())) continue;
        if (!row.back().empty()) table.add(std::exchange(row, {"", "", "", "", ""}));
        row.back() = in_words(target);
      }
      table.add(std::move(row));
    }
    for (const Section& section : definition().sections) {
      if (section.subject_kind != kind) continue;
      const std::string title = "  " + section.id + "  " + in_short(section.title, what_.language);
      const Coverage& progress = scope.progress[section.ordinal];
      table.add(section.scored ? row_of(title, scope.sections[section.ordinal],
                                        app::targets_of(definition(), section))
                               : std::vector<std::string>{title, "",
                                                          std::to_string(progress.answered) + "/" +
                                                              std::to_string(progress.applicable),
                                                          "", ""});
    }
    table.print(out_);
    print_benchmarks(kind, subject);
  }

  void print_benchmarks(std::uint32_t kind, std::uint32_t subject) const {
    bool is_first = true;
    for (const Benchmark& benchmark : definition().benchmarks) {
      const ScoreAt at{benchmark.of_section ? ScoreAt::Kind::section : ScoreAt::Kind::score,
                       benchmark.score, subject};
      if (benchmark.subject_kind != kind ||
          !is_shown(benchmark, at, definition(), what_.evaluation.outcome()))
        continue;
      if (std::exchange(is_first, false)) out_ << '\n';
      out_ << "Benchmark of "
           << (benchmark.of_section
                   ? definition().sections[benchmark.score].id
                   : in_short(definition().scores[benchmark.score].title, what_.language))
           << ": " << in_words(benchmark, what_.language) << '\n';
    }
  }

  void print_coverage(const Coverage& coverage) const {
    out_ << "\n" << coverage.answered << " of " << coverage.applicable << " answered";
    if (coverage.unknown > 0) out_ << ", " << coverage.unknown << " of the others “don't know”";
    if (coverage.not_applicable > 0) out_ << "; " << coverage.not_applicable << " not applicable";
    out_ << '\n';
  }

  // Labels that people see, and findings but those that don't hold.
  void print_conclusions(std::uint32_t kind, std::uint32_t subject) const {
    const ScopeOutcome& scope = what_.evaluation.outcome().of(kind, subject);
    bool is_first = true;
    const auto line = [&](const std::string& words) {
      if (std::exchange(is_first, false)) out_ << '\n';
      out_ << words << '\n';
    };
    for (const Label& label : definition().labels) {
      if (label.subject_kind != kind || label.title.empty()) continue;
      line(in_short(label.title, what_.language) + ": " + in_words(scope.labels[label.ordinal]));
    }
    for (const Finding& finding : definition().findings) {
      if (finding.subject_kind != kind) continue;
      const ConditionOutcome& outcome = scope.findings[finding.ordinal];
      if (outcome.state == ConditionOutcome::State::no) continue;
      const Text& text = finding.title.empty() ? finding.text : finding.title;
      std::string words = std::string(word(finding.severity)) + "  " + finding.id + "  " +
                          in_short(text, what_.language);
      if (!finding.applies_from.empty()) words += " (from " + finding.applies_from + ")";
      if (outcome.state != ConditionOutcome::State::yes) words += " – " + in_words(outcome);
      line(words);
      if (finding.source)
        out_ << "      " << in_words(*finding.source, definition(), what_.language) << '\n';
    }
  }

  const Explained& what_;
  std::ostream& out_;
};

// Explains what has the id, all of it where several things have it.
int explain_all(const ScoreOptions& options, const Explained& what, std::ostream& out,
                std::ostream& err) {
  const Found found =
      find_explainable(what.definition, what.record, options.explain, options.subject);
  if (found.things.empty()) {
    err << "peil: " << found.mistake << '\n';
    return 2;
  }
  json::array explanations;
  for (const Explainable& thing : found.things) {
    if (options.json) {
      explanations.push_back(explanation_json(thing, what));
    } else {
      if (&thing != &found.things.front()) out << '\n';
      explain(thing, what, out);
    }
  }
  if (options.json) out << pretty_json(explanations);
  return 0;
}

int explain_added(const ScoreOptions& options, const Explained& what, const Judgement& judgement,
                  std::ostream& out) {
  const Judgement about = only_about(what.definition, judgement, options.explain, options.subject);
  if (options.json) {
    json::object object{{"kind", "program"}, {"id", options.explain}};
    for (auto& member : judgement_json(what.definition, about))
      object.emplace(member.key(), member.value());
    out << pretty_json(json::array{json::value(std::move(object))});
    return 0;
  }
  out << utf8::harmless(options.explain) << " · what the plugin's program says\n";
  if (about == Judgement()) out << "  nothing\n";
  print_judgement(about, what, true, out);
  return 0;
}

}  // namespace

int score(const ScoreOptions& options, std::ostream& out, std::ostream& err) {
  if (!options.subject.empty() && options.explain.empty()) {
    err << "peil: --subject says what to explain: name that with --explain.\n";
    return 2;
  }
  int code = 0;
  const std::optional<PluginAndRecord> both =
      read_both(options.definition, options.record, err, code);
  if (!both) return code;
  const Definition& definition = *both->plugin.definition;
  const CompiledDefinition compiled(definition);
  const Evaluation evaluation(compiled, both->record);
  const Explained what{definition, both->record, evaluation,
                       definition.language_index(options.language)};
  const bool is_about_added = is_addition(definition, options.explain);
  if (!options.explain.empty() && !is_about_added) return explain_all(options, what, out, err);

  // Where the program fails, what data alone gives stands.
  const std::optional<Judgement> judgement =
      judgement_of(*both, evaluation, options.today, err, code);
  if (is_about_added) return judgement ? explain_added(options, what, *judgement, out) : code;
  if (options.json) {
    json::object outcome = outcome_json(definition, both->record, evaluation);
    if (judgement) outcome["program"] = judgement_json(definition, *judgement);
    out << pretty_json(outcome);
  } else {
    ScorePrinter(what, out).print();
    if (judgement) {
      out << "\nThe plugin's program says:\n\n";
      if (*judgement == Judgement()) out << "nothing\n";
      print_judgement(*judgement, what, false, out);
    }
  }
  return code;
}

}  // namespace peil::native
