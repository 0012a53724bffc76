// Dear ImGui without a window: frames of a given size that are drawn by nobody, with keys and a
// pointer for tests and measurements.
#pragma once

#include "ui/painter.hpp"

#include <imgui.h>

#include <memory>
#include <string_view>
#include <utility>
#include <vector>

namespace peil::ui {

class Headless {
 public:
  explicit Headless(const FontData& fonts = {}, ImVec2 size = {800, 600}) : size_(size) {
    begin(fonts, {});
  }
  ~Headless() { end(); }
  Headless(const Headless&) = delete;
  Headless& operator=(const Headless&) = delete;

  // The same with other fonts: nothing of before is left.
  void renew(const FontData& fonts, OtherLetters other = {}) {
    end();
    begin(fonts, std::move(other));
  }

  Painter& painter() { return *painter_; }

  void show(app::ViewTree tree) {
    painter_->set_tree(std::make_shared<const app::ViewTree>(std::move(tree)));
  }

  // One frame; gives what a person did in it.
  std::vector<Event> frame() {
    ImGuiIO& io = ImGui::GetIO();
    io.DisplaySize = size_;
    io.DisplayFramebufferScale = {density, density};
    io.DeltaTime = 1.0f / 60;
    ImGui::NewFrame();
    std::vector<Event> events = painter_->paint(size_.x, size_.y);
    ImGui::Render();
    for (ImTextureData* texture : ImGui::GetPlatformIO().Textures) {
      if (texture->Status == ImTextureStatus_OK) continue;
      texture->SetTexID(1);
      texture->SetStatus(ImTextureStatus_OK);
    }
    return events;
  }

  // So many frames; gives what was done in all of them.
  std::vector<Event> frames(int count) {
    std::vector<Event> all;
    for (int i = 0; i < count; ++i) {
      for (Event& event : frame())
        all.push_back(std::move(event));
    }
    return all;
  }

  // A key with its modifiers, pressed and let go.
  std::vector<Event> press(ImGuiKey key, std::initializer_list<ImGuiKey> modifiers = {}) {
    ImGuiIO& io = ImGui::GetIO();
    for (const ImGuiKey modifier : modifiers)
      io.AddKeyEvent(modifier, true);
    io.AddKeyEvent(key, true);
    std::vector<Event> all = frames(3);
    io.AddKeyEvent(key, false);
    for (const ImGuiKey modifier : modifiers)
      io.AddKeyEvent(modifier, false);
    for (Event& event : frames(3))
      all.push_back(std::move(event));
    return all;
  }

  std::vector<Event> type(const char* text) {
    ImGui::GetIO().AddInputCharactersUTF8(text);
    return frames(3);
  }

  std::vector<Event> click(float x, float y) {
    ImGuiIO& io = ImGui::GetIO();
    io.AddMousePosEvent(x, y);
    std::vector<Event> all = frames(2);
    io.AddMouseButtonEvent(0, true);
    for (Event& event : frames(2))
      all.push_back(std::move(event));
    io.AddMouseButtonEvent(0, false);
    for (Event& event : frames(2))
      all.push_back(std::move(event));
    return all;
  }

  float density = 1;

 private:
  void begin(const FontData& fonts, OtherLetters other) {
    ImGui::CreateContext();
    ImGuiIO& io = ImGui::GetIO();
    io.LogFilename = nullptr;
    io.BackendFlags |= ImGuiBackendFlags_RendererHasTextures;
    painter_ = std::make_unique<Painter>(fonts, std::move(other));
  }
  void end() {
    for (ImTextureData* texture : ImGui::GetPlatformIO().Textures) {
      texture->SetTexID(ImTextureID_Invalid);
      texture->SetStatus(ImTextureStatus_Destroyed);
    }
    painter_.reset();
    ImGui::DestroyContext();
  }

  ImVec2 size_;
  std::unique_ptr<Painter> painter_;
};

}  // namespace peil::ui
