// SPDX-FileCopyrightText: 2026 The pbo authors
// SPDX-License-Identifier: BSL-1.0
#ifndef PBO_MEASURE_DETAIL_NAMED_BY_HPP
#define PBO_MEASURE_DETAIL_NAMED_BY_HPP

// Who is it, where the context of a table knows more than the key?  A council with its name; otherwise the key itself.

#include <type_traits>
#include <utility>

namespace pbo::detail {

template <class Context, class Key>
[[nodiscard]] auto named_by(Context const& context, Key const& key) {
    if constexpr (requires { context.of(key); })
        return std::remove_cvref_t<decltype(context.of(key))>(context.of(key));
    else
        return key;
}

/// What the keys of a table are called by.
template <class Context, class Key>
using named_key = decltype(named_by(std::declval<Context const&>(), std::declval<Key const&>()));

}  // namespace pbo::detail

#endif
