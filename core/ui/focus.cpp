#include "ui/focus.hpp"

#include <algorithm>

namespace peil::ui {

using app::Node;
using app::Role;

namespace {

bool is_group(const Node& node) {
  return node.role == Role::radio_group || node.role == Role::tab_list;
}

std::vector<const Node*> members(const Node& group) {
  std::vector<const Node*> result;
  app::for_each(group, [&](const Node& node) {
    if (app::is_focusable(node)) result.push_back(&node);
  });
  return result;
}

void collect_stops(const Node& node, std::vector<const Node*>& stops) {
  if (is_group(node)) {
    const std::vector<const Node*> parts = members(node);
    if (parts.empty()) return;
    const auto chosen =
        std::find_if(parts.begin(), parts.end(), [](const Node* part) { return part->selected; });
    stops.push_back(chosen == parts.end() ? parts.front() : *chosen);
    return;
  }
  if (app::is_focusable(node)) stops.push_back(&node);
  for (const Node& child : node.children)
    collect_stops(child, stops);
}

bool contains(const Node& node, std::string_view id) {
  return node.id == id || std::any_of(node.children.begin(), node.children.end(),
                                      [&](const Node& child) { return contains(child, id); });
}

// The innermost node with the property that holds the id.
template <class Property>
const Node* innermost(const Node& node, std::string_view id, Property&& property) {
  if (!contains(node, id)) return nullptr;
  for (const Node& child : node.children) {
    if (const Node* found = innermost(child, id, property)) return found;
  }
  return property(node) ? &node : nullptr;
}

}  // namespace

std::vector<const Node*> focus_stops(const app::ViewTree& tree) {
  std::vector<const Node*> stops;
  collect_stops(tree.root, stops);
  return stops;
}

const Node* next_stop(const app::ViewTree& tree, std::string_view focus, bool backwards) {
  const std::vector<const Node*> stops = focus_stops(tree);
  if (stops.empty()) return nullptr;
  const Node* group = focus.empty() ? nullptr : innermost(tree.root, focus, is_group);
  const auto current = std::find_if(stops.begin(), stops.end(), [&](const Node* stop) {
    return stop->id == focus || (group && contains(*group, stop->id));
  });
  if (current == stops.end()) return backwards ? stops.back() : stops.front();
  const auto count = static_cast<std::ptrdiff_t>(stops.size());
  const std::ptrdiff_t index = current - stops.begin() + (backwards ? count - 1 : 1);
  return stops[static_cast<std::size_t>(index % count)];
}

const Node* neighbour(const app::ViewTree& tree, std::string_view focus, bool backwards) {
  const Node* group = innermost(tree.root, focus, is_group);
  if (!group) return nullptr;
  const std::vector<const Node*> parts = members(*group);
  const auto current =
      std::find_if(parts.begin(), parts.end(), [&](const Node* part) { return part->id == focus; });
  if (current == parts.end()) return nullptr;
  const auto count = static_cast<std::ptrdiff_t>(parts.size());
  const std::ptrdiff_t index = current - parts.begin() + (backwards ? count - 1 : 1);
  return parts[static_cast<std::size_t>(index % count)];
}

const Node* with_shortcut(const app::ViewTree& tree, std::string_view focus, char digit) {
  const Node* part =
      innermost(tree.root, focus, [](const Node& node) { return node.focus_action.has_value(); });
  if (!part) return nullptr;
  const Node* found = nullptr;
  app::for_each(*part, [&](const Node& node) {
    if (!found && node.shortcut == digit && app::is_focusable(node)) found = &node;
  });
  return found;
}

}  // namespace peil::ui
