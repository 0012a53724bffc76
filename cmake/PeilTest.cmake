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

# peil_write_places(result name variable value…)
#
# Writes a source that defines the variables of tests/places.hpp, and puts its path into `result`. They stand in a source of
# their own so that everything else compiles to the same bytes wherever the tree is: a compiler cache serves every checkout.
function(peil_write_places result name)
  set(lines "")
  set(variable "")
  foreach(word IN LISTS ARGN)
    if(variable STREQUAL "")
      set(variable "${word}")
    else()
      string(APPEND lines "extern const char* const ${variable};\nconst char* const ${variable} = \"${word}\";\n")
      set(variable "")
    endif()
  endforeach()
  set(source "${CMAKE_CURRENT_BINARY_DIR}/${name}_places.cpp")
  file(GENERATE OUTPUT "${source}" CONTENT "namespace peil::test {\n${lines}}\n")
  set(${result} "${source}" PARENT_SCOPE)
endfunction()

# peil_add_test(NAME n SOURCES a_test.cpp … [TESTED a.cpp …] [LINK lib …] [PLACES variable value …])
#
# Makes the program peil_test_<n> and the test <n>, with GoogleTest's main. It runs in the root of the source tree, which is
# also source_dir in the code; under node it sees the same files. TESTED is what is tested, where no library has it. PLACES are further variables of tests/places.hpp, with their
# values.
function(peil_add_test)
  cmake_parse_arguments(PARSE_ARGV 0 arg "" "NAME" "SOURCES;TESTED;LINK;PLACES")
  set(target peil_test_${arg_NAME})
  peil_unite(sources ${target} ${arg_SOURCES})
  peil_unite(tested ${target}_tested ${arg_TESTED})
  peil_write_places(places ${target} source_dir "${PROJECT_SOURCE_DIR}" ${arg_PLACES})
  add_executable(${target} ${sources} ${tested} "${places}")
  target_link_libraries(${target} PRIVATE ${arg_LINK} GTest::gtest_main)
  target_include_directories(${target} PRIVATE "${PROJECT_SOURCE_DIR}/core" "${PROJECT_SOURCE_DIR}")
  set_target_properties(${target} PROPERTIES RUNTIME_OUTPUT_DIRECTORY "${PROJECT_BINARY_DIR}/tests")
  peil_set_warnings(${target})
  if(EMSCRIPTEN)
    # -O1: what is linked is compiled as it is published, but not optimised once more as a whole, which takes as long as all
    # that is compiled. The published program is, and the browser's tests run that.
    target_link_options(${target} PRIVATE -O1 -Wl,--lto-O0 -sNODERAWFS=1 -sALLOW_MEMORY_GROWTH=1 -sEXIT_RUNTIME=1 -sTOTAL_STACK=1MB)
  endif()
  add_dependencies(peil_tests ${target})
  add_test(NAME ${arg_NAME} COMMAND ${target} WORKING_DIRECTORY "${PROJECT_SOURCE_DIR}")
  set_tests_properties(${arg_NAME} PROPERTIES LABELS unit)
endfunction()

# Every fuzz target.
add_custom_target(peil_fuzz)

# peil_add_fuzz(NAME n SOURCES n.cpp … [LINK lib …])
#
# Makes the fuzz target fuzz/<n> with libFuzzer's main. Its corpus is tests/fuzz/corpus/<n>/.
function(peil_add_fuzz)
  cmake_parse_arguments(PARSE_ARGV 0 arg "" "NAME" "SOURCES;LINK")
  set(target peil_fuzz_${arg_NAME})
  peil_unite(sources ${target} ${arg_SOURCES})
  peil_write_places(places ${target} source_dir "${PROJECT_SOURCE_DIR}")
  add_executable(${target} ${sources} "${places}")
  target_link_libraries(${target} PRIVATE ${arg_LINK})
  # With the sources that it compiles itself, such as those of a plugin.
  target_compile_options(${target} PRIVATE -fsanitize=fuzzer-no-link -O1)
  target_link_options(${target} PRIVATE -fsanitize=fuzzer)
  set_target_properties(${target} PROPERTIES
    OUTPUT_NAME ${arg_NAME} RUNTIME_OUTPUT_DIRECTORY "${PROJECT_BINARY_DIR}/fuzz")
  peil_set_warnings(${target})
  add_dependencies(peil_fuzz ${target})
endfunction()
