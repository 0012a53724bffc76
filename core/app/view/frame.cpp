// What stands around every screen: the bar at the top, and the message after something went wrong
// or arrived.
#include "app/view/frame.hpp"

#include "app/view/screens.hpp"

#include <algorithm>

namespace peil::app {

namespace {

Node tab(std::string id, std::string words, bool selected, Action action) {
  Node node = text(std::move(id), Look::tab_item, std::move(words));
  node.role = Role::tab;
  node.selected = selected;
  node.action = std::move(action);
  return node;
}

// How much of the bar there is room for.
constexpr float whole_from = 1280;        // organisation, year, and where the work is kept
constexpr float saved_from = 800;         // when it was saved
constexpr float saved_narrow_from = 360;  // likewise, under the tabs
constexpr float tools_from = 960;         // language, settings and search: else behind a button
constexpr float beside_from =
    360;  // the title beside what else there is: else on a line of its own
// Tabs, undo and redo; else behind the button, too: with a large text on a telephone, the bar would
// take half of it.
constexpr float tabs_from = 300;

bool has_tools(const Context& context) { return context.state.layout_width() >= tools_from; }
bool has_tabs(const Context& context) { return context.state.layout_width() >= tabs_from; }

Node saved_line(const Context& context, const LiveRecord& record) {
  const bool whole = context.state.layout_width() >= whole_from;
  Node node = text("saved", Look::small_secondary, "");
  if (!record.kept_in.empty()) node.description = place_text(context, record.kept_in);
  if (record.save_failure) {
    node.name = context.word("save.failed");
    node.description = save_failure_text(context, *record.save_failure);
    node.look = Look::target;
  } else if (record.kept_in.empty()) {
    node.name = context.word("save.not_yet");
  } else if (record.saved_at.empty()) {
    node.name = context.word(whole ? "save.kept" : "save.kept_short");
  } else {
    node.name =
        context.word(whole ? "save.kept_at" : "save.kept_at_short", {{"time", record.saved_at}});
  }
  return node;
}

Node brand_button(const Context& context) {
  Node brand = button("brand", Look::brand, context.word("brand"), GoHome{});
  brand.description = context.word("brand.home");
  return brand;
}

Node organisation_field(const Context& context) {
  Node node = field("organisation", Role::text_field, context.word("organisation.name"),
                    context.state.organisation, SetOrganisation{});
  node.look = Look::quiet;
  node.placeholder = context.word("organisation.name");
  node.layout.width = context.one_column() ? 190 : 260;
  return node;
}

Node language_button(const Context& context) {
  const Language other = context.language == Language::nl ? Language::en : Language::nl;
  Node node = button("language", Look::outline, context.word("language.name"), SetLanguage{other});
  node.language = tag(other);
  node.children.push_back(text("language/short", Look::body, context.word("language.short")));
  return node;
}

Node settings_button(const Context& context) {
  Node node = button("settings", Look::outline, context.word("settings.heading"), ShowSettings{});
  node.selected = context.state.screen == Screen::settings;
  return node;
}

Node search_button(const Context& context) {
  Node node =
      button("search", Look::outline, context.word("search.button"), OpenDialog{Dialog::search});
  node.description = context.word("search.button_keys");
  node.layout.flow = Flow::row;
  node.layout.align = Align::center;
  node.layout.gap = 8;
  node.children.push_back(text("search/word", Look::body, node.name));
  if (context.state.layout_width() >= whole_from) {
    node.children.push_back(
        text("search/shortcut", Look::secondary, context.word("search.button_keys")));
  }
  return node;
}

// One of the two that take back and do again: an arrow, named in words.
Node history_button(const Context& context, const char* key, const char* arrow, bool possible,
                    Action action) {
  Node node = button(key, Look::outline, context.word(key), std::move(action));
  node.disabled = !possible;
  node.layout.padding_x = 9;
  node.children.push_back(text(node.id + "/arrow", Look::body, arrow));
  return node;
}

Node history_buttons(const Context& context, const LiveRecord& record) {
  return row("history", 4,
             {history_button(context, "undo", "\u21a9", record.history.can_undo(), Undo{}),
              history_button(context, "redo", "\u21aa", record.history.can_redo(), Redo{})});
}

Node record_tabs(const Context& context) {
  Node tabs = row("tabs", context.one_column() ? 0.0f : 8.0f,
                  {tab("tab/questions", context.word("tab.questions"),
                       context.state.screen == Screen::questions, ShowQuestions{}),
                   tab("tab/result", context.word("tab.result"),
                       context.state.screen == Screen::result, ShowResult{}),
                   tab("tab/about", context.word("tab.about"),
                       context.state.screen == Screen::about, ShowAbout{})});
  tabs.role = Role::tab_list;
  tabs.name = context.word("tabs.name");
  tabs.layout.align = Align::stretch;
  // With a large text a narrow window has no room for all of them beside each other.
  tabs.layout.wrap = context.one_column();
  return tabs;
}

// `ROC Voorbeeld / Cyberweerbaarheid 2026`.
void add_title(std::vector<Node>& parts, const Context& context, const Opened& open) {
  const bool whole = context.state.layout_width() >= whole_from;
  if (whole && !context.state.organisation.empty()) {
    parts.push_back(text("bar/organisation", Look::secondary, context.state.organisation));
    parts.push_back(text("bar/slash", Look::secondary, "/"));
  }
  Node words = text("bar/title", Look::strong, record_title(context, open));
  words.layout.grow = context.one_column() ? 1.0f : 0.0f;
  Node title = row("bar/record", 8, {std::move(words)});
  if (context.one_column()) {
    // A long one takes a second line before it takes the room of what stands beside it.
    constexpr float least = 140;
    title.layout.width = least;
    title.layout.grow = 1;
  }
  const std::string year = year_of(context.state, open.record);
  if (whole && !year.empty()) {
    title.children.push_back(text("bar/year", Look::secondary, year));
  }
  parts.push_back(std::move(title));
}

// What stands in the bar beside everything: language, settings, search.
void add_tools(std::vector<Node>& parts, const Context& context) {
  parts.push_back(language_button(context));
  parts.push_back(settings_button(context));
  parts.push_back(search_button(context));
}

// What there is no room for in the bar is behind this.
Node menu_button(const Context& context) {
  return button("menu", Look::outline, context.word("menu.heading"), OpenDialog{Dialog::menu});
}

void add_tools_or_menu(std::vector<Node>& parts, const Context& context) {
  if (has_tools(context)) {
    add_tools(parts, context);
  } else {
    parts.push_back(menu_button(context));
  }
}

void add_home_parts(std::vector<Node>& parts, const Context& context) {
  const bool own_field = context.state.screen != Screen::settings;
  if (!context.one_column()) {
    if (own_field) parts.push_back(organisation_field(context));
    parts.push_back(spring("bar/spring"));
    parts.push_back(button("open_file", Look::outline, context.word("open.file"), ChooseFile{}));
    parts.push_back(
        button("plugins", Look::outline, context.word("plugins.heading"), ShowPlugins{}));
    add_tools_or_menu(parts, context);
  } else {
    if (own_field && has_tabs(context)) parts.push_back(organisation_field(context));
    parts.push_back(spring("bar/spring"));
    parts.push_back(menu_button(context));
    if (own_field && !has_tabs(context)) parts.push_back(organisation_field(context));
  }
}

void add_record_parts(std::vector<Node>& parts, const Context& context, const Opened& open) {
  const float width = context.state.layout_width();
  const bool narrow = context.one_column();
  const auto add_history = [&] {
    if (!open.record.read_only()) parts.push_back(history_buttons(context, open.record));
  };
  if (!narrow) {
    add_title(parts, context, open);
    parts.push_back(spring("bar/spring"));
    parts.push_back(record_tabs(context));
    parts.push_back(spring("bar/spring_right"));
    if (width >= saved_from) parts.push_back(saved_line(context, open.record));
    add_history();
    add_tools_or_menu(parts, context);
    return;
  }
  const bool beside = width >= beside_from;
  if (beside) add_title(parts, context, open);
  if (!beside) parts.push_back(spring("bar/spring"));
  if (has_tabs(context)) add_history();
  parts.push_back(menu_button(context));
  if (!beside) add_title(parts, context, open);
  if (!has_tabs(context)) return;
  parts.push_back(record_tabs(context));
  parts.push_back(spring("bar/spring_right"));
  if (width >= saved_narrow_from) parts.push_back(saved_line(context, open.record));
}

}  // namespace

namespace screens {

Node menu_dialog(const Context& context) {
  const std::optional<Opened> open =
      is_of_record(context.state.screen) ? opened(context.state) : std::nullopt;
  std::vector<Node> all;
  const auto add = [&](const char* id, const char* key, Action action) -> Node& {
    all.push_back(button(id, Look::outline, context.word(key), std::move(action)));
    return all.back();
  };
  if (open && !has_tabs(context)) {
    const Screen screen = context.state.screen;
    add("menu/questions", "tab.questions", ShowQuestions{}).selected = screen == Screen::questions;
    add("menu/result", "tab.result", ShowResult{}).selected = screen == Screen::result;
    add("menu/about", "tab.about", ShowAbout{}).selected = screen == Screen::about;
    if (!open->record.read_only()) {
      add("menu/undo", "undo", Undo{}).disabled = !open->record.history.can_undo();
      add("menu/redo", "redo", Redo{}).disabled = !open->record.history.can_redo();
    }
  }
  add_tools(all, context);
  return dialog(context, "menu", context.word("menu.heading"), 360, std::nullopt,
                stack("menu/items", 8, std::move(all)));
}

}  // namespace screens

std::string place_text(const Context& context, std::string_view place) {
  if (place == in_browser) {
    return context.word("save.where", {{"place", context.word("save.place_browser")}});
  }
  return context.word("save.where_file", {{"place", place}});
}

Node bar(const Context& context) {
  const std::optional<Opened> open =
      is_of_record(context.state.screen) ? opened(context.state) : std::nullopt;
  const bool narrow = context.one_column();
  std::vector<Node> parts;
  parts.push_back(brand_button(context));
  if (open) {
    add_record_parts(parts, context, *open);
  } else {
    add_home_parts(parts, context);
  }
  Node node = row("bar", narrow ? 8.0f : 12.0f, std::move(parts));
  node.role = Role::banner;
  node.look = Look::bar;
  node.layout.height = 52;
  node.layout.padding_x = narrow ? 8.0f : 20.0f;
  if (narrow) node.layout.padding_y = 6;
  // What doesn't fit stands on a line below: nothing is cut off, whatever a title or a text size
  // takes.
  node.layout.wrap = true;
  return node;
}

Node dialog(const Context& context, std::string id, std::string name, float width,
            std::optional<Node> first, Node body) {
  const std::string whole_id = "dialog/" + id;
  Node title = heading(whole_id + "/title", Look::heading, 2, name);
  Node close =
      button(whole_id + "/close", Look::outline, context.word("dialog.close"), CloseDialog{});
  Node node = card(whole_id, 12, {});
  node.role = Role::dialog;
  node.name = std::move(name);
  node.layout.max_width = width;
  if (context.one_column()) node.layout.padding_x = node.layout.padding_y = 12;
  if (first) {
    first->layout.grow = 1;
    node.children.push_back(std::move(title));
    node.children.push_back(row(whole_id + "/head", 8, {std::move(*first), std::move(close)}));
  } else {
    title.layout.grow = 1;
    node.children.push_back(row(whole_id + "/head", 8, {std::move(title), std::move(close)}));
  }
  body.layout.grow = 1;
  body.layout.scroll = true;
  node.children.push_back(std::move(body));
  return node;
}

}  // namespace peil::app
