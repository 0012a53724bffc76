#include "native/commands/plugin_result.hpp"

#include "app/facts/score_words.hpp"
#include "app/locale.hpp"
#include "engine/base/utf8.hpp"
#include "engine/format/outcome_json.hpp"
#include "engine/json/canonical.hpp"
#include "engine/plugin/exchange.hpp"
#include "native/commands/table.hpp"
#include "native/commands/words.hpp"

#include <algorithm>
#include <utility>
#include <vector>

namespace peil::native {
namespace {

class JudgementPrinter {
 public:
  JudgementPrinter(const Judgement& judgement, const Explained& what, bool in_full,
                   std::ostream& out)
      : judgement_(judgement), what_(what), in_full_(in_full), out_(out) {}

  void print() {
    print_scope({});
    for (std::uint32_t kind = 0; kind < definition().subject_kinds.size(); ++kind) {
      const auto subjects = what_.record.subjects.find(definition().subject_kinds[kind].id);
      if (subjects == what_.record.subjects.end()) continue;
      for (const Subject& subject : subjects->second)
        print_scope({kind, subject.id});
    }
  }

 private:
  const Definition& definition() const { return what_.definition; }
  const Additions& additions() const { return what_.definition.additions; }

  template <class Judged>
  static std::vector<Judged> of_scope(const std::vector<Judged>& all, const ScopeRef& scope) {
    std::vector<Judged> found;
    std::copy_if(all.begin(), all.end(), std::back_inserter(found),
                 [&](const Judged& each) { return each.scope == scope; });
    return found;
  }

  void print_scope(const ScopeRef& scope) {
    const auto scores = of_scope(judgement_.scores, scope);
    const auto labels = of_scope(judgement_.labels, scope);
    const auto findings = of_scope(judgement_.findings, scope);
    const auto steps = of_scope(judgement_.steps, scope);
    const auto notes = of_scope(judgement_.notes, scope);
    if (scores.empty() && labels.empty() && findings.empty() && steps.empty() && notes.empty())
      return;
    if (!scope.subject.empty()) {
      const SubjectKind& kind = definition().subject_kinds[scope.subject_kind];
      out_ << '\n'
           << (kind.one.empty() ? kind.id : shown(kind.one, what_.language)) << ' '
           << utf8::harmless(scope.subject) << '\n';
    }
    print_scores(scores);
    for (const PluginLabel& label : labels) {
      out_ << in_short(additions().labels[label.index].title, what_.language) << ": "
           << state_word(label.state);
      print_ids(" – because of ", label.because);
      print_ids(" – settled by ", label.settles);
      out_ << '\n';
      print_questions("because of", label.because);
      print_questions("settled by", label.settles);
    }
    for (const PluginFinding& finding : findings)
      print_finding(finding);
    print_steps(steps);
    if (!in_full_) return;
    for (const PluginNote& note : notes)
      out_ << "  note: " << filled(additions().messages[note.index].text, note.arguments) << '\n';
  }

  void print_scores(const std::vector<PluginScore>& scores) {
    if (scores.empty()) return;
    Table table({{""}, {"Value", Table::right}, {"Range", Table::right}});
    for (const PluginScore& score : scores) {
      const std::string range = score.low ? figure(*score.low) + " to " + figure(*score.high) : "–";
      table.add({in_short(additions().scores[score.index].title, what_.language),
                 figure(score.value), range});
    }
    table.print(out_);
    for (const PluginScore& score : scores)
      print_questions("because of", score.because);
  }

  void print_finding(const PluginFinding& finding) {
    const AddedFinding& known = additions().findings[finding.index];
    out_ << word(known.severity) << "  " << known.id << "  "
         << filled(known.title.empty() ? known.text : known.title, finding.arguments);
    if (!known.applies_from.empty()) out_ << " (from " << known.applies_from << ")";
    out_ << '\n';
    if (in_full_ && !known.title.empty())
      out_ << "  " << filled(known.text, finding.arguments) << '\n';
    std::string basis;
    if (known.source) basis = in_words(*known.source, definition(), what_.language);
    if (!in_full_ && !finding.because.empty())
      basis += (basis.empty() ? "because of " : "; because of ") + ids_of(finding.because);
    if (!basis.empty()) out_ << "      " << basis << '\n';
    print_questions("because of", finding.because);
  }

  // Each list with its steps, numbered.
  void print_steps(const std::vector<PluginStep>& steps) {
    for (std::uint32_t i = 0; i < additions().lists.size(); ++i) {
      const bool is_there = std::any_of(steps.begin(), steps.end(),
                                        [i](const PluginStep& step) { return step.index == i; });
      if (!is_there) continue;
      const AddedList& list = additions().lists[i];
      out_ << shown(list.title, what_.language) << '\n';
      const std::string effort =
          list.effort.empty() ? "Effort" : shown(list.effort, what_.language);
      Table table(
          {{"", Table::right}, {""}, {"By"}, {effort, Table::right}, {"Value", Table::right}});
      const Figures value_of(list.score == no_index
                                 ? std::vector<double>()
                                 : app::targets_of(definition(), definition().scores[list.score]));
      std::size_t number = 0;
      for (const PluginStep& step : steps) {
        if (step.index != i) continue;
        table.add({std::to_string(++number), words_of(step), utf8::harmless(step.by),
                   step.effort ? number_text(*step.effort) : "",
                   step.value ? value_of(*step.value) : ""});
      }
      table.print(out_, "  ");
    }
  }

  std::string words_of(const PluginStep& step) const {
    if (step.action != no_index)
      return in_short(definition().actions[step.action].title, what_.language);
    const Question& question = definition().questions[step.question];
    std::string words = question.id + "  " + in_short(question.title, what_.language);
    if (!step.option.empty()) {
      Answer answer;
      answer.value = step.option;
      words += " → " + in_words(answer, definition(), question, what_.language);
    }
    return words;
  }

  std::string ids_of(const std::vector<std::uint32_t>& questions) const {
    std::string ids;
    for (const std::uint32_t index : questions)
      ids += (ids.empty() ? "" : ", ") + definition().questions[index].id;
    return ids;
  }

  void print_ids(std::string_view how, const std::vector<std::uint32_t>& questions) const {
    if (!in_full_ && !questions.empty()) out_ << how << ids_of(questions);
  }

  void print_questions(std::string_view how, const std::vector<std::uint32_t>& questions) {
    if (!in_full_ || questions.empty()) return;
    out_ << "  " << how << ":\n";
    for (const std::uint32_t index : questions) {
      const Question& question = definition().questions[index];
      out_ << "    " << question.id << "  " << in_short(question.title, what_.language) << '\n';
    }
  }

  static std::string_view state_word(PluginLabel::State state) {
    switch (state) {
      case PluginLabel::State::no:
        return "no";
      case PluginLabel::State::yes:
        return "yes";
      case PluginLabel::State::open:
        break;
    }
    return "can't be said yet";
  }

  std::string filled(const Text& text, const Arguments& arguments) const {
    return utf8::harmless(
        fill_places(text.in(what_.language), arguments,
                    [this](const ArgumentValue& value) { return std::visit(*this, value); }));
  }

 public:
  std::string operator()(const std::string& words) const { return words; }
  std::string operator()(const ArgumentNumber& number) const {
    return app::number(number.value, number.decimals, app::Language::en);
  }
  std::string operator()(const ArgumentDate& date) const { return date.day; }
  std::string operator()(const ArgumentQuestion& question) const {
    const Question& known = definition().questions[question.question];
    return "“" + in_short(known.title, what_.language) + "”";
  }

 private:
  const Judgement& judgement_;
  const Explained& what_;
  bool in_full_;
  std::ostream& out_;
};

template <class Things>
bool has_id(const Things& things, std::string_view id) {
  return std::any_of(things.begin(), things.end(), [&](const auto& each) { return each.id == id; });
}

}  // namespace

void print_judgement(const Judgement& judgement, const Explained& what, bool in_full,
                     std::ostream& out) {
  JudgementPrinter(judgement, what, in_full, out).print();
}

bool is_addition(const Definition& definition, std::string_view id) {
  const Additions& additions = definition.additions;
  return has_id(additions.scores, id) || has_id(additions.labels, id) ||
         has_id(additions.findings, id) || has_id(additions.lists, id);
}

Judgement only_about(const Definition& definition, const Judgement& judgement, std::string_view id,
                     std::string_view subject) {
  const Additions& additions = definition.additions;
  const auto is_asked = [&](const ScopeRef& scope) {
    return subject.empty() ||
           (scope.subject_kind != no_index &&
            definition.subject_kinds[scope.subject_kind].id + '/' + scope.subject == subject);
  };
  const auto keep = [&](auto judged, const auto& known) {
    std::erase_if(judged, [&](const auto& each) {
      return known[each.index].id != id || !is_asked(each.scope);
    });
    return judged;
  };
  Judgement about;
  about.scores = keep(judgement.scores, additions.scores);
  about.labels = keep(judgement.labels, additions.labels);
  about.findings = keep(judgement.findings, additions.findings);
  about.steps = keep(judgement.steps, additions.lists);
  about.notes = judgement.notes;
  std::erase_if(about.notes,
                [&](const PluginNote& note) { return note.about != id || !is_asked(note.scope); });
  return about;
}

}  // namespace peil::native
