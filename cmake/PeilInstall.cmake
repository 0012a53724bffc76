# What `cmake --install` lays down. Component program: bin/peil, share/peil, and what a desktop's menu and file manager read; component development: the engine and the app
# as libraries with their headers, for find_package(Peil); component sdk: what plugins are built with, for find_package(PeilSdk).

include(CMakePackageConfigHelpers)

if(PEIL_BUILD_PROGRAM)
  # The executable is installed by its own folder.
  install(DIRECTORY "${PEIL_SHARE_DIR}/" DESTINATION "${CMAKE_INSTALL_DATADIR}/peil" COMPONENT program)
  # The manual, with all that its pages link to.
  install(FILES LICENSE README.md CONTRIBUTING.md DESTINATION "${CMAKE_INSTALL_DOCDIR}" COMPONENT program)
  install(DIRECTORY docs assessments plugins DESTINATION "${CMAKE_INSTALL_DOCDIR}" COMPONENT program
    PATTERN node_modules EXCLUDE PATTERN build EXCLUDE PATTERN template EXCLUDE)
  # What `peil serve` and `peil watch` show is built in a tree of its own, for WebAssembly; without it they say how to get it.
  set(PEIL_SITE "${PROJECT_SOURCE_DIR}/build/web-release/site" CACHE PATH "The built browser program, to install with the other one")
  if(PEIL_SITE)
    install(DIRECTORY "${PEIL_SITE}/" DESTINATION "${CMAKE_INSTALL_DATADIR}/peil/site" COMPONENT program OPTIONAL)
  endif()
  # A menu entry, the types of its files with their program, a page in the software centre, and the icon of all of these.
  set(desktop "${PROJECT_SOURCE_DIR}/native/install/nl.mbo.peil")
  install(FILES "${desktop}.desktop" DESTINATION "${CMAKE_INSTALL_DATADIR}/applications" COMPONENT program)
  install(FILES "${desktop}.xml" DESTINATION "${CMAKE_INSTALL_DATADIR}/mime/packages" COMPONENT program)
  install(FILES "${desktop}.metainfo.xml" DESTINATION "${CMAKE_INSTALL_DATADIR}/metainfo" COMPONENT program)
  install(FILES "${PROJECT_SOURCE_DIR}/wasm/page/icon.svg" RENAME nl.mbo.peil.svg
    DESTINATION "${CMAKE_INSTALL_DATADIR}/icons/hicolor/scalable/apps" COMPONENT program)
endif()

set(package "${CMAKE_INSTALL_LIBDIR}/cmake/Peil")
install(TARGETS peil_engine peil_app peil_json EXPORT PeilTargets
  ARCHIVE DESTINATION "${CMAKE_INSTALL_LIBDIR}" COMPONENT development
  FILE_SET HEADERS DESTINATION "${CMAKE_INSTALL_INCLUDEDIR}/peil" COMPONENT development)
install(EXPORT PeilTargets NAMESPACE peil:: DESTINATION "${package}" COMPONENT development)
configure_package_config_file(cmake/PeilConfig.cmake.in PeilConfig.cmake INSTALL_DESTINATION "${package}")
write_basic_package_version_file(PeilConfigVersion.cmake COMPATIBILITY SameMinorVersion)
install(FILES "${PROJECT_BINARY_DIR}/PeilConfig.cmake" "${PROJECT_BINARY_DIR}/PeilConfigVersion.cmake"
  DESTINATION "${package}" COMPONENT development)

# In folders of their own: among the machine's headers a compiler for WebAssembly would find those of the machine. Nothing of it
# depends on the machine, so neither does its place.
set(sdk "${PROJECT_SOURCE_DIR}/plugins/sdk")
set(package "${CMAKE_INSTALL_DATADIR}/cmake/PeilSdk")
set(peil_sdk_include "${CMAKE_INSTALL_INCLUDEDIR}/peil-sdk")
configure_package_config_file("${sdk}/cmake/PeilSdkConfig.cmake.in" PeilSdkConfig.cmake
  INSTALL_DESTINATION "${package}" PATH_VARS peil_sdk_include NO_CHECK_REQUIRED_COMPONENTS_MACRO)
write_basic_package_version_file(PeilSdkConfigVersion.cmake COMPATIBILITY SameMinorVersion ARCH_INDEPENDENT)
install(DIRECTORY "${sdk}/include/" DESTINATION "${peil_sdk_include}" COMPONENT sdk)
install(FILES "${PROJECT_BINARY_DIR}/PeilSdkConfig.cmake" "${PROJECT_BINARY_DIR}/PeilSdkConfigVersion.cmake"
  "${sdk}/cmake/PeilPlugin.cmake" "${sdk}/cmake/check_program.mjs" "${sdk}/source/runtime.cpp"
  DESTINATION "${package}" COMPONENT sdk)
