// The table in which subjects are answered in rows: what each of them is, why, and what would
// change it; the question of one cell at a time under its row; and rows from elsewhere.
#include "app/facts/subject_rows.hpp"

#include "app/facts/answer_words.hpp"
#include "app/facts/proposed.hpp"
#include "app/facts/subject_class.hpp"
#include "app/view/screens.hpp"

#include <algorithm>

namespace peil::app::screens {

namespace {

constexpr std::size_t shown_at_once = 8;

std::string row_id(const SubjectKind& kind, const Scope& subject) {
  return "subject/" + kind.id + "/" + subject.subject;
}

// The questions that are answered in the subject's row, its name first.
std::vector<std::uint32_t> cells_of(const SubjectKind& kind) {
  std::vector<std::uint32_t> cells;
  if (kind.name_question != no_index) cells.push_back(kind.name_question);
  cells.insert(cells.end(), kind.table.begin(), kind.table.end());
  return cells;
}

bool is_open(const Context& context, const Scope& subject, const std::string& question) {
  return context.state.open_cell == QuestionKey{question, subject.subject};
}

Node cell_button(const Context& context, const Scope& subject, const std::string& id,
                 const std::string& title, std::string words, Look look,
                 const std::string& question) {
  const bool nothing = words.empty();
  Node node = button(
      id, Look::quiet,
      context.word(
          "subjects.cell",
          {{"question", title}, {"answer", nothing ? context.word("subjects.cell_open") : words}}),
      ToggleCell{{question, subject.subject}});
  node.expands = true;
  node.expanded = is_open(context, subject, question);
  node.layout.padding_x = 6;
  node.layout.padding_y = 4;
  node.layout.align = Align::start;
  node.children.push_back(text(id + "/words", nothing ? Look::link : look,
                               nothing ? context.word("subjects.cell_choose") : std::move(words)));
  return node;
}

// What is said of the subject's class: the answers behind it, and what would change it.
void add_reasons(Node& node, const Context& context, const Opened& opened, const Scope& subject,
                 const SubjectClass& of) {
  const Definition& definition = opened.definition;
  const auto add_list = [&](const std::string& part, const char* key,
                            const std::vector<const Question*>& questions) {
    if (questions.empty()) return;
    const std::string id = node.id + "/" + part;
    Node list = stack(id, 2, {});
    list.role = Role::list;
    list.name = context.word(key);
    node.children.push_back(text(id + "/heading", Look::small_strong, list.name));
    const std::size_t shown = std::min(questions.size(), shown_at_once);
    for (std::size_t i = 0; i < shown; ++i) {
      const Question& question = *questions[i];
      const bool once = definition.subject_kind_of(question) == no_index;
      const Scope whole = record_scope(opened);
      const Scope& scope = once ? whole : subject;
      const std::string title = context.of(question.title, definition);
      const std::string answer =
          answer_words(definition, question, answer_of(scope, question), context.language);
      Node line = row(id + "/" + question.id, 6,
                      {link(id + "/" + question.id + "/open", title,
                            ShowQuestion{{question.id, scope.subject}})});
      if (!answer.empty()) {
        line.children.push_back(text(id + "/" + question.id + "/answer", Look::small, answer));
      }
      line.layout.wrap = true;
      line.role = Role::list_item;
      list.children.push_back(std::move(line));
    }
    if (shown < questions.size()) {
      list.children.push_back(
          text(id + "/more", Look::small_secondary,
               context.word("more", {{"count", std::to_string(questions.size() - shown)}})));
    }
    node.children.push_back(std::move(list));
  };
  const auto questions_of = [&](const std::vector<std::uint32_t>& indices) {
    std::vector<const Question*> questions;
    for (const std::uint32_t index : indices)
      questions.push_back(&definition.questions[index]);
    return questions;
  };
  if (of.label) {
    if (!of.label->text.empty())
      node.children.push_back(text(node.id + "/means", Look::small, of.label->text));
    add_list("because", "class.because", questions_of(of.label->because));
  }
  if (of.worse) {
    std::vector<const Question*> settling;
    for (const QuestionAt& asked : of.worse->settles)
      settling.push_back(&definition.questions[asked.question]);
    add_list("settles", "class.settles", settling);
  }
  const std::vector<const Question*> proposed = proposed_in(definition, subject);
  add_list("proposed", "class.proposed", proposed);
  if (!proposed.empty() && !opened.record.read_only()) {
    Node confirm =
        button(node.id + "/confirm", Look::outline,
               context.word("proposed.confirm_all", {{"count", std::to_string(proposed.size())}}),
               ConfirmAnswers{keys_of(proposed, subject)});
    node.children.push_back(row(node.id + "/confirm/row", 0, {std::move(confirm)}));
  }
}

// What stands under a row while one of its cells is open.
Node details_of(const Context& context, const Opened& opened, const SubjectKind& kind,
                const Scope& subject, const SubjectClass& of) {
  const std::string id = row_id(kind, subject) + "/details";
  Node node = stack(id, 10, {});
  node.look = Look::wash;
  node.layout.padding_x = 14;
  node.layout.padding_y = 12;
  const std::string name = subject_name(context, opened, subject);
  const std::string& asked = context.state.open_cell.question;
  const Question* question = asked.empty() ? nullptr : opened.definition.find_question(asked);
  if (!question) {
    node.children.push_back(heading(id + "/heading", Look::heading, 2,
                                    context.word("class.heading", {{"subject", name}})));
    const std::string words = class_words(of, context.language);
    node.children.push_back(
        text(id + "/class", Look::strong, words.empty() ? context.word("class.none") : words));
    add_reasons(node, context, opened, subject, of);
    return node;
  }
  const QuestionKey at{question->id, subject.subject};
  Node card = stack(question_id(at), 10, {});
  card.focus_action = FocusQuestion{at};
  card.children.push_back(heading(
      question_id(at) + "/title", Look::heading, 2,
      context.word(
          "subjects.cell_title",
          {{"subject", name}, {"question", context.of(question->title, opened.definition)}})));
  const std::string help = context.of(question->help, opened.definition);
  if (!help.empty())
    card.children.push_back(text(question_id(at) + "/help", Look::small_secondary, help));
  card.children.push_back(answer_control(context, opened, subject, *question));
  node.children.push_back(std::move(card));
  const auto cells = cells_of(kind);
  const auto index = static_cast<std::uint32_t>(question - opened.definition.questions.data());
  auto next = std::find(cells.begin(), cells.end(), index);
  while (next != cells.end() && ++next != cells.end()) {
    if (!is_asked(opened.definition.questions[*next], subject)) continue;
    const Question& other = opened.definition.questions[*next];
    node.children.push_back(
        row(id + "/next/row", 0,
            {button(id + "/next", Look::outline,
                    context.word("subjects.cell_next",
                                 {{"question", context.of(other.title, opened.definition)}}),
                    ToggleCell{{other.id, subject.subject}})}));
    break;
  }
  return node;
}

}  // namespace

std::vector<SubjectCell> subject_cells(const Context& context, const Opened& opened,
                                       const SubjectKind& kind, const Scope& subject,
                                       const std::vector<Conclusion>& all) {
  const std::string id = row_id(kind, subject);
  std::vector<SubjectCell> cells;
  if (!kind.classes.empty()) {
    const SubjectClass of =
        class_of(all, opened.definition, opened.outcome, subject.kind, subject.index);
    const std::string words = class_words(of, context.language);
    cells.push_back(
        {context.word("register.class"),
         cell_button(context, subject, id + "/class", context.word("register.class"),
                     words.empty() ? context.word("class.none") : words, Look::small_strong, {})});
  }
  for (const std::uint32_t index : kind.table) {
    const Question& question = opened.definition.questions[index];
    const std::string title = context.of(question.title, opened.definition);
    if (!is_asked(question, subject)) {
      cells.push_back({title, text(id + "/cell/" + question.id, Look::small_secondary, "–")});
      continue;
    }
    std::string words =
        answer_words(opened.definition, question, answer_of(subject, question), context.language);
    if (is_proposed(question, subject) && !words.empty())
      words = context.word("proposed.value", {{"answer", words}});
    cells.push_back({title, cell_button(context, subject, id + "/cell/" + question.id, title,
                                        std::move(words), Look::small, question.id)});
  }
  return cells;
}

std::optional<Node> subject_details(const Context& context, const Opened& opened,
                                    const SubjectKind& kind, const Scope& subject,
                                    const std::vector<Conclusion>& all) {
  if (context.state.open_cell.subject != subject.subject) return std::nullopt;
  const SubjectClass of =
      class_of(all, opened.definition, opened.outcome, subject.kind, subject.index);
  return details_of(context, opened, kind, subject, of);
}

Node rows_from_elsewhere(const Context& context, const Opened& opened, std::uint32_t kind_index) {
  const SubjectKind& kind = opened.definition.subject_kinds[kind_index];
  const std::string title = context.of(kind.title, opened.definition);
  Node toggle = button("rows/toggle", Look::outline, context.word("rows.toggle"), ToggleRows{});
  toggle.expands = true;
  toggle.expanded = context.state.rows_open;
  if (!context.state.rows_open) return toggle;
  Node node = card("rows", 12,
                   {heading("rows/heading", Look::heading, 2,
                            context.word("rows.heading", {{"title", title}}))});
  std::string columns;
  for (const std::uint32_t index : cells_of(kind)) {
    if (!columns.empty()) columns += ", ";
    columns += context.of(opened.definition.questions[index].title, opened.definition);
  }
  node.children.push_back(
      text("rows/hint", Look::small_secondary, context.word("rows.hint", {{"columns", columns}})));
  Node buttons = row("rows/buttons", 10, {});
  buttons.layout.wrap = true;
  buttons.children.push_back(
      button("rows/file", Look::outline, context.word("rows.file"), ChooseFile{}));
  if (!context.state.rows.empty()) {
    const SubjectRows read = read_subject_rows(context.state.rows, opened.definition, kind_index,
                                               opened.record.record, context.language, {});
    const auto count = [](std::size_t number) { return std::to_string(number); };
    Node said = stack("rows/said", 4, {});
    said.role = Role::status;
    said.children.push_back(text("rows/understood", Look::strong,
                                 context.word(read.empty() ? "rows.none" : "rows.understood",
                                              {{"count", count(read.subjects.size())}})));
    const auto add = [&](const char* part, std::string words) {
      said.children.push_back(text(std::string("rows/") + part, Look::small, std::move(words)));
    };
    for (std::size_t i = 0; i < std::min(read.unread.size(), shown_at_once); ++i) {
      const UnreadCell& cell = read.unread[i];
      add(("unread/" + count(i)).c_str(),
          context.word("rows.unread",
                       {{"row", count(cell.row)},
                        {"question", context.of(opened.definition.questions[cell.question].title,
                                                opened.definition)},
                        {"text", cell.text}}));
    }
    if (read.unread.size() > shown_at_once)
      add("unread/more",
          context.word("more", {{"count", count(read.unread.size() - shown_at_once)}}));
    const auto listed = [](const std::vector<std::string>& names) {
      std::string all;
      for (std::size_t i = 0; i < std::min(names.size(), shown_at_once); ++i)
        all += (all.empty() ? "" : ", ") + names[i];
      return names.size() > shown_at_once ? all + ", …" : all;
    };
    if (!read.known.empty())
      add("known", context.word("rows.known", {{"names", listed(read.known)}}));
    if (!read.columns.empty())
      add("columns", context.word("rows.columns", {{"names", listed(read.columns)}}));
    if (read.nameless > 0)
      add("nameless", context.word("rows.nameless", {{"count", count(read.nameless)}}));
    if (read.over > 0)
      add("over",
          context.word("rows.over", {{"count", count(read.over)}, {"most", count(kind.most)}}));
    node.children.push_back(std::move(said));
    if (!read.empty()) {
      buttons.children.insert(
          buttons.children.begin(),
          button("rows/add", Look::primary,
                 context.word("rows.add", {{"count", count(read.subjects.size())}}),
                 AddRows{kind.id}));
    }
  }
  buttons.children.push_back(
      button("rows/close", Look::outline, context.word("rows.close"), ToggleRows{}));
  node.children.push_back(std::move(buttons));
  // Below, since it grows with what is in it.
  Node input = field("rows/field", Role::text_field, context.word("rows.field"), context.state.rows,
                     EnterRows{});
  input.multiline = true;
  input.live = true;
  input.layout.height = 132;
  node.children.push_back(std::move(input));
  return node;
}

}  // namespace peil::app::screens
