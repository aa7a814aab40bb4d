// SPDX-FileCopyrightText: 2026 The pbo authors
// SPDX-License-Identifier: BSL-1.0
#ifndef PBO_PUBLISH_PROVENANCE_OF_HPP
#define PBO_PUBLISH_PROVENANCE_OF_HPP

// Where does a finding come from?  One function fills a provenance in from whatever the finding knows: its level, its method,
// and the context of its table (basis, role, period, complete count or sample).  Level and method are facts of the finding and
// are always set; what the caller has stated of the rest stays as it is.  What only the reader of a file knows (its name, the
// disclosure rule, the rows that were kept) the caller states.

#include <pbo/core/confidence_level.hpp>
#include <pbo/core/detail/when_called.hpp>
#include <pbo/core/label.hpp>
#include <pbo/core/text_form.hpp>
#include <pbo/publish/sheet.hpp>

#include <concepts>
#include <string>
#include <string_view>
#include <utility>

namespace pbo {

namespace detail {

template <class = detail::when_called>
inline void state_where_empty(std::string& entry, std::string_view known) {
    if (entry.empty()) entry = known;
}

/// A level, a method or its name, an instrument, the context of a table, or a finding that has some of them.
template <class Known>
void state_in(provenance& from, Known const& known) {
    if constexpr (std::same_as<Known, confidence_level>) {
        from.level = known.text();
    } else if constexpr (requires { known.view(); }) {
        from.method = known.view();
    } else if constexpr (requires { spelling(known.role()); }) {
        state_where_empty(from.role, spelling(known.role()));
    } else if constexpr (requires { label(known.name()); }) {
        from.method = label(known.name()).view();
    } else {
        if constexpr (requires { known.words.as_published; }) {
            // Counts as published have their own words, and none where the file does not say.
            if (known.words.as_published) {
                from.basis = known.words.basis;
                from.role = known.words.role;
                state_where_empty(from.period, known.period.text());
                if (known.counted != decltype(known.counted){})
                    state_where_empty(from.data, spelling(known.counted));
                else if (known.words.made_from.empty())
                    state_where_empty(from.data, "counts as published");
                else
                    state_where_empty(from.data, "counts made from " + known.words.made_from + " as published");
                return;
            }
        }
        if constexpr (requires { state_in(from, known.level); }) state_in(from, known.level);
        if constexpr (requires { known.method.view(); }) state_in(from, known.method);
        if constexpr (requires { spelling(known.basis); }) state_where_empty(from.basis, spelling(known.basis));
        if constexpr (requires { spelling(known.role); }) state_where_empty(from.role, spelling(known.role));
        if constexpr (requires { known.period.text(); }) state_where_empty(from.period, known.period.text());
        if constexpr (requires { spelling(known.counted); }) state_where_empty(from.data, spelling(known.counted));
        if constexpr (requires { known.context(); }) state_in(from, known.context());
    }
}

}  // namespace detail

/// What the caller states, completed by what the given things know.
template <class... Known>
[[nodiscard]] provenance completed(provenance from, Known const&... known) {
    (detail::state_in(from, known), ...);
    return from;
}

/// The context's entries, and the file's.
template <class Context>
[[nodiscard]] provenance provenance_of(Context const& context, std::string source,
                                       std::string rule = "none applied: counts as in the source") {
    return completed({.source = std::move(source), .rule = std::move(rule)}, context);
}

}  // namespace pbo

#endif
