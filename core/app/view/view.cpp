#include "app/address.hpp"
#include "app/app.hpp"
#include "app/view/screens.hpp"

namespace peil::app {

namespace {

const char* theme_key(ThemeChoice theme) {
  switch (theme) {
    case ThemeChoice::light:
      return "said.theme_light";
    case ThemeChoice::dark:
      return "said.theme_dark";
    case ThemeChoice::contrast:
      return "said.theme_contrast";
    case ThemeChoice::system:
      break;
  }
  return "said.theme_system";
}

// Which part of the record is shown: what tells its pages apart.
std::string part_title(const Context& context, const Opened& open) {
  switch (context.state.screen) {
    case Screen::result:
      return context.word("tab.result");
    case Screen::about:
      return context.word("tab.about");
    case Screen::questions:
      if (const Section* section = open.definition.find_section(context.state.section))
        return context.of(section->title, open.definition);
      break;
    case Screen::home:
    case Screen::migration:
    case Screen::plugins:
    case Screen::settings:
      break;
  }
  return {};
}

std::string window_title(const Context& context, const std::optional<Opened>& open) {
  const std::string brand = context.word("brand");
  if (context.state.screen == Screen::settings)
    return context.word("settings.heading") + " · " + brand;
  if (context.state.screen == Screen::plugins)
    return context.word("plugins.heading") + " · " + brand;
  if (!open) return brand;
  const std::string title = record_title(context, *open) + " · " + brand;
  const std::string part = part_title(context, *open);
  return part.empty() ? title : part + " · " + title;
}

// What was done, to whoever can't see it happen.
std::string said(const Context& context) {
  const Said& said = context.state.said;
  switch (said.kind) {
    case Said::Kind::nothing:
      return {};
    case Said::Kind::language:
      return context.word("said.language");
    case Said::Kind::theme:
      return context.word(theme_key(context.state.theme));
    case Said::Kind::undone:
    case Said::Kind::redone:
      break;
  }
  std::string what;
  const std::optional<Opened> open = app::opened(context.state);
  const Question* question = open ? open->definition.find_question(said.at.question) : nullptr;
  if (question) what = question_name(context, open->definition, *question);
  const bool undone = said.kind == Said::Kind::undone;
  if (what.empty()) return context.word(undone ? "said.undone_plain" : "said.redone_plain");
  return context.word(undone ? "said.undone" : "said.redone", {{"what", what}});
}

Node open_dialog(const Context& context) {
  switch (context.state.dialog) {
    case Dialog::search:
      return screens::search_dialog(context);
    case Dialog::menu:
      return screens::menu_dialog(context);
    default:
      return screens::shortcuts_dialog(context);
  }
}

// Said after an answer, to whoever can't see the score change.
std::string score_said(const Context& context, const Opened& open) {
  // What was typed and can't be read is said before anything else.
  for (const auto& [field, text] : context.state.drafts) {
    if (field.first != context.state.question) continue;
    const Question* question = open.definition.find_question(field.first.question);
    if (question) return fault_of(context, *question, field.second, text);
  }
  const Score* score = main_score(open.definition);
  if (!score) return {};
  const ScoreOutcome& outcome = main_outcome(open);
  if (!outcome.value) return {};
  return context.word("score.announced",
                      {{"value", ScoreWords(context, open.definition, *score)(*outcome.value)},
                       {"answered", std::to_string(outcome.coverage.answered)},
                       {"total", std::to_string(outcome.coverage.applicable)}});
}

}  // namespace

ViewTree view(const State& state) {
  const Context context(state);
  const bool in_record = is_of_record(state.screen) || state.screen == Screen::migration;
  const std::optional<Opened> open = in_record ? app::opened(state) : std::nullopt;

  ViewTree tree;
  tree.language = state.language;
  tree.palette = state.palette();
  tree.scale = state.scale();
  tree.title = window_title(context, open);
  tree.address = address_of(state);
  tree.root.id = "root";
  tree.root.role = Role::root;
  tree.root.look = Look::page;
  tree.root.name = tree.title;
  if (!state.on_paper) tree.root.children.push_back(bar(context));
  if (std::optional<Node> notice = app::notice(context); notice && !state.on_paper) {
    tree.root.children.push_back(std::move(*notice));
  }
  if (state.screen == Screen::plugins) {
    tree.root.children.push_back(screens::plugins(context));
  } else if (state.screen == Screen::settings) {
    tree.root.children.push_back(screens::settings(context));
  } else if (!open) {
    tree.root.children.push_back(screens::home(context));
  } else if (state.screen == Screen::migration) {
    tree.root.children.push_back(screens::migration(context, *open));
  } else if (state.screen == Screen::about) {
    tree.root.children.push_back(screens::about(context, *open));
  } else if (state.screen == Screen::result) {
    tree.root.children.push_back(screens::result(context, *open));
  } else {
    tree.root.children.push_back(screens::questions(context, *open));
  }
  if (state.dialog != Dialog::none) {
    tree.root.children.push_back(open_dialog(context));
    // Under a dialog nothing else is said than what it found.
    if (const Node* count = tree.find("search/count")) tree.announcement = count->name;
  } else {
    tree.announcement = said(context);
    const std::string score = open ? score_said(context, *open) : std::string();
    if (!tree.announcement.empty() && !score.empty()) tree.announcement += ' ';
    tree.announcement += score;
  }
  tree.bring_into_view = state.bring_into_view.question.empty()
                             ? state.node_in_view
                             : question_id(state.bring_into_view);
  return tree;
}

}  // namespace peil::app
