#include <imgui.h>
#include <imgui_impl_glfw.h>
