#include "app/view/nodes.hpp"

namespace peil::app {

Node text(std::string id, Look look, std::string words) {
  Node node;
  node.id = std::move(id);
  node.role = Role::text;
  node.look = look;
  node.name = std::move(words);
  return node;
}

Node heading(std::string id, Look look, std::uint8_t level, std::string words) {
  Node node = text(std::move(id), look, std::move(words));
  node.role = Role::heading;
  node.level = level;
  return node;
}

Node button(std::string id, Look look, std::string words, Action action) {
  Node node = text(std::move(id), look, std::move(words));
  node.role = Role::button;
  node.action = std::move(action);
  return node;
}

Node link(std::string id, std::string words, Action action) {
  Node node = button(std::move(id), Look::link, std::move(words), std::move(action));
  node.role = Role::link;
  return node;
}

Node field(std::string id, Role role, std::string name, std::string value, Action action) {
  Node node = button(std::move(id), Look::outline, std::move(name), std::move(action));
  node.role = role;
  node.value = std::move(value);
  return node;
}

Node labelled(Node field, std::string label, std::optional<Node> error) {
  Node node = stack(field.id + "/labelled", 4, {});
  node.children.push_back(text(field.id + "/label", Look::small_secondary, std::move(label)));
  node.children.push_back(std::move(field));
  if (error) node.children.push_back(std::move(*error));
  return node;
}

namespace {

Node container(std::string id, Flow flow, float gap, std::vector<Node> children) {
  Node node;
  node.id = std::move(id);
  node.layout.flow = flow;
  node.layout.gap = gap;
  node.children = std::move(children);
  return node;
}

}  // namespace

Node stack(std::string id, float gap, std::vector<Node> children) {
  return container(std::move(id), Flow::stack, gap, std::move(children));
}

Node row(std::string id, float gap, std::vector<Node> children) {
  Node node = container(std::move(id), Flow::row, gap, std::move(children));
  node.layout.align = Align::center;
  return node;
}

Node grid(std::string id, float min_column, float gap, std::vector<Node> children) {
  Node node = container(std::move(id), Flow::grid, gap, std::move(children));
  node.layout.min_column = min_column;
  return node;
}

Node card(std::string id, float gap, std::vector<Node> children) {
  Node node = container(std::move(id), Flow::stack, gap, std::move(children));
  node.look = Look::card;
  node.layout.padding_x = 20;
  node.layout.padding_y = 20;
  return node;
}

Node page(const Context& context, std::string id, Node column) {
  Node node = stack(std::move(id), 0, {std::move(column)});
  node.role = Role::main;
  node.look = Look::page;
  node.layout.padding_x = context.one_column() ? 16.0f : 40.0f;
  node.layout.padding_y = context.one_column() ? 20.0f : 38.0f;
  node.layout.grow = 1;
  node.layout.scroll = true;
  return node;
}

Node list_of(const std::string& id, std::string name, std::vector<Node> items) {
  Node list = stack(id + "/list", 0, std::move(items));
  list.role = Role::list;
  list.name = name;
  list.layout.divided = true;
  Node node = card(id, 6, {heading(id + "/title", Look::heading, 2, std::move(name))});
  node.children.push_back(std::move(list));
  return node;
}

Node table_cell(std::string id, Role role, Look look, std::string words, float width) {
  Node node = text(std::move(id), look, std::move(words));
  node.role = role;
  if (width > 0) {
    node.layout.width = width;
  } else {
    node.layout.grow = 1;
  }
  return node;
}

Node spring(std::string id) {
  Node node = container(std::move(id), Flow::stack, 0, {});
  node.layout.grow = 1;
  return node;
}

}  // namespace peil::app
