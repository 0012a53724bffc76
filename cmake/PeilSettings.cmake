# What holds for everything that is compiled here: the language, where results go, sanitizers. Warnings are per target,
# see peil_set_warnings.

set(CMAKE_CXX_STANDARD 20)
set(CMAKE_CXX_STANDARD_REQUIRED ON)
set(CMAKE_CXX_EXTENSIONS OFF)

if(PROJECT_IS_TOP_LEVEL)
  set(CMAKE_EXPORT_COMPILE_COMMANDS ON)
  set(CMAKE_RUNTIME_OUTPUT_DIRECTORY "${PROJECT_BINARY_DIR}/bin")
  if(NOT CMAKE_BUILD_TYPE AND NOT CMAKE_CONFIGURATION_TYPES)
    set(CMAKE_BUILD_TYPE Release CACHE STRING "Build type" FORCE)
  endif()
endif()

if(EMSCRIPTEN)
  # Smaller and faster than exceptions by way of JavaScript; Boost.JSON doesn't compile without exceptions.
  add_compile_options(-fwasm-exceptions)
  add_link_options(-fwasm-exceptions)
endif()

# What is published says nothing of the machine that built it.
add_compile_options("$<$<NOT:$<CONFIG:Debug>>:-ffile-prefix-map=${PROJECT_BINARY_DIR}=build>"
                    "$<$<NOT:$<CONFIG:Debug>>:-ffile-prefix-map=${PROJECT_SOURCE_DIR}=.>")

if(PEIL_SANITIZE)
  add_compile_options(-fsanitize=${PEIL_SANITIZE} -fno-sanitize-recover=all -fno-omit-frame-pointer)
  add_link_options(-fsanitize=${PEIL_SANITIZE})
endif()

if(PEIL_FUZZ)
  if(NOT CMAKE_CXX_COMPILER_ID STREQUAL "Clang")
    message(FATAL_ERROR "Fuzz targets need clang")
  endif()
endif()

# Warnings for a target of ours. Dependencies are SYSTEM includes, so only our own lines are judged.
function(peil_set_warnings target)
  target_compile_options(${target} PRIVATE
    -Wall -Wextra -Wpedantic -Wshadow -Wconversion -Woverloaded-virtual -Wnon-virtual-dtor
    # Indexes and sizes go both ways between int, size_t and ImGui; what can lose a value still warns.
    -Wno-sign-conversion
    # Members have default values: naming only those that differ is the purpose of a designated initializer.
    -Wno-missing-field-initializers)
  if(PEIL_UNITY AND CMAKE_CXX_COMPILER_ID STREQUAL "GNU")
    # About types in unnamed namespaces of a file that is included: in a group of sources, all are.
    target_compile_options(${target} PRIVATE -Wno-subobject-linkage)
  endif()
  if(PEIL_WERROR)
    target_compile_options(${target} PRIVATE -Werror)
  endif()
endfunction()
