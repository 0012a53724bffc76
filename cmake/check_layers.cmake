# What may know what. Dependencies point down only: native, wasm → core/ui → core/app → core/engine; plugins see only
# plugins/sdk; and between the folders of the engine and the app the rules below. Fails with every line that breaks one.
# Usage: cmake -DROOT=<source tree> -P check_layers.cmake
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

# Inside the engine: what is general knows nothing of assessments, a model is data alone, what is computed knows no file.
set(deny_core/engine/base "^engine/(json|model|expression|evaluation|format|migration|proposals|examples|plugin)/")
set(deny_core/engine/json "^engine/(model|expression|evaluation|format|migration|proposals|examples|plugin)/")
set(deny_core/engine/model "^engine/(evaluation|format|migration|proposals|examples|plugin)/")
set(deny_core/engine/evaluation "^engine/(format|migration|proposals|examples|plugin)/")
set(deny_core/engine/format "^engine/(migration|proposals|examples|plugin)/")
# Inside the app: what is true makes no nodes, what happens isn't shown, and what is shown is no pixel.
set(deny_core/app/facts "^app/view/" "^app/update")
set(deny_core/app/update "^app/view/")
set(deny_core/app/view "^app/update")

# For each folder: lines that must not stand there, as regular expressions, each followed by why.
set(forbid_core/engine/model
  "^[A-Za-z].*[ &*](read|write|check)_[a-z_]+\\(" "a model declares no reader, writer or check")
set(forbid_core/app/view
  "(judging[.]judgement|(outcome|record|scope|subject)[.](findings|labels)[^a-z_;])"
  "views take conclusions from app/facts")
set(forbid_core/app
  "\"\\+texts\"" "a suffix tells no kinds of files apart")

set(faults 0)
set(files_seen 0)

function(complain file text)
  string(REPLACE "${ROOT}/" "" shown "${file}")
  message(NOTICE "${shown}: ${text}")
  math(EXPR count "${faults} + 1")
  set(faults ${count} PARENT_SCOPE)
endfunction()

foreach(folder IN ITEMS
    core/engine core/app core/ui native wasm plugins
    core/engine/base core/engine/json core/engine/model core/engine/evaluation core/engine/format
    core/app/facts core/app/update core/app/view)
  file(GLOB_RECURSE files "${ROOT}/${folder}/*.hpp" "${ROOT}/${folder}/*.cpp" "${ROOT}/${folder}/*.h" "${ROOT}/${folder}/*.c")
  foreach(file IN LISTS files)
    math(EXPR files_seen "${files_seen} + 1")
    file(STRINGS "${file}" lines REGEX "^[ \t]*#[ \t]*include[ \t]*[<\"]")
    foreach(line IN LISTS lines)
      string(REGEX REPLACE "^[^<\"]*[<\"]([^>\"]*)[>\"].*$" "\\1" included "${line}")
      foreach(pattern IN LISTS deny_${folder})
        if(included MATCHES "${pattern}")
          complain("${file}" "${folder} must not include ${included}")
          break()
        endif()
      endforeach()
    endforeach()
    set(rules ${forbid_${folder}})
    while(rules)
      list(POP_FRONT rules pattern reason)
      file(STRINGS "${file}" lines REGEX "${pattern}")
      foreach(line IN LISTS lines)
        complain("${file}" "${folder}: ${reason}")
      endforeach()
    endwhile()
  endforeach()
endforeach()

if(files_seen EQUAL 0)
  message(FATAL_ERROR "No source file under ${ROOT}: nothing was checked")
endif()
if(faults GREATER 0)
  message(FATAL_ERROR "The rules between folders are broken ${faults} time(s)")
endif()
