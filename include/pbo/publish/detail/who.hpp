// SPDX-FileCopyrightText: 2026 The pbo authors
// SPDX-License-Identifier: BSL-1.0
#ifndef PBO_PUBLISH_DETAIL_WHO_HPP
#define PBO_PUBLISH_DETAIL_WHO_HPP

// The columns that say whose row it is: a council by its codes and name, any other key by its text.

#include <pbo/core/text_form.hpp>
#include <pbo/count/detail/key_text.hpp>
#include <pbo/domain/council.hpp>
#include <pbo/publish/sheet.hpp>

#include <concepts>
#include <string>
#include <vector>

namespace pbo::detail {

[[nodiscard]] inline std::vector<sheet_column> who_columns() {
    return {{"ons_code", "ONS code"}, {"cassr_code", "CASSR code"}, {"name", "name"}};
}

/// A council by its name, or by its key where it has none.
template <class Key>
[[nodiscard]] std::string name_of(Key const& who) {
    if constexpr (std::same_as<Key, council>)
        return who.name.empty() ? who.key().text() : std::string(who.name.view());
    else
        return key_text(who);
}

template <class Key>
[[nodiscard]] std::vector<sheet_cell> who_cells(Key const& who) {
    if constexpr (std::same_as<Key, council>)
        return {who.ons.text(), text_form<cassr_code>::write(who.cassr), name_of(who)};
    else
        return {std::string(), std::string(), key_text(who)};
}

/// The names in their order, at most so many of them.
template <class List, class Name>
[[nodiscard]] std::string named(List const& list, Name const& name, std::size_t most = 30) {
    std::string all;
    std::size_t n = 0;
    for (auto const& one : list) {
        if (n == most) return all + " and " + std::to_string(list.size() - most) + " more";
        all += (n++ == 0 ? "" : ", ") + name(one);
    }
    return all;
}

[[nodiscard]] inline std::string yes_or_no(figure<bool> const& answer) {
    return answer.has_value() ? (*answer ? "yes" : "no") : std::string(symbol(answer.reason()));
}

}  // namespace pbo::detail

#endif
