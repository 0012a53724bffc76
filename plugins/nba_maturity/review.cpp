#include "review.hpp"

#include <algorithm>
#include <string_view>

namespace peil::nba_maturity {

namespace {

constexpr std::string_view suffix = ".review";

}  // namespace

Reviews read_reviews(const plugin::Request& request, const Situation& situation) {
  Reviews reviews;
  for (const plugin::Answer answer : request.record().answers()) {
    std::string_view id = answer.id();
    if (!answer.given() || !id.ends_with(suffix)) continue;
    id.remove_suffix(suffix.size());
    const auto topic = std::find_if(situation.answered.begin(), situation.answered.end(),
                                    [&](std::size_t index) { return situation.ids[index] == id; });
    if (topic == situation.answered.end()) continue;
    reviews.given = true;
    const std::string_view by = answer.text();
    if (by == "peer") {
      ++reviews.peer;
    } else if (by == "design") {
      ++reviews.design;
    } else if (by == "operation") {
      ++reviews.operation;
    } else {
      continue;
    }
    reviews.sum += situation.ladder.lowest + situation.topics[*topic].level;
    reviews.topics.push_back(*topic);
  }
  return reviews;
}

}  // namespace peil::nba_maturity
