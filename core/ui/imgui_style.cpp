#include "ui/pen.hpp"

namespace peil::ui {

void apply_style(const Theme& theme, float density) {
  const auto color = [](Color c) {
    return ImVec4(static_cast<float>(c.red) / 255, static_cast<float>(c.green) / 255,
                  static_cast<float>(c.blue) / 255, static_cast<float>(c.alpha) / 255);
  };
  ImGuiStyle& style = ImGui::GetStyle();
  style.WindowPadding = {0, 0};
  style.WindowBorderSize = 0;
  style.ChildBorderSize = 0;
  style.FrameBorderSize = 0;
  style.ItemSpacing = {0, 0};
  style.ScrollbarSize = size::scrollbar;
  style.ScrollbarRounding = 6;
  // Round shapes stay round if a unit is several pixels.
  style.CircleTessellationMaxError = 0.3f / density;
  const ImVec4 none(0, 0, 0, 0);
  style.Colors[ImGuiCol_FrameBg] = none;
  style.Colors[ImGuiCol_FrameBgHovered] = none;
  style.Colors[ImGuiCol_FrameBgActive] = none;
  style.Colors[ImGuiCol_ChildBg] = none;
  style.Colors[ImGuiCol_ScrollbarBg] = none;
  style.Colors[ImGuiCol_ScrollbarGrab] = color(theme.control_border);
  style.Colors[ImGuiCol_ScrollbarGrabHovered] = color(theme.secondary);
  style.Colors[ImGuiCol_ScrollbarGrabActive] = color(theme.accent);
  style.Colors[ImGuiCol_PopupBg] = color(theme.card);
  style.Colors[ImGuiCol_Text] = color(theme.text);
  style.Colors[ImGuiCol_TextDisabled] = color(theme.secondary);
  style.Colors[ImGuiCol_InputTextCursor] = color(theme.text);
  style.Colors[ImGuiCol_TextSelectedBg] = color(theme.selection);
  style.Colors[ImGuiCol_Border] = color(theme.hairline);
  style.Colors[ImGuiCol_NavCursor] = none;
}

}  // namespace peil::ui
