# Dear ImGui, 1.92 or newer, from its sources: the folder FETCHCONTENT_SOURCE_DIR_IMGUI; else the one that `./dev setup` filled;
# else fetched.
#
#   peil::imgui           the library itself
#   peil::imgui_gl3       and its OpenGL 3 backend (WebGL 2 under Emscripten)
#   peil::imgui_glfw_gl3  and its GLFW backend too (not under Emscripten)

include(FetchContent)

if(NOT FETCHCONTENT_SOURCE_DIR_IMGUI)
  file(GLOB peil_imgui_folders "${PROJECT_SOURCE_DIR}/build/deps/imgui/imgui-*/imgui.h")
  if(peil_imgui_folders)
    list(SORT peil_imgui_folders COMPARE NATURAL ORDER DESCENDING)
    list(GET peil_imgui_folders 0 peil_imgui_header)
    cmake_path(GET peil_imgui_header PARENT_PATH FETCHCONTENT_SOURCE_DIR_IMGUI)
  endif()
endif()
# A tag rather than a hash: it is the version that the distribution's package has, too.
FetchContent_Declare(imgui
  GIT_REPOSITORY https://github.com/ocornut/imgui.git
  GIT_TAG v1.92.2b
  GIT_SHALLOW ON
  # It has no CMakeLists.txt; its sources are compiled here.
  SOURCE_SUBDIR none)
FetchContent_MakeAvailable(imgui)

file(STRINGS "${imgui_SOURCE_DIR}/imgui.h" peil_imgui_version REGEX "^#define IMGUI_VERSION_NUM")
string(REGEX MATCH "[0-9]+" peil_imgui_version "${peil_imgui_version}")
if(NOT peil_imgui_version GREATER_EQUAL 19200)
  message(FATAL_ERROR "Dear ImGui in ${imgui_SOURCE_DIR} is older than 1.92")
endif()

add_library(peil_imgui STATIC
  "${imgui_SOURCE_DIR}/imgui.cpp"
  "${imgui_SOURCE_DIR}/imgui_draw.cpp"
  "${imgui_SOURCE_DIR}/imgui_tables.cpp"
  "${imgui_SOURCE_DIR}/imgui_widgets.cpp"
  "${imgui_SOURCE_DIR}/misc/cpp/imgui_stdlib.cpp")
target_include_directories(peil_imgui SYSTEM PUBLIC "${imgui_SOURCE_DIR}" "${imgui_SOURCE_DIR}/misc/cpp")
if(PEIL_SANITIZE)
  # Tested by its own authors, and the slowest of all to compile this way. What our code does to memory is still seen.
  target_compile_options(peil_imgui PRIVATE -fno-sanitize=all)
endif()
target_compile_definitions(peil_imgui PUBLIC
  IMGUI_DISABLE_OBSOLETE_FUNCTIONS
  # A third of the library, of no use to a user: it would be sent to every visitor.
  IMGUI_DISABLE_DEMO_WINDOWS
  IMGUI_DISABLE_DEBUG_TOOLS)
if(EMSCRIPTEN)
  # The page loads the program's own fonts or says that it couldn't; a fallback would be 10 kB for every visitor.
  target_compile_definitions(peil_imgui PUBLIC IMGUI_DISABLE_DEFAULT_FONT)
else()
  # Its text field takes what is typed and pasted: what has no place in 16 bits would be replaced there. The browser has fields of
  # its own, and paints what our fonts lack.
  target_compile_definitions(peil_imgui PUBLIC IMGUI_USE_WCHAR32)
endif()
add_library(peil::imgui ALIAS peil_imgui)

add_library(peil_imgui_gl3 STATIC "${imgui_SOURCE_DIR}/backends/imgui_impl_opengl3.cpp")
target_include_directories(peil_imgui_gl3 SYSTEM PUBLIC "${imgui_SOURCE_DIR}/backends")
target_link_libraries(peil_imgui_gl3 PUBLIC peil_imgui)
if(EMSCRIPTEN)
  target_compile_definitions(peil_imgui_gl3 PRIVATE IMGUI_IMPL_OPENGL_ES3)
else()
  # The backend loads OpenGL's functions itself.
  target_link_libraries(peil_imgui_gl3 PUBLIC ${CMAKE_DL_LIBS})
endif()
add_library(peil::imgui_gl3 ALIAS peil_imgui_gl3)

if(NOT EMSCRIPTEN)
  find_package(glfw3 3.3 REQUIRED)
  find_package(OpenGL REQUIRED)
  add_library(peil_imgui_glfw_gl3 STATIC "${imgui_SOURCE_DIR}/backends/imgui_impl_glfw.cpp")
  target_link_libraries(peil_imgui_glfw_gl3 PUBLIC peil_imgui_gl3 glfw OpenGL::GL)
  add_library(peil::imgui_glfw_gl3 ALIAS peil_imgui_glfw_gl3)
endif()
