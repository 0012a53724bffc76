#include "judge.hpp"

#include "concentration.hpp"
#include "contract.hpp"
#include "exit.hpp"
#include "gate.hpp"
#include "rules.hpp"
#include "say.hpp"

namespace peil::digital_sovereignty {

void judge(const plugin::Request& request, plugin::Reply& reply) {
  const auto rules = read_rules(request.assessment());
  const auto today = plugin::day_of(request.today());
  const auto situation = read_situation(request);
  if (!rules || !today || !situation) return reply.fail();
  Say(reply, Finding{"as_of"}).date("day", *today).date("checked", rules->checked);
  if (situation->services.empty()) {
    Say(reply, Finding{"no_services"});
    return;
  }
  say_concentration(*situation, reply);
  say_gate(*situation, read_gate(request.record()), reply);
  say_calendar(*situation, *rules, *today, reply);
  say_data_act(*situation, *rules, *today, reply);
  say_exit(*situation, reply);
}

}  // namespace peil::digital_sovereignty
