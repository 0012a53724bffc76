// The program in a browser tab: the app, the painter and the canvas, driven by the page's scripts.
// It draws and lays out; the page's elements take the input and the scrolling. On the plain page,
// and where there is no WebGL, nothing is drawn: the elements are all there is.
#pragma once

#include "app/app.hpp"
#include "ui/painter.hpp"
#include "wasm/canvas.hpp"
#include "wasm/worker_host.hpp"

#include <cstdint>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

namespace peil::web {

struct Fonts {
  std::string regular;
  std::string semibold;
};

class Shell {
 public:
  // Takes the canvas as `Canvas` does.
  Shell(const std::string& canvas_selector, Fonts fonts);

  // Whether there is anything to draw on. Where there isn't, frames only bring the tree, and there
  // are no boxes.
  bool can_draw() const { return canvas_.is_open(); }

  // The elements are laid out by the page itself: frames only bring the tree.
  void set_plain(bool plain) { plain_ = plain; }

  // What the app gets to know of clock and chance at the next actions.
  void set_ambient(app::Ambient ambient) { ambient_ = std::move(ambient); }

  app::App& app() { return app_; }
  Canvas& canvas() { return canvas_; }
  WorkerHost& host() { return host_; }

  // Hands the app what the host reports.
  void take_reports();

  // Size in CSS pixels, and how many pixels of the drawing buffer one of them is.
  void resize(float width, float height, float density);

  // The pointer's place in CSS pixels; only hovering follows from it.
  void point_at(float x, float y);
  void point_nowhere();

  // The focus reached the node's element. `keyboard`: it must show.
  void focus(std::string_view id, bool keyboard);
  // Nothing of ours has the focus.
  void blur();

  void scroll(std::string_view id, float y);

  // The control that the digit belongs to, for whoever has the focus at `id`; empty: none.
  std::string shortcut(std::string_view id, char digit);

  struct Frame {
    bool wants_another = false;
    bool moved = false;  // the tree or the boxes are other ones than in the frame before
  };
  Frame frame();

  // Of the last frame.
  std::string tree_json() const;
  std::vector<float> boxes() const;

 private:
  Fonts fonts_;
  app::Ambient ambient_;
  app::App app_;
  WorkerHost host_;
  Canvas canvas_;
  std::unique_ptr<ui::Painter> painter_;
  std::shared_ptr<const app::ViewTree> tree_;  // of the last frame
  float width_ = 0;                            // in CSS pixels
  bool plain_ = false;
  bool resized_ = true;
};

}  // namespace peil::web
