// Result: the headline values, and where everything else of it stands.
#include "app/view/screens.hpp"

#include <algorithm>

namespace peil::app::screens {

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

// The answered questions under the target, and how many of them have the first tag that any of them
// has: the phase to begin with, where the definition has phases.
struct Below {
  std::size_t count = 0;
  const Tag* tag = nullptr;
  std::size_t tagged = 0;
};
Below below_of(const Opened& opened, const Target& target) {
  const Definition& definition = opened.definition;
  Below below;
  std::vector<std::size_t> by_tag(definition.tags.size(), 0);
  for (const Question& question : definition.questions) {
    if (!question.scored || definition.subject_kind_of(question) != no_index) continue;
    const std::optional<double>& value = opened.outcome.record.values[question.ordinal];
    if (!value || *value >= target.value) continue;
    ++below.count;
    for (std::size_t index = 0; index < by_tag.size(); ++index) {
      const auto& own = question.tags;
      const auto& section = definition.sections[question.section].tags;
      const std::string& id = definition.tags[index].id;
      if (std::find(own.begin(), own.end(), id) != own.end() ||
          std::find(section.begin(), section.end(), id) != section.end()) {
        ++by_tag[index];
      }
    }
  }
  for (std::size_t index = 0; index < by_tag.size(); ++index) {
    if (by_tag[index] == 0 || definition.tags[index].title.empty()) continue;
    below.tag = &definition.tags[index];
    below.tagged = by_tag[index];
    break;
  }
  return below;
}

Node metrics(const Context& context, const Opened& opened, const Target* target,
             const Earlier* earlier) {
  const Score& main = *main_score(opened.definition);
  const ScoreOutcome& outcome = main_outcome(opened);
  // Where nothing can change any more, the value says it all.
  const auto range = [&](const ScoreOutcome& of, const ScoreWords& words) {
    const std::string low = of.range ? words(of.range->low) : std::string();
    const std::string high = of.range ? words(of.range->high) : std::string();
    return low == high ? std::string()
                       : context.word("result.value_note", {{"low", low}, {"high", high}});
  };
  const std::string total = std::to_string(outcome.coverage.applicable);
  std::vector<Node> cards;
  const ScoreWords words(context, opened.definition, main);
  std::string value_note = range(outcome, words);
  if (earlier && earlier->outcome.record.scores[main.ordinal].value) {
    std::string before =
        context.word("result.earlier_note",
                     {{"value", words.exact(*earlier->outcome.record.scores[main.ordinal].value)},
                      {"round", earlier->name}});
    value_note = value_note.empty() ? std::move(before) : before + " · " + value_note;
  }
  const bool exploring = is_exploration(opened.definition, opened.outcome);
  cards.push_back(metric("metric/value",
                         context.word(exploring ? "result.value_exploration" : "result.value"),
                         words.exact(*outcome.value), std::move(value_note)));
  cards.push_back(metric(
      "metric/coverage", context.word("result.coverage"),
      percentage(outcome.coverage.share(), context.language),
      context.word("result.coverage_note",
                   {{"answered", std::to_string(outcome.coverage.answered)}, {"total", total}})));
  if (target && is_mean_of_questions(main)) {
    const Below below = below_of(opened, *target);
    std::string note = context.word("result.below_note");
    if (below.tag) {
      note = context.word("result.below_first",
                          {{"count", std::to_string(below.tagged)},
                           {"tag", context.of(below.tag->title, opened.definition)}});
    }
    cards.push_back(metric(
        "metric/below", context.word("result.below", {{"target", words.target(target->value)}}),
        context.word("result.below_count", {{"count", std::to_string(below.count)},
                                            {"total", std::to_string(outcome.coverage.answered)}}),
        std::move(note)));
  }
  if (const Benchmark* benchmark = latest_benchmark(opened, main_score_at(opened.definition))) {
    cards.push_back(metric("metric/benchmark", benchmark_name(context, opened, *benchmark),
                           benchmark_value(context, benchmark->value, main.rule),
                           survey_text(context, opened, *benchmark)));
  }
  for (std::uint32_t index = 0; index < opened.definition.scores.size() && !exploring; ++index) {
    const Score& score = opened.definition.scores[index];
    if (&score == &main || score.subject_kind != no_index) continue;
    const ScoreOutcome& of = opened.outcome.record.scores[score.ordinal];
    if (!of.value) continue;
    const ScoreWords its_words(context, opened.definition, score);
    cards.push_back(metric("metric/score/" + score.id, context.of(score.title, opened.definition),
                           its_words(*of.value), range(of, its_words)));
    std::string line = benchmark_line(context, opened, {ScoreAt::Kind::score, index, no_index});
    if (!line.empty())
      cards.back().children.push_back(
          text("metric/score/" + score.id + "/benchmark", Look::small_secondary, std::move(line)));
  }
  Node node = grid("metrics", context.one_column() ? 150.0f : 190.0f, 16, std::move(cards));
  node.layout.fill = true;
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
  const std::optional<float> side_width = result_side_width(context.state.layout_width());
  const Score* score = main_score(opened.definition);
  const Target* target = score ? first_target(opened, *score) : nullptr;

  Node content = stack("result/content", 16, {});
  content.layout.max_width = 1360;
  const bool exploring = is_exploration(opened.definition, opened.outcome);
  const std::string title = record_title(context, opened);
  Node title_node =
      heading("result/title", Look::title, 1, context.word("result.title", {{"title", title}}));
  title_node.layout.grow = narrow ? 0.0f : 1.0f;
  Node copy =
      button("result/copy", Look::outline, context.word("copy.save_name", {{"title", title}}),
             ExportRecord{opened.record.record.id});
  copy.children.push_back(text("result/copy/label", Look::body, context.word("copy.save")));
  std::vector<Node> head;
  head.push_back(std::move(title_node));
  head.push_back(std::move(copy));
  content.children.push_back(narrow ? stack("result/head", 10, std::move(head))
                                    : row("result/head", 16, std::move(head)));
  const std::string subtitle = context.of(opened.definition.subtitle, opened.definition);
  const std::string checked = date(opened.definition.checked, context.language);
  content.children.push_back(
      text("result/about", Look::small_secondary,
           subtitle.empty()
               ? context.word("result.about_plain", {{"date", checked}})
               : context.word("result.about", {{"subtitle", subtitle}, {"date", checked}})));
  const std::string texts = custom_texts_line(context, opened.assessment);
  if (!texts.empty())
    content.children.push_back(text("result/texts", Look::small_secondary, texts));
  const Coverage progress = whole_progress(opened);
  const bool has_value = score && main_outcome(opened).value;
  Node main = stack("result/right", 16, {});
  std::optional<Node> side;
  std::vector<Node> rest;  // what the two columns of a wide window have under them
  if (!is_begun(progress)) {
    main.children.push_back(empty(context));
  } else {
    const std::optional<Earlier> earlier =
        has_value && !exploring ? earlier_of(context, opened) : std::nullopt;
    const std::vector<Conclusion> all = app::conclusions(conclusion_source(context, opened));
    const std::vector<SameConclusion> said = gravest_first(said_once(all));
    if (std::optional<Node> stop = stop_card(context, opened, said))
      content.children.push_back(std::move(*stop));
    if (has_value)
      main.children.push_back(metrics(context, opened, target, earlier ? &*earlier : nullptr));
    for (Node& one : conclusions(context, opened, all, said))
      rest.push_back(std::move(one));
    for (Node& one : judgement(context, opened, said))
      rest.push_back(std::move(one));
    if (has_value) {
      if (!exploring) {
        side = radar_card(context, opened, is_mean_of_questions(*score) ? target : nullptr,
                          earlier ? &*earlier : nullptr);
      }
      Node cells = cells_card(context, opened);
      if (!cells.children.empty()) {
        // They are about as high as the chart that they stand beside.
        auto& where = side && side_width ? main.children : rest;
        where.push_back(std::move(cells));
      }
      // A program that plans steps says more about the same.
      const Judgement* judgement = program_result(opened);
      const bool planned = judgement && !judgement->steps.empty();
      if (target && is_mean_of_questions(*score) && !planned) {
        rest.push_back(gains_card(context, opened, *target));
      }
    } else if (main.children.empty() && rest.empty()) {
      main.children.push_back(
          card("result/nothing", 0,
               {text("result/nothing/text", Look::body, context.word("result.nothing"))}));
    }
  }
  if (side && side_width) {
    // Beside the chart there is always something.
    if (main.children.size() < 2 && !rest.empty()) {
      main.children.push_back(std::move(rest.front()));
      rest.erase(rest.begin());
    }
    side->layout.width = *side_width;
    main.layout.grow = 1;
    Node columns = row("result/columns", 24, {});
    columns.children.push_back(std::move(*side));
    columns.children.push_back(std::move(main));
    columns.layout.align = Align::start;
    content.children.push_back(std::move(columns));
    for (Node& one : rest)
      content.children.push_back(std::move(one));
  } else {
    // The headline first, then the chart, then the rest; no wider than reads well.
    if (!side) content.layout.max_width = 960;
    if (side) main.children.push_back(std::move(*side));
    for (Node& one : rest)
      main.children.push_back(std::move(one));
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
