#include "gate.hpp"

#include "say.hpp"

#include <algorithm>

namespace peil::digital_sovereignty {

namespace {

using plugin::Reply;

struct Names {
  const char* question;  // of the minimum
  const char* label;
};

constexpr std::array<Names, objectives> names{{{"gate_strategic", "below_strategic"},
                                               {"gate_legal", "below_legal"},
                                               {"gate_data", "below_data"},
                                               {"gate_operational", "below_operational"},
                                               {"gate_chain", "below_chain"},
                                               {"gate_technology", "below_technology"},
                                               {"gate_security", "below_security"},
                                               {"gate_environment", "below_environment"}}};

// The proposal: level 2 on law (SOV-2) and on data (SOV-3) for services with personal data. A
// choice of Peil's.
constexpr std::size_t law = 1;
constexpr std::size_t data = 2;
constexpr std::int64_t proposed_level = 2;

Gate proposal() {
  Gate gate;
  gate.chosen = Gate::Chosen::set;
  gate.minimum[law] = gate.minimum[data] = proposed_level;
  gate.for_personal = true;
  return gate;
}

// What settles an open label: what decides whether the gate is for the service, what decides which
// items are asked, and the open items themselves.
void settle(Say& label, const Situation& situation, const Gate& gate, const Service& service,
            Truth is_meant, const Verdict& verdict) {
  const bool is_hidden =
      std::any_of(verdict.open.begin(), verdict.open.end(),
                  [&service](std::size_t item) { return !service.levels[item].is_asked; });
  const auto is_missing = [&service](Fact fact) { return !service.has(fact); };
  const bool is_meant_open = is_meant == Truth::open;
  if (((is_meant_open && gate.for_critical) || is_hidden) && is_missing(Fact::importance))
    label.settles(Fact::importance);
  if (is_meant_open && gate.for_personal && is_missing(Fact::data)) label.settles(Fact::data);
  if (is_hidden && is_missing(Fact::areas)) label.settles(Fact::areas);
  for (const std::size_t item : verdict.open) {
    if (service.levels[item].is_asked) label.settles(situation.items[item]);
  }
}

struct Outcome {
  std::size_t passed = 0;
  std::size_t failed = 0;
  std::size_t open = 0;
};

// The worst of the failing items: the lowest level, then the heaviest, then the first.
std::size_t worst_of(const Situation& situation, const Service& service,
                     const std::vector<std::size_t>& failing) {
  std::size_t worst = failing.front();
  for (const std::size_t each : failing) {
    const std::int64_t level = service.levels[each].level;
    const std::int64_t lowest = service.levels[worst].level;
    if (level < lowest ||
        (level == lowest && situation.items[each].weight > situation.items[worst].weight))
      worst = each;
  }
  return worst;
}

void say_labels(const Situation& situation, const Gate& gate, const Service& service,
                Truth is_meant, Outcome& outcome, Reply& reply) {
  std::vector<std::size_t> failing;
  std::int64_t failed_objectives = 0;
  bool is_open = is_meant == Truth::open;
  for (std::size_t objective = 0; objective < objectives; ++objective) {
    const auto verdict = judge_objective(gate, situation.items, service, objective);
    if (!verdict) continue;
    // Nothing fails where it isn't certain that the gate is for the service; what passes, passes
    // anyway.
    Truth below = verdict->below;
    if (below == Truth::yes && is_meant == Truth::open) below = Truth::open;
    is_open = is_open || below == Truth::open;
    constexpr const char* states[] = {"no", "yes", "open"};
    Say label(reply, Label{names[objective].label, states[static_cast<std::size_t>(below)]},
              service);
    for (const std::size_t item : verdict->failing)
      label.because(situation.items[item]);
    if (below == Truth::open) settle(label, situation, gate, service, is_meant, *verdict);
    if (below != Truth::yes) continue;
    ++failed_objectives;
    failing.insert(failing.end(), verdict->failing.begin(), verdict->failing.end());
  }
  if (failed_objectives == 0) {
    ++(is_open ? outcome.open : outcome.passed);
    return;
  }
  ++outcome.failed;
  const std::size_t worst = worst_of(situation, service, failing);
  Say finding(reply, Finding{"below_gate"}, service);
  finding.number("count", failed_objectives)
      .question("question", situation.items[worst].id)
      .number("level", service.levels[worst].level)
      .number("minimum", gate.minimum[situation.items[worst].objective]);
  for (const std::size_t item : failing)
    finding.because(situation.items[item]);
}

}  // namespace

Gate read_gate(const plugin::Answers& record) {
  Gate gate;
  const plugin::Answer chosen = record.answer("gate");
  if (!chosen.given()) return gate;
  if (chosen.chose("proposal")) return proposal();
  gate.chosen = Gate::Chosen::none;
  if (!chosen.chose("own")) return gate;
  const plugin::Answer scope = record.answer("gate_scope");
  gate.for_all = scope.chose("all");
  gate.for_critical = scope.chose("critical");
  gate.for_personal = scope.chose("personal");
  bool has_minimum = false;
  for (std::size_t i = 0; i < objectives; ++i) {
    const plugin::Answer minimum = record.answer(names[i].question);
    gate.minimum[i] = minimum.given() ? plugin::integer(minimum.text()).value_or(0) : 0;
    has_minimum = has_minimum || gate.minimum[i] > 0;
  }
  const bool has_services = gate.for_all || gate.for_critical || gate.for_personal;
  gate.chosen = has_minimum && has_services ? Gate::Chosen::set : Gate::Chosen::unset;
  return gate;
}

Truth applies_to(const Gate& gate, const Service& service) {
  if (gate.for_all) return Truth::yes;
  if (gate.for_critical && service.is_critical()) return Truth::yes;
  if (gate.for_personal &&
      (service.chose(Fact::data, "personal") || service.chose(Fact::data, "sensitive")))
    return Truth::yes;
  if (gate.for_critical && service.importance == Importance::unknown) return Truth::open;
  if (gate.for_personal && !service.has(Fact::data)) return Truth::open;
  return Truth::no;
}

std::optional<Verdict> judge_objective(const Gate& gate, const std::vector<Item>& items,
                                       const Service& service, std::size_t objective) {
  const std::int64_t minimum = gate.minimum[objective];
  if (minimum == 0) return {};
  Verdict verdict;
  bool is_asked = false;
  for (std::size_t i = 0; i < items.size(); ++i) {
    if (items[i].objective != objective || service.levels[i].state == Level::State::out) continue;
    is_asked = true;
    if (service.levels[i].state == Level::State::open) {
      verdict.open.push_back(i);
    } else if (service.levels[i].level < minimum) {
      verdict.failing.push_back(i);
    }
  }
  if (!is_asked) return {};
  verdict.below = !verdict.failing.empty() ? Truth::yes
                  : !verdict.open.empty()  ? Truth::open
                                           : Truth::no;
  return verdict;
}

void say_gate(const Situation& situation, const Gate& gate, Reply& reply) {
  if (gate.chosen == Gate::Chosen::open) Say(reply, Finding{"gate_none"});
  if (gate.chosen == Gate::Chosen::unset) Say(reply, Finding{"gate_unset"}).because("gate");
  if (gate.chosen != Gate::Chosen::set) return;
  Outcome outcome;
  for (const Service& service : situation.services) {
    const Truth is_meant = applies_to(gate, service);
    if (is_meant != Truth::no) say_labels(situation, gate, service, is_meant, outcome, reply);
  }
  Say(reply, Finding{"gate_result"})
      .number("tested", static_cast<std::int64_t>(outcome.passed + outcome.failed + outcome.open))
      .number("passed", static_cast<std::int64_t>(outcome.passed))
      .number("failed", static_cast<std::int64_t>(outcome.failed))
      .number("open", static_cast<std::int64_t>(outcome.open))
      .because("gate");
  Say(reply, Note{"how_gate", "gate_result"});
}

}  // namespace peil::digital_sovereignty
