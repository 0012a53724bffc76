# Writes FILES as constants into SOURCE, with their declarations in HEADER. Arrays of characters rather than string literals:
# compilers need not take a literal longer than 64 KiB. Called by peil_embed_text.
cmake_minimum_required(VERSION 3.24)

set(declarations "")
set(definitions "")
foreach(file IN LISTS FILES)
  cmake_path(GET file FILENAME name)
  string(MAKE_C_IDENTIFIER "${name}" name)
  file(SIZE "${file}" size)
  file(READ "${file}" hex HEX)
  string(REGEX REPLACE "(................................)" "\\1\n    " hex "${hex}")
  string(REGEX REPLACE "([0-9a-f][0-9a-f])" "'\\\\x\\1'," characters "${hex}")
  string(APPEND declarations "extern const std::string_view ${name};\n")
  # One character more, so that an empty file is an array too.
  string(APPEND definitions
    "static constexpr char ${name}_characters[] = {\n    ${characters}'\\0'};\n"
    "constinit const std::string_view ${name}{${name}_characters, ${size}};\n\n")
endforeach()

cmake_path(GET HEADER FILENAME header_name)
file(WRITE "${HEADER}"
  "#pragma once\n\n#include <string_view>\n\nnamespace ${NAMESPACE} {\n\n${declarations}\n}  // namespace ${NAMESPACE}\n")
file(WRITE "${SOURCE}"
  "#include \"${header_name}\"\n\nnamespace ${NAMESPACE} {\n\n${definitions}}  // namespace ${NAMESPACE}\n")
