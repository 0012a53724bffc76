// Plugins: which ones are here, what they may do, and adding and removing them; likewise the
// institution's custom texts.
#include "app/view/screens.hpp"

#include <algorithm>

namespace peil::app::screens {

namespace {

using Origin = AvailablePlugin::Origin;

bool in_use(const State& state, const AvailablePlugin& one) {
  return std::any_of(state.assessments.begin(), state.assessments.end(),
                     [&](const Assessment& assessment) { return assessment.plugin == one.plugin; });
}

const char* origin_key(const AvailablePlugin& one) {
  switch (one.origin) {
    case Origin::shipped:
      return "plugins.shipped";
    case Origin::added:
      return "plugins.added";
    case Origin::watched:
      break;
  }
  return "plugins.watched";
}

// What the program's replies may hold, as words with commas.
std::string capabilities(const Context& context, const Capabilities& may) {
  std::string words;
  const auto add = [&](bool there, const char* key) {
    if (there) words += (words.empty() ? "" : ", ") + context.word(key);
  };
  add(may.scores, "plugins.may_scores");
  add(may.labels, "plugins.may_labels");
  add(may.findings, "plugins.may_findings");
  add(may.actions, "plugins.may_actions");
  add(may.notes, "plugins.may_notes");
  return words;
}

std::string program_line(const Context& context, const Plugin& plugin) {
  if (!plugin.has_program()) return context.word("plugins.data_only");
  const Manifest& manifest = plugin.manifest;
  return context.word(
      "plugins.program",
      {{"capabilities", capabilities(context, manifest.capabilities)},
       {"memory", std::to_string(manifest.limits.memory_mib)},
       {"seconds", figure(manifest.limits.milliseconds / 1000.0, 1, context.language)}});
}

// A card of the list, with a button where there is something to remove.
Node with_removal(const Context& context, const std::string& id, const std::string& title,
                  Node words, std::optional<Action> removal) {
  words.layout.grow = 1;
  Node content = row(id + "/row", 16, {std::move(words)});
  content.layout.align = Align::start;
  if (removal) {
    Node remove = button(id + "/remove", Look::outline,
                         context.word("plugins.remove_name", {{"title", title}}), *removal);
    remove.children.push_back(
        text(id + "/remove/label", Look::body, context.word("plugins.remove")));
    content.children.push_back(std::move(remove));
  }
  Node node = card(id, 0, {std::move(content)});
  node.role = Role::list_item;
  return node;
}

Node plugin_card(const Context& context, const AvailablePlugin& one) {
  const Plugin& plugin = *one.plugin;
  const Manifest& manifest = plugin.manifest;
  const Definition& definition = *plugin.definition;
  const std::string id =
      "plugin/" + manifest.id + (one.origin == Origin::watched ? "/watched" : "");
  const std::string title(manifest.title.in(tag(context.language)));
  Node words = stack(id + "/words", 4, {});
  const auto line = [&](const char* part, Look look, std::string line_text) {
    words.children.push_back(text(id + part, look, std::move(line_text)));
  };
  words.children.push_back(heading(id + "/title", Look::heading, 2, title));
  line("/facts", Look::small_secondary,
       context.word("plugins.facts",
                    {{"id", manifest.id},
                     {"version", manifest.version},
                     {"licence", manifest.licence == no_licence ? context.word("plugins.no_licence")
                                                                : manifest.licence}}));
  const std::string description(manifest.description.in(tag(context.language)));
  if (!description.empty()) line("/description", Look::body, description);
  line("/assessment", Look::body,
       context.word("plugins.assessment", {{"title", context.of(definition.title, definition)},
                                           {"version", definition.version},
                                           {"count", std::to_string(questions_of(definition))}}));
  line("/program", Look::body, program_line(context, plugin));
  line("/origin", Look::small_secondary,
       context.word(in_use(context.state, one) ? origin_key(one) : "plugins.not_in_use"));
  if (one.save_failure) {
    line("/save_failure", Look::error,
         context.word("plugins.not_saved",
                      {{"reason", save_failure_text(context, *one.save_failure)}}));
  }
  return with_removal(context, id, title, std::move(words),
                      one.origin == Origin::added
                          ? std::optional<Action>(RemovePlugin{plugin.fingerprint})
                          : std::nullopt);
}

// One that is kept and can't be read any more.
Node broken_card(const Context& context, const BrokenFile& one) {
  const std::string id =
      (one.kept.kind == KeptKind::texts ? "texts/broken/" : "plugin/broken/") + one.kept.id;
  Node words =
      stack(id + "/words", 4,
            {heading(id + "/title", Look::heading, 2, one.file),
             text(id + "/message", Look::error, problem_message(one.problem, context.language)),
             text(id + "/hint", Look::body, problem_hint(one.problem, context.language))});
  return with_removal(context, id, one.file, std::move(words), RemoveBrokenFile{one.kept});
}

// An institution's custom texts, whether the assessment they are for is here or not.
Node texts_card(const Context& context, const KeptTexts& one) {
  const std::string id = "texts/" + one.assessment;
  const Assessment* assessment = context.state.find_assessment(one.assessment);
  const Definition* definition = assessment ? assessment->definition.get() : nullptr;
  const bool in_use = assessment && assessment->custom_texts;
  const std::string title =
      in_use ? context.of(assessment->custom_texts->title, *definition) : one.file;
  Node words = stack(id + "/words", 4, {heading(id + "/title", Look::heading, 2, title)});
  const auto line = [&](const char* part, Look look, std::string line_text) {
    words.children.push_back(text(id + part, look, std::move(line_text)));
  };
  if (in_use && !assessment->custom_texts->holder.empty()) {
    line("/holder", Look::small_secondary,
         context.word("texts.holder", {{"holder", assessment->custom_texts->holder}}));
  }
  line("/assessment", Look::body,
       context.word(
           in_use ? "texts.in_use" : "texts.not_in_use",
           {{"title", definition ? context.of(definition->title, *definition) : one.assessment}}));
  if (one.save_failure) {
    line("/save_failure", Look::error,
         context.word("plugins.not_saved",
                      {{"reason", save_failure_text(context, *one.save_failure)}}));
  }
  return with_removal(context, id, title, std::move(words), RemoveTexts{one.assessment});
}

}  // namespace

Node plugins(const Context& context) {
  Node column = stack("plugins/column", 16, {});
  column.layout.max_width = 860;
  column.children.push_back(
      heading("plugins/title", Look::title, 1, context.word("plugins.heading")));
  column.children.push_back(text("plugins/intro", Look::body, context.word("plugins.intro")));
  Node buttons =
      row("plugins/buttons", 12,
          {button("plugins/add", Look::primary, context.word("plugins.add"), ChooseFile{}),
           button("plugins/back", Look::outline, context.word("brand.home"), GoHome{})});
  buttons.layout.wrap = true;
  column.children.push_back(std::move(buttons));
  std::vector<Node> cards;
  for (const AvailablePlugin& one : context.state.plugins)
    cards.push_back(plugin_card(context, one));
  for (const KeptTexts& one : context.state.custom_texts)
    cards.push_back(texts_card(context, one));
  for (const BrokenFile& one : context.state.broken_files)
    cards.push_back(broken_card(context, one));
  if (cards.empty()) {
    column.children.push_back(
        card("plugins/none", 0,
             {text("plugins/none/text", Look::body, context.word("assessments.none"))}));
  } else {
    Node list = stack("plugins/list", 16, std::move(cards));
    list.role = Role::list;
    list.name = context.word("plugins.heading");
    column.children.push_back(std::move(list));
  }
  return page(context, "plugins", std::move(column));
}

}  // namespace peil::app::screens
