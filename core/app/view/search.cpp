// The dialog that searches everything as one types.
#include "app/facts/search.hpp"
#include "app/view/screens.hpp"

namespace peil::app::screens {

namespace {

const char* kind_key(Hit::Kind kind) {
  switch (kind) {
    case Hit::Kind::action:
      return "search.kind_action";
    case Hit::Kind::setting:
      return "search.kind_setting";
    case Hit::Kind::plugin:
      return "search.kind_plugin";
    case Hit::Kind::assessment:
      return "search.kind_assessment";
    case Hit::Kind::section:
      return "search.kind_section";
    case Hit::Kind::question:
      return "search.kind_question";
    case Hit::Kind::subject:
      return "search.kind_subject";
    case Hit::Kind::conclusion:
      return "search.kind_conclusion";
  }
  return "";
}

// A line that leads to what was found; its name is the title, everything else describes it.
Node hit_node(const Context& context, const std::string& id, Hit hit) {
  std::string where = context.word(kind_key(hit.kind));
  if (!hit.place.empty() && hit.place != where) where += " · " + hit.place;
  Node target = link(id + "/link", hit.title, std::move(hit.action));
  target.look = Look::nav_item;
  target.description = hit.excerpt.empty() ? where : where + ". " + hit.excerpt;
  target.layout.padding_x = 12;
  target.layout.padding_y = 8;
  target.layout.gap = 2;
  target.children = {};
  target.children.push_back(text(id + "/title", Look::strong, std::move(hit.title)));
  target.children.push_back(text(id + "/where", Look::small_secondary, std::move(where)));
  if (!hit.excerpt.empty())
    target.children.push_back(text(id + "/excerpt", Look::small, std::move(hit.excerpt)));
  Node item = stack(id, 0, {std::move(target)});
  item.role = Role::list_item;
  return item;
}

Node hit_list(const Context& context, std::string name, std::vector<Hit> hits) {
  Node list = stack("search/hits", 0, {});
  list.role = Role::list;
  list.name = std::move(name);
  list.layout.divided = true;
  std::size_t index = 0;
  for (Hit& hit : hits)
    list.children.push_back(
        hit_node(context, "search/hit/" + std::to_string(index++), std::move(hit)));
  return list;
}

}  // namespace

Node search_dialog(const Context& context) {
  const State& state = context.state;
  Node words = field("search/field", Role::text_field, context.word("search.field"), state.search,
                     EnterSearch{});
  words.placeholder = context.word("search.field");
  words.live = true;

  // The body has an id of its own for each query, so that other hits begin at their top.
  Node body = stack("search/body/" + state.search, 10, {});
  Found found = find(state, state.search);
  if (found.hits.empty() && fold(state.search).find_first_not_of(' ') == std::string::npos) {
    body.children.push_back(
        text("search/what", Look::small_secondary, context.word("search.what")));
    const std::string next = context.word("search.next");
    body.children.push_back(heading("search/next", Look::strong, 3, next));
    body.children.push_back(hit_list(context, next, suggestions(state)));
  } else if (found.hits.empty()) {
    body.children.push_back(
        text("search/count", Look::strong, context.word("search.none", {{"query", state.search}})));
    body.children.push_back(text("search/hint", Look::body, context.word("search.none_hint")));
  } else {
    const std::string total = std::to_string(found.total);
    const std::string shown = std::to_string(found.hits.size());
    std::string count =
        context.word(found.hits.size() < found.total ? "search.count_first" : "search.count",
                     {{"count", total}, {"shown", shown}});
    body.children.push_back(text("search/count", Look::small_secondary, count));
    body.children.push_back(hit_list(context, std::move(count), std::move(found.hits)));
  }
  Node foot = row("search/foot", 12,
                  {text("search/keys", Look::small_secondary, context.word("search.keys")),
                   spring("search/foot/spring"),
                   button("search/shortcuts", Look::quiet, context.word("shortcuts.heading"),
                          OpenDialog{Dialog::shortcuts})});
  foot.layout.wrap = true;
  Node node = dialog(context, "search", context.word("search.heading"), 680, std::move(words),
                     std::move(body));
  node.children.push_back(std::move(foot));
  return node;
}

}  // namespace peil::app::screens
