# What `cmake --install` lays down. Component program: bin/peil and share/peil; component development: the engine and the app
# as libraries with their headers, for find_package(Peil).

include(CMakePackageConfigHelpers)

if(PEIL_BUILD_PROGRAM)
  # The executable is installed by its own folder.
  install(DIRECTORY "${PEIL_SHARE_DIR}/" DESTINATION "${CMAKE_INSTALL_DATADIR}/peil" COMPONENT program)
  install(FILES LICENSE README.md DESTINATION "${CMAKE_INSTALL_DOCDIR}" COMPONENT program)
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
