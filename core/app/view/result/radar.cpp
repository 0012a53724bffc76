// Of the result: the sections as a radar, against the target, an earlier round and what others
// scored, or the same as a table.
#include "app/view/screens.hpp"

#include <algorithm>

namespace peil::app::screens {

namespace {

// The radar is of sections that are scored as the main score is.
ScoreWords words_of(const Context& context, const Opened& opened) {
  return ScoreWords(context, opened.definition, *main_score(opened.definition));
}

// The sections that have a score, in order.
std::vector<std::size_t> scored_sections(const Definition& definition) {
  std::vector<std::size_t> result;
  for (std::size_t index = 0; index < definition.sections.size(); ++index) {
    const Section& section = definition.sections[index];
    if (section.scored && section.subject_kind == no_index) result.push_back(index);
  }
  return result;
}

ScoreAt score_of(std::size_t section) {
  return {ScoreAt::Kind::section, static_cast<std::uint32_t>(section), no_index};
}

Node radar_chart(const Context& context, const Opened& opened, const Target* target,
                 const Earlier* earlier, const Benchmark* benchmark) {
  const Definition& definition = opened.definition;
  Radar radar;
  radar.lowest = radar.highest = target ? target->value : 0;
  bool any = target != nullptr;
  RadarSeries now{RadarSeries::Kind::current, context.word("result.legend_now"), {}};
  std::size_t known = 0;
  std::size_t reached = 0;
  const ScoreOutcome* best = nullptr;
  const ScoreOutcome* worst = nullptr;
  std::size_t best_at = 0;
  std::size_t worst_at = 0;
  for (const std::size_t index : scored_sections(definition)) {
    const ScoreOutcome& outcome =
        opened.outcome.record.sections[definition.sections[index].ordinal];
    const Section& section = definition.sections[index];
    if (const auto& range = opened.assessment.blank.record.sections[section.ordinal].range) {
      radar.lowest = any ? std::min(radar.lowest, range->low) : range->low;
      radar.highest = any ? std::max(radar.highest, range->high) : range->high;
      any = true;
    }
    radar.axes.push_back(section.id);
    now.values.push_back(outcome.value);
    if (!outcome.value) continue;
    ++known;
    if (target && *outcome.value >= target->value) ++reached;
    if (!best || *outcome.value > *best->value) best = &outcome, best_at = index;
    if (!worst || *outcome.value < *worst->value) worst = &outcome, worst_at = index;
  }
  if (target) {
    radar.series.push_back(
        {RadarSeries::Kind::target,
         context.word("result.legend_target",
                      {{"target", words_of(context, opened).target(target->value)}}),
         std::vector<std::optional<double>>(radar.axes.size(), target->value)});
  }
  if (earlier) {
    RadarSeries series{RadarSeries::Kind::earlier, earlier->name, {}};
    for (const std::size_t index : scored_sections(definition)) {
      series.values.push_back(
          earlier->outcome.record.sections[definition.sections[index].ordinal].value);
    }
    radar.series.push_back(std::move(series));
  }
  if (benchmark) {
    RadarSeries series{
        RadarSeries::Kind::benchmark, benchmark_name(context, opened, *benchmark), {}};
    for (const std::size_t index : scored_sections(definition))
      series.values.push_back(value_in_survey(opened, *benchmark, score_of(index)));
    radar.series.push_back(std::move(series));
  }
  radar.series.push_back(std::move(now));

  Node node;
  node.id = "radar";
  node.role = Role::chart;
  node.look = Look::picture;
  node.name = context.word(target ? "result.radar" : "result.radar_plain");
  if (best) {
    node.description =
        context.word(target ? "result.radar_summary" : "result.radar_summary_plain",
                     {{"count", std::to_string(known)},
                      {"total", std::to_string(radar.axes.size())},
                      {"highest", context.of(definition.sections[best_at].title, definition)},
                      {"highest_value", words_of(context, opened)(*best->value)},
                      {"lowest", context.of(definition.sections[worst_at].title, definition)},
                      {"lowest_value", words_of(context, opened)(*worst->value)},
                      {"reached", std::to_string(reached)}});
  }
  node.chart = std::move(radar);
  node.layout.height = context.one_column() ? 320.0f : 470.0f;
  return node;
}

// Whether people know the sections that have a score by codes, such as RM and GO.
bool has_codes(const Definition& definition) {
  const std::vector<std::size_t> sections = scored_sections(definition);
  return std::all_of(sections.begin(), sections.end(), [&](std::size_t index) {
    constexpr std::size_t longest = 8;
    const std::string& id = definition.sections[index].id;
    return id.size() <= longest && is_code(id);
  });
}

// How wide the card is inside, at its narrowest.
float room_of(const Context& context) {
  const float width = context.state.layout_width();
  if (context.one_column()) return width - 64;
  return result_side_width(width).value_or(width - 80) - 40;
}

Node radar_table(const Context& context, const Opened& opened, const Target* target,
                 const Earlier* earlier, const Benchmark* benchmark) {
  const Definition& definition = opened.definition;
  constexpr float narrow = 60;
  constexpr float wide = 84;
  // What there is no room for stands elsewhere too: how much is answered in the outline, the range
  // in the bars.
  const float room = room_of(context) - (benchmark ? wide + 8 : 0);
  const bool has_answered = room >= 480;
  const bool has_range = room >= 320 || !(earlier || benchmark);
  const auto head = [&](const char* id, const char* key, float width) {
    return table_cell(id, Role::column_header, Look::small_secondary, context.word(key), width);
  };
  Node table = stack("radar/table", 0, {});
  table.role = Role::table;
  table.name = context.word(target ? "result.radar" : "result.radar_plain");
  table.layout.divided = true;
  Node first = row("radar/table/head", 8,
                   {head("radar/head/section", "result.column_section", 0),
                    head("radar/head/value", "result.column_value", narrow)});
  if (earlier) {
    first.children.push_back(table_cell("radar/head/earlier", Role::column_header,
                                        Look::small_secondary, earlier->name, narrow));
  }
  if (benchmark) first.children.push_back(head("radar/head/benchmark", "benchmark.name", wide));
  if (has_answered)
    first.children.push_back(head("radar/head/answered", "result.column_answered", wide));
  if (has_range) first.children.push_back(head("radar/head/range", "result.column_range", wide));
  first.role = Role::row;
  first.layout.height = 36;
  table.children.push_back(std::move(first));
  for (const std::size_t index : scored_sections(definition)) {
    const Section& section = definition.sections[index];
    const ScoreOutcome& outcome =
        opened.outcome.record.sections[definition.sections[index].ordinal];
    const ScoreWords words(context, definition, section);
    const std::string id = "radar/row/" + section.id;
    const std::string range = outcome.range
                                  ? words(outcome.range->low) + " – " + words(outcome.range->high)
                                  : std::string("–");
    const auto shown = [&](const ScoreOutcome& of) {
      return of.value ? words(*of.value) : std::string("–");
    };
    Node line = row(id, 8,
                    {table_cell(id + "/title", Role::row_header, Look::body,
                                context.of(section.title, definition), 0),
                     table_cell(id + "/value", Role::cell, Look::strong, shown(outcome), narrow)});
    if (earlier) {
      line.children.push_back(table_cell(id + "/earlier", Role::cell, Look::small_secondary,
                                         shown(earlier->outcome.record.sections[section.ordinal]),
                                         narrow));
    }
    if (benchmark) {
      const std::optional<double> value = value_in_survey(opened, *benchmark, score_of(index));
      line.children.push_back(
          table_cell(id + "/benchmark", Role::cell, Look::small_secondary,
                     value ? benchmark_value(context, *value, section.rule) : "–", wide));
    }
    if (has_answered)
      line.children.push_back(table_cell(id + "/answered", Role::cell, Look::small_secondary,
                                         std::to_string(outcome.coverage.answered) + "/" +
                                             std::to_string(outcome.coverage.applicable),
                                         wide));
    if (has_range)
      line.children.push_back(
          table_cell(id + "/range", Role::cell, Look::small_secondary, range, wide));
    line.role = Role::row;
    line.layout.height = 34;
    table.children.push_back(std::move(line));
  }
  return table;
}

}  // namespace

std::optional<Node> radar_card(const Context& context, const Opened& opened, const Target* target,
                               const Earlier* earlier) {
  const std::size_t sections = scored_sections(opened.definition).size();
  if (sections == 0) return std::nullopt;
  // A radar needs three axes to be a surface.
  const bool few = sections < 3;
  const bool as_table = few || context.state.as_table;
  const Benchmark* benchmark = latest_of_sections(opened);
  Node picture = as_table ? radar_table(context, opened, target, earlier, benchmark)
                          : radar_chart(context, opened, target, earlier, benchmark);
  // Bars say nothing of an earlier round or of others: there is no room for it. They are also for
  // sections that people don't know by a short code: a radar has no room for their titles.
  const bool bars = context.one_column() || !has_codes(opened.definition);
  if (bars) picture = as_bars(std::move(picture), context, opened);
  const std::string title = picture.name;
  Node head = stack("radar/head", 4, {heading("radar/title", Look::heading, 2, title)});
  if (!as_table) {
    // One sentence that says what there is to see.
    if (!picture.description.empty()) {
      head.children.push_back(text("radar/summary", Look::small_secondary, picture.description));
    }
    Node legend = row("radar/legend", 14,
                      {text("radar/legend/now", Look::small_secondary,
                            (bars ? "• " : "— ") + context.word("result.legend_now"))});
    legend.layout.wrap = true;
    if (target) {
      legend.children.push_back(text(
          "radar/legend/target", Look::target,
          "- - " + context.word("result.legend_target",
                                {{"target", words_of(context, opened).target(target->value)}})));
    }
    if (earlier && !bars) {
      legend.children.push_back(
          text("radar/legend/earlier", Look::small_secondary,
               context.word("result.legend_earlier", {{"round", earlier->name}})));
    }
    head.children.push_back(std::move(legend));
  }
  if (benchmark && (as_table || !bars)) {
    head.children.push_back(text("radar/legend/benchmark", Look::small_secondary,
                                 (as_table ? "" : "· · · ") +
                                     benchmark_name(context, opened, *benchmark) + ": " +
                                     survey_text(context, opened, *benchmark)));
  }
  Node node = card("radar/card", 12, {std::move(head), std::move(picture)});
  if (few) return node;
  node.children.push_back(as_table_button("radar/as_table", context, title, as_table));
  return node;
}

}  // namespace peil::app::screens
