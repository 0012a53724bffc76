// What follows from the answers of the subject, or of the record, that is on the screen: beside its
// questions while they are answered, and what must stop above them.
#include "app/facts/subject_class.hpp"
#include "app/view/screens.hpp"

#include <algorithm>

namespace peil::app::screens {

namespace {

constexpr std::size_t most_shown = 8;

// Whether anything of the assessment can say that something must stop.
bool can_stop(const Definition& definition) {
  const auto stops = [](const auto& finding) { return finding.severity == FindingSeverity::stop; };
  return std::any_of(definition.findings.begin(), definition.findings.end(), stops) ||
         std::any_of(definition.additions.findings.begin(), definition.additions.findings.end(),
                     stops);
}

}  // namespace

std::optional<Node> stop_notice(const Context& context, const Opened& opened,
                                const ScopeRef& scope) {
  if (!can_stop(opened.definition)) return std::nullopt;
  Node node = stack("stop", 8, {});
  node.role = Role::alert;
  node.name = context.word("finding.stop");
  node.look = Look::notice;
  node.layout.padding_x = 16;
  node.layout.padding_y = 12;
  for (const Conclusion& one : held_conclusions(conclusion_source(context, opened))) {
    const bool here =
        one.scope.subject_kind == scope.subject_kind && one.scope.subject == scope.subject;
    if (!here || !is_stop(one)) continue;
    Node words = stack("stop/" + node_id(one), 2, {});
    add_finding_words(words, context, opened, one);
    node.children.push_back(std::move(words));
  }
  if (node.children.empty()) return std::nullopt;
  return node;
}

std::optional<Node> live_conclusions(const Context& context, const Opened& opened) {
  const std::optional<Scope> subject = subject_on_screen(context, opened);
  if (!subject) return std::nullopt;
  const std::vector<Conclusion> all = app::conclusions(conclusion_source(context, opened));
  Node node =
      stack("live", 8, {heading("live/heading", Look::heading, 2, context.word("live.heading"))});
  const SubjectKind& kind = opened.definition.subject_kinds[subject->kind];
  SubjectClass is;
  std::string words;
  if (!kind.classes.empty()) {
    is = class_of(all, opened.definition, opened.outcome, subject->kind, subject->index);
    words = class_words(is, context.language);
    node.children.push_back(
        text("live/class", Look::headline, words.empty() ? context.word("class.none") : words));
  }
  std::vector<const Conclusion*> held;
  for (const Conclusion& one : all) {
    const bool here = one.scope.subject_kind == subject->kind && one.subject == subject->index;
    // The class has been said.
    if (here && one.state == Conclusion::State::holds && &one != is.label) held.push_back(&one);
  }
  std::stable_sort(held.begin(), held.end(), [](const Conclusion* a, const Conclusion* b) {
    const auto rank = [](const Conclusion& one) {
      return one.is_finding() ? static_cast<int>(one.severity) : 1;
    };
    return rank(*a) < rank(*b);
  });
  Node list = stack("live/list", 0, {});
  list.role = Role::list;
  list.name = context.word("live.heading");
  list.layout.divided = true;
  for (const Conclusion* one : held) {
    if (list.children.size() == most_shown) break;
    const std::string id = "live/" + node_id(*one);
    Node line = stack(
        id, 0, {text(id + "/words", is_stop(*one) ? Look::error : Look::small, one->heading())});
    line.role = Role::list_item;
    line.layout.padding_y = 6;
    list.children.push_back(std::move(line));
  }
  if (held.empty() && words.empty()) return std::nullopt;
  if (!list.children.empty()) node.children.push_back(std::move(list));
  if (held.size() > most_shown) {
    node.children.push_back(
        text("live/more", Look::small_secondary,
             context.word("more", {{"count", std::to_string(held.size() - most_shown)}})));
  }
  return node;
}

}  // namespace peil::app::screens
