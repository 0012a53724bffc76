#include "app/view/range_bar.hpp"

#include "app/facts/score_words.hpp"
#include "app/view/nodes.hpp"

namespace peil::app {

Node range_bar(std::string id, const Context& context, const Opened& opened) {
  const Score& score = *main_score(opened.definition);
  const ScoreOutcome& outcome = main_outcome(opened);
  const auto [lowest, highest] = bounds(opened, score);
  const Target* target = first_target(opened, score);
  const ScoreWords show(context, opened.definition, score);
  const auto bound = [&](double value) {
    if (score.rule == Rule::share) return show(value);
    return figure(value, 1, context.language);
  };

  RangeBar bar;
  bar.lowest = lowest;
  bar.highest = highest;
  bar.lowest_label = bound(lowest);
  bar.highest_label = bound(highest);
  bar.value = outcome.value;
  const Range range = outcome.range.value_or(Range{lowest, highest});
  // While nothing is known all is possible: an empty track says that, a full one the reverse.
  if (outcome.value || range.low > lowest || range.high < highest) {
    bar.low = range.low;
    bar.high = range.high;
  }
  if (target) {
    bar.target = target->value;
    bar.target_label = context.word("score.target", {{"target", show.target(target->value)}});
  }

  Node node;
  node.id = std::move(id);
  node.role = Role::meter;
  node.look = Look::picture;
  node.name =
      context.word(outcome.value && outcome.coverage.open() == 0 ? "score.final" : "score.so_far");
  const std::string key =
      std::string("score.bar") + (outcome.value ? "" : "_none") + (target ? "" : "_plain");
  node.value = context.word(key, {{"value", outcome.value ? show(*outcome.value) : ""},
                                  {"lowest", bar.lowest_label},
                                  {"highest", bar.highest_label},
                                  {"low", show(range.low)},
                                  {"high", show(range.high)},
                                  {"target", target ? show.target(target->value) : ""}});
  node.layout.height = 56;
  node.chart = std::move(bar);
  return node;
}

}  // namespace peil::app
