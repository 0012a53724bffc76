#include "wasm/shell.hpp"

#include "ui/focus.hpp"
#include "wasm/element_boxes.hpp"
#include "wasm/letters.hpp"

#include <imgui.h>

#include <cfloat>
#include <utility>

namespace peil::web {

Shell::Shell(const std::string& canvas_selector, Fonts fonts)
    : fonts_(std::move(fonts)), app_([this] { return ambient_; }), canvas_(canvas_selector) {
  if (!canvas_.is_open()) return;
  painter_ = std::make_unique<ui::Painter>(ui::FontData{fonts_.regular, fonts_.semibold, {}, {}},
                                           browser_letters());
  painter_->set_input_mode(ui::Painter::InputMode::elements);
}

void Shell::take_reports() {
  std::vector<PluginReport> reports = host_.take_reports();
  for (PluginReport& report : reports)
    app_.dispatch(app::PluginReported{std::move(report)});
}

void Shell::resize(float width, float height, float density) {
  if (width != width_) app_.dispatch(app::ViewportChanged{width});
  width_ = width;
  canvas_.resize(width, height, density);
  resized_ = true;
}

void Shell::point_at(float x, float y) {
  if (!can_draw()) return;
  const float scale = app_.state().scale();
  ImGui::GetIO().AddMousePosEvent(x / scale, y / scale);
}

void Shell::point_nowhere() {
  if (can_draw()) ImGui::GetIO().AddMousePosEvent(-FLT_MAX, -FLT_MAX);
}

void Shell::focus(std::string_view id, bool keyboard) {
  if (painter_) painter_->set_focus(id, keyboard);
  app_.focused(id);
}

void Shell::blur() {
  if (painter_) painter_->set_focus({}, false);
}

void Shell::scroll(std::string_view id, float y) {
  if (painter_) painter_->set_scroll(id, y);
}

std::string Shell::shortcut(std::string_view id, char digit) {
  const std::shared_ptr<const app::ViewTree> tree = app_.view();
  const app::Node* node = ui::with_shortcut(*tree, id, digit);
  return node ? node->id : std::string();
}

Shell::Frame Shell::frame() {
  const std::shared_ptr<const app::ViewTree> tree = app_.view();
  Frame result;
  result.moved = resized_ || tree != tree_;
  resized_ = false;
  tree_ = tree;
  if (plain_ || !painter_) return result;
  painter_->set_tree(tree);
  canvas_.set_zoom(tree->scale);
  canvas_.begin();
  // The elements over the canvas say what was done, not the painter.
  static_cast<void>(painter_->paint(canvas_.width(), canvas_.height()));
  canvas_.end();
  result.wants_another = painter_->wants_frame();
  return result;
}

std::string Shell::tree_json() const { return app::to_json(*tree_); }

std::vector<float> Shell::boxes() const {
  return painter_ ? element_boxes(painter_->boxes()) : std::vector<float>();
}

}  // namespace peil::web
