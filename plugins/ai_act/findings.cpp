#include "system.hpp"
#include "use_cases.hpp"

#include <string>

namespace peil::ai_act {

namespace {

using plugin::Piece;
using plugin::Reply;

// Says the findings of one system.
class Findings {
 public:
  Findings(Reply& reply, const System& system, const Calendar& calendar)
      : reply_(reply), system_(system), what_(system.what), calendar_(calendar) {}

  void say() {
    say_scope();
    if (!what_.scope.yes()) return;
    say_practices();
    const Verdict banned = prohibited(what_, calendar_, true);
    if (banned.yes()) {
      if (chose(Fact::status, "ended"))
        finding("stop_unproven", {Truth::yes, banned.because | question(Fact::status), 0});
      return;
    }
    say_roles();
    say_risk();
    say_filter();
    say_legacy();
    say_openness();
    say_models();
    say_unusual();
    if (what_.minimal.yes()) finding("minimal", what_.minimal);
  }

 private:
  // With what fills the place in its text, where it has one.
  [[gnu::noinline]] void finding(const char* id, const Verdict& verdict,
                                 const char* place = nullptr, std::string_view filled = {},
                                 bool date = false) {
    Piece piece = reply_.finding(id);
    piece.subject(kind, system_.id);
    because(piece, verdict.because);
    if (date)
      piece.date(place, filled);
    else if (place != nullptr)
      piece.text(place, filled);
  }
  [[gnu::noinline]] void dated(const char* id, const Verdict& verdict, std::optional<Day> day) {
    if (day) finding(id, verdict, "day", day_text(*day), true);
  }
  // From the day of the annex that makes it high-risk.
  void becomes(const char* id, const Verdict& verdict) {
    if (verdict.yes()) dated(id, verdict, system_.timing.route);
  }
  [[gnu::noinline]] void if_yes(const char* id, const Verdict& verdict) {
    if (verdict.yes()) finding(id, verdict);
  }
  // A finding whose id ends in an option's.
  [[gnu::noinline]] void one_of(const char* begin, const char* option, const Verdict& verdict) {
    if_yes((std::string(begin) + option).c_str(), verdict);
  }
  [[gnu::noinline]] bool chose(Fact fact, const char* option) const {
    return system_.facts.is(fact, option).yes();
  }
  // The answer to a question, as the reason of a finding that rests on it alone.
  Verdict on(Fact fact) const { return {Truth::yes, question(fact), 0}; }

  // Steps 1 and 2.
  void say_scope() {
    const Questions rules = question(Fact::rules) | question(Fact::infer);
    if (what_.ruled) finding("rules_infer", {Truth::yes, rules, 0});
    if (what_.ai.no()) {
      finding("not_ai", what_.ai);
      if (chose(Fact::rules, "logic") || use_case() != nullptr)
        finding("check_ai", {Truth::yes, rules | question(Fact::use), 0});
    }
    if (!what_.ai.yes()) return;
    for (std::size_t i = 0; i < std::size(grounds); ++i)
      one_of("outside_", grounds[i], what_.outside[i]);
    if (!what_.open_source.yes()) return;
    if_yes("open_source_free", what_.freed);
    if (what_.freed.no()) finding("open_source", !what_.freed);
  }

  // Step 3.
  void say_roles() {
    becomes("becomes_provider_a", what_.becomes_by_name);
    becomes("becomes_provider_b", what_.becomes_by_modifying);
    becomes("becomes_provider_c", what_.becomes_by_purpose);
    if_yes("manufacturer", what_.manufacturer);
    if (chose(Fact::made, "configured") && !system_.facts.given(Fact::configured))
      finding("law_configured", on(Fact::made));
  }

  // Step 4.
  void say_practices() {
    for (std::size_t i = 0; i < std::size(practices); ++i)
      one_of("prohibited_", practices[i].letter, what_.practice[i]);
    if_yes("stopped", what_.stopped);
    if_yes("emotion_allowed", what_.emotion_allowed);
  }

  // Steps 5 and 6: a finding for each point that is named; detection by its reading alone counts as
  // 3(d).
  void say_risk() {
    if_yes("high_1", what_.annex1);
    if_yes("annex1_b", what_.section_b);
    if (chose(Fact::use, "detection") && !system_.facts.given(Fact::detection) &&
        !what_.named.yes() && !chose(Fact::exam, "no"))
      finding("law_detection", on(Fact::use));
    if (!what_.annex3.yes()) return;
    for (const Point& point : points) {
      const Verdict named = system_.facts.is(point.asked, point.id);
      one_of("high_", point.id, named & !what_.filtered);
    }
    if (!what_.named.yes()) finding("high_3d", what_.annex3);
  }

  // Step 7.
  void say_filter() {
    if_yes("filter_profiling", what_.profiling);
    const Verdict undocumented = what_.would_pass & system_.facts.is(Fact::documented, "no");
    if_yes("filter_unproven", undocumented);
    if (!what_.filtered.yes()) return;
    std::string passing;
    for (const char* const ground : {"a", "b", "c", "d"}) {
      if (chose(Fact::filter, ground)) passing.append(passing.empty() ? "" : ", ").append(ground);
    }
    finding("filtered", what_.filtered, "grounds", passing);
  }

  void say_legacy() {
    const Timing& timing = system_.timing;
    Verdict why = timing.older;
    if (timing.legacy == Legacy::authority || timing.legacy == Legacy::change)
      why.because |= question(Fact::authority);
    if (timing.legacy == Legacy::none) return;
    constexpr const char* ids[] = {"", "legacy_authority", "legacy_change", "legacy_open",
                                   "legacy_changed"};
    Piece piece = reply_.finding(ids[static_cast<std::size_t>(timing.legacy)]);
    piece.subject(kind, system_.id);
    because(piece, why.because);
    piece.date("plan", day_text(*timing.route));
    if (timing.other) piece.date("day", day_text(*timing.other));
  }

  // Step 8. Whoever only uses a system asks its provider.
  void say_openness() {
    if_yes("open_50_1", what_.talks);
    if (what_.marks.yes()) {
      Verdict why = what_.marks;
      if (system_.facts.given(Fact::placed)) why.because |= question(Fact::placed);
      dated("open_50_2", why, system_.timing.marking);
    }
    if_yes("open_50_3", what_.senses);
    const Verdict art = system_.facts.is(Fact::art, "yes");
    if_yes("open_50_4_art", what_.fakes & art);
    if (!art.yes()) if_yes("open_50_4_fake", what_.fakes);
    if_yes("open_50_4_text", what_.informs);
    if_yes("ask_supplier", what_.asked);
  }

  // Step 9.
  void say_models() {
    if_yes("gpai_user", what_.uses_model);
    if_yes("gpai_below",
           system_.facts.is(Fact::model, "changes") & system_.facts.is(Fact::third, "no"));
    if (!what_.model.yes()) return;
    Verdict why = what_.model;
    if (system_.facts.given(Fact::placed)) why.because |= question(Fact::placed);
    dated("gpai_model", why, system_.timing.models);
    if_yes("gpai_open", what_.model & system_.facts.is(Fact::licence, "yes") & !what_.systemic);
    if_yes("gpai_risk", what_.systemic);
  }

  // What usually goes with the use and wasn't chosen, once the questions about it are answered.
  void say_unusual() {
    const UseCase* const use = use_case();
    if (use != nullptr) say_missing_points(use->varies ? "varies" : "unusual", use->points);
    if (what_.emotion_allowed.yes()) say_missing_points("unusual", " 1c ");
    if (chose(Fact::body, "1c") && system_.facts.is(Fact::banned, "f").no())
      finding("unusual_ban", {Truth::yes, question(Fact::body) | question(Fact::banned), 0});
    if (chose(Fact::use, "helpdesk") && chose(Fact::talks, "no"))
      finding("unusual_talk", {Truth::yes, question(Fact::use) | question(Fact::talks), 0});
    if (chose(Fact::use, "material") && chose(Fact::makes, "no"))
      finding("unusual_make", {Truth::yes, question(Fact::use) | question(Fact::makes), 0});
  }

  // What is known of its use; null: nothing.
  const UseCase* use_case() const {
    for (const UseCase& each : use_cases) {
      if (chose(Fact::use, each.use)) return &each;
    }
    return nullptr;
  }

  // Where none of the points is chosen though their question is answered. All of these have two
  // characters.
  void say_missing_points(const char* id, std::string_view wanted) {
    std::string missing;
    Questions asked = 0;
    for (const Point& point : points) {
      if (wanted.find(point.id) == wanted.npos) continue;
      if (!system_.facts.is(point.asked, point.id).no()) return;
      missing.append(missing.empty() ? "" : ", ").append(point.name);
      asked |= question(point.asked);
    }
    finding(id, {Truth::yes, asked | question(Fact::use), 0}, "points", missing);
  }

  Reply& reply_;
  const System& system_;
  const Classification& what_;
  const Calendar& calendar_;
};

}  // namespace

void say_findings(Reply& reply, const System& system, const Calendar& calendar) {
  Findings(reply, system, calendar).say();
}

}  // namespace peil::ai_act
