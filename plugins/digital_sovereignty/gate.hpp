// The minimum that an institution asks of a service for each objective, and whether a service meets
// it. The EU Cloud Sovereignty Framework works with such minimums; which ones is a choice of the
// institution.
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
  std::array<std::int64_t, objectives> minimum{};  // 0: none
  bool for_all = false;
  bool for_critical = false;
  bool for_personal = false;  // services with personal data
};

Gate read_gate(const plugin::Answers& record);

enum class Truth : std::uint8_t { no, yes, open };

// Whether the gate is for this service; open where that depends on what isn't answered.
Truth applies_to(const Gate& gate, const Service& service);

// Of one service and one objective.
struct Verdict {
  Truth below = Truth::no;
  std::vector<std::size_t> failing;  // items with an answer below the minimum
  std::vector<std::size_t> open;     // items that can still fail
};

// One answer below the minimum is enough to fail: the lowest level counts (EU framework, SEAL).
// Without one, but with open items, it can't be said. Nothing if nothing is asked for the
// objective.
std::optional<Verdict> judge_objective(const Gate& gate, const std::vector<Item>& items,
                                       const Service& service, std::size_t objective);

// Labels, findings and notes about the gate.
void say_gate(const Situation& situation, const Gate& gate, plugin::Reply& reply);

}  // namespace peil::digital_sovereignty
