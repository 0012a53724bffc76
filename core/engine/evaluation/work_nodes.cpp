// What each node gives for a subject, made of what stands before it in the order.
#include "engine/evaluation/work.hpp"

namespace peil {

namespace {

using expression::Value;

bool same(const Value& a, const Value& b) { return a == b; }

}  // namespace

expression::Inputs Evaluation::Work::inputs(std::uint32_t subject, bool sure) const {
  expression::Inputs inputs;
  inputs.record = sure ? frames_[0].sure : frames_[0].now;
  inputs.subjects = sure ? rows_sure_ : rows_now_;
  inputs.subject = subject;
  return inputs;
}

Evaluation::Work::Settled Evaluation::Work::all_settled(const expression::Expression& expression,
                                                        std::uint32_t scope,
                                                        std::uint32_t subject) const {
  using Reach = expression::Dependency::Reach;
  Settled least = Settled::yes;
  for (const auto& each : expression.dependencies()) {
    switch (each.reach) {
      case Reach::record:
        least = std::min(least, frames_[0].settled[each.slot]);
        break;
      case Reach::own: {
        const std::size_t width = compiled_->scopes[scope].slot_nodes.size();
        least = std::min(least, frames_[scope].settled[subject * width + each.slot]);
        break;
      }
      case Reach::each: {
        const std::size_t width = compiled_->scopes[each.kind + 1].slot_nodes.size();
        const auto& frame = frames_[each.kind + 1];
        for (std::size_t i = 0; i < frame.count; ++i)
          least = std::min(least, frame.settled[i * width + each.slot]);
        break;
      }
      case Reach::list:
        break;
    }
    if (least == Settled::no) break;
  }
  return least;
}

// What an expression gives now, and what it will surely give: with everything missing that can
// still change, a value that is there all the same stays, unless the expression asks for what is
// missing.
Evaluation::Work::Known Evaluation::Work::know(std::uint32_t index, std::uint32_t scope,
                                               std::uint32_t subject) const {
  const auto& formula = compiled_->expressions[index];
  Known known;
  known.now = formula.expression.evaluate(inputs(subject, false));
  known.settled = all_settled(formula.expression, scope, subject);
  if (known.settled == Settled::yes) {
    known.sure = known.now;
  } else if (formula.monotone && !known.now.is_missing()) {
    known.sure = formula.expression.evaluate(inputs(subject, true));
    if (!known.sure.is_missing()) known.settled = Settled::yes;
  }
  return known;
}

Evaluation::Work::Shown Evaluation::Work::shown(std::uint32_t expression, std::uint32_t scope,
                                                std::uint32_t subject) const {
  if (expression == no_index) return {};
  const Known known = know(expression, scope, subject);
  return {known.now.is_true(), known.settled};
}

// Seen where its section is and its own condition holds; certain where one of them certainly isn't,
// or both are.
Evaluation::Work::Shown Evaluation::Work::shown(const Compiled::Question& question,
                                                std::uint32_t subject) const {
  const std::size_t sections = compiled_->scopes[question.scope].sections.size();
  const Shown section =
      frames_[question.scope].sections[subject * sections + question.section_ordinal];
  if (question.visible == no_index) return section;
  const Shown own = shown(question.visible, question.scope, subject);
  Settled settled = std::min(section.settled, own.settled);
  if (!section.now) settled = std::max(settled, section.settled);
  if (!own.now) settled = std::max(settled, own.settled);
  return {section.now && own.now, settled};
}

bool Evaluation::Work::set_slot(std::uint32_t scope, std::uint32_t slot, std::uint32_t subject,
                                const Known& known) {
  auto& frame = frames_[scope];
  const std::size_t at = subject * compiled_->scopes[scope].slot_nodes.size() + slot;
  const bool changed = !same(frame.now[at], known.now) || !same(frame.sure[at], known.sure) ||
                       frame.settled[at] != known.settled;
  // Texts are views: equal ones must still become the one that is kept.
  frame.now[at] = known.now;
  frame.sure[at] = known.sure;
  frame.settled[at] = known.settled;
  return changed;
}

void Evaluation::Work::count(ScopeOutcome& scope, const Compiled::Question& question,
                             QuestionState state, bool proposed, int by) {
  const bool left_open = state == QuestionState::open || state == QuestionState::unknown;
  if (question.optional && left_open) return;
  const auto add = [&](Coverage& coverage) {
    const auto step = static_cast<std::uint32_t>(by);
    switch (state) {
      case QuestionState::hidden:
        return;
      case QuestionState::not_applicable:
        coverage.not_applicable += step;
        return;
      case QuestionState::counted:
      case QuestionState::answered:
        if (proposed) {
          coverage.proposed += step;
        } else {
          coverage.answered += step;
          coverage.weight_answered += by;
        }
        break;
      case QuestionState::unknown:
        coverage.unknown += step;
        break;
      case QuestionState::open:
        break;
    }
    coverage.applicable += step;
    coverage.weight_applicable += by;
  };
  add(scope.progress[question.section_ordinal]);
  add(scope.coverage);
}

bool Evaluation::Work::run(const Compiled::Node& node, std::uint32_t subject) {
  using Kind = Compiled::Node::Kind;
  switch (node.kind) {
    case Kind::section:
      return run_section(compiled_->sections[node.index], subject);
    case Kind::question:
      return run_question(compiled_->questions[node.index], subject);
    case Kind::group:
      return run_group(compiled_->groups[node.index], subject);
    case Kind::item:
      return run_item(compiled_->items[node.index], subject);
    case Kind::condition:
      return run_condition(compiled_->conditions[node.index], subject);
  }
  return false;
}

bool Evaluation::Work::run_section(const Compiled::Section& section, std::uint32_t subject) {
  const std::size_t sections = compiled_->scopes[section.scope].sections.size();
  Shown& kept = frames_[section.scope].sections[subject * sections + section.ordinal];
  const Shown made = shown(section.visible, section.scope, subject);
  const bool changed = made.now != kept.now || made.settled != kept.settled;
  kept = made;
  return changed;
}

bool Evaluation::Work::run_question(const Compiled::Question& question, std::uint32_t subject) {
  auto& outcome_of_scope = scope(question.scope, subject);
  const std::size_t width = compiled_->scopes[question.scope].questions.size();
  const Given& given = frames_[question.scope].given[subject * width + question.ordinal];
  const Shown seen = shown(question, subject);

  const QuestionState state = seen.now ? given.state : QuestionState::hidden;
  std::optional<double> number;
  if (state == QuestionState::counted) number = given.number;
  QuestionState& state_before = outcome_of_scope.states[question.ordinal];
  std::optional<double>& number_before = outcome_of_scope.values[question.ordinal];
  std::uint8_t& maybe_before = outcome_of_scope.maybe[question.ordinal];
  const std::uint8_t maybe = seen.settled == Settled::no ? 1 : 0;
  bool changed = state != state_before || number != number_before || maybe != maybe_before;
  std::uint8_t& proposed_before = outcome_of_scope.proposed[question.ordinal];
  count(outcome_of_scope, question, state_before, proposed_before != 0, -1);
  count(outcome_of_scope, question, state, given.proposed, +1);
  proposed_before = given.proposed ? 1 : 0;
  state_before = state;
  number_before = number;
  maybe_before = maybe;

  const bool left_open =
      given.state == QuestionState::open || given.state == QuestionState::unknown;
  const Settled answered = !seen.now || !left_open ? Settled::yes
                           : question.optional     ? Settled::but_for_optional
                                                   : Settled::no;
  const Settled settled = std::min(seen.settled, answered);
  const bool final = settled == Settled::yes;
  const auto set = [&](std::uint32_t slot, const Value& value) {
    if (slot == no_index) return;
    const Known known{value, final ? value : Value(), settled};
    changed = set_slot(question.scope, slot, subject, known) || changed;
  };
  set(question.value_slot, seen.now ? given.value : Value());
  set(question.score_slot, number ? Value::decimal(*number) : Value());
  // A hidden question's answer still decides what it would add if it were revealed.
  return changed || maybe != 0;
}

// What the group's question at that place can count for.
Bounds Evaluation::Work::bounds_in(const Compiled::Group& group, std::size_t place) const {
  if (group.measure != no_index) return group.bounds[place];
  const auto& question = compiled_->questions[group.questions[place]];
  return {question.lowest, question.highest};
}

// What an answer that counts does count for in the group.
double Evaluation::Work::number_in(const Compiled::Group& group, const Compiled::Question& question,
                                   const Given& given) const {
  if (group.measure == no_index) return given.number;
  return compiled_->measured_of(question, given.value.as_choice(), group.measure);
}

bool Evaluation::Work::run_group(const Compiled::Group& group, std::uint32_t subject) {
  const auto& of_scope = scope(group.scope, subject);
  const std::size_t width = compiled_->scopes[group.scope].questions.size();
  Tally tally;
  for (std::size_t place = 0; place < group.questions.size(); ++place) {
    const auto& question = compiled_->questions[group.questions[place]];
    const Given& given = frames_[group.scope].given[subject * width + question.ordinal];
    const bool maybe = of_scope.maybe[question.ordinal] != 0;
    const Bounds bounds = bounds_in(group, place);
    const auto lowest = two_part(bounds.low);
    const auto highest = two_part(bounds.high);
    auto& coverage = tally.coverage;
    switch (of_scope.states[question.ordinal]) {
      case QuestionState::counted:
        ++coverage.answered;
        ++coverage.applicable;
        tally.add_counted(two_part(number_in(group, question, given)), bounds.high, question.weight,
                          maybe);
        break;
      case QuestionState::unknown:
        ++coverage.unknown;
        [[fallthrough]];
      case QuestionState::open:
        ++coverage.applicable;
        tally.add_open(lowest, highest, bounds.high, question.weight, maybe);
        break;
      case QuestionState::not_applicable:
        ++coverage.not_applicable;
        if (maybe) tally.settled = false;
        break;
      case QuestionState::hidden: {
        if (!maybe) break;
        if (given.state == QuestionState::counted) {
          const auto number = two_part(number_in(group, question, given));
          tally.add_hidden(number, number, bounds.high, question.weight);
        } else if (given.state == QuestionState::not_applicable) {
          tally.settled = false;
        } else if (given.state != QuestionState::answered) {
          tally.add_hidden(lowest, highest, bounds.high, question.weight);
        }
        break;
      }
      case QuestionState::answered:
        break;
    }
  }
  frames_[group.scope].tallies[subject * compiled_->scopes[group.scope].groups + group.local] =
      std::move(tally);
  return true;
}

bool Evaluation::Work::run_item(const Compiled::Item& item, std::uint32_t subject) {
  Tally tally;
  double answered_share = 0;
  double applicable_share = 0;
  bool exact = true;
  const auto add_part = [&](std::uint32_t index, std::uint32_t of_subject, double weight) {
    const auto& part = compiled_->items[index];
    const RuleResult& result = result_of(part, of_subject);
    const ScoreOutcome& made = outcome_of(part, of_subject);
    exact = exact && result.exact;
    tally.coverage.answered += made.coverage.answered;
    tally.coverage.unknown += made.coverage.unknown;
    tally.coverage.applicable += made.coverage.applicable;
    tally.coverage.not_applicable += made.coverage.not_applicable;
    if (made.coverage.weight_applicable > 0) {
      answered_share += made.coverage.share() * weight;
      applicable_share += weight;
    }
    if (result.has_value && made.settled) {
      tally.add_counted(result.value, part.highest, weight, false);
    } else if (result.has_value) {
      tally.add_partial(result.value, result.low, result.high, part.highest, weight,
                        !result.surely);
    } else if (result.has_range && made.coverage.applicable > 0) {
      tally.add_open(result.low, result.high, part.highest, weight, !result.surely);
    } else if (result.has_range) {
      tally.add_hidden(result.low, result.high, part.highest, weight);
    } else if (!made.settled) {
      tally.settled = false;
    }
  };
  const auto& scope_of_item = compiled_->scopes[item.scope];
  auto& frame = frames_[item.scope];
  for (const auto group : item.groups)
    tally.add(frame.tallies[subject * scope_of_item.groups + compiled_->groups[group].local]);
  for (std::size_t place = 0; place < item.parts.size(); ++place)
    add_part(item.parts[place], subject, item.weights[place]);
  if (item.of != no_index) {
    for (std::uint32_t i = 0; i < frames_[compiled_->items[item.of].scope].count; ++i)
      add_part(item.of, i, 1);
  }

  RuleResult result = RuleResult::of(tally, item.rule, item.levels);
  result.exact = result.exact && exact;
  ScoreOutcome made;
  made.coverage = tally.coverage;
  if (item.over != Over::questions) {
    made.coverage.weight_answered = answered_share;
    made.coverage.weight_applicable = applicable_share;
  } else {
    tally.weigh(made.coverage);
  }
  if (result.has_value) made.value = result.value.rounded();
  if (result.has_range)
    made.range = Range{result.low.rounded(), result.high.rounded(), result.exact};
  // An extreme that nothing can pass any more is settled before all is answered. (What is made of
  // parts isn't: a part may go its own way until it is whole.)
  const bool extreme =
      item.over == Over::questions &&
      (item.rule == Rule::min || item.rule == Rule::max || item.rule == Rule::staircase);
  made.settled =
      tally.settled || (extreme && made.value && result.surely && made.range->low == *made.value &&
                        made.range->high == *made.value);

  frame.results[subject * scope_of_item.items + item.local] = result;
  auto& of_scope = scope(item.scope, subject);
  ScoreOutcome& kept =
      item.of_section ? of_scope.sections[item.ordinal] : of_scope.scores[item.ordinal];
  kept = made;
  const Value value = made.value ? Value::decimal(*made.value) : Value();
  set_slot(item.scope, item.slot, subject,
           {value, made.settled ? value : Value(), made.settled ? Settled::yes : Settled::no});
  // What is made of it uses more digits than are shown here.
  return true;
}

bool Evaluation::Work::run_condition(const Compiled::Condition& condition, std::uint32_t subject) {
  using State = ConditionOutcome::State;
  const Known known = condition.expression == no_index
                          ? Known{}
                          : know(condition.expression, condition.scope, subject);
  ConditionOutcome made;
  made.state = known.now.is_error()     ? State::failed
               : known.now.is_missing() ? State::open
               : known.now.is_true()    ? State::yes
                                        : State::no;
  if (known.now.is_error()) made.fault = known.now.fault();
  made.settled = known.settled == Settled::yes;
  auto& of_scope = scope(condition.scope, subject);
  switch (condition.member) {
    case ExpressionOwner::Member::label_when:
      of_scope.labels[condition.ordinal] = made;
      break;
    case ExpressionOwner::Member::finding_when:
      of_scope.findings[condition.ordinal] = made;
      break;
    default:
      of_scope.benchmarks[condition.ordinal] = made.state == State::yes ? 1 : 0;
  }
  return condition.slot != no_index && set_slot(condition.scope, condition.slot, subject, known);
}

}  // namespace peil
