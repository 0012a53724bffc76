// The subjects of a kind: each with its name, how far it is and what holds for it; add and remove.
#include "app/view_parts.hpp"

namespace peil::app::screens {

using namespace parts;

namespace {

// The titles of the labels that hold for the subject.
std::string labels_of(const Context& context, const Opened& opened, const Scope& subject) {
  std::string words;
  for (const Label& label : opened.definition.labels) {
    if (label.subject_kind != subject.kind || label.title.empty() ||
        subject.outcome.labels[label.place].state != ConditionOutcome::State::yes) {
      continue;
    }
    if (!words.empty()) words += " · ";
    words += context.of(label.title, opened.definition);
  }
  return words;
}

Node subject_line(const Context& context, const Opened& opened, const Section& section,
                  const Scope& subject) {
  const SubjectKind& kind = opened.definition.subject_kinds[subject.kind];
  const std::string id = "subject/" + kind.id + "/" + subject.subject;
  const std::string name = subject_name(context, opened, subject);
  const Coverage& coverage = subject.outcome.coverage;
  Node words = stack(id + "/words", 0, {});
  words.children.push_back(link(id + "/open", name, ShowQuestions{section.id, subject.subject}));
  words.children.push_back(
      text(id + "/answered", Look::small_secondary,
           context.word("outline.answered", {{"answered", std::to_string(coverage.answered)},
                                             {"total", std::to_string(coverage.applicable)}})));
  const std::string labels = labels_of(context, opened, subject);
  if (!labels.empty()) {
    words.children.push_back(text(id + "/labels", Look::small_strong, labels));
  }
  words.layout.grow = 1;
  Node line = row(id, 12, {std::move(words)});
  if (!opened.record.read_only()) {
    Node remove = button(id + "/remove", Look::quiet,
                         context.word("subjects.remove_name", {{"subject", name}}),
                         RemoveSubject{kind.id, subject.subject});
    remove.children.push_back(
        text(id + "/remove/label", Look::quiet, context.word("subjects.remove")));
    line.children.push_back(std::move(remove));
  }
  line.role = Role::list_item;
  line.layout.padding_y = 12;
  return line;
}

}  // namespace

Node subjects(const Context& context, const Opened& opened, const Section& section) {
  const SubjectKind& kind = opened.definition.subject_kinds[section.subject_kind];
  const std::string title = context.of(kind.title, opened.definition);
  const std::string one = context.of(kind.one.empty() ? kind.title : kind.one, opened.definition);
  const std::vector<Scope> all = subjects_of(opened, section.subject_kind);

  Node node = stack("subjects", 16, {heading("subjects/title", Look::title, 1, title)});
  if (all.empty()) {
    node.children.push_back(card(
        "subjects/none", 0,
        {text("subjects/none/text", Look::body, context.word("subjects.none", {{"one", one}}))}));
  } else {
    Node list = card("subjects/list", 0, {});
    list.role = Role::list;
    list.name = title;
    list.layout.padding_y = 4;
    list.layout.divided = true;
    for (const Scope& subject : all) {
      list.children.push_back(subject_line(context, opened, section, subject));
    }
    node.children.push_back(std::move(list));
  }
  if (opened.record.read_only()) return node;
  if (all.size() < kind.most) {
    node.children.push_back(button("subjects/add", all.empty() ? Look::primary : Look::outline,
                                   context.word("subjects.add", {{"one", one}}),
                                   AddSubject{kind.id}));
  } else {
    node.children.push_back(
        text("subjects/full", Look::small_secondary,
             context.word("subjects.full", {{"count", std::to_string(kind.most)}})));
  }
  return node;
}

}  // namespace peil::app::screens
