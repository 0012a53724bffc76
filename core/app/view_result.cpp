// Result: the headline values, the radar of sections against the target, every question as a numbered cell, and where
// the largest gain is.
#include "app/view_parts.hpp"

#include <algorithm>
#include <cmath>

namespace peil::app::screens {

using namespace parts;

namespace {

Node metric(const std::string& id, std::string label, std::string figure, std::string note) {
  Node node = card(id, 4,
                   {text(id + "/label", Look::small_secondary, std::move(label)),
                    text(id + "/figure", Look::figure, std::move(figure)),
                    text(id + "/note", Look::small_secondary, std::move(note))});
  node.name = node.children[0].name;
  node.layout.padding_y = 16;
  return node;
}

// Whether a question's value, a section's score and the target are on one scale, so that they can be compared.
bool is_mean_of_questions(const Score& score) {
  return score.rule == Rule::mean && score.over == Over::questions;
}

Node metrics(const Context& context, const Opened& opened, const Target* target) {
  const Score& main = *main_score(opened.definition);
  const ScoreOutcome& outcome = main_outcome(opened);
  const auto range = [&](const ScoreOutcome& of, Rule rule) {
    return of.range ? context.word("result.value_note",
                                   {{"low", score_text(of.range->low, context, rule)},
                                    {"high", score_text(of.range->high, context, rule)}})
                    : std::string();
  };
  const std::string total = std::to_string(outcome.coverage.applicable);
  std::vector<Node> cards;
  cards.push_back(metric("metric/value", context.word("result.value"),
                         main.rule == Rule::share ? score_text(*outcome.value, context, main.rule)
                                                  : number(*outcome.value, 2, context.language),
                         range(outcome, main.rule)));
  cards.push_back(metric(
      "metric/coverage", context.word("result.coverage"),
      percentage(outcome.coverage.share(), context.language),
      context.word("result.coverage_note",
                   {{"answered", std::to_string(outcome.coverage.answered)}, {"total", total}})));
  if (target && is_mean_of_questions(main)) {
    std::size_t below = 0;
    for (const Question& question : opened.definition.questions) {
      if (!question.scored || opened.definition.subject_kind_of(question) != no_index) continue;
      const std::optional<double>& value = opened.outcome.record.values[question.place];
      below += value && *value < target->value ? 1 : 0;
    }
    cards.push_back(metric(
        "metric/below",
        context.word("result.below", {{"target", score_text(target->value, context)}}),
        context.word("result.below_count", {{"count", std::to_string(below)},
                                            {"total", std::to_string(outcome.coverage.answered)}}),
        context.word("result.below_note")));
  }
  for (const Score& score : opened.definition.scores) {
    if (&score == &main || score.subject_kind != no_index) continue;
    const ScoreOutcome& of = opened.outcome.record.scores[score.place];
    if (!of.value) continue;
    cards.push_back(metric("metric/score/" + score.id, context.of(score.title, opened.definition),
                           score_text(*of.value, context, score.rule), range(of, score.rule)));
  }
  Node node = grid("metrics", context.one_column() ? 150.0f : 190.0f, 16, std::move(cards));
  node.layout.fill = true;
  return node;
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

Node radar_chart(const Context& context, const Opened& opened, const Target* target) {
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
    const ScoreOutcome& outcome = opened.outcome.record.sections[definition.sections[index].place];
    const Section& section = definition.sections[index];
    if (const auto& range = opened.assessment.blank.record.sections[section.place].range) {
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
         context.word("result.legend_target", {{"target", score_text(target->value, context)}}),
         std::vector<std::optional<double>>(radar.axes.size(), target->value)});
  }
  radar.series.push_back(std::move(now));

  Node node;
  node.id = "radar";
  node.role = Role::chart;
  node.look = Look::picture;
  node.name = context.word("result.radar");
  if (best) {
    node.description =
        context.word(target ? "result.radar_summary" : "result.radar_summary_plain",
                     {{"count", std::to_string(known)},
                      {"total", std::to_string(radar.axes.size())},
                      {"highest", context.of(definition.sections[best_at].title, definition)},
                      {"highest_value", score_text(*best->value, context)},
                      {"lowest", context.of(definition.sections[worst_at].title, definition)},
                      {"lowest_value", score_text(*worst->value, context)},
                      {"reached", std::to_string(reached)}});
  }
  node.chart = std::move(radar);
  node.layout.height = context.one_column() ? 320.0f : 470.0f;
  return node;
}

Node radar_table(const Context& context, const Opened& opened) {
  const Definition& definition = opened.definition;
  const float narrow = context.one_column() ? 56.0f : 78.0f;
  const float wide = context.one_column() ? 80.0f : 100.0f;
  const auto head = [&](const char* id, const char* key, float width) {
    return table_cell(id, Role::column_header, Look::small_secondary, context.word(key), width);
  };
  Node table = stack("radar/table", 0, {});
  table.role = Role::table;
  table.name = context.word("result.radar");
  table.layout.divided = true;
  Node first = row("radar/table/head", 8,
                   {head("radar/head/section", "result.column_section", 0),
                    head("radar/head/value", "result.column_value", narrow),
                    head("radar/head/answered", "result.column_answered", wide),
                    head("radar/head/range", "result.column_range", wide)});
  first.role = Role::row;
  first.layout.height = 36;
  table.children.push_back(std::move(first));
  for (const std::size_t index : scored_sections(definition)) {
    const Section& section = definition.sections[index];
    const ScoreOutcome& outcome = opened.outcome.record.sections[definition.sections[index].place];
    const std::string id = "radar/row/" + section.id;
    const std::string range = outcome.range
                                  ? score_text(outcome.range->low, context, section.rule) + " – " +
                                        score_text(outcome.range->high, context, section.rule)
                                  : std::string("–");
    Node line =
        row(id, 8,
            {table_cell(id + "/title", Role::row_header, Look::body,
                        context.of(section.title, definition), 0),
             table_cell(id + "/value", Role::cell, Look::strong,
                        outcome.value ? score_text(*outcome.value, context, section.rule) : "–",
                        narrow),
             table_cell(id + "/answered", Role::cell, Look::small_secondary,
                        std::to_string(outcome.coverage.answered) + "/" +
                            std::to_string(outcome.coverage.applicable),
                        wide),
             table_cell(id + "/range", Role::cell, Look::small_secondary, range, wide)});
    line.role = Role::row;
    line.layout.height = 34;
    table.children.push_back(std::move(line));
  }
  return table;
}

Node radar_card(const Context& context, const Opened& opened, const Target* target) {
  const char* const mark = context.one_column() ? "• " : "— ";
  Node legend = row(
      "radar/legend", 14,
      {text("radar/legend/now", Look::small_secondary, mark + context.word("result.legend_now"))});
  if (target) {
    legend.children.push_back(
        text("radar/legend/target", Look::target,
             "- - " + context.word("result.legend_target",
                                   {{"target", score_text(target->value, context)}})));
  }
  Node node = card("radar/card", 12,
                   {stack("radar/head", 4,
                          {heading("radar/title", Look::heading, 2, context.word("result.radar")),
                           std::move(legend)})});
  // A radar needs three axes to be a surface.
  const bool few = scored_sections(opened.definition).size() < 3;
  const bool as_table = few || context.state.as_table;
  node.children.push_back(as_table ? radar_table(context, opened)
                                   : radar_chart(context, opened, target));
  if (context.one_column()) {
    node.children.back() = as_bars(std::move(node.children.back()), context, opened);
  }
  if (few) {
    // The picture's legend says nothing of a table.
    node.children.front().children.pop_back();
    return node;
  }
  Node foot = row("radar/foot", 0, {});
  foot.children.push_back(button("radar/as_table", Look::quiet,
                                 context.word(as_table ? "chart.as_picture" : "chart.as_table"),
                                 ShowAsTable{!as_table}));
  node.children.push_back(std::move(foot));
  return node;
}

Node empty(const Context& context) {
  Node action = row("result/empty/row", 0,
                    {button("result/empty/action", Look::primary,
                            context.word("result.empty_action"), ShowQuestions{})});
  Node node = card("result/empty", 10,
                   {heading("result/empty/title", Look::heading, 2, context.word("result.empty")),
                    text("result/empty/hint", Look::body, context.word("result.empty_hint")),
                    std::move(action)});
  return node;
}

}  // namespace

Node result(const Context& context, const Opened& opened) {
  const bool narrow = context.one_column();
  const bool side_by_side = context.state.layout_width() >= 1000;
  const Score* score = main_score(opened.definition);
  const Target* target = score ? first_target(opened.definition, *score) : nullptr;

  Node content = stack("result/content", 16, {});
  content.layout.max_width = 1360;
  content.children.push_back(
      heading("result/title", Look::title, 1,
              context.word("result.title",
                           {{"title", context.of(opened.definition.title, opened.definition)}})));
  const Coverage progress = whole_progress(opened);
  const bool has_value = score && main_outcome(opened).value;
  Node main = stack("result/right", 16, {});
  std::optional<Node> side;
  if (progress.answered + progress.unknown + progress.not_applicable == 0) {
    main.children.push_back(empty(context));
  } else {
    if (has_value) main.children.push_back(metrics(context, opened, target));
    for (Node& one : conclusions(context, opened))
      main.children.push_back(std::move(one));
    for (Node& one : judgement(context, opened))
      main.children.push_back(std::move(one));
    if (has_value) {
      if (!scored_sections(opened.definition).empty()) {
        side = radar_card(context, opened, is_mean_of_questions(*score) ? target : nullptr);
      }
      Node cells = cells_card(context, opened);
      if (!cells.children[1].children.empty()) main.children.push_back(std::move(cells));
      // A program that plans steps says more about the same.
      const std::optional<Judgement>& judgement = opened.record.judging.judgement;
      const bool planned = judgement && !judgement->steps.empty();
      if (target && is_mean_of_questions(*score) && !planned) {
        main.children.push_back(gains_card(context, opened, *target));
      }
    } else if (main.children.empty()) {
      main.children.push_back(
          card("result/nothing", 0,
               {text("result/nothing/text", Look::body, context.word("result.nothing"))}));
    }
  }
  if (side && side_by_side) {
    side->layout.width = std::clamp(context.state.layout_width() * 0.38f, 400.0f, 560.0f);
    main.layout.grow = 1;
    Node columns = row("result/columns", 24, {});
    columns.children.push_back(std::move(*side));
    columns.children.push_back(std::move(main));
    columns.layout.align = Align::start;
    content.children.push_back(std::move(columns));
  } else {
    // The headline first, then the chart, then the rest; no wider than reads well.
    if (!side) content.layout.max_width = 960;
    if (side) main.children.insert(main.children.begin() + 1, std::move(*side));
    content.children.push_back(std::move(main));
  }
  Node page = stack("result", 0, {std::move(content)});
  page.role = Role::main;
  page.look = Look::page;
  page.layout.padding_x = narrow ? 12.0f : 40.0f;
  page.layout.padding_y = narrow ? 16.0f : 26.0f;
  page.layout.grow = 1;
  page.layout.scroll = true;
  return page;
}

}  // namespace peil::app::screens
