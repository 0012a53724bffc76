// Questions: the outline with progress, one section's questions, and the score so far with its reasons.
#include "app/view_parts.hpp"

#include <algorithm>

namespace peil::app::screens {

using namespace parts;

namespace {

const Section* current_section(const Context& context, const Definition& definition) {
  for (const Section& section : definition.sections) {
    if (section.id == context.state.section) return &section;
  }
  return definition.sections.empty() ? nullptr : &definition.sections.front();
}

std::string answered_line(const Context& context, const Coverage& coverage) {
  return context.word("outline.answered", {{"answered", std::to_string(coverage.answered)},
                                           {"total", std::to_string(coverage.applicable)}});
}

Node outline_line(const Context& context, const Opened& opened, const Section& section,
                  bool current) {
  const Coverage& coverage = opened.outcome.record.progress[section.place];
  const std::string id = "section/" + section.id;
  const std::string title = context.of(section.title, opened.definition);
  const std::string answered = std::to_string(coverage.answered);
  const std::string total = std::to_string(coverage.applicable);
  Node line = button(
      id, Look::nav_item,
      context.word("outline.line", {{"title", title}, {"answered", answered}, {"total", total}}),
      ShowQuestions{section.id});
  line.selected = current;
  line.layout.flow = Flow::row;
  line.layout.align = Align::center;
  line.layout.gap = 8;
  line.layout.padding_x = 20;
  line.layout.padding_y = 7;
  line.layout.height = 38;
  Node label = text(id + "/title", current ? Look::strong : Look::body, title);
  label.layout.grow = 1;
  line.children.push_back(std::move(label));
  line.children.push_back(text(id + "/count", Look::small_secondary, answered + "/" + total));
  return line;
}

Node outline(const Context& context, const Opened& opened, const Section& current) {
  std::vector<Node> lines;
  Node head = stack("outline/head", 0,
                    {text("outline/answered", Look::small_secondary,
                          answered_line(context, opened.outcome.record.coverage))});
  head.layout.padding_x = 20;
  head.layout.padding_y = 8;
  lines.push_back(std::move(head));
  for (const Section& section : opened.definition.sections) {
    lines.push_back(outline_line(context, opened, section, &section == &current));
  }
  Node node = stack("outline", 0, std::move(lines));
  node.role = Role::navigation;
  node.name = context.word("outline.name");
  node.look = Look::side_panel;
  node.layout.padding_y = 10;
  return node;
}

// The answer's options as large targets.
Node options(const Context& context, const Opened& opened, const Question& question,
             const Answer* answer) {
  const Scale& scale = opened.definition.scales[question.scale];
  const std::string id = "question/" + question.id;
  Node group = grid(id + "/options", context.one_column() ? 92.0f : 100.0f, 8, {});
  group.role = Role::radio_group;
  group.layout.fill = true;
  group.name = context.of(question.title, opened.definition);
  for (std::size_t index = 0; index < scale.options.size(); ++index) {
    const Option& option = scale.options[index];
    const std::string option_id = id + "/option/" + option.id;
    const std::string label = context.of(option.label, opened.definition);
    const std::string figure =
        option.value
            ? number(*option.value, *option.value == static_cast<int>(*option.value) ? 0 : 1,
                     context.language)
            : std::string();
    Node radio = text(option_id, Look::answer, figure.empty() ? label : figure + " " + label);
    radio.role = Role::radio;
    radio.description = context.of(question.levels.empty() ? option.text : question.levels[index],
                                   opened.definition);
    radio.selected =
        answer && answer->state == AnswerState::answered && answer->text() == option.id;
    radio.action = AnswerOption{question.id, option.id};
    if (index < 9) radio.shortcut = static_cast<char>('1' + index);
    radio.layout.height = 62;
    radio.layout.gap = 2;
    radio.layout.padding_x = 6;
    radio.layout.padding_y = 10;
    radio.layout.align = Align::center;
    if (!figure.empty()) {
      radio.children.push_back(text(option_id + "/figure", Look::strong, figure));
    }
    radio.children.push_back(text(option_id + "/label", Look::small, label));
    group.children.push_back(std::move(radio));
  }
  return group;
}

// What the chosen level means, and what the next one takes.
Node meaning(const Context& context, const Opened& opened, const Question& question,
             const Answer& answer) {
  const Scale& scale = opened.definition.scales[question.scale];
  const std::string id = "question/" + question.id + "/meaning";
  Node node = stack(id, 4, {});
  node.look = Look::wash;
  node.layout.padding_x = 14;
  node.layout.padding_y = 12;
  if (answer.state == AnswerState::unknown) {
    node.children.push_back(
        text(id + "/unknown", Look::small, context.word("answer.unknown_chosen")));
    return node;
  }
  const auto chosen = std::find_if(scale.options.begin(), scale.options.end(),
                                   [&](const Option& one) { return one.id == answer.text(); });
  if (chosen == scale.options.end()) return node;
  const auto index = static_cast<std::size_t>(chosen - scale.options.begin());
  const auto words = [&](std::size_t at) {
    const Text& own = question.levels.empty() ? scale.options[at].text : question.levels[at];
    return context.of(own.empty() ? scale.options[at].text : own, opened.definition);
  };
  node.children.push_back(text(
      id + "/level", Look::small_strong,
      context.word("question.level", {{"value", chosen->id},
                                      {"label", context.of(chosen->label, opened.definition)}})));
  node.children.push_back(text(id + "/text", Look::small, words(index)));
  if (index + 1 < scale.options.size()) {
    node.children.push_back(
        text(id + "/next", Look::small_secondary,
             context.word("question.next_level",
                          {{"value", scale.options[index + 1].id}, {"text", words(index + 1)}})));
  }
  return node;
}

Node question_card(const Context& context, const Opened& opened, const Question& question) {
  const std::string id = "question/" + question.id;
  const auto found = opened.record.record.answers.find(question.id);
  const Answer* answer = found == opened.record.record.answers.end() ? nullptr : &found->second;
  const bool given = answer && answer->state != AnswerState::open;

  Node title =
      heading(id + "/title", Look::heading, 2, context.of(question.title, opened.definition));
  title.layout.grow = 1;
  Node code = text(id + "/code", Look::small_secondary, question.id);
  Node head = row(id + "/head", 12, {std::move(code), std::move(title)});
  if (!context.one_column()) {
    head.children.push_back(text(
        id + "/weight", Look::small_secondary,
        context.word(
            "question.weight",
            {{"weight",
              number(question.weight, question.weight == static_cast<int>(question.weight) ? 0 : 1,
                     context.language)}})));
  }

  Node foot = row(id + "/foot", 8, {});
  foot.children.push_back(spring(id + "/foot/spring"));
  if (given) {
    foot.children.push_back(
        button(id + "/clear", Look::quiet, context.word("answer.clear"), ClearAnswer{question.id}));
  }
  Node unknown = button(id + "/unknown", Look::quiet, context.word("answer.unknown"),
                        MarkUnknown{question.id});
  unknown.selected = answer && answer->state == AnswerState::unknown;
  unknown.toggle = true;
  foot.children.push_back(std::move(unknown));

  Node node = card(id, 14, {});
  node.layout.padding_x = context.one_column() ? 16.0f : 22.0f;
  node.layout.padding_y = 18;
  node.focus_action = FocusQuestion{question.id};
  node.children.push_back(std::move(head));
  if (!question.help.empty()) {
    node.children.push_back(
        text(id + "/help", Look::small_secondary, context.of(question.help, opened.definition)));
  }
  node.children.push_back(options(context, opened, question, answer));
  if (given) {
    Node means = meaning(context, opened, question, *answer);
    if (!means.children.empty()) node.children.push_back(std::move(means));
  }
  node.children.push_back(std::move(foot));
  return node;
}

// The tags that all of a section's questions share, in words.
std::string section_tags(const Context& context, const Opened& opened, const Section& section) {
  std::string result;
  for (const Tag& tag_of : opened.definition.tags) {
    bool in_all = section.question_count > 0;
    for (std::uint32_t offset = 0; offset < section.question_count && in_all; ++offset) {
      const auto& tags = opened.definition.questions[section.first_question + offset].tags;
      in_all = std::find(tags.begin(), tags.end(), tag_of.id) != tags.end();
    }
    if (!in_all) continue;
    if (!result.empty()) result += " · ";
    result += context.of(tag_of.title, opened.definition);
  }
  return result;
}

Node neighbours(const Context& context, const Opened& opened, const Section& section) {
  const auto& sections = opened.definition.sections;
  const std::size_t index = index_of(opened.definition, section);
  Node node = row("neighbours", 12, {});
  node.layout.wrap = true;
  if (index > 0) {
    node.children.push_back(
        button("previous", Look::outline,
               context.word("question.previous_section",
                            {{"title", context.of(sections[index - 1].title, opened.definition)}}),
               ShowQuestions{sections[index - 1].id}));
  }
  node.children.push_back(spring("neighbours/spring"));
  if (index + 1 < sections.size()) {
    node.children.push_back(
        button("next", Look::outline,
               context.word("question.next_section",
                            {{"title", context.of(sections[index + 1].title, opened.definition)}}),
               ShowQuestions{sections[index + 1].id}));
  } else {
    node.children.push_back(
        button("next", Look::primary, context.word("question.to_result"), ShowResult{}));
  }
  return node;
}

Node questions_column(const Context& context, const Opened& opened, const Section& section) {
  Node column = stack("questions/column", 16, {});
  column.layout.max_width = 860;
  Node head = stack(
      "questions/head", 4,
      {heading("questions/title", Look::title, 1, context.of(section.title, opened.definition))});
  const std::string intro = context.of(section.intro, opened.definition);
  if (!intro.empty()) head.children.push_back(text("questions/intro", Look::secondary, intro));
  const std::string tags = section_tags(context, opened, section);
  if (!tags.empty()) head.children.push_back(text("questions/tags", Look::small_secondary, tags));
  column.children.push_back(std::move(head));
  for (std::uint32_t offset = 0; offset < section.question_count; ++offset) {
    column.children.push_back(question_card(
        context, opened, opened.definition.questions[section.first_question + offset]));
  }
  column.children.push_back(neighbours(context, opened, section));
  return column;
}

// Narrow: everything in one column, the outline folded away behind a button.
Node one_column(const Context& context, const Opened& opened, const Section& section) {
  const bool open = context.state.outline_open;
  Node toggle = button("outline/toggle", Look::outline,
                       context.word(open ? "outline.hide" : "outline.show"), ToggleOutline{});
  toggle.expanded = open;
  toggle.expands = true;
  Node column = stack("questions/narrow", 16, {});
  column.children.push_back(row("questions/narrow/top", 12,
                                {std::move(toggle), spring("questions/narrow/spring"),
                                 text("questions/narrow/answered", Look::small_secondary,
                                      answered_line(context, opened.outcome.record.coverage))}));
  if (open) column.children.push_back(outline(context, opened, section));
  column.children.push_back(questions_column(context, opened, section));
  column.children.push_back(score_panel(context, opened));
  return column;
}

}  // namespace

Node questions(const Context& context, const Opened& opened) {
  const Section& section = *current_section(context, opened.definition);
  // The page has an id of its own for each section, so that another section begins at its top.
  if (context.one_column()) {
    Node page = stack("questions/page/" + section.id, 0, {one_column(context, opened, section)});
    page.role = Role::main;
    page.look = Look::page;
    page.layout.padding_x = 12;
    page.layout.padding_y = 16;
    page.layout.grow = 1;
    page.layout.scroll = true;
    return page;
  }

  Node navigation = outline(context, opened, section);
  navigation.layout.width = context.has_side_panel() ? 270.0f : 230.0f;
  navigation.layout.scroll = true;

  Node column = questions_column(context, opened, section);
  Node middle = stack("questions/page/" + section.id, 28, {std::move(column)});
  middle.role = Role::main;
  middle.look = Look::page;
  middle.layout.padding_x = context.has_side_panel() ? 32.0f : 24.0f;
  middle.layout.padding_y = 28;
  middle.layout.grow = 1;
  middle.layout.scroll = true;

  Node split = stack("screen", 0, {});
  split.layout.flow = Flow::split;
  split.layout.grow = 1;
  split.children.push_back(std::move(navigation));
  if (context.has_side_panel()) {
    Node panel = score_panel(context, opened);
    panel.layout.width = 328;
    panel.layout.scroll = true;
    split.children.push_back(std::move(middle));
    split.children.push_back(std::move(panel));
  } else {
    Node panel = score_panel(context, opened);
    panel.look = Look::card;
    middle.children.push_back(std::move(panel));
    split.children.push_back(std::move(middle));
  }
  return split;
}

}  // namespace peil::app::screens
