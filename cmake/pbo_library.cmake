# SPDX-FileCopyrightText: 2026 The pbo authors
# SPDX-License-Identifier: BSL-1.0

# The library itself: headers only.  Boost is found where it is, as a system include, and is needed only by programs
# that include accumulators/ (Boost.Accumulators): so it is not REQUIRED.
include(GNUInstallDirs)
include(CMakePackageConfigHelpers)

add_library(pbo INTERFACE)
add_library(pbo::pbo ALIAS pbo)
target_compile_features(pbo INTERFACE cxx_std_20)

file(GLOB_RECURSE pbo_headers CONFIGURE_DEPENDS ${PROJECT_SOURCE_DIR}/include/pbo/*.hpp ${PROJECT_SOURCE_DIR}/include/pbo.hpp)
target_sources(pbo INTERFACE FILE_SET HEADERS BASE_DIRS ${PROJECT_SOURCE_DIR}/include FILES ${pbo_headers})

find_package(Boost 1.74 QUIET)
if(Boost_FOUND)
  target_include_directories(pbo SYSTEM INTERFACE $<BUILD_INTERFACE:${Boost_INCLUDE_DIRS}>)
endif()

# JSON is needed by one header, publish/json_table.hpp, and by who includes it.
find_path(PBO_JSON_INCLUDE_DIR nlohmann/json.hpp)
mark_as_advanced(PBO_JSON_INCLUDE_DIR)
if(PBO_JSON_INCLUDE_DIR)
  target_include_directories(pbo SYSTEM INTERFACE $<BUILD_INTERFACE:${PBO_JSON_INCLUDE_DIR}>)
endif()

# All of this is one component, so that it can be packed without the programs.
install(TARGETS pbo EXPORT pbo_targets FILE_SET HEADERS COMPONENT pbo_headers)
install(EXPORT pbo_targets NAMESPACE pbo:: FILE pbo-targets.cmake DESTINATION ${CMAKE_INSTALL_DATADIR}/cmake/pbo COMPONENT pbo_headers)
configure_package_config_file(${CMAKE_CURRENT_LIST_DIR}/pbo-config.cmake.in ${PROJECT_BINARY_DIR}/pbo-config.cmake
                              INSTALL_DESTINATION ${CMAKE_INSTALL_DATADIR}/cmake/pbo)
write_basic_package_version_file(${PROJECT_BINARY_DIR}/pbo-config-version.cmake COMPATIBILITY SameMajorVersion ARCH_INDEPENDENT)
install(FILES ${PROJECT_BINARY_DIR}/pbo-config.cmake ${PROJECT_BINARY_DIR}/pbo-config-version.cmake
        DESTINATION ${CMAKE_INSTALL_DATADIR}/cmake/pbo COMPONENT pbo_headers)
# pkg-config finds the headers from where the file itself lies, so that the whole may be moved.
cmake_path(RELATIVE_PATH CMAKE_INSTALL_PREFIX BASE_DIRECTORY ${CMAKE_INSTALL_PREFIX}/${CMAKE_INSTALL_DATADIR}/pkgconfig
           OUTPUT_VARIABLE PBO_PREFIX_FROM_PC)
configure_file(${CMAKE_CURRENT_LIST_DIR}/pbo.pc.in ${PROJECT_BINARY_DIR}/pbo.pc @ONLY)
install(FILES ${PROJECT_BINARY_DIR}/pbo.pc DESTINATION ${CMAKE_INSTALL_DATADIR}/pkgconfig COMPONENT pbo_headers)
install(FILES ${PROJECT_SOURCE_DIR}/LICENSE DESTINATION ${CMAKE_INSTALL_DATADIR}/licenses/pbo COMPONENT pbo_headers)
