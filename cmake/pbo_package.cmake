# SPDX-FileCopyrightText: 2026 The pbo authors
# SPDX-License-Identifier: BSL-1.0

# `cpack -G DEB` in a build folder makes libpbo-dev, the headers for Debian and Ubuntu (docs/installing.md).  Who hands it on
# names himself: -D CPACK_PACKAGE_CONTACT="A Name <address>".
set(CPACK_GENERATOR DEB)
set(CPACK_PACKAGE_NAME libpbo-dev)
set(CPACK_PACKAGE_FILE_NAME libpbo-dev_${PROJECT_VERSION}_all)
set(CPACK_PACKAGE_CONTACT "The pbo authors <pbo@packages.invalid>" CACHE STRING "Who answers for the package: A Name <address>")
set(CPACK_PACKAGING_INSTALL_PREFIX /usr)
set(CPACK_COMPONENTS_ALL pbo_headers pbo_debian)
set(CPACK_DEB_COMPONENT_INSTALL ON)
set(CPACK_COMPONENTS_GROUPING ALL_COMPONENTS_IN_ONE)
set(CPACK_DEBIAN_PACKAGE_NAME libpbo-dev)
set(CPACK_DEBIAN_PACKAGE_ARCHITECTURE all)
set(CPACK_DEBIAN_PACKAGE_SECTION libdevel)
set(CPACK_DEBIAN_PACKAGE_PRIORITY optional)
set(CPACK_DEBIAN_PACKAGE_SUGGESTS "libboost-dev (>= 1.74), nlohmann-json3-dev, libeigen3-dev, coinor-libclp-dev, libxlsxwriter-dev, libopenmpi-dev")
set(CPACK_DEBIAN_PACKAGE_DESCRIPTION "personal-budget outcomes in English social care
 Headers of a C++20 library that turns records of people or published counts of
 councils into take-up ratios, target attainment and outcome proportions, each
 with an honest confidence interval, compared fairly, and fit to be published.")

# What Debian's policy wants beside the headers.
set(copyright "Format: https://www.debian.org/doc/packaging-manuals/copyright-format/1.0/\nUpstream-Name: pbo\n\n\
Files: *\nCopyright: 2026 The pbo authors\nLicense: BSL-1.0\n\nLicense: BSL-1.0\n")
file(READ ${PROJECT_SOURCE_DIR}/LICENSE licence)
string(REGEX REPLACE "\n\n" "\n.\n" licence "${licence}")
string(REGEX REPLACE "(^|\n)([^\n])" "\\1 \\2" licence "${licence}")
file(CONFIGURE OUTPUT ${PROJECT_BINARY_DIR}/debian/copyright CONTENT "${copyright}${licence}" @ONLY)
# A day that does not change, so that the same sources make the same package.
file(WRITE ${PROJECT_BINARY_DIR}/debian/changelog "libpbo-dev (${PROJECT_VERSION}) unstable; urgency=medium\n\n\
  * This version of pbo: CHANGELOG.md of its sources says what is new.\n\n\
 -- ${CPACK_PACKAGE_CONTACT}  Sun, 01 Nov 2026 00:00:00 +0000\n")
find_program(PBO_GZIP gzip)
if(PBO_GZIP)
  execute_process(COMMAND ${PBO_GZIP} -9nkf ${PROJECT_BINARY_DIR}/debian/changelog)
  install(FILES ${PROJECT_BINARY_DIR}/debian/changelog.gz DESTINATION ${CMAKE_INSTALL_DATADIR}/doc/libpbo-dev
          COMPONENT pbo_debian EXCLUDE_FROM_ALL)
endif()
install(FILES ${PROJECT_BINARY_DIR}/debian/copyright DESTINATION ${CMAKE_INSTALL_DATADIR}/doc/libpbo-dev
        COMPONENT pbo_debian EXCLUDE_FROM_ALL)
include(CPack)
