# Puts together everything that is served, with compressed siblings of every file for servers that send those.
# Usage: cmake -DSITE=… -DPAGE=… -DPROGRAM=<peil_program.js> -DSHARE=<share/peil> -DGZIP=… -DBROTLI=… -P make_site.cmake
cmake_minimum_required(VERSION 3.24)

file(REMOVE_RECURSE "${SITE}")
file(COPY "${PAGE}/" DESTINATION "${SITE}")
cmake_path(REPLACE_EXTENSION PROGRAM LAST_ONLY wasm OUTPUT_VARIABLE wasm)
file(COPY "${PROGRAM}" "${wasm}" "${SHARE}/fonts" "${SHARE}/plugins" DESTINATION "${SITE}")

# Comments and indentation are for who reads the sources, and a quarter of what would be sent. Only lines that are nothing but a
# comment go, so no text that looks like one is touched.
file(GLOB sources "${SITE}/*.js" "${SITE}/*.css" "${SITE}/*.html")
list(REMOVE_ITEM sources "${SITE}/peil_program.js")
foreach(source IN LISTS sources)
  file(READ "${source}" text)
  string(PREPEND text "\n")
  if(source MATCHES "\\.css$")
    string(REGEX REPLACE "/\\*[^*]*\\*+([^/*][^*]*\\*+)*/" "" text "${text}")
  elseif(source MATCHES "\\.js$")
    string(REGEX REPLACE "\n[ ]*//[^\n]*" "" text "${text}")
  endif()
  string(REGEX REPLACE "\n[ \n]+" "\n" text "${text}")
  string(REGEX REPLACE "^\n" "" text "${text}")
  file(WRITE "${source}" "${text}")
endforeach()

# Indentation is for who reads an assessment's file, too. A text in JSON has no line end of its own, so none is touched.
file(GLOB assessments "${SITE}/plugins/*/assessment.json")
foreach(assessment IN LISTS assessments)
  file(READ "${assessment}" text)
  string(REGEX REPLACE "\n[ ]*" "" text "${text}")
  file(WRITE "${assessment}" "${text}")
endforeach()

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

# The version is what all files are together; the page carries it, so its own hash comes after.
file(GLOB_RECURSE files RELATIVE "${SITE}" "${SITE}/*")
list(REMOVE_ITEM files index.html service_worker.js)
set(hashes "")
foreach(file IN LISTS files)
  file(SHA256 "${SITE}/${file}" hash)
  list(APPEND hashes "\"${file}\": \"${hash}\"")
endforeach()
file(SHA256 "${SITE}/index.html" hash)
string(SHA256 version "${hash} ${hashes}")
string(SUBSTRING "${version}" 0 16 version)
configure_file("${SITE}/index.html" "${SITE}/index.html" @ONLY)
file(SHA256 "${SITE}/index.html" hash)
list(JOIN hashes ", " hashes)
string(PREPEND hashes "{\"\": \"${hash}\", ")
string(APPEND hashes "}")
configure_file("${SITE}/service_worker.js" "${SITE}/service_worker.js" @ONLY)

file(GLOB_RECURSE files "${SITE}/*")
execute_process(COMMAND "${GZIP}" -9 -n -k ${files} COMMAND_ERROR_IS_FATAL ANY)
execute_process(COMMAND "${BROTLI}" --best --keep ${files} COMMAND_ERROR_IS_FATAL ANY)
# brotli gives its files the time of the sources without the fractions of a second: they would look older, and out of date.
file(GLOB_RECURSE compressed "${SITE}/*.br" "${SITE}/*.gz")
file(TOUCH ${compressed})
