// The list of keys that work everywhere or move the focus.
#include "app/shortcuts.hpp"
#include "app/view/screens.hpp"

namespace peil::app::screens {

namespace {

// `Ctrl+Shift+Z` as a person reads it on the keys: `Ctrl Shift Z`, with the names that keys have in
// the language.
std::string keys_text(const Context& context, std::string_view keys) {
  std::string result;
  while (!keys.empty()) {
    const std::size_t end = std::min(keys.find('+'), keys.size());
    const std::string_view one = keys.substr(0, end);
    const auto& entries = context.words.entries();
    const auto known = entries.find("key." + std::string(one));
    if (!result.empty()) result += ' ';
    result += known == entries.end() ? one : std::string_view(known->second);
    keys.remove_prefix(std::min(end + 1, keys.size()));
  }
  return result;
}

}  // namespace

Node shortcuts_dialog(const Context& context) {
  Node table = stack("shortcuts/table", 0, {});
  table.role = Role::table;
  table.name = context.word("shortcuts.heading");
  table.layout.divided = true;
  const float keys_width = context.one_column() ? 104.0f : 150.0f;
  for (const Shortcut& shortcut : shortcuts()) {
    const std::string id = "shortcuts/" + std::string(shortcut.keys);
    Node line =
        row(id, 12,
            {table_cell(id + "/keys", Role::row_header, Look::strong,
                        keys_text(context, shortcut.keys), keys_width),
             table_cell(id + "/what", Role::cell, Look::body, context.word(shortcut.word), 0)});
    line.role = Role::row;
    line.layout.height = 38;
    line.layout.padding_y = 6;
    table.children.push_back(std::move(line));
  }
  return dialog(context, "shortcuts", context.word("shortcuts.heading"), 560, std::nullopt,
                std::move(table));
}

}  // namespace peil::app::screens
