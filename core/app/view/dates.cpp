// The dates that come next, as a list.
#include "app/facts/dates.hpp"

#include "app/view/screens.hpp"

#include <algorithm>

namespace peil::app::screens {

namespace {

constexpr std::size_t dates_shown = 8;

}  // namespace

std::optional<Node> dates(const Context& context) {
  const std::vector<ComingDate> all = coming_dates(context);
  if (all.empty()) return std::nullopt;
  Node list = card("dates/list", 0, {});
  list.role = Role::list;
  list.layout.padding_y = 6;
  list.layout.divided = true;
  list.name = context.word("dates.heading");
  for (std::size_t index = 0; index < std::min(all.size(), dates_shown); ++index) {
    const ComingDate& one = all[index];
    const std::string id = "dates/" + std::to_string(index);
    Node when = text(id + "/when", Look::strong, deadline(one.day, context.language));
    when.layout.width = context.one_column() ? 96.0f : 130.0f;
    Node what = one.record.empty() ? text(id + "/what", Look::body, one.what)
                                   : link(id + "/what", one.what, OpenRecord{one.record});
    what.layout.grow = 1;
    Node line = row(id, 16, {std::move(when), std::move(what)});
    if (!context.one_column()) {
      line.children.push_back(text(id + "/assessment", Look::small_secondary,
                                   context.of(one.definition->title, *one.definition)));
    }
    line.role = Role::list_item;
    line.layout.height = 44;
    line.layout.padding_y = 4;
    list.children.push_back(std::move(line));
  }
  Node node = stack(
      "dates", 12,
      {heading("dates/heading", Look::heading, 2, context.word("dates.heading")), std::move(list)});
  if (all.size() > dates_shown) {
    node.children.push_back(
        text("dates/more", Look::small_secondary,
             context.word("more", {{"count", std::to_string(all.size() - dates_shown)}})));
  }
  return node;
}

}  // namespace peil::app::screens
