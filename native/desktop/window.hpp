// The window on the screen: opens it, passes a person's input to Dear ImGui, and shows what was
// painted. Knows when a frame is due, so that none is drawn while nothing happens. A logical pixel
// is as large on every screen, whatever its density; a unit, in which is painted, is a logical
// pixel times the size of the text.
#pragma once

#include "native/desktop/window_place.hpp"

#include <boost/system/result.hpp>

#include <filesystem>
#include <memory>
#include <string>
#include <utility>
#include <vector>

struct GLFWwindow;

namespace peil::native {

class Window {
 public:
  struct Size {
    float width = 0;
    float height = 0;
    bool operator==(const Size&) const = default;
  };

  // Opens the window at its place, as far as the monitors have room for it, with an OpenGL context
  // and a Dear ImGui context current in this thread. Fails with the system's reason where there is
  // no display or no OpenGL 3. One at a time.
  static boost::system::result<std::unique_ptr<Window>, std::string> open(const std::string& title,
                                                                          const WindowPlace& place);
  ~Window();
  Window(const Window&) = delete;
  Window& operator=(const Window&) = delete;

  bool should_close() const;
  // Takes back the wish to close it.
  void stay_open();

  // Takes the input that is there. `wait`: sleeps until there is some, or until `wake`; no longer
  // than `most` seconds, where that is given.
  void take_input(bool wait, double most = 0);

  // Ends a wait. May be called from any thread.
  static void wake();

  // Asks for at least so many frames. A change needs three: Dear ImGui settles hovering, focus and
  // sizes after it.
  void request_frames(int count = 3);
  bool wants_frame() const;

  // In logical pixels.
  Size size() const;

  // Between these, Dear ImGui paints one frame, in units of so many logical pixels. Gives the
  // window's size in units.
  Size begin_frame(float unit);
  void end_frame();

  // Window coordinates to one unit.
  float scale() const { return scale_ * unit_; }

  // Where it stands now; where it is maximised or minimised, with the size and corner that it has
  // otherwise.
  const WindowPlace& place() const { return place_; }

  // Whether the window got the keyboard since last asked: a person comes from elsewhere.
  bool take_arrival() { return std::exchange(arrived_, false); }

  void set_title(const std::string& title);

  // The files dropped on the window since last asked.
  std::vector<std::filesystem::path> take_dropped_files();

 private:
  Window(GLFWwindow* window, const WindowPlace& place);
  void go_to_place();
  void remember_place();
  void install_callbacks();
  void measure();
  void pass_on_cursor(double x, double y);

  GLFWwindow* window_;
  std::string title_;
  WindowPlace place_;
  float scale_ = 1;  // window coordinates to one logical pixel
  float unit_ = 1;
  bool arrived_ = false;
  bool moved_ = true;
  int frames_due_ = 0;
  std::vector<std::filesystem::path> dropped_;
};

}  // namespace peil::native
