# Many sources compiled as few: most of a compiler's time goes into headers, which a group of sources reads once. For trees in
# which nobody edits and debugs; where each source is compiled by itself, as in `dev`, nothing of this is there.

set(PEIL_UNITY 0 CACHE STRING "How many sources of a target are compiled together; 0: each by itself")

# peil_unite(result name source…)
#
# Puts into the variable `result` what is to be compiled for the sources of a target: groups of them, each in a generated file
# that includes its sources, or where PEIL_UNITY is 0 the sources themselves. Paths may be relative to the current folder; a
# source outside the project stays by itself. (CMake's own UNITY_BUILD names sources by absolute paths, so that a compiler
# cache knows none of them in another folder.)
function(peil_unite result name)
  if(PEIL_UNITY EQUAL 0)
    set(${result} ${ARGN} PARENT_SCOPE)
    return()
  endif()
  set(units "")
  set(lines "")
  set(gathered 0)
  set(left ${ARGC})
  math(EXPR left "${left} - 2")
  foreach(source IN LISTS ARGN)
    cmake_path(ABSOLUTE_PATH source BASE_DIRECTORY "${CMAKE_CURRENT_SOURCE_DIR}" NORMALIZE)
    cmake_path(IS_PREFIX PROJECT_SOURCE_DIR "${source}" ours)
    if(ours)
      cmake_path(RELATIVE_PATH source BASE_DIRECTORY "${PROJECT_SOURCE_DIR}")
      string(APPEND lines "#include \"${source}\"\n")
      math(EXPR gathered "${gathered} + 1")
    else()
      list(APPEND units "${source}")
    endif()
    math(EXPR left "${left} - 1")
    if(gathered EQUAL PEIL_UNITY OR (left EQUAL 0 AND gathered GREATER 0))
      list(LENGTH units index)
      set(unit "${CMAKE_CURRENT_BINARY_DIR}/united/${name}_${index}.cpp")
      file(CONFIGURE OUTPUT "${unit}" CONTENT "${lines}" @ONLY)
      set_source_files_properties("${unit}" PROPERTIES INCLUDE_DIRECTORIES "${PROJECT_SOURCE_DIR}")
      list(APPEND units "${unit}")
      set(lines "")
      set(gathered 0)
    endif()
  endforeach()
  set(${result} "${units}" PARENT_SCOPE)
endfunction()
