// SPDX-FileCopyrightText: 2026 The pbo authors
// SPDX-License-Identifier: BSL-1.0
#ifndef PBO_CORE_DETAIL_WHEN_CALLED_HPP
#define PBO_CORE_DETAIL_WHEN_CALLED_HPP

// What does the body of a function cost who includes it and does not call it?  The body of an inline function is compiled for
// everybody, with all that it uses: vectors of its rows, maps, sorting, descriptions of columns.  The body of a template is read,
// and compiled when it is first called.  So a function of more than one line that is no template by itself is one of a parameter
// that nobody gives:
//
//     template <class = detail::when_called>
//     [[nodiscard]] sheet sheet_of(attainment_table const& t) { ... }
//
// It is called, and its arguments are converted, as without.  What changes: its name alone, as the argument of a template, says
// nothing (a lambda that calls it does); so functions handed on by name stay as they are, and those with auto for a type, if called.

namespace pbo::detail {

struct when_called;

}  // namespace pbo::detail

#endif
