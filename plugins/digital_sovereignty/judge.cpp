#include "judge.hpp"

#include "concentration.hpp"
#include "contract.hpp"
#include "exit.hpp"
#include "gate.hpp"
#include "rules.hpp"
#include "say.hpp"
#include "score.hpp"

namespace peil::digital_sovereignty {

void judge(const plugin::Request& request, plugin::Reply& reply) {
  const auto rules = read_rules(request.assessment());
  const auto today = plugin::day_of(request.today());
  const auto situation = read_situation(request);
  const auto gate = read_gate(request);
  if (!rules || !today || !situation || !gate) return reply.fail();
  Say(reply, Finding{"as_of"}).date("day", *today).date("checked", rules->checked);
  if (situation->services.empty()) {
    Say(reply, Finding{"no_services"});
    return;
  }
  if (!say_scores(*situation, request.assessment(), reply)) return reply.fail();
  say_concentration(*situation, reply);
  say_gate(*situation, *gate, reply);
  say_calendar(*situation, *rules, *today, reply);
  say_data_act(*situation, *rules, *today, reply);
  say_exit(*situation, *gate, reply);
}

}  // namespace peil::digital_sovereignty
