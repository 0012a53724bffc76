// The window on the screen: opens it, passes a person's input to Dear ImGui, and shows what was painted. Knows when a frame
// is due, so that none is drawn while nothing happens. Its units are logical pixels, whatever the screen's density.
#pragma once

#include <boost/system/result.hpp>

#include <filesystem>
#include <memory>
#include <string>
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

  // Opens the window, with an OpenGL context and a Dear ImGui context current in this thread. Fails with the system's
  // reason where there is no display or no OpenGL 3. One at a time.
  static boost::system::result<std::unique_ptr<Window>, std::string> open(const std::string& title);
  ~Window();
  Window(const Window&) = delete;
  Window& operator=(const Window&) = delete;

  bool should_close() const;

  // Takes the input that is there. `wait`: sleeps until there is some, or until `wake`; no longer than `most` seconds, where
  // that is given.
  void take_input(bool wait, double most = 0);

  // Ends a wait. May be called from any thread.
  static void wake();

  // Asks for at least so many frames. A change needs three: Dear ImGui settles hovering, focus and sizes after it.
  void request_frames(int count = 3);
  bool wants_frame() const;

  // Between these, Dear ImGui paints one frame. Gives the window's size in logical pixels.
  Size begin_frame();
  void end_frame();

  // Physical pixels of a window coordinate to one logical pixel.
  float scale() const { return scale_; }

  void set_title(const std::string& title);

  // The files dropped on the window since last asked.
  std::vector<std::filesystem::path> take_dropped_files();

 private:
  explicit Window(GLFWwindow* window);
  void fit_to_screen();
  void install_callbacks();
  void measure();

  GLFWwindow* window_;
  std::string title_;
  float scale_ = 1;
  int frames_due_ = 0;
  std::vector<std::filesystem::path> dropped_;
};

}  // namespace peil::native
