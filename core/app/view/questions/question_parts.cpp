// What stands beside the answer on a question's card: the quiet buttons at its foot, and what they
// show: why it is asked with its sources, note, evidence, and the level that is wanted with its day
// and owner.
#include "app/answer_input.hpp"
#include "app/facts/section_owner.hpp"
#include "app/view/screens.hpp"
#include "engine/base/limits.hpp"

#include <algorithm>

namespace peil::app::screens {

namespace {

// What every part needs to know.
struct Beside {
  const Context& context;
  const Opened& opened;
  const Scope& scope;
  const Question& question;
  const Answer* answer;
  QuestionKey at;
  std::string id;
  bool disabled;

  Beside(const Context& where, const Opened& what, const Scope& whose, const Question& asked)
      : context(where),
        opened(what),
        scope(whose),
        question(asked),
        answer(answer_of(whose, asked)),
        at{asked.id, whose.subject},
        id(question_id(at)),
        disabled(what.record.read_only()) {}

  // On paper, what has something in it.
  bool is_open(QuestionPart part) const {
    return context.state.on_paper ? has(part) : context.state.open_parts.contains({at, part});
  }
  bool has(QuestionPart part) const {
    if (!answer) return false;
    switch (part) {
      case QuestionPart::note:
        return !answer->note.empty();
      case QuestionPart::evidence:
        return !answer->evidence.empty();
      case QuestionPart::plan:
        return answer->desired || !answer->owner.empty();
      case QuestionPart::sources:
        break;
    }
    return false;
  }
  std::size_t evidence_count() const { return answer ? answer->evidence.size() : 0; }
};

bool asks_for_evidence(const Beside& beside) {
  const Question& question = beside.question;
  if (!question.evidence || !beside.answer || beside.answer->state != AnswerState::answered) {
    return false;
  }
  const std::optional<double>& value = beside.scope.outcome.values[question.ordinal];
  return !value || *value >= question.evidence->from;
}

Node part_button(const Beside& beside, const char* name, QuestionPart part, std::string words) {
  Node node =
      button(beside.id + "/" + name, Look::quiet, std::move(words), TogglePart{beside.at, part});
  node.layout.padding_x = 4;  // its words begin about where the card's do
  if (beside.context.one_column()) node.layout.height = 36;
  node.expands = true;
  node.expanded = beside.is_open(part);
  return node;
}

std::string evidence_words(const Beside& beside) {
  const std::size_t count = beside.evidence_count();
  if (count > 0) {
    return beside.context.word("evidence.given", {{"count", std::to_string(count)}});
  }
  return beside.context.word(asks_for_evidence(beside) ? "evidence.needed" : "evidence.name");
}

// `Gewenst: 3 per 1 jul 2027 · J. Jansen`.
std::string plan_words(const Beside& beside) {
  const Context& context = beside.context;
  const Answer* answer = beside.answer;
  const bool scale = beside.question.type == QuestionType::scale;
  const std::string owner = answer ? answer->owner : std::string();
  if (!scale || !answer || !answer->desired) {
    if (!owner.empty()) return context.word("wish.owner_given", {{"owner", owner}});
    return context.word(scale ? "wish.level" : "wish.owner");
  }
  const Desired& desired = *answer->desired;
  std::string words =
      desired.by.empty()
          ? context.word("wish.given", {{"level", desired.level}})
          : context.word("wish.given_by",
                         {{"level", desired.level}, {"date", date(desired.by, context.language)}});
  if (!owner.empty()) words += " · " + owner;
  return words;
}

bool has_sources(const Question& question) {
  return !question.references.empty() || !question.why.empty();
}

Node note_fields(const Beside& beside) {
  Node note = field(beside.id + "/note/field", Role::text_field, beside.context.word("answer.note"),
                    beside.answer ? beside.answer->note : std::string(), EnterNote{beside.at, {}});
  note.multiline = true;
  note.layout.height = 72;
  note.disabled = beside.disabled;
  const std::string label = note.name;
  return labelled(std::move(note), label);
}

// A date's field with what was typed in it, and under it why that isn't one.
Node day_field(const Beside& beside, const std::string& id, const FieldKey& key, std::string name,
               const std::string& label, const std::string& day, Action action) {
  const Context& context = beside.context;
  Node node =
      field(id, Role::date_field, std::move(name), date(day, context.language), std::move(action));
  node.placeholder = context.word("input.date");
  node.disabled = beside.disabled;
  std::optional<Node> error;
  const auto draft = context.state.drafts.find(key);
  if (draft != context.state.drafts.end()) {
    node.value = draft->second;
    node.invalid = true;
    node.description = fault_of(context, beside.question, key.second, draft->second);
    error = text(id + "/error", Look::error, node.description);
  }
  return labelled(std::move(node), label, std::move(error));
}

// Whether fields stand under each other, since there is no room beside each other.
bool is_narrow(const Context& context) { return questions_width(context) < 520; }

// Beside each other, or under each other where there is no room.
Node fields(const Context& context, std::string id, std::vector<Node> children) {
  if (is_narrow(context)) return stack(std::move(id), 10, std::move(children));
  Node node = row(std::move(id), 12, std::move(children));
  node.layout.align = Align::start;
  return node;
}

Node evidence_item(const Beside& beside, std::size_t index) {
  const Context& context = beside.context;
  const std::string number = std::to_string(index + 1);
  const std::string id = beside.id + "/evidence/" + std::to_string(index);
  const bool there = index < beside.evidence_count();
  const Evidence given = there ? beside.answer->evidence[index] : Evidence{};
  const auto words = [&](const char* part, const char* key, const std::string& value,
                         EvidencePart which) {
    Node node =
        field(id + part, Role::text_field,
              context.word("evidence.field", {{"field", context.word(key)}, {"number", number}}),
              value, EnterEvidence{beside.at, index, which, {}});
    node.disabled = beside.disabled;
    Node with_label = labelled(std::move(node), context.word(key));
    with_label.layout.grow = is_narrow(context) ? 0.0f : 1.0f;
    return with_label;
  };
  std::vector<Node> children;
  children.push_back(words("/title", "evidence.title", given.title, EvidencePart::title));
  children.push_back(words("/place", "evidence.place", given.link.empty() ? given.file : given.link,
                           EvidencePart::place));
  Node day = day_field(beside, id + "/date", {beside.at, evidence_date_field(index)},
                       context.word("evidence.field",
                                    {{"field", context.word("evidence.date")}, {"number", number}}),
                       context.word("evidence.date"), given.date,
                       EnterEvidence{beside.at, index, EvidencePart::date, {}});
  day.layout.width = is_narrow(context) ? 0.0f : 140.0f;
  children.push_back(std::move(day));
  Node item = stack(id, 4, {fields(context, id + "/fields", std::move(children))});
  item.role = Role::list_item;
  if (!beside.disabled && (there || beside.evidence_count() > 0)) {
    Node remove = button(id + "/remove", Look::quiet,
                         context.word("evidence.remove_name", {{"number", number}}),
                         RemoveEvidence{beside.at, index});
    remove.layout.padding_x = 4;
    remove.children.push_back(
        text(id + "/remove/label", Look::quiet, context.word("evidence.remove")));
    item.children.push_back(std::move(remove));
  }
  return item;
}

Node evidence_fields_of(const Beside& beside) {
  const Context& context = beside.context;
  const std::string id = beside.id + "/evidence";
  const std::size_t count = beside.evidence_count();
  const bool adding = context.state.adding_evidence.contains(beside.at);
  std::size_t shown = count;
  // Where there is nothing yet the first fields are there to be filled in.
  if (!beside.disabled && (count == 0 || adding) && count < limits::evidence) ++shown;
  Node list = stack(id + "/list", 14, {});
  list.role = Role::list;
  list.name = context.word("evidence.name");
  for (std::size_t index = 0; index < shown; ++index)
    list.children.push_back(evidence_item(beside, index));
  Node node = stack(id + "/all", 8, {});
  node.children.push_back(text(id + "/hint", Look::small_secondary, context.word("evidence.hint")));
  node.children.push_back(std::move(list));
  if (!beside.disabled && shown == count && count < limits::evidence) {
    node.children.push_back(
        button(id + "/add", Look::outline, context.word("evidence.add"), AddEvidence{beside.at}));
  }
  return node;
}

Node wanted_level(const Beside& beside) {
  const Context& context = beside.context;
  const std::string id = beside.id + "/wish/level";
  const std::string chosen =
      beside.answer && beside.answer->desired ? beside.answer->desired->level : std::string();
  Node group = grid(id, context.one_column() ? 92.0f : 110.0f, 8, {});
  group.role = Role::radio_group;
  group.name = context.word("wish.level");
  group.layout.fill = true;
  const auto add = [&](const std::string& option, std::string words) {
    Node radio = button(id + "/option/" + (option.empty() ? "-" : option), Look::answer, words,
                        SetDesired{beside.at, option});
    radio.role = Role::radio;
    radio.selected = option == chosen;
    radio.disabled = beside.disabled;
    radio.layout.height = 36;
    radio.layout.padding_x = 6;
    radio.layout.padding_y = 6;
    radio.layout.align = Align::center;
    radio.children.push_back(text(radio.id + "/label", Look::small, std::move(words)));
    group.children.push_back(std::move(radio));
  };
  for (const Option& option : beside.opened.definition.scales[beside.question.scale].options) {
    const std::string label = context.of(option.label, beside.opened.definition);
    add(option.id, option.value ? figure(*option.value, 1, context.language) + " " + label : label);
  }
  add({}, context.word("wish.none"));
  return group;
}

Node plan_fields(const Beside& beside) {
  const Context& context = beside.context;
  Node node = stack(beside.id + "/wish/all", 12, {});
  std::vector<Node> line;
  if (beside.question.type == QuestionType::scale) {
    Node label =
        text(beside.id + "/wish/level/label", Look::small_secondary, context.word("wish.level"));
    node.children.push_back(
        stack(beside.id + "/wish/level/all", 4, {std::move(label), wanted_level(beside)}));
    if (beside.answer && beside.answer->desired) {
      Node by =
          day_field(beside, beside.id + "/wish/by", {beside.at, std::string(desired_by_field)},
                    context.word("wish.by"), context.word("wish.by"), beside.answer->desired->by,
                    EnterDesiredBy{beside.at, {}});
      by.layout.width = is_narrow(context) ? 0.0f : 180.0f;
      line.push_back(std::move(by));
    }
  }
  Node owner =
      field(beside.id + "/owner", Role::text_field, context.word("wish.owner"),
            beside.answer ? beside.answer->owner : std::string(), EnterOwner{beside.at, {}});
  owner.disabled = beside.disabled;
  Node owner_field = labelled(std::move(owner), context.word("wish.owner"));
  owner_field.layout.grow = is_narrow(context) ? 0.0f : 1.0f;
  line.push_back(std::move(owner_field));
  node.children.push_back(fields(context, beside.id + "/wish/line", std::move(line)));
  return node;
}

}  // namespace

Node question_part_buttons(const Context& context, const Opened& opened, const Scope& scope,
                           const Question& question) {
  const Beside beside(context, opened, scope, question);
  Node node = row(beside.id + "/parts", 10, {});
  node.layout.wrap = true;
  // Read before the answer, so it comes first.
  if (has_sources(question)) {
    node.children.push_back(
        part_button(beside, "sources", QuestionPart::sources,
                    context.word(question.why.empty() ? "sources.name" : "sources.why_name")));
  }
  const bool noted = beside.answer && !beside.answer->note.empty();
  node.children.push_back(part_button(beside, "note", QuestionPart::note,
                                      context.word(noted ? "answer.note_given" : "answer.note")));
  if (can_have_owner(question) || beside.evidence_count() > 0) {
    node.children.push_back(
        part_button(beside, "evidence", QuestionPart::evidence, evidence_words(beside)));
  }
  const bool owned = beside.answer && (!beside.answer->owner.empty() || beside.answer->desired);
  if (can_have_owner(question) || owned) {
    node.children.push_back(part_button(beside, "wish", QuestionPart::plan, plan_words(beside)));
  }
  return node;
}

std::vector<Node> question_part_fields(const Context& context, const Opened& opened,
                                       const Scope& scope, const Question& question) {
  const Beside beside(context, opened, scope, question);
  std::vector<Node> nodes;
  if (has_sources(question) && beside.is_open(QuestionPart::sources))
    nodes.push_back(question_sources(context, opened, question, beside.id + "/sources/", 3));
  if (beside.is_open(QuestionPart::note)) nodes.push_back(note_fields(beside));
  if (beside.is_open(QuestionPart::evidence)) nodes.push_back(evidence_fields_of(beside));
  if (beside.is_open(QuestionPart::plan)) nodes.push_back(plan_fields(beside));
  return nodes;
}

}  // namespace peil::app::screens
