# Emscripten's own toolchain file, wherever Emscripten is, with what its older versions need under newer programs.

find_program(PEIL_EMCC emcc REQUIRED)
find_program(PEIL_EM_CONFIG em-config REQUIRED)
execute_process(COMMAND "${PEIL_EM_CONFIG}" EMSCRIPTEN_ROOT
  OUTPUT_VARIABLE EMSCRIPTEN_ROOT_PATH OUTPUT_STRIP_TRAILING_WHITESPACE COMMAND_ERROR_IS_FATAL ANY)
include("${EMSCRIPTEN_ROOT_PATH}/cmake/Modules/Platform/Emscripten.cmake")

# Emscripten's optimiser of JavaScript needs acorn. A distribution keeps it in the folder of its own node, where another node
# doesn't look.
if(EXISTS "/usr/share/nodejs/acorn")
  set(CMAKE_CXX_LINKER_LAUNCHER "${CMAKE_COMMAND};-E;env;NODE_PATH=/usr/share/nodejs")
endif()

find_program(PEIL_NODE NAMES node nodejs REQUIRED)
execute_process(COMMAND "${PEIL_NODE}" --version OUTPUT_VARIABLE PEIL_NODE_VERSION OUTPUT_STRIP_TRAILING_WHITESPACE)
string(REGEX MATCH "[0-9]+" PEIL_NODE_VERSION "${PEIL_NODE_VERSION}")
set(CMAKE_CROSSCOMPILING_EMULATOR "${PEIL_NODE}")
if(EMSCRIPTEN_VERSION VERSION_LESS 3.1.25)
  # Its programs take a node that has `fetch` for a browser. Wasm exceptions are behind a flag before node 17.
  if(PEIL_NODE_VERSION GREATER_EQUAL 18)
    list(APPEND CMAKE_CROSSCOMPILING_EMULATOR --no-experimental-fetch)
  endif()
endif()
