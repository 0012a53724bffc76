// Of the result: the steps that the plugin's program puts in an order, such as a plan or a
// calendar.
#include "app/view/screens.hpp"

#include <algorithm>

namespace peil::app::screens {

namespace {

constexpr std::size_t steps_shown = 12;

// Which figures a list's steps have: what none of them has gets no column.
struct Figures {
  bool effort = false;
  bool value = false;
};

std::string step_title(const Context& context, const Opened& opened, const PluginStep& step) {
  if (step.question != no_index)
    return question_title(context, opened, step.question) +
           subject_suffix(context, opened, step.scope);
  return context.of(opened.definition.actions[step.action].title, opened.definition) +
         subject_suffix(context, opened, step.scope);
}

// `naar 3 · Bepaald`
std::string step_aim(const Context& context, const Opened& opened, const PluginStep& step) {
  if (step.question == no_index || step.option.empty()) return {};
  const Question& question = opened.definition.questions[step.question];
  if (question.scale == no_index) return {};
  for (const Option& option : opened.definition.scales[question.scale].options) {
    if (option.id != step.option) continue;
    const std::string label = context.of(option.label, opened.definition);
    // Levels that people know by a number are told by it: `3 · Bepaald`.
    const bool numbered =
        option.id != label && option.id.find_first_not_of("0123456789") == std::string::npos;
    return context.word("judged.step_to",
                        {{"option", numbered ? option.id + " · " + label : label}});
  }
  return {};
}

std::string effort_text(const Context& context, double effort) {
  return figure(effort, 1, context.language);
}

// The score of the list after the step; a dash if the program doesn't say.
std::string value_text(const Context& context, const Opened& opened, const PluginStep& step) {
  if (!step.value) return "–";
  const std::uint32_t score = opened.definition.additions.lists[step.index].score;
  if (score == no_index) return ScoreWords(context, Rule::mean).exact(*step.value);
  return ScoreWords(context, opened.definition, opened.definition.scores[score]).exact(*step.value);
}

Node step_row(const Context& context, const Opened& opened, const PluginStep& step,
              const std::string& id, const Figures& figures) {
  const std::string title = step_title(context, opened, step);
  Node name = table_cell(id + "/step", Role::row_header, Look::plain, {}, 0);
  Node words = stack(id + "/words", 0, {});
  if (step.question != no_index) {
    const Question& question = opened.definition.questions[step.question];
    const bool of_subject = opened.definition.subject_kind_of(question) != no_index;
    words.children.push_back(
        link(id + "/open", title,
             ShowQuestion{{question.id, of_subject ? step.scope.subject : std::string()}}));
  } else {
    words.children.push_back(text(id + "/title", Look::body, title));
  }
  const std::string aim = step_aim(context, opened, step);
  if (!aim.empty()) words.children.push_back(text(id + "/aim", Look::small_secondary, aim));
  name.children.push_back(std::move(words));
  Node line = row(id, 8, {std::move(name)});
  if (figures.effort) {
    line.children.push_back(table_cell(id + "/effort", Role::cell, Look::body,
                                       step.effort ? effort_text(context, *step.effort) : "–",
                                       figure_width));
  }
  if (figures.value) {
    line.children.push_back(table_cell(id + "/value", Role::cell, Look::strong,
                                       value_text(context, opened, step), figure_width));
  }
  line.role = Role::row;
  line.layout.padding_y = 6;
  return line;
}

Node list_head(const Context& context, const std::string& id, const AddedList& list,
               const Definition& definition, const Figures& figures) {
  const auto head_cell = [&](const char* part, std::string words, float width) {
    return table_cell(id + part, Role::column_header, Look::small_secondary, std::move(words),
                      width);
  };
  Node head =
      row(id + "/head", 8, {head_cell("/head/step", context.word("judged.column_step"), 0)});
  if (figures.effort) {
    const std::string unit = context.of(list.effort, definition);
    head.children.push_back(head_cell(
        "/head/effort", unit.empty() ? context.word("judged.column_effort") : unit, figure_width));
  }
  if (figures.value) {
    head.children.push_back(head_cell(
        "/head/value",
        list.score == no_index ? context.word("judged.column_value")
                               : context.of(definition.scores[list.score].title, definition),
        figure_width));
  }
  head.role = Role::row;
  head.layout.height = 36;
  return head;
}

// The heading of the steps that have one day: to be done by then, with their effort; where steps
// have none the list is a calendar, and the day says it all.
Node day_row(const Context& context, const Opened& opened, const std::string& id,
             const std::string& by, const std::vector<const PluginStep*>& steps,
             const Figures& figures) {
  std::string day = date(by, context.language);
  if (figures.effort) day = context.word("judged.by", {{"date", day}});
  Node name = table_cell(id + "/by", Role::row_header, Look::small_strong, std::move(day), 0);
  Node line = row(id, 8, {std::move(name)});
  if (figures.effort) {
    double effort = 0;
    for (const PluginStep* step : steps)
      effort += step->effort.value_or(0);
    line.children.push_back(table_cell(id + "/effort", Role::cell, Look::small_strong,
                                       effort_text(context, effort), figure_width));
  }
  if (figures.value) {
    line.children.push_back(table_cell(id + "/value", Role::cell, Look::small_strong,
                                       value_text(context, opened, *steps.back()), figure_width));
  }
  line.role = Role::row;
  line.layout.padding_y = 8;
  return line;
}

}  // namespace

// The steps of one list, those of a day together.
std::optional<Node> plugin_list(const Context& context, const Opened& opened,
                                const Judgement& judgement, std::uint32_t index) {
  const AddedList& list = opened.definition.additions.lists[index];
  std::vector<const PluginStep*> steps;
  for (const PluginStep& step : judgement.steps) {
    if (step.index == index) steps.push_back(&step);
  }
  if (steps.empty()) return std::nullopt;
  const std::string id = "judged/list/" + list.id;
  const std::string title = context.of(list.title, opened.definition);
  Figures figures;
  for (const PluginStep* step : steps) {
    figures.effort = figures.effort || step->effort;
    figures.value = figures.value || (step->value && !context.one_column());
  }
  Node table = stack(id + "/table", 0, {});
  table.role = Role::table;
  table.name = title;
  table.layout.divided = true;
  table.children.push_back(list_head(context, id, list, opened.definition, figures));
  const bool all = context.state.open_lists.count(list.id) > 0 || steps.size() <= steps_shown;
  const std::size_t end = all ? steps.size() : steps_shown;
  for (std::size_t at = 0; at < end; ++at) {
    const std::string step_id = id + "/" + std::to_string(at);
    const std::string& by = steps[at]->by;
    if (!by.empty() && (at == 0 || steps[at - 1]->by != by)) {
      std::vector<const PluginStep*> day;
      for (const PluginStep* step : steps) {
        if (step->by == by) day.push_back(step);
      }
      table.children.push_back(day_row(context, opened, step_id + "/day", by, day, figures));
    }
    table.children.push_back(step_row(context, opened, *steps[at], step_id, figures));
  }
  Node node = card(id, 8, {heading(id + "/title", Look::heading, 2, title)});
  const std::string words = context.of(list.text, opened.definition);
  if (!words.empty()) node.children.push_back(text(id + "/text", Look::small, words));
  node.children.push_back(std::move(table));
  if (steps.size() > steps_shown) {
    Node more = button(id + "/more", Look::quiet,
                       all ? context.word("judged.fewer")
                           : context.word("judged.all", {{"count", std::to_string(steps.size())}}),
                       ToggleList{list.id});
    more.expands = true;
    more.expanded = all;
    node.children.push_back(row(id + "/foot", 0, {std::move(more)}));
  }
  return node;
}

}  // namespace peil::app::screens
