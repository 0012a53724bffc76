// Of the result: what the plugin's program says about the record, beside what follows from the answers alone.
#include "app/view_parts.hpp"

#include "engine/plugin/exchange.hpp"

#include <algorithm>

namespace peil::app::screens {

using namespace parts;

namespace {

constexpr std::size_t steps_shown = 12;
constexpr float figure_width = 96;

// What fills a place in a text, in the reader's language.
std::string shown(const Context& context, const Definition& definition,
                  const ArgumentValue& value) {
  if (const auto* plain = std::get_if<std::string>(&value)) return *plain;
  if (const auto* figure = std::get_if<ArgumentNumber>(&value))
    return number(figure->value, figure->decimals, context.language);
  if (const auto* day = std::get_if<ArgumentDate>(&value)) return date(day->day, context.language);
  return context.of(definition.questions[std::get<ArgumentQuestion>(value).question].title,
                    definition);
}

std::string filled(const Context& context, const Definition& definition, const Text& text,
                   const peil::Arguments& arguments) {
  return fill_places(context.of(text, definition), arguments,
                     [&](const ArgumentValue& value) { return shown(context, definition, value); });
}

// The subject that something is about, in brackets behind a space; nothing for the record.
std::string about(const Context& context, const Opened& opened, const JudgedScope& scope) {
  if (scope.subject_kind == no_index) return {};
  for (const Scope& subject : subjects_of(opened, scope.subject_kind)) {
    if (subject.subject == scope.subject)
      return " (" + subject_name(context, opened, subject) + ")";
  }
  return {};
}

std::string question_title(const Context& context, const Opened& opened, std::uint32_t index) {
  const Question& question = opened.definition.questions[index];
  const std::string code = code_of(question);
  const std::string title = context.of(question.title, opened.definition);
  return code.empty() ? title : code + " " + title;
}

// Links to the questions, after a word that says what they are; nothing where there are none.
void add_questions(Node& node, const Context& context, const Opened& opened, const std::string& id,
                   const char* key, const std::vector<std::uint32_t>& questions,
                   const JudgedScope& scope) {
  constexpr std::size_t most = 4;
  if (questions.empty()) return;
  Node line = row(id, 10, {text(id + "/word", Look::small_secondary, context.word(key))});
  line.layout.wrap = true;
  for (std::size_t at = 0; at < std::min(questions.size(), most); ++at) {
    const Question& question = opened.definition.questions[questions[at]];
    const bool of_subject = opened.definition.subject_kind_of(question) != no_index;
    line.children.push_back(
        link(id + "/" + question.id, question_title(context, opened, questions[at]),
             ShowQuestion{{question.id, of_subject ? scope.subject : std::string()}}));
  }
  if (questions.size() > most) {
    line.children.push_back(
        text(id + "/more", Look::small_secondary,
             context.word("more", {{"count", std::to_string(questions.size() - most)}})));
  }
  node.children.push_back(std::move(line));
}

Node list_item(const std::string& id) {
  Node node = stack(id, 2, {});
  node.role = Role::list_item;
  node.layout.padding_y = 12;
  return node;
}

std::string scoped_id(const std::string& base, const JudgedScope& scope) {
  return scope.subject.empty() ? base : base + "/" + scope.subject;
}

std::vector<Node> findings(const Context& context, const Opened& opened,
                           const Judgement& judgement) {
  std::vector<Node> items;
  const std::vector<JudgedFinding>& all = judgement.findings;
  const std::vector<AddedFinding>& added = opened.definition.additions.findings;
  for (const std::size_t at : in_order(all.size(), [&](std::size_t a, std::size_t b) {
         return added[all[a].index].severity < added[all[b].index].severity;
       })) {
    const JudgedFinding& judged = all[at];
    const AddedFinding& finding = added[judged.index];
    const std::string id = scoped_id("judged/finding/" + finding.id, judged.scope);
    Node node = list_item(id);
    add_finding_words(
        node, context, opened,
        {finding.severity,
         context.of(finding.title, opened.definition) + about(context, opened, judged.scope),
         filled(context, opened.definition, finding.text, judged.arguments), finding.source,
         finding.applies_from});
    add_questions(node, context, opened, id + "/because", "judged.because", judged.because,
                  judged.scope);
    items.push_back(std::move(node));
  }
  return items;
}

std::vector<Node> labels(const Context& context, const Opened& opened, const Judgement& judgement) {
  std::vector<Node> items;
  for (const JudgedLabel& judged : judgement.labels) {
    if (judged.state == JudgedLabel::State::no) continue;
    const AddedLabel& label = opened.definition.additions.labels[judged.index];
    const std::string id = scoped_id("judged/label/" + label.id, judged.scope);
    const bool open = judged.state == JudgedLabel::State::open;
    Node node = list_item(id);
    node.children.push_back(
        text(id + "/title", Look::strong,
             context.of(label.title, opened.definition) + about(context, opened, judged.scope)));
    if (open) {
      node.children.push_back(
          text(id + "/open", Look::small_secondary, context.word("judged.label_open")));
      add_questions(node, context, opened, id + "/settles", "judged.settles", judged.settles,
                    judged.scope);
    } else {
      const std::string words = context.of(label.text, opened.definition);
      if (!words.empty()) node.children.push_back(text(id + "/text", Look::body, words));
      add_questions(node, context, opened, id + "/because", "judged.because", judged.because,
                    judged.scope);
    }
    items.push_back(std::move(node));
  }
  return items;
}

std::vector<Node> scores(const Context& context, const Opened& opened, const Judgement& judgement) {
  std::vector<Node> items;
  for (const JudgedScore& judged : judgement.scores) {
    const AddedScore& score = opened.definition.additions.scores[judged.index];
    const std::string id = scoped_id("judged/score/" + score.id, judged.scope);
    Node title =
        text(id + "/title", Look::body,
             context.of(score.title, opened.definition) + about(context, opened, judged.scope));
    title.layout.grow = 1;
    Node line =
        row(id + "/line", 12,
            {std::move(title), text(id + "/value", Look::strong,
                                    judged.value ? score_text(*judged.value, context) : "–")});
    Node node = list_item(id);
    node.children.push_back(std::move(line));
    if (judged.low && judged.high) {
      node.children.push_back(
          text(id + "/range", Look::small_secondary,
               context.word("result.value_note", {{"low", score_text(*judged.low, context)},
                                                  {"high", score_text(*judged.high, context)}})));
    }
    add_questions(node, context, opened, id + "/because", "judged.because", judged.because,
                  judged.scope);
    items.push_back(std::move(node));
  }
  return items;
}

// --- steps ------------------------------------------------------------------------------------------

std::string step_title(const Context& context, const Opened& opened, const JudgedStep& step) {
  if (step.question != no_index)
    return question_title(context, opened, step.question) + about(context, opened, step.scope);
  return context.of(opened.definition.actions[step.action].title, opened.definition) +
         about(context, opened, step.scope);
}

// `naar 3 · Bepaald`
std::string step_aim(const Context& context, const Opened& opened, const JudgedStep& step) {
  if (step.question == no_index || step.option.empty()) return {};
  const Question& question = opened.definition.questions[step.question];
  if (question.scale == no_index) return {};
  for (const Option& option : opened.definition.scales[question.scale].options) {
    if (option.id != step.option) continue;
    const std::string label = context.of(option.label, opened.definition);
    return context.word("judged.step_to",
                        {{"option", option.id == label ? label : option.id + " · " + label}});
  }
  return {};
}

std::string effort_text(const Context& context, double effort) {
  return number(effort, effort == static_cast<double>(static_cast<long long>(effort)) ? 0 : 1,
                context.language);
}

Node step_row(const Context& context, const Opened& opened, const JudgedStep& step,
              const std::string& id, bool with_value) {
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
  line.children.push_back(table_cell(id + "/effort", Role::cell, Look::body,
                                     step.effort ? effort_text(context, *step.effort) : "–",
                                     figure_width));
  if (with_value) {
    line.children.push_back(table_cell(id + "/value", Role::cell, Look::strong,
                                       step.value ? number(*step.value, 2, context.language) : "–",
                                       figure_width));
  }
  line.role = Role::row;
  line.layout.padding_y = 6;
  return line;
}

Node list_head(const Context& context, const std::string& id, const AddedList& list,
               const Definition& definition, bool with_value) {
  const std::string unit = context.of(list.effort, definition);
  Node head =
      row(id + "/head", 8,
          {table_cell(id + "/head/step", Role::column_header, Look::small_secondary,
                      context.word("judged.column_step"), 0),
           table_cell(id + "/head/effort", Role::column_header, Look::small_secondary,
                      unit.empty() ? context.word("judged.column_effort") : unit, figure_width)});
  if (with_value) {
    head.children.push_back(table_cell(
        id + "/head/value", Role::column_header, Look::small_secondary,
        list.score == no_index ? context.word("judged.column_value")
                               : context.of(definition.scores[list.score].title, definition),
        figure_width));
  }
  head.role = Role::row;
  head.layout.height = 36;
  return head;
}

// The heading of the steps that are to be done by one day, with their effort.
Node day_row(const Context& context, const std::string& id, const std::string& by,
             const std::vector<const JudgedStep*>& steps) {
  double effort = 0;
  for (const JudgedStep* step : steps)
    effort += step->effort.value_or(0);
  Node name = table_cell(id + "/by", Role::row_header, Look::small_strong,
                         context.word("judged.by", {{"date", date(by, context.language)}}), 0);
  Node line = row(id, 8, {std::move(name)});
  line.children.push_back(table_cell(id + "/effort", Role::cell, Look::small_strong,
                                     effort_text(context, effort), figure_width));
  const std::optional<double>& value = steps.back()->value;
  if (!context.one_column()) {
    line.children.push_back(table_cell(id + "/value", Role::cell, Look::small_strong,
                                       value ? number(*value, 2, context.language) : "–",
                                       figure_width));
  }
  line.role = Role::row;
  line.layout.padding_y = 8;
  return line;
}

// The steps of one list, those of a day together.
std::optional<Node> list_card(const Context& context, const Opened& opened,
                              const Judgement& judgement, std::uint32_t index) {
  const AddedList& list = opened.definition.additions.lists[index];
  std::vector<const JudgedStep*> steps;
  for (const JudgedStep& step : judgement.steps) {
    if (step.index == index) steps.push_back(&step);
  }
  if (steps.empty()) return std::nullopt;
  const std::string id = "judged/list/" + list.id;
  const std::string title = context.of(list.title, opened.definition);
  const bool with_value = !context.one_column();
  Node table = stack(id + "/table", 0, {});
  table.role = Role::table;
  table.name = title;
  table.layout.divided = true;
  table.children.push_back(list_head(context, id, list, opened.definition, with_value));
  const bool all = context.state.open_lists.count(list.id) > 0 || steps.size() <= steps_shown;
  const std::size_t end = all ? steps.size() : steps_shown;
  for (std::size_t at = 0; at < end; ++at) {
    const std::string step_id = id + "/" + std::to_string(at);
    const std::string& by = steps[at]->by;
    if (!by.empty() && (at == 0 || steps[at - 1]->by != by)) {
      std::vector<const JudgedStep*> day;
      for (const JudgedStep* step : steps) {
        if (step->by == by) day.push_back(step);
      }
      table.children.push_back(day_row(context, step_id + "/day", by, day));
    }
    table.children.push_back(step_row(context, opened, *steps[at], step_id, with_value));
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

// How the program came to it.
std::vector<Node> notes(const Context& context, const Opened& opened, const Judgement& judgement) {
  std::vector<Node> items;
  const std::vector<JudgedNote>& all = judgement.notes;
  for (std::size_t at = 0; at < all.size(); ++at) {
    const AddedMessage& message = opened.definition.additions.messages[all[at].index];
    Node node = text("judged/note/" + std::to_string(at), Look::small,
                     filled(context, opened.definition, message.text, all[at].arguments) +
                         about(context, opened, all[at].scope));
    Node item = stack(node.id + "/item", 0, {});
    item.children.push_back(std::move(node));
    item.role = Role::list_item;
    item.layout.padding_y = 4;
    items.push_back(std::move(item));
  }
  return items;
}

std::string plugin_title(const Context& context, const Opened& opened) {
  return std::string(opened.assessment.plugin->manifest.title.in(tag(context.language)));
}

Node pending_card(const Context& context, const Opened& opened) {
  Node words = text("judged/pending/text", Look::body,
                    context.word("judged.pending", {{"title", plugin_title(context, opened)}}));
  words.role = Role::status;
  return card("judged/pending", 0, {std::move(words)});
}

Node failed_card(const Context& context, const Opened& opened) {
  const JudgingFailure& failure = *opened.record.judging.failure;
  Node retry =
      row("judged/failed/row", 0,
          {button("judged/retry", Look::outline, context.word("judged.retry"), RetryProgram{})});
  Node node = card(
      "judged/failed", 8,
      {heading("judged/failed/title", Look::heading, 2, plugin_title(context, opened)),
       text("judged/failed/message", Look::strong,
            problem_message(failure.problem, context.language)),
       text("judged/failed/hint", Look::body, problem_hint(failure.problem, context.language))});
  if (!failure.detail.empty()) {
    node.children.push_back(text("judged/failed/detail", Look::small_secondary,
                                 context.word("judged.detail", {{"detail", failure.detail}})));
  }
  node.children.push_back(std::move(retry));
  return node;
}

}  // namespace

std::vector<Node> judgement(const Context& context, const Opened& opened) {
  std::vector<Node> cards;
  const Judging& judging = opened.record.judging;
  if (judging.state() == Judging::State::failed) cards.push_back(failed_card(context, opened));
  if (judging.state() == Judging::State::pending) cards.push_back(pending_card(context, opened));
  if (!judging.judgement) return cards;
  const std::string title = plugin_title(context, opened);
  const auto add = [&](const char* id, std::string name, std::vector<Node> items) {
    if (!items.empty()) cards.push_back(list_of(id, std::move(name), std::move(items)));
  };
  add("judged/findings", title, findings(context, opened, *judging.judgement));
  add("judged/labels", context.word("judged.labels", {{"title", title}}),
      labels(context, opened, *judging.judgement));
  add("judged/scores", context.word("judged.scores", {{"title", title}}),
      scores(context, opened, *judging.judgement));
  for (std::uint32_t index = 0; index < opened.definition.additions.lists.size(); ++index) {
    if (std::optional<Node> one = list_card(context, opened, *judging.judgement, index))
      cards.push_back(std::move(*one));
  }
  add("judged/notes", context.word("judged.notes", {{"title", title}}),
      notes(context, opened, *judging.judgement));
  return cards;
}

}  // namespace peil::app::screens
