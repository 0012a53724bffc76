#include "classify.hpp"

#include "use_cases.hpp"

namespace peil::ai_act {

namespace {

[[gnu::noinline]] Verdict yes(const Facts& facts, Fact fact) { return facts.is(fact, "yes"); }
[[gnu::noinline]] Verdict no(const Facts& facts, Fact fact) { return facts.is(fact, "no"); }

// What holds within the Act only. That a system is within it is no reason of its own for what holds
// there.
[[gnu::noinline]] Verdict within(const Verdict& scope, const Verdict& own) {
  Verdict both = scope & own;
  if (both.yes()) both.because = own.because;
  return both;
}

// Art. 3(1). The rest of its definition (machine-based, objectives) holds for all software;
// adapting after deployment is optional there, so nobody is asked. Inference decides: written rules
// can infer too, where they are knowledge or logic to reason with (recital 12).
void is_ai(const Facts& facts, Classification& result) {
  const Verdict free = !yes(facts, Fact::rules);
  const Verdict infers = yes(facts, Fact::infer);
  result.ai = (free | infers) & infers & yes(facts, Fact::autonomy) & yes(facts, Fact::output);
  result.ruled = (infers & !free).yes();
}

// Art. 2(3), (4), (6), (8), (10). Research and testing stop being exceptions in practice: (6) asks
// for research as the sole purpose, (8) leaves out testing in real world conditions.
void is_excepted(const Facts& facts, Classification& result) {
  result.excepted = never;
  for (std::size_t i = 0; i < std::size(grounds); ++i) {
    Verdict& outside = result.outside[i];
    outside = facts.is(Fact::ground, grounds[i]);
    const std::string_view ground = grounds[i];
    if (ground == "research" || ground == "testing") outside = outside & no(facts, Fact::practice);
    result.excepted = result.excepted | outside;
  }
  result.scope = result.ai & !result.excepted;
  result.open_source = within(result.scope, facts.is(Fact::ground, "open"));
}

// Art. 5(1), with the conditions that the letters themselves set.
Verdict practice_of(const Facts& facts, const char* practice) {
  const Verdict chosen = facts.is(Fact::banned, practice);
  const std::string_view letter = practice;
  if (letter == "a" || letter == "b") return chosen & yes(facts, Fact::harm);
  if (letter == "c") return chosen & yes(facts, Fact::score);
  if (letter == "d") return chosen & yes(facts, Fact::only);
  if (letter == "f") return chosen & no(facts, Fact::safety);
  return chosen;
}

// A practice ends by the answer that it was stopped, and by no other: until then it goes on.
void is_prohibited(const Facts& facts, Classification& result) {
  const Verdict answered = yes(facts, Fact::stopped);
  const Verdict stopped = answered.yes() ? answered : never;
  Verdict any = never;
  for (std::size_t i = 0; i < std::size(practices); ++i) {
    const Verdict own = within(result.scope, practice_of(facts, practices[i].letter));
    result.practice[i] = own & !stopped;
    any = any | own;
  }
  result.stopped = any & stopped;
  result.emotion_allowed =
      within(result.scope, facts.is(Fact::banned, "f") & yes(facts, Fact::safety));
}

// Art. 6(1): both conditions, and a product of Annex I, section A; of section B Art. 2(2) leaves
// little.
void is_product(const Facts& facts, Classification& result) {
  result.annex1 = within(result.scope, facts.is(Fact::product, "a") & yes(facts, Fact::component) &
                                           yes(facts, Fact::assessed));
  result.section_b = within(result.scope, facts.is(Fact::product, "b"));
}

// Art. 6(2) and Annex III; whether detection in work that was handed in belongs there, where it
// counts in a decision on an exam, is disputed.
// Art. 6(3): no material influence and one of the grounds, never with profiling; Art. 6(4): the
// provider has documented it.
void is_listed(const Facts& facts, Classification& result) {
  Verdict named = facts.any(Fact::education) | facts.any(Fact::work) | facts.any(Fact::other);
  for (const Point& point : points) {
    if (point.asked == Fact::body) named = named | facts.is(Fact::body, point.id);
  }
  const Verdict detection =
      facts.is(Fact::use, "detection") & yes(facts, Fact::exam) & facts.is(Fact::detection, "high");
  result.named = within(result.scope, named);
  result.listed = within(result.scope, (named | detection));
  result.profiling = result.listed & yes(facts, Fact::profiling);
  result.would_pass = result.listed & no(facts, Fact::profiling) & no(facts, Fact::material) &
                      facts.any(Fact::filter);
  result.filtered = result.would_pass & yes(facts, Fact::documented);
  result.annex3 = result.listed & !result.filtered;
  result.high = result.annex1 | result.annex3;
}

// Art. 3(3)-(7) and 25. A configured general system makes a provider in one reading of Art. 3(3)
// only. A distributor is neither provider nor importer.
void who_is_who(const Facts& facts, Classification& result) {
  // The change first: without one, that is the reason.
  result.becomes_by_name = facts.is(Fact::change, "name") & result.high;
  result.becomes_by_modifying = facts.is(Fact::change, "modified") & result.high;
  result.becomes_by_purpose = facts.is(Fact::change, "purpose") & result.high;
  result.manufacturer = facts.is(Fact::trade, "product") & result.annex1;
  const Verdict configured =
      facts.is(Fact::made, "configured") & facts.is(Fact::configured, "provider");
  result.maker = within(result.scope, facts.is(Fact::made, "built") |
                                          facts.is(Fact::made, "commissioned") | configured);
  result.becomes = result.becomes_by_name | result.becomes_by_modifying |
                   result.becomes_by_purpose | result.manufacturer;
  result.provider = result.maker | result.becomes;
  result.deployer = within(result.scope, yes(facts, Fact::used));
  result.importer = within(result.scope, facts.is(Fact::trade, "import"));
  result.distributor = within(result.scope, facts.is(Fact::trade, "distribute")) &
                       !result.importer & !result.provider;
}

// Art. 50. Where emotions may be recognised for medical or safety reasons, (3) holds too. Art. 25
// stands in chapter III: its providers don't take over what Art. 50 asks of the maker.
void is_transparent(const Facts& facts, Classification& result) {
  const Verdict makes = yes(facts, Fact::makes);
  const Verdict senses = facts.is(Fact::body, "1b") | facts.is(Fact::body, "1c") |
                         (facts.is(Fact::banned, "f") & yes(facts, Fact::safety));
  const Verdict talks = yes(facts, Fact::talks) & no(facts, Fact::obvious);
  const Verdict marks = makes & no(facts, Fact::assist);
  const Verdict fakes = makes & yes(facts, Fact::fake);
  const Verdict informs = makes & yes(facts, Fact::text) & no(facts, Fact::checked);
  result.talks = result.maker & talks;
  result.marks = result.maker & marks;
  result.senses = result.deployer & senses;
  result.fakes = result.deployer & fakes;
  result.informs = result.deployer & informs;
  result.transparency = result.talks | result.marks | result.senses | result.fakes | result.informs;
  result.asked = result.deployer & !result.maker & (talks | marks);
  result.touched = within(result.scope, talks | marks | senses | fakes | informs);
}

// Chapter V; Art. 3(63) and (66). From a third of the original computing power on, who changes a
// model is a provider of it: the Commission's guidelines C(2025) 7719, point 60.
void is_model(const Facts& facts, Classification& result) {
  result.uses_model =
      within(result.scope, (facts.is(Fact::model, "uses") | facts.is(Fact::model, "builds")));
  result.model =
      within(result.scope, (facts.is(Fact::model, "makes") |
                            (facts.is(Fact::model, "changes") & yes(facts, Fact::third))));
  result.systemic = result.model & yes(facts, Fact::systemic);
}

// Whoever has to meet it: a system under Art. 50 isn't of minimal risk, nor freed by being open
// source. A provider that uses the filter has to document and register that, Art. 6(4) and 49(2).
void is_minimal(Classification& result) {
  Verdict grave = result.high | result.touched;
  for (const Verdict& practice : result.practice)
    grave = grave | practice;
  result.freed = result.open_source & !grave;
  result.minimal = within(result.scope, !(grave | result.model | result.section_b | result.freed |
                                          (result.filtered & result.provider)));
}

}  // namespace

Classification classify(const Facts& facts) {
  Classification result;
  is_ai(facts, result);
  is_excepted(facts, result);
  is_prohibited(facts, result);
  is_product(facts, result);
  is_listed(facts, result);
  who_is_who(facts, result);
  is_transparent(facts, result);
  is_model(facts, result);
  is_minimal(result);
  return result;
}

}  // namespace peil::ai_act
