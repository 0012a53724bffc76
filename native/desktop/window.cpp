#include "native/desktop/window.hpp"

#include <imgui.h>
#include <imgui_impl_glfw.h>
#include <imgui_impl_opengl3.h>
// For the queue of input that Dear ImGui spreads over several frames; nothing public tells whether
// it is empty.
#include <imgui_internal.h>

#include <GLFW/glfw3.h>

#include <algorithm>
#include <utility>

namespace peil::native {
namespace {

// Until the window knows how large the monitors are.
constexpr int first_width = 1440;
constexpr int first_height = 900;

// The monitors' areas beside panels, the main one first.
std::vector<Area> monitors() {
  int count = 0;
  GLFWmonitor** all = glfwGetMonitors(&count);
  std::vector<Area> areas;
  for (int index = 0; index < count; ++index) {
    Area area;
    glfwGetMonitorWorkarea(all[index], &area.x, &area.y, &area.width, &area.height);
    if (area.width > 0 && area.height > 0) areas.push_back(area);
  }
  return areas;
}

std::string last_error() {
  const char* text = nullptr;
  glfwGetError(&text);
  return text == nullptr ? "no reason was given" : text;
}

Window& window_of(GLFWwindow* window) {
  return *static_cast<Window*>(glfwGetWindowUserPointer(window));
}

}  // namespace

boost::system::result<std::unique_ptr<Window>, std::string> Window::open(const std::string& title,
                                                                         const WindowPlace& place) {
  if (glfwInit() != GLFW_TRUE) return last_error();
  glfwWindowHint(GLFW_CONTEXT_VERSION_MAJOR, 3);
  glfwWindowHint(GLFW_CONTEXT_VERSION_MINOR, 0);
  glfwWindowHint(GLFW_VISIBLE, GLFW_FALSE);
  glfwWindowHintString(GLFW_X11_CLASS_NAME, "peil");
  glfwWindowHintString(GLFW_X11_INSTANCE_NAME, "peil");
  GLFWwindow* window = glfwCreateWindow(first_width, first_height, title.c_str(), nullptr, nullptr);
  if (window == nullptr) {
    std::string reason = last_error();
    glfwTerminate();
    return reason;
  }
  std::unique_ptr<Window> opened(new Window(window, place));
  opened->title_ = title;
  return opened;
}

Window::Window(GLFWwindow* window, const WindowPlace& place) : window_(window), place_(place) {
  glfwMakeContextCurrent(window_);
  glfwSwapInterval(1);
  IMGUI_CHECKVERSION();
  ImGui::CreateContext();
  ImGuiIO& io = ImGui::GetIO();
  io.IniFilename = nullptr;
  io.LogFilename = nullptr;
  // A blinking cursor would draw frames while nobody does anything.
  io.ConfigInputTextCursorBlink = false;
  ImGui_ImplGlfw_InitForOpenGL(window_, false);
  ImGui_ImplOpenGL3_Init("#version 130");
  install_callbacks();
  measure();
  go_to_place();
  glfwShowWindow(window_);
  request_frames();
}

Window::~Window() {
  ImGui_ImplOpenGL3_Shutdown();
  ImGui_ImplGlfw_Shutdown();
  ImGui::DestroyContext();
  glfwDestroyWindow(window_);
  glfwTerminate();
}

void Window::go_to_place() {
  glfwSetWindowSizeLimits(window_, static_cast<int>(least_window_width * scale_),
                          static_cast<int>(least_window_height * scale_), GLFW_DONT_CARE,
                          GLFW_DONT_CARE);
  if (const std::vector<Area> areas = monitors(); !areas.empty()) {
    const Area area = fit_window(place_, scale_, areas);
    glfwSetWindowPos(window_, area.x, area.y);
    glfwSetWindowSize(window_, area.width, area.height);
  }
  if (place_.maximised) glfwMaximizeWindow(window_);
}

void Window::remember_place() {
  if (glfwGetWindowAttrib(window_, GLFW_ICONIFIED) == GLFW_TRUE) return;
  place_.maximised = glfwGetWindowAttrib(window_, GLFW_MAXIMIZED) == GLFW_TRUE;
  if (place_.maximised) return;
  const Size now = size();
  place_.width = now.width;
  place_.height = now.height;
  int x = 0, y = 0;
  // Wayland doesn't tell.
  glfwGetError(nullptr);
  glfwGetWindowPos(window_, &x, &y);
  if (glfwGetError(nullptr) == GLFW_NO_ERROR) place_.corner = std::pair(x, y);
}

// Where window coordinates are pixels (X11), a logical pixel is as many of them as the desktop's
// scale says; where they are logical already (Wayland, macOS), it is one.
void Window::measure() {
  float content_x = 1, content_y = 1;
  glfwGetWindowContentScale(window_, &content_x, &content_y);
  int width = 0, height = 0, pixels_x = 0, pixels_y = 0;
  glfwGetWindowSize(window_, &width, &height);
  glfwGetFramebufferSize(window_, &pixels_x, &pixels_y);
  if (width <= 0 || pixels_x <= 0) return;  // minimised
  const float density = static_cast<float>(pixels_x) / static_cast<float>(width);
  scale_ = std::clamp(content_x / density, 0.5f, 8.0f);
}

// Every callback passes the input on and asks for frames. The backend could install its own, but
// takes window coordinates for logical pixels.
void Window::install_callbacks() {
  glfwSetWindowUserPointer(window_, this);
  glfwSetCursorPosCallback(window_, [](GLFWwindow* w, double x, double y) {
    window_of(w).pass_on_cursor(x, y);
    window_of(w).request_frames();
  });
  glfwSetCursorEnterCallback(window_, [](GLFWwindow* w, int entered) {
    ImGui_ImplGlfw_CursorEnterCallback(w, entered);
    window_of(w).request_frames();
  });
  glfwSetMouseButtonCallback(window_, [](GLFWwindow* w, int button, int action, int modifiers) {
    ImGui_ImplGlfw_MouseButtonCallback(w, button, action, modifiers);
    window_of(w).request_frames();
  });
  glfwSetScrollCallback(window_, [](GLFWwindow* w, double x, double y) {
    ImGui_ImplGlfw_ScrollCallback(w, x, y);
    window_of(w).request_frames();
  });
  glfwSetKeyCallback(window_, [](GLFWwindow* w, int key, int code, int action, int modifiers) {
    ImGui_ImplGlfw_KeyCallback(w, key, code, action, modifiers);
    window_of(w).request_frames();
  });
  glfwSetCharCallback(window_, [](GLFWwindow* w, unsigned int character) {
    ImGui_ImplGlfw_CharCallback(w, character);
    window_of(w).request_frames();
  });
  glfwSetWindowFocusCallback(window_, [](GLFWwindow* w, int focused) {
    ImGui_ImplGlfw_WindowFocusCallback(w, focused);
    window_of(w).arrived_ |= focused == GLFW_TRUE;
    window_of(w).request_frames();
  });
  glfwSetMonitorCallback(ImGui_ImplGlfw_MonitorCallback);
  glfwSetWindowRefreshCallback(window_, [](GLFWwindow* w) { window_of(w).request_frames(); });
  glfwSetFramebufferSizeCallback(window_, [](GLFWwindow* w, int, int) {
    window_of(w).measure();
    window_of(w).moved_ = true;
    window_of(w).request_frames();
  });
  // Where it stands is asked in the next frame: only then the system knows whether it is maximised.
  glfwSetWindowPosCallback(window_, [](GLFWwindow* w, int, int) {
    window_of(w).moved_ = true;
    window_of(w).request_frames(1);
  });
  glfwSetWindowMaximizeCallback(window_, [](GLFWwindow* w, int) {
    window_of(w).moved_ = true;
    window_of(w).request_frames();
  });
  glfwSetWindowContentScaleCallback(window_, [](GLFWwindow* w, float, float) {
    window_of(w).measure();
    window_of(w).request_frames();
  });
  glfwSetDropCallback(window_, [](GLFWwindow* w, int count, const char** paths) {
    window_of(w).dropped_.insert(window_of(w).dropped_.end(), paths, paths + count);
    window_of(w).request_frames();
  });
}

void Window::stay_open() { glfwSetWindowShouldClose(window_, GLFW_FALSE); }

bool Window::should_close() const { return glfwWindowShouldClose(window_) == GLFW_TRUE; }

void Window::take_input(bool wait, double most) {
  if (wait && most > 0) {
    glfwWaitEventsTimeout(most);
  } else if (wait) {
    glfwWaitEvents();
  } else {
    glfwPollEvents();
  }
}

void Window::wake() { glfwPostEmptyEvent(); }

void Window::request_frames(int count) { frames_due_ = std::max(frames_due_, count); }

bool Window::wants_frame() const {
  return frames_due_ > 0 && glfwGetWindowAttrib(window_, GLFW_ICONIFIED) == GLFW_FALSE;
}

Window::Size Window::size() const {
  int width = 0, height = 0;
  glfwGetWindowSize(window_, &width, &height);
  return {static_cast<float>(width) / scale_, static_cast<float>(height) / scale_};
}

void Window::pass_on_cursor(double x, double y) {
  ImGui_ImplGlfw_CursorPosCallback(window_, x / scale(), y / scale());
}

Window::Size Window::begin_frame(float unit) {
  if (unit != unit_) {
    // What stands under the cursor is something else now.
    unit_ = unit;
    double x = 0, y = 0;
    glfwGetCursorPos(window_, &x, &y);
    if (glfwGetWindowAttrib(window_, GLFW_HOVERED) == GLFW_TRUE) pass_on_cursor(x, y);
  }
  if (std::exchange(moved_, false)) remember_place();
  ImGui_ImplOpenGL3_NewFrame();
  ImGui_ImplGlfw_NewFrame();
  ImGuiIO& io = ImGui::GetIO();
  const float all = scale();
  io.DisplaySize = ImVec2(io.DisplaySize.x / all, io.DisplaySize.y / all);
  io.DisplayFramebufferScale =
      ImVec2(io.DisplayFramebufferScale.x * all, io.DisplayFramebufferScale.y * all);
  ImGui::NewFrame();
  return {io.DisplaySize.x, io.DisplaySize.y};
}

void Window::end_frame() {
  ImGui::Render();
  int width = 0, height = 0;
  glfwGetFramebufferSize(window_, &width, &height);
  glViewport(0, 0, width, height);
  glClear(GL_COLOR_BUFFER_BIT);
  ImGui_ImplOpenGL3_RenderDrawData(ImGui::GetDrawData());
  glfwSwapBuffers(window_);
  frames_due_ = std::max(frames_due_ - 1, 0);
  if (!ImGui::GetCurrentContext()->InputEventsQueue.empty()) request_frames(1);
}

void Window::set_title(const std::string& title) {
  if (title == title_) return;
  title_ = title;
  glfwSetWindowTitle(window_, title_.c_str());
}

std::vector<std::filesystem::path> Window::take_dropped_files() {
  return std::exchange(dropped_, {});
}

}  // namespace peil::native
