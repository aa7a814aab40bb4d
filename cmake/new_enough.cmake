# SPDX-FileCopyrightText: 2026 The pbo authors
# SPDX-License-Identifier: BSL-1.0

# cmake -P new_enough.cmake: fails when this CMake is too old for the project.
if(CMAKE_VERSION VERSION_LESS 3.24)
  message(FATAL_ERROR "pbo needs CMake 3.24 or newer")
endif()
