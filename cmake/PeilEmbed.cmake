# Text files as constants of the program.

# peil_embed_text(TARGET t NAMESPACE a::b FILES nl.json … [HEADER embedded.hpp])
#
# Gives target t a generated header with a `std::string_view` for every file, named after it with `_` for what can't stand in
# a name (nl.json → nl_json), in the namespace. The header is included by the name HEADER, `embedded.hpp` by default, and is
# private to the target. Any size; made again when a file changes. A target can have several, with different names.
add_custom_target(peil_generated)

function(peil_embed_text)
  cmake_parse_arguments(PARSE_ARGV 0 arg "" "TARGET;NAMESPACE;HEADER" "FILES")
  if(NOT arg_HEADER)
    set(arg_HEADER embedded.hpp)
  endif()
  cmake_path(GET arg_HEADER STEM stem)
  set(embedded "${arg_TARGET}_${stem}")
  set(folder "${CMAKE_CURRENT_BINARY_DIR}/${embedded}")
  cmake_path(REPLACE_EXTENSION arg_HEADER LAST_ONLY cpp OUTPUT_VARIABLE source)
  set(files "")
  foreach(file IN LISTS arg_FILES)
    cmake_path(ABSOLUTE_PATH file BASE_DIRECTORY "${CMAKE_CURRENT_SOURCE_DIR}" NORMALIZE)
    list(APPEND files "${file}")
  endforeach()
  set(script "${CMAKE_CURRENT_FUNCTION_LIST_DIR}/embed_text.cmake")
  add_custom_command(
    OUTPUT "${folder}/${arg_HEADER}" "${folder}/${source}"
    COMMAND "${CMAKE_COMMAND}" "-DHEADER=${folder}/${arg_HEADER}" "-DSOURCE=${folder}/${source}"
            "-DNAMESPACE=${arg_NAMESPACE}" "-DFILES=${files}" -P "${script}"
    DEPENDS ${files} "${script}"
    VERBATIM)
  target_sources(${arg_TARGET} PRIVATE "${folder}/${arg_HEADER}" "${folder}/${source}")
  target_include_directories(${arg_TARGET} PRIVATE "${folder}")
  # A target for what is generated alone: who only reads sources needs no more.
  add_custom_target(${embedded} DEPENDS "${folder}/${arg_HEADER}" "${folder}/${source}")
  add_dependencies(${arg_TARGET} ${embedded})
  add_dependencies(peil_generated ${embedded})
endfunction()
