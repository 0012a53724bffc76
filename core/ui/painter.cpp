#include "ui/painter.hpp"

#include "ui/focus.hpp"
#include "ui/pen.hpp"

#include <imgui.h>

#include <algorithm>
#include <map>
#include <optional>

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

// Whether the pointer and the focus ring treat the node as one thing.
bool is_interactive(const Node& node) { return app::is_focusable(node); }

}  // namespace

struct Painter::Impl {
  const Theme* theme = &light_theme();
  Fonts fonts;
  InputMode mode = InputMode::native;

  std::shared_ptr<const app::ViewTree> tree;
  std::uint64_t brought_into_view = 0;  // serial of the tree whose wish is fulfilled
  Arrangement arrangement;
  float width = 0;
  float height = 0;
  bool arranged = false;

  std::string focus;
  bool focus_by_keyboard = false;
  std::optional<std::string> scroll_to;              // node to bring into view at the next paint
  std::map<std::string, float, std::less<>> scroll;  // by scrolling node
  std::string edited;                                // the field that has the cursor
  std::string buffer;
  std::string original;  // what the field held when it got the cursor
  std::string given;     // what of its text was handed on last
  bool is_text = false;
  bool begin_edit = false;

  std::vector<Event> events;
  bool another_frame = false;

  // --- layout -----------------------------------------------------------------------------------

  void arrange_if_needed(float new_width, float new_height) {
    if (arranged && new_width == width && new_height == height) return;
    width = new_width;
    height = new_height;
    arrangement = arrange(
        *tree, width, height, *theme,
        [this](std::string_view text, const TextStyle& style) { return fonts.width(text, style); });
    arranged = true;
    if (!tree->bring_into_view.empty() && brought_into_view != tree->serial) {
      brought_into_view = tree->serial;
      scroll_to = tree->bring_into_view;
    }
  }

  const NodeBox& box(int index) const { return arrangement.boxes[static_cast<std::size_t>(index)]; }

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
    const bool editing = edited == node.id || (mode == InputMode::elements && focus == node.id);
    paint_node({list, *theme, fonts}, arrangement, index, rect, state, editing);
    if (app::is_field(node.role) && edited == node.id) edit_field(node, rect);
    if (at.node->layout.scroll) {
      paint_scrolling(index, rect);
    } else {
      paint_children(index, dx, dy);
    }
    if (state.focused) paint_focus_ring({list, *theme, fonts}, rect);
  }

  void paint_children(int index, float dx, float dy) {
    const NodeBox& at = box(index);
    for (int child = index + 1; child < at.end; child = box(child).end)
      paint_box(child, dx, dy);
    if (at.node->layout.divided) {
      paint_dividers({ImGui::GetWindowDrawList(), *theme, fonts}, arrangement, index, dx, dy);
    }
  }

  void paint_scrolling(int index, const Rect& rect) {
    const NodeBox& at = box(index);
    const std::string& id = at.node->id;
    ImGui::SetCursorScreenPos({rect.x, rect.y});
    const bool native = mode == InputMode::native;
    const int flags =
        child_flags |
        (native ? 0 : ImGuiWindowFlags_NoScrollbar | ImGuiWindowFlags_NoScrollWithMouse);
    ImGui::SetNextWindowContentSize({0, at.content_height});
    ImGui::BeginChild(id.c_str(), {rect.width, rect.height}, ImGuiChildFlags_None, flags);
    const float most = std::max(0.0f, at.content_height - rect.height);
    float y = 0;
    if (native) {
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
    ImGui::EndChild();
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
    if (edited == node.id) return state;
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
      edited = node.id;
      buffer = original = given = node.value;
      is_text = node.role == Role::text_field;
      begin_edit = true;
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
    const TextStyle style = text_style(Look::body, *theme);
    const float font_size = style.size * fonts.height_per_em;
    const Measures room = measures(node.role, node.look);
    const float top = node.multiline ? 0 : std::floor((rect.height - font_size) / 2) - 2;
    ImGui::SetCursorScreenPos({rect.x, rect.y + top});
    ImGui::PushFont(fonts.of(style), font_size);
    ImGui::PushStyleVar(ImGuiStyleVar_FramePadding,
                        {room.padding_x, node.multiline ? room.padding_y : 2});
    ImGui::PushStyleColor(ImGuiCol_FrameBg, IM_COL32(0, 0, 0, 0));
    ImGui::PushStyleColor(ImGuiCol_Text, packed(theme->text));
    ImGui::PushStyleColor(ImGuiCol_TextSelectedBg, packed(theme->range));
    ImGui::SetNextItemWidth(rect.width);
    if (begin_edit) ImGui::SetKeyboardFocusHere();
    const std::string label = "##" + node.id;
    const bool entered =
        node.multiline
            ? ImGui::InputTextMultiline(label.c_str(), buffer.data(), buffer.capacity() + 1,
                                        {rect.width, rect.height},
                                        ImGuiInputTextFlags_CallbackResize, &resize, &buffer) &&
                  false  // Enter begins a line
            : ImGui::InputText(label.c_str(), buffer.data(), buffer.capacity() + 1,
                               ImGuiInputTextFlags_EnterReturnsTrue |
                                   ImGuiInputTextFlags_AutoSelectAll |
                                   ImGuiInputTextFlags_CallbackResize,
                               &resize, &buffer);
    const bool left = ImGui::IsItemDeactivated();
    const bool cancelled = left && ImGui::IsKeyPressed(ImGuiKey_Escape, false);
    if (!begin_edit && (entered || left)) {
      if (!cancelled || given != original) {
        events.push_back({Event::Kind::entered, node.id, cancelled ? original : buffer});
      }
      edited.clear();
      another_frame = true;
    }
    begin_edit = false;
    ImGui::PopStyleColor(3);
    ImGui::PopStyleVar();
    ImGui::PopFont();
  }

  // Gives Dear ImGui as much room as what is typed takes.
  static int resize(ImGuiInputTextCallbackData* data) {
    if (data->EventFlag == ImGuiInputTextFlags_CallbackResize) {
      auto& text = *static_cast<std::string*>(data->UserData);
      text.resize(static_cast<std::size_t>(data->BufTextLen));
      data->Buf = text.data();
    }
    return 0;
  }

  // What is in the field counts as entered. Dear ImGui forgets a field that isn't there any more.
  void end_editing() {
    if (edited.empty()) return;
    events.push_back({Event::Kind::entered, edited, buffer});
    edited.clear();
    another_frame = true;
  }

  void take_keys() {
    if (mode != InputMode::native) return;
    const ImGuiIO& io = ImGui::GetIO();
    if (ImGui::IsKeyPressed(ImGuiKey_Tab) && !io.KeyCtrl && !io.KeyAlt) {
      end_editing();
      if (const Node* next = next_stop(*tree, focus, io.KeyShift)) {
        move_focus(*next, true);
        if (app::is_field(next->role)) use(*next);
      }
      return;
    }
    if (!edited.empty()) return;
    if (io.KeyCtrl && !io.KeyAlt && ImGui::IsKeyPressed(ImGuiKey_Z)) {
      const Node* wanted = tree->find(io.KeyShift ? "redo" : "undo");
      if (wanted && app::is_focusable(*wanted)) {
        events.push_back({Event::Kind::activated, wanted->id, {}});
      }
      return;
    }
    if (io.KeyCtrl || io.KeyAlt || io.KeySuper) return;
    const Node* node = focus.empty() ? nullptr : tree->find(focus);
    if (!node) return;
    const bool back =
        ImGui::IsKeyPressed(ImGuiKey_LeftArrow) || ImGui::IsKeyPressed(ImGuiKey_UpArrow);
    const bool on =
        ImGui::IsKeyPressed(ImGuiKey_RightArrow) || ImGui::IsKeyPressed(ImGuiKey_DownArrow);
    if (back || on) {
      if (const Node* next = neighbour(*tree, focus, back)) {
        move_focus(*next, true);
        use(*next);
        return;
      }
    }
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
  ImGuiStyle& style = ImGui::GetStyle();
  const Theme& theme = *impl_->theme;
  const auto color = [](Color c) {
    return ImVec4(static_cast<float>(c.red) / 255, static_cast<float>(c.green) / 255,
                  static_cast<float>(c.blue) / 255, static_cast<float>(c.alpha) / 255);
  };
  style.WindowPadding = {0, 0};
  style.WindowBorderSize = 0;
  style.ChildBorderSize = 0;
  style.ItemSpacing = {0, 0};
  style.ScrollbarSize = 12;
  style.ScrollbarRounding = 6;
  style.Colors[ImGuiCol_ScrollbarBg] = ImVec4(0, 0, 0, 0);
  style.Colors[ImGuiCol_ScrollbarGrab] = color(theme.hairline);
  style.Colors[ImGuiCol_ScrollbarGrabHovered] = color(theme.control_border);
  style.Colors[ImGuiCol_ScrollbarGrabActive] = color(theme.secondary);
  style.Colors[ImGuiCol_PopupBg] = color(theme.card);
  style.Colors[ImGuiCol_Text] = color(theme.text);
  style.Colors[ImGuiCol_Border] = color(theme.hairline);
}

Painter::~Painter() = default;

void Painter::set_input_mode(InputMode mode) { impl_->mode = mode; }

void Painter::set_tree(std::shared_ptr<const app::ViewTree> tree) {
  if (impl_->tree == tree) return;
  const bool other_screen = impl_->tree && !impl_->tree->root.children.empty() &&
                            !tree->root.children.empty() &&
                            impl_->tree->root.children.back().id != tree->root.children.back().id;
  impl_->tree = std::move(tree);
  impl_->arranged = false;
  if (!impl_->focus.empty() && !impl_->tree->find(impl_->focus)) impl_->focus.clear();
  if (!impl_->edited.empty() && !impl_->tree->find(impl_->edited)) impl_->edited.clear();
  if (other_screen) impl_->scroll.clear();
}

std::vector<Event> Painter::paint(float width, float height) {
  if (!impl_->tree) return {};
  impl_->events.clear();
  impl_->another_frame = false;
  impl_->arrange_if_needed(width, height);
  impl_->take_keys();
  ImGui::SetNextWindowPos({0, 0});
  ImGui::SetNextWindowSize({width, height});
  ImGui::PushStyleVar(ImGuiStyleVar_WindowMinSize, {1, 1});
  ImGui::Begin("peil", nullptr, root_flags);
  impl_->paint_box(0, 0, 0);
  ImGui::End();
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

bool Painter::has_typing() const {
  return !impl_->edited.empty() && impl_->is_text && impl_->buffer != impl_->given;
}

std::vector<Event> Painter::take_typing() {
  if (!has_typing()) return {};
  impl_->given = impl_->buffer;
  return {{Event::Kind::entered, impl_->edited, impl_->buffer}};
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
