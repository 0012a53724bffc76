// What changes in a record when it follows its assessment to another version: shown before it is
// done.
#include "app/view/screens.hpp"

#include <algorithm>

namespace peil::app::screens {

namespace {

constexpr std::size_t changes_shown = 100;

const char* key_of(const MigrationStep& step) {
  switch (step.kind) {
    case MigrationStep::Kind::renamed:
      return "migration.renamed";
    case MigrationStep::Kind::split:
      return "migration.split";
    case MigrationStep::Kind::merged:
      return "migration.merged";
    case MigrationStep::Kind::rescaled:
      return "migration.rescaled";
    case MigrationStep::Kind::removed:
      return "migration.removed";
    case MigrationStep::Kind::unknown_option:
      break;
  }
  return "migration.unknown_option";
}

std::string joined(const std::vector<std::string>& ids) {
  std::string words;
  for (const std::string& id : ids)
    words += (words.empty() ? "" : ", ") + id;
  return words;
}

Node step_node(const Context& context, const Opened& opened, const MigrationStep& step,
               std::size_t index) {
  const std::string id = "migration/" + std::to_string(index);
  std::string words =
      context.word(key_of(step), {{"from", joined(step.from)}, {"to", joined(step.to)}});
  if (!step.subject.empty()) words += " (" + step.subject + ")";
  Node node = stack(id, 2, {text(id + "/what", Look::body, std::move(words))});
  if (!step.before.empty()) {
    node.children.push_back(text(
        id + "/answer", Look::small_secondary,
        step.after.empty() || step.after == step.before
            ? context.word("migration.answer", {{"before", step.before}})
            : context.word("migration.answers", {{"before", step.before}, {"after", step.after}})));
  }
  if (!step.reason.empty()) {
    node.children.push_back(
        text(id + "/reason", Look::small_secondary, context.of(step.reason, opened.definition)));
  }
  node.role = Role::list_item;
  node.layout.padding_y = 10;
  return node;
}

}  // namespace

Node migration(const Context& context, const Opened& opened) {
  const std::string to = opened.definition.version;
  Node column = stack("migration/column", 16, {});
  column.layout.max_width = 760;
  column.children.push_back(
      heading("migration/title", Look::title, 1, context.word("migration.title")));
  column.children.push_back(
      text("migration/intro", Look::body,
           context.word("migration.intro",
                        {{"title", context.of(opened.definition.title, opened.definition)},
                         {"from", opened.record.record.assessment_version},
                         {"to", to}})));
  Node steps = card("migration/steps", 0, {});
  steps.role = Role::list;
  steps.name = context.word("migration.title");
  steps.layout.padding_y = 8;
  steps.layout.divided = true;
  if (context.state.migration) {
    const auto& all = context.state.migration->steps;
    for (std::size_t index = 0; index < std::min(all.size(), changes_shown); ++index) {
      steps.children.push_back(step_node(context, opened, all[index], index));
    }
    if (all.size() > changes_shown) {
      Node more = stack(
          "migration/more", 0,
          {text("migration/more/text", Look::small_secondary,
                context.word("more", {{"count", std::to_string(all.size() - changes_shown)}}))});
      more.role = Role::list_item;
      steps.children.push_back(std::move(more));
    }
  }
  if (steps.children.empty()) {
    column.children.push_back(
        card("migration/none", 0,
             {text("migration/none/text", Look::body, context.word("migration.none"))}));
  } else {
    column.children.push_back(std::move(steps));
  }
  column.children.push_back(
      text("migration/kept", Look::small_secondary, context.word("migration.kept")));
  Node buttons = row(
      "migration/buttons", 12,
      {button("migration/do", Look::primary, context.word("migration.do", {{"version", to}}),
              Migrate{}),
       button("migration/not_now", Look::outline, context.word("migration.not_now"), GoHome{})});
  buttons.layout.wrap = true;
  column.children.push_back(std::move(buttons));

  return page(context, "migration", std::move(column));
}

}  // namespace peil::app::screens
