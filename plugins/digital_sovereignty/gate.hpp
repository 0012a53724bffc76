// The minimum SEAL that an institution asks of a service for each objective, and whether a service
// meets it. The EU Cloud Sovereignty Framework works with such minimums and leaves it to the buyer
// which ones. How important a service is decides which minimums are for it, and nothing else.
#pragma once

#include "service.hpp"

#include <peil/reply.hpp>

namespace peil::digital_sovereignty {

struct Gate {
  enum class Chosen : std::uint8_t {
    open,   // not answered
    none,   // no gate, on purpose
    unset,  // one of the institution's own, without minimums or without services
    set
  };
  Chosen chosen = Chosen::open;
  ByObjective full{};   // the minimums; 0: none
  ByObjective lower{};  // those of important services
  bool for_all = false;
  bool for_critical = false;
  bool for_personal = false;   // services with personal data
  bool for_important = false;  // these by the lower minimums
};

// Nothing if the definition lacks the proposal, its scales `gate_critical` and `gate_important`.
std::optional<Gate> read_gate(const plugin::Request& request);

enum class Truth : std::uint8_t { no, yes, open };

// Whether a service must meet minimums, and which; open where that depends on what isn't answered,
// with the highest that they can be.
struct Demand {
  Truth is_meant = Truth::no;
  const ByObjective* minimum = nullptr;
};
Demand demand_of(const Gate& gate, const Service& service);

// Of one service and one objective.
struct Verdict {
  Truth below = Truth::no;
  std::vector<std::size_t> failing;  // items with an answer below the minimum
  std::vector<std::size_t> open;     // items that can still fail
};

// One answer below the minimum is enough to fail: the lowest SEAL counts. Without one, but with
// open items that have an answer below it, it can't be said. Nothing if nothing is asked for the
// objective, or nothing applies.
std::optional<Verdict> judge_objective(std::int64_t minimum, const std::vector<Item>& items,
                                       const Service& service, std::size_t objective);

// Labels, findings and notes about the gate.
void say_gate(const Situation& situation, const Gate& gate, plugin::Reply& reply);

}  // namespace peil::digital_sovereignty
