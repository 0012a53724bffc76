#include "score.hpp"

#include "say.hpp"

namespace peil::digital_sovereignty {

namespace {

using plugin::Reply;

void say_score(const Service& service, const Points& points, const char* id,
               const ByObjective& weights, Reply& reply) {
  Say score(reply, Score{id}, service);
  if (!points.is_whole || points.open > 0) {
    score.none("value");
  } else {
    score.percent("value", percent(weights, points.low));
  }
  if (!points.is_whole) return;
  score.percent("low", percent(weights, points.low));
  score.percent("high", percent(weights, points.high));
}

}  // namespace

Points points_of(const std::vector<Item>& items, const Service& service) {
  Points points;
  for (std::size_t i = 0; i < items.size(); ++i) {
    const Level& level = service.levels[i];
    points.is_whole = points.is_whole && (level.is_asked || level.state == Level::State::out);
    const std::size_t objective = items[i].objective;
    if (level.state == Level::State::out) {
      ++points.left_out;
    } else if (level.state == Level::State::open) {
      ++points.open;
      points.high[objective] += items[i].most_points();
    } else {
      points.low[objective] += level.points;
      points.high[objective] += level.points;
    }
  }
  return points;
}

std::int64_t percent(const ByObjective& weights, const ByObjective& points) {
  std::int64_t sum = 0;
  for (std::size_t i = 0; i < objectives; ++i)
    sum += weights[i] * points[i];
  return sum;
}

bool say_scores(const Situation& situation, const plugin::Assessment& assessment, Reply& reply) {
  const auto weights_2026 = by_objective(assessment, "weights_2026");
  const auto weights_v121 = by_objective(assessment, "weights_v121");
  if (!weights_2026 || !weights_v121) return false;
  std::vector<std::size_t> in_part;
  for (std::size_t s = 0; s < situation.services.size(); ++s) {
    const Service& service = situation.services[s];
    const Points points = points_of(situation.items, service);
    say_score(service, points, "eu_2026", *weights_2026, reply);
    say_score(service, points, "eu_v121", *weights_v121, reply);
    if (!points.is_whole) {
      in_part.push_back(s);
      continue;
    }
    Say note(reply, Note{"how_points", "eu_2026"}, service);
    constexpr const char* places[] = {"p1", "p2", "p3", "p4", "p5", "p6", "p7", "p8"};
    for (std::size_t i = 0; i < objectives; ++i)
      note.points(places[i], points.low[i]);
    note.number("open", static_cast<std::int64_t>(points.open))
        .number("out", static_cast<std::int64_t>(points.left_out));
  }
  if (!in_part.empty()) Say(reply, Finding{"in_part"}).services(situation, in_part);
  Say(reply, Note{"how_score", "eu_2026"});
  return true;
}

}  // namespace peil::digital_sovereignty
