#include "exit.hpp"

#include "say.hpp"

#include <algorithm>

namespace peil::digital_sovereignty {

namespace {

using plugin::Reply;

struct Need {
  const char* option;  // of exit_needs
  const char* finding;
};

constexpr Need needs[] = {{"supplier", "need_supplier"},   {"login", "need_login"},
                          {"links", "need_links"},         {"format", "need_format"},
                          {"successor", "need_successor"}, {"people", "need_people"},
                          {"partners", "need_partners"},   {"money", "need_money"}};

constexpr Importance by_importance[] = {Importance::critical, Importance::important,
                                        Importance::supporting, Importance::unknown};

bool is_for_exit(const Service& service) {
  return service.importance == Importance::critical || service.importance == Importance::important;
}

// Answered items of a service below a SEAL: the lowest first, then in the definition's order.
std::vector<std::size_t> weak_items(const Service& service, std::int64_t below) {
  std::vector<std::size_t> found;
  for (std::int64_t seal = 0; seal < below; ++seal) {
    for (std::size_t i = 0; i < service.levels.size(); ++i) {
      const Level& level = service.levels[i];
      if (level.state == Level::State::given && level.seal == seal) found.push_back(i);
    }
  }
  return found;
}

// The services, the most important first.
std::vector<std::size_t> in_order(const Situation& situation) {
  std::vector<std::size_t> order;
  for (const Importance importance : by_importance) {
    for (std::size_t s = 0; s < situation.services.size(); ++s) {
      if (situation.services[s].importance == importance) order.push_back(s);
    }
  }
  return order;
}

// The first answer that holds nobody.
std::string_view sound_answer(const Item& item) {
  for (const Worth& worth : item.answers) {
    if (worth.seal >= sound_seal) return worth.option;
  }
  return item.answers.back().option;
}

}  // namespace

std::vector<Weakness> first_steps(const Situation& situation, const Gate& gate) {
  std::vector<Weakness> found;
  for (const std::size_t s : in_order(situation)) {
    const Service& service = situation.services[s];
    const Demand demand = demand_of(gate, service);
    const std::size_t begin = found.size();
    if (gate.chosen == Gate::Chosen::set && demand.is_meant == Truth::yes) {
      for (const std::size_t item : weak_items(service, highest_seal)) {
        const std::int64_t minimum = (*demand.minimum)[situation.items[item].objective];
        if (service.levels[item].seal < minimum && found.size() - begin < most_of_service)
          found.push_back({s, item});
      }
    }
    const std::vector<std::size_t> weak = weak_items(service, sound_seal);
    if (found.size() == begin && !weak.empty()) found.push_back({s, weak.front()});
  }
  return found;
}

std::vector<Weakness> obstacles(const Situation& situation) {
  std::vector<Weakness> found;
  for (const std::size_t s : in_order(situation)) {
    const Service& service = situation.services[s];
    if (!is_for_exit(service)) continue;
    for (const std::size_t item : weak_items(service, sound_seal)) {
      if (situation.items[item].about_exit) found.push_back({s, item});
    }
  }
  return found;
}

void say_exit(const Situation& situation, const Gate& gate, Reply& reply) {
  const std::vector<std::size_t> critical = situation.critical();
  const auto total = static_cast<std::int64_t>(critical.size());
  const auto say = [&](const char* finding, const std::vector<std::size_t>& which) {
    if (!which.empty())
      Say(reply, Finding{finding}).services(situation, which).number("total", total);
  };
  for (const Need& need : needs) {
    std::vector<std::size_t> having;
    for (const std::size_t each : critical) {
      if (situation.services[each].chose(Fact::exit_needs, need.option)) having.push_back(each);
    }
    say(need.finding, having);
  }
  std::vector<std::size_t> unexamined;
  for (const std::size_t each : critical) {
    const Service& service = situation.services[each];
    if (service.fact(Fact::exit_months).is_open || service.fact(Fact::exit_needs).is_open)
      unexamined.push_back(each);
  }
  say("exit_open", unexamined);
  // Each criterion that can lower the SEAL has an action with its name: what to ask, or to put in
  // the contract.
  for (const Weakness& each : first_steps(situation, gate)) {
    Say(reply, Step{"first"}, situation.services[each.service])
        .set("action", std::string("ask.").append(situation.items[each.item].id));
  }
  for (const Weakness& each : obstacles(situation)) {
    Say(reply, Step{"exit"}, situation.services[each.service])
        .set("question", situation.items[each.item].id)
        .set("option", sound_answer(situation.items[each.item]));
  }
  const auto looked_at =
      std::count_if(situation.services.begin(), situation.services.end(), is_for_exit);
  const auto tagged = std::count_if(situation.items.begin(), situation.items.end(),
                                    [](const Item& item) { return item.about_exit; });
  Say(reply, Note{"how_exit", "exit"}).number("services", looked_at).number("items", tagged);
}

}  // namespace peil::digital_sovereignty
