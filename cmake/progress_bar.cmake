# SPDX-FileCopyrightText: 2026 The pbo authors
# SPDX-License-Identifier: BSL-1.0

# Where a program shows its progress bar, and where not: on a pseudo-terminal (by `script`, of bsdutils) and without one,
# for a file of more than one part, made of the shipped survey again and again.
#
#     cmake -D program=PROGRAM -D survey=SURVEY.csv -D scratch=FOLDER -P progress_bar.cmake
cmake_minimum_required(VERSION 3.24)

find_program(script script)
if(NOT script)
  message("SKIPPED: there is no program 'script' here, which gives a command a terminal (Debian and Ubuntu: bsdutils)")
  return()
endif()
execute_process(COMMAND ${script} -qec true /dev/null INPUT_FILE /dev/null OUTPUT_QUIET ERROR_QUIET RESULT_VARIABLE code)
if(NOT code EQUAL 0)
  message("SKIPPED: 'script' can make no terminal here (is /dev/pts mounted?)")
  return()
endif()

file(REMOVE_RECURSE ${scratch})
file(MAKE_DIRECTORY ${scratch})
file(READ ${survey} text)
string(FIND "${text}" "\n" header_end)
math(EXPR header_end "${header_end} + 1")
string(SUBSTRING "${text}" 0 ${header_end} header)
string(SUBSTRING "${text}" ${header_end} -1 rows)
string(REPEAT "${rows}" 26 rows)
file(WRITE ${scratch}/good.csv "${header}${rows}")
file(WRITE ${scratch}/bad.csv "${header}${rows}a row,with two fields\n")
file(SIZE ${scratch}/good.csv size)
if(size LESS 18000000)
  message(FATAL_ERROR "${scratch}/good.csv has ${size} bytes: not more than one part")
endif()

# What a command writes to its terminal when standard output goes to a file.
function(on_a_terminal command output shown code)
  execute_process(COMMAND ${script} -qec "${command} >${output}" /dev/null INPUT_FILE /dev/null WORKING_DIRECTORY ${scratch}
                  OUTPUT_VARIABLE text ERROR_VARIABLE text RESULT_VARIABLE result)
  string(REPLACE "\r" "" text "${text}")
  set(${shown} "${text}" PARENT_SCOPE)
  set(${code} ${result} PARENT_SCOPE)
endfunction()
function(expect what text wanted)
  if(NOT text MATCHES "${wanted}")
    message(FATAL_ERROR "${what}: expected ${wanted}, found\n${text}")
  endif()
endfunction()

execute_process(COMMAND ${program} good.csv --role user --threads 2 WORKING_DIRECTORY ${scratch} OUTPUT_FILE ${scratch}/without.txt
                ERROR_VARIABLE text RESULT_VARIABLE code)
expect("exit code without a terminal" "${code}" "^0$")
expect("standard error without a terminal" "${text}" "^$")

set(scale "0%   10   20   30   40   50   60   70   80   90   100%\n[|]([-][-][-][-][|])+\n")
on_a_terminal("${program} good.csv --role user --threads 2" with.txt text code)
expect("exit code on a terminal" "${code}" "^0$")
expect("a terminal" "${text}" "^reading good.csv\n${scale}[*]+\n$")
string(REGEX MATCHALL "[*]" stars "${text}")
list(LENGTH stars stars)
expect("a bar that is full" "${stars}" "^51$")
execute_process(COMMAND ${CMAKE_COMMAND} -E compare_files ${scratch}/without.txt ${scratch}/with.txt RESULT_VARIABLE different)
expect("standard output with and without a bar" "${different}" "^0$")

on_a_terminal("${program} bad.csv --role user --threads 2" bad.txt text code)
expect("exit code for a bad row" "${code}" "^1$")
expect("a message below a bar half drawn" "${text}" "^reading bad.csv\n${scale}[*]+\npoet_report: bad.csv:[0-9]+: found '2 fields'")

on_a_terminal("${program} ${survey} --role user" small.txt text code)
expect("exit code for a small file" "${code}" "^0$")
expect("a small file on a terminal" "${text}" "^$")
file(REMOVE_RECURSE ${scratch})
