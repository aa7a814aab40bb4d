// SPDX-FileCopyrightText: 2026 The pbo authors
// SPDX-License-Identifier: BSL-1.0
#ifndef PBO_PUBLISH_DETAIL_WHO_HPP
#define PBO_PUBLISH_DETAIL_WHO_HPP

// The columns that say whose row it is: a council by its codes and name, any other key by its text.

#include <pbo/core/text_form.hpp>
#include <pbo/count/detail/key_text.hpp>
#include <pbo/domain/council.hpp>
#include <pbo/publish/described_columns.hpp>
#include <pbo/publish/sheet.hpp>

#include <concepts>
#include <string>
#include <utility>
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

/// Whose row it is, as texts: a council, another key, or what all together are called.
struct who_texts {
    std::string ons_code, cassr_code, name;
};
template <class Key>
[[nodiscard]] who_texts who_of(Key const& who) {
    if constexpr (std::same_as<Key, council>)
        return {who.ons.text(), text_form<cassr_code>::write(who.cassr), name_of(who)};
    else
        return {{}, {}, key_text(who)};
}
[[nodiscard]] inline who_texts all_called(std::string name) { return {{}, {}, std::move(name)}; }

/// The columns of whose row it is, of rows that have `who`.
template <class Row>
[[nodiscard]] described_columns<Row> who_described() {
    described_columns<Row> columns;
    columns.text("ons_code", "ONS code", [](Row const& r) { return r.who.ons_code; })
        .text("cassr_code", "CASSR code", [](Row const& r) { return r.who.cassr_code; })
        .key("name", "name", [](Row const& r) { return r.who.name; });
    return columns;
}

}  // namespace pbo::detail

#endif
