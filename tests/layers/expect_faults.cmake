# Runs the check of layers over a tree that breaks the rule, and expects exactly these faults.
cmake_minimum_required(VERSION 3.24)

set(expected
  "core/app/upward.cpp: core/app must not include ui/painter.hpp"
  "core/engine/outside.cpp: core/engine must not include chrono"
  "core/engine/outside.cpp: core/engine must not include fstream"
  "core/engine/upward.hpp: core/engine must not include app/state.hpp"
  "core/ui/upward.cpp: core/ui must not include imgui_impl_glfw.h"
  "native/sideways.cpp: native must not include ../wasm/shell.hpp"
  "plugins/x/inside.cpp: plugins must not include engine/definition.hpp"
  "wasm/sideways.cpp: wasm must not include native/disk/store.hpp")

execute_process(COMMAND "${CMAKE_COMMAND}" "-DROOT=${ROOT}" -P "${CHECK}"
  RESULT_VARIABLE status OUTPUT_VARIABLE output ERROR_VARIABLE output)
if(status EQUAL 0)
  message(FATAL_ERROR "The check found nothing to object to")
endif()
string(REGEX MATCHALL "[^\n]* must not include [^\n]*" found "${output}")
list(SORT found)
if(NOT found STREQUAL expected)
  list(JOIN found "\n  " found)
  list(JOIN expected "\n  " expected)
  message(FATAL_ERROR "Expected:\n  ${expected}\nFound:\n  ${found}")
endif()
