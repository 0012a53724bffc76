#include "app/facts/subject_register.hpp"

#include "app/facts/answer_words.hpp"
#include "app/facts/conclusions.hpp"
#include "app/facts/judged_text.hpp"
#include "app/facts/score_words.hpp"
#include "app/facts/subject_class.hpp"

#include <algorithm>
#include <utility>

namespace peil::app {
namespace {

using CellState = RegisterCell::State;
using Parts = std::vector<std::string>;

RegisterCell cell_of(std::string words) {
  if (words.empty()) return {};
  return {std::move(words)};
}

// A list of which the program knows a part, where `by_program`.
RegisterCell cell_of(Parts parts, bool is_silent = false) {
  return {std::move(parts), is_silent ? CellState::program_silent : CellState::said};
}

RegisterCell silent_cell() { return {std::monostate(), CellState::program_silent}; }

template <class Things>
bool any_for(const Things& things, std::uint32_t kind) {
  return std::any_of(things.begin(), things.end(),
                     [&](const auto& each) { return each.subject_kind == kind; });
}

void add_once(Parts& parts, const std::string& one) {
  if (!one.empty() && std::find(parts.begin(), parts.end(), one) == parts.end())
    parts.push_back(one);
}

class Maker {
 public:
  explicit Maker(const RegisterSource& source)
      : source_(source),
        definition_(source.definition),
        kind_(definition_.subject_kinds[source.kind]),
        text_language_(definition_.language_index(source.language)),
        language_(language_of(source.language, Language::en)),
        conclusions_(conclusions({source.definition, source.record, source.evaluation,
                                  source.judgement, source.language})) {
    const Additions& added = definition_.additions;
    added_labels_ = any_for(added.labels, source.kind);
    added_findings_ = any_for(added.findings, source.kind);
    lists_ = any_for(added.lists, source.kind);
    labels_ = added_labels_ || std::any_of(definition_.labels.begin(), definition_.labels.end(),
                                           [&](const Label& label) { return is_told(label); });
    findings_ = added_findings_ || any_for(definition_.findings, source.kind);
  }

  SubjectRegister make() {
    made_.title = text(kind_.title);
    choose_questions();
    add_columns();
    const auto subjects = source_.record.subjects.find(kind_.id);
    if (subjects == source_.record.subjects.end()) return std::move(made_);
    // What is over the kind's limit isn't computed.
    const std::size_t count = std::min(subjects->second.size(),
                                       source_.evaluation.outcome().subjects[source_.kind].size());
    for (std::size_t index = 0; index < count; ++index)
      add_row(subjects->second[index], static_cast<std::uint32_t>(index));
    return std::move(made_);
  }

 private:
  std::string text(const Text& of) const { return std::string(of.in(text_language_)); }
  std::string word(
      std::string_view key,
      std::initializer_list<std::pair<std::string_view, std::string_view>> arguments = {}) const {
    return Catalogue::of(language_).text(key, arguments);
  }
  bool is_told(const Label& label) const {
    return label.subject_kind == source_.kind && !label.title.empty();
  }
  bool is_about(const ScopeRef& scope, const Subject& subject) const {
    return scope.subject_kind == source_.kind && scope.subject == subject.id;
  }

  // Those of the sections that the kind names, or of that in which the name is asked.
  void choose_questions() {
    std::vector<std::uint32_t> sections = kind_.register_sections;
    if (sections.empty() && kind_.name_question != no_index)
      sections.push_back(definition_.questions[kind_.name_question].section);
    for (const std::uint32_t index : sections) {
      const Section& section = definition_.sections[index];
      for (std::uint32_t offset = 0; offset < section.question_count; ++offset) {
        if (section.first_question + offset != kind_.name_question)
          questions_.push_back(&definition_.questions[section.first_question + offset]);
      }
    }
  }

  // --- columns ---

  void column(std::string id, std::string title, int decimals = -1) {
    made_.columns.push_back({std::move(id), std::move(title), decimals});
  }
  // Of things in many words, which may have a semicolon themselves: “Art. 6(2); Annex III 3(a)”.
  void column_of_sentences(std::string id, std::string title) {
    column(std::move(id), std::move(title));
    made_.columns.back().between = " | ";
  }

  void add_columns() {
    column("name", text(kind_.one.empty() ? kind_.title : kind_.one));
    if (!kind_.classes.empty()) column("class", word("register.class"));
    for (const Question* question : questions_) {
      const std::string unit = text(question->unit);
      column("answer/" + question->id,
             text(question->title) + (unit.empty() ? unit : " (" + unit + ")"));
    }
    column("owners", word("wish.owner"));
    if (labels_) {
      column("labels", word("result.labels"));
      column_of_sentences("labels_open", word("result.open"));
    }
    if (findings_) column_of_sentences("findings", word("result.findings"));
    for (const Score& score : definition_.scores) {
      if (score.subject_kind != source_.kind) continue;
      column("score/" + score.id, text(score.title), 1);
      made_.columns.back().targets = targets_of(definition_, score);
    }
    for (const AddedScore& score : definition_.additions.scores) {
      if (score.subject_kind == source_.kind) column("score/" + score.id, text(score.title), 1);
    }
    if (lists_) {
      column("steps", word("register.steps"));
      column("first_day", word("register.first_day"));
    }
    column("answered", word("register.answered"));
    column("applicable", word("register.applicable"));
    column("changed", word("register.changed"));
    column("assessment", word("register.assessment"));
    column("version", word("register.version"));
    column("as_of", word("register.as_of"));
  }

  // --- a row ---

  void add_row(const Subject& subject, std::uint32_t index) {
    const ScopeOutcome& outcome = source_.evaluation.outcome().of(source_.kind, index);
    RegisterRow row{subject.id, {}};
    std::vector<RegisterCell>& cells = row.cells;
    cells.push_back(cell_of(name_of(subject, index)));
    if (!kind_.classes.empty()) cells.push_back(class_cell(index));
    for (const Question* question : questions_)
      cells.push_back(answer_cell(subject, *question, outcome.states[question->ordinal]));
    cells.push_back(cell_of(owners_of(subject)));
    if (labels_) {
      cells.push_back(cell_of(labels_of(index), added_labels_ && is_silent()));
      cells.push_back(cell_of(open_labels_of(index), added_labels_ && is_silent()));
    }
    if (findings_) cells.push_back(cell_of(findings_of(index), added_findings_ && is_silent()));
    add_scores(cells, subject, outcome);
    if (lists_) add_steps(cells, subject);
    cells.push_back({static_cast<double>(outcome.coverage.answered)});
    cells.push_back({static_cast<double>(outcome.coverage.applicable)});
    cells.push_back(cell_of(changed_of(subject)));
    cells.push_back(cell_of(definition_.id));
    cells.push_back(cell_of(definition_.version));
    cells.push_back(cell_of(std::string(source_.day)));
    made_.rows.push_back(std::move(row));
  }

  RegisterCell class_cell(std::uint32_t index) const {
    const SubjectClass of =
        class_of(conclusions_, definition_, source_.evaluation.outcome(), source_.kind, index);
    RegisterCell cell = cell_of(class_words(of, language_));
    if (added_labels_ && is_silent()) cell.state = CellState::program_silent;
    return cell;
  }

  bool is_silent() const { return source_.judgement == nullptr; }

  std::string name_of(const Subject& subject, std::uint32_t index) const {
    if (kind_.name_question != no_index) {
      const auto found = subject.answers.find(definition_.questions[kind_.name_question].id);
      if (found != subject.answers.end() && !found->second.text().empty())
        return std::string(found->second.text());
    }
    return text(kind_.one.empty() ? kind_.title : kind_.one) + ' ' + std::to_string(index + 1);
  }

  RegisterCell answer_cell(const Subject& subject, const Question& question,
                           QuestionState state) const {
    const auto found = subject.answers.find(question.id);
    if (found == subject.answers.end()) return {};
    switch (state) {
      case QuestionState::counted:
      case QuestionState::answered:
        return value_cell(found->second.value, question);
      case QuestionState::unknown:
        return {std::monostate(), CellState::unknown};
      case QuestionState::not_applicable:
        return {found->second.reason, CellState::not_applicable};
      case QuestionState::open:
      case QuestionState::hidden:
        break;
    }
    return {};
  }

  RegisterCell value_cell(const AnswerValue& value, const Question& question) const {
    if (const auto* number = std::get_if<double>(&value)) return {*number};
    if (const auto* words = std::get_if<std::string>(&value))
      return cell_of(option_label(definition_, question, *words, source_.language));
    return cell_of(answer_parts(definition_, question, value, source_.language));
  }

  Parts owners_of(const Subject& subject) const {
    Parts owners;
    for (const Question& question : definition_.questions) {
      if (definition_.subject_kind_of(question) != source_.kind) continue;
      const auto found = subject.answers.find(question.id);
      if (found != subject.answers.end()) add_once(owners, found->second.owner);
    }
    return owners;
  }

  // Those about the subject of this kind and state, as the register words them.
  template <class Words>
  Parts told_of(std::uint32_t index, Conclusion::Kind kind, Words words) const {
    Parts told;
    for (const Conclusion& one : conclusions_) {
      if (one.kind != kind || one.scope.subject_kind != source_.kind || one.subject != index)
        continue;
      if (std::string said = words(one); !said.empty()) told.push_back(std::move(said));
    }
    return told;
  }

  Parts labels_of(std::uint32_t index) const {
    return told_of(index, Conclusion::Kind::label, [](const Conclusion& one) {
      return one.state == Conclusion::State::holds ? one.title : std::string();
    });
  }

  Parts open_labels_of(std::uint32_t index) const {
    return told_of(index, Conclusion::Kind::label, [&](const Conclusion& one) {
      switch (one.state) {
        case Conclusion::State::failed:
          return word("register.fault", {{"title", one.title}});
        case Conclusion::State::open:
          return with_questions(one.title, one.settles);
        case Conclusion::State::holds:
          break;
      }
      return std::string();
    });
  }

  // `Aanbieder (beantwoord hiervoor: “Hoe komt u aan het systeem?”)`
  std::string with_questions(const std::string& title,
                             const std::vector<QuestionAt>& questions) const {
    Parts titles;
    for (const QuestionAt& asked : questions)
      add_once(titles, "“" + text(definition_.questions[asked.question].title) + "”");
    if (titles.empty()) return title;
    std::string all;
    for (const std::string& one : titles)
      all += (all.empty() ? "" : ", ") + one;
    return word("register.settled_by", {{"title", title}, {"questions", all}});
  }

  Parts findings_of(std::uint32_t index) const {
    return told_of(index, Conclusion::Kind::finding, [&](const Conclusion& one) {
      switch (one.state) {
        case Conclusion::State::holds:
          return in_words(one);
        case Conclusion::State::failed:
          return word("register.fault", {{"title", one.heading()}});
        case Conclusion::State::open:
          break;
      }
      return std::string();
    });
  }

  // `Verplichting: Stop dit gebruik (AI-verordening, Art. 5(1)(a), geldt sinds 2025-02-02)`
  std::string in_words(const Conclusion& finding) const {
    std::string basis;
    const auto add = [&](const std::string& part) { basis += (basis.empty() ? "" : ", ") + part; };
    if (finding.source) {
      add(text(definition_.sources[finding.source->source].title));
      if (!finding.source->at.empty()) add(finding.source->at);
    }
    if (!finding.applies_from.empty()) {
      const bool is_coming = finding.applies_from > source_.day;
      add(word(is_coming ? "finding.applies_from" : "finding.applies_since",
               {{"date", finding.applies_from}}));
    }
    std::string words = word(severity_key(finding.severity)) + ": " + finding.heading();
    return basis.empty() ? words : words + " (" + basis + ")";
  }

  void add_scores(std::vector<RegisterCell>& cells, const Subject& subject,
                  const ScopeOutcome& outcome) const {
    const auto add = [&](const std::optional<double>& value) {
      cells.push_back(value ? RegisterCell{*value} : RegisterCell());
    };
    for (const Score& score : definition_.scores) {
      if (score.subject_kind == source_.kind) add(outcome.scores[score.ordinal].value);
    }
    const std::vector<AddedScore>& added = definition_.additions.scores;
    for (std::uint32_t at = 0; at < added.size(); ++at) {
      if (added[at].subject_kind != source_.kind) continue;
      if (is_silent()) {
        cells.push_back(silent_cell());
        continue;
      }
      std::optional<double> value;
      for (const PluginScore& judged : source_.judgement->scores) {
        if (judged.index == at && is_about(judged.scope, subject)) value = judged.value;
      }
      add(value);
    }
  }

  void add_steps(std::vector<RegisterCell>& cells, const Subject& subject) const {
    if (is_silent()) {
      cells.push_back(silent_cell());
      cells.push_back(silent_cell());
      return;
    }
    std::size_t count = 0;
    std::string first;
    for (const PluginStep& step : source_.judgement->steps) {
      if (!is_about(step.scope, subject) || !is_open(step, subject)) continue;
      ++count;
      if (!step.by.empty() && (first.empty() || step.by < first)) first = step.by;
    }
    cells.push_back({static_cast<double>(count)});
    cells.push_back(cell_of(first));
  }

  bool is_open(const PluginStep& step, const Subject& subject) const {
    if (step.action == no_index) return true;
    const std::string& action = definition_.actions[step.action].id;
    const auto& plan = source_.record.plan;
    return std::none_of(plan.begin(), plan.end(), [&](const PlannedAction& planned) {
      return planned.action == action && planned.subject == subject.id &&
             planned.progress >= PlannedAction::Progress::done;
    });
  }

  std::string changed_of(const Subject& subject) const {
    std::string last;
    for (const auto& [question, answer] : subject.answers)
      last = std::max(last, answer.changed);
    return day_of(source_.local_day, last);
  }

  const RegisterSource& source_;
  const Definition& definition_;
  const SubjectKind& kind_;
  std::size_t text_language_;
  Language language_;
  std::vector<Conclusion> conclusions_;
  bool added_labels_ = false;
  bool added_findings_ = false;
  bool labels_ = false;
  bool findings_ = false;
  bool lists_ = false;
  std::vector<const Question*> questions_;
  SubjectRegister made_;
};

}  // namespace

SubjectRegister make_register(const RegisterSource& source) { return Maker(source).make(); }

}  // namespace peil::app
