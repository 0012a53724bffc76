#include "ui/painter.hpp"

#include "ui/field_editor.hpp"
#include "ui/focus.hpp"
#include "ui/keys.hpp"
#include "ui/pen.hpp"

#include <imgui.h>

#include <algorithm>
#include <map>
#include <optional>
#include <utility>

namespace peil::ui {

using app::Look;
using app::Node;
using app::Role;

namespace {

// Inter's ascender and descender in its own table, over its em: ImGui sizes fonts by their sum.
constexpr float inter_height_per_em = (2728.0f + 680.0f) / 2816.0f;

constexpr int root_flags = ImGuiWindowFlags_NoDecoration | ImGuiWindowFlags_NoMove |
                           ImGuiWindowFlags_NoSavedSettings | ImGuiWindowFlags_NoBackground |
                           ImGuiWindowFlags_NoBringToFrontOnFocus | ImGuiWindowFlags_NoNav |
                           ImGuiWindowFlags_NoScrollWithMouse;
constexpr int dialog_flags = root_flags & ~ImGuiWindowFlags_NoBringToFrontOnFocus;
constexpr int child_flags =
    ImGuiWindowFlags_NoBackground | ImGuiWindowFlags_NoNav | ImGuiWindowFlags_NoSavedSettings;

ImFont* add_font(std::string_view data) {
  if (data.empty()) return nullptr;
  ImFontConfig config;
  config.FontDataOwnedByAtlas = false;
  // ImGui takes a pointer to writable data, but only reads data that it doesn't own.
  void* bytes = const_cast<char*>(data.data());
  return ImGui::GetIO().Fonts->AddFontFromMemoryTTF(bytes, static_cast<int>(data.size()), 16,
                                                    &config);
}

bool any_key_pressed() {
  for (int key = ImGuiKey_NamedKey_BEGIN; key < ImGuiKey_NamedKey_END; ++key) {
    if (ImGui::IsKeyPressed(static_cast<ImGuiKey>(key))) return true;
  }
  return false;
}

// Which screen it is: the id of the last part of the root that isn't a dialog.
std::string_view screen_of(const app::ViewTree& tree) {
  std::string_view id;
  for (const Node& child : tree.root.children) {
    if (child.role != Role::dialog) id = child.id;
  }
  return id;
}

// Whether the pointer and the focus ring treat the node as one thing.
bool is_interactive(const Node& node) { return app::is_focusable(node); }

}  // namespace

struct Painter::Impl {
  const Theme* theme = nullptr;  // whose colours Dear ImGui has, too
  float density = 0;             // pixels in a unit
  Fonts fonts;
  InputMode mode = InputMode::native;

  std::shared_ptr<const app::ViewTree> tree;
  std::uint64_t brought_into_view = 0;  // serial of the tree whose wish is fulfilled
  TextMeasure texts{
      [this](std::string_view text, const TextStyle& style) { return fonts.width(text, style); }};
  Arrangement arrangement;
  std::shared_ptr<const app::ViewTree> arranged_tree;  // which the arrangement points into
  float width = 0;
  float height = 0;
  bool arranged = false;

  std::string focus;
  bool focus_by_keyboard = false;
  std::optional<std::string> scroll_to;              // node to bring into view at the next paint
  std::map<std::string, float, std::less<>> scroll;  // by scrolling node
  FieldEditor editor;
  std::optional<Rect> ring;  // round the focused node, painted over what else is in the same window

  int dialog = -1;        // its box
  std::string dialog_id;  // whose appearance the focus has followed; empty: none
  std::string focus_before_dialog;
  bool keyboard_before_dialog = false;

  std::vector<Event> events;
  bool another_frame = false;

  bool is_native() const { return mode == InputMode::native; }

  Pen pen() const { return {ImGui::GetWindowDrawList(), *theme, fonts, density}; }

  // Lines as sharp as the pixels allow: Dear ImGui smooths them over a whole unit.
  void sharpen() const { ImGui::GetWindowDrawList()->_FringeScale = 1 / density; }

  // The colours of the tree, and the pixels of this frame.
  void follow_looks() {
    const Theme* wanted = &theme_of(tree->palette);
    const ImVec2 pixels = ImGui::GetIO().DisplayFramebufferScale;
    const float now = pixels.x > 0 ? pixels.x : 1;
    if (wanted != theme || now != density) apply_style(*wanted, now);
    theme = wanted;
    density = now;
    // Dear ImGui tells only the font that it is set to how many pixels there are.
    for (ImFont* font : {fonts.regular, fonts.semibold}) {
      ImGui::PushFont(font, 16);
      ImGui::PopFont();
    }
  }

  // --- layout -----------------------------------------------------------------------------------

  void arrange_if_needed(float new_width, float new_height) {
    if (arranged && new_width == width && new_height == height) return;
    width = new_width;
    height = new_height;
    arrangement =
        arrange(*tree, width, height, *theme, texts, arranged_tree ? &arrangement : nullptr);
    arranged_tree = tree;
    arranged = true;
    dialog = tree->dialog() ? last_child(0) : -1;
    if (!tree->bring_into_view.empty() && brought_into_view != tree->serial) {
      brought_into_view = tree->serial;
      scroll_to = tree->bring_into_view;
    }
  }

  const NodeBox& box(int index) const { return arrangement.boxes[static_cast<std::size_t>(index)]; }

  int last_child(int index) const {
    int last = -1;
    for (int child = index + 1; child < box(index).end; child = box(child).end)
      last = child;
    return last;
  }

  // --- the walk ---------------------------------------------------------------------------------

  // Paints the box and everything below it. `dx`, `dy`: where the content that it is relative to begins in the window.
  void paint_box(int index, float dx, float dy) {
    const NodeBox& at = box(index);
    const Node& node = *at.node;
    const Rect rect{at.rect.x + dx, at.rect.y + dy, at.rect.width, at.rect.height};
    ImDrawList* list = ImGui::GetWindowDrawList();
    const ImVec2 clip_min = list->GetClipRectMin();
    const ImVec2 clip_max = list->GetClipRectMax();
    if (rect.bottom() < clip_min.y || rect.y > clip_max.y || rect.right() < clip_min.x ||
        rect.x > clip_max.x) {
      return;
    }
    Pointer state;
    if (is_interactive(node)) state = interact(node, rect);
    const bool edited = editor.edits(node.id);
    const bool shown_by_another = edited || (!is_native() && focus == node.id);
    paint_node(pen(), arrangement, index, rect, state, shown_by_another);
    if (edited && app::is_field(node.role)) edit_field(node, rect);
    if (node.layout.scroll) {
      paint_scrolling(index, rect);
    } else {
      paint_children(index, dx, dy);
    }
    if (state.focused) ring = rect;
  }

  // Over everything in the window that has been painted last.
  void paint_ring() {
    if (ring) paint_focus_ring(pen(), *ring);
    ring.reset();
  }

  void paint_children(int index, float dx, float dy) {
    const NodeBox& at = box(index);
    for (int child = index + 1; child < at.end; child = box(child).end) {
      if (child != dialog) paint_box(child, dx, dy);
    }
    if (at.node->layout.divided) paint_dividers(pen(), arrangement, index, dx, dy);
  }

  void paint_scrolling(int index, const Rect& rect) {
    const NodeBox& at = box(index);
    const std::string& id = at.node->id;
    ImGui::SetCursorScreenPos({rect.x, rect.y});
    const int flags =
        child_flags |
        (is_native() ? 0 : ImGuiWindowFlags_NoScrollbar | ImGuiWindowFlags_NoScrollWithMouse);
    ImGui::SetNextWindowContentSize({0, at.content_height});
    ImGui::BeginChild(id.c_str(), {rect.width, rect.height}, ImGuiChildFlags_None, flags);
    sharpen();
    const std::optional<Rect> outer_ring = std::exchange(ring, std::nullopt);
    const float most = std::max(0.0f, at.content_height - rect.height);
    float y = 0;
    if (is_native()) {
      if (const std::optional<float> wanted = wanted_scroll(index)) {
        ImGui::SetScrollY(*wanted);
        y = *wanted;
        another_frame = true;
      } else {
        y = ImGui::GetScrollY();
      }
      scroll[id] = y;
    } else {
      y = std::clamp(scroll[id], 0.0f, most);
    }
    paint_children(index, rect.x, rect.y - std::round(y));
    paint_ring();
    ring = outer_ring;
    ImGui::EndChild();
  }

  // In a window of its own over the whole of the other, which gets no pointer by that.
  void paint_dialog() {
    ImGui::SetNextWindowPos({0, 0});
    ImGui::SetNextWindowSize({width, height});
    ImGui::Begin("peil/dialog", nullptr, dialog_flags);
    sharpen();
    const Rect& rect = box(dialog).rect;
    pen().fill({0, 0, width, height}, theme->dim);
    paint_shadow(pen(), rect);
    const int at = std::exchange(dialog, -1);
    paint_box(at, 0, 0);
    dialog = at;
    paint_ring();
    if (is_native() && ImGui::IsMouseClicked(ImGuiMouseButton_Left)) {
      const ImVec2 mouse = ImGui::GetMousePos();
      const bool outside = mouse.x < rect.x || mouse.x >= rect.right() || mouse.y < rect.y ||
                           mouse.y >= rect.bottom();
      if (outside) events.push_back({Event::Kind::pressed, {}, "Escape"});
    }
    ImGui::End();
  }

  // Where the scrolling box must be to show the node that is wanted; none if it needn't move.
  std::optional<float> wanted_scroll(int index) {
    if (!scroll_to) return std::nullopt;
    const int target = arrangement.find(*scroll_to);
    if (target < 0 || box(target).scroll_parent != index) return std::nullopt;
    scroll_to.reset();
    constexpr float margin = 24;
    const Rect& rect = box(target).rect;
    const float room = box(index).rect.height;
    const float now = ImGui::GetScrollY();
    const float most = std::max(0.0f, box(index).content_height - room);
    if (rect.y - margin >= now && rect.bottom() + margin <= now + room) return std::nullopt;
    const float wanted = rect.y < now || rect.height + 2 * margin > room
                             ? rect.y - margin
                             : rect.bottom() + margin - room;
    return std::clamp(wanted, 0.0f, most);
  }

  // --- input ------------------------------------------------------------------------------------

  Pointer interact(const Node& node, const Rect& rect) {
    Pointer state;
    state.focused = focus_by_keyboard && focus == node.id;
    if (editor.edits(node.id)) return state;
    ImGui::SetCursorScreenPos({rect.x, rect.y});
    const bool clicked = ImGui::InvisibleButton(
        node.id.c_str(), {std::max(1.0f, rect.width), std::max(1.0f, rect.height)});
    state.hovered = ImGui::IsItemHovered();
    state.held = ImGui::IsItemActive();
    if (state.hovered) {
      ImGui::SetMouseCursor(app::is_field(node.role) ? ImGuiMouseCursor_TextInput
                                                     : ImGuiMouseCursor_Hand);
    }
    if (clicked) {
      move_focus(node, false);
      use(node);
    }
    return state;
  }

  // A field is edited, everything else is activated.
  void use(const Node& node) {
    if (app::is_field(node.role)) {
      editor.begin(node);
      another_frame = true;
    } else {
      events.push_back({Event::Kind::activated, node.id, {}});
    }
  }

  void move_focus(const Node& node, bool keyboard) {
    focus_by_keyboard = keyboard;
    if (keyboard) scroll_to = node.id;
    if (focus == node.id) return;
    focus = node.id;
    events.push_back({Event::Kind::focused, node.id, {}});
    another_frame = true;
  }

  void edit_field(const Node& node, const Rect& rect) {
    switch (editor.edit(pen(), node, rect, events)) {
      case FieldEditor::Step::editing:
        break;
      case FieldEditor::Step::left:
        another_frame = true;
        break;
      case FieldEditor::Step::submitted:
        // The first of what was found by what is typed.
        if (const Node* next = following_stop(*tree, node.id); next && !app::is_field(next->role)) {
          move_focus(*next, true);
          use(*next);
          editor.forget();
        }
        another_frame = true;
        break;
    }
  }

  // What is in the field counts as entered. Dear ImGui forgets a field that isn't there any more.
  void end_editing() {
    if (!editor.is_editing()) return;
    editor.end(events);
    another_frame = true;
  }

  // Tab's step: to a control, and into a field.
  void step_to(const Node& node) {
    end_editing();
    move_focus(node, true);
    if (app::is_field(node.role)) use(node);
  }

  // When a dialog appears the focus goes into it; when it goes the focus returns to where it was, or goes on to what was
  // looked for in it.
  void follow_dialog() {
    const Node* shown = tree->dialog();
    const std::string id = shown ? shown->id : std::string();
    if (id == dialog_id) return;
    const bool was_open = !std::exchange(dialog_id, id).empty();
    if (!is_native()) return;
    if (shown) {
      end_editing();
      if (!was_open) {
        focus_before_dialog = focus;
        keyboard_before_dialog = focus_by_keyboard;
      }
      if (const Node* first = first_stop(*shown, true)) {
        move_focus(*first, focus_by_keyboard);
        if (app::is_field(first->role)) use(*first);
      }
      return;
    }
    editor.forget();
    const Node* found = tree->bring_into_view.empty() ? nullptr : tree->find(tree->bring_into_view);
    const Node* next = found ? first_stop(*found, false) : tree->find(focus_before_dialog);
    focus.clear();
    if (!next || !app::is_focusable(*next)) return;
    const std::optional<std::string> wanted_view = scroll_to;
    move_focus(*next, found ? focus_by_keyboard : keyboard_before_dialog);
    if (wanted_view) scroll_to = wanted_view;
    if (!found && app::is_field(next->role)) use(*next);
  }

  // The keys that work everywhere. True where they leave nothing for the control in focus.
  bool take_chords() {
    const bool in_field = editor.is_editing();
    bool taken = false;
    for (std::string& chord : pressed_chords(in_field)) {
      if (chord == "Escape") {
        // A field takes it for itself, unless it is the dialog that should close.
        if (in_field && !tree->dialog()) continue;
        editor.forget();
      } else {
        // What is typed belongs to before.
        editor.give(events);
        focus_by_keyboard = true;
      }
      events.push_back({Event::Kind::pressed, {}, std::move(chord)});
      taken = true;
    }
    return taken;
  }

  void take_keys() {
    if (!is_native()) return;
    const ImGuiIO& io = ImGui::GetIO();
    if (ImGui::IsKeyPressed(ImGuiKey_Tab) && !io.KeyCtrl && !io.KeyAlt) {
      const Node* next = next_stop(*tree, focus, io.KeyShift);
      if (next) {
        step_to(*next);
      } else {
        end_editing();
      }
      return;
    }
    if (take_chords()) return;
    if (io.KeyCtrl || io.KeyAlt || io.KeySuper) return;
    if (editor.is_editing() && !editor.is_live()) return;
    if (!any_key_pressed()) return;  // looking for the node costs as much as the tree is large
    const Node* node = reachable(*tree, focus);
    if (!node) return;
    if (take_arrows(*node) || editor.is_editing()) return;
    if (ImGui::IsKeyPressed(ImGuiKey_Enter, false) ||
        ImGui::IsKeyPressed(ImGuiKey_KeypadEnter, false) ||
        ImGui::IsKeyPressed(ImGuiKey_Space, false)) {
      focus_by_keyboard = true;
      if (app::is_focusable(*node)) use(*node);
      return;
    }
    for (int digit = 1; digit <= 9; ++digit) {
      const auto key = static_cast<ImGuiKey>(ImGuiKey_0 + digit);
      const auto pad = static_cast<ImGuiKey>(ImGuiKey_Keypad0 + digit);
      if (!ImGui::IsKeyPressed(key, false) && !ImGui::IsKeyPressed(pad, false)) continue;
      if (const Node* answer = with_shortcut(*tree, focus, static_cast<char>('0' + digit))) {
        move_focus(*answer, true);
        use(*answer);
      }
      return;
    }
  }

  // Inside a group to its other parts; in a dialog, up and down through all of it, so that what was found is reached from
  // where it was looked for.
  bool take_arrows(const Node& node) {
    const bool up = ImGui::IsKeyPressed(ImGuiKey_UpArrow);
    const bool down = ImGui::IsKeyPressed(ImGuiKey_DownArrow);
    if (!editor.is_editing()) {
      const bool back = up || ImGui::IsKeyPressed(ImGuiKey_LeftArrow);
      const bool on = down || ImGui::IsKeyPressed(ImGuiKey_RightArrow);
      const Node* part = back || on ? neighbour(*tree, node.id, back) : nullptr;
      if (part) {
        move_focus(*part, true);
        use(*part);
        return true;
      }
    }
    if (!tree->dialog() || up == down) return false;
    const Node* next = next_stop(*tree, node.id, up);
    if (next) step_to(*next);
    return next != nullptr;
  }
};

Painter::Painter(const FontData& fonts) : impl_(std::make_unique<Impl>()) {
  impl_->fonts.regular = add_font(fonts.regular);
  impl_->fonts.semibold = add_font(fonts.semibold);
  const bool own = impl_->fonts.regular && impl_->fonts.semibold;
  if (!own) {
    ImFont* fallback = ImGui::GetIO().Fonts->AddFontDefault();
    impl_->fonts.regular = impl_->fonts.semibold = fallback;
  }
  impl_->fonts.height_per_em = own ? inter_height_per_em : 1;
  ImGuiIO& io = ImGui::GetIO();
  io.IniFilename = nullptr;
  io.ConfigInputTextCursorBlink = false;  // a blinking cursor would draw frames for ever
}

Painter::~Painter() = default;

void Painter::set_input_mode(InputMode mode) { impl_->mode = mode; }

void Painter::set_tree(std::shared_ptr<const app::ViewTree> tree) {
  if (impl_->tree == tree) return;
  const bool other_screen = impl_->tree && screen_of(*impl_->tree) != screen_of(*tree);
  impl_->tree = std::move(tree);
  impl_->arranged = false;
  if (!impl_->focus.empty() && !impl_->tree->find(impl_->focus)) impl_->focus.clear();
  FieldEditor& editor = impl_->editor;
  if (editor.is_editing() && !impl_->tree->find(editor.id())) editor.forget();
  if (other_screen) impl_->scroll.clear();
}

std::vector<Event> Painter::paint(float width, float height) {
  if (!impl_->tree) return {};
  impl_->events.clear();
  impl_->another_frame = false;
  impl_->follow_looks();
  impl_->arrange_if_needed(width, height);
  impl_->follow_dialog();
  impl_->take_keys();
  ImGui::SetNextWindowPos({0, 0});
  ImGui::SetNextWindowSize({width, height});
  ImGui::PushStyleVar(ImGuiStyleVar_WindowMinSize, {1, 1});
  ImGui::Begin("peil", nullptr, root_flags);
  impl_->sharpen();
  impl_->paint_box(0, 0, 0);
  impl_->paint_ring();
  ImGui::End();
  if (impl_->dialog >= 0) impl_->paint_dialog();
  ImGui::PopStyleVar();
  // Where nothing scrolls, the node is in view already: waiting for it would draw frames for ever.
  impl_->scroll_to.reset();
  if (!impl_->events.empty()) impl_->another_frame = true;
  return impl_->events;
}

std::vector<Event> Painter::end_editing() {
  impl_->events.clear();
  impl_->end_editing();
  return impl_->events;
}

bool Painter::has_typing() const { return impl_->editor.has_typing(); }

std::vector<Event> Painter::take_typing() {
  std::vector<Event> events;
  if (has_typing()) impl_->editor.give(events);
  return events;
}

bool Painter::wants_frame() const { return impl_->another_frame || impl_->scroll_to.has_value(); }

const std::vector<NodeBox>& Painter::boxes() const { return impl_->arrangement.boxes; }

void Painter::set_focus(std::string_view id, bool keyboard) {
  impl_->focus = id;
  impl_->focus_by_keyboard = keyboard;
}

const std::string& Painter::focus() const { return impl_->focus; }

void Painter::set_scroll(std::string_view id, float y) {
  impl_->scroll.insert_or_assign(std::string(id), y);
}

float Painter::scroll(std::string_view id) const {
  const auto found = impl_->scroll.find(id);
  return found == impl_->scroll.end() ? 0 : found->second;
}

}  // namespace peil::ui
