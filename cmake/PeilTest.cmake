# Tests with GoogleTest, run by CTest; under Emscripten by node.

if(PEIL_BUILD_TESTS)
  if(EMSCRIPTEN)
    # A distribution's library is compiled for the machine itself; its sources are compiled here.
    set(PEIL_GOOGLETEST_DIR "/usr/src/googletest" CACHE PATH "Sources of GoogleTest, for the tests under node")
    if(NOT EXISTS "${PEIL_GOOGLETEST_DIR}/CMakeLists.txt")
      message(FATAL_ERROR "No sources of GoogleTest in ${PEIL_GOOGLETEST_DIR}: install the package googletest, or name the folder with PEIL_GOOGLETEST_DIR")
    endif()
    set(INSTALL_GTEST OFF)
    set(BUILD_GMOCK OFF)
    add_subdirectory("${PEIL_GOOGLETEST_DIR}" "${PROJECT_BINARY_DIR}/googletest" EXCLUDE_FROM_ALL SYSTEM)
    if(NOT TARGET GTest::gtest_main)
      add_library(GTest::gtest_main ALIAS gtest_main)
    endif()
  else()
    find_package(GTest REQUIRED)
  endif()
endif()

# Every program with tests.
add_custom_target(peil_tests)

# peil_add_test(NAME n SOURCES a_test.cpp … [LINK lib …] [ALONE])
#
# Makes the program peil_test_<n> and the test <n>, with GoogleTest's main. It runs in the root of the source tree, which is
# also PEIL_SOURCE_DIR in the code; under node it sees the same files. ALONE is for what doesn't know the engine: its sources
# don't use the engine's precompiled headers.
function(peil_add_test)
  cmake_parse_arguments(PARSE_ARGV 0 arg "ALONE" "NAME" "SOURCES;LINK")
  set(target peil_test_${arg_NAME})
  add_executable(${target} ${arg_SOURCES})
  target_link_libraries(${target} PRIVATE ${arg_LINK} GTest::gtest_main)
  target_include_directories(${target} PRIVATE "${PROJECT_SOURCE_DIR}/core" "${PROJECT_SOURCE_DIR}")
  target_compile_definitions(${target} PRIVATE "PEIL_SOURCE_DIR=\"${PROJECT_SOURCE_DIR}\"")
  set_target_properties(${target} PROPERTIES RUNTIME_OUTPUT_DIRECTORY "${PROJECT_BINARY_DIR}/tests")
  peil_set_warnings(${target})
  if(NOT arg_ALONE)
    target_precompile_headers(${target} REUSE_FROM peil_precompiled_tests)
  endif()
  if(EMSCRIPTEN)
    target_link_options(${target} PRIVATE -sNODERAWFS=1 -sALLOW_MEMORY_GROWTH=1 -sEXIT_RUNTIME=1 -sTOTAL_STACK=1MB)
  endif()
  add_dependencies(peil_tests ${target})
  add_test(NAME ${arg_NAME} COMMAND ${target} WORKING_DIRECTORY "${PROJECT_SOURCE_DIR}")
endfunction()

# Every fuzz target.
add_custom_target(peil_fuzz)

# peil_add_fuzz(NAME n SOURCES n.cpp … [LINK lib …])
#
# Makes the fuzz target fuzz/<n> with libFuzzer's main. Its corpus is tests/fuzz/corpus/<n>/.
function(peil_add_fuzz)
  cmake_parse_arguments(PARSE_ARGV 0 arg "" "NAME" "SOURCES;LINK")
  set(target peil_fuzz_${arg_NAME})
  add_executable(${target} ${arg_SOURCES})
  target_link_libraries(${target} PRIVATE ${arg_LINK})
  target_link_options(${target} PRIVATE -fsanitize=fuzzer)
  set_target_properties(${target} PROPERTIES
    OUTPUT_NAME ${arg_NAME} RUNTIME_OUTPUT_DIRECTORY "${PROJECT_BINARY_DIR}/fuzz")
  peil_set_warnings(${target})
  add_dependencies(peil_fuzz ${target})
endfunction()
