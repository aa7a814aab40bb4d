# SPDX-FileCopyrightText: 2026 The pbo authors
# SPDX-License-Identifier: BSL-1.0

# Several tests compiled as one source: most of what a test costs is the headers that it includes, and these are then read
# once for all of them.  Each test keeps its names to itself, for it stands in a namespace of its own: what the tests include
# is included before, and then no more.
#
#     pbo_together(RESULT NAME FOLDER SOURCES SIZE)
#
# sets RESULT to the sources to be compiled in place of SOURCES: NAME_1.cpp, ... in this build folder, each with SIZE tests,
# named from FOLDER, which must be among the folders of includes.
# A test is compiled alone when it says what may not stand in a namespace (it specialises a template of the library, replaces
# operator new, or is called from another source: namespace every) or asks
# the preprocessor (its includes may depend on the answer).  What a test says is read again when it changes.
function(pbo_together result name folder sources size)
  set(compiled)
  set(batch)
  set(number 0)
  set(alone "^(template <> *$|template <> *struct [a-z_]*::|struct [a-z]+::|void\\*? operator|namespace (pbo|std|boost|doctest|every)[: ]|int main|#(if|define))")
  list(SORT sources)
  foreach(source IN LISTS sources)
    set_property(DIRECTORY APPEND PROPERTY CMAKE_CONFIGURE_DEPENDS ${source})
    file(STRINGS ${source} on_its_own REGEX "${alone}" LIMIT_COUNT 1)
    if(on_its_own OR size LESS 2)
      list(APPEND compiled ${source})
    else()
      list(APPEND batch ${source})
    endif()
  endforeach()
  # Batches of the same size, give or take one.
  list(LENGTH batch left)
  math(EXPR batches "(${left} + ${size} - 1) / ${size}")
  while(left GREATER 0)
    math(EXPR take "(${left} + ${batches} - 1) / ${batches}")
    math(EXPR number "${number} + 1")
    math(EXPR batches "${batches} - 1")
    math(EXPR left "${left} - ${take}")
    list(SUBLIST batch 0 ${take} these)
    if(left GREATER 0)
      list(SUBLIST batch ${take} -1 batch)
    endif()
    if(take EQUAL 1)
      list(APPEND compiled ${these})
      continue()
    endif()
    set(includes)
    set(tests)
    foreach(source IN LISTS these)
      cmake_path(GET source PARENT_PATH beside)
      file(STRINGS ${source} lines REGEX "^#include ")
      foreach(line IN LISTS lines)
        if(line MATCHES "\"(.*)\"")
          set(header ${beside}/${CMAKE_MATCH_1})
          if(EXISTS ${header})
            cmake_path(RELATIVE_PATH header BASE_DIRECTORY ${folder})
            set(line "#include \"${header}\"")
          endif()
        endif()
        list(APPEND includes "${line}")
      endforeach()
      cmake_path(RELATIVE_PATH source BASE_DIRECTORY ${folder} OUTPUT_VARIABLE of)
      string(REGEX REPLACE "\\.cpp$" "" space "${of}")
      string(MAKE_C_IDENTIFIER "${space}" space)
      string(APPEND tests "\nnamespace test_of_${space} {\n#include \"${of}\"\n}\n")
    endforeach()
    list(REMOVE_DUPLICATES includes)
    list(JOIN includes "\n" includes)
    set(together ${CMAKE_CURRENT_BINARY_DIR}/together/${name}_${number}.cpp)
    file(CONFIGURE OUTPUT ${together} CONTENT "${includes}\n${tests}" @ONLY)
    list(APPEND compiled ${together})
  endwhile()
  set(${result} ${compiled} PARENT_SCOPE)
endfunction()
