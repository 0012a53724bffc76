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

constexpr std::string_view capacity_question = "capacity_days";
constexpr std::string_view first_look_label = "exploring";
constexpr std::size_t urgent_shown = 10;
constexpr std::int64_t most_capacity = 1'000'000;  // what is above changes no plan
// Hundredths of a level a year: from here on a plan is told to be fast. The sector's mean rose by
// 0.2 in the fifteen months before March 2024 (Benchmark IBP); twice that pace is our choice.
constexpr std::int64_t fast_rise = 32;

// The target for the mean of all topics: of every institution, or of the sector's mean.
plugin::Target target_of(const Request& request, bool for_each) {
  for (const plugin::Target target : request.assessment().targets()) {
    if (target.score() == "total" && target.for_each() == for_each) return target;
  }
  return plugin::Target(plugin::Value());
}

// What every topic is to have, and the mean of all with it.
struct Goal {
  std::int64_t value = 0;  // a whole number, on the ladder
  unsigned level = 0;      // its place there
  plugin::Target target;

  void set(Piece& finding) const { finding.number("target", value * 10, 1); }
};

std::optional<Goal> goal_of(const Request& request, const Ladder& ladder) {
  constexpr std::int64_t millionth = 1'000'000;
  const plugin::Target target = target_of(request, true);
  const auto value = plugin::fixed(target.value(), 6);
  if (!value || *value % millionth != 0) return {};
  const std::int64_t level = *value / millionth - ladder.lowest;
  if (level <= 0 || level >= ladder.levels()) return {};
  return Goal{*value / millionth, static_cast<unsigned>(level), target};
}

// The plan with the days that there are for it.
struct Plan {
  std::int64_t first = 0;     // the first quarter
  std::int64_t quarters = 0;  // whole ones until the target's day
  std::int64_t effort = 0;    // days, of all steps
  std::int64_t needed = 0;    // the least days a quarter that are in time; 0: none are
  std::int64_t capacity = 0;  // the given days, else the needed ones; 0: there are none
  bool given = false;
  std::vector<Step> steps;  // with their quarters only if there is a capacity

  std::int64_t end() const { return end_of(steps); }
  bool in_time() const { return end() < quarters; }
  // The last day of a quarter of the plan; empty if nobody can say.
  [[gnu::noinline]] std::string day(std::int64_t quarter) const {
    return capacity > 0 ? last_day(first + quarter) : std::string();
  }
};

std::int64_t given_capacity(const Request& request) {
  const plugin::Answer answer = request.record().answer(capacity_question);
  const auto capacity = plugin::fixed(answer.text(), 0);
  if (!answer.given() || !capacity || *capacity <= 0) return 0;
  return std::min(*capacity, most_capacity);
}

[[gnu::noinline]] Plan plan_of(const Road& road, std::int64_t given, std::int64_t first,
                               std::int64_t quarters) {
  Plan plan;
  plan.first = first;
  plan.quarters = quarters;
  plan.effort = road.effort();
  plan.needed = road.capacity_for(quarters);
  plan.given = given > 0;
  plan.capacity = plan.given ? given : plan.needed;
  plan.steps = plan.capacity > 0 ? road.at(plan.capacity) : road.steps();
  return plan;
}

[[gnu::noinline]] void because_of(Piece& finding, const Situation& situation,
                                  const std::vector<std::size_t>& topics) {
  for (const std::size_t topic : topics)
    finding.because(situation.ids[topic]);
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
  because_of(finding, situation, reviews.topics);
}

void say_open(Reply& reply, const Situation& situation) {
  if (situation.open.empty()) return;
  Piece finding = reply.finding("open_topics");
  finding.number("count", static_cast<std::int64_t>(situation.open.size()));
  finding.number("unknown", static_cast<std::int64_t>(situation.unknown.size()));
  because_of(finding, situation, situation.open);
}

// A target about the mean can be reached with topics far below it, so these are always told.
void say_below(Reply& reply, const Situation& situation, const Goal& goal, bool must_haves) {
  std::int64_t all = 0;
  for (const std::size_t topic : situation.answered) {
    if (!must_haves || situation.topics[topic].must_have) ++all;
  }
  std::vector<std::size_t> below;
  for (const std::size_t topic : situation.below(situation.answered, goal.level)) {
    if (!must_haves || situation.topics[topic].must_have) below.push_back(topic);
  }
  if (below.empty()) return;
  Piece finding = reply.finding(must_haves ? "must_haves" : "below");
  finding.number("count", static_cast<std::int64_t>(below.size())).number("all", all);
  goal.set(finding);
  because_of(finding, situation, below);
}

// What to begin with: the most urgent next steps, of topics with an answer. Another one may be at
// any level.
void say_urgent(Reply& reply, const Situation& situation, const Road& road) {
  std::size_t said = 0;
  for (const Step& step : road.steps()) {
    if (step.level != situation.topics[step.topic].level + 1 || situation.is_open(step.topic))
      continue;
    if (++said > urgent_shown) break;
    reply.action("urgent")
        .set("question", situation.ids[step.topic])
        .set("option", situation.ladder.options[step.level])
        .set("effort", step.effort);
  }
}

void say_road(Reply& reply, const Situation& situation, const Plan& plan) {
  std::int64_t done = 0;
  for (const Step& step : plan.steps) {
    Piece action = reply.action("road");
    action.set("question", situation.ids[step.topic]);
    action.set("option", situation.ladder.options[step.level]);
    const std::string day = plan.day(step.done);
    if (!day.empty()) action.set("by", day);
    action.set("effort", step.effort).set("value", situation.mean(++done), 2);
  }
}

void say_when(Reply& reply, const Goal& goal, const Road& road, const Plan& plan) {
  const bool possible = plan.needed > 0;
  Piece finding = reply.finding(plan.quarters == 0 ? "overdue"
                                : !possible        ? "no_time"
                                : !plan.in_time()  ? "too_late"
                                : plan.given       ? "in_time"
                                                   : "proposed");
  goal.set(finding);
  finding.number("effort", plan.effort).date("by", goal.target.by());
  if (plan.given) finding.because(capacity_question);
  if (plan.quarters == 0) return;
  if (!possible) {
    // As soon as the levels themselves allow.
    finding.date("day", last_day(plan.first + end_of(road.at(plan.effort))));
    return;
  }
  finding.number("capacity", plan.capacity).date("day", plan.day(plan.end()));
  if (!plan.in_time()) finding.number("needed", plan.needed);
}

// The target can be read in two ways: as the mean of an institution, or as every topic.
void say_readings(Reply& reply, const Situation& situation, const Goal& goal, const Plan& plan) {
  if (situation.reaches(goal.value)) {
    Piece finding = reply.finding("mean_reached");
    goal.set(finding);
    finding.number("mean", situation.mean(), 2);
    return;
  }
  if (plan.capacity == 0) return;
  std::int64_t steps = 0;
  while (!situation.reaches(goal.value, steps))
    ++steps;
  Piece finding = reply.finding("two_readings");
  goal.set(finding);
  finding.date("mean_day", plan.day(plan.steps[static_cast<std::size_t>(steps - 1)].done));
  finding.date("day", plan.day(plan.end()));
}

// Sizes are estimates: what becomes of the plan if all of them are one step off.
void say_sizes(Reply& reply, const Situation& situation, const Goal& goal, const Plan& plan) {
  if (plan.capacity == 0) return;
  struct Other {
    std::int64_t effort = 0;
    std::int64_t answer = 0;  // with the given days the quarter it ends, else the days it takes
  };
  const auto other = [&](int by) {
    std::vector<Topic> topics = situation.topics;
    for (Topic& topic : topics)
      topic.size = resized(topic.size, by);
    const Road road(topics, situation.needs, goal.level, situation.ladder.quarters);
    return Other{road.effort(),
                 plan.given ? end_of(road.at(plan.capacity)) : road.capacity_for(plan.quarters)};
  };
  const Other lighter = other(-1);
  const Other heavier = other(1);
  Piece finding = reply.finding(plan.given ? "sizes_day" : "sizes_pace");
  finding.number("less", lighter.effort).number("more", heavier.effort);
  if (plan.given) {
    finding.date("early", plan.day(lighter.answer)).date("late", plan.day(heavier.answer));
  } else {
    finding.number("low", lighter.answer).number("high", heavier.answer);
  }
  finding.number("own", situation.own_sizes);
}

// To the mean of the target faster than the sector has risen.
void say_fast(Reply& reply, const Situation& situation, const Goal& goal, const Plan& plan) {
  if (plan.capacity == 0 || situation.reaches(goal.value)) return;
  const auto steps = static_cast<std::int64_t>(plan.steps.size());
  const std::int64_t rise =
      plugin::divide_rounded((situation.mean(steps) - situation.mean()) * 4, plan.end() + 1);
  if (rise < fast_rise) return;
  reply.finding("fast").number("rise", rise, 2);
}

// Where the institution stands when the sector's mean is due. For information: that target is for
// all of them together.
void say_sector(Reply& reply, const Request& request, const Situation& situation,
                const Plan& plan) {
  const plugin::Target target = target_of(request, false);
  const auto quarters = whole_quarters(plan.first, target.by());
  const auto value = plugin::fixed(target.value(), 1);
  if (!quarters || !value || plan.capacity == 0 || target.by() < request.today()) return;
  const auto done = std::count_if(plan.steps.begin(), plan.steps.end(),
                                  [&](const Step& step) { return step.done < *quarters; });
  Piece finding = reply.finding("sector");
  finding.number("target", *value, 1);
  finding.date("by", target.by()).number("mean", situation.mean(done), 2);
}

void say_start(Reply& reply, const Situation& situation) {
  reply.note("start")
      .set("about", "road")
      .number("mean", situation.mean(), 2)
      .number("count", situation.count());
}

void say_how(Reply& reply, const Situation& situation, const Plan& plan) {
  say_start(reply, situation);
  reply.note("choice")
      .set("about", "road")
      .number("steps", static_cast<std::int64_t>(plan.steps.size()))
      .number("effort", plan.effort);
  reply.note("order").set("about", "road");
  if (plan.capacity > 0) {
    reply.note(plan.given ? "pace_given" : "pace_needed")
        .set("about", "road")
        .number("capacity", plan.capacity)
        .number("quarters", plan.end() + 1);
  }
}

void say_plan(Reply& reply, const Request& request, const Situation& situation, const Goal& goal,
              const Plan& plan, const Road& road) {
  say_when(reply, goal, road, plan);
  say_readings(reply, situation, goal, plan);
  say_sizes(reply, situation, goal, plan);
  say_fast(reply, situation, goal, plan);
  say_sector(reply, request, situation, plan);
  say_road(reply, situation, plan);
  say_how(reply, situation, plan);
}

}  // namespace

void judge(const Request& request, Reply& reply) {
  const auto first = first_whole_quarter(request.today());
  const auto read = read_situation(request);
  if (!first || !read) return reply.fail();
  const Situation& situation = *read;
  const auto goal = goal_of(request, situation.ladder);
  if (!goal) return reply.fail();
  const auto quarters = whole_quarters(*first, goal->target.by());
  if (!quarters) return reply.fail();
  if (situation.answered.empty()) {
    Piece finding = reply.finding(situation.unknown.empty() ? "nothing_answered" : "all_unknown");
    if (situation.unknown.empty()) return;
    finding.number("count", static_cast<std::int64_t>(situation.unknown.size()));
    because_of(finding, situation, situation.below(situation.unknown, goal->level));
    return;
  }
  say_below(reply, situation, *goal, true);
  say_below(reply, situation, *goal, false);
  say_open(reply, situation);
  say_reviews(reply, request, situation);
  const Road road(situation.topics, situation.needs, goal->level, situation.ladder.quarters);
  say_urgent(reply, situation, road);
  // A first look is held against nothing, and a part of the topics makes no plan.
  if (request.record().labels().find(first_look_label).holds()) return;
  if (road.steps().empty()) {
    Piece finding = reply.finding("all_reached");
    goal->set(finding);
    finding.number("mean", situation.mean(), 2).number("count", situation.count());
    say_start(reply, situation);
    return;
  }
  const Plan plan = plan_of(road, given_capacity(request), *first, *quarters);
  if (plan.capacity > 0 && plan.steps.front().done < 0) return reply.fail();
  say_plan(reply, request, situation, *goal, plan, road);
}

}  // namespace peil::nba_maturity
