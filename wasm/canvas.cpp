#include "wasm/canvas.hpp"

#include <GLES3/gl3.h>
#include <emscripten/html5.h>
#include <emscripten/html5_webgl.h>
#include <imgui.h>
#include <imgui_impl_opengl3.h>

#include <cmath>

namespace peil::web {

Canvas::Canvas(const std::string& selector) {
  EmscriptenWebGLContextAttributes attributes;
  emscripten_webgl_init_context_attributes(&attributes);
  attributes.majorVersion = 2;
  // ImGui smooths its own edges and draws in order; the page behind is never seen.
  attributes.alpha = false;
  attributes.depth = false;
  attributes.stencil = false;
  attributes.antialias = false;
  attributes.powerPreference = EM_WEBGL_POWER_PREFERENCE_LOW_POWER;
  attributes.enableExtensionsByDefault = false;
  context_ = emscripten_webgl_create_context(selector.c_str(), &attributes);
  if (!is_open()) return;
  emscripten_webgl_make_context_current(context_);

  IMGUI_CHECKVERSION();
  ImGui::CreateContext();
  ImGuiIO& io = ImGui::GetIO();
  io.IniFilename = nullptr;
  io.LogFilename = nullptr;
  ImGui_ImplOpenGL3_Init("#version 300 es");
}

Canvas::~Canvas() {
  if (!is_open()) return;
  ImGui_ImplOpenGL3_Shutdown();
  ImGui::DestroyContext();
  emscripten_webgl_destroy_context(context_);
}

void Canvas::resize(float width, float height, float density) {
  width_ = width;
  height_ = height;
  density_ = density;
}

void Canvas::lose() { lost_ = true; }

void Canvas::restore() {
  lost_ = false;
  // Shaders, buffers and textures went with the old context; the next frame makes them again.
  ImGui_ImplOpenGL3_DestroyDeviceObjects();
}

void Canvas::begin() {
  ImGuiIO& io = ImGui::GetIO();
  io.DisplaySize = {width(), height()};
  io.DisplayFramebufferScale = {density_ * zoom_, density_ * zoom_};
  if (!lost_) ImGui_ImplOpenGL3_NewFrame();
  ImGui::NewFrame();
}

void Canvas::end() {
  ImGui::Render();
  if (lost_) return;
  glViewport(0, 0, static_cast<GLsizei>(std::lround(width_ * density_)),
             static_cast<GLsizei>(std::lround(height_ * density_)));
  glClear(GL_COLOR_BUFFER_BIT);
  ImGui_ImplOpenGL3_RenderDrawData(ImGui::GetDrawData());
}

}  // namespace peil::web
