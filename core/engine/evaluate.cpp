#include "engine/exact_sum.hpp"
#include "engine/outcome.hpp"
#include "engine/syntax.hpp"

#include <algorithm>

namespace peil {
namespace {

constexpr auto no_option = static_cast<std::uint32_t>(-1);

// The bounds of what a question's options score.
struct Bounds {
  double lowest = 0;
  double highest = 0;
};

Bounds bounds_of(const Scale& scale) {
  std::optional<Bounds> bounds;
  for (const auto& option : scale.options) {
    if (!option.value) continue;
    if (!bounds) bounds = Bounds{*option.value, *option.value};
    bounds->lowest = std::min(bounds->lowest, *option.value);
    bounds->highest = std::max(bounds->highest, *option.value);
  }
  return bounds.value_or(Bounds{});
}

bool earlier(const std::pair<std::string, std::uint32_t>& entry, std::string_view id) {
  return entry.first < id;
}

}  // namespace

// A mean in the making: the sums over its terms.
struct Program::Tally {
  Coverage coverage;
  std::vector<Term> terms;
  // Of the terms with a value: weight × value, and weight. The value is made of these.
  ExactSum counted;
  ExactSum counted_weight;
  // Of the terms that are open: weight × the worst and the best that can still come, and weight. Together with what counts
  // they make the range.
  ExactSum open_low;
  ExactSum open_high;
  ExactSum open_weight;
  // Of the terms that are answered without a value.
  ExactSum empty_weight;

  bool has_value() const { return counted_weight.sum().high > 0; }
  TwoPart value() const { return counted.sum() / counted_weight.sum(); }
  TwoPart bounded_weight() const { return (counted_weight + open_weight).sum(); }
  bool has_range() const { return bounded_weight().high > 0; }
  TwoPart lowest() const { return (counted + open_low).sum() / bounded_weight(); }
  TwoPart highest() const { return (counted + open_high).sum() / bounded_weight(); }
  ExactSum answered_weight() const { return counted_weight + empty_weight; }
  ExactSum applicable_weight() const { return answered_weight() + open_weight; }

  // The terms of both together, one after another.
  void add(const Tally& other) {
    add(other.coverage);
    terms.insert(terms.end(), other.terms.begin(), other.terms.end());
    counted.add(other.counted);
    counted_weight.add(other.counted_weight);
    open_low.add(other.open_low);
    open_high.add(other.open_high);
    open_weight.add(other.open_weight);
    empty_weight.add(other.empty_weight);
  }
  void add(const Coverage& other) {
    coverage.answered += other.answered;
    coverage.unknown += other.unknown;
    coverage.applicable += other.applicable;
    coverage.not_applicable += other.not_applicable;
  }

  void finish_coverage() {
    coverage.weight_answered = answered_weight().sum().rounded();
    coverage.weight_applicable = applicable_weight().sum().rounded();
  }
};

Program::Program(const Definition& definition) {
  struct Options {
    std::uint32_t first = 0;
    std::uint32_t count = 0;
    Bounds bounds;
  };
  std::vector<Options> scales;
  for (const auto& scale : definition.scales) {
    scales.push_back({static_cast<std::uint32_t>(option_ids_.size()),
                      static_cast<std::uint32_t>(scale.options.size()), bounds_of(scale)});
    for (const auto& option : scale.options) {
      option_ids_.push_back(option.id);
      option_values_.push_back(option.value);
    }
  }
  for (const auto& question : definition.questions) {
    const Options options = question.scale < scales.size() ? scales[question.scale] : Options{};
    ids_in_order_.emplace_back(question.id, static_cast<std::uint32_t>(questions_.size()));
    questions_.push_back({question.section, options.first, options.count, question.weight,
                          options.bounds.lowest, options.bounds.highest});
  }
  std::sort(ids_in_order_.begin(), ids_in_order_.end());
  for (const auto& section : definition.sections) {
    sections_.push_back(
        {section.first_question, section.question_count, section.weight, section.scored});
  }
  for (const auto& score : definition.scores) {
    FlatScore flat{score.over, score.sections, score.sections.size()};
    if (score.over == Over::questions) {
      flat.term_count = 0;
      for (const auto index : score.sections)
        flat.term_count += sections_[index].question_count;
    }
    scores_.push_back(std::move(flat));
  }
}

std::uint32_t Program::find_option(const FlatQuestion& question, std::string_view option_id) const {
  for (std::uint32_t i = question.first_option; i < question.first_option + question.option_count;
       ++i) {
    // Most ids differ in size or first letter, which is cheaper to see here than in a call.
    const std::string& id = option_ids_[i];
    if (id.size() == option_id.size() && !id.empty() && id.front() == option_id.front() &&
        id == option_id) {
      return i;
    }
  }
  return no_option;
}

void Program::read_answers(const Record& record, Outcome& outcome) const {
  outcome.values.resize(questions_.size());
  outcome.states.assign(questions_.size(), Term::State::open);
  auto place = ids_in_order_.begin();
  for (const auto& [id, answer] : record.answers) {
    if (place == ids_in_order_.end()) break;
    // Usually it is the next one; else leap ahead in doubling steps, so that few answers to many questions stay cheap.
    int order = place->first.compare(id);
    if (order < 0) {
      std::ptrdiff_t step = 1;
      while (ids_in_order_.end() - place > step && place[step].first < id) {
        place += step;
        step *= 2;
      }
      const auto limit = ids_in_order_.end() - place > step ? place + step : ids_in_order_.end();
      place = std::lower_bound(place + 1, limit, id, earlier);
      if (place == ids_in_order_.end()) break;
      order = place->first.compare(id);
    }
    if (order != 0) continue;
    take(answer, place->second, outcome);
    ++place;
  }
}

void Program::take(const Answer& answer, std::uint32_t index, Outcome& outcome) const {
  auto& state = outcome.states[index];
  switch (answer.state) {
    case AnswerState::open:
      break;
    case AnswerState::unknown:
      state = Term::State::unknown;
      break;
    case AnswerState::not_applicable:
      if (has_content(answer.reason)) state = Term::State::not_applicable;
      break;
    case AnswerState::answered:
      if (const auto option = find_option(questions_[index], answer.value); option != no_option) {
        outcome.values[index] = option_values_[option];
        state = option_values_[option] ? Term::State::counted : Term::State::empty;
      }
      break;
  }
}

Program::Tally Program::tally(const FlatSection& section, const Outcome& outcome) const {
  Tally tally;
  tally.terms.reserve(section.question_count);
  auto& coverage = tally.coverage;
  for (std::uint32_t i = section.first_question;
       i < section.first_question + section.question_count; ++i) {
    const FlatQuestion& question = questions_[i];
    const Term::State state = outcome.states[i];
    const double value = outcome.values[i].value_or(0);
    tally.terms.push_back({i, state, value, question.weight});
    switch (state) {
      case Term::State::counted:
        ++coverage.answered;
        tally.counted.add_product(value, question.weight);
        tally.counted_weight.add(question.weight);
        break;
      case Term::State::empty:
        ++coverage.answered;
        tally.empty_weight.add(question.weight);
        break;
      case Term::State::not_applicable:
        ++coverage.not_applicable;
        break;
      case Term::State::unknown:
        ++coverage.unknown;
        [[fallthrough]];
      case Term::State::open:
        tally.open_low.add_product(question.lowest, question.weight);
        tally.open_high.add_product(question.highest, question.weight);
        tally.open_weight.add(question.weight);
        break;
    }
  }
  coverage.applicable = section.question_count - coverage.not_applicable;
  tally.finish_coverage();
  return tally;
}

ScoreOutcome Program::outcome_of(Tally tally) const {
  ScoreOutcome result;
  tally.finish_coverage();
  result.coverage = tally.coverage;
  if (tally.has_value()) result.value = tally.value().rounded();
  if (tally.has_range()) result.range = Range{tally.lowest().rounded(), tally.highest().rounded()};
  result.terms = std::move(tally.terms);
  return result;
}

// The sections' values are taken before they are rounded: the mean of 7/3 and 11/3 is 3.
ScoreOutcome Program::mean_of_sections(const FlatScore& score,
                                       const std::vector<Tally>& sections) const {
  Tally values;
  ExactSum low;
  ExactSum high;
  ExactSum bounded_weight;
  ExactSum answered_weight;
  ScoreOutcome result;
  result.over = Over::sections;
  result.terms.reserve(score.sections.size());
  for (const auto index : score.sections) {
    const Tally& section = sections[index];
    const double weight = sections_[index].weight;
    const bool applies = section.coverage.applicable > 0;
    Term term{index, applies ? Term::State::empty : Term::State::not_applicable, 0, weight};
    values.add(section.coverage);
    if (section.has_range()) {
      low.add(section.lowest() * weight);
      high.add(section.highest() * weight);
      bounded_weight.add(weight);
      answered_weight.add(section.answered_weight().sum() / section.applicable_weight().sum() *
                          weight);
      term.state = Term::State::open;
    }
    if (section.has_value()) {
      const TwoPart value = section.value();
      values.counted.add(value * weight);
      values.counted_weight.add(weight);
      term.state = Term::State::counted;
      term.value = value.rounded();
    }
    result.terms.push_back(term);
  }
  result.coverage = values.coverage;
  result.coverage.weight_answered = answered_weight.sum().rounded();
  result.coverage.weight_applicable = bounded_weight.sum().rounded();
  if (values.has_value()) result.value = values.value().rounded();
  if (const TwoPart weight = bounded_weight.sum(); weight.high > 0) {
    result.range = Range{(low.sum() / weight).rounded(), (high.sum() / weight).rounded()};
  }
  return result;
}

ScoreOutcome Program::mean_of_questions(const FlatScore& score,
                                        const std::vector<Tally>& sections) const {
  Tally all;
  all.terms.reserve(score.term_count);
  for (const auto index : score.sections)
    all.add(sections[index]);
  return outcome_of(std::move(all));
}

Outcome Program::evaluate(const Record& record) const {
  Outcome outcome;
  read_answers(record, outcome);

  std::vector<Tally> sections;
  sections.reserve(sections_.size());
  Tally all;
  for (const auto& section : sections_) {
    sections.push_back(tally(section, outcome));
    const Tally& made = sections.back();
    all.add(made.coverage);
    all.counted_weight.add(made.answered_weight());
    all.open_weight.add(made.open_weight);
  }
  all.finish_coverage();
  outcome.coverage = all.coverage;

  outcome.scores.reserve(scores_.size());
  for (const auto& score : scores_) {
    outcome.scores.push_back(score.over == Over::sections ? mean_of_sections(score, sections)
                                                          : mean_of_questions(score, sections));
  }
  outcome.sections.reserve(sections.size());
  for (std::size_t i = 0; i < sections.size(); ++i) {
    if (!sections_[i].scored) {
      outcome.sections.emplace_back();
      outcome.sections.back().coverage = sections[i].coverage;
    } else {
      outcome.sections.push_back(outcome_of(std::move(sections[i])));
    }
  }
  return outcome;
}

}  // namespace peil
