#include "judge.hpp"

#include "quarter.hpp"
#include "review.hpp"
#include "situation.hpp"

#include <algorithm>
#include <string>
#include <vector>

namespace peil::nba_maturity {

namespace {

using plugin::Piece;
using plugin::Reply;
using plugin::Request;

constexpr std::string_view capacity_question = "capacity";
constexpr std::string_view scope_question = "profile.scope";
constexpr std::size_t gains_shown = 10;
constexpr std::int64_t most_capacity = 1'000'000;  // what is above changes no plan

// The target for the mean of all topics: of every institution, or of the sector's mean.
plugin::Target target_of(const Request& request, bool for_each) {
  for (const plugin::Target target : request.assessment().targets()) {
    if (target.score() == "total" && target.for_each() == for_each) return target;
  }
  return plugin::Target(plugin::Value());
}

// A target's value, with one decimal where that is all of it.
void set_target(Piece& finding, std::string_view value) {
  const std::int64_t hundredths = plugin::fixed(value, 2).value_or(0);
  const bool tenths = hundredths % 10 == 0;
  finding.number("target", tenths ? hundredths / 10 : hundredths, tenths ? 1 : 2);
}

// How many points of effort a quarter has.
struct Pace {
  std::int64_t first = 0;     // the first quarter
  std::int64_t quarters = 0;  // whole ones until the target's day
  std::int64_t needed = 0;    // the least capacity that is in time; 0: none is
  std::int64_t capacity = 0;  // the given one, else the needed one; 0: there is none
  bool given = false;

  bool in_time() const { return needed > 0 && capacity >= needed; }

  // The last day of the quarter in which this point is spent; empty if nobody can say.
  std::string day(std::int64_t spent) const {
    return capacity > 0 ? last_day(quarter_of(first, spent, capacity)) : std::string();
  }
};

Pace pace_of(const Request& request, std::int64_t first, std::int64_t quarters,
             std::int64_t effort) {
  Pace pace{first, quarters};
  if (quarters > 0) pace.needed = plugin::divide_up(effort, quarters);
  const plugin::Answer answer = request.record().answer(capacity_question);
  const auto capacity = plugin::fixed(answer.text(), 0);
  pace.given = answer.given() && capacity && *capacity > 0;
  pace.capacity = pace.given ? std::min(*capacity, most_capacity) : pace.needed;
  return pace;
}

// Targets and benchmark are about all topics, so a part of them can't be compared with these (MBO
// Digitaliseringsroute).
void say_part(Reply& reply, const Situation& situation) {
  if (situation.hidden == 0) return;
  reply.finding("partial")
      .number("count", situation.count())
      .number("all", situation.count() + situation.hidden)
      .because(scope_question);
}

void say_reviews(Reply& reply, const Request& request, const Situation& situation) {
  const Reviews reviews = read_reviews(request, situation);
  if (!reviews.given) return;
  const auto answered = static_cast<std::int64_t>(situation.answered.size());
  if (reviews.others() == 0) {
    reply.finding("self_only").number("answered", answered);
    return;
  }
  Piece finding = reply.finding("reviewed");
  finding.number("others", reviews.others()).number("answered", answered);
  finding.number("peer", reviews.peer).number("design", reviews.design);
  finding.number("operation", reviews.operation);
  finding.number("mean", plugin::divide_rounded(reviews.sum * 100, reviews.others()), 2);
  for (const std::size_t topic : reviews.topics)
    finding.because(situation.ids[topic]);
}

// The target is about the mean, so it can be reached with topics that are at the lowest level.
void say_weak_spots(Reply& reply, const Situation& situation) {
  std::vector<std::size_t> weak;
  for (const std::size_t topic : situation.answered) {
    if (situation.topics[topic].level == 0) weak.push_back(topic);
  }
  if (weak.empty()) return;
  Piece finding = reply.finding("weak_spots");
  finding.number("count", static_cast<std::int64_t>(weak.size()));
  for (const std::size_t topic : weak)
    finding.because(situation.ids[topic]);
}

void say_reached(Reply& reply, const Situation& situation, std::string_view target) {
  {
    Piece finding = reply.finding(situation.hidden > 0 ? "reached_part" : "reached");
    set_target(finding, target);
    finding.number("mean", situation.mean(), 2);
  }
  say_weak_spots(reply, situation);
  reply.note("start")
      .set("about", "road")
      .number("mean", situation.mean(), 2)
      .number("count", situation.count());
}

void say_open(Reply& reply, const Situation& situation) {
  if (situation.open.empty()) return;
  Piece finding = reply.finding("open_topics");
  finding.number("count", static_cast<std::int64_t>(situation.open.size()));
  for (const std::size_t topic : situation.open)
    finding.because(situation.ids[topic]);
}

void say_road(Reply& reply, const Situation& situation, const std::vector<Step>& road,
              const Pace& pace) {
  std::int64_t done = 0;
  for (const Step& step : road) {
    Piece action = reply.action("road");
    action.set("question", situation.ids[step.topic]);
    action.set("option", situation.ladder.options[step.level]);
    const std::string day = pace.day(step.spent);
    if (!day.empty()) action.set("by", day);
    action.set("effort", step.effort).set("value", situation.mean(++done), 2);
  }
}

// Only of topics with an answer: another one may be on any level.
void say_gains(Reply& reply, const Situation& situation) {
  std::vector<Topic> topics;
  for (const std::size_t topic : situation.answered)
    topics.push_back(situation.topics[topic]);
  for (const Step& step : cheapest_next(topics, situation.ladder.levels(), gains_shown)) {
    reply.action("gains")
        .set("question", situation.ids[situation.answered[step.topic]])
        .set("option", situation.ladder.options[step.level])
        .set("effort", step.effort)
        .set("value", situation.mean(1), 2);
  }
}

void say_when(Reply& reply, const plugin::Target& target, std::int64_t effort, const Pace& pace) {
  const bool possible = pace.needed > 0;
  Piece finding = reply.finding(!possible         ? "overdue"
                                : !pace.in_time() ? "too_late"
                                : pace.given      ? "in_time"
                                                  : "proposed");
  set_target(finding, target.value());
  finding.number("effort", effort).date("by", target.by());
  if (!possible) return;
  finding.number("capacity", pace.capacity).date("day", pace.day(effort));
  if (!pace.in_time()) finding.number("needed", pace.needed);
  if (pace.given) finding.because(capacity_question);
}

// Where the institution stands when the sector's mean is due. For information: that target is for
// all of them together.
void say_sector(Reply& reply, const Request& request, const Situation& situation,
                const std::vector<Step>& road, const Pace& pace) {
  const plugin::Target target = target_of(request, false);
  const auto quarters = whole_quarters(pace.first, target.by());
  if (!quarters || pace.capacity == 0 || target.by() < request.today()) return;
  if (situation.hidden > 0) return;  // another mean than the sector's
  const std::int64_t points = *quarters * pace.capacity;
  const auto done = std::count_if(road.begin(), road.end(),
                                  [points](const Step& step) { return step.spent <= points; });
  Piece finding = reply.finding("sector");
  set_target(finding, target.value());
  finding.date("by", target.by()).number("mean", situation.mean(done), 2);
}

void say_how(Reply& reply, const Situation& situation, const std::vector<Step>& road,
             const Pace& pace) {
  reply.note("start")
      .set("about", "road")
      .number("mean", situation.mean(), 2)
      .number("count", situation.count());
  reply.note("choice")
      .set("about", "road")
      .number("steps", static_cast<std::int64_t>(road.size()))
      .number("effort", road.back().spent);
  if (pace.capacity > 0) {
    reply.note(pace.given ? "pace_given" : "pace_needed")
        .set("about", "road")
        .number("capacity", pace.capacity)
        .number("quarters", plugin::divide_up(road.back().spent, pace.capacity));
  }
}

}  // namespace

void judge(const Request& request, Reply& reply) {
  const plugin::Target target = target_of(request, true);
  const auto value = plugin::fixed(target.value(), 6);
  const auto first = first_whole_quarter(request.today());
  const auto read = read_situation(request);
  if (!value || !first || !read) return reply.fail();
  const Situation& situation = *read;
  if (situation.answered.empty()) {
    reply.finding("nothing_answered");
    return;
  }
  const auto quarters = whole_quarters(*first, target.by());
  const std::int64_t wanted = situation.steps_to(*value);
  if (!quarters || *value > (situation.ladder.lowest + situation.ladder.levels()) * 1'000'000)
    return reply.fail();
  say_part(reply, situation);
  say_open(reply, situation);
  say_reviews(reply, request, situation);
  say_gains(reply, situation);
  if (wanted <= 0) {
    say_reached(reply, situation, target.value());
    return;
  }
  const std::vector<Step> road = cheapest_road(situation.topics, situation.ladder.levels(), wanted);
  if (static_cast<std::int64_t>(road.size()) < wanted) return reply.fail();
  const Pace pace = pace_of(request, *first, *quarters, road.back().spent);
  say_when(reply, target, road.back().spent, pace);
  say_sector(reply, request, situation, road, pace);
  say_road(reply, situation, road, pace);
  say_how(reply, situation, road, pace);
}

}  // namespace peil::nba_maturity
