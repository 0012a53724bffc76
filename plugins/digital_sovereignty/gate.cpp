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

constexpr std::array<Names, objectives> names{{{"gate_sov_1", "below_strategic"},
                                               {"gate_sov_2", "below_legal"},
                                               {"gate_sov_3", "below_data"},
                                               {"gate_sov_4", "below_operational"},
                                               {"gate_sov_5", "below_chain"},
                                               {"gate_sov_6", "below_technology"},
                                               {"gate_sov_7", "below_security"},
                                               {"gate_sov_8", "below_environment"}}};

// By `Truth`.
constexpr const char* states[] = {"no", "yes", "open"};

const char* state_of(Truth truth) { return states[static_cast<std::size_t>(truth)]; }

// What settles an open label: what decides which minimums are for the service, what decides whether
// all criteria are asked, and the open items themselves.
void settle(Say& label, const Situation& situation, const Gate& gate, const Service& service,
            Truth is_meant, const std::vector<std::size_t>& open) {
  if (is_meant == Truth::open) {
    if ((gate.for_critical || gate.for_important) && !service.has(Fact::importance))
      label.settles(Fact::importance);
    if (gate.for_personal && !service.has(Fact::data)) label.settles(Fact::data);
  }
  const auto is_asked = [&service](std::size_t item) { return service.levels[item].is_asked; };
  if (!std::all_of(open.begin(), open.end(), is_asked)) label.settles(Fact::depth);
  for (const std::size_t item : open) {
    if (is_asked(item)) label.settles(situation.items[item]);
  }
}

struct Outcome {
  std::size_t passed = 0;
  std::size_t failed = 0;
  std::size_t open = 0;
};

// The worst of the failing items: the lowest SEAL, then the first.
std::size_t worst_of(const Service& service, const std::vector<std::size_t>& failing) {
  return *std::min_element(failing.begin(), failing.end(),
                           [&service](std::size_t a, std::size_t b) {
                             return service.levels[a].seal < service.levels[b].seal;
                           });
}

void say_labels(const Situation& situation, const Gate& gate, const Service& service,
                const Demand& demand, Outcome& outcome, Reply& reply) {
  std::vector<std::size_t> failing, open;
  std::int64_t failed_objectives = 0;
  Truth fails = demand.is_meant == Truth::open ? Truth::open : Truth::no;
  for (std::size_t objective = 0; objective < objectives; ++objective) {
    const auto verdict =
        judge_objective((*demand.minimum)[objective], situation.items, service, objective);
    if (!verdict) continue;
    // Nothing fails where it isn't certain that the minimum is for the service; what passes, passes
    // anyway.
    Truth below = verdict->below;
    if (below == Truth::yes && demand.is_meant == Truth::open) below = Truth::open;
    Say label(reply, Label{names[objective].label, state_of(below)}, service);
    for (const std::size_t item : verdict->failing)
      label.because(situation.items[item]);
    if (below == Truth::open) {
      settle(label, situation, gate, service, demand.is_meant, verdict->open);
      open.insert(open.end(), verdict->open.begin(), verdict->open.end());
      if (fails == Truth::no) fails = Truth::open;
    }
    if (below == Truth::yes) {
      fails = Truth::yes;
      ++failed_objectives;
      failing.insert(failing.end(), verdict->failing.begin(), verdict->failing.end());
    }
  }
  if (fails == Truth::no) {
    ++outcome.passed;
    Say(reply, Label{"fails_gate", "no"}, service).because("gate");
    Say(reply, Label{"meets_gate", "yes"}, service).because("gate");
    return;
  }
  Say label(reply, Label{"fails_gate", state_of(fails)}, service);
  if (fails == Truth::open) {
    ++outcome.open;
    settle(label, situation, gate, service, demand.is_meant, open);
    return;
  }
  ++outcome.failed;
  const std::size_t worst = worst_of(service, failing);
  Say finding(reply, Finding{"below_gate"}, service);
  finding.number("count", failed_objectives)
      .question("question", situation.items[worst].id)
      .number("level", service.levels[worst].seal)
      .number("minimum", (*demand.minimum)[situation.items[worst].objective]);
  for (const std::size_t item : failing) {
    finding.because(situation.items[item]);
    label.because(situation.items[item]);
  }
}

}  // namespace

std::optional<Gate> read_gate(const plugin::Request& request) {
  const auto critical = by_objective(request.assessment(), "gate_critical");
  const auto important = by_objective(request.assessment(), "gate_important");
  if (!critical || !important) return {};
  Gate gate;
  const plugin::Answers record = request.record();
  const plugin::Answer chosen = record.answer("gate");
  if (!chosen.given()) return gate;
  if (chosen.chose("proposal")) {
    gate.chosen = Gate::Chosen::set;
    gate.full = *critical;
    gate.lower = *important;
    gate.for_critical = gate.for_important = true;
    return gate;
  }
  gate.chosen = Gate::Chosen::none;
  if (!chosen.chose("own")) return gate;
  const plugin::Answer scope = record.answer("gate_scope");
  gate.for_all = scope.chose("all");
  gate.for_critical = scope.chose("critical");
  gate.for_personal = scope.chose("personal");
  gate.for_important = scope.chose("important");
  bool has_minimum = false;
  for (std::size_t i = 0; i < objectives; ++i) {
    const plugin::Answer minimum = record.answer(names[i].question);
    gate.full[i] = minimum.given() ? plugin::integer(minimum.text()).value_or(0) : 0;
    gate.lower[i] = std::max<std::int64_t>(gate.full[i] - 1, 0);
    has_minimum = has_minimum || gate.full[i] > 0;
  }
  const bool has_services =
      gate.for_all || gate.for_critical || gate.for_personal || gate.for_important;
  gate.chosen = has_minimum && has_services ? Gate::Chosen::set : Gate::Chosen::unset;
  return gate;
}

Demand demand_of(const Gate& gate, const Service& service) {
  const bool is_open = service.importance == Importance::unknown;
  const bool is_important = service.importance == Importance::important;
  const bool is_personal =
      service.chose(Fact::data, "personal") || service.chose(Fact::data, "sensitive");
  if (gate.for_all || (gate.for_critical && service.is_critical()) ||
      (gate.for_personal && is_personal))
    return {Truth::yes, &gate.full};
  if ((gate.for_critical && is_open) || (gate.for_personal && !service.has(Fact::data)))
    return {Truth::open, &gate.full};
  if (gate.for_important && (is_important || is_open))
    return {is_open ? Truth::open : Truth::yes, &gate.lower};
  return {};
}

std::optional<Verdict> judge_objective(std::int64_t minimum, const std::vector<Item>& items,
                                       const Service& service, std::size_t objective) {
  if (minimum == 0) return {};
  Verdict verdict;
  bool applies = false;
  for (std::size_t i = 0; i < items.size(); ++i) {
    const Level& level = service.levels[i];
    if (items[i].objective != objective || level.state == Level::State::out) continue;
    applies = true;
    if (level.state == Level::State::open) {
      if (items[i].lowest_seal() < minimum) verdict.open.push_back(i);
    } else if (level.seal < minimum) {
      verdict.failing.push_back(i);
    }
  }
  if (!applies) return {};
  verdict.below = !verdict.failing.empty() ? Truth::yes
                  : !verdict.open.empty()  ? Truth::open
                                           : Truth::no;
  return verdict;
}

void say_gate(const Situation& situation, const Gate& gate, Reply& reply) {
  if (gate.chosen == Gate::Chosen::open) Say(reply, Finding{"gate_none"});
  if (gate.chosen == Gate::Chosen::unset) Say(reply, Finding{"gate_unset"}).because("gate");
  if (gate.chosen != Gate::Chosen::set) return;
  std::vector<std::size_t> unclassified;
  for (std::size_t i = 0; i < situation.services.size(); ++i) {
    if (situation.services[i].importance == Importance::unknown) unclassified.push_back(i);
  }
  if (!unclassified.empty() && (gate.for_critical || gate.for_important))
    Say(reply, Finding{"unclassified"}).services(situation, unclassified);
  Outcome outcome;
  for (const Service& service : situation.services) {
    const Demand demand = demand_of(gate, service);
    if (demand.is_meant != Truth::no) say_labels(situation, gate, service, demand, outcome, reply);
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
