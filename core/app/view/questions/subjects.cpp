// The subjects of a kind: a table with their labels, values and how far each is, or as many lines
// where a table doesn't fit; each leads to its own questions. Add, copy and remove; keep the
// register of them.
#include "app/view/screens.hpp"

namespace peil::app::screens {

namespace {

constexpr std::size_t scores_in_table = 2;
constexpr float subject_figure_width = 76;
constexpr float actions_width = 190;
constexpr float table_from = 600;  // so much room a table needs

// The list that is shown: a kind's subjects, and the section in which their questions begin.
struct List {
  const Context& context;
  const Opened& opened;
  const Section& section;
  const SubjectKind& kind;
  std::vector<const Score*> scores;
  // conclusions of the record; without classes only those that hold
  std::vector<Conclusion> all;
  bool full = false;

  bool in_rows() const { return has_rows(kind); }

  std::string of(const Text& text) const { return context.of(text, opened.definition); }
  bool changes() const { return !opened.record.read_only(); }
};

// The titles of the labels that hold for the subject: the data's, then the program's.
std::string labels_of(const List& list, const Scope& subject) {
  std::string words;
  for (const Conclusion& one : list.all) {
    if (one.is_finding() || one.state != Conclusion::State::holds ||
        one.scope.subject_kind != subject.kind || one.subject != subject.index)
      continue;
    if (!words.empty()) words += " · ";
    words += one.title;
  }
  return words;
}

std::string id_of(const List& list, const Scope& subject) {
  return "subject/" + list.kind.id + "/" + subject.subject;
}

std::string value_of(const List& list, const Scope& subject, const Score& score) {
  const std::optional<double>& value = subject.outcome.scores[score.ordinal].value;
  return value ? ScoreWords(list.context, list.opened.definition, score)(*value) : std::string("–");
}

Node opening(const List& list, const Scope& subject) {
  return link(id_of(list, subject) + "/open", subject_name(list.context, list.opened, subject),
              ShowQuestions{list.section.id, subject.subject});
}

// Copy and remove, as they can be done now.
std::vector<Node> actions_of(const List& list, const Scope& subject) {
  const std::string id = id_of(list, subject);
  const std::string name = subject_name(list.context, list.opened, subject);
  std::vector<Node> nodes;
  const auto add = [&](const char* part, const char* key, const char* name_key, Action action) {
    Node node = button(id + part, Look::quiet, list.context.word(name_key, {{"subject", name}}),
                       std::move(action));
    node.layout.padding_x = 6;
    node.children.push_back(text(node.id + "/label", Look::quiet, list.context.word(key)));
    nodes.push_back(std::move(node));
  };
  if (!list.full) {
    add("/copy", "subjects.copy", "subjects.copy_name", CopySubject{list.kind.id, subject.subject});
  }
  add("/remove", "subjects.remove", "subjects.remove_name",
      RemoveSubject{list.kind.id, subject.subject});
  return nodes;
}

// What is open of the row, with what can be done with the subject.
std::optional<Node> opened_row(const List& list, const Scope& subject) {
  std::optional<Node> details =
      subject_details(list.context, list.opened, list.kind, subject, list.all);
  if (!details || !list.changes()) return details;
  Node actions = row(details->id + "/actions", 8, {});
  if (list.kind.name_question != no_index) {
    const std::string& name = list.opened.definition.questions[list.kind.name_question].id;
    if (list.context.state.open_cell.question != name) {
      actions.children.push_back(button(details->id + "/rename", Look::quiet,
                                        list.context.word("subjects.rename"),
                                        ToggleCell{{name, subject.subject}}));
    }
  }
  for (Node& action : actions_of(list, subject))
    actions.children.push_back(std::move(action));
  actions.layout.wrap = true;
  details->children.push_back(std::move(actions));
  return details;
}

Node table_of(const List& list, const std::vector<Scope>& all) {
  const Context& context = list.context;
  const auto head = [&](const std::string& id, std::string words, float width) {
    return table_cell("subjects/head/" + id, Role::column_header, Look::small_secondary,
                      std::move(words), width);
  };
  bool labelled = false;
  for (const Scope& subject : all)
    labelled = labelled || !labels_of(list, subject).empty();
  Node first = row("subjects/head", 12, {head("name", context.word("result.column_name"), 0)});
  if (labelled) first.children.push_back(head("labels", context.word("subjects.column_labels"), 0));
  for (const Score* score : list.scores)
    first.children.push_back(
        head("score/" + score->id, list.of(score->title), subject_figure_width));
  first.children.push_back(
      head("answered", context.word("result.column_answered"), subject_figure_width));
  if (list.changes()) {
    first.children.push_back(
        head("actions", context.word("subjects.column_actions"), actions_width));
  }
  first.role = Role::row;
  first.layout.height = 40;
  first.layout.padding_y = 6;
  Node table = card("subjects/table", 0, {});
  table.role = Role::table;
  table.name = list.of(list.kind.title);
  table.layout.padding_y = 4;
  table.layout.divided = true;
  table.children.push_back(std::move(first));
  for (const Scope& subject : all) {
    const std::string id = id_of(list, subject);
    Node name = table_cell(id + "/name", Role::row_header, Look::plain, {}, 0);
    name.children.push_back(opening(list, subject));
    Node line = row(id, 12, {std::move(name)});
    if (labelled) {
      line.children.push_back(
          table_cell(id + "/labels", Role::cell, Look::small, labels_of(list, subject), 0));
    }
    for (const Score* score : list.scores) {
      line.children.push_back(table_cell(id + "/score/" + score->id, Role::cell, Look::strong,
                                         value_of(list, subject, *score), subject_figure_width));
    }
    const Coverage& coverage = subject.outcome.coverage;
    line.children.push_back(
        table_cell(id + "/answered", Role::cell, Look::small_secondary,
                   std::to_string(coverage.answered) + "/" + std::to_string(coverage.applicable),
                   subject_figure_width));
    if (list.changes()) {
      Node cell = table_cell(id + "/actions", Role::cell, Look::plain, {}, actions_width);
      Node actions = row(id + "/actions/row", 0, actions_of(list, subject));
      actions.layout.wrap = true;  // before a word elsewhere in the table is broken
      cell.children.push_back(std::move(actions));
      line.children.push_back(std::move(cell));
    }
    line.role = Role::row;
    line.layout.height = 48;
    line.layout.padding_y = 8;
    table.children.push_back(std::move(line));
  }
  return table;
}

constexpr float class_width = 170;

// The table in whose rows the subjects are answered: a row for each, and under it what is open of
// it.
Node rows_of(const List& list, const std::vector<Scope>& all) {
  const Context& context = list.context;
  Node table = card("subjects/table", 0, {});
  table.role = Role::table;
  table.name = list.of(list.kind.title);
  table.layout.padding_y = 4;
  table.layout.padding_x = 14;
  table.layout.divided = true;
  for (const Scope& subject : all) {
    const std::string id = id_of(list, subject);
    std::vector<SubjectCell> cells =
        subject_cells(context, list.opened, list.kind, subject, list.all);
    const bool classed = !list.kind.classes.empty();
    const auto width = [&](std::size_t at) { return classed && at == 0 ? class_width : 0.0f; };
    if (table.children.empty()) {
      Node head = row("subjects/head", 8,
                      {table_cell("subjects/head/name", Role::column_header, Look::small_secondary,
                                  context.word("result.column_name"), 0)});
      for (std::size_t at = 0; at < cells.size(); ++at) {
        head.children.push_back(table_cell("subjects/head/" + std::to_string(at),
                                           Role::column_header, Look::small_secondary,
                                           cells[at].heading, width(at)));
      }
      head.role = Role::row;
      head.layout.height = 40;
      head.layout.padding_y = 6;
      table.children.push_back(std::move(head));
    }
    Node name = table_cell(id + "/name", Role::row_header, Look::plain, {}, 0);
    name.children.push_back(opening(list, subject));
    Node line = row(id, 8, {std::move(name)});
    for (std::size_t at = 0; at < cells.size(); ++at) {
      Node cell =
          table_cell(id + "/at/" + std::to_string(at), Role::cell, Look::plain, {}, width(at));
      cell.children.push_back(std::move(cells[at].node));
      line.children.push_back(std::move(cell));
    }
    line.role = Role::row;
    line.layout.height = 44;
    line.layout.padding_y = 6;
    table.children.push_back(std::move(line));
    if (std::optional<Node> details = opened_row(list, subject)) {
      Node cell = table_cell(id + "/details/cell", Role::cell, Look::plain, {}, 0);
      cell.children.push_back(std::move(*details));
      Node below = row(id + "/details/row", 0, {std::move(cell)});
      below.role = Role::row;
      below.layout.padding_y = 6;
      table.children.push_back(std::move(below));
    }
  }
  return table;
}

Node line_of(const List& list, const Scope& subject) {
  const Context& context = list.context;
  const std::string id = id_of(list, subject);
  const Coverage& coverage = subject.outcome.coverage;
  std::string facts =
      context.word("outline.answered", {{"answered", std::to_string(coverage.answered)},
                                        {"total", std::to_string(coverage.applicable)}});
  for (const Score* score : list.scores) {
    if (subject.outcome.scores[score->ordinal].value)
      facts += " · " + list.of(score->title) + " " + value_of(list, subject, *score);
  }
  Node line = stack(id, 2, {opening(list, subject)});
  line.children.push_back(text(id + "/answered", Look::small_secondary, std::move(facts)));
  if (list.in_rows()) {
    for (SubjectCell& cell : subject_cells(context, list.opened, list.kind, subject, list.all)) {
      if (!cell.node.action) continue;  // it isn't asked
      Node label = text(cell.node.id + "/heading", Look::small_secondary, cell.heading);
      Node pair = row(cell.node.id + "/pair", 4, {std::move(label)});
      pair.layout.wrap = true;
      pair.layout.align = Align::center;
      pair.children.push_back(std::move(cell.node));
      line.children.push_back(std::move(pair));
    }
    if (std::optional<Node> details = opened_row(list, subject)) {
      line.children.push_back(std::move(*details));
    } else if (list.changes()) {
      line.children.push_back(row(id + "/actions", 8, actions_of(list, subject)));
    }
    line.role = Role::list_item;
    line.layout.padding_y = 12;
    return line;
  }
  const std::string labels = labels_of(list, subject);
  if (!labels.empty()) {
    line.children.push_back(text(id + "/labels", Look::small_strong, labels));
  }
  if (list.changes()) {
    Node actions = row(id + "/actions", 8, actions_of(list, subject));
    actions.layout.wrap = true;
    // For a finger: a table is for a pointer.
    for (Node& action : actions.children)
      action.layout.height = 36;
    line.children.push_back(std::move(actions));
  }
  line.role = Role::list_item;
  line.layout.padding_y = 12;
  return line;
}

Node lines_of(const List& list, const std::vector<Scope>& all) {
  Node lines = card("subjects/list", 0, {});
  lines.role = Role::list;
  lines.name = list.of(list.kind.title);
  lines.layout.padding_y = 4;
  lines.layout.divided = true;
  for (const Scope& subject : all)
    lines.children.push_back(line_of(list, subject));
  return lines;
}

// The way to keep the table elsewhere, with as of which day it is.
Node register_row(const List& list) {
  const Context& context = list.context;
  const std::string& day = list.opened.record.as_of(context.state.today);
  Node line =
      row("subjects/register", 12,
          {button("subjects/register/save", Look::outline, context.word("register.save"),
                  SaveRegister{list.kind.id}),
           text("subjects/register/day", Look::small_secondary,
                context.word("register.as_of_day", {{"date", date(day, context.language)}}))});
  line.layout.wrap = true;
  line.layout.align = Align::center;
  return line;
}

}  // namespace

Node subjects(const Context& context, const Opened& opened, const Section& section, float width) {
  const SubjectKind& kind = opened.definition.subject_kinds[section.subject_kind];
  const std::vector<Scope> all = subjects_of(opened, section.subject_kind);
  List list{context,
            opened,
            section,
            kind,
            {},
            kind.classes.empty() ? held_conclusions(conclusion_source(context, opened))
                                 : app::conclusions(conclusion_source(context, opened)),
            all.size() >= kind.most};
  for (const Score& score : opened.definition.scores) {
    if (score.subject_kind == section.subject_kind && list.scores.size() < scores_in_table)
      list.scores.push_back(&score);
  }
  const bool takes_rows = list.changes() && kind.name_question != no_index;
  const std::string one = list.of(kind.one.empty() ? kind.title : kind.one);
  Node add = button("subjects/add", all.empty() ? Look::primary : Look::outline,
                    context.word("subjects.add", {{"one", one}}), AddSubject{kind.id});

  Node node =
      stack("subjects", 16, {heading("subjects/title", Look::title, 1, list.of(kind.title))});
  if (all.empty()) {
    Node none = card(
        "subjects/none", 12,
        {text("subjects/none/text", Look::body, context.word("subjects.none", {{"one", one}}))});
    if (list.changes()) none.children.push_back(std::move(add));
    node.children.push_back(std::move(none));
    if (takes_rows)
      node.children.push_back(rows_from_elsewhere(context, opened, section.subject_kind));
    return node;
  }
  node.children.push_back(width < table_from ? lines_of(list, all)
                          : list.in_rows()   ? rows_of(list, all)
                                             : table_of(list, all));
  if (list.changes() && !list.full) {
    Node more = row("subjects/more", 10, {std::move(add)});
    more.layout.wrap = true;
    if (takes_rows && !context.state.rows_open)
      more.children.push_back(rows_from_elsewhere(context, opened, section.subject_kind));
    node.children.push_back(std::move(more));
    if (takes_rows && context.state.rows_open)
      node.children.push_back(rows_from_elsewhere(context, opened, section.subject_kind));
  }
  if (list.changes() && list.full) {
    node.children.push_back(
        text("subjects/full", Look::small_secondary,
             context.word("subjects.full", {{"count", std::to_string(kind.most)}})));
  }
  node.children.push_back(register_row(list));
  return node;
}

}  // namespace peil::app::screens
