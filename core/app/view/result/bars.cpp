// Of the result: the sections' values under each other, where a radar would be too small to read.
#include "app/view/screens.hpp"

#include <algorithm>

namespace peil::app::screens {

Node as_bars(Node picture, const Context& context, const Opened& opened) {
  const Radar* radar = std::get_if<Radar>(&picture.chart);
  if (!radar) return picture;
  const auto target =
      std::find_if(radar->series.begin(), radar->series.end(),
                   [](const RadarSeries& one) { return one.kind == RadarSeries::Kind::target; });
  Bars bars;
  bars.lowest = radar->lowest;
  bars.highest = radar->highest;
  const Score& score = *main_score(opened.definition);
  const ScoreWords words(context, opened.definition, score);
  bars.lowest_label = words(radar->lowest);
  bars.highest_label = words(radar->highest);
  for (std::size_t axis = 0; axis < radar->axes.size(); ++axis) {
    const Section* section = opened.definition.find_section(radar->axes[axis]);
    if (!section) continue;
    const ScoreOutcome& outcome = opened.outcome.record.sections[section->ordinal];
    Bars::Item item;
    item.label = context.of(section->title, opened.definition);
    item.value = outcome.value;
    item.value_label =
        outcome.value ? ScoreWords(context, opened.definition, *section)(*outcome.value) : "–";
    if (outcome.value && outcome.range && outcome.range->low < outcome.range->high) {
      item.low = outcome.range->low;
      item.high = outcome.range->high;
    }
    if (target != radar->series.end()) item.target = target->values[axis];
    bars.items.push_back(std::move(item));
  }
  picture.chart = std::move(bars);
  picture.layout.height = 0;
  return picture;
}

}  // namespace peil::app::screens
