// SPDX-FileCopyrightText: 2026 The pbo authors
// SPDX-License-Identifier: BSL-1.0
#ifndef PBO_PUBLISH_DETAIL_COUNCIL_COLUMNS_HPP
#define PBO_PUBLISH_DETAIL_COUNCIL_COLUMNS_HPP

// Who a row is about: the columns with which every sheet about councils begins, so that sheets can be joined on them.

#include <pbo/core/text_form.hpp>
#include <pbo/domain/council.hpp>
#include <pbo/measure/take_up.hpp>
#include <pbo/publish/provenance_of.hpp>
#include <pbo/publish/sheet.hpp>

#include <cstddef>
#include <string>
#include <utility>
#include <vector>

namespace pbo::detail {

[[nodiscard]] inline std::vector<sheet_column> council_columns() {
    return {{"level", "level", shown_as::text, shown_to::programs},
            {"ons_code", "ONS code"},
            {"cassr_code", "CASSR code"},
            {"name", "name", shown_as::text, shown_to::everyone, true},
            {"region", "region"}};
}

/// What kind of row it is: a code that is no council's makes it an area.
[[nodiscard]] inline std::string level_of(council const& c) { return c.ons.is_stated() && !c.ons.is_council() ? "area" : "council"; }

[[nodiscard]] inline std::vector<sheet_cell> council_cells(council const& c) {
    return {level_of(c), c.ons.text(), text_form<cassr_code>::write(c.cassr), std::string(c.name.view()),
            std::string(c.region.view())};
}

/// What a note calls it.
[[nodiscard]] inline std::string name_of(council const& c) {
    return c.name.empty() ? c.key().text() : std::string(c.name.view());
}

/// The entries that a take-up table knows.
[[nodiscard]] inline provenance from_take_up(provenance from, take_up_context const& context) {
    return completed(std::move(from), context);
}

/// Where a council stands among the entries of the table, in whose order findings are.
[[nodiscard]] inline std::size_t position_in(take_up_table const& t, council_key const& key) {
    std::size_t at = 0;
    for (auto const& entry : t) {
        if (entry.key == key) return at;
        ++at;
    }
    return at;
}

/// "1 council", "3 councils".
[[nodiscard]] inline std::string councils_in_words(std::size_t n) {
    return std::to_string(n) + (n == 1 ? " council" : " councils");
}

}  // namespace pbo::detail

#endif
