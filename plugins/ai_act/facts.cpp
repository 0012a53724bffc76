#include "facts.hpp"

#include <algorithm>

namespace peil::ai_act {

namespace {

struct Named {
  std::string_view id;
  Fact fact;
};

// By id, so that it can be looked up.
constexpr Named names[] = {
    {"a1.kind", Fact::product},
    {"a1.safety", Fact::component},
    {"a1.third", Fact::assessed},
    {"a3.body", Fact::body},
    {"a3.education", Fact::education},
    {"a3.exam", Fact::exam},
    {"a3.other", Fact::other},
    {"a3.work", Fact::work},
    {"ai.free", Fact::autonomy},
    {"ai.infer", Fact::infer},
    {"ai.output", Fact::output},
    {"ai.rules", Fact::rules},
    {"ban.harm", Fact::harm},
    {"ban.only", Fact::only},
    {"ban.practice", Fact::banned},
    {"ban.safety", Fact::safety},
    {"ban.score", Fact::score},
    {"ban.stopped", Fact::stopped},
    {"f.documented", Fact::documented},
    {"f.ground", Fact::filter},
    {"f.material", Fact::material},
    {"f.profiling", Fact::profiling},
    {"g.kind", Fact::model},
    {"g.open", Fact::licence},
    {"g.systemic", Fact::systemic},
    {"g.third", Fact::third},
    {"law.authority", Fact::authority},
    {"law.configured", Fact::configured},
    {"law.detection", Fact::detection},
    {"law.fria", Fact::fria},
    {"law.register", Fact::registration},
    {"role.change", Fact::change},
    {"role.made", Fact::made},
    {"role.trade", Fact::trade},
    {"role.used", Fact::used},
    {"scope.ground", Fact::ground},
    {"scope.practice", Fact::practice},
    {"sys.changed", Fact::changed},
    {"sys.placed", Fact::placed},
    {"sys.status", Fact::status},
    {"sys.use", Fact::use},
    {"t.art", Fact::art},
    {"t.assist", Fact::assist},
    {"t.checked", Fact::checked},
    {"t.fake", Fact::fake},
    {"t.makes", Fact::makes},
    {"t.obvious", Fact::obvious},
    {"t.talks", Fact::talks},
    {"t.text", Fact::text},
};
static_assert(std::size(names) == fact_count);
static_assert(std::is_sorted(std::begin(names), std::end(names),
                             [](const Named& a, const Named& b) { return a.id < b.id; }));

}  // namespace

std::string_view id_of(Fact fact) {
  for (const Named& each : names) {
    if (each.fact == fact) return each.id;
  }
  return {};
}

Facts::Facts(const plugin::Answers& record) { read(record); }

Facts Facts::of(const plugin::Answers& system) const {
  Facts facts = *this;
  facts.read(system);
  return facts;
}

void Facts::read(const plugin::Answers& answers) {
  for (const plugin::Answer each : answers.answers()) {
    const std::string_view id = each.id();
    const auto* const found = std::lower_bound(
        std::begin(names), std::end(names), id,
        [](const Named& name, std::string_view wanted) { return name.id < wanted; });
    if (found == std::end(names) || found->id != id) continue;
    Known& known = known_[static_cast<std::size_t>(found->fact)];
    const plugin::AnswerState state = each.state();
    known.given = state <= plugin::AnswerState::answered;
    known.hidden = state == plugin::AnswerState::hidden;
    if (known.given) known.answer = each.json()["answer"];
  }
}

Verdict Facts::verdict(Fact fact, bool holds) const {
  if (given(fact)) return {holds ? Truth::yes : Truth::no, question(fact), 0};
  // A hidden question can't be answered: what hides it settles it.
  return {Truth::open, 0, known(fact).hidden ? 0 : question(fact)};
}

Verdict Facts::is(Fact fact, const char* option) const {
  const plugin::Value& answer = known(fact).answer;
  bool chosen = answer.is(plugin::Value::Kind::string) && answer.text() == option;
  if (answer.is(plugin::Value::Kind::array)) {
    for (const plugin::Value each : answer)
      chosen = chosen || each.text() == option;
  }
  return verdict(fact, chosen);
}

Verdict Facts::any(Fact fact) const {
  const bool some = known(fact).answer.size() > 0 && !is(fact, "none").yes();
  return verdict(fact, some);
}

}  // namespace peil::ai_act
