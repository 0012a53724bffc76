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

bool is_weak(const Level& answer) {
  return answer.state == Level::State::given && answer.level < sound_level;
}

bool is_for_exit(const Service& service) {
  return service.importance == Importance::critical || service.importance == Importance::important;
}

void say_steps(const Situation& situation, const char* list,
               const std::vector<Weakness>& weaknesses, bool to_sound, Reply& reply) {
  for (const Weakness& each : weaknesses) {
    const std::int64_t aim = to_sound ? sound_level : each.level + 1;
    Say(reply, Step{list}, situation.services[each.service])
        .set("question", situation.items[each.item].id)
        .set("option", plugin::integer_text(aim));
  }
}

}  // namespace

std::vector<Weakness> weakest(const Situation& situation) {
  std::vector<Weakness> all;
  for (std::size_t s = 0; s < situation.services.size(); ++s) {
    const Service& service = situation.services[s];
    Weakness worst{s, 0, sound_level};
    for (std::size_t i = 0; i < service.levels.size(); ++i) {
      const Level& level = service.levels[i];
      if (!is_weak(level)) continue;
      if (level.level < worst.level ||
          (level.level == worst.level &&
           situation.items[i].weight > situation.items[worst.item].weight))
        worst = {s, i, level.level};
    }
    if (worst.level < sound_level) all.push_back(worst);
  }
  std::vector<Weakness> ordered;
  for (const Importance importance : by_importance) {
    for (std::int64_t level = 0; level < sound_level; ++level) {
      for (const Weakness& each : all) {
        if (each.level == level && situation.services[each.service].importance == importance)
          ordered.push_back(each);
      }
    }
  }
  return ordered;
}

std::vector<Weakness> obstacles(const Situation& situation) {
  std::vector<Weakness> found;
  const auto add = [&](std::size_t s, std::int64_t level) {
    const std::size_t begin = found.size();
    for (std::size_t i = 0; i < situation.items.size(); ++i) {
      const Level& answer = situation.services[s].levels[i];
      if (!situation.items[i].about_exit || !is_weak(answer) || answer.level != level) continue;
      // Behind those that are as heavy or heavier.
      std::size_t at = found.size();
      while (at > begin && situation.items[found[at - 1].item].weight < situation.items[i].weight)
        --at;
      found.insert(found.begin() + static_cast<std::ptrdiff_t>(at), {s, i, level});
    }
  };
  for (const Importance importance : {Importance::critical, Importance::important}) {
    for (std::size_t s = 0; s < situation.services.size(); ++s) {
      if (situation.services[s].importance != importance) continue;
      for (std::int64_t level = 0; level < sound_level; ++level)
        add(s, level);
    }
  }
  return found;
}

void say_exit(const Situation& situation, Reply& reply) {
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
  say_steps(situation, "first", weakest(situation), false, reply);
  say_steps(situation, "exit", obstacles(situation), true, reply);
  const auto looked_at =
      std::count_if(situation.services.begin(), situation.services.end(), is_for_exit);
  const auto tagged = std::count_if(situation.items.begin(), situation.items.end(),
                                    [](const Item& item) { return item.about_exit; });
  Say(reply, Note{"how_exit", "exit"}).number("services", looked_at).number("items", tagged);
}

}  // namespace peil::digital_sovereignty
