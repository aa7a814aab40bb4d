# SPDX-FileCopyrightText: 2026 The pbo authors
# SPDX-License-Identifier: BSL-1.0

# The programs as programs of a system: cmake -D PBO_INSTALL_PROGRAMS=ON, then cmake --install.  Each keeps its own name and options, with
# "pbo-" before it (bin/pbo-take-up-report), a page for man (made by help2man from its --help) and completion in bash and zsh.  One program
# with subcommands would be all of them in one file, and none could be left out where what it needs is missing.
set(pbo_completed)
foreach(program IN LISTS pbo_programs)
  string(REPLACE _ - installed_name pbo-${program})
  list(APPEND pbo_installed_names ${installed_name})
  list(APPEND pbo_completed ${program} ${installed_name})
endforeach()
list(JOIN pbo_completed " " pbo_completed)
foreach(shell bash zsh)
  configure_file(${CMAKE_CURRENT_SOURCE_DIR}/shell/completion.${shell}.in ${CMAKE_CURRENT_BINARY_DIR}/completion.${shell} @ONLY)
endforeach()

# Without PBO_INSTALL_PROGRAMS they are installed where they alone are asked for: cmake --install BUILD --component pbo_programs.
set(where_asked EXCLUDE_FROM_ALL)
if(PBO_INSTALL_PROGRAMS)
  set(where_asked)
  find_program(PBO_HELP2MAN help2man)
  if(NOT PBO_HELP2MAN)
    message(WARNING "The programs are installed without pages for man: there is no help2man (Debian and Ubuntu: help2man)")
  endif()
endif()
foreach(program installed_name IN ZIP_LISTS pbo_programs pbo_installed_names)
  install(PROGRAMS $<TARGET_FILE:${program}> DESTINATION ${CMAKE_INSTALL_BINDIR} RENAME ${installed_name}
          COMPONENT pbo_programs ${where_asked})
  install(FILES ${CMAKE_CURRENT_BINARY_DIR}/completion.bash DESTINATION ${CMAKE_INSTALL_DATADIR}/bash-completion/completions
          RENAME ${installed_name} COMPONENT pbo_programs ${where_asked})
  if(PBO_INSTALL_PROGRAMS AND PBO_HELP2MAN)
    set(page ${CMAKE_CURRENT_BINARY_DIR}/man/${installed_name}.1)
    add_custom_command(OUTPUT ${page} DEPENDS ${program} ${CMAKE_CURRENT_SOURCE_DIR}/shell/manual VERBATIM
                       COMMAND sh ${CMAKE_CURRENT_SOURCE_DIR}/shell/manual ${PBO_HELP2MAN} $<TARGET_FILE:${program}> ${page})
    list(APPEND pages ${page})
  endif()
endforeach()
if(pages)
  add_custom_target(pbo_manual ALL DEPENDS ${pages})
  install(FILES ${pages} DESTINATION ${CMAKE_INSTALL_MANDIR}/man1 COMPONENT pbo_programs)
endif()
install(FILES ${CMAKE_CURRENT_BINARY_DIR}/completion.zsh DESTINATION ${CMAKE_INSTALL_DATADIR}/zsh/site-functions RENAME _pbo
        COMPONENT pbo_programs ${where_asked})
install(DIRECTORY ${CMAKE_CURRENT_SOURCE_DIR}/data/ DESTINATION ${CMAKE_INSTALL_DATADIR}/pbo COMPONENT pbo_programs ${where_asked}
        FILES_MATCHING PATTERN "*.csv" PATTERN "README.md")
