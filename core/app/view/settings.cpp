// Settings: language, look and text size, whose answers these are, where they are kept, plugins,
// and what this program is.
#include "app/view/screens.hpp"

#include <algorithm>

namespace peil::app::screens {

namespace {

// One of a group: a line with a mark before its words.
Node option(std::string id, std::string words, bool selected, Action action) {
  Node node = button(std::move(id), Look::choice, std::move(words), std::move(action));
  node.role = Role::radio;
  node.selected = selected;
  node.layout.flow = Flow::row;
  node.layout.gap = 10;
  node.layout.padding_x = 12;
  node.layout.padding_y = 8;
  Node mark = stack(node.id + "/mark", 0, {});
  mark.layout.width = 20;
  node.children.push_back(std::move(mark));
  Node label = text(node.id + "/label", Look::body, node.name);
  label.layout.grow = 1;
  node.children.push_back(std::move(label));
  return node;
}

Node card_of(const Context& context, const std::string& id, std::string name,
             std::vector<Node> children) {
  children.insert(children.begin(), heading(id, Look::heading, 2, std::move(name)));
  Node node = card(id + "/card", 10, std::move(children));
  if (context.one_column()) node.layout.padding_x = 12;
  return node;
}

// A card with options to choose from in columns.
Node group(const Context& context, const std::string& id, std::string name, float column,
           std::vector<Node> options) {
  Node choices = grid(id + "/options", column, 8, std::move(options));
  choices.role = Role::radio_group;
  choices.name = name;
  return card_of(context, id, std::move(name), {std::move(choices)});
}

Node language_card(const Context& context) {
  std::vector<Node> options;
  for (const Language one : all_languages) {
    const std::string id = "settings/language/" + std::string(tag(one));
    // Each in its own language: who can't read the other one must find theirs.
    options.push_back(option(id, Catalogue::of(one).text("language.own"), one == context.language,
                             SetLanguage{one}));
  }
  return group(context, "settings/language", context.word("settings.language"), 160,
               std::move(options));
}

Node theme_card(const Context& context) {
  struct Choice {
    ThemeChoice theme;
    const char* key;
  };
  static constexpr Choice choices[] = {{ThemeChoice::system, "theme.system"},
                                       {ThemeChoice::light, "theme.light"},
                                       {ThemeChoice::dark, "theme.dark"},
                                       {ThemeChoice::contrast, "theme.contrast"}};
  std::vector<Node> options;
  for (const Choice& one : choices) {
    options.push_back(option("settings/theme/" + std::string(one.key), context.word(one.key),
                             one.theme == context.state.theme, SetTheme{one.theme}));
  }
  return group(context, "settings/theme", context.word("settings.theme"), 190, std::move(options));
}

Node text_size_card(const Context& context) {
  std::vector<Node> options;
  for (const int percent : text_sizes) {
    options.push_back(option("settings/text_size/" + std::to_string(percent),
                             context.word("settings.percent", {{"value", std::to_string(percent)}}),
                             percent == context.state.text_size, SetTextSize{percent}));
  }
  return group(context, "settings/text_size", context.word("settings.text_size"),
               context.one_column() ? 96.0f : 180.0f, std::move(options));
}

Node organisation_card(const Context& context) {
  Node name =
      field("settings/organisation/name", Role::text_field, context.word("organisation.name"),
            context.state.organisation, SetOrganisation{});
  return card_of(context, "settings/organisation", context.word("settings.organisation"),
                 {text("settings/organisation/note", Look::small_secondary,
                       context.word("settings.organisation_note")),
                  std::move(name)});
}

Node storage_card(const Context& context) {
  const State& state = context.state;
  Node node =
      card_of(context, "settings/storage", context.word("settings.storage"),
              {text("settings/storage/count", Look::body,
                    state.records.empty()
                        ? context.word("settings.records_none")
                        : context.word("settings.records",
                                       {{"count", std::to_string(state.records.size())}}))});
  // The places, each once.
  std::vector<std::string_view> places;
  for (const LiveRecord& record : state.records) {
    if (record.kept_in.empty() ||
        std::find(places.begin(), places.end(), record.kept_in) != places.end())
      continue;
    node.children.push_back(text("settings/storage/place/" + std::to_string(places.size()),
                                 Look::body, place_text(context, record.kept_in)));
    places.push_back(record.kept_in);
  }
  node.children.push_back(
      text("settings/storage/local", Look::small_secondary, context.word("about.local")));
  return node;
}

Node keyboard_card(const Context& context) {
  Node single = option("settings/keyboard/single", context.word("settings.single_keys"),
                       context.state.single_keys, SetSingleKeys{!context.state.single_keys});
  single.role = Role::checkbox;
  return card_of(context, "settings/keyboard", context.word("settings.keyboard"),
                 {text("settings/keyboard/note", Look::small_secondary,
                       context.word("settings.keyboard_note")),
                  std::move(single),
                  button("settings/shortcuts", Look::outline, context.word("shortcuts.heading"),
                         OpenDialog{Dialog::shortcuts})});
}

Node plugins_card(const Context& context) {
  const std::string count =
      std::to_string(context.state.plugins.size() + context.state.broken_files.size());
  return card_of(context, "settings/plugins", context.word("plugins.heading"),
                 {text("settings/plugins/count", Look::body,
                       context.word("settings.plugins_here", {{"count", count}})),
                  button("settings/plugins/show", Look::outline,
                         context.word("settings.plugins_show"), ShowPlugins{})});
}

Node about_card(const Context& context) {
  const auto line = [&](const char* id, const char* key) {
    return text(id, Look::body, context.word(key));
  };
  return card_of(
      context, "settings/about", context.word("settings.about"),
      {text("settings/about/version", Look::strong,
            context.word("about.version", {{"version", PEIL_VERSION}})),
       line("settings/about/what", "about.what"), line("settings/about/network", "about.network"),
       line("settings/about/licence", "about.licence")});
}

// Back to the record that was on the screen, else to Home.
Node back_button(const Context& context) {
  const std::optional<Opened> open = opened(context.state);
  if (!open) {
    return button("settings/back", Look::outline, context.word("brand.home"), GoHome{});
  }
  return button("settings/back", Look::outline,
                context.word("settings.back", {{"title", record_title(context, *open)}}),
                OpenRecord{open->record.record.id});
}

}  // namespace

Node settings(const Context& context) {
  Node column = stack("settings/column", 16,
                      {heading("settings/title", Look::title, 1, context.word("settings.heading")),
                       back_button(context), language_card(context), theme_card(context),
                       text_size_card(context), organisation_card(context), storage_card(context),
                       keyboard_card(context), plugins_card(context), about_card(context)});
  column.layout.max_width = 860;
  return page(context, "settings/page", std::move(column));
}

}  // namespace peil::app::screens
