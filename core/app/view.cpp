#include "app/app.hpp"
#include "app/view_parts.hpp"

namespace peil::app {

namespace {

std::string window_title(const parts::Context& context, const std::optional<parts::Opened>& open) {
  const std::string brand = context.word("brand");
  if (!open) return brand;
  return context.of(open->definition.title, open->definition) + " · " + brand;
}

// Said after an answer, to whoever can't see the score change.
std::string announcement(const parts::Context& context, const parts::Opened& open) {
  // What was typed and can't be read is said before anything else.
  for (const auto& [field, text] : context.state.drafts) {
    if (field.first != context.state.question) continue;
    const Question* question = open.definition.find_question(field.first.question);
    if (question) return parts::fault_of(context, *question, field.second, text);
  }
  if (!parts::main_score(open.definition)) return {};
  const ScoreOutcome& outcome = parts::main_outcome(open);
  if (!outcome.value) return {};
  return context.word("score.announced", {{"value", parts::score_text(*outcome.value, context)},
                                          {"answered", std::to_string(outcome.coverage.answered)},
                                          {"total", std::to_string(outcome.coverage.applicable)}});
}

}  // namespace

ViewTree view(const State& state) {
  const parts::Context context(state);
  const std::optional<parts::Opened> open =
      state.screen == Screen::home ? std::nullopt : parts::opened(state);

  ViewTree tree;
  tree.language = state.language;
  tree.palette = state.palette();
  tree.scale = state.scale();
  tree.title = window_title(context, open);
  tree.root.id = "root";
  tree.root.role = Role::root;
  tree.root.look = Look::page;
  tree.root.name = tree.title;
  tree.root.children.push_back(parts::bar(context));
  if (std::optional<Node> notice = parts::notice(context)) {
    tree.root.children.push_back(std::move(*notice));
  }
  if (state.screen == Screen::plugins) {
    tree.root.children.push_back(screens::plugins(context));
  } else if (!open) {
    tree.root.children.push_back(screens::home(context));
  } else if (state.screen == Screen::migration) {
    tree.root.children.push_back(screens::migration(context, *open));
  } else if (state.screen == Screen::result) {
    tree.root.children.push_back(screens::result(context, *open));
  } else {
    tree.root.children.push_back(screens::questions(context, *open));
  }
  if (open) tree.announcement = announcement(context, *open);
  if (!state.bring_into_view.question.empty()) {
    tree.bring_into_view = parts::question_id(state.bring_into_view);
  }
  return tree;
}

}  // namespace peil::app
