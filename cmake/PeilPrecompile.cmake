# What nearly every source file of ours reads anyway, read once: it saves a quarter of the time of a build. A source names what
# it uses all the same: where Peil is part of another project, as in tests/consumers, nothing is precompiled.

# Makes the targets whose precompiled headers the others share.
function(peil_make_precompiled target)
  cmake_parse_arguments(PARSE_ARGV 1 arg "" "" "HEADERS;LINK")
  set(source "${PROJECT_BINARY_DIR}/${target}.cpp")
  file(CONFIGURE OUTPUT "${source}" CONTENT "")
  add_library(${target} OBJECT "${source}")
  target_link_libraries(${target} PRIVATE peil_json ${arg_LINK})
  peil_set_warnings(${target})
  target_precompile_headers(${target} PRIVATE
    <algorithm> <functional> <map> <memory> <optional> <string> <string_view> <variant> <vector>
    <boost/json.hpp> <boost/system/result.hpp> ${arg_HEADERS})
endfunction()

if(PROJECT_IS_TOP_LEVEL)
  peil_make_precompiled(peil_precompiled)
  if(PEIL_BUILD_TESTS)
    peil_make_precompiled(peil_precompiled_tests HEADERS <gtest/gtest.h> LINK GTest::gtest)
  endif()
endif()

# Lets a target of ours use them.
function(peil_precompile target)
  if(PROJECT_IS_TOP_LEVEL)
    target_precompile_headers(${target} REUSE_FROM peil_precompiled)
  endif()
endfunction()
