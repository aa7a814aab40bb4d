// SPDX-FileCopyrightText: 2026 The pbo authors
// SPDX-License-Identifier: BSL-1.0
#ifndef PBO_PUBLISH_DETAIL_WHO_HPP
#define PBO_PUBLISH_DETAIL_WHO_HPP

// The columns that say whose row it is: a council by its codes and name, any other key by its text.

#include <pbo/core/detail/when_called.hpp>
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

/// A council by its name, or by its key where it has none.
template <class Key>
[[nodiscard]] std::string name_of(Key const& who) {
    if constexpr (std::same_as<Key, council>)
        return who.name.empty() ? who.key().text() : std::string(who.name.view());
    else
        return key_text(who);
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
    columns.text("ons_code", "ONS code", [](Row const& r) { return r.council.ons_code; })
        .text("cassr_code", "CASSR code", [](Row const& r) { return r.council.cassr_code; })
        .key("name", "name", [](Row const& r) { return r.council.name; });
    return columns;
}

/// Whose row it is among councils, regions and the whole; a code that is no council's makes it an area.
struct area_texts {
    std::string level, ons_code, cassr_code, name, region;
};
template <class = detail::when_called>
[[nodiscard]] inline area_texts area_of(council const& c) {
    return {c.ons.is_stated() && !c.ons.is_council() ? "area" : "council", c.ons.text(), text_form<cassr_code>::write(c.cassr),
            std::string(c.name.view()), std::string(c.region.view())};
}
[[nodiscard]] inline area_texts const& area_of(area_texts const& who) { return who; }
template <class = detail::when_called>
[[nodiscard]] inline area_texts area_of(council_key const& key) { return {"council", {}, {}, key.text(), {}}; }

/// The columns of whose row it is, of rows whose `who` is an area or a council.
template <class Row>
[[nodiscard]] described_columns<Row> area_columns() {
    described_columns<Row> columns;
    columns.text("level", "level", [](Row const& r) { return area_of(r.council).level; }, shown_to::programs)
        .text("ons_code", "ONS code", [](Row const& r) { return area_of(r.council).ons_code; })
        .text("cassr_code", "CASSR code", [](Row const& r) { return area_of(r.council).cassr_code; })
        .key("name", "name", [](Row const& r) { return area_of(r.council).name; })
        .text("region", "region", [](Row const& r) { return area_of(r.council).region; });
    return columns;
}

/// "1 council", "3 councils".
template <class = detail::when_called>
[[nodiscard]] inline std::string councils_in_words(std::size_t n) {
    return std::to_string(n) + (n == 1 ? " council" : " councils");
}

}  // namespace pbo::detail

#endif
