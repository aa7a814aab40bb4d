# SPDX-FileCopyrightText: 2026 The pbo authors
# SPDX-License-Identifier: BSL-1.0

# A program that must not compile, for the right reason: tests/compile_fail/README.md tells the scheme.
#
#     cmake -D source=FILE -D compiler_id=GNU -D compile=COMMAND -P compile_fail.cmake
cmake_minimum_required(VERSION 3.24)

file(STRINGS ${source} lines REGEX "^// (expects|with)")
set(expected)
set(bad -DPBO_BAD)
set(this_compiler GCC)
if(compiler_id MATCHES "Clang")
  set(this_compiler Clang)
endif()
foreach(line IN LISTS lines)
  if(line MATCHES "^// with: (.+)$")
    set(bad ${CMAKE_MATCH_1})
  elseif(line MATCHES "^// expects: (.+)$")
    list(APPEND expected "${CMAKE_MATCH_1}")
  elseif(line MATCHES "^// expects from (GCC|Clang): (.+)$")
    if(CMAKE_MATCH_1 STREQUAL this_compiler)
      list(APPEND expected "${CMAKE_MATCH_2}")
    endif()
  else()
    message(FATAL_ERROR "${source}: cannot understand '${line}'")
  endif()
endforeach()
if(NOT expected)
  message(FATAL_ERROR "${source} does not say what it expects of ${this_compiler}")
endif()

execute_process(COMMAND ${compile} -fsyntax-only ${source} RESULT_VARIABLE failed ERROR_VARIABLE errors)
if(failed)
  message(FATAL_ERROR "${source} must compile while PBO_BAD is not defined:\n${errors}")
endif()
execute_process(COMMAND ${compile} -fsyntax-only ${bad} ${source} RESULT_VARIABLE failed ERROR_VARIABLE errors)
if(NOT failed)
  message(FATAL_ERROR "${source} compiles with ${bad}; it must not")
endif()
# Compilers quote names in their own ways.
string(REGEX REPLACE "‘|’" "'" errors "${errors}")
foreach(text IN LISTS expected)
  string(FIND "${errors}" "${text}" found)
  if(found EQUAL -1)
    message(FATAL_ERROR "${source} fails to compile, but not because '${text}':\n${errors}")
  endif()
endforeach()
