// The canvas: a WebGL 2 context with Dear ImGui's renderer on it. The only file here that knows of
// graphics; the shell paints between `begin` and `end`.
#pragma once

#include <cstdint>
#include <string>

namespace peil::web {

class Canvas {
 public:
  // Makes an ImGui context, and a WebGL 2 context on the element that the CSS selector names. Where
  // the browser has none, `is_open` is false and nothing else may be called.
  explicit Canvas(const std::string& selector);
  ~Canvas();
  Canvas(const Canvas&) = delete;
  Canvas& operator=(const Canvas&) = delete;

  bool is_open() const { return context_ > 0; }

  // Size in CSS pixels, and how many pixels of the drawing buffer one of them is.
  void resize(float width, float height, float density);
  // How many CSS pixels one unit of what is painted is.
  void set_zoom(float zoom) { zoom_ = zoom; }
  // In units of what is painted.
  float width() const { return width_ / zoom_; }
  float height() const { return height_ / zoom_; }

  // The browser took the context away, or gave it back empty. In between frames are laid out, but
  // not drawn.
  void lose();
  void restore();

  void begin();
  void end();

 private:
  std::intptr_t context_ = 0;
  bool lost_ = false;
  float width_ = 1;
  float height_ = 1;
  float density_ = 1;
  float zoom_ = 1;
};

}  // namespace peil::web
