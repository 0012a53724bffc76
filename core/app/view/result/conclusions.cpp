// What follows from the answers in words: labels and findings that hold, those that can't be said
// yet with the questions that would settle them, and the subjects with their values.
#include "app/facts/subject_class.hpp"
#include "app/view/screens.hpp"

#include <algorithm>

namespace peil::app::screens {

namespace {

constexpr std::size_t subjects_named = 12;
constexpr std::size_t conditions_open = 12;
constexpr std::size_t links_shown = 5;
constexpr float class_column = 220;

// `Geldt voor:` and the subjects, each leading to its questions. Nothing for the record as a whole.
std::optional<Node> holds_for(const Context& context, const Opened& opened,
                              const SameConclusion& said) {
  if (said.first().scope.subject_kind == no_index) return std::nullopt;
  const std::string id = node_id(said.first()) + "/for";
  Node node =
      row(id, 10, {text(id + "/word", Look::small_secondary, context.word("result.holds_for"))});
  node.layout.wrap = true;
  const std::size_t shown = std::min(said.all.size(), subjects_named);
  for (std::size_t at = 0; at < shown; ++at) {
    const ScopeRef& scope = said.all[at].scope;
    if (std::optional<Node> subject =
            subject_link(context, opened, id + "/" + scope.subject, said.all[at])) {
      node.children.push_back(std::move(*subject));
    }
  }
  if (shown < said.all.size()) {
    node.children.push_back(
        text(id + "/more", Look::small_secondary,
             context.word("more", {{"count", std::to_string(said.all.size() - shown)}})));
  }
  return node;
}

Node item(const Context& context, const Opened& opened, const SameConclusion& said) {
  const Conclusion& first = said.first();
  const std::string id = node_id(first);
  Node words = stack(id, 2, {});
  if (first.is_finding()) {
    add_finding_words(words, context, opened, first);
  } else {
    words.children.push_back(text(id + "/title", Look::strong, first.title));
    if (!first.text.empty()) words.children.push_back(text(id + "/text", Look::body, first.text));
  }
  if (std::optional<Node> subjects = holds_for(context, opened, said)) {
    words.children.push_back(std::move(*subjects));
  }
  words.role = Role::list_item;
  words.layout.padding_y = 12;
  return words;
}

std::optional<Node> held_card(const Context& context, const Opened& opened, const std::string& id,
                              const char* key, const std::vector<SameConclusion>& conclusions,
                              Conclusion::Kind kind) {
  std::vector<Node> items;
  for (const SameConclusion& said : conclusions) {
    if (is_of(said, Conclusion::Origin::data, kind) && !is_stop(said.first()) &&
        said.first().state == Conclusion::State::holds)
      items.push_back(item(context, opened, said));
  }
  if (items.empty()) return std::nullopt;
  return list_of(id, context.word(key), std::move(items));
}

// The questions that would settle it, each a link, in the scopes in which it is open.
void add_questions(Node& node, const Context& context, const Opened& opened,
                   const SameConclusion& said) {
  std::size_t shown = 0;
  for (const Conclusion& one : said.all) {
    for (const QuestionAt& asked : one.settles) {
      const Question& question = opened.definition.questions[asked.question];
      QuestionKey key{question.id, {}};
      std::string title = context.of(question.title, opened.definition);
      if (asked.subject != no_index) {
        const std::vector<Scope> all =
            subjects_of(opened, opened.definition.subject_kind_of(question));
        if (asked.subject >= all.size()) continue;
        key.subject = all[asked.subject].subject;
        title += " (" + subject_name(context, opened, all[asked.subject]) + ")";
      }
      const std::string id = node.id + "/" + question_id(key);
      const bool twice = std::any_of(node.children.begin(), node.children.end(),
                                     [&](const Node& child) { return child.id == id; });
      if (!twice) node.children.push_back(link(id, std::move(title), ShowQuestion{key})), ++shown;
      if (shown == links_shown) return;
    }
  }
}

const char* fault_key(expression::Fault fault) {
  switch (fault) {
    case expression::Fault::division_by_zero:
      return "fault.division_by_zero";
    case expression::Fault::overflow:
      return "fault.overflow";
    case expression::Fault::empty_bounds:
      break;
  }
  return "fault.empty_bounds";
}

std::optional<Node> open_card(const Context& context, const Opened& opened,
                              const std::vector<SameConclusion>& conclusions) {
  std::vector<Node> items;
  std::size_t more = 0;
  for (const SameConclusion& said : conclusions) {
    const Conclusion& first = said.first();
    if (first.origin != Conclusion::Origin::data || first.state == Conclusion::State::holds)
      continue;
    if (items.size() == conditions_open) {
      ++more;
      continue;
    }
    const std::string id = node_id(first);
    Node node = stack(id, 2, {text(id + "/title", Look::strong, first.heading())});
    if (first.state == Conclusion::State::failed) {
      node.children.push_back(
          text(id + "/fault", Look::error, context.word(fault_key(first.fault))));
    } else {
      node.children.push_back(
          text(id + "/answer", Look::small_secondary, context.word("result.open_answer")));
      add_questions(node, context, opened, said);
    }
    node.role = Role::list_item;
    node.layout.padding_y = 12;
    items.push_back(std::move(node));
  }
  if (items.empty()) return std::nullopt;
  // One line with how many there are, until somebody wants to read them.
  const bool unfolded = context.state.open_lists.contains(std::string(open_conclusions));
  Node toggle =
      button("open/toggle", Look::quiet,
             context.word("result.open_count", {{"count", std::to_string(items.size() + more)}}),
             ToggleList{std::string(open_conclusions)});
  toggle.expands = true;
  toggle.expanded = unfolded;
  toggle.layout.padding_x = 4;
  if (!unfolded) {
    Node folded = card("open", 0, {std::move(toggle)});
    folded.layout.padding_y = 8;
    return folded;
  }
  Node node = list_of("open", context.word("result.open"), std::move(items));
  node.children.insert(node.children.begin() + 1, row("open/row", 0, {std::move(toggle)}));
  if (more > 0) {
    node.children.push_back(text("open/more", Look::small_secondary,
                                 context.word("more", {{"count", std::to_string(more)}})));
  }
  return node;
}

// --- the subjects with their values --------------------------------------------------------------

std::optional<Node> subjects_card(const Context& context, const Opened& opened,
                                  const std::vector<Conclusion>& concluded,
                                  std::uint32_t kind_index) {
  const std::vector<Scope> all = subjects_of(opened, kind_index);
  if (all.empty()) return std::nullopt;
  const SubjectKind& kind = opened.definition.subject_kinds[kind_index];
  // As many scores as there is room for beside the names.
  const std::size_t most = context.one_column() ? 1 : 4;
  std::vector<const Score*> scores;
  for (const Score& score : opened.definition.scores) {
    if (score.subject_kind == kind_index && scores.size() < most) scores.push_back(&score);
  }
  const std::string id = "subjects/" + kind.id;
  const std::string title = context.of(kind.title, opened.definition);
  const bool classed = !kind.classes.empty();
  const float its_width = context.one_column() ? 120.0f : class_column;
  Node table = stack(id + "/table", 0, {});
  table.role = Role::table;
  table.name = title;
  table.layout.divided = true;
  Node head = row(id + "/head", 8,
                  {table_cell(id + "/head/name", Role::column_header, Look::small_secondary,
                              context.word("result.column_name"), 0)});
  if (classed) {
    head.children.push_back(table_cell(id + "/head/class", Role::column_header,
                                       Look::small_secondary, context.word("register.class"),
                                       its_width));
  }
  for (const Score* score : scores) {
    head.children.push_back(table_cell(id + "/head/" + score->id, Role::column_header,
                                       Look::small_secondary,
                                       context.of(score->title, opened.definition), figure_width));
  }
  head.children.push_back(table_cell(id + "/head/answered", Role::column_header,
                                     Look::small_secondary, context.word("result.column_answered"),
                                     figure_width));
  head.role = Role::row;
  head.layout.height = 36;
  table.children.push_back(std::move(head));
  for (const Scope& subject : all) {
    const std::string line_id = id + "/row/" + subject.subject;
    const Section* section = first_asked(opened.definition, subject);
    Node name = table_cell(line_id + "/name", Role::row_header, Look::plain, {}, 0);
    if (section) {
      name.children.push_back(link(line_id + "/open", subject_name(context, opened, subject),
                                   ShowQuestions{section->id, subject.subject}));
    }
    Node line = row(line_id, 8, {std::move(name)});
    if (classed) {
      const std::string words = class_words(
          class_of(concluded, opened.definition, opened.outcome, kind_index, subject.index),
          context.language);
      line.children.push_back(table_cell(line_id + "/class", Role::cell, Look::small_strong,
                                         words.empty() ? context.word("class.none") : words,
                                         its_width));
    }
    for (const Score* score : scores) {
      const std::optional<double>& value = subject.outcome.scores[score->ordinal].value;
      line.children.push_back(table_cell(
          line_id + "/" + score->id, Role::cell, Look::strong,
          value ? ScoreWords(context, opened.definition, *score)(*value) : "–", figure_width));
    }
    const Coverage& coverage = subject.outcome.coverage;
    line.children.push_back(
        table_cell(line_id + "/answered", Role::cell, Look::small_secondary,
                   std::to_string(coverage.answered) + "/" + std::to_string(coverage.applicable),
                   figure_width));
    line.role = Role::row;
    line.layout.padding_y = 4;
    line.layout.height = 38;
    table.children.push_back(std::move(line));
  }
  Node node = card(id, 8, {heading(id + "/title", Look::heading, 2, title)});
  node.children.push_back(std::move(table));
  return node;
}

}  // namespace

std::optional<Node> stop_card(const Context& context, const Opened& opened,
                              const std::vector<SameConclusion>& said) {
  Node node =
      card("stops", 8, {heading("stops/title", Look::heading, 2, context.word("result.stops"))});
  Node list = stack("stops/list", 0, {});
  list.role = Role::list;
  list.name = context.word("result.stops");
  list.layout.divided = true;
  for (const SameConclusion& one : said) {
    if (is_stop(one.first())) list.children.push_back(item(context, opened, one));
  }
  if (list.children.empty()) return std::nullopt;
  node.children.push_back(std::move(list));
  return node;
}

std::vector<Node> conclusions(const Context& context, const Opened& opened,
                              const std::vector<Conclusion>& all,
                              const std::vector<SameConclusion>& said) {
  std::vector<Node> cards;
  const auto add = [&](std::optional<Node> one) {
    if (one) cards.push_back(std::move(*one));
  };
  using Kind = Conclusion::Kind;
  add(held_card(context, opened, "findings", "result.findings", said, Kind::finding));
  add(held_card(context, opened, "labels", "result.labels", said, Kind::label));
  add(open_card(context, opened, said));
  for (std::uint32_t kind = 0; kind < opened.definition.subject_kinds.size(); ++kind) {
    add(subjects_card(context, opened, all, kind));
  }
  return cards;
}

}  // namespace peil::app::screens
