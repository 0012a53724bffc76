# Runs the check of layers over a tree that breaks the rule, and expects exactly these faults.
cmake_minimum_required(VERSION 3.24)

set(expected
  "core/app/facts/shown.cpp: core/app/facts must not include app/view/nodes.hpp"
  "core/app/update/shows.cpp: core/app/update must not include app/view/screens.hpp"
  "core/app/update/shows.cpp: core/app: a suffix tells no kinds of files apart"
  "core/app/upward.cpp: core/app must not include ui/painter.hpp"
  "core/app/view/walks.cpp: core/app/view: views take conclusions from app/facts"
  "core/engine/base/general.cpp: core/engine/base must not include engine/model/record.hpp"
  "core/engine/evaluation/file.cpp: core/engine/evaluation must not include engine/format/record.hpp"
  "core/engine/format/later.cpp: core/engine/format must not include engine/migration/migration.hpp"
  "core/engine/model/reads.hpp: core/engine/model: a model declares no reader, writer or check"
  "core/engine/outside.cpp: core/engine must not include chrono"
  "core/engine/outside.cpp: core/engine must not include fstream"
  "core/engine/upward.hpp: core/engine must not include app/state.hpp"
  "core/ui/upward.cpp: core/ui must not include imgui_impl_glfw.h"
  "native/sideways.cpp: native must not include ../wasm/shell.hpp"
  "plugins/x/inside.cpp: plugins must not include engine/model/definition.hpp"
  "wasm/sideways.cpp: wasm must not include native/disk/store.hpp")

execute_process(COMMAND "${CMAKE_COMMAND}" "-DROOT=${ROOT}" -P "${CHECK}"
  RESULT_VARIABLE status OUTPUT_VARIABLE output ERROR_VARIABLE output)
if(status EQUAL 0)
  message(FATAL_ERROR "The check found nothing to object to")
endif()
string(REGEX MATCHALL "[^\n]*[.][hc]pp: [^\n]*" found "${output}")
list(SORT found)
if(NOT found STREQUAL expected)
  list(JOIN found "\n  " found)
  list(JOIN expected "\n  " expected)
  message(FATAL_ERROR "Expected:\n  ${expected}\nFound:\n  ${found}")
endif()
