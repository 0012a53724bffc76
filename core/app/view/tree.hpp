// What is on the screen, as a tree of nodes with roles, names, values, states and actions. The
// ImGui painter draws it, the browser mirrors it as real elements, tests query it. Nothing is drawn
// that isn't in the tree.
#pragma once

#include "app/action.hpp"

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

namespace peil::app {

// What a node is, to a person who can't see it. `group` is a container without meaning of its own,
// unless it has a name.
enum class Role : std::uint8_t {
  root,
  banner,
  navigation,
  main,
  complementary,
  group,
  heading,
  text,
  button,
  link,
  radio_group,
  radio,
  checkbox,
  text_field,
  number_field,
  date_field,
  combo,
  table,
  row,
  column_header,
  row_header,
  cell,
  meter,
  progress,
  chart,
  list,
  list_item,
  tab_list,
  tab,
  dialog,
  status,
  alert,
};
std::string_view role_name(Role role);  // as in the enumeration: `radio_group`

// How a node looks, where its role alone doesn't say.
enum class Look : std::uint8_t {
  plain,            // nothing of its own
  page,             // the page's ground
  bar,              // the bar at the top
  side_panel,       // white, with a hairline towards the middle
  card,             // white, bordered, rounded
  wash,             // quiet ground inside a card
  notice,           // an alert's ground
  brand,            // the program's name
  title,            // 24 px, of a page
  heading,          // 17 px, of a card or a question
  body,             // 15 px
  strong,           // 15 px, heavier
  secondary,        // 15 px, quieter
  small,            // 13 px
  small_strong,     // 13 px, heavier
  small_secondary,  // 13 px, quieter
  headline,         // 22 px, the value on a card
  figure,           // 30 px
  target,           // 13 px, in the target's colour
  error,            // 13 px, what is wrong with what was typed
  primary,          // the button to press
  outline,          // a bordered button or field
  quiet,            // a button that looks like text
  link,             // text that leads somewhere
  nav_item,         // a line in the outline
  tab_item,         // a tab in the bar
  answer,           // a large radio of a question
  choice,           // a line with a mark, of a question with choices
  level,            // likewise, quieter: of a scale, with number, name and meaning
  level_cell,       // a coloured cell with a number; `level` says which
  picture,          // a chart
};

enum class Flow : std::uint8_t {
  stack,  // under each other
  row,    // beside each other
  grid,   // in equal columns at least `min_column` wide, as many as fit
  split,  // beside each other over the whole height, each scrolling by itself
};
enum class Align : std::uint8_t { start, center, end, stretch };    // across the flow
enum class Justify : std::uint8_t { start, center, end, between };  // along a row

// Hints for placing a node's children and the node in its parent. Units are CSS pixels at text size
// 100 %.
struct Layout {
  Flow flow = Flow::stack;
  Align align = Align::stretch;
  Justify justify = Justify::start;
  float gap = 0;
  float padding_x = 0;
  float padding_y = 0;
  float width = 0;       // fixed, 0: by content or stretched
  float height = 0;      // at least
  float max_width = 0;   // 0: none; a narrower node stands in the middle
  float min_column = 0;  // of a grid
  float grow = 0;        // share of the room left over in a row or split; in a stack: of the height
  bool fill = false;     // a grid has no more columns than children
  bool wrap = false;     // a row that doesn't fit goes on below
  bool divided = false;  // a hairline between the children
  bool scroll = false;   // its content may be taller than itself

  friend bool operator==(const Layout&, const Layout&) = default;
};

struct RadarSeries {
  enum class Kind : std::uint8_t { current, target, earlier, benchmark };
  Kind kind = Kind::current;
  std::string name;
  std::vector<std::optional<double>> values;  // by axis; none: nothing known
};
struct Radar {
  double lowest = 0;
  double highest = 5;
  std::vector<std::string> axes;
  std::vector<RadarSeries> series;
};

// A value between bounds, with the range in which the end result lies and the target.
struct RangeBar {
  double lowest = 0;
  double highest = 5;
  std::string lowest_label;
  std::string highest_label;
  std::optional<double> value;
  std::optional<double> low;
  std::optional<double> high;
  std::optional<double> target;
  std::string target_label;
};

// How far something is, 0 to 1.
struct ProgressBar {
  double share = 0;
};

// Values under each other on one scale, each with its range and its target.
struct Bars {
  struct Item {
    std::string label;
    std::optional<double> value;
    std::string value_label;
    std::optional<double> low;
    std::optional<double> high;
    std::optional<double> target;
  };
  double lowest = 0;
  double highest = 5;
  std::string lowest_label;
  std::string highest_label;
  std::vector<Item> items;
};

using Chart = std::variant<std::monostate, Radar, RangeBar, ProgressBar, Bars>;

struct Node {
  // Written out once, since every view makes, moves and drops them: the program stays a good deal
  // smaller.
  Node();
  Node(const Node& other);
  Node(Node&& other) noexcept;
  Node& operator=(const Node& other);
  Node& operator=(Node&& other) noexcept;
  ~Node();

  std::string id;  // stable over time and unique in the tree
  Role role = Role::group;
  Look look = Look::plain;
  std::string name;         // the text of a text or heading; the accessible name of everything else
  std::string description;  // what a name can't say; may be empty
  std::string value;        // of a field; of a meter, in words
  std::string placeholder;  // of a field
  // Of its words, if it isn't the tree's: `en`.
  std::string_view language = {};
  std::uint8_t level = 0;  // of a heading (1–6); of a level_cell (its colour, 0–5)
  bool selected = false;   // the checked radio, the current tab, the current line of the outline
  bool disabled = false;
  bool multiline = false;  // of a text field
  bool live = false;       // of a text field: entered after every change, not only when it is left
  bool invalid = false;    // of a field: what is typed can't be read; the description says why
  bool required = false;   // of a field or group: must be answered
  bool toggle = false;     // of a button that switches something on and off: `selected` says which
  bool expands = false;    // of a button that shows and hides something: `expanded` says which
  bool expanded = false;
  std::optional<Action> action;  // what activating it does; of a field: what entering a value does
  std::optional<Action> focus_action;  // what reaching it or anything in it with the focus does
  std::optional<char> shortcut;  // the digit that activates it while the focus is in its group
  Layout layout;
  Chart chart;
  // Of a container: its parts. Of a control (button, link, radio, tab, cell with an action): how it
  // is painted; its name says the same in words.
  std::vector<Node> children;
};

// Whether a person can reach the node with the keyboard.
bool is_focusable(const Node& node);

// Whether something is typed into it.
bool is_field(Role role);

// Whether the role is a leaf to assistive technology: its children are only paint.
bool is_leaf(Role role);

struct ViewTree {
  Node root;
  std::string title;  // of the window or page
  Language language = Language::nl;
  Palette palette = Palette::light;
  float scale = 1;              // of all lengths, by the text size: who paints multiplies by it
  std::string address;          // of the screen (address.hpp)
  std::string announcement;     // for a polite live region; may be empty
  std::string bring_into_view;  // id of a node to scroll to, once per `serial`; may be empty
  std::uint64_t serial = 0;     // grows with every new tree

  const Node* find(std::string_view id) const;  // cost: linear

  // The dialog that lies over everything else: the root's last child, where that is one; else null.
  const Node* dialog() const;
};

// Every node in order, parents before children. Cost: linear.
template <class Visit>
void for_each(const Node& node, Visit&& visit) {
  visit(node);
  for (const Node& child : node.children)
    for_each(child, visit);
}

// The tree as JSON, for the browser's elements and for looking at. Leaf roles keep their painted
// children out.
std::string to_json(const ViewTree& tree);

}  // namespace peil::app
