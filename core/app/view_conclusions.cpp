// What follows from the answers in words: labels and findings that hold, those that can't be said yet with the questions
// that would settle them, and the subjects with their values.
#include "app/view_parts.hpp"

#include <algorithm>
#include <type_traits>

namespace peil::app::screens {

using namespace parts;

namespace {

constexpr std::size_t subjects_named = 12;
constexpr std::size_t conditions_open = 12;
constexpr std::size_t links_shown = 5;

// A label or finding, whichever it is, with where it holds and where that can't be said yet.
struct Condition {
  ConditionAt::Kind kind{};
  std::uint32_t index = 0;
  std::string id;
  std::string title;
  std::string text;
  const Finding* finding = nullptr;
  std::vector<Scope> holds;
  std::vector<Scope> open;
  std::optional<expression::Fault> fault;
};

// The record, and the subjects of each kind: made once for all conditions.
class Scopes {
 public:
  explicit Scopes(const Opened& opened) : record_{record_scope(opened)} {
    for (std::uint32_t kind = 0; kind < opened.definition.subject_kinds.size(); ++kind) {
      subjects_.push_back(subjects_of(opened, kind));
    }
  }

  const std::vector<Scope>& of(std::uint32_t kind) const {
    return kind == no_index ? record_ : subjects_[kind];
  }

 private:
  std::vector<Scope> record_;
  std::vector<std::vector<Scope>> subjects_;
};

// Sorts the scopes by how the condition stands in them. Where no question can settle it any more (one that it asks about
// doesn't apply) there is nothing to say.
void look(Condition& condition, const Evaluation& evaluation, const std::vector<Scope>& scopes,
          std::uint32_t place) {
  for (const Scope& scope : scopes) {
    const ConditionOutcome& outcome =
        condition.finding ? scope.outcome.findings[place] : scope.outcome.labels[place];
    if (outcome.state == ConditionOutcome::State::yes) condition.holds.push_back(scope);
    const ConditionAt at{condition.kind, condition.index, scope.index};
    if (outcome.state == ConditionOutcome::State::open && !evaluation.would_settle(at).empty())
      condition.open.push_back(scope);
    if (outcome.state == ConditionOutcome::State::failed) condition.fault = outcome.fault;
  }
}

// The label or finding at `index` of `all`.
template <class Told>
Condition condition_of(const Context& context, const Opened& opened, const Scopes& scopes,
                       const std::vector<Told>& all, std::uint32_t index) {
  constexpr bool is_finding = std::is_same_v<Told, Finding>;
  const Told& told = all[index];
  Condition condition;
  condition.kind = is_finding ? ConditionAt::Kind::finding : ConditionAt::Kind::label;
  condition.index = index;
  condition.id = (is_finding ? "finding/" : "label/") + told.id;
  condition.title = context.of(told.title, opened.definition);
  condition.text = context.of(told.text, opened.definition);
  if constexpr (is_finding) condition.finding = &told;
  look(condition, opened.evaluation, scopes.of(told.subject_kind), told.place);
  return condition;
}

// Those that are shown: the others have no title.
std::vector<Condition> labels_of(const Context& context, const Opened& opened,
                                 const Scopes& scopes) {
  std::vector<Condition> all;
  const std::vector<Label>& labels = opened.definition.labels;
  for (std::uint32_t index = 0; index < labels.size(); ++index) {
    if (!labels[index].title.empty())
      all.push_back(condition_of(context, opened, scopes, labels, index));
  }
  return all;
}

// The gravest first.
std::vector<Condition> findings_of(const Context& context, const Opened& opened,
                                   const Scopes& scopes) {
  std::vector<Condition> all;
  const std::vector<Finding>& findings = opened.definition.findings;
  for (std::uint32_t index = 0; index < findings.size(); ++index)
    all.push_back(condition_of(context, opened, scopes, findings, index));
  std::vector<Condition> sorted;
  sorted.reserve(all.size());
  const auto graver = [&](std::size_t a, std::size_t b) {
    return all[a].finding->severity < all[b].finding->severity;
  };
  for (const std::size_t index : in_order(all.size(), graver))
    sorted.push_back(std::move(all[index]));
  return sorted;
}

// `Geldt voor:` and the subjects, each leading to its questions. Nothing for the record as a whole.
std::optional<Node> holds_for(const Context& context, const Opened& opened,
                              const Condition& condition) {
  if (condition.holds.front().kind == no_index) return std::nullopt;
  const std::string id = condition.id + "/for";
  Node node =
      row(id, 10, {text(id + "/word", Look::small_secondary, context.word("result.holds_for"))});
  node.layout.wrap = true;
  const std::size_t shown = std::min(condition.holds.size(), subjects_named);
  for (std::size_t at = 0; at < shown; ++at) {
    const Scope& subject = condition.holds[at];
    const Section* section = first_asked(opened.definition, subject);
    if (!section) continue;
    node.children.push_back(link(id + "/" + subject.subject, subject_name(context, opened, subject),
                                 ShowQuestions{section->id, subject.subject}));
  }
  if (shown < condition.holds.size()) {
    node.children.push_back(
        text(id + "/more", Look::small_secondary,
             context.word("more", {{"count", std::to_string(condition.holds.size() - shown)}})));
  }
  return node;
}

Node item(const Context& context, const Opened& opened, const Condition& condition) {
  const std::string& id = condition.id;
  Node words = stack(id, 2, {});
  if (const Finding* finding = condition.finding) {
    add_finding_words(words, context, opened,
                      {finding->severity, condition.title, condition.text, finding->source,
                       finding->applies_from});
  } else {
    words.children.push_back(text(id + "/title", Look::strong, condition.title));
    if (!condition.text.empty()) {
      words.children.push_back(text(id + "/text", Look::body, condition.text));
    }
  }
  if (std::optional<Node> subjects = holds_for(context, opened, condition)) {
    words.children.push_back(std::move(*subjects));
  }
  words.role = Role::list_item;
  words.layout.padding_y = 12;
  return words;
}

std::optional<Node> held_card(const Context& context, const Opened& opened, const std::string& id,
                              const char* key, const std::vector<Condition>& conditions) {
  std::vector<Node> items;
  for (const Condition& condition : conditions) {
    if (!condition.holds.empty()) items.push_back(item(context, opened, condition));
  }
  if (items.empty()) return std::nullopt;
  return list_of(id, context.word(key), std::move(items));
}

// The questions that would settle the condition, each a link, in the scopes where it is open.
void add_questions(Node& node, const Context& context, const Opened& opened,
                   const Condition& condition) {
  std::size_t shown = 0;
  for (const Scope& scope : condition.open) {
    const ConditionAt at{condition.kind, condition.index, scope.index};
    for (const QuestionAt& asked : opened.evaluation.would_settle(at)) {
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
      const std::string id = condition.id + "/open/" + question_id(key);
      const bool twice = std::any_of(node.children.begin(), node.children.end(),
                                     [&](const Node& one) { return one.id == id; });
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
                              const std::vector<Condition>& labels,
                              const std::vector<Condition>& findings) {
  std::vector<Node> items;
  std::size_t more = 0;
  for (const auto* conditions : {&findings, &labels}) {
    for (const Condition& condition : *conditions) {
      if (condition.open.empty() && !condition.fault) continue;
      if (items.size() == conditions_open) {
        ++more;
        continue;
      }
      const std::string id = condition.id + "/open";
      Node node = stack(id, 2,
                        {text(id + "/title", Look::strong,
                              condition.title.empty() ? condition.text : condition.title)});
      if (condition.fault) {
        node.children.push_back(
            text(id + "/fault", Look::error, context.word(fault_key(*condition.fault))));
      }
      if (!condition.open.empty()) {
        node.children.push_back(
            text(id + "/answer", Look::small_secondary, context.word("result.open_answer")));
        add_questions(node, context, opened, condition);
      }
      node.role = Role::list_item;
      node.layout.padding_y = 12;
      items.push_back(std::move(node));
    }
  }
  if (items.empty()) return std::nullopt;
  Node node = list_of("open", context.word("result.open"), std::move(items));
  if (more > 0) {
    node.children.push_back(text("open/more", Look::small_secondary,
                                 context.word("more", {{"count", std::to_string(more)}})));
  }
  return node;
}

// --- the subjects with their values -----------------------------------------------------------------

std::optional<Node> subjects_card(const Context& context, const Opened& opened,
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
  Node table = stack(id + "/table", 0, {});
  table.role = Role::table;
  table.name = title;
  table.layout.divided = true;
  Node head = row(id + "/head", 8,
                  {table_cell(id + "/head/name", Role::column_header, Look::small_secondary,
                              context.word("result.column_name"), 0)});
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
    for (const Score* score : scores) {
      const std::optional<double>& value = subject.outcome.scores[score->place].value;
      line.children.push_back(table_cell(line_id + "/" + score->id, Role::cell, Look::strong,
                                         value ? score_text(*value, context) : "–", figure_width));
    }
    const Coverage& coverage = subject.outcome.coverage;
    line.children.push_back(
        table_cell(line_id + "/answered", Role::cell, Look::small_secondary,
                   std::to_string(coverage.answered) + "/" + std::to_string(coverage.applicable),
                   figure_width));
    line.role = Role::row;
    line.layout.height = 38;
    table.children.push_back(std::move(line));
  }
  Node node = card(id, 8, {heading(id + "/title", Look::heading, 2, title)});
  node.children.push_back(std::move(table));
  return node;
}

}  // namespace

std::vector<Node> conclusions(const Context& context, const Opened& opened) {
  const Scopes scopes(opened);
  const std::vector<Condition> labels = labels_of(context, opened, scopes);
  const std::vector<Condition> findings = findings_of(context, opened, scopes);
  std::vector<Node> cards;
  const auto add = [&](std::optional<Node> one) {
    if (one) cards.push_back(std::move(*one));
  };
  add(held_card(context, opened, "findings", "result.findings", findings));
  add(held_card(context, opened, "labels", "result.labels", labels));
  add(open_card(context, opened, labels, findings));
  for (std::uint32_t kind = 0; kind < opened.definition.subject_kinds.size(); ++kind) {
    add(subjects_card(context, opened, kind));
  }
  return cards;
}

}  // namespace peil::app::screens
