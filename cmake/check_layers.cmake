# Dependencies point down only: native, wasm → core/ui → core/app → core/engine; plugins see only plugins/sdk. Fails with
# every include that breaks it. Usage: cmake -DROOT=<source tree> -P check_layers.cmake
cmake_minimum_required(VERSION 3.24)

# What the engine and the app must not know of: windows, files, clocks, chance, threads. They are pure functions.
set(outside_world "^(imgui|GLFW|GL|GLES|emscripten|boost/(asio|beast|filesystem|process))"
  "^(fstream|iostream|filesystem|chrono|ctime|time\\.h|random|thread|mutex|future|unistd\\.h)$")

# For each folder: includes that it must not have, as regular expressions.
set(deny_core/engine "^(app|ui)/" "(^|/)(native|wasm|plugins)/" ${outside_world})
set(deny_core/app "^ui/" "(^|/)(native|wasm|plugins)/" ${outside_world})
set(deny_core/ui "(^|/)(native|wasm|plugins)/" "^(GLFW|emscripten|imgui_impl_)")
set(deny_native "(^|/)(wasm|plugins)/" "^emscripten")
set(deny_wasm "(^|/)(native|plugins)/" "^GLFW/")
set(deny_plugins "^(engine|app|ui)/" "(^|/)(core|native|wasm)/")

set(faults 0)
set(files_seen 0)
foreach(folder IN ITEMS core/engine core/app core/ui native wasm plugins)
  file(GLOB_RECURSE files "${ROOT}/${folder}/*.hpp" "${ROOT}/${folder}/*.cpp" "${ROOT}/${folder}/*.h" "${ROOT}/${folder}/*.c")
  foreach(file IN LISTS files)
    math(EXPR files_seen "${files_seen} + 1")
    file(STRINGS "${file}" lines REGEX "^[ \t]*#[ \t]*include[ \t]*[<\"]")
    foreach(line IN LISTS lines)
      string(REGEX REPLACE "^[^<\"]*[<\"]([^>\"]*)[>\"].*$" "\\1" included "${line}")
      foreach(pattern IN LISTS deny_${folder})
        if(included MATCHES "${pattern}")
          cmake_path(RELATIVE_PATH file BASE_DIRECTORY "${ROOT}" OUTPUT_VARIABLE shown)
          message(NOTICE "${shown}: ${folder} must not include ${included}")
          math(EXPR faults "${faults} + 1")
          break()
        endif()
      endforeach()
    endforeach()
  endforeach()
endforeach()

if(files_seen EQUAL 0)
  message(FATAL_ERROR "No source file under ${ROOT}: nothing was checked")
endif()
if(faults GREATER 0)
  message(FATAL_ERROR "Dependencies must point down: ${faults} include(s) don't")
endif()
