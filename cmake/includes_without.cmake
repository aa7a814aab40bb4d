# SPDX-FileCopyrightText: 2026 The pbo authors
# SPDX-License-Identifier: BSL-1.0

# cmake -D source=FILE -D compile=COMMAND -D forbidden=WORD -P includes_without.cmake
# Fails when a header that the source includes, straight or through others, has a folder of the forbidden name.
cmake_minimum_required(VERSION 3.24)

execute_process(COMMAND ${compile} -fsyntax-only ${source} RESULT_VARIABLE failed ERROR_VARIABLE errors)
if(failed)
  message(FATAL_ERROR "${source} does not compile:\n${errors}")
endif()
execute_process(COMMAND ${compile} -M ${source} RESULT_VARIABLE failed OUTPUT_VARIABLE dependencies)
string(REGEX MATCHALL "[^ \n\\]*/${forbidden}/[^ \n\\]*" found "${dependencies}")
if(failed OR found)
  list(JOIN found "\n  " found)
  message(FATAL_ERROR "${source} reads\n  ${found}")
endif()
