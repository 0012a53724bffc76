// Of Home: the files that were opened before. Outside the browser only, which can't open a file
// again by itself.
#include "app/view/screens.hpp"

namespace peil::app::screens {

std::optional<Node> recent_files(const Context& context) {
  std::vector<Node> lines;
  for (const RecentFile& file : context.state.recent_files) {
    const std::string id = "recent/" + std::to_string(lines.size());
    Node open = link(id + "/open", file.name, OpenRecent{file.path});
    open.description = file.folder;
    Node folder = text(id + "/place", Look::small_secondary, file.folder);
    folder.layout.grow = 1;
    Node line = context.one_column() ? stack(id, 2, {std::move(open), std::move(folder)})
                                     : row(id, 16, {std::move(open), std::move(folder)});
    line.role = Role::list_item;
    line.layout.padding_y = 8;
    lines.push_back(std::move(line));
  }
  if (lines.empty()) return std::nullopt;
  Node list = card("recent/list", 0, std::move(lines));
  list.role = Role::list;
  list.name = context.word("recent.heading");
  list.layout.padding_y = 6;
  list.layout.divided = true;
  return stack("recent", 12,
               {heading("recent/heading", Look::heading, 2, context.word("recent.heading")),
                std::move(list)});
}

}  // namespace peil::app::screens
