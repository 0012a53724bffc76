// Of the result: every question as a coloured, numbered cell, and where the largest gain is.
#include "app/view/screens.hpp"

#include <algorithm>
#include <cmath>

namespace peil::app::screens {

namespace {

// The colour of a value on its scale, 1 to 5; the number in the cell says the same.
std::uint8_t colour_level(double value, std::pair<double, double> values) {
  const auto [lowest, highest] = values;
  if (highest <= lowest) return 3;
  if (lowest >= 0 && highest <= 5 && highest >= 3) {
    return static_cast<std::uint8_t>(std::clamp(std::floor(value), 0.0, 5.0));
  }
  const double share = (value - lowest) / (highest - lowest);
  return static_cast<std::uint8_t>(1 + std::lround(std::clamp(share, 0.0, 1.0) * 4));
}

// The lowest and highest that an answer can count for.
std::pair<double, double> values_of(const Definition& definition, const Question& question) {
  if (question.scale == no_index) {
    return {question.minimum.value_or(0), question.maximum.value_or(0)};
  }
  const Scale& scale = definition.scales[question.scale];
  if (question.type != QuestionType::choices) return {scale.lowest, scale.highest};
  double low = 0;
  double high = 0;
  for (const Option& option : scale.options) {
    (option.value.value_or(0) < 0 ? low : high) += option.value.value_or(0);
  }
  return {low, high};
}

// How a question stands: what a cell shows, and the words for that.
struct Standing {
  std::string shown;
  const char* word;  // key of the words where they stand alone
  const char* cell;  // key of a cell's name
};
Standing standing_of(const Context& context, const Opened& opened, const Question& question) {
  const std::optional<double>& value = opened.outcome.record.values[question.ordinal];
  if (value) {
    return {figure(*value, 1, context.language), "result.level", "result.cell_answered"};
  }
  const auto found = opened.record.record.answers.find(question.id);
  const bool said = found != opened.record.record.answers.end();
  if (said && found->second.state == AnswerState::unknown)
    return {"?", "answer.unknown", "result.cell_unknown"};
  if (said && found->second.state == AnswerState::not_applicable)
    return {"–", "answer.not_applicable", "result.cell_not_applicable"};
  return {"·", "result.level_open", "result.cell_open"};
}

Node question_cell(const Context& context, const Opened& opened, const Question& question) {
  const Definition& definition = opened.definition;
  const std::optional<double>& value = opened.outcome.record.values[question.ordinal];
  const Standing standing = standing_of(context, opened, question);
  const std::string id = "cell/" + question.id;
  Node node = button(id, Look::level_cell,
                     context.word(standing.cell, {{"id", question.id},
                                                  {"title", context.of(question.title, definition)},
                                                  {"value", standing.shown}}),
                     ShowQuestion{{question.id, {}}});
  node.level = value ? colour_level(*value, values_of(definition, question)) : 0;
  node.layout.width = 44;
  node.layout.height = 24;
  node.layout.align = Align::center;
  node.children.push_back(text(id + "/value", Look::small, standing.shown));
  return node;
}

// Every question as a coloured cell, a strip for each section.
Node strips_of(const Context& context, const Opened& opened) {
  const Definition& definition = opened.definition;
  Node strips = stack("cells/strips", 4, {});
  // A section whose id is only a name for the file is called by its title.
  std::size_t longest = 0;
  bool titled = false;
  for (const Section& section : definition.sections) {
    if (section.subject_kind != no_index || !section.scored) continue;
    titled = titled || !is_code(section.id);
    longest = std::max(longest, section.id.size());
  }
  const float code_width = std::clamp(8.0f + 9.0f * static_cast<float>(longest), 34.0f, 110.0f);
  const float name_width = !titled ? code_width : context.one_column() ? 140.0f : 230.0f;
  const Scope whole = record_scope(opened);
  for (const Section& section : definition.sections) {
    if (section.subject_kind != no_index) continue;
    const std::string id = "cells/" + section.id;
    Node code = text(id + "/code", Look::small_secondary,
                     is_code(section.id) ? section.id : context.of(section.title, definition));
    code.layout.width = name_width;
    Node cells = row(id + "/cells", 4, {});
    cells.layout.wrap = true;
    cells.layout.grow = 1;
    for (std::uint32_t offset = 0; offset < section.question_count; ++offset) {
      const Question& question = definition.questions[section.first_question + offset];
      if (!question.scored || !is_asked(question, whole)) continue;
      cells.children.push_back(question_cell(context, opened, question));
    }
    if (cells.children.empty()) continue;
    Node strip = row(id, 0, {std::move(code), std::move(cells)});
    strip.role = Role::group;
    strip.name = context.of(section.title, definition);
    strips.children.push_back(std::move(strip));
  }
  return strips;
}

// The same as a table: a line for each question.
Node cells_table(const Context& context, const Opened& opened) {
  const Definition& definition = opened.definition;
  const float figure = context.one_column() ? 90.0f : 150.0f;
  Node table = stack("cells/table", 0, {});
  table.role = Role::table;
  table.name = context.word("result.all");
  table.layout.divided = true;
  Node head = row("cells/head", 8,
                  {table_cell("cells/head/question", Role::column_header, Look::small_secondary,
                              context.word("result.column_question"), 0),
                   table_cell("cells/head/level", Role::column_header, Look::small_secondary,
                              context.word("result.column_level"), figure)});
  head.role = Role::row;
  head.layout.height = 36;
  table.children.push_back(std::move(head));
  const Scope whole = record_scope(opened);
  for (const Question& question : definition.questions) {
    if (definition.subject_kind_of(question) != no_index || !question.scored ||
        !is_asked(question, whole)) {
      continue;
    }
    const std::string id = "cells/row/" + question.id;
    const Standing standing = standing_of(context, opened, question);
    const auto index = static_cast<std::uint32_t>(&question - definition.questions.data());
    Node name = table_cell(id + "/question", Role::row_header, Look::plain, {}, 0);
    name.children.push_back(link(id + "/open", question_title(context, opened, index),
                                 ShowQuestion{{question.id, {}}}));
    Node line = row(id, 8,
                    {std::move(name),
                     table_cell(id + "/level", Role::cell, Look::strong,
                                context.word(standing.word, {{"value", standing.shown}}), figure)});
    line.role = Role::row;
    line.layout.height = 36;
    line.layout.padding_y = 4;
    table.children.push_back(std::move(line));
  }
  return table;
}

}  // namespace

Node as_table_button(std::string id, const Context& context, const std::string& title,
                     bool as_table) {
  std::string words = context.word(as_table ? "chart.as_picture" : "chart.as_table");
  Node node = button(std::move(id), Look::quiet, words + ": " + title, ShowAsTable{!as_table});
  node.layout.padding_x = 4;
  node.children.push_back(text(node.id + "/label", Look::quiet, std::move(words)));
  return node;
}

Node cells_card(const Context& context, const Opened& opened) {
  Node cells = strips_of(context, opened);
  if (cells.children.empty()) return cells;
  const bool as_table = context.state.as_table;
  const Coverage& coverage = main_outcome(opened).coverage;
  Node node = card("cells", 14,
                   {stack("cells/about", 4,
                          {heading("cells/title", Look::heading, 2, context.word("result.all")),
                           text("cells/summary", Look::small_secondary,
                                context.word("result.cells_summary",
                                             {{"answered", std::to_string(coverage.answered)},
                                              {"total", std::to_string(coverage.applicable)}}))})});
  if (as_table) {
    node.children.push_back(cells_table(context, opened));
  } else {
    node.children.push_back(std::move(cells));
    node.children.push_back(
        text("cells/legend", Look::small_secondary, context.word("result.cells_legend")));
  }
  node.children.push_back(
      as_table_button("cells/as_table", context, context.word("result.all"), as_table));
  return node;
}

namespace {

constexpr std::size_t gains_shown = 5;

struct Gain {
  std::size_t question = 0;
  double value = 0;  // what its answer counts for now
  double gain = 0;
  std::string next;  // the level it would reach
};

// What raising one answered question below the target by one option adds to the value so far.
// Largest first; equal gains in the order of the lowest level, then of the definition.
std::vector<Gain> gains(const Opened& opened, const Target& target) {
  const Definition& definition = opened.definition;
  const ScoreOutcome& outcome = main_outcome(opened);
  std::vector<Gain> result;
  if (outcome.coverage.weight_answered <= 0) return result;
  for (const Term& term : opened.evaluation.terms(main_score_at(definition))) {
    if (term.state != Term::State::counted || term.value >= target.value) continue;
    const Question& question = definition.questions[term.index];
    if (question.type != QuestionType::scale && question.type != QuestionType::choice) continue;
    const Scale& scale = definition.scales[question.scale];
    const Option* next = nullptr;
    for (const Option& option : scale.options) {
      if (option.value && *option.value > term.value && (!next || *option.value < *next->value)) {
        next = &option;
      }
    }
    if (!next) continue;
    const double gain =
        (*next->value - term.value) * term.weight / outcome.coverage.weight_answered;
    result.push_back({term.index, term.value, gain, next->id});
  }
  const std::vector<std::size_t> order = in_order(result.size(), [&](std::size_t a, std::size_t b) {
    if (result[a].gain != result[b].gain) return result[a].gain > result[b].gain;
    return result[a].value < result[b].value;
  });
  std::vector<Gain> first;
  for (std::size_t at = 0; at < std::min(order.size(), gains_shown); ++at) {
    first.push_back(std::move(result[order[at]]));
  }
  return first;
}

}  // namespace

Node gains_card(const Context& context, const Opened& opened, const Target& target) {
  const Definition& definition = opened.definition;
  std::vector<Gain> all = gains(opened, target);
  Node node =
      card("gain", 10, {heading("gain/title", Look::heading, 2, context.word("result.gain"))});
  if (all.empty()) {
    node.children.push_back(text("gain/none", Look::body, context.word("result.gain_none")));
    return node;
  }
  node.children.push_back(
      text("gain/note", Look::small_secondary, context.word("result.gain_note")));
  Node list = stack("gain/list", 0, {});
  list.role = Role::list;
  list.name = context.word("result.gain");
  list.layout.divided = true;
  for (const Gain& gain : all) {
    const Question& question = definition.questions[gain.question];
    const std::string id = "gain/" + question.id;
    Node code = text(id + "/code", Look::small_secondary, question.id);
    code.layout.width = 52;
    Node title = button(id + "/title", Look::link, context.of(question.title, definition),
                        ShowQuestion{{question.id, {}}});
    title.role = Role::link;
    title.layout.grow = 1;
    Node value = text(
        id + "/gain", Look::small_strong,
        context.word("result.gain_line",
                     {{"gain", number(gain.gain, 2, context.language)}, {"level", gain.next}}));
    Node line = row(id, 8, {std::move(code), std::move(title)});
    if (context.one_column()) {
      line.id += "/question";
      line.layout.align = Align::start;
      line = stack(id, 2, {std::move(line), std::move(value)});
      line.layout.padding_y = 6;
    } else {
      line.children.push_back(std::move(value));
    }
    line.role = Role::list_item;
    line.layout.height = 38;
    list.children.push_back(std::move(line));
  }
  node.children.push_back(std::move(list));
  return node;
}

}  // namespace peil::app::screens
