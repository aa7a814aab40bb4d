# SPDX-FileCopyrightText: 2026 The pbo authors
# SPDX-License-Identifier: BSL-1.0

# What a header costs who includes it, beside its twin: a source that includes just the standard headers which ours include.
# Counted, not timed: the types, declarations, statements and expressions that Clang makes, which are the same on every
# machine.  Fails when the header's are more than limit per cent of its twin's.
#
#     cmake -D header=pbo/domain.hpp -D limit=200 -D include=FOLDER -D scratch=FOLDER -D compile=COMMAND -P compile_cost.cmake
cmake_minimum_required(VERSION 3.24)

function(cost source result)
  execute_process(COMMAND ${compile} -fsyntax-only -Xclang -print-stats ${source} RESULT_VARIABLE failed ERROR_VARIABLE told)
  if(failed)
    message(FATAL_ERROR "${source} does not compile:\n${told}")
  endif()
  set(sum 0)
  foreach(what types decls stmts/exprs)
    if(NOT told MATCHES "([0-9]+) ${what} total")
      message(FATAL_ERROR "this compiler does not tell how many ${what} it made")
    endif()
    math(EXPR sum "${sum} + ${CMAKE_MATCH_1}")
  endforeach()
  set(${result} ${sum} PARENT_SCOPE)
endfunction()

string(MAKE_C_IDENTIFIER ${header} name)
set(ours ${scratch}/${name}.cc)
set(twin ${scratch}/${name}_twin.cc)
file(WRITE ${ours} "#include <${header}>\n")
execute_process(COMMAND ${compile} -M ${ours} RESULT_VARIABLE failed OUTPUT_VARIABLE read)
if(failed)
  message(FATAL_ERROR "${header} does not compile")
endif()
string(REGEX MATCHALL "[^ \n\\]+" read "${read}")
set(includes)
foreach(file IN LISTS read)
  cmake_path(IS_PREFIX include ${file} NORMALIZE is_ours)
  if(is_ours)
    file(STRINGS ${file} lines REGEX "^#include <")
    list(FILTER lines EXCLUDE REGEX "<pbo")
    list(APPEND includes ${lines})
  endif()
endforeach()
list(REMOVE_DUPLICATES includes)
list(JOIN includes "\n" includes)
file(WRITE ${twin} "${includes}\n")

cost(${ours} of_ours)
cost(${twin} of_twin)
math(EXPR per_cent "100 * ${of_ours} / ${of_twin}")
set(told "<${header}> makes ${of_ours} types, declarations and expressions, its standard headers ${of_twin}: ${per_cent} %, at most ${limit}")
if(per_cent GREATER limit)
  message(FATAL_ERROR "${told}")
endif()
message(STATUS "${told}")
