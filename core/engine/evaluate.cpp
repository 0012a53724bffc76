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
  TwoPart weight_answered;
  TwoPart weight_applicable;
  // What the value is made of: weight × value of the terms that have one, and their weight.
  TwoPart counted;
  TwoPart counted_weight;
  // What the range is made of: the same with the worst and the best that can still come.
  TwoPart low;
  TwoPart high;
  TwoPart bounded_weight;

  void add_coverage(const Coverage& other) {
    coverage.answered += other.answered;
    coverage.unknown += other.unknown;
    coverage.applicable += other.applicable;
    coverage.not_applicable += other.not_applicable;
  }
  void count(TwoPart value, double weight) {
    counted = counted + value * weight;
    counted_weight = counted_weight + weight;
  }
  void bound(TwoPart lowest, TwoPart highest, double weight) {
    low = low + lowest * weight;
    high = high + highest * weight;
    bounded_weight = bounded_weight + weight;
  }
  // Of questions the range's sums have only been told of the open ones: what counts adds the same to all three.
  void close_questions() {
    low = low + counted;
    high = high + counted;
    bounded_weight = bounded_weight + counted_weight;
  }

  bool has_value() const { return counted_weight.high > 0; }
  TwoPart value() const { return counted / counted_weight; }
  bool has_range() const { return bounded_weight.high > 0; }
  TwoPart lowest() const { return low / bounded_weight; }
  TwoPart highest() const { return high / bounded_weight; }

  ScoreOutcome outcome(Over over) {
    ScoreOutcome result;
    coverage.weight_answered = weight_answered.rounded();
    coverage.weight_applicable = weight_applicable.rounded();
    result.coverage = coverage;
    result.over = over;
    if (has_value()) result.value = value().rounded();
    if (has_range()) result.range = Range{lowest().rounded(), highest().rounded()};
    result.terms = std::move(terms);
    return result;
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
    if (option_ids_[i] == option_id) return i;
  }
  return no_option;
}

void Program::read_answers(const Record& record, Outcome& outcome) const {
  outcome.values.resize(questions_.size());
  outcome.states.assign(questions_.size(), Term::State::open);
  auto place = ids_in_order_.begin();
  for (const auto& [id, answer] : record.answers) {
    // Usually the next one; else leap ahead in doubling steps, so that few answers to many questions stay cheap.
    if (place != ids_in_order_.end() && earlier(*place, id)) {
      std::ptrdiff_t step = 1;
      while (ids_in_order_.end() - place > step && earlier(place[step], id)) {
        place += step;
        step *= 2;
      }
      const auto limit = ids_in_order_.end() - place > step ? place + step : ids_in_order_.end();
      place = std::lower_bound(place + 1, limit, id, earlier);
    }
    if (place == ids_in_order_.end()) break;
    if (place->first != id) continue;
    const std::uint32_t index = place->second;
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
}

void Program::add_questions(const FlatSection& section, const Outcome& outcome,
                            Tally& tally) const {
  for (std::uint32_t i = section.first_question;
       i < section.first_question + section.question_count; ++i) {
    const FlatQuestion& question = questions_[i];
    const Term::State state = outcome.states[i];
    const double value = outcome.values[i].value_or(0);
    tally.terms.push_back({i, state, value, question.weight});
    if (state == Term::State::not_applicable) {
      ++tally.coverage.not_applicable;
      continue;
    }
    ++tally.coverage.applicable;
    tally.weight_applicable = tally.weight_applicable + question.weight;
    if (state == Term::State::unknown) ++tally.coverage.unknown;
    if (state == Term::State::counted || state == Term::State::empty) {
      ++tally.coverage.answered;
      tally.weight_answered = tally.weight_answered + question.weight;
    }
    if (state == Term::State::counted) {
      tally.count({value, 0}, question.weight);
    } else if (state != Term::State::empty) {
      tally.bound({question.lowest, 0}, {question.highest, 0}, question.weight);
    }
  }
}

void Program::add_section(std::uint32_t index, const Tally& section, Tally& tally) const {
  const double weight = sections_[index].weight;
  Term term{index,
            section.coverage.applicable > 0 ? Term::State::empty : Term::State::not_applicable, 0,
            weight};
  tally.add_coverage(section.coverage);
  if (section.has_range()) {
    const TwoPart share = section.weight_answered / section.weight_applicable;
    tally.weight_applicable = tally.weight_applicable + weight;
    tally.weight_answered = tally.weight_answered + share * weight;
    tally.bound(section.lowest(), section.highest(), weight);
    term.state = Term::State::open;
  }
  if (section.has_value()) {
    tally.count(section.value(), weight);
    term.state = Term::State::counted;
    term.value = section.value().rounded();
  }
  tally.terms.push_back(term);
}

Outcome Program::evaluate(const Record& record) const {
  Outcome outcome;
  read_answers(record, outcome);

  Tally all;
  std::vector<Tally> sections(sections_.size());
  for (std::size_t i = 0; i < sections.size(); ++i) {
    auto& tally = sections[i];
    tally.terms.reserve(sections_[i].question_count);
    add_questions(sections_[i], outcome, tally);
    tally.close_questions();
    all.add_coverage(tally.coverage);
    all.weight_answered = all.weight_answered + tally.weight_answered;
    all.weight_applicable = all.weight_applicable + tally.weight_applicable;
  }
  outcome.coverage = all.outcome(Over::questions).coverage;

  outcome.scores.reserve(scores_.size());
  for (const auto& score : scores_) {
    Tally tally;
    tally.terms.reserve(score.term_count);
    for (const auto index : score.sections) {
      if (score.over == Over::sections) {
        add_section(index, sections[index], tally);
      } else {
        add_questions(sections_[index], outcome, tally);
      }
    }
    if (score.over == Over::questions) tally.close_questions();
    outcome.scores.push_back(tally.outcome(score.over));
  }
  outcome.sections.reserve(sections.size());
  for (std::size_t i = 0; i < sections.size(); ++i) {
    auto result = sections[i].outcome(Over::questions);
    if (!sections_[i].scored) {
      result.value.reset();
      result.range.reset();
      result.terms.clear();
    }
    outcome.sections.push_back(std::move(result));
  }
  return outcome;
}

}  // namespace peil
