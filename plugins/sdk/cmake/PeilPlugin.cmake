# Builds plugins' programs with Emscripten, in any CMake project: peil_add_plugin. Projects need no language of their own:
#
#   cmake_minimum_required(VERSION 3.24)
#   project(my_plugin LANGUAGES NONE)
#   find_package(PeilSdk REQUIRED)
#   peil_add_plugin(NAME my_plugin SOURCES logic.cpp)

include_guard(GLOBAL)
cmake_policy(PUSH)
cmake_policy(VERSION 3.24)

# peil_add_plugin(NAME n SOURCES a.cpp … [FOLDER folder] [OPTIONS option …] [BUDGET bytes] [OPTIONAL])
#
# Makes the target peil_plugin_<n>, part of `all`, which puts plugin.json, assessment.json and the program together in
# <build>/plugins/<n>, a folder that Peil can load. The program is the same bytes in every build type and folder.
#
#   FOLDER    where plugin.json and assessment.json are: the current folder where it isn't given
#   OPTIONS   more options for the compiler
#   BUDGET    how many bytes the program may have, compressed: 20480; 0 for no limit
#   OPTIONAL  where Emscripten isn't there, says so and makes the target without a program
#
# The build fails where the program imports anything but peil.log, lacks a function of the contract, or is over its budget.
# In the sources, PEIL_PLUGIN_DESCRIPTION is what describe replies, from plugin.json.
#
# Properties of the target: PEIL_PROGRAM, the program's file, and PEIL_FOLDER, the plugin's folder; both empty where there is
# no Emscripten. PEIL_EMXX and PEIL_NODE name Emscripten's C++ compiler and node.
function(peil_add_plugin)
  cmake_parse_arguments(PARSE_ARGV 0 arg "OPTIONAL" "NAME;FOLDER;BUDGET" "SOURCES;OPTIONS")
  if(NOT arg_NAME OR NOT arg_SOURCES OR arg_UNPARSED_ARGUMENTS)
    message(FATAL_ERROR "peil_add_plugin(NAME n SOURCES a.cpp … [FOLDER folder] [OPTIONS option …] [BUDGET bytes] [OPTIONAL])")
  endif()
  if(NOT DEFINED arg_BUDGET)
    set(arg_BUDGET 20480)
  endif()
  if(NOT arg_FOLDER)
    set(arg_FOLDER .)
  endif()
  cmake_path(ABSOLUTE_PATH arg_FOLDER BASE_DIRECTORY "${CMAKE_CURRENT_SOURCE_DIR}" NORMALIZE)
  set(target "peil_plugin_${arg_NAME}")

  find_program(PEIL_EMXX NAMES em++ HINTS "$ENV{EMSDK}/upstream/emscripten" "$ENV{EMSCRIPTEN}"
    NO_CMAKE_FIND_ROOT_PATH DOC "Emscripten's C++ compiler, for plugins")
  find_program(PEIL_NODE NAMES node nodejs NO_CMAKE_FIND_ROOT_PATH DOC "Node, which comes with Emscripten")
  mark_as_advanced(PEIL_EMXX PEIL_NODE)
  if(NOT PEIL_EMXX OR NOT PEIL_NODE)
    set(missing "The program of the plugin ${arg_NAME} isn't built: em++ or node is missing. Install Emscripten (Debian and Ubuntu: the package emscripten), or name them with PEIL_EMXX and PEIL_NODE.")
    if(NOT arg_OPTIONAL)
      message(FATAL_ERROR "${missing}")
    endif()
    message(STATUS "${missing}")
    add_custom_target(${target})
    set_target_properties(${target} PROPERTIES PEIL_PROGRAM "" PEIL_FOLDER "")
    return()
  endif()

  # What plugin.json says, for the program and for the linker.
  set_property(DIRECTORY APPEND PROPERTY CMAKE_CONFIGURE_DEPENDS "${arg_FOLDER}/plugin.json")
  file(READ "${arg_FOLDER}/plugin.json" manifest)
  foreach(member IN ITEMS id version abi program capabilities)
    string(JSON ${member} ERROR_VARIABLE wrong GET "${manifest}" ${member})
    if(wrong)
      message(FATAL_ERROR "${arg_FOLDER}/plugin.json: “${member}” is missing, or the file isn't JSON (${wrong})")
    endif()
  endforeach()
  string(JSON memory_mib ERROR_VARIABLE unlimited GET "${manifest}" limits memory_mib)
  if(unlimited)
    set(memory_mib 16)
  endif()
  string(REGEX REPLACE "[ \n\r\t]" "" capabilities "${capabilities}")
  set(work "${CMAKE_CURRENT_BINARY_DIR}/CMakeFiles/${target}.program")
  set(description "${work}/description.h")
  file(CONFIGURE OUTPUT "${description}" @ONLY CONTENT [[
#define PEIL_PLUGIN_DESCRIPTION R"json({"id":"@id@","version":"@version@","abi":"@abi@","capabilities":@capabilities@})json"
]])

  set(sdk "${CMAKE_CURRENT_FUNCTION_LIST_DIR}")
  get_property(include_dir GLOBAL PROPERTY PEIL_SDK_INCLUDE_DIR)
  get_property(source_dir GLOBAL PROPERTY PEIL_SDK_SOURCE_DIR)
  set(objects "")
  foreach(source IN LISTS arg_SOURCES ITEMS "${source_dir}/runtime.cpp")
    cmake_path(ABSOLUTE_PATH source BASE_DIRECTORY "${CMAKE_CURRENT_SOURCE_DIR}" NORMALIZE)
    cmake_path(GET source FILENAME name)
    string(SHA256 place "${source}")
    string(SUBSTRING "${place}" 0 8 place)
    set(object "${work}/${name}.${place}.o")
    # An interpreter runs the program on the desktop: what is inlined here is half the time there, at a fifth more size.
    # The names of folders don't get into the program.
    add_custom_command(OUTPUT "${object}"
      COMMAND "${PEIL_EMXX}" -std=c++20 -O2 -DNDEBUG -fno-exceptions -fno-rtti -Wall -Wextra
              "-ffile-prefix-map=${CMAKE_CURRENT_SOURCE_DIR}=." "-ffile-prefix-map=${include_dir}=sdk"
              "-ffile-prefix-map=${source_dir}=sdk" "-ffile-prefix-map=${work}=build"
              "-I${include_dir}" -include "${description}" ${arg_OPTIONS}
              -MD -MT "${object}" -MF "${object}.d" -c "${source}" -o "${object}"
      DEPENDS "${source}" "${description}"
      DEPFILE "${object}.d"
      COMMENT "Compiling ${name} for the plugin ${arg_NAME}" VERBATIM)
    list(APPEND objects "${object}")
  endforeach()

  # Linked and checked aside, so that a program which breaks the contract never stands in the plugin's folder. Undefined
  # functions become imports, which the check tells of; the linker itself would refuse peil.log too.
  set(folder "${CMAKE_BINARY_DIR}/plugins/${arg_NAME}")
  set(unchecked "${work}/${program}")
  add_custom_command(OUTPUT "${folder}/${program}"
    COMMAND "${PEIL_EMXX}" -Os ${objects} -o "${unchecked}" -sSTANDALONE_WASM --no-entry -sMALLOC=emmalloc
            -sTOTAL_STACK=65536 -sINITIAL_MEMORY=1MB -sALLOW_MEMORY_GROWTH=1 -sMAXIMUM_MEMORY=${memory_mib}MB
            -sERROR_ON_UNDEFINED_SYMBOLS=0 -sWARN_ON_UNDEFINED_SYMBOLS=0
    COMMAND "${PEIL_NODE}" "${sdk}/check_program.mjs" "${unchecked}" ${memory_mib} ${arg_BUDGET}
    COMMAND "${CMAKE_COMMAND}" -E make_directory "${folder}"
    COMMAND "${CMAKE_COMMAND}" -E copy "${unchecked}" "${folder}/${program}"
    DEPENDS ${objects} "${sdk}/check_program.mjs"
    COMMENT "Linking the plugin ${arg_NAME}" VERBATIM)
  set(files "${folder}/${program}")
  foreach(file IN ITEMS plugin.json assessment.json)
    add_custom_command(OUTPUT "${folder}/${file}"
      COMMAND "${CMAKE_COMMAND}" -E make_directory "${folder}"
      COMMAND "${CMAKE_COMMAND}" -E copy "${arg_FOLDER}/${file}" "${folder}/${file}"
      DEPENDS "${arg_FOLDER}/${file}" COMMENT "Copying ${file} of the plugin ${arg_NAME}" VERBATIM)
    list(APPEND files "${folder}/${file}")
  endforeach()
  add_custom_target(${target} ALL DEPENDS ${files})
  set_target_properties(${target} PROPERTIES PEIL_PROGRAM "${folder}/${program}" PEIL_FOLDER "${folder}")
endfunction()

# In Peil's own tree the headers stand beside this folder; the installed package names theirs.
get_property(peil_sdk_known GLOBAL PROPERTY PEIL_SDK_INCLUDE_DIR SET)
if(NOT peil_sdk_known)
  cmake_path(SET peil_sdk_dir NORMALIZE "${CMAKE_CURRENT_LIST_DIR}/..")
  set_property(GLOBAL PROPERTY PEIL_SDK_INCLUDE_DIR "${peil_sdk_dir}include")
  set_property(GLOBAL PROPERTY PEIL_SDK_SOURCE_DIR "${peil_sdk_dir}source")
endif()

cmake_policy(POP)
