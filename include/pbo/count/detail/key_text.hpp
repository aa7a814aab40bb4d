// SPDX-FileCopyrightText: 2026 The pbo authors
// SPDX-License-Identifier: BSL-1.0
#ifndef PBO_COUNT_DETAIL_KEY_TEXT_HPP
#define PBO_COUNT_DETAIL_KEY_TEXT_HPP

// A key as text, for error messages and headings: its text form, else what it prints, else "(a key without a text)".

#include <pbo/core/text_form.hpp>

#include <concepts>
#include <ostream>
#include <locale>
#include <sstream>
#include <string>
#include <tuple>

namespace pbo::detail {

template <class T>
inline constexpr bool is_tuple = false;
template <class... T>
inline constexpr bool is_tuple<std::tuple<T...>> = true;

template <class Key>
[[nodiscard]] std::string key_text(Key const& key) {
    if constexpr (is_tuple<Key>) {
        std::string all;
        std::apply([&all](auto const&... part) { ((all += (all.empty() ? "" : ", ") + key_text(part)), ...); }, key);
        return all;
    } else if constexpr (has_text_form<Key>) {
        return text_form<Key>::write(key);
    } else if constexpr (requires(std::ostream& out) { out << key; }) {
        std::ostringstream out;
        out.imbue(std::locale::classic());  // a key of the user's may write numbers
        out << key;
        return out.str();
    } else {
        return "(a key without a text)";
    }
}

}  // namespace pbo::detail

#endif
