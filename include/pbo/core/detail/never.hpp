// SPDX-FileCopyrightText: 2026 The pbo authors
// SPDX-License-Identifier: BSL-1.0
#ifndef PBO_CORE_DETAIL_NEVER_HPP
#define PBO_CORE_DETAIL_NEVER_HPP

// How does a wrong call end in one sentence?  static_assert(never<Argument>, "what to write instead") in the branch that is
// left when no right one fits: it depends on the argument, so that it is judged only when somebody calls it so.  The call then
// gives refused_call, so that nothing more is to be complained of.

namespace pbo::detail {

template <class...>
inline constexpr bool never = false;

struct refused_call {};

}  // namespace pbo::detail

#endif
