# share/peil in the build tree: what the programs read while they run. The same folders are installed.
#
#   target peil_share   share/peil/fonts/*.otf, for the desktop fonts/more/*, and share/peil/plugins/<folder>/{plugin.json, assessment.json, the program}
#
# A plugin is shipped from assessments/<folder>, with the program that plugins/ builds for it: peil_plugin_<folder>, with _ for -.

set(PEIL_SHARE_DIR "${PROJECT_BINARY_DIR}/share/peil")
set(peil_share_files "")

# The letters of Dutch, English and their neighbours (Latin-1, of Latin Extended-A what is written in Europe's languages), and the
# signs that the interface uses.
set(peil_font_characters
  "U+0020-007E,U+00A0-0107,U+010A-0113,U+0116-011B,U+011E-0123,U+0126-0127,U+012A-012B,U+012E-0133,U+0136-0137,U+0139-0148"
  ",U+014C-014D,U+0150-015B,U+015E-0165,U+016A-016B,U+016E-0173,U+0178-017E,U+0192,U+0218-021B,U+02C6,U+02DA,U+02DC,U+1E9E"
  ",U+2009,U+2010-2015,U+2018-201E,U+2020-2022,U+2026,U+202F,U+2030,U+2032-2033,U+2039-203A"
  ",U+20AC,U+2122,U+2190-2193,U+25A1,U+21A9-21AA,U+2212,U+2248,U+2260,U+2264-2265,U+2605-2606,U+2713,U+2717,U+FFFD")
list(JOIN peil_font_characters "" peil_font_characters)

# The distribution's Python has the distribution's fontTools, whichever other Python comes first on the PATH.
foreach(python IN ITEMS python3 /usr/bin/python3)
  execute_process(COMMAND "${python}" -c "import fontTools.subset" RESULT_VARIABLE peil_no_fonttools ERROR_QUIET)
  if(peil_no_fonttools EQUAL 0)
    set(peil_subset "${python}" -m fontTools.subset)
    break()
  endif()
endforeach()
if(NOT peil_subset)
  message(FATAL_ERROR "fontTools is missing, which makes the subset of the font: install the package python3-fonttools")
endif()
# peil_find_font(variable package name) finds the file name.otf or name.ttf and names it in the variable.
function(peil_find_font variable package name)
  find_file(${variable} NAMES ${name}.otf ${name}.ttf
    PATHS /usr/share/fonts /usr/local/share/fonts "$ENV{HOME}/.local/share/fonts"
    PATH_SUFFIXES opentype/inter truetype/inter inter Inter inter-fonts OTF TTF rsms-inter-fonts
                  truetype/dejavu dejavu dejavu-sans-fonts
    NO_DEFAULT_PATH NO_CMAKE_FIND_ROOT_PATH)
  if(NOT ${variable})
    message(FATAL_ERROR
      "The font ${name} (.otf or .ttf) is missing: install the package ${package}, or name the file with ${variable}. "
      "A collection (.ttc) or a variable font doesn't do: one file a weight is read.")
  endif()
endfunction()

foreach(weight IN ITEMS Regular SemiBold)
  string(TOUPPER "PEIL_INTER_${weight}" variable)
  peil_find_font(${variable} fonts-inter Inter-${weight})
  set(output "${PEIL_SHARE_DIR}/fonts/Inter-${weight}.otf")
  add_custom_command(OUTPUT "${output}"
    COMMAND "${CMAKE_COMMAND}" -E make_directory "${PEIL_SHARE_DIR}/fonts"
    COMMAND ${peil_subset} "${${variable}}" "--unicodes=${peil_font_characters}" --layout-features=
            --no-hinting --desubroutinize --notdef-outline --name-IDs=0,1,2,3,4,5,6,13,14 --output-file=${output}
    DEPENDS "${${variable}}"
    COMMENT "Making the subset of Inter ${weight}" VERBATIM)
  list(APPEND peil_share_files "${output}")
endforeach()

# What the subset lacks: the desktop has nobody else to ask, so the whole of Inter and a font of many scripts lie beside it. In
# the browser, the browser paints those letters itself.
if(NOT EMSCRIPTEN)
  peil_find_font(PEIL_DEJAVU_REGULAR fonts-dejavu-core DejaVuSans)
  peil_find_font(PEIL_DEJAVU_SEMIBOLD fonts-dejavu-core DejaVuSans-Bold)
  foreach(font IN ITEMS Inter_Regular Inter_SemiBold DejaVu_Regular DejaVu_SemiBold)
    string(REPLACE "_" "-" name "${font}")
    string(TOUPPER "${font}" font)
    set(output "${PEIL_SHARE_DIR}/fonts/more/${name}.otf")
    add_custom_command(OUTPUT "${output}"
      COMMAND "${CMAKE_COMMAND}" -E make_directory "${PEIL_SHARE_DIR}/fonts/more"
      COMMAND "${CMAKE_COMMAND}" -E copy "${PEIL_${font}}" "${output}"
      DEPENDS "${PEIL_${font}}" VERBATIM)
    list(APPEND peil_share_files "${output}")
  endforeach()
endif()

# Puts a file into the shipped plugin's folder.
function(peil_ship file folder)
  cmake_path(GET file FILENAME name)
  set(output "${PEIL_SHARE_DIR}/plugins/${folder}/${name}")
  add_custom_command(OUTPUT "${output}"
    COMMAND "${CMAKE_COMMAND}" -E make_directory "${PEIL_SHARE_DIR}/plugins/${folder}"
    COMMAND "${CMAKE_COMMAND}" -E copy "${file}" "${output}"
    DEPENDS "${file}" ${ARGN} VERBATIM)
  set(peil_share_files "${peil_share_files};${output}" PARENT_SCOPE)
endfunction()

file(GLOB peil_assessments CONFIGURE_DEPENDS "${PROJECT_SOURCE_DIR}/assessments/*/assessment.json")
foreach(assessment IN LISTS peil_assessments)
  cmake_path(GET assessment PARENT_PATH source)
  cmake_path(GET source FILENAME folder)
  string(REPLACE "-" "_" plugin "peil_plugin_${folder}")
  set(program "")
  if(TARGET ${plugin})
    get_target_property(program ${plugin} PEIL_PROGRAM)
  endif()
  peil_ship("${assessment}" "${folder}")
  if(program)
    peil_ship("${source}/plugin.json" "${folder}")
    peil_ship("${program}" "${folder}" ${plugin})
  elseif(EXISTS "${source}/plugin.json" AND NOT TARGET ${plugin})
    # Without its program a manifest that names one would be refused; the assessment alone is not.
    peil_ship("${source}/plugin.json" "${folder}")
  endif()
endforeach()

add_custom_target(peil_share ALL DEPENDS ${peil_share_files})
