# SPDX-FileCopyrightText: 2026 The pbo authors
# SPDX-License-Identifier: BSL-1.0

# cmake -D source=FILE -D compile=COMMAND -D forbidden=LIST -P includes_without.cmake
# Fails when the source includes, straight or through others, a header that is forbidden: of the folder "boost/", or of the
# name "regex".  A source that is no program, but a line or two that include what other tests compile, is only preprocessed
# (-D preprocessed=ON): <pbo.hpp> takes a compiler twenty seconds.
cmake_minimum_required(VERSION 3.24)

if(NOT preprocessed)
  execute_process(COMMAND ${compile} -fsyntax-only ${source} RESULT_VARIABLE failed ERROR_VARIABLE errors)
  if(failed)
    message(FATAL_ERROR "${source} does not compile:\n${errors}")
  endif()
endif()
execute_process(COMMAND ${compile} -M ${source} RESULT_VARIABLE failed OUTPUT_VARIABLE dependencies)
set(found)
foreach(one IN LISTS forbidden)
  if(one MATCHES "/$")
    string(REGEX MATCHALL "[^ \n\\]*/${one}[^ \n\\]*" some "${dependencies}")
  else()
    string(REGEX MATCHALL "[^ \n\\]*/${one}[ \n]" some "${dependencies}")
  endif()
  list(APPEND found ${some})
endforeach()
if(failed OR found)
  list(JOIN found "\n  " found)
  message(FATAL_ERROR "${source} reads\n  ${found}")
endif()
