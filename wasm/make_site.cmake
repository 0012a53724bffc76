# Puts together everything that is served, with compressed siblings of every file for servers that send those.
# Usage: cmake -DSITE=… -DPAGE=… -DPROGRAM=<peil_program.js> -DSHARE=<share/peil> -DGZIP=… -DBROTLI=… -P make_site.cmake
cmake_minimum_required(VERSION 3.24)

file(REMOVE_RECURSE "${SITE}")
file(COPY "${PAGE}/" DESTINATION "${SITE}")
cmake_path(REPLACE_EXTENSION PROGRAM LAST_ONLY wasm OUTPUT_VARIABLE wasm)
file(COPY "${PROGRAM}" "${wasm}" "${SHARE}/fonts" "${SHARE}/plugins" DESTINATION "${SITE}")

# A static server lists no folders, so the plugins and their files are listed here.
file(GLOB assessments RELATIVE "${SITE}/plugins" "${SITE}/plugins/*/assessment.json")
set(entries "")
foreach(assessment IN LISTS assessments)
  cmake_path(GET assessment PARENT_PATH folder)
  file(GLOB names RELATIVE "${SITE}/plugins/${folder}" "${SITE}/plugins/${folder}/*")
  list(JOIN names "\", \"" names)
  list(APPEND entries "{\"folder\": \"${folder}\", \"files\": [\"${names}\"]}")
endforeach()
list(JOIN entries ", " entries)
file(WRITE "${SITE}/plugins/index.json" "[${entries}]\n")

# The page shows how much of this has come.
file(GLOB loaded "${SITE}/*.wasm" "${SITE}/fonts/*" "${SITE}/plugins/index.json" "${SITE}/plugins/*/*")
set(bytes 0)
foreach(file IN LISTS loaded)
  file(SIZE "${file}" size)
  math(EXPR bytes "${bytes} + ${size}")
endforeach()
configure_file("${PAGE}/index.html" "${SITE}/index.html" @ONLY)

file(GLOB_RECURSE files "${SITE}/*")
execute_process(COMMAND "${GZIP}" -9 -n -k ${files} COMMAND_ERROR_IS_FATAL ANY)
execute_process(COMMAND "${BROTLI}" --best --keep ${files} COMMAND_ERROR_IS_FATAL ANY)
