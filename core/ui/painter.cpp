#include "ui/painter.hpp"

#include "ui/dialog_focus.hpp"
#include "ui/interaction.hpp"
#include "ui/keyboard.hpp"
#include "ui/pen.hpp"
#include "ui/scrolling.hpp"

#include <imgui.h>

#include <cmath>
#include <optional>
#include <utility>

namespace peil::ui {

using app::Node;
using app::Role;

namespace {

constexpr int root_flags = ImGuiWindowFlags_NoDecoration | ImGuiWindowFlags_NoMove |
                           ImGuiWindowFlags_NoSavedSettings | ImGuiWindowFlags_NoBackground |
                           ImGuiWindowFlags_NoBringToFrontOnFocus | ImGuiWindowFlags_NoNav |
                           ImGuiWindowFlags_NoScrollWithMouse;
constexpr int dialog_flags = root_flags & ~ImGuiWindowFlags_NoBringToFrontOnFocus;

// Which screen it is: the id of the last part of the root that isn't a dialog.
std::string_view screen_of(const app::ViewTree& tree) {
  std::string_view id;
  for (const Node& child : tree.root.children) {
    if (child.role != Role::dialog) id = child.id;
  }
  return id;
}

}  // namespace

struct Painter::Impl {
  Impl(const FontData& data, OtherLetters other) : fonts(data, std::move(other)) {}

  const Theme* theme = nullptr;  // whose colours Dear ImGui has, too
  float density = 0;             // pixels in a unit
  Fonts fonts;
  InputMode mode = InputMode::native;

  std::shared_ptr<const app::ViewTree> tree;
  TextMeasure texts{
      [this](std::string_view text, const TextStyle& style) { return fonts.width(text, style); }};
  Arrangement arrangement;
  std::shared_ptr<const app::ViewTree> arranged_tree;  // which the arrangement points into
  float width = 0;
  float height = 0;
  bool arranged = false;

  Interaction interaction;
  DialogFocus dialog_focus;
  int dialog = -1;           // its box
  std::optional<Rect> ring;  // round the focused node, painted over what else is in the same window

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
    fonts.begin_frame(density);
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
    interaction.scrolling.follow(*tree);
  }

  const NodeBox& box(int index) const { return arrangement.boxes[static_cast<std::size_t>(index)]; }

  int last_child(int index) const {
    int last = -1;
    for (int child = index + 1; child < box(index).end; child = box(child).end)
      last = child;
    return last;
  }

  // --- the walk ---------------------------------------------------------------------------------

  // Paints the box and everything below it. `dx`, `dy`: where the content that it is relative to
  // begins in the window.
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
    if (app::is_focusable(node)) state = take_pointer(interaction, node, rect);
    const bool edited = interaction.editor.edits(node.id);
    const bool shown_by_another = edited || (!is_native() && interaction.focus == node.id);
    paint_node(pen(), arrangement, index, rect, state, shown_by_another);
    if (edited && app::is_field(node.role)) edit_field(interaction, pen(), *tree, node, rect);
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
    begin_scrolling_window(box(index), rect, is_native());
    sharpen();
    const std::optional<Rect> outer_ring = std::exchange(ring, std::nullopt);
    const float y = scroll_offset(index);
    paint_children(index, rect.x, rect.y - std::round(y));
    paint_ring();
    ring = outer_ring;
    ImGui::EndChild();
  }

  float scroll_offset(int index) {
    if (!is_native()) return interaction.scrolling.within(box(index));
    const Scrolling::Offset offset = interaction.scrolling.of_window(arrangement, index);
    if (offset.moved) interaction.another_frame = true;
    return offset.y;
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
      if (outside) interaction.events.push_back({Event::Kind::pressed, {}, "Escape"});
    }
    ImGui::End();
  }
};

Painter::Painter(const FontData& fonts, OtherLetters other)
    : impl_(std::make_unique<Impl>(fonts, std::move(other))) {
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
  Interaction& now = impl_->interaction;
  if (!now.focus.empty() && !impl_->tree->find(now.focus)) now.focus.clear();
  if (now.editor.is_editing() && !impl_->tree->find(now.editor.id())) now.editor.forget();
  if (other_screen) now.scrolling.clear();
}

std::vector<Event> Painter::paint(float width, float height) {
  if (!impl_->tree) return {};
  Interaction& interaction = impl_->interaction;
  interaction.events.clear();
  interaction.another_frame = false;
  impl_->follow_looks();
  impl_->arrange_if_needed(width, height);
  impl_->dialog_focus.follow(*impl_->tree, impl_->is_native(), interaction);
  if (impl_->is_native()) take_keys(*impl_->tree, interaction);
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
  // If nothing scrolls, the node is in view already: waiting for it would draw frames for ever.
  interaction.scrolling.forget_wanted();
  if (!interaction.events.empty()) interaction.another_frame = true;
  return interaction.events;
}

std::vector<Event> Painter::end_editing() {
  impl_->interaction.events.clear();
  ui::end_editing(impl_->interaction);
  return impl_->interaction.events;
}

bool Painter::has_typing() const { return impl_->interaction.editor.has_typing(); }

std::vector<Event> Painter::take_typing() {
  std::vector<Event> events;
  if (has_typing()) impl_->interaction.editor.give(events);
  return events;
}

bool Painter::wants_frame() const {
  const Interaction& now = impl_->interaction;
  return now.another_frame || now.scrolling.wanted().has_value();
}

const std::vector<NodeBox>& Painter::boxes() const { return impl_->arrangement.boxes; }

void Painter::set_focus(std::string_view id, bool keyboard) {
  impl_->interaction.focus = id;
  impl_->interaction.focus_by_keyboard = keyboard;
}

const std::string& Painter::focus() const { return impl_->interaction.focus; }

void Painter::set_scroll(std::string_view id, float y) { impl_->interaction.scrolling.set(id, y); }

float Painter::scroll(std::string_view id) const { return impl_->interaction.scrolling.at(id); }

}  // namespace peil::ui
