# A layer of core/ as a target, and the two promises that every layer makes: each of its headers compiles alone, and it
# includes nothing from a layer above.

# peil_add_layer(NAME engine SOURCES a.cpp … HEADERS a.hpp … [LINK lib …] [LINK_PRIVATE lib …])
#
# Makes the static library peil_<NAME> with the alias peil::<NAME>, include root core/. HEADERS are the public headers: they are
# compiled alone and installed. Headers next to the sources that aren't named stay private to the layer.
function(peil_add_layer)
  cmake_parse_arguments(PARSE_ARGV 0 arg "" "NAME" "SOURCES;HEADERS;LINK;LINK_PRIVATE")
  set(target peil_${arg_NAME})
  peil_unite(sources ${target} ${arg_SOURCES})
  add_library(${target} STATIC ${sources})
  add_library(peil::${arg_NAME} ALIAS ${target})
  set_target_properties(${target} PROPERTIES EXPORT_NAME ${arg_NAME})
  target_compile_features(${target} PUBLIC cxx_std_20)
  target_sources(${target} PUBLIC
    FILE_SET HEADERS BASE_DIRS "${PROJECT_SOURCE_DIR}/core" FILES ${arg_HEADERS})
  target_link_libraries(${target} PUBLIC ${arg_LINK} PRIVATE ${arg_LINK_PRIVATE})
  peil_set_warnings(${target})
  if(PEIL_CHECK_HEADERS)
    peil_check_headers(${target} ${arg_HEADERS})
  endif()
endfunction()

# Compiles every header on its own, twice included, as a translation unit.
function(peil_check_headers target)
  set(units "")
  foreach(header IN LISTS ARGN)
    cmake_path(ABSOLUTE_PATH header BASE_DIRECTORY "${CMAKE_CURRENT_SOURCE_DIR}" NORMALIZE OUTPUT_VARIABLE absolute)
    cmake_path(RELATIVE_PATH absolute BASE_DIRECTORY "${PROJECT_SOURCE_DIR}/core" OUTPUT_VARIABLE relative)
    set(unit "${CMAKE_CURRENT_BINARY_DIR}/headers_alone/${relative}.cpp")
    file(CONFIGURE OUTPUT "${unit}" CONTENT "#include \"${relative}\"\n#include \"${relative}\"\n")
    list(APPEND units "${unit}")
  endforeach()
  add_library(${target}_headers OBJECT ${units})
  target_link_libraries(${target}_headers PRIVATE ${target})
  peil_set_warnings(${target}_headers)
endfunction()

# The rule about dependencies, at every build.
if(PROJECT_IS_TOP_LEVEL)
  add_custom_target(peil_layers ALL
    COMMAND "${CMAKE_COMMAND}" "-DROOT=${PROJECT_SOURCE_DIR}" -P "${PROJECT_SOURCE_DIR}/cmake/check_layers.cmake"
    COMMENT "Checking that dependencies point down" VERBATIM)
endif()
