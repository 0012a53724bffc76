// Where an outcome comes from: the terms of scores, and what keeps a conclusion open.
#include "engine/evaluation/work.hpp"

#include <algorithm>
#include <set>
#include <utility>

namespace peil {

Term Evaluation::Work::question_term(const Compiled::Group& group, std::size_t place,
                                     std::uint32_t subject) const {
  const std::uint32_t index = group.questions[place];
  const auto& question = compiled_->questions[index];
  const auto& of_scope = scope(question.scope, subject);
  const std::size_t width = compiled_->scopes[question.scope].questions.size();
  const Given& given = frames_[question.scope].given[subject * width + question.ordinal];
  Term term;
  term.index = index;
  term.weight = question.weight;
  term.maybe = of_scope.maybe[question.ordinal] != 0;
  const Bounds bounds = bounds_in(group, place);
  const Range all{bounds.low, bounds.high, true};
  const double number =
      given.state == QuestionState::counted ? number_in(group, question, given) : 0;
  const auto of_given = [&]() -> std::optional<Range> {
    switch (given.state) {
      case QuestionState::counted:
        return Range{number, number, true};
      case QuestionState::open:
      case QuestionState::unknown:
        return all;
      default:
        return std::nullopt;
    }
  };
  switch (of_scope.states[question.ordinal]) {
    case QuestionState::counted:
      term.state = Term::State::counted;
      term.value = number;
      term.range = of_given();
      break;
    case QuestionState::open:
      term.state = Term::State::open;
      term.range = all;
      break;
    case QuestionState::unknown:
      term.state = Term::State::unknown;
      term.range = all;
      break;
    case QuestionState::hidden:
      term.state = Term::State::hidden;
      if (term.maybe) term.range = of_given();
      break;
    case QuestionState::answered:
    case QuestionState::not_applicable:
      term.state = Term::State::not_applicable;
      break;
  }
  return term;
}

Term Evaluation::Work::result_term(const Compiled::Item& item, std::uint32_t subject) const {
  const RuleResult& result = result_of(item, subject);
  const ScoreOutcome& made = outcome_of(item, subject);
  Term term;
  term.range = made.range;
  term.maybe = result.has_range && !result.surely;
  if (made.value) {
    term.state = Term::State::counted;
    term.value = *made.value;
  } else if (result.has_range) {
    term.state = made.coverage.applicable > 0 ? Term::State::open : Term::State::hidden;
  } else {
    term.state = Term::State::not_applicable;
  }
  return term;
}

std::vector<Term> Evaluation::Work::terms(ScoreAt at) const {
  std::vector<Term> terms;
  const bool of_section = at.kind == ScoreAt::Kind::section;
  const std::size_t known = of_section ? compiled_->sections.size() : compiled_->score_items.size();
  if (at.index >= known) return terms;
  const std::uint32_t index =
      of_section ? compiled_->sections[at.index].item : compiled_->score_items[at.index];
  if (index == no_index) return terms;
  const auto& item = compiled_->items[index];
  const std::uint32_t subject = item.scope == 0 ? 0 : at.subject;
  if (subject >= frames_[item.scope].count) return terms;
  for (const auto index_of_group : item.groups) {
    const auto& group = compiled_->groups[index_of_group];
    for (std::size_t place = 0; place < group.questions.size(); ++place)
      terms.push_back(question_term(group, place, subject));
  }
  for (std::size_t place = 0; place < item.parts.size(); ++place) {
    const auto& of_part = compiled_->items[item.parts[place]];
    terms.push_back(result_term(of_part, subject));
    terms.back().index = of_part.index;
    terms.back().weight = item.weights[place];
  }
  if (item.of != no_index) {
    const auto& of_each = compiled_->items[item.of];
    for (std::uint32_t i = 0; i < frames_[of_each.scope].count; ++i) {
      terms.push_back(result_term(of_each, i));
      terms.back().index = i;
    }
  }
  return terms;
}

// What has been looked at on the way, and what was found.
struct Evaluation::Work::Search {
  std::set<std::pair<std::uint32_t, std::uint32_t>> seen;  // node, subject
  std::vector<QuestionAt> found;
};

// Where it is missing: what it hinges on. Where nothing can be done about that, or it has a value
// that can still change: everything that can change it.
void Evaluation::Work::settle_expression(std::uint32_t index, std::uint32_t scope_index,
                                         std::uint32_t subject, Search& search) const {
  if (index == no_index) return;
  const auto& expression = compiled_->expressions[index].expression;
  const auto look = [&](const expression::Dependency& place, std::uint32_t of_subject) {
    using Reach = expression::Dependency::Reach;
    if (place.reach == Reach::list) return;
    const std::uint32_t scope = place.reach == Reach::record ? 0
                                : place.reach == Reach::own  ? scope_index
                                                             : place.kind + 1;
    const auto& slots = compiled_->scopes[scope].slot_nodes;
    if (frames_[scope].settled[of_subject * slots.size() + place.slot] == Settled::yes) return;
    settle_node(slots[place.slot], of_subject, search);
  };
  if (expression.evaluate(inputs(subject, false)).is_missing()) {
    const std::size_t found_before = search.found.size();
    for (const auto& each : expression.unsettled(inputs(subject, false))) {
      using Reach = expression::Dependency::Reach;
      look(each.place, each.place.reach == Reach::record ? 0
                       : each.place.reach == Reach::own  ? subject
                                                         : each.subject);
    }
    if (search.found.size() > found_before) return;
  }
  for (const auto& place : expression.dependencies()) {
    using Reach = expression::Dependency::Reach;
    if (place.reach == Reach::each) {
      for (std::uint32_t i = 0; i < frames_[place.kind + 1].count; ++i)
        look(place, i);
    } else {
      look(place, place.reach == Reach::own ? subject : 0);
    }
  }
}

void Evaluation::Work::settle_node(std::uint32_t index, std::uint32_t subject,
                                   Search& search) const {
  if (!search.seen.emplace(index, subject).second) return;
  using Kind = Compiled::Node::Kind;
  const auto& node = compiled_->nodes[index];
  switch (node.kind) {
    case Kind::section:
      settle_expression(compiled_->sections[node.index].visible, node.scope, subject, search);
      break;
    case Kind::question: {
      const auto& question = compiled_->questions[node.index];
      const auto& of_scope = scope(node.scope, subject);
      const QuestionState state = of_scope.states[question.ordinal];
      if (state == QuestionState::open || state == QuestionState::unknown) {
        search.found.push_back({node.index, node.scope == 0 ? no_index : subject});
      }
      if (of_scope.maybe[question.ordinal] != 0) {
        const auto& section = compiled_->sections[question.section];
        if (section.node != no_index) settle_node(section.node, subject, search);
        settle_expression(question.visible, node.scope, subject, search);
      }
      break;
    }
    case Kind::group:
      break;
    case Kind::item: {
      const auto& item = compiled_->items[node.index];
      for (const auto group : item.groups) {
        for (const auto question : compiled_->groups[group].questions)
          settle_node(compiled_->questions[question].node, subject, search);
      }
      for (const auto part : item.parts)
        settle_node(compiled_->items[part].node, subject, search);
      if (item.of != no_index) {
        const auto& each = compiled_->items[item.of];
        for (std::uint32_t i = 0; i < frames_[each.scope].count; ++i)
          settle_node(each.node, i, search);
      }
      break;
    }
    case Kind::condition:
      settle_expression(compiled_->conditions[node.index].expression, node.scope, subject, search);
      break;
  }
}

std::vector<QuestionAt> Evaluation::Work::would_settle(ConditionAt at) const {
  const bool label = at.kind == ConditionAt::Kind::label;
  const auto& list = label ? compiled_->label_conditions : compiled_->finding_conditions;
  if (at.index >= list.size()) return {};
  const auto& condition = compiled_->conditions[list[at.index]];
  const std::uint32_t subject = condition.scope == 0 ? 0 : at.subject;
  if (subject >= frames_[condition.scope].count) return {};
  const auto& of_scope = scope(condition.scope, subject);
  if ((label ? of_scope.labels : of_scope.findings)[condition.ordinal].settled) return {};
  Search search;
  settle_expression(condition.expression, condition.scope, subject, search);
  return std::move(search.found);
}

bool Evaluation::Work::required(QuestionAt at) const {
  if (!visible(at)) return false;
  const auto& question = compiled_->questions[at.question];
  if (question.required == no_index) return false;
  const std::uint32_t subject = question.scope == 0 ? 0 : at.subject;
  return compiled_->expressions[question.required]
      .expression.evaluate(inputs(subject, false))
      .is_true();
}

bool Evaluation::Work::visible(QuestionAt at) const {
  if (at.question >= compiled_->questions.size()) return false;
  const auto& question = compiled_->questions[at.question];
  const std::uint32_t subject = question.scope == 0 ? 0 : at.subject;
  return subject < frames_[question.scope].count &&
         scope(question.scope, subject).states[question.ordinal] != QuestionState::hidden;
}

}  // namespace peil
