# SPDX-FileCopyrightText: 2026 The pbo authors
# SPDX-License-Identifier: BSL-1.0

# Runs a generator and compares what it made with what is committed, byte for byte.
#
#     cmake -D generator=PROGRAM -D made=FILE -D committed=FILE -P same_as_committed.cmake
cmake_minimum_required(VERSION 3.24)
execute_process(COMMAND ${generator} ${made} RESULT_VARIABLE code)
if(NOT code EQUAL 0)
  message(FATAL_ERROR "${generator} ended with ${code}")
endif()
execute_process(COMMAND ${CMAKE_COMMAND} -E compare_files ${made} ${committed} RESULT_VARIABLE code)
if(NOT code EQUAL 0)
  message(FATAL_ERROR "${made} is not ${committed}: run the generator on the committed file, and read the difference")
endif()
