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

// Whether the node is or holds the one with the id; if so, `found` is the innermost of those on the
// way to it that have the property, or null.
template <class Property>
bool look_for(const Node& node, std::string_view id, const Property& property, const Node*& found) {
  const auto holds = [&](const Node& child) { return look_for(child, id, property, found); };
  if (node.id != id && std::none_of(node.children.begin(), node.children.end(), holds)) {
    return false;
  }
  if (!found && property(node)) found = &node;
  return true;
}

template <class Property>
const Node* innermost(const Node& node, std::string_view id, const Property& property) {
  const Node* found = nullptr;
  look_for(node, id, property, found);
  return found;
}

// What the keyboard can reach: a dialog keeps it inside.
const Node& scope_of(const app::ViewTree& tree) {
  const Node* dialog = tree.dialog();
  return dialog ? *dialog : tree.root;
}

std::vector<const Node*> stops_in(const Node& part) {
  std::vector<const Node*> stops;
  collect_stops(part, stops);
  return stops;
}

// Where the focus is among the stops; their number if it is at none.
std::size_t position(const std::vector<const Node*>& stops, const Node& scope,
                     std::string_view focus) {
  const Node* group = focus.empty() ? nullptr : innermost(scope, focus, is_group);
  const auto found = std::find_if(stops.begin(), stops.end(), [&](const Node* stop) {
    return stop->id == focus || (group && contains(*group, stop->id));
  });
  return static_cast<std::size_t>(found - stops.begin());
}

}  // namespace

std::vector<const Node*> focus_stops(const app::ViewTree& tree) { return stops_in(scope_of(tree)); }

const Node* next_stop(const app::ViewTree& tree, std::string_view focus, bool backwards) {
  const std::vector<const Node*> stops = focus_stops(tree);
  const std::size_t count = stops.size();
  if (count == 0) return nullptr;
  const std::size_t current = position(stops, scope_of(tree), focus);
  if (current == count) return backwards ? stops.back() : stops.front();
  return stops[(current + (backwards ? count - 1 : 1)) % count];
}

const Node* following_stop(const app::ViewTree& tree, std::string_view focus) {
  const std::vector<const Node*> stops = focus_stops(tree);
  const std::size_t current = position(stops, scope_of(tree), focus);
  return current + 1 < stops.size() ? stops[current + 1] : nullptr;
}

const Node* first_stop(const Node& part, bool to_field) {
  const std::vector<const Node*> stops = stops_in(part);
  if (stops.empty()) return nullptr;
  if (!to_field) return stops.front();
  const auto field = std::find_if(stops.begin(), stops.end(),
                                  [](const Node* stop) { return app::is_field(stop->role); });
  return field == stops.end() ? stops.front() : *field;
}

const Node* reachable(const app::ViewTree& tree, std::string_view id) {
  if (id.empty()) return nullptr;
  return innermost(scope_of(tree), id, [&](const Node& node) { return node.id == id; });
}

const Node* neighbour(const app::ViewTree& tree, std::string_view focus, bool backwards) {
  const Node* group = innermost(scope_of(tree), focus, is_group);
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
  const Node* part = innermost(scope_of(tree), focus,
                               [](const Node& node) { return node.focus_action.has_value(); });
  if (!part) return nullptr;
  const Node* found = nullptr;
  app::for_each(*part, [&](const Node& node) {
    if (!found && node.shortcut == digit && app::is_focusable(node)) found = &node;
  });
  return found;
}

}  // namespace peil::ui
