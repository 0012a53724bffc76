#include "app/view/tree.hpp"

#include <boost/json/array.hpp>
#include <boost/json/object.hpp>
#include <boost/json/serialize.hpp>

#include <array>

namespace peil::app {

namespace json = boost::json;

std::string_view role_name(Role role) {
  static constexpr std::array<std::string_view, 31> names{
      "root",     "banner",        "navigation",   "main",       "complementary", "group",
      "heading",  "text",          "button",       "link",       "radio_group",   "radio",
      "checkbox", "text_field",    "number_field", "date_field", "combo",         "table",
      "row",      "column_header", "row_header",   "cell",       "meter",         "progress",
      "chart",    "list",          "list_item",    "tab_list",   "tab",           "dialog",
      "status",
  };
  if (role == Role::alert) return "alert";
  return names[static_cast<std::size_t>(role)];
}

std::string_view palette_name(Palette palette) {
  switch (palette) {
    case Palette::dark:
      return "dark";
    case Palette::contrast:
      return "contrast";
    default:
      return "light";
  }
}

Node::Node() = default;
Node::Node(const Node&) = default;
Node::Node(Node&&) noexcept = default;
Node& Node::operator=(const Node&) = default;
Node& Node::operator=(Node&&) noexcept = default;
Node::~Node() = default;

// Of the looks that a page laid out by style sheets tells apart; the others follow from the role.
std::string_view look_name(Look look) {
  switch (look) {
    case Look::card:
      return "card";
    case Look::wash:
      return "wash";
    case Look::notice:
      return "notice";
    case Look::brand:
      return "brand";
    case Look::strong:
      return "strong";
    case Look::secondary:
      return "secondary";
    case Look::small:
      return "small";
    case Look::small_strong:
      return "small_strong";
    case Look::small_secondary:
      return "small_secondary";
    case Look::headline:
      return "headline";
    case Look::figure:
      return "figure";
    case Look::target:
      return "target";
    case Look::error:
      return "error";
    case Look::primary:
      return "primary";
    case Look::outline:
      return "outline";
    case Look::quiet:
      return "quiet";
    case Look::link:
      return "link";
    case Look::nav_item:
      return "nav_item";
    case Look::answer:
      return "answer";
    case Look::choice:
      return "choice";
    case Look::level:
      return "level";
    case Look::level_cell:
      return "level_cell";
    default:
      return {};
  }
}

std::string_view flow_name(Flow flow) {
  switch (flow) {
    case Flow::row:
      return "row";
    case Flow::grid:
      return "grid";
    case Flow::split:
      return "split";
    default:
      return {};
  }
}

bool is_field(Role role) {
  return role == Role::text_field || role == Role::number_field || role == Role::date_field;
}

bool is_leaf(Role role) {
  switch (role) {
    case Role::heading:
    case Role::text:
    case Role::button:
    case Role::link:
    case Role::radio:
    case Role::checkbox:
    case Role::text_field:
    case Role::number_field:
    case Role::date_field:
    case Role::meter:
    case Role::progress:
    case Role::chart:
    case Role::tab:
      return true;
    default:
      return false;
  }
}

bool is_focusable(const Node& node) {
  if (node.disabled || !node.action) return false;
  switch (node.role) {
    case Role::button:
    case Role::link:
    case Role::radio:
    case Role::checkbox:
    case Role::text_field:
    case Role::number_field:
    case Role::date_field:
    case Role::combo:
    case Role::tab:
      return true;
    default:
      return false;
  }
}

namespace {

const Node* find_in(const Node& node, std::string_view id) {
  if (node.id == id) return &node;
  for (const Node& child : node.children) {
    if (const Node* found = find_in(child, id)) return found;
  }
  return nullptr;
}

void put(json::object& object, std::string_view member, const std::string& text) {
  if (!text.empty()) object[member] = text;
}

void put(json::object& object, std::string_view member, bool flag) {
  if (flag) object[member] = true;
}

json::object bar_json(const std::string& label, const std::optional<double>& value,
                      const std::optional<double>& target) {
  json::object bar{{"label", label}};
  if (value) bar["value"] = *value;
  if (target) bar["target"] = *target;
  return bar;
}

// A radar comes as bars: what is now, beside the target.
json::array bars_json(const Radar& radar) {
  const auto series = [&](RadarSeries::Kind kind, std::size_t axis) {
    std::optional<double> found;
    for (const RadarSeries& one : radar.series) {
      if (one.kind == kind && axis < one.values.size()) found = one.values[axis];
    }
    return found;
  };
  json::array bars;
  for (std::size_t axis = 0; axis < radar.axes.size(); ++axis) {
    bars.push_back(bar_json(radar.axes[axis], series(RadarSeries::Kind::current, axis),
                            series(RadarSeries::Kind::target, axis)));
  }
  return bars;
}

void put_chart(json::object& object, const Chart& chart) {
  const auto put_bounds = [&](const auto& scale) {
    object["lowest"] = scale.lowest;
    object["highest"] = scale.highest;
  };
  if (const auto* progress = std::get_if<ProgressBar>(&chart)) {
    object["share"] = progress->share;
  } else if (const auto* range = std::get_if<RangeBar>(&chart)) {
    put_bounds(*range);
    if (range->value) object["at"] = *range->value;
  } else if (const auto* radar = std::get_if<Radar>(&chart)) {
    put_bounds(*radar);
    object["bars"] = bars_json(*radar);
  } else if (const auto* items = std::get_if<Bars>(&chart)) {
    put_bounds(*items);
    json::array bars;
    for (const Bars::Item& item : items->items)
      bars.push_back(bar_json(item.label, item.value, item.target));
    object["bars"] = std::move(bars);
  }
}

json::object node_json(const Node& node) {
  json::object object;
  object["id"] = node.id;
  object["role"] = role_name(node.role);
  put(object, "name", node.name);
  put(object, "description", node.description);
  put(object, "value", node.value);
  put(object, "placeholder", node.placeholder);
  if (!node.language.empty()) object["language"] = node.language;
  if (node.role == Role::heading || node.look == Look::level_cell) object["level"] = node.level;
  if (const std::string_view look = look_name(node.look); !look.empty()) object["look"] = look;
  if (const std::string_view flow = flow_name(node.layout.flow); !flow.empty())
    object["flow"] = flow;
  put_chart(object, node.chart);
  put(object, "selected", node.selected);
  put(object, "disabled", node.disabled);
  put(object, "multiline", node.multiline);
  put(object, "live", node.live);
  put(object, "invalid", node.invalid);
  put(object, "required", node.required);
  put(object, "toggle", node.toggle);
  if (node.expands) object["expanded"] = node.expanded;
  put(object, "action", node.action.has_value());
  put(object, "scroll", node.layout.scroll);
  if (node.shortcut) object["shortcut"] = std::string(1, *node.shortcut);
  if (!is_leaf(node.role) && !node.children.empty()) {
    json::array children;
    children.reserve(node.children.size());
    for (const Node& child : node.children)
      children.push_back(node_json(child));
    object["children"] = std::move(children);
  }
  return object;
}

}  // namespace

const Node* ViewTree::find(std::string_view id) const { return find_in(root, id); }

const Node* ViewTree::dialog() const {
  const bool open = !root.children.empty() && root.children.back().role == Role::dialog;
  return open ? &root.children.back() : nullptr;
}

std::string to_json(const ViewTree& tree) {
  json::object object;
  object["title"] = tree.title;
  object["language"] = tag(tree.language);
  object["address"] = tree.address;
  object["announcement"] = tree.announcement;
  object["bring_into_view"] = tree.bring_into_view;
  object["serial"] = tree.serial;
  object["palette"] = palette_name(tree.palette);
  object["scale"] = tree.scale;
  object["root"] = node_json(tree.root);
  return json::serialize(object);
}

}  // namespace peil::app
