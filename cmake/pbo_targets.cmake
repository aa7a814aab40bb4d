# SPDX-FileCopyrightText: 2026 The pbo authors
# SPDX-License-Identifier: BSL-1.0

# What our own programs and tests are built with; nothing here reaches a user's target.
add_library(pbo_strict INTERFACE)
target_link_libraries(pbo_strict INTERFACE pbo::pbo)
target_compile_options(pbo_strict INTERFACE -Wall -Wextra -Wpedantic -Wconversion -Wshadow -Werror)
# GCC 12 sees overflows in its own std::string, and values of std::optional not set, where there are none (GCC bugs 105329,
# 105651, 80635; mended in 13).
target_compile_options(pbo_strict INTERFACE
  $<$<AND:$<CXX_COMPILER_ID:GNU>,$<VERSION_LESS:$<CXX_COMPILER_VERSION>,13>>:-Wno-restrict$<SEMICOLON>-Wno-stringop-overflow$<SEMICOLON>-Wno-stringop-overread$<SEMICOLON>-Wno-array-bounds$<SEMICOLON>-Wno-maybe-uninitialized>)
# Tests are compiled more often than they run: -O0 takes six tenths of the time of -O1, and what they then take longer to run
# is a fifth of what is saved.  (The programs are built with -O2, and their golden outputs see what the optimiser does; .ci/long
# runs the tests as the optimiser makes them.)  Sanitizers keep the optimiser longest at work, and it may take away what they
# would have seen: under them the programs too are built with this.
set(PBO_TEST_EFFORT -O0 CACHE STRING "How much the compiler optimises the tests")
set(pbo_effort ${PBO_TEST_EFFORT})
# Checks of every pointer and reference for being null or askew are an eighth of the time to compile; whatever follows a null one is
# seen by the address sanitizer all the same.  .ci/long sanitize has them too.
set(PBO_UNSANITIZED null,alignment,object-size,vptr CACHE STRING "Which checks of the undefined-behaviour sanitizer are left out")
if(PBO_SANITIZE)
  target_compile_options(pbo_strict INTERFACE -fsanitize=address,undefined -fno-sanitize-recover=all -fno-omit-frame-pointer)
  if(PBO_UNSANITIZED)
    target_compile_options(pbo_strict INTERFACE -fno-sanitize=${PBO_UNSANITIZED})
  endif()
  target_link_options(pbo_strict INTERFACE -fsanitize=address,undefined)
endif()

# Eigen, which explain/ needs; what needs it is left out, with a sentence, where it is missing.
find_path(PBO_EIGEN_INCLUDE_DIR Eigen/QR PATH_SUFFIXES eigen3)
mark_as_advanced(PBO_EIGEN_INCLUDE_DIR)
if(PBO_EIGEN_INCLUDE_DIR)
  add_library(pbo_eigen INTERFACE)
  target_include_directories(pbo_eigen SYSTEM INTERFACE ${PBO_EIGEN_INCLUDE_DIR})
endif()

# COIN Clp, with which disclosure control is attacked; what needs it is left out, with a sentence, where it is missing.
find_path(PBO_CLP_INCLUDE_DIR ClpSimplex.hpp PATH_SUFFIXES coin)
find_library(PBO_CLP_LIBRARY Clp)
find_library(PBO_COIN_UTILS_LIBRARY CoinUtils)
if(PBO_CLP_INCLUDE_DIR AND PBO_CLP_LIBRARY AND PBO_COIN_UTILS_LIBRARY)
  add_library(pbo_clp INTERFACE)
  target_include_directories(pbo_clp SYSTEM INTERFACE ${PBO_CLP_INCLUDE_DIR})
  target_link_libraries(pbo_clp INTERFACE ${PBO_CLP_LIBRARY} ${PBO_COIN_UTILS_LIBRARY})
  target_compile_definitions(pbo_clp INTERFACE PBO_HAS_CLP)
endif()

# MPI, by which several machines count (distributed/); what needs it is left out, with a sentence, where it is missing, and under the
# sanitizers, which find leaks in MPI itself.
set(MPI_CXX_SKIP_MPICXX ON CACHE BOOL "The C++ bindings that MPI itself gave up")
if(NOT PBO_SANITIZE)
  find_package(MPI QUIET COMPONENTS CXX)
endif()
if(MPI_CXX_FOUND)
  add_library(pbo_mpi INTERFACE)
  target_link_libraries(pbo_mpi INTERFACE MPI::MPI_CXX)
endif()

# Boost.MPI, whose communicators over() takes; its test is left out, with a sentence, where it is missing.
find_library(PBO_BOOST_MPI_LIBRARY boost_mpi)
find_library(PBO_BOOST_SERIALIZATION_LIBRARY boost_serialization)
mark_as_advanced(PBO_BOOST_MPI_LIBRARY PBO_BOOST_SERIALIZATION_LIBRARY)
if(TARGET pbo_mpi AND Boost_FOUND AND PBO_BOOST_MPI_LIBRARY AND PBO_BOOST_SERIALIZATION_LIBRARY)
  add_library(pbo_boost_mpi INTERFACE)
  target_link_libraries(pbo_boost_mpi INTERFACE ${PBO_BOOST_MPI_LIBRARY} ${PBO_BOOST_SERIALIZATION_LIBRARY} pbo_mpi)
endif()

# libxlsxwriter, which workbooks need; what needs it is left out, with a sentence, where it is missing.
find_path(PBO_XLSX_INCLUDE_DIR xlsxwriter.h)
find_library(PBO_XLSX_LIBRARY xlsxwriter)
mark_as_advanced(PBO_XLSX_INCLUDE_DIR PBO_XLSX_LIBRARY)
if(PBO_XLSX_INCLUDE_DIR AND PBO_XLSX_LIBRARY)
  add_library(pbo_xlsx INTERFACE)
  target_include_directories(pbo_xlsx SYSTEM INTERFACE ${PBO_XLSX_INCLUDE_DIR})
  target_link_libraries(pbo_xlsx INTERFACE ${PBO_XLSX_LIBRARY})
  target_compile_definitions(pbo_xlsx INTERFACE PBO_HAS_XLSX)
endif()
